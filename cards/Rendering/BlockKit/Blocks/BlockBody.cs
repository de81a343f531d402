using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// One card as blocks, on the surface that the two ways in stand for: shown with its fields behind a button, or filled in.
/// </summary>
internal sealed class BlockBody(BlockList blocks, BlockKitOptions options, List<BlockKitForm> forms, bool dense)
{
    private readonly BlockTexts _texts = new(blocks, dense);
    private readonly BlockColumns _columns = new(blocks, options);
    private readonly BlockCharts _charts = new(blocks, options);
    private readonly BlockActions _actions = new(blocks, options, forms);
    private Card _card = new() { Summary = "", Language = "" };
    private Func<CardAction, CardAction?> _keep = action => action;
    private readonly HashSet<string> _fields = [];
    private bool _showsFields;
    private bool _hidesFields;

    /// <summary>
    /// In a message or on a Home tab. The fields wait in <paramref name="form"/>, with the buttons that send them, behind one that opens
    /// it.
    /// </summary>
    public void WriteShown(Card card, BlockKitForm? form)
    {
        var submit = form is null ? null : BlockForms.Submit(card, options);
        _hidesFields = form is not null;
        Write(card, showsFields: false, action =>
            form is null || action is not ActionExecute { SendsInputs: true } ? action
            : ReferenceEquals(action, submit) ? new ActionOpenForm(BlockKitTexts.FillIn(card.Language), form.Id) { Style = action.Style }
            : null);
    }

    /// <summary>In a modal, without what the modal says and does itself.</summary>
    /// <param name="card">What to fill in or read.</param>
    /// <param name="title">What the modal's bar says in full.</param>
    /// <param name="submit">The modal's own button, or null for a modal to read.</param>
    /// <param name="isShownToo">True if the message under the modal shows the buttons that don't send the fields.</param>
    public void WriteForm(Card card, string? title, ActionExecute? submit, bool isShownToo)
    {
        var body =
            card.Body.Where(element => element is not TextBlock { Style: TextStyle.Title } text || CleanText.Line(text.Text) != title);
        Write(card with { Body = [.. body] }, showsFields: submit is not null, action =>
            ReferenceEquals(action, submit) || (isShownToo && action is not ActionExecute { SendsInputs: true }) ? null : action);
    }

    /// <summary>A line between two cards.</summary>
    public void Divide() => _texts.Divide();

    private void Write(Card card, bool showsFields, Func<CardAction, CardAction?> keep)
    {
        (_card, _showsFields, _keep) = (card, showsFields, keep);
        foreach (var element in card.Body) WriteElement(element, isQuote: false);
        _texts.Flush();
        WriteActions(card.Actions);
    }

    private void WriteElement(CardElement element, bool isQuote)
    {
        if (element is Input && _hidesFields) return;
        if (element.Separator && element is not Chart) _texts.Divide();
        switch (element)
        {
            case TextBlock text:
                _texts.Write(text, isQuote);
                break;
            case ClockLine line:
                _texts.Write(line, isQuote);
                break;
            case MentionLine line:
                if (options.Mentions) _texts.Write(line);
                else _texts.Write(line.InWords, isQuote);
                break;
            case Period period:
                _texts.Write(period);
                break;
            case FactSet set:
                _texts.Write(set, isQuote);
                break;
            case Container container:
                foreach (var item in container.Items) WriteElement(item, isQuote || container.Emphasis);
                break;
            case ColumnSet set:
                WriteColumns(set, isQuote);
                break;
            case Chart chart:
                WriteChart(chart, isQuote);
                break;
            case Image image:
                WriteImage(image, isQuote);
                break;
            case ActionSet set:
                WriteActions(set.Actions);
                break;
            case Input input:
                WriteInput(input, isQuote);
                break;
            default:
                throw new NotSupportedException($"The Block Kit renderer does not know {element.GetType().Name}.");
        }
    }

    private void WriteColumns(ColumnSet set, bool isQuote)
    {
        _texts.Flush();
        if (!isQuote && _columns.TryWrite(set)) return;
        foreach (var item in set.Columns.SelectMany(column => column.Items)) WriteElement(item, isQuote);
    }

    private void WriteChart(Chart chart, bool isQuote)
    {
        var drawing = new ChartDrawing(chart);
        var heading = drawing.InWords(withBars: false).Heading;
        if (heading.Separator) _texts.Divide();
        _texts.Write(heading, isQuote);
        _texts.Flush();
        var isDrawn = !isQuote && _charts.TryWrite(chart);
        _texts.Write(drawing.InWords(withBars: !isDrawn).Facts, isQuote);
    }

    // Slack's servers fetch the picture, so one that is carried in the card itself can't be shown: its words are.
    private void WriteImage(Image image, bool isQuote)
    {
        if (BlockColumns.IsShown(image))
        {
            _texts.Flush();
            _columns.Write(image);
        }
        else _texts.Write(new TextBlock(image.AltText), isQuote);
    }

    // A field that nothing on the card sends is there to be read.
    private void WriteInput(Input input, bool isQuote)
    {
        if (_showsFields)
        {
            // Slack refuses the whole view for a name said twice; CardLint finds it before.
            if (!_fields.Add(input.Id)) return;
            if (input.Error is { } error) _texts.Write(new TextBlock(error) { Style = TextStyle.Attention }, isQuote: false);
            BlockInputs.Preface(_texts, input);
            _texts.Flush();
            BlockInputs.Write(blocks, input, _card.Language);

            // Slack's picker finds everybody, but begins with nobody whose id is not known: those stay by name.
            if (input is PeopleInput { Names: { } names } people)
                WriteInput(new InputText(people.NamesId, people.NamesLabel) { Value = names }, isQuote);
        }
        else _texts.Write(new FactSet([new Fact(input.Label, BlockInputs.InWords(input))]), isQuote);
    }

    private void WriteActions(IReadOnlyList<CardAction> actions)
    {
        _texts.Flush();
        _actions.Write([.. actions.Select(_keep).OfType<CardAction>()]);
    }
}
