namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// One unconference from call to close. Several communities may share it one day, so it belongs to none of their partitions.
/// </summary>
internal sealed partial record Unconference
{
    public const int MostVotes = 20;
    public const int UsualVotes = 5;
    public const int MostCommunities = 30;
    public const int LongestOrganisation = 40;

    /// <summary>How long the closing can be undone.</summary>
    public static readonly TimeSpan Reopenable = TimeSpan.FromDays(7);

    private const string UsualZone = "Europe/Oslo";

    /// <summary>The nonce of the dialog that opened it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Theme { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>
    /// IANA name: of the community that opened it, at that time. Deadlines, slots and the agenda are told in it, wherever it is read.
    /// </summary>
    public string Zone { get; init => field = value ?? UsualZone; } = UsualZone;

    public int VotesPerPerson { get; init; } = UsualVotes;

    /// <summary>Chosen when it is opened.</summary>
    public VotingWay Way { get; init; }

    /// <summary>True if there is no vote, but a grid that hosts fill.</summary>
    public bool IsOpen => Way == VotingWay.Open;

    public Phase Phase { get; init; }

    /// <summary>Partitions of the communities that take part, the one that opened it first. What is announced is posted in each.</summary>
    public required IReadOnlyList<string> Communities { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When proposals end and voting opens by itself, or null if a lead does that.</summary>
    public DateTimeOffset? ProposalsUntil { get; init; }

    /// <summary>When voting closes by itself, or null if a lead does that.</summary>
    public DateTimeOffset? VotesUntil { get; init; }

    public DateTimeOffset? VotingOpenedAt { get; init; }

    /// <summary>The last time that proposals were to end and there was nothing to vote on.</summary>
    public DateTimeOffset? EmptyAt { get; init; }

    /// <summary>True if the clock opened the vote, so that the clock tells of it too.</summary>
    public bool OpenedByClock { get; init; }

    /// <summary>True if the clock closed the vote.</summary>
    public bool ClosedByClock { get; init; }

    public DateTimeOffset? VotingClosedAt { get; init; }

    /// <summary>When an agenda was published for the first time.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>How often it was closed: once, unless it was opened again.</summary>
    public int Closings { get; init; }

    /// <summary>True if it ended since it does not take place.</summary>
    public bool IsCalledOff { get; init; }

    /// <summary>The last change of the whole; null if there was none.</summary>
    public WholeChange? Changed { get; init; }

    /// <summary>The code that is handed out now, or was last.</summary>
    public string? JoinCode { get; init; }

    /// <summary>What the communities are called towards each other, if their leads chose a name.</summary>
    public IReadOnlyList<Organisation> Organisations { get; init => field = value ?? []; } = [];

    /// <summary>The community whose leads run it: the one that opened it, and if that left, the next.</summary>
    public string? Owner => Communities.Count > 0 ? Communities[0] : null;

    public string? OrganisationOf(string community) => Organisations.FirstOrDefault(named => named.Community == community)?.Name;

    public Unconference Called(string community, string? name)
    {
        var others = Organisations.Where(named => named.Community != community);
        return this with { Organisations = name is null ? [.. others] : [.. others, new Organisation(community, name)] };
    }

    public Unconference With(string community)
    {
        if (Phase == Phase.Closed) throw SharingRefusal.IsOver();
        if (Communities.Contains(community)) return this;
        return Communities.Count < MostCommunities
            ? this with { Communities = [.. Communities, community] }
            : throw SharingRefusal.IsFull();
    }

    public Unconference Without(string community) =>
        Called(community, null) with { Communities = [.. Communities.Where(other => other != community)] };

    /// <summary>
    /// The owner went, or can't be reached: it stands last, and the first of the others that is there runs it. The same object if there is
    /// none.
    /// </summary>
    public Unconference HandedOver(string from, Func<string, bool> isThere)
    {
        if (Owner != from || Communities.Skip(1).FirstOrDefault(isThere) is not { } next) return this;
        return this with { Communities = [next, .. Communities.Where(other => other != next && other != from), from] };
    }

    /// <summary>Throws a sentence if another community's leads run it.</summary>
    public void CheckOwner(string community)
    {
        if (Owner != community) throw SharingRefusal.OwnerOnly();
    }

    /// <summary>One that nobody closed was over on its own day.</summary>
    public bool IsOverBefore(DateOnly day) => (ClosedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : Date) < day;

    /// <summary>True once the votes may be counted. It never becomes false again: the ballot box relies on that.</summary>
    public bool IsCounted => VotingClosedAt is not null;

    public TimeZoneInfo TimeZone =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Zone, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(UsualZone);
}

/// <summary>What a community is called towards the others.</summary>
/// <param name="Community">Its partition.</param>
internal sealed record Organisation(string Community, string Name);

/// <summary>How a ballot is filled in.</summary>
internal enum VotingWay
{
    /// <summary>Each person spends so many votes on topics they choose.</summary>
    Votes,

    /// <summary>Each person scores the few topics they are dealt.</summary>
    Crowd,

    /// <summary>Nobody votes: there is a grid of empty places, and who comes first takes one.</summary>
    Open,
}

/// <summary>
/// How far an unconference has come. They follow one another and never go back, but that a closing can be undone for a week. Kept by name,
/// so that more may come between.
/// </summary>
internal enum Phase
{
    /// <summary>Topics are proposed and changed.</summary>
    Proposing,

    /// <summary>Ballots are filled in; nobody sees a count.</summary>
    Voting,

    /// <summary>Voting is closed and the result stands.</summary>
    Planning,

    /// <summary>The agenda is there for all to read.</summary>
    Published,

    /// <summary>It is over and remains readable.</summary>
    Closed,
}
