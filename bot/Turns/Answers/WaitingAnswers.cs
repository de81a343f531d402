using System.Globalization;
using OtgBot.Storage;

namespace OtgBot.Turns.Answers;

/// <summary>
/// Notes of answers that wait in a host's memory until a platform takes them. A host that dies takes them along; whoever finds the note
/// then tells the person to ask again. A note says where and to whom, and none of the words: those may be private.
/// </summary>
internal sealed partial class WaitingAnswers(IStore store, NewId newId, TimeProvider clock, IEnumerable<IChannel> channels,
    ILogger<WaitingAnswers> logger) : BackgroundService
{
    private const string Partition = "late-answers";

    /// <summary>After its time a host that lives has sent its answer, or given it up and said so.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    /// <summary>Waiting goes by the world's time, also where somebody moved the bot's clock forward.</summary>
    private readonly TimeProvider time = MovableClock.Without(clock);

    private readonly Dictionary<string, IChannel> channelsByName = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    /// <summary>Sends an answer that may take this long. Where the host dies before it is dealt with, another says so.</summary>
    /// <param name="message">The answer.</param>
    /// <param name="longest">How long it may take.</param>
    /// <param name="send">Returns false where the host stops before the answer is dealt with.</param>
    public async Task While(Outgoing message, TimeSpan longest, Func<Task<bool>> send)
    {
        var note = message.Asker is { } asker ? await Write(message, asker, longest) : null;
        if (await send() && note is { } key) await store.Delete(key, null, CancellationToken.None);
    }

    /// <summary>Forgets what waits for somebody.</summary>
    public async Task Forget(Address from, Person person, CancellationToken cancel)
    {
        await foreach (var note in store.List(Partition, "", TurnsJson.Default.WaitingAnswer, cancel))
        {
            if (note.Value.Asker == person.Id && note.Value.To.Channel == from.Channel && note.Value.To.Workspace == from.Workspace)
                await store.Delete(note.Key, null, cancel);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await TellOfLost(stoppingToken);
            }
#pragma warning disable CA1031 // The store may be out of reach for a while; the next minute tries again.
            catch (Exception broken) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.Broken(logger, broken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Tells those whose answers were lost with a host. Of several hosts that look at once, one tells.</summary>
    public async Task TellOfLost(CancellationToken cancel)
    {
        var lost = new List<Document>();
        await foreach (var note in store.List(Partition, "", Moment(time.GetUtcNow()), cancel)) lost.Add(note);
        foreach (var note in lost)
        {
            if (!await store.Delete(note.Key, note.ETag, cancel)) continue;
            await Tell(new DocumentType<WaitingAnswer>(TurnsJson.Default.WaitingAnswer).Read(note));
        }
    }

    private async Task Tell(WaitingAnswer lost)
    {
        Log.Lost(logger, lost.To.Channel);
        if (!channelsByName.TryGetValue(lost.To.Channel, out var channel)) return;
        var word = new Outgoing(lost.To, lost.Language) { Text = TurnTexts.LostAnswer(lost.Language), Asker = new Person(lost.Asker, "") };
        var told = await Answering.Try(channel, word, CancellationToken.None);
        if (told.Outcome is SendOutcome.Sent || await Answering.Elsewhere(channel, word, CancellationToken.None)) return;
        Log.NotTold(logger, lost.To.Channel, told.Outcome, told.Reason);
    }

    private async Task<Key?> Write(Outgoing message, Person asker, TimeSpan longest)
    {
        var key = new Key(Partition, Key.Of(Moment(time.GetUtcNow() + longest + Margin), newId()));
        try
        {
            await store.Insert(key, new WaitingAnswer(message.To, asker.Id, message.Language), TurnsJson.Default.WaitingAnswer,
                CancellationToken.None);
            return key;
        }
#pragma warning disable CA1031 // The answer itself goes on without its note.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Log.Broken(logger, broken);
            return null;
        }
    }

    private static string Moment(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffff", CultureInfo.InvariantCulture);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "An answer on {Channel} was lost with the host that kept it; the person is told to ask again")]
        public static partial void Lost(ILogger logger, string channel);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Somebody on {Channel} could not be told that an answer was lost: {Outcome} ({Reason})")]
        public static partial void NotTold(ILogger logger, string channel, SendOutcome outcome, string? reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "The notes of answers that wait could not be read or written")]
        public static partial void Broken(ILogger logger, Exception exception);
    }
}

/// <summary>A note of an answer that waits.</summary>
/// <param name="To">Where it goes.</param>
/// <param name="Asker">The platform's id of who asked.</param>
/// <param name="Language">Of the answer.</param>
internal sealed record WaitingAnswer(Address To, string Asker, Language Language);
