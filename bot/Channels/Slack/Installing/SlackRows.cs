using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>Where this folder keeps its documents. Ids of workspaces and organisations are unique in all of Slack.</summary>
internal static class SlackRows
{
    /// <summary>Installations, what is being taken leave of, and used states.</summary>
    public const string Partition = "slack";

    public const string Left = "left|";

    public const string Doubt = "doubt|";

    public const string Used = "used|";

    public const string Place = "place|";

    public static Key Installed(string workspace) => new(Partition, Key.Of("in", workspace));

    public static Key LeftBy(string workspace) => new(Partition, Left + Key.Of(workspace));

    public static Key DoubtOf(string workspace) => new(Partition, Doubt + Key.Of(workspace));

    /// <summary>Ids of channels are unique in all of Slack, also of those that workspaces share.</summary>
    public static Key HomeOf(string conversation) => new(Partition, Key.Of("home", conversation));

    /// <summary>One partition a workspace, so that its places are one range.</summary>
    public static string PlacesOf(string workspace) => Key.Of("slack", workspace);

    public static Key PlaceOf(Address address) => new(PlacesOf(address.Workspace), Place + Key.Of(address.Conversation));
}

/// <summary>An installation as it is stored.</summary>
/// <param name="Token">Encrypted; empty once it is good for nothing.</param>
internal sealed record InstalledRow(string Token)
{
    public string? TeamId { get; init; }

    public string? EnterpriseId { get; init; }

    public bool IsOrgWide { get; init; }

    public string AppId { get; init; } = "";

    public required string BotUserId { get; init; }

    public string BotId { get; init; } = "";

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset InstalledAt { get; init; }

    public bool IsActive { get; init; } = true;
}

/// <summary>A conversation of a workspace that the bot was told of.</summary>
internal sealed record PlaceRow(Address Address);

/// <summary>A workspace that took the app away.</summary>
/// <param name="Workspace">Its id.</param>
/// <param name="At">When the bot was told.</param>
/// <param name="IsDone">True once all its communities know.</param>
internal sealed record LeftRow(string Workspace, DateTimeOffset At, bool IsDone)
{
    /// <summary>True if nobody told that it left: its token was refused for hours, and may be good again.</summary>
    public bool IsTokenKept { get; init; }
}

/// <summary>A workspace whose token Slack refused.</summary>
/// <param name="Route">What the installation is found by.</param>
/// <param name="Since">When it was refused first.</param>
/// <param name="Times">How often <c>auth.test</c> said so since.</param>
internal sealed record DoubtRow(string Route, DateTimeOffset Since, int Times);

/// <summary>A state that came back once and is good no more.</summary>
internal sealed record UsedRow;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(InstalledRow))]
[JsonSerializable(typeof(PlaceRow))]
[JsonSerializable(typeof(LeftRow))]
[JsonSerializable(typeof(DoubtRow))]
[JsonSerializable(typeof(UsedRow))]
internal sealed partial class SlackRowsJson : JsonSerializerContext;
