using System.Globalization;
using OtgBot.Cards;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>
/// The try-out page as a channel: messages stand in memory where they were posted, updates replace them, and whoever looks on is told.
/// <see cref="KeptMessages"/> has them outlive a restart.
/// </summary>
internal sealed class PlaygroundChannel(TimeProvider clock, NewId newId, PlaygroundHub hub) : IChannel
{
    public const string ChannelName = "playground";

    /// <summary>Older ones fall out.</summary>
    public const int MostMessages = 500;

    // Ids of a former run must not point at messages of this one: a page may have stayed open over a restart.
    private readonly string run = newId()[^6..];
    private readonly Lock guard = new();
    private readonly Dictionary<string, List<PlaygroundMessage>> conversations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> seen = new(StringComparer.Ordinal);
    private long lastNumber;
    private long lastVersion;

    public string Name => ChannelName;

    /// <summary>Somebody moved the clock: the page shows another time.</summary>
    public void ClockMoved() => hub.Ring();

    public bool ShowsForms(Address address) => true;

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        if (message.To.Channel != Name) return new SendResult(SendOutcome.Refused, Reason: "not a conversation of the try-out page");
        if (await Outgoing.WhyNot(message.IsWanted) is { } not) return not;
        return SendResult.Sent(Add(message.To.Conversation, From(message)).Id);
    }

    /// <summary>A card that fell out, or is of a former run, is posted anew: better twice than an answer nobody sees.</summary>
    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        lock (guard)
        {
            var standing = conversations.GetValueOrDefault(message.To.Conversation);
            var at = standing?.FindIndex(known => known.Id == messageId) ?? -1;
            if (at < 0) return Send(message, cancel);
            var old = standing![at];
            standing[at] = From(message) with { Id = old.Id, Number = old.Number, At = old.At, Version = ++lastVersion };
        }

        hub.Ring();
        return ValueTask.FromResult(SendResult.Sent(messageId));
    }

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
        ValueTask.FromResult<Address?>(MadeUpPeople.Find(person.Id) is null ? null : PlaygroundView.ChatOf(person));

    public PlaygroundLog All()
    {
        lock (guard) return new PlaygroundLog(conversations.ToDictionary(one => one.Key, one => one.Value.ToList()),
            new Dictionary<string, long>(seen), lastNumber, lastVersion);
    }

    /// <summary>Puts back what stood there before a restart, in front of what was said since.</summary>
    public void Restore(PlaygroundLog log)
    {
        lock (guard)
        {
            foreach (var (conversation, messages) in log.Conversations)
                conversations[conversation] = [.. messages, .. conversations.GetValueOrDefault(conversation, [])];
            foreach (var (chat, number) in log.Seen) seen.TryAdd(chat, number);
            lastNumber = Math.Max(lastNumber, log.LastNumber);
            lastVersion = Math.Max(lastVersion, log.LastVersion);
        }
    }

    /// <summary>Shows what somebody wrote. Returns its id, which is the event's id too.</summary>
    public string Hear(Address place, MadeUpPerson person, string text) => Add(place.Conversation, new PlaygroundMessage
    {
        From = person,
        Text = text,
        Language = Languages.FromLocale(person.Locale).Tag(),
    }).Id;

    /// <summary>All that stands in a conversation, oldest first, and the mark to go on from.</summary>
    public (IReadOnlyList<PlaygroundMessage> Messages, string Mark) Read(Address place)
    {
        lock (guard) return ([.. conversations.GetValueOrDefault(place.Conversation, [])], Mark(lastVersion));
    }

    /// <summary>How many answers stand in somebody's personal chat that they have not looked at.</summary>
    public int Waiting(Person person)
    {
        var chat = PlaygroundView.ChatOf(person).Conversation;
        lock (guard) return conversations.GetValueOrDefault(chat, [])
            .Count(message => message.From is null && message.Number > seen.GetValueOrDefault(chat));
    }

    /// <summary>They look at it now.</summary>
    public void Saw(Person person)
    {
        lock (guard) seen[PlaygroundView.ChatOf(person).Conversation] = lastNumber;
    }

    /// <summary>What is new or changed since, in the order it became so.</summary>
    public IReadOnlyList<PlaygroundMessage> Since(Address place, long version)
    {
        lock (guard) return [.. conversations.GetValueOrDefault(place.Conversation, []).Where(message => message.Version > version)
            .OrderBy(message => message.Version)];
    }

    public PlaygroundMessage? Find(Address place, string? id)
    {
        lock (guard) return conversations.GetValueOrDefault(place.Conversation, []).Find(message => message.Id == id);
    }

    public string? NewestId(Address place)
    {
        lock (guard) return conversations.GetValueOrDefault(place.Conversation) is [.., var newest] ? newest.Id : null;
    }

    /// <summary>Says how much of this run a page has seen.</summary>
    public string Mark(long version) => string.Create(CultureInfo.InvariantCulture, $"{run}-{version}");

    /// <summary>The version in a mark, or null if it is of another run.</summary>
    public long? VersionOf(string? mark) =>
        mark is not null && mark.StartsWith(run + "-", StringComparison.Ordinal)
        && long.TryParse(mark.AsSpan(run.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>An id for an event that leaves no message, such as a press.</summary>
    public string NextEvent()
    {
        lock (guard) return NextId();
    }

    private PlaygroundMessage Add(string conversation, PlaygroundMessage message)
    {
        lock (guard)
        {
            if (!conversations.TryGetValue(conversation, out var standing)) conversations[conversation] = standing = [];
            message = message with { Id = NextId(), Number = lastNumber, Version = ++lastVersion, At = clock.GetUtcNow() };
            standing.Add(message);
            if (standing.Count > MostMessages) standing.RemoveAt(0);
        }

        hub.Ring();
        return message;
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"m{run}{++lastNumber}");

    private static PlaygroundMessage From(Outgoing message) =>
        new() { Text = message.Text, Card = message.Card, Origin = message.Origin, Language = message.Language.Tag() };
}

/// <summary>A message as it stands now.</summary>
internal sealed record PlaygroundMessage
{
    /// <summary>Letters and digits: starts the ids of its fields in the page.</summary>
    public string Id { get; init; } = "";

    /// <summary>Its place among the messages.</summary>
    public long Number { get; init; }

    /// <summary>Grows whenever it is posted or replaced.</summary>
    public long Version { get; init; }

    /// <summary>By the bot's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who wrote it, or null if the bot did.</summary>
    public MadeUpPerson? From { get; init; }

    public string? Text { get; init; }

    public Card? Card { get; init; }

    public string? Origin { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }
}
