using OtgBot.Scheduling;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// How far posting is: a line in the log at each thousand and one when nothing is due any more; and each for whoever watches the figures.
/// </summary>
internal sealed partial class PostingProgress(PostingFigures figures, AlarmClock alarmClock, ILogger<PostingProgress> logger)
{
    private const int LineEvery = 1_000;

    private int posted, failed, missed, inDoubt, all;

    /// <param name="state">What became of a prompt.</param>
    /// <param name="late">How long after its time; null if a lead wanted it, or if it was not posted just now.</param>
    public void Add(PostingState state, TimeSpan? late)
    {
        figures.Add(state, late);
        if (state == PostingState.Sent) Interlocked.Increment(ref posted);
        else if (state == PostingState.Failed) Interlocked.Increment(ref failed);
        else if (state == PostingState.Missed) Interlocked.Increment(ref missed);
        else if (state == PostingState.InDoubt) Interlocked.Increment(ref inDoubt);
        if (Interlocked.Increment(ref all) % LineEvery == 0) Tell(posted, failed, missed, inDoubt);
    }

    /// <summary>Nothing is due any more.</summary>
    public void Over()
    {
        if (Interlocked.Exchange(ref all, 0) == 0) return;
        Tell(Interlocked.Exchange(ref posted, 0), Interlocked.Exchange(ref failed, 0), Interlocked.Exchange(ref missed, 0),
            Interlocked.Exchange(ref inDoubt, 0));
    }

    private void Tell(int sent, int refused, int late, int doubtful)
    {
        var left = alarmClock.Waiting;
        Log.Progress(logger, sent, refused, late, doubtful, left);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "Prompts: {Posted} posted, {Failed} failed, {Missed} missed, {InDoubt} in doubt, {Waiting} waiting")]
        public static partial void Progress(ILogger logger, int posted, int failed, int missed, int inDoubt, int waiting);
    }
}
