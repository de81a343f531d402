using OtgBot.Cards;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit;

/// <summary>
/// A channel with state: messages stand where they were posted, updates replace them, personal chats exist. It can be told to fail.
/// </summary>
internal sealed class TestChannel(bool showsForms = true) : IChannel
{
    private readonly Lock guard = new();
    private readonly List<TestMessage> messages = [];
    private int lastId;

    public string Name => "test";

    /// <summary>Set to answer the next sends with something else than success.</summary>
    public Func<Outgoing, SendResult?> Answer { get; set; } = _ => null;

    /// <summary>Set to make sends wait, as a slow platform would.</summary>
    public Func<Outgoing, CancellationToken, Task> Holds { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Set to make the answer to a send come later than the message stands.</summary>
    public Func<Task> After { get; set; } = () => Task.CompletedTask;

    /// <summary>Everything that stands anywhere, in the order it was first posted.</summary>
    public IReadOnlyList<TestMessage> Messages
    {
        get
        {
            lock (guard) return [.. messages];
        }
    }

    public bool ShowsForms(Address address) => showsForms;

    /// <summary>True for a platform on which the answer to a press shows to the one who pressed alone.</summary>
    public bool ReplacesForOne { get; set; }

    /// <summary>True for a platform that can show something to one person in a channel.</summary>
    public bool Whispers { get; set; }

    public bool ShowsPrivately(Address address) => Whispers && address.Kind != ConversationKind.Personal;

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        await Holds(message, cancel);
        if (await Outgoing.WhyNot(message.IsWanted) is { } not) return not;
        if (Answer(message) is { } other) return other;
        string id;
        lock (guard)
        {
            id = $"m{++lastId}";
            messages.Add(new TestMessage(id, message));
        }

        await After();
        return SendResult.Sent(id);
    }

    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        if (Answer(message) is { } other) return ValueTask.FromResult(other);
        lock (guard)
        {
            var at = messages.FindIndex(standing => standing.Id == messageId);
            if (at < 0) return ValueTask.FromResult(new SendResult(SendOutcome.Unwanted, Reason: "404 ActivityNotFoundInConversation"));
            messages[at] = messages[at] with { Content = message, Updates = messages[at].Updates + 1 };
            return ValueTask.FromResult(SendResult.Sent(messageId));
        }
    }

    /// <summary>True for a platform that can be asked what stands there.</summary>
    public bool KnowsKeys { get; set; }

    public ValueTask<SendResult> Find(Address to, string key, DateTimeOffset since, CancellationToken cancel)
    {
        if (!KnowsKeys) return ValueTask.FromResult(new SendResult(SendOutcome.InDoubt));
        var found = Messages.FirstOrDefault(message => message.Content.Key == key && message.Content.To.Conversation == to.Conversation);
        return ValueTask.FromResult(found is null ? new SendResult(SendOutcome.Refused) : SendResult.Sent(found.Id));
    }

    /// <summary>Whether somebody is a member, if the platform can be asked.</summary>
    public Func<Address, Person, bool?> Members { get; set; } = (_, _) => null;

    public ValueTask<bool?> IsMember(Address place, string? team, Person person, CancellationToken cancel) => ValueTask.FromResult(Members(place, person));

    /// <summary>Who can be picked, by id.</summary>
    public Dictionary<string, Person> People { get; } = [];

    public ValueTask<Person?> FindPerson(Address place, string picked, CancellationToken cancel) => ValueTask.FromResult(People.GetValueOrDefault(picked));

    /// <summary>Who runs the workspace, by id.</summary>
    public HashSet<string> Admins { get; } = [];

    public ValueTask<bool> RunsWorkspace(Address place, Person person, CancellationToken cancel) => ValueTask.FromResult(Admins.Contains(person.Id));

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
        ValueTask.FromResult<Address?>(new Address(Name, from.Workspace, "chat-" + person.Id, ConversationKind.Personal));
}

/// <summary>A message as it stands now.</summary>
internal sealed record TestMessage(string Id, Outgoing Content, int Updates = 0)
{
    public Card? Card => Content.Card;

    /// <summary>The message as a person reads it.</summary>
    public string Text => Content.Text ?? PlainTextRenderer.Render(Content.Card!);
}
