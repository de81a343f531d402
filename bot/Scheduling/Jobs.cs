namespace OtgBot.Scheduling;

/// <summary>Something that is done again and again, on every host: it must be harmless when two hosts do it at once.</summary>
/// <param name="Name">Unique; in the log.</param>
/// <param name="Every">From the end of one run to the start of the next.</param>
internal sealed record Job(string Name, TimeSpan Every, Func<CancellationToken, Task> Run);

/// <summary>The jobs of all features. Filled at start.</summary>
internal sealed class Jobs
{
    private readonly List<Job> all = [];

    public IReadOnlyList<Job> All => all;

    public void Add(Job job)
    {
        if (all.Any(known => known.Name == job.Name)) throw new InvalidOperationException($"Two jobs are named '{job.Name}'.");
        all.Add(job);
    }
}
