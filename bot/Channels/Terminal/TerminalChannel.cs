using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Channels.Terminal;

/// <summary>Writes what the bot says as plain text, and remembers the numbered buttons so that a number can press one.</summary>
internal sealed class TerminalChannel(TextWriter screen) : IChannel
{
    private readonly Lock guard = new();
    private readonly OrderedDictionary<string, Outgoing> messages = new(StringComparer.Ordinal);
    private int lastId;
    private string? pressed;

    public string Name => "terminal";

    /// <summary>A terminal asks one question after the other.</summary>
    public bool ShowsForms(Address address) => false;

    public async ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        if (await Outgoing.WhyNot(message.IsWanted) is { } not) return not;
        lock (guard)
        {
            var id = (++lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Show(id, message);
            return SendResult.Sent(id);
        }
    }

    /// <summary>
    /// A card that was pressed is shown as it became, and so is one that now has other buttons. One that only changed by itself gets a
    /// line, since it would fill the screen each time somebody answers.
    /// </summary>
    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        lock (guard)
        {
            if (messageId == pressed || message.Card is not { } card
                || (messages.TryGetValue(messageId, out var before) && !Buttons(before.Card).SequenceEqual(Buttons(card))))
            {
                Show(messageId, message);
            }
            else
            {
                // It keeps its place: a number presses what was seen last.
                if (messages.ContainsKey(messageId)) messages[messageId] = message;
                Write(message, $"(updated) {card.Summary}");
            }

            return ValueTask.FromResult(SendResult.Sent(messageId));
        }
    }

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
        ValueTask.FromResult<Address?>(TerminalHost.ChatOf(person));

    /// <summary>
    /// The button with this number on the newest card in this conversation; none if that is a question to be answered by words.
    /// </summary>
    public ButtonPress? Press(string conversation, int number)
    {
        lock (guard)
        {
            pressed = null;
            var (id, message) = messages.LastOrDefault(sent => sent.Value.To.Conversation == conversation && sent.Value.Card is not null);
            if (message?.Card is not { } card || PlainTextRenderer.Actions(card).ElementAtOrDefault(number - 1) is not ActionExecute action)
                return null;
            pressed = id;
            return new ButtonPress(action.Verb, action.Data, id, message.Origin);
        }
    }

    private static IEnumerable<string> Buttons(Card? card) =>
        card is null ? [] : PlainTextRenderer.Actions(card)
            .Select(action => action is ActionExecute press ? $"{press.Title} {press.Verb}" : action.Title);

    private void Show(string id, Outgoing message)
    {
        messages.Remove(id);
        messages.Add(id, message);
        if (messages.Count > 200) messages.RemoveAt(0);
        Write(message, message.Card is { } card ? PlainTextRenderer.Render(card) : message.Text ?? "");
    }

    private void Write(Outgoing message, string text)
    {
        var where = message.To.Kind == ConversationKind.Personal ? "(private) " : "";
        screen.WriteLine();
        foreach (var line in text.TrimEnd().Split('\n')) screen.WriteLine($"{where}bot> {line}".TrimEnd());
    }
}
