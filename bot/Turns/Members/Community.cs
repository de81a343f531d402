using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using OtgBot.Storage;

namespace OtgBot.Turns.Members;

/// <summary>
/// A channel or group chat where the bot is set up: its language, zone and leads. One document, read on every turn there.
/// </summary>
internal sealed record Community
{
    public required Address Address { get; init; }

    public string Name { get; init; } = "";

    public Language Language { get; init; } = Language.Nb;

    /// <summary>
    /// The platform's id of the team it is a channel of, or null. It stands in that team's list; see <see cref="Communities.OfTeam"/>.
    /// </summary>
    public string? Team { get; init; }

    /// <summary>What that team is called, if it is known: <see cref="Name"/> then begins with it.</summary>
    public string? TeamName { get; init; }

    /// <summary>IANA name.</summary>
    public string Zone { get; init; } = "Europe/Oslo";

    [JsonIgnore]
    public TimeZoneInfo TimeZone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public IReadOnlyList<Lead> Leads { get; init; } = [];

    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>True once the welcome was posted: it is posted once, however often the platform tells of the installation.</summary>
    public bool Welcomed { get; init; }

    /// <summary>When the bot was taken away; its data goes 30 days later unless it comes back.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>
    /// Why nothing can be posted here (the platform's status and code), or null while it can. Only the prompt is still tried, once each
    /// time it is due; when it gets through, or the bot is seen there again, this is cleared.
    /// </summary>
    public string? Inactive { get; init; }

    /// <summary>
    /// Since when it is inactive. After 30 days of that its data goes as if the bot had been taken away: the platform may never have told.
    /// </summary>
    public DateTimeOffset? InactiveAt { get; init; }

    [JsonIgnore]
    public bool CanPost => RemovedAt is null && Inactive is null;

    /// <summary>A short name for this community in a button's data, so that a press elsewhere is recognised.</summary>
    [JsonIgnore]
    public string Tag => tag ??= TagOf(Address.Partition);

    private const string Between = " – ";

    private string? tag;

    /// <summary>What it was called before its conversation got another id: cards that were made then bring that back.</summary>
    public IReadOnlyList<string> FormerTags { get; init => field = value ?? []; } = [];

    /// <summary>True if this is what a button of one of its cards brings back.</summary>
    public bool IsTagged(string given) => given == Tag || FormerTags.Contains(given);

    public static string TagOf(string partition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(partition))[..5]);

    /// <summary>Under the new names of its team, of itself, or of both.</summary>
    public Community Renamed(string? team, string? own)
    {
        team ??= TeamName;
        own ??= OwnName;
        return this with { TeamName = team, Name = team is not { Length: > 0 } ? own : own.Length == 0 ? team : $"{team}{Between}{own}" };
    }

    /// <summary>Its name without the team's. If it dates from before the team's was kept: what follows the last dash.</summary>
    private string OwnName =>
        TeamName is { Length: > 0 } team && Name.StartsWith(team, StringComparison.Ordinal) ? Name[team.Length..].TrimStart(' ', '–')
        : Team is not null && TeamName is null && Name.LastIndexOf(Between, StringComparison.Ordinal) is >= 0 and var at
            ? Name[(at + Between.Length)..]
        : Team == Address.Conversation ? "" : Name;

    public bool IsLead(Person person) => Leads.Any(lead => lead.Id == person.Id);

    public static Key KeyOf(string partition) => new(partition, "community");
}

/// <summary>A row of a team's list.</summary>
/// <param name="Partition">The community's.</param>
internal sealed record TeamPlace(string Partition);

/// <summary>Someone who runs the schedule and the unconference of a community.</summary>
internal sealed record Lead(string Id, string Name);
