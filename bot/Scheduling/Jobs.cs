namespace OtgBot.Scheduling;

/// <summary>Something that is done again and again, on every host: it must be harmless when two hosts do it at once.</summary>
/// <param name="Name">Unique; in the log.</param>
/// <param name="Every">From the end of one run to the start of the next.</param>
internal sealed record Job(string Name, TimeSpan Every, Func<CancellationToken, Task> Run);

/// <summary>The jobs of all features. Filled at start.</summary>
internal sealed class Jobs
{
    private readonly List<Job> all = [];

    private readonly List<Func<Task>> begun = [];

    public IReadOnlyList<Job> All => all;

    /// <summary>Comes back once what commands began in the background is done: for whoever has to wait for it.</summary>
    public Task Settled() => Task.WhenAll(begun.Select(settled => settled()));

    public void AddBackground(Func<Task> settled) => begun.Add(settled);

    public void Add(Job job)
    {
        if (all.Any(known => known.Name == job.Name)) throw new InvalidOperationException($"Two jobs are named '{job.Name}'.");
        all.Add(job);
    }
}
