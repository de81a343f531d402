using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit;

/// <summary>Someone in a <see cref="Town"/>: says things, presses buttons, fills in forms, and sees what the bot answers.</summary>
internal sealed record TestPerson(Town Town, Person Person, string Locale, string Channel)
{
    private bool IsPrivate { get; init; }

    /// <summary>The same person in their personal chat with the bot.</summary>
    public TestPerson Privately => this with { IsPrivate = true };

    public Address Address => IsPrivate
        ? new Address("test", "tenant", "chat-" + Person.Id, ConversationKind.Personal)
        : new Address("test", "tenant", Channel, ConversationKind.Channel);

    /// <summary>Writes to the bot (the mention is already stripped, as a reader would).</summary>
    /// <returns>What the bot answered to this: new and updated messages, and what only this person sees, as text.</returns>
    public Task<string> Says(string text, params TestPerson[] mentioned) => Does(Event(IncomingKind.Text) with
    {
        Text = text,
        Mentions = [.. mentioned.Select(other => new Mention(other.Person.Id, other.Person.Name, "@" + other.Person.Name))],
    });

    /// <summary>Presses the button with this title on the newest message that has it, with these values in the inputs.</summary>
    public Task<string> Presses(string title, params (string Id, string Value)[] inputs)
    {
        var (message, action) = FindButton(title);
        var data = new Dictionary<string, string>(action.Data);
        if (action.SendsInputs)
        {
            foreach (var (id, value) in inputs) data[id] = value;
        }

        return Does(Event(IncomingKind.Button) with
        {
            Button = new ButtonPress(action.Verb, data, message.Id, message.Content.Origin),
            AnswersInline = true,
        });
    }

    /// <summary>Looks at the page that the bot has for them alone.</summary>
    public async Task<string> OpensHome() =>
        string.Join("\n\n", (await Town.Handle(Privately.Event(IncomingKind.Home))).HomeCards.Select(PlainTextRenderer.Render));

    /// <summary>The newest standing message in this person's place that has a button of this title.</summary>
    public (TestMessage Message, ActionExecute Action) FindButton(string title)
    {
        foreach (var message in Town.Channel.Messages.Where(message => message.Card is not null && message.Content.To.Conversation == Address.Conversation).Reverse())
        {
            if (PlainTextRenderer.Actions(message.Card!).OfType<ActionExecute>().FirstOrDefault(action => action.Title == title) is { } action) return (message, action);
        }

        throw new InvalidOperationException($"No button '{title}' stands in {Address.Conversation}.");
    }

    /// <summary>An event by this person, to be filled in.</summary>
    public Incoming Event(IncomingKind kind) => new()
    {
        Id = Town.NextEvent(),
        Kind = kind,
        Address = Address,
        Person = Person,
        Locale = Locale,
        Zone = "Europe/Oslo",
    };

    public async Task<string> Does(Incoming incoming)
    {
        var before = Town.Channel.Messages.ToDictionary(message => message.Id, message => message.Updates);
        var turn = await Town.Handle(incoming);
        var seen = Town.Channel.Messages
            .Where(message => !before.TryGetValue(message.Id, out var updates) || message.Updates > updates)
            .Select(message => message.Text);
        return string.Join("\n", turn.Inline?.Text is { } inline ? seen.Prepend(inline) : seen);
    }
}
