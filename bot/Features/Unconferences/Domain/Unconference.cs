namespace OtgBot.Features.Unconferences.Domain;

/// <summary>One unconference from call to close. Several communities may share it one day, so it belongs to none of their partitions.</summary>
internal sealed record Unconference
{
    public const int MostVotes = 20;
    public const int UsualVotes = 5;
    private const string UsualZone = "Europe/Oslo";

    /// <summary>The nonce of the dialog that opened it.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Theme { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>IANA name: of the community that opened it, at that time. Deadlines, slots and the agenda are told in it, wherever it is read.</summary>
    public string Zone { get; init => field = value ?? UsualZone; } = UsualZone;

    public int VotesPerPerson { get; init; } = UsualVotes;

    public Phase Phase { get; init; }

    /// <summary>Partitions of the communities that take part, the one that opened it first. What is announced is posted in each.</summary>
    public required IReadOnlyList<string> Communities { get; init; }

    public DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? VotingClosedAt { get; init; }

    /// <summary>When an agenda was published for the first time.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>True once the votes may be counted. It never becomes false again: the ballot box relies on that.</summary>
    public bool IsCounted => VotingClosedAt is not null;

    public Unconference OpenVoting(int topics) => Phase switch
    {
        Phase.Proposing when topics == 0 => throw Refusal.NothingToVoteOn(),
        Phase.Proposing => this with { Phase = Phase.Voting },
        Phase.Voting => throw Refusal.VotingIsOpen(),
        _ => throw Refusal.VotingIsOver(),
    };

    public Unconference CloseVoting(DateTimeOffset now) => Phase switch
    {
        Phase.Proposing => throw Refusal.VotingNotOpenYet(),
        Phase.Voting => this with { Phase = Phase.Planning, VotingClosedAt = now },
        _ => throw Refusal.VotingIsOver(),
    };

    /// <summary>An agenda is there for all to read. A better one may be published after it.</summary>
    public Unconference Publish(DateTimeOffset now) => Phase switch
    {
        Phase.Proposing => throw Refusal.VotingNotOpenYet(),
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
        _ => this with { Phase = Phase.Closed, ClosedAt = now },
    };

    public void CheckProposing()
    {
        if (Phase != Phase.Proposing) throw Refusal.NotProposing();
    }

    public void CheckWithdrawing()
    {
        if (Phase > Phase.Voting) throw Refusal.TooLateToWithdraw();
    }

    public void CheckVoting()
    {
        if (Phase == Phase.Proposing) throw Refusal.VotingNotOpenYet();
        if (Phase != Phase.Voting) throw Refusal.VotingIsOver();
    }
}

/// <summary>How far an unconference has come. They follow one another and never go back. Kept by name, so that more may come between.</summary>
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
