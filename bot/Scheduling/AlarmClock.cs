namespace OtgBot.Scheduling;

/// <summary>
/// Time speaks first: rings the alarms that are due, on any number of hosts at once. Features say at start who handles which kind. A
/// handler may be called again, and on two hosts at the same moment, for the same alarm; what is posted goes through
/// <see cref="PostOnce"/>. One that is slow, or throws, holds up no other kind and no other workspace.
/// </summary>
internal sealed partial class AlarmClock
{
    public const string Job = "alarms", EarlierJob = "alarms.earlier";

    /// <summary>How late an alarm may be heard.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private readonly Dictionary<string, AlarmKind> kinds = new(StringComparer.Ordinal);
    private readonly Alarms alarms;
    private readonly TimeProvider clock;
    private readonly ILogger<AlarmClock> logger;
    private volatile FanOut? running;

    public AlarmClock(Alarms alarms, EarlierRows earlier, Jobs jobs, TimeProvider clock, ILogger<AlarmClock> logger)
    {
        (this.alarms, this.clock, this.logger) = (alarms, clock, logger);
        jobs.Add(new Job(EarlierJob, TimeSpan.FromHours(1), earlier.Drain));
        jobs.Add(new Job(Job, Every, RingDue));
    }

    /// <summary>Alarms that are due and wait, or are being handled.</summary>
    public int Waiting => running?.Held ?? 0;

    public void Handle(AlarmKind kind) => kinds.Add(kind.Name, kind);

    private async Task RingDue(CancellationToken cancel)
    {
        using var fanOut = new FanOut(stop => alarms.Due(clock.GetUtcNow(), stop).Where(alarm => kinds.ContainsKey(alarm.Kind)), Ring,
            alarm => kinds[alarm.Kind].Rest!(alarm), Broken, clock);
        running = fanOut;
        try
        {
            await fanOut.Run(cancel);
        }
        finally
        {
            foreach (var kind in kinds.Values) kind.Over();
        }
    }

    private async Task<bool> Ring(Alarm alarm, CancellationToken cancel)
    {
        var kind = kinds[alarm.Kind];
        var again = await kind.Ring(alarm, cancel);
        if (again == alarm.At) return kind.Rest is not null;
        await (again is { } later ? alarms.Move(alarm, later) : alarms.Remove(alarm));
        return false;
    }

    private void Broken(Alarm alarm, Exception broken) => Log.Broken(logger, broken, alarm.Kind, Community.TagOf(alarm.Community));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "An alarm '{Kind}' of community {Community} failed; it rings again in a moment")]
        public static partial void Broken(ILogger logger, Exception exception, string kind, string community);
    }
}

/// <summary>A kind of alarm, and who handles it.</summary>
/// <param name="Name">Unique; it is stored with each alarm.</param>
/// <param name="Ring">Does what is to be done. Returns when to ring again: null if it is over, and the alarm's own time to leave it as it
/// is.</param>
internal sealed record AlarmKind(string Name, Func<Alarm, CancellationToken, Task<DateTimeOffset?>> Ring)
{
    /// <summary>
    /// Does what can wait for an alarm that was left as it is, until the others of its lane have been heard; null if nothing can. It may
    /// never be called: the host may stop before, and then the alarm rings again.
    /// </summary>
    public Func<Alarm, Task>? Rest { get; init; }

    /// <summary>Called after each look at what is due.</summary>
    public Action Over { get; init; } = () => { };
}
