using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>A button that opens a form; only this renderer makes them.</summary>
internal sealed record ActionOpenForm(string Title, string Form) : CardAction(Title);

/// <summary>
/// Buttons. Their <c>action_id</c> is the verb with a running number, for logs; what counts is in <c>value</c>, see
/// <see cref="BlockKitAction"/>. A button that unfolds "are you sure" asks by Slack's own dialog; one that unfolds anything longer opens a
/// modal.
/// </summary>
internal sealed class BlockActions(BlockList blocks, BlockKitOptions options, List<BlockKitForm> forms)
{
    /// <summary>As many as the card language has on a card: they are all in sight. Of more, the last go into a menu.</summary>
    private const int InSight = Limits.ActionsPerCard;

    private int _number;

    public void Write(IReadOnlyList<CardAction> actions)
    {
        var buttons = actions.Select(Button).OfType<SlackButton>().ToList();
        if (buttons.Count == 0) return;
        var menu = buttons.Count is > InSight and <= InSight - 1 + SlackLimits.Overflow ? buttons[(InSight - 1)..] : [];
        if (menu.Exists(button => !button.FitsMenu)) menu = [];
        var shown = buttons[..(buttons.Count - menu.Count)];
        foreach (var row in shown.Chunk(SlackLimits.Actions))
        {
            blocks.Open("actions", BlockKind.Control);
            blocks.Json.WriteStartArray("elements");
            var primary = System.Array.FindIndex(row, button => button.Style is ActionStyle.Positive);
            for (var at = 0; at < row.Length; at++) WriteButton(row[at], isPrimary: at == primary);
            if (menu.Count > 0) WriteMenu(menu);
            blocks.Json.WriteEndArray();
            blocks.Close();
        }
    }

    private SlackButton? Button(CardAction action) => action switch
    {
        ActionExecute execute => Button(execute, execute),
        ActionOpenUrl open when SafeAddress.IsPage(open.Url) && open.Url.Length <= SlackLimits.Url =>
            Labelled(open, "link", null) is { } link ? link with { Url = open.Url } : null,
        ActionOpenUrl => null,
        ActionOpenForm form => Labelled(form, "form", new BlockKitAction { Form = form.Form, Origin = options.Origin }),
        ActionShowCard show when AsksIfSure(show) is { } sure => Button(show, sure) is { } button ? button with { Confirm = show } : null,
        ActionShowCard { Window: { } window } show => Button(show, window),
        ActionShowCard show =>
            Labelled(show, "form",
                new BlockKitAction { Form = BlockForms.Add(show.Card, show.Title, options, forms).Id, Origin = options.Origin }),
        _ => throw new NotSupportedException($"The Block Kit renderer does not know {action.GetType().Name}."),
    };

    private SlackButton? Button(CardAction shown, ActionExecute pressed) =>
        Labelled(shown, pressed.Verb, BlockKitAction.Of(pressed, options.Origin));

    // A button that carries too much, or says nothing, Slack would refuse with the whole message. CardLint finds it before.
    private static SlackButton? Labelled(CardAction action, string id, BlockKitAction? does)
    {
        var title = SlackText.ShortenTitle(CleanText.Line(action.Title), SlackLimits.ButtonText);
        return title.Length == 0 || does is { Fits: false } ? null : new SlackButton(title, id, action.Style, does?.Write());
    }

    private static ActionExecute? AsksIfSure(ActionShowCard show) =>
        show.Card.Actions is [ActionExecute { Title.Length: <= SlackLimits.ConfirmButton } only]
        && show.Card.Body.All(element => element is TextBlock) && Asked(show).Length is > 0 and <= SlackLimits.ConfirmText
        && CleanText.Line(only.Title).Length > 0 ? only : null;

    private static string Asked(ActionShowCard show) =>
        string.Join("\n", show.Card.Body.OfType<TextBlock>().Select(text => CleanText.Of(text.Text).Trim())).Trim();

    private void WriteButton(SlackButton button, bool isPrimary)
    {
        Start("button", button.Id);
        blocks.Plain("text", button.Title);
        if (button.Value is { } value) blocks.Json.WriteString("value", value);
        if (button.Url is { } url) blocks.Json.WriteString("url", url);
        if (isPrimary) blocks.Json.WriteString("style", "primary");
        if (button.Style is ActionStyle.Destructive) blocks.Json.WriteString("style", "danger");
        if (button.Confirm is { } show) WriteConfirm(show);
        blocks.Json.WriteEndObject();
    }

    private void WriteConfirm(ActionShowCard show)
    {
        var only = show.Card.Actions[0];
        blocks.Json.WriteStartObject("confirm");
        blocks.Plain("title", SlackText.ShortenTitle(CleanText.Line(show.Title), SlackLimits.ConfirmTitle));
        blocks.Plain("text", Asked(show));
        blocks.Plain("confirm", CleanText.Line(only.Title));
        blocks.Plain("deny", BlockKitTexts.Cancel(show.Card.Language));
        if (only.Style is ActionStyle.Destructive) blocks.Json.WriteString("style", "danger");
        blocks.Json.WriteEndObject();
    }

    private void WriteMenu(List<SlackButton> menu)
    {
        Start("overflow", "more");
        blocks.Json.WriteStartArray("options");
        foreach (var button in menu)
        {
            blocks.Json.WriteStartObject();
            blocks.Plain("text", button.Title);
            blocks.Json.WriteString("value", button.Value ?? "link");
            if (button.Url is { } url) blocks.Json.WriteString("url", url);
            blocks.Json.WriteEndObject();
        }

        blocks.Json.WriteEndArray();
        blocks.Json.WriteEndObject();
    }

    private void Start(string type, string id)
    {
        var number = FormattableString.Invariant($":{++_number}");
        blocks.Json.WriteStartObject();
        blocks.Json.WriteString("type", type);
        blocks.Json.WriteString("action_id", SlackText.Shorten(CleanText.Line(id), SlackLimits.Id - number.Length) + number);
    }

    private sealed record SlackButton(string Title, string Id, ActionStyle Style, string? Value)
    {
        public string? Url { get; init; }

        public ActionShowCard? Confirm { get; init; }

        public bool FitsMenu => Confirm is null && (Value?.Length ?? 0) <= SlackLimits.OptionValue;
    }
}
