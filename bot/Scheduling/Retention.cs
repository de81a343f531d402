using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Scheduling;

/// <summary>
/// How long things are kept: once a day every partition of the store is visited, whatever made it, and what is too old there goes. Nothing
/// depends on a list of what there is, so nothing that was left behind stays. It walks in ordinal order with a mark of where it is,
/// <see cref="AtOnce"/> partitions every ten minutes; all hosts and those after them go on from the same mark.
/// </summary>
internal sealed partial class Retention
{
    /// <summary>How long it is kept which person did what: 13 months, in whole weeks.</summary>
    public const int WeeksKept = 57;

    /// <summary>Partitions in one run: close to 300,000 a day.</summary>
    public const int AtOnce = 2_000;

    private static readonly Key Mark = new("host", "retention");

    private readonly IStore store;
    private readonly TimeProvider clock;
    private readonly ILogger<Retention> logger;
    private readonly List<(string Partitions, Visit Visit)> visits = [];

    public Retention(IStore store, Jobs jobs, TimeProvider clock, ILogger<Retention> logger)
    {
        (this.store, this.clock, this.logger) = (store, clock, logger);
        jobs.Add(new Job("retention", TimeSpan.FromMinutes(10), Run));
    }

    /// <summary>Has these partitions visited.</summary>
    /// <param name="partitions">The name of one, or how the names of several begin, up to and with a <c>|</c>.</param>
    /// <param name="visit">Deletes what is too old. Harmless on two hosts at once.</param>
    public void Add(string partitions, Visit visit) => visits.Add((partitions, visit));

    private async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var read = await store.Get(Mark, SchedulingJson.Default.RetentionMark, cancel);
        var mark = read?.Value ?? new RetentionMark(today, "", IsDone: false);
        if (mark.IsDone)
        {
            if (mark.Day >= today) return;
            mark = new RetentionMark(today, "", IsDone: false);
        }

        var oldest = IsoWeek.Of(now).Plus(-WeeksKept).Monday;
        var partitions = await store.Partitions(mark.After, AtOnce, cancel);
        foreach (var partition in partitions) await Visit(partition, oldest, cancel);
        var isDone = partitions.Count < AtOnce;
        mark = mark with { After = isDone ? "" : Before(partitions[^2], partitions[^1]), IsDone = isDone };

        // If another host was faster it stands where that one put it.
        if (read is null) await store.Insert(Mark, mark, SchedulingJson.Default.RetentionMark, cancel);
        else await store.Put(read, mark, SchedulingJson.Default.RetentionMark, cancel);
    }

    /// <summary>
    /// A text between two names, as short as it can be. The name itself may be a pseudonym, of somebody who is forgotten while it stands
    /// there; so the walk goes on at the last partition, not after it.
    /// </summary>
    private static string Before(string previous, string last)
    {
        var length = 1;
        while (length < last.Length && string.CompareOrdinal(last[..length], previous) <= 0) length++;
        return length < last.Length ? last[..length] : previous;
    }

    private async Task Visit(string partition, DateOnly oldest, CancellationToken cancel)
    {
        foreach (var (partitions, visit) in visits)
        {
            if (partitions.EndsWith('|') ? !partition.StartsWith(partitions, StringComparison.Ordinal) : partition != partitions) continue;
            try
            {
                await visit(partition, oldest, cancel);
            }
#pragma warning disable CA1031 // One that can't be read must not keep all that come after it for ever; tomorrow it is tried again.
            catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Broken(logger, broken, partitions);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "What is too old in one of the partitions {Partitions} could not be deleted; it is tried again tomorrow")]
        public static partial void Broken(ILogger logger, Exception exception, string partitions);
    }
}

/// <summary>Deletes what is too old in a partition.</summary>
/// <param name="partition">Its name.</param>
/// <param name="oldest">From this day on it is kept which person did what.</param>
/// <param name="cancel">Ends the call.</param>
internal delegate Task Visit(string partition, DateOnly oldest, CancellationToken cancel);

/// <summary>Where the walk of a day is.</summary>
/// <param name="Day">When it began.</param>
/// <param name="After">Up to here all were visited: the beginning of a name.</param>
/// <param name="IsDone">True once it came to the end.</param>
internal sealed record RetentionMark(DateOnly Day, string After, bool IsDone);
