using OtgBot.Scheduling;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>How far one run of posting is: a line in the log at each thousand and one at its end, where anything was due; and each for whoever watches the figures.</summary>
internal sealed partial class PostingProgress(PostingFigures figures, ILogger logger)
{
    private const int LineEvery = 1_000;

    private int posted, failed, missed, inDoubt, all;

    /// <summary>How many entries wait or are being handled.</summary>
    public Func<int> Waiting { get; set; } = () => 0;

    /// <summary>How many were dealt with.</summary>
    public int Count => all;

    /// <param name="state">What became of a prompt.</param>
    /// <param name="late">How long after its time; null where a lead wanted it, or where it was not posted just now.</param>
    public void Add(PostingState state, TimeSpan? late)
    {
        figures.Add(state, late);
        if (state == PostingState.Sent) Interlocked.Increment(ref posted);
        else if (state == PostingState.Failed) Interlocked.Increment(ref failed);
        else if (state == PostingState.Missed) Interlocked.Increment(ref missed);
        else if (state == PostingState.InDoubt) Interlocked.Increment(ref inDoubt);
        if (Interlocked.Increment(ref all) % LineEvery == 0) Tell();
    }

    public void Tell()
    {
        if (all == 0) return;
        var waiting = Waiting();
        Log.Progress(logger, posted, failed, missed, inDoubt, waiting);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Prompts: {Posted} posted, {Failed} failed, {Missed} missed, {InDoubt} in doubt, {Waiting} waiting")]
        public static partial void Progress(ILogger logger, int posted, int failed, int missed, int inDoubt, int waiting);
    }
}
