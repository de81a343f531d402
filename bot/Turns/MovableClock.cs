namespace OtgBot.Turns;

/// <summary>
/// The host's clock while trying out: real time, plus however far somebody moved it forward, so that next Monday can come now.
/// </summary>
/// <param name="real">What the time goes on by.</param>
/// <param name="at">What it shows now; the real time if null.</param>
internal sealed class MovableClock(TimeProvider real, DateTimeOffset? at = null) : TimeProvider
{
    private readonly Lock guard = new();
    private TimeSpan ahead = at - real.GetUtcNow() ?? TimeSpan.Zero;
    private TaskCompletionSource moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TimeProvider Real => real;

    /// <summary>Ends when the clock is moved the next time.</summary>
    public Task Moved
    {
        get
        {
            lock (guard) return moved.Task;
        }
    }

    /// <summary>How far it is ahead of the world's.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (guard) return ahead;
        }
    }

    /// <summary>What goes by the world's time, however far this one was moved.</summary>
    public static TimeProvider Without(TimeProvider clock) => clock is MovableClock movable ? movable.Real : clock;

    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow()
    {
        lock (guard) return real.GetUtcNow() + ahead;
    }

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, dueTime, period);

    /// <summary>Moves the clock forward. It never goes back: what was posted stays posted.</summary>
    public void Forward(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        TaskCompletionSource was;
        lock (guard)
        {
            ahead += span;
            was = moved;
            moved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        was.SetResult();
    }
}
