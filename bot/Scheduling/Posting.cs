using System.Text.Json.Serialization;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Scheduling;

/// <summary>
/// What became of something the bot posts on its own account, such as one occurrence in one community: the part of its row that says who
/// posts it and whether it stands there. Inserting the row with the claim decides between hosts, so of any number one wins.
/// </summary>
internal sealed record Posting
{
    /// <summary>Longer than any platform takes to answer: a claim this old has lost its host.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    /// <summary>Reasons that are also told to people, in words of their own.</summary>
    public const string ForPause = "paused";

    public const string ByLead = "skipped by a lead";

    public const string NoHost = "no host was running";

    public required PostingState State { get; init; }

    /// <summary>When it came into this state.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who claimed it: one running host.</summary>
    public string? Host { get; init; }

    /// <summary>The message it became.</summary>
    public string? MessageId { get; init; }

    /// <summary>Why it was not sent, or why nobody knows. Never user text.</summary>
    public string? Reason { get; init; }

    /// <summary>True if nothing more will be done by the clock.</summary>
    [JsonIgnore]
    public bool IsFinal => State is not (PostingState.Claimed or PostingState.Failed);

    /// <summary>True if a lead left it out, by a pause or a skip.</summary>
    [JsonIgnore]
    public bool IsByLead => State == PostingState.Skipped && (Reason is ForPause or ByLead);

    /// <summary>True if a host claimed it and was never heard of again: nobody can tell whether the message stands there.</summary>
    public bool IsLost(DateTimeOffset now) => State == PostingState.Claimed && now - At > Lease;

    public static Posting Claimed(string host, DateTimeOffset now) => new() { State = PostingState.Claimed, At = now, Host = host };

    public Posting Sent(string? messageId, DateTimeOffset now) =>
        this with { State = PostingState.Sent, At = now, MessageId = messageId, Reason = null };

    public Posting Failed(string? reason, DateTimeOffset now) => this with { State = PostingState.Failed, At = now, Reason = reason };

    public Posting InDoubt(string? reason, DateTimeOffset now) => this with { State = PostingState.InDoubt, At = now, Reason = reason };

    public static Posting Missed(string? reason, DateTimeOffset now) => new() { State = PostingState.Missed, At = now, Reason = reason };

    public static Posting Skipped(LeftOut why, DateTimeOffset now) => Skipped(
        why switch
        {
            LeftOut.Quiet => "quiet period",
            LeftOut.Holiday => "public holiday",
            LeftOut.Crowded => "its new week has one of its own",
            LeftOut.Paused => ForPause,
            _ => ByLead,
        },
        now);

    public static Posting Skipped(string? reason, DateTimeOffset now) => new() { State = PostingState.Skipped, At = now, Reason = reason };
}

internal enum PostingState
{
    /// <summary>A host is sending it right now.</summary>
    Claimed,

    /// <summary>It stands there.</summary>
    Sent,

    /// <summary>It certainly does not stand there; it is tried again until it is too late.</summary>
    Failed,

    /// <summary>Left out on purpose.</summary>
    Skipped,

    /// <summary>It was too late when a host came to it.</summary>
    Missed,

    /// <summary>It may stand there: never repeated by the clock, named in the log.</summary>
    InDoubt,
}
