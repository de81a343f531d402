
namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// One unconference from call to close. Several communities may share it one day, so it belongs to none of their partitions.
/// </summary>
internal sealed record Unconference
{
    public const int MostVotes = 20;
    public const int UsualVotes = 5;
    public const int MostCommunities = 30;
    public const int LongestOrganisation = 40;

    /// <summary>So long the closing can be undone.</summary>
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

    /// <summary>Opens the vote. A closing time that has passed meanwhile no longer counts, or nobody could vote.</summary>
    public Unconference OpenVoting(int topics, DateTimeOffset now) => Phase switch
    {
        _ when IsOpen => throw OpenSpaceRefusal.NoVote(),
        Phase.Proposing when topics == 0 => throw Refusal.NothingToVoteOn(),
        Phase.Proposing => this with { Phase = Phase.Voting, VotingOpenedAt = now, VotesUntil = VotesUntil > now ? VotesUntil : null },
        Phase.Voting => throw Refusal.VotingIsOpen(),
        _ => throw Refusal.VotingIsOver(),
    };

    public Unconference CloseVoting(DateTimeOffset now) => Phase switch
    {
        _ when IsOpen => throw OpenSpaceRefusal.NoVote(),
        Phase.Proposing => throw Refusal.VotingNotOpenYet(Local(ProposalsUntil)),
        Phase.Voting => this with { Phase = Phase.Planning, VotingClosedAt = now },
        _ => throw Refusal.VotingIsOver(),
    };

    /// <summary>The grid of an open one is there for all to fill.</summary>
    public Unconference OpenGrid(DateTimeOffset now) =>
        IsOpen && Phase == Phase.Proposing ? this with { Phase = Phase.Published, PublishedAt = now } : this;

    /// <summary>An agenda is there for all to read. A better one may be published after it.</summary>
    public Unconference Publish(DateTimeOffset now) => Phase switch
    {
        Phase.Proposing => throw Refusal.VotingNotOpenYet(Local(ProposalsUntil)),
        Phase.Voting => throw Refusal.CloseVotingFirst(),
        Phase.Planning => this with { Phase = Phase.Published, PublishedAt = now },
        Phase.Published => this,
        _ => throw Refusal.NoneOpen(),
    };

    /// <summary>An open vote is closed first, so that no vote is thrown away by a slip.</summary>
    public Unconference Close(DateTimeOffset now) => Phase switch
    {
        Phase.Voting => throw Refusal.CloseVotingFirst(),
        Phase.Closed => throw Refusal.NoneOpen(),
        _ => this with { Phase = Phase.Closed, ClosedAt = now, Closings = Closings + 1 },
    };

    /// <summary>It does not take place. Votes that were cast stay uncounted, in case it is opened again.</summary>
    public Unconference CallOff(DateTimeOffset now) => Phase == Phase.Closed
        ? throw Refusal.NoneOpen()
        : this with { Phase = Phase.Closed, ClosedAt = now, IsCalledOff = true, Changed = Next(ChangeKind.CalledOff) };

    /// <summary>
    /// Back to where it was, within a week. A vote that was closed stays closed and its count stands; one that was open goes on, since
    /// nothing was counted. Deadlines that have passed meanwhile no longer count.
    /// </summary>
    public Unconference Reopen(DateTimeOffset now)
    {
        if (Phase != Phase.Closed) throw ChangeRefusal.NotClosed(Name);
        if (now - ClosedAt > Reopenable) throw ChangeRefusal.TooLateToReopen(Name);
        return this with
        {
            Phase = PublishedAt is not null
                ? Phase.Published
                : VotingClosedAt is not null ? Phase.Planning : VotingOpenedAt is not null ? Phase.Voting : Phase.Proposing,
            ClosedAt = null,
            Closings = Math.Max(1, Closings),
            IsCalledOff = false,
            ProposalsUntil = VotingOpenedAt is null && ProposalsUntil <= now ? null : ProposalsUntil,
            VotesUntil = VotingClosedAt is null && VotesUntil <= now ? null : VotesUntil,
            Changed = Next(ChangeKind.Reopened),
        };
    }

