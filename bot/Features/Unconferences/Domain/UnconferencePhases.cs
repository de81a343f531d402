namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// How it goes from phase to phase, by a lead or by the clock; what may be changed about the whole, and what may be done when.
/// </summary>
internal sealed partial record Unconference
{
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
