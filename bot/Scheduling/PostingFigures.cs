using System.Diagnostics.Metrics;

namespace OtgBot.Scheduling;

/// <summary>
/// What became of prompts, for whoever watches the bot: the meter <c>OtgBot</c>, read by OpenTelemetry or <c>dotnet-counters</c>.
/// </summary>
internal sealed class PostingFigures : IDisposable
{
    public const string MeterName = "OtgBot";

    private readonly Counter<long> posted, failed, missed, inDoubt;
    private readonly Histogram<double> lag;

    public Meter Meter { get; } = new(MeterName);

    public PostingFigures()
    {
        posted = Meter.CreateCounter<long>("otgbot.prompts.posted", "{prompt}", "Prompts that stand in their channel");
        failed = Meter.CreateCounter<long>("otgbot.prompts.failed", "{try}",
            "Tries to post that were refused; tried again until it is too late");
        missed = Meter.CreateCounter<long>("otgbot.prompts.missed", "{prompt}", "Prompts that were too late to post");
        inDoubt = Meter.CreateCounter<long>("otgbot.prompts.in_doubt", "{prompt}", "Prompts that may or may not stand there");
        lag = Meter.CreateHistogram<double>("otgbot.prompts.due_lag", "s", "From the moment a prompt was due to the moment it stood there");
    }

    /// <param name="state">What became of it.</param>
    /// <param name="late">Since it was due; null if it was posted at a lead's word.</param>
    public void Add(PostingState state, TimeSpan? late)
    {
        switch (state)
        {
            case PostingState.Sent:
                posted.Add(1);
                if (late is { } time) lag.Record(time.TotalSeconds);
                break;
            case PostingState.Failed:
                failed.Add(1);
                break;
            case PostingState.Missed:
                missed.Add(1);
                break;
            case PostingState.InDoubt:
                inDoubt.Add(1);
                break;
        }
    }

    public void Dispose() => Meter.Dispose();
}
