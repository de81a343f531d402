using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>
/// Says that a host is making an agenda right now, so that no other does. It holds for a while and is renewed as long as the host lives;
/// afterwards anyone may take it over.
/// </summary>
internal sealed record PlanningClaim
{
    /// <summary>Long enough for a busy host to renew it several times.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(45);

    /// <summary>Names this making of an agenda.</summary>
    public required string Run { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>Which process makes it, if only one can have the store; null if several share it.</summary>
    public string? Process { get; init; }

    /// <summary>Partition of the community whose lead asked.</summary>
    public required string Community { get; init; }

    /// <summary>Where the card with the progress stands.</summary>
    public required Address At { get; init; }

    public string? MessageId { get; init; }

    public required Language Language { get; init; }

    /// <summary>A lead called it off; the host that works on it will see, if it lives. Another may take its place at once.</summary>
    public bool IsCancelled { get; init; }

    /// <param name="process">The one that asks, if only one can have the store: then another's claim is one of the dead.</param>
    public bool Holds(DateTimeOffset now, string? process) => Until > now && (process is null || Process == process);

    public bool KeepsOthersOut(DateTimeOffset now, string? process) => Holds(now, process) && !IsCancelled;
}

/// <summary>Points to an unconference whose agenda is being made, so that one left behind by a host that died is found.</summary>
internal sealed record PlanningEntry(string Id);
