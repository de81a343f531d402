namespace OtgBot.Planner;

/// <summary>
/// Says when to stop: somebody cancelled, or the time is up. Whatever can take long asks here again and again, after so much work that half
/// a second never passes between two questions. Once it said so, it says so for good and looks at the clock no more.
/// </summary>
internal sealed class Deadline
{
    private readonly TimeProvider clock;
    private readonly TimeSpan limit;
    private readonly CancellationToken cancel;
    private readonly Deadline? whole;
    private readonly long began;
    private readonly Action<TimeSpan>? looked;
    private bool isOver;

    /// <param name="limit">From now on.</param>
    /// <param name="looked">Told how much time has passed, at each look at the clock.</param>
    public Deadline(TimeProvider clock, TimeSpan limit, CancellationToken cancel, Action<TimeSpan>? looked = null)
    {
        this.clock = clock;
        this.limit = limit;
        this.cancel = cancel;
        this.looked = looked;
        began = clock.GetTimestamp();
    }

    private Deadline(Deadline whole, TimeSpan limit)
    {
        (clock, cancel, began, looked) = (whole.clock, whole.cancel, whole.began, whole.looked);
        this.whole = whole;
        this.limit = limit;
    }

    public bool IsCancelled => cancel.IsCancellationRequested;

    public bool IsOver
    {
        get
        {
            if (isOver || whole?.isOver == true || cancel.IsCancellationRequested) return true;
            var passed = Passed;
            looked?.Invoke(passed);
            return isOver = passed >= limit;
        }
    }

    public TimeSpan Passed => clock.GetElapsedTime(began);

    /// <summary>An earlier one for a part of the work: this share of the whole, counted from the same beginning.</summary>
    public Deadline Until(double share) => new(this, limit * share);
}
