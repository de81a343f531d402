using System.Text.RegularExpressions;

namespace OtgBot.Turns;

/// <summary>One thing that happened on a channel, in the bot's own words: what every channel's reader makes of its wire format.</summary>
internal sealed record Incoming
{
    /// <summary>The platform's id of the event; the same when it is delivered again.</summary>
    public required string Id { get; init; }

    public required IncomingKind Kind { get; init; }

    /// <summary>
    /// Of words that somebody changed after they were sent: which change this is. The message they stand in is <see cref="Id"/>.
    /// </summary>
    public string? Edit { get; init; }

    public required Address Address { get; init; }

    public required Person Person { get; init; }

    /// <summary>What was written, without the mention of the bot. Mentions of others stand as their <see cref="Mention.Text"/>.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<Mention> Mentions { get; init; } = [];

    public ButtonPress? Button { get; init; }

    /// <summary>The person's locale as the platform says it, such as <c>nn-NO</c>.</summary>
    public string? Locale { get; init; }

    /// <summary>The person's IANA time zone, if the platform says it.</summary>
    public string? Zone { get; init; }

    /// <summary>What the conversation is called, if the platform says it.</summary>
    public string? ConversationName { get; init; }

    /// <summary>
    /// If the conversation is one of several that the bot comes to and leaves together, such as the channels of a team: the platform's id
    /// of the whole.
    /// </summary>
    public string? Team { get; init; }

    /// <summary>What the <see cref="Team"/> is called, if the platform says it.</summary>
    public string? TeamName { get; init; }

    /// <summary>True if the bot came to or left not only the conversation, but all of the <see cref="Team"/>.</summary>
    public bool IsWholeTeam { get; init; }

    /// <summary>
    /// Where the person came from, if that is another workspace than the one of the conversation's community: they have a pseudonym in
    /// each.
    /// </summary>
    public Address? Via { get; init; }

    /// <summary>Of <see cref="IncomingKind.Moved"/>: the platform's new id of the conversation.</summary>
    public string? NewConversation { get; init; }

    /// <summary>Of <see cref="IncomingKind.MembersLeft"/>: who left.</summary>
    public IReadOnlyList<Person> Leavers { get; init; } = [];

    /// <summary>True if the event does not show that the bot is in the conversation: it may be written to from anywhere.</summary>
    public bool IsGuest { get; init; }

    /// <summary>True if the person alone sees the answers to what they did in a channel: they are in the person's language.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Why nothing can be done with what the person pressed or used it on; null if something can.</summary>
    public UserError? Refusal { get; init; }

    /// <summary>True if a short word to the person can go back with the answer to this event, seen by nobody else.</summary>
    public bool AnswersInline { get; init; }
}

internal enum IncomingKind
{
    /// <summary>Words for the bot.</summary>
    Text,

    /// <summary>A press of a button on one of the bot's cards.</summary>
    Button,

    /// <summary>The bot came to a conversation. May be told any number of times for one installation.</summary>
    Installed,

    /// <summary>The bot was taken away from a conversation.</summary>
    Removed,

    /// <summary>
    /// People left the conversation (with <see cref="Incoming.IsWholeTeam"/>: all of the team's), or were taken out of it. In a personal
    /// chat: the person is gone from the workspace.
    /// </summary>
    MembersLeft,

    /// <summary>
    /// A place that was deleted or archived is there again, and the bot in it; with <see cref="Incoming.IsWholeTeam"/> all of the team's.
    /// Nothing new comes of it if the bot never was.
    /// </summary>
    Returned,

    /// <summary>
    /// A place is called <see cref="Incoming.ConversationName"/> now; with <see cref="Incoming.IsWholeTeam"/> its team is called
    /// <see cref="Incoming.TeamName"/>.
    /// </summary>
    Renamed,

    /// <summary>The conversation has another id for good: <see cref="Incoming.NewConversation"/>.</summary>
    Moved,

    /// <summary>The person looks at a card that each sees their own view of. Nothing may be kept of that, and nothing posted.</summary>
    View,

    /// <summary>The person looks at the page that the bot has for them alone.</summary>
    Home,

    /// <summary>Something the bot need not act on.</summary>
    Other,
}

/// <summary>Who did it, by the platform's id. The name is for showing; it identifies nobody.</summary>
internal sealed record Person(string Id, string Name)
{
    /// <summary>True if a text holds the id, or the name as a word of its own: for erasing what names somebody.</summary>
    public bool NamedIn(string text) =>
        (Id.Length > 0 && text.Contains(Id, StringComparison.Ordinal))
        || (Name.Length > 0 && Regex.IsMatch(text, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(Name)}(?![\p{{L}}\p{{N}}])",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant));
}

/// <summary>Somebody named in a text.</summary>
/// <param name="Id">The platform's id of the person.</param>
/// <param name="Name">How they are called.</param>
/// <param name="Text">The characters in <see cref="Incoming.Text"/> that stand for them.</param>
internal sealed record Mention(string Id, string Name, string Text);

/// <summary>A button press: the verb of the route, the button's data with the card's inputs, and the message it sat on.</summary>
/// <param name="Origin">The <see cref="Community.Tag"/> the card was made for, or null.</param>
internal sealed record ButtonPress(string Verb, IReadOnlyDictionary<string, string> Data, string? MessageId, string? Origin)
{
    /// <summary>True if the press opens a window of the person's own, or came from one: the answer may be a card in it.</summary>
    public bool InWindow { get; init; }

    /// <summary>
    /// True where nobody pressed anything: somebody looks at a card that is theirs in part (<see cref="OtgBot.Cards.CardView"/>).
    /// </summary>
    public bool IsView { get; init; }

    public string? this[string name] => Data.GetValueOrDefault(name);
}
