using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Turns;

namespace OtgBot.Channels.Terminal;

/// <summary>Writes what the bot says as plain text, and remembers the numbered buttons so that a number can press one.</summary>
internal sealed class TerminalChannel(TextWriter screen) : IChannel
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, Outgoing> messages = new(StringComparer.Ordinal);
    private int lastId;

    public string Name => "terminal";

    /// <summary>A terminal asks one question after the other.</summary>
    public bool ShowsForms(Address address) => false;

    public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
    {
        lock (guard)
        {
            var id = (++lastId).ToString(System.Globalization.CultureInfo.InvariantCulture);
            Show(id, message, "");
            return ValueTask.FromResult(SendResult.Sent(id));
        }
    }

    public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel)
    {
        lock (guard)
        {
            Show(messageId, message, "~ ");
            return ValueTask.FromResult(SendResult.Sent(messageId));
        }
    }

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
        ValueTask.FromResult<Address?>(TerminalHost.ChatOf(person));

    /// <summary>The button with this number on the newest message that has buttons, in this conversation.</summary>
    public ButtonPress? Press(string conversation, int number)
    {
        lock (guard)
        {
            foreach (var (id, message) in messages.Reverse())
            {
                if (message.To.Conversation != conversation || message.Card is null) continue;
                var actions = PlainTextRenderer.Actions(message.Card);
                if (actions.Count == 0) continue;
                return number >= 1 && number <= actions.Count && actions[number - 1] is ActionExecute action
                    ? new ButtonPress(action.Verb, action.Data, id, message.Origin)
                    : null;
            }

            return null;
        }
    }

    private void Show(string id, Outgoing message, string mark)
    {
        // The newest stands last, so that a number presses what was seen last.
        messages.Remove(id);
        messages[id] = message;
        if (messages.Count > 200) messages.Remove(messages.Keys.First());
        var where = message.To.Kind == ConversationKind.Personal ? "(private) " : "";
        var text = message.Card is { } card ? PlainTextRenderer.Render(card) : message.Text ?? "";
        screen.WriteLine();
        foreach (var line in text.TrimEnd().Split('\n')) screen.WriteLine($"{mark}{where}bot> {line}");
    }
}
