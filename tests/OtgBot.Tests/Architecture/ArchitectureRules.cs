namespace OtgBot.Tests.Architecture;

/// <summary>Who may see whom, and how things are named: the rows that <see cref="ArchitectureTests"/> holds the assemblies to.</summary>
internal static class ArchitectureRules
{
    private static readonly string[] Web = ["Microsoft.AspNetCore", "Microsoft.Extensions.Hosting", "Azure.", "System.Net."];

    private static readonly string[] Engines = ["Azure.", "Microsoft.Data.Sqlite"];

    /// <summary>What a pure rule must not touch: the world, and anything that answers differently the next time.</summary>
    private static readonly string[] World =
    [
        .. Web, "Microsoft.", "Google.", "System.IO.", "System.TimeProvider", "System.Random", "System.Console", "System.Diagnostics.Process",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Threading.",
    ];

    private static readonly string[] SlackUses = ["Channels.", "Turns", "Cards", "Storage."];

    /// <summary>The most particular row that fits a namespace counts, so those stand first.</summary>
    public static readonly IReadOnlyList<Area> Areas =
    [
        new("Storage", [], []),
        // A problem of its own: what it needs of the world, a clock and that somebody gave up waiting, is passed in.
        new("Planner", [], World) { ButFor = ["System.TimeProvider", "System.Threading.CancellationToken"] },
        new("Turns", ["Cards", "Storage"], Engines),
        new("Dialogs", ["Turns", "Storage", "Cards"], [.. Engines, "System.Net."]),
        new("Scheduling", ["Turns", "Storage"], Engines),
        // That somebody gave up waiting is passed in, so a long rule may look at it.
        new("Features.*.Domain", ["Planner"], World) { ButFor = ["System.Threading.CancellationToken"] },
        new("Features.*", ["Features.", "Planner", "Turns", "Dialogs", "Scheduling", "Storage.", "Storage.Sealing", "Cards"], [.. Engines, "System.Net."]),
        new("Features", ["Turns", "Dialogs", "Scheduling", "Cards"], Engines),
        // One direction: what is received is answered, what is answered is sent. Who sends knows nothing of those before.
        new("Channels.Slack.Receiving", ["Channels.Slack.", "Channels.Slack.Answering", "Channels.Slack.Sending", "Channels.Slack.Installing", .. SlackUses], Engines),
        new("Channels.Slack.Answering", ["Channels.Slack.", "Channels.Slack.Sending", "Channels.Slack.Installing", .. SlackUses], Engines),
        new("Channels.Slack.Sending", ["Channels.Slack.", "Channels.Slack.Installing", .. SlackUses], Engines),
        new("Channels.Slack.Installing", ["Channels.Slack.", "Channels.Slack.Sending", .. SlackUses], Engines),
        new("Channels.*", ["Channels.", "Turns", "Cards", "Storage."], Engines),
        new("Channels", ["Turns", "Cards", "Storage."], Engines),
        new("Cards", [], [.. Engines, .. Web, "Microsoft."]),
    ];

    /// <summary>The interfaces of the bot; there is no other.</summary>
    public static readonly IReadOnlyList<string> Ports = ["IChannel", "IStore", "IFeature"];

    /// <summary>More than this, and a class does more than one thing.</summary>
    public const int MostDependencies = 6;

    /// <summary>Who may have more, and why. The list shrinks: a row that is no longer needed is a fault too.</summary>
    public static readonly IReadOnlyDictionary<string, string> MayHaveMore = new Dictionary<string, string>
    {
        ["TurnServices"] = "is the bundle itself, which spares each turn the rest: it holds and does nothing",
    };

    /// <summary>Names that say nothing.</summary>
    public static readonly IReadOnlyList<string> EmptyEndings = ["Manager", "Helper", "Helpers", "Utils", "Util", "Service", "Common", "Base", "Impl", "Processor"];
}