    /// <summary>
    /// With what a lead wants to be another. Deadlines to come keep their distance to the day, and their time on the wall. The same object
    /// if all is as it was.
    /// </summary>
    public Unconference With(string name, string? theme, DateOnly date, int votes, string zone, DateTimeOffset now)
    {
        if (Phase == Phase.Closed) throw Refusal.NoneOpen();
        if (votes != VotesPerPerson && IsCounted) throw ChangeRefusal.VotesAreCounted(VotesPerPerson);
        if (votes < VotesPerPerson && Phase == Phase.Voting) throw ChangeRefusal.VotesOnlyMore(VotesPerPerson);
        if ((name, theme, date, votes, zone) == (Name, Theme, Date, VotesPerPerson, Zone)) return this;
        var changed =
            this with { Name = name, Theme = theme, Date = date, VotesPerPerson = votes, Zone = zone, Changed = Next(ChangeKind.Edited) };
        return changed with { ProposalsUntil = Moved(ProposalsUntil), VotesUntil = Moved(VotesUntil) };

        DateTimeOffset? Moved(DateTimeOffset? deadline)
        {
            if (deadline is not { } at || at <= now) return deadline;
            var local = TimeZoneInfo.ConvertTime(at, TimeZone).DateTime.AddDays(date.DayNumber - Date.DayNumber);
            var moved = new DateTimeOffset(local, changed.TimeZone.GetUtcOffset(local)).ToUniversalTime();
            return moved > now ? moved : throw ChangeRefusal.DeadlineWouldPass();
        }
    }

    private WholeChange Next(ChangeKind kind) =>
        new((Changed?.Number ?? 0) + 1, kind) { Name = Name, Theme = Theme, Date = Date, Votes = VotesPerPerson, Zone = Zone };

    /// <summary>
    /// What the clock does to it at this instant: the vote opens or closes if its time has come. The same object if nothing is
    /// due, or if a lead was there first.
    /// </summary>
    /// <param name="topics">How many stand.</param>
    public Unconference AtDeadline(int topics, DateTimeOffset now) => Phase switch
    {
        Phase.Proposing when ProposalsUntil <= now => topics == 0
            ? this with { ProposalsUntil = null, EmptyAt = now }
            : OpenVoting(topics, now) with { OpenedByClock = true },
        Phase.Voting when VotesUntil <= now => CloseVoting(now) with { ClosedByClock = true },
        _ => this,
    };

    /// <summary>Sets when proposals and votes end; null leaves it to a lead. What has ended keeps its time.</summary>
    public Unconference WithDeadlines(DateTimeOffset? proposals, DateTimeOffset? votes, DateTimeOffset now)
    {
        if (IsOpen)
            return proposals is null && votes is null ? this : throw OpenSpaceRefusal.NoDeadline(proposals is null ? "closes" : "opens");
        if (Phase > Phase.Voting) throw Refusal.VotingIsOver();
        if (Phase == Phase.Voting) proposals = ProposalsUntil;
        else if (proposals <= now) throw DeadlineRefusal.InThePast("opens", Example(now));
        if (votes <= now) throw DeadlineRefusal.InThePast("closes", Example(now));
        CheckDay(proposals, "opens");
        CheckDay(votes, "closes");
        if (Phase == Phase.Proposing && votes <= proposals) throw DeadlineRefusal.VotesEndFirst(Example(proposals!.Value));
        return this with { ProposalsUntil = proposals, VotesUntil = votes };
    }

    /// <summary>A deadline as the clocks say where it is held.</summary>
    public DateTime? Local(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, TimeZone).DateTime : null;

    /// <summary>A day on which a deadline may be: the day after, or the last one there is.</summary>
    public DateOnly Example(DateTimeOffset after)
    {
        var next = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, TimeZone).DateTime).AddDays(1);
        return next < Date ? next : Date;
    }

    private void CheckDay(DateTimeOffset? deadline, string question)
    {
        if (deadline is { } at && DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime) > Date)
            throw DeadlineRefusal.AfterTheDay(question, Date);
    }

    /// <summary>A topic may come in every phase: before the count it joins the vote, later it waits on the wall.</summary>
    public void CheckProposing()
    {
        if (Phase == Phase.Closed) throw Refusal.NoneOpen();
    }

    /// <summary>True if a topic that is proposed now came too late for the vote, or there is none.</summary>
    public bool IsWallOpen => Phase is Phase.Planning or Phase.Published;

    /// <summary>What people vote on stays as it is. The deadline counts by itself, though the clock comes by a little later.</summary>
    public void CheckEditing(DateTimeOffset now)
    {
        if (IsOpen && Phase != Phase.Closed) return;
        if (Phase != Phase.Proposing || ProposalsUntil <= now) throw Refusal.NotEditing();
    }

    public void CheckWithdrawing()
    {
        if (Phase == Phase.Closed) throw Refusal.NoneOpen();
    }

    /// <summary>A vote that comes after the deadline is told no, though the clock comes by a little later.</summary>
    public void CheckVoting(DateTimeOffset now)
    {
        if (IsOpen) throw OpenSpaceRefusal.NoVote();
        if (Phase == Phase.Proposing) throw Refusal.VotingNotOpenYet(Local(ProposalsUntil));
        if (Phase != Phase.Voting || VotesUntil <= now) throw Refusal.VotingIsOver();
    }
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
