using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// Everything on a card that is read. It goes into plain text and rich text objects, whose signs mean nothing to Slack;
/// no block holds mrkdwn, so nothing has to be escaped.
/// </summary>
/// <param name="blocks">Where it goes.</param>
/// <param name="dense">True puts neighbouring texts into one block, if there would be too many.</param>
internal sealed class BlockTexts(BlockList blocks, bool dense)
{
    private readonly BlockRuns _runs = new(blocks);

    public void Write(TextBlock block, bool isQuote)
    {
        var text = CleanText.Of(block.Text).Trim();
        if (text.Length == 0) return;
        if (IsHead(block.Style) && CleanText.Line(text) is { Length: <= SlackLimits.Header } line) WriteHeader(line);
        else if (dense || isQuote || block.Style is not (TextStyle.Default or TextStyle.Subtle))
        {
            // The sign is for the eye; the words say what is wrong.
            if (block.Style is TextStyle.Attention) text = "⚠ " + text;
            _runs.Line(text, isBold: block.Style is not (TextStyle.Default or TextStyle.Subtle), isQuote);
            Rest();
        }
        else WritePlain(text, isSubtle: block.Style is TextStyle.Subtle);
    }

    public void Write(FactSet set, bool isQuote)
    {
        foreach (var fact in set.Facts) _runs.Fact(CleanText.Line(fact.Title), CleanText.Of(fact.Value).Trim(), isQuote);
        Rest();
    }

    /// <summary>
    /// In the reader's own zone, as Slack tells them the time
    /// (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#date-element-type); a client that can't, shows the community's.
    /// </summary>
    public void Write(Period period)
    {
        Flush();
        blocks.Open("rich_text", BlockKind.Lead);
        blocks.Json.WriteStartArray("elements");
        blocks.Json.WriteStartObject();
        blocks.Json.WriteString("type", "rich_text_section");
        blocks.Json.WriteStartArray("elements");
        blocks.Moment(period.Start, period.WithDay ? "{date_short_pretty}, {time}" : "{time}", Beginning(CleanText.Line(period.Text)));
        blocks.Run("–", isBold: true);
        blocks.Moment(period.End, "{time}", period.End.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        blocks.Json.WriteEndArray();
        blocks.Json.WriteEndObject();
        blocks.Json.WriteEndArray();
        blocks.Close();
    }

    /// <summary>What stands before the end.</summary>
    private static string Beginning(string text) => text.LastIndexOf('–') is > 0 and var at ? text[..at] : text;

    /// <summary>Slack tells the times where the reader is.</summary>
    public void Write(ClockLine line, bool isQuote) => Write(new TextBlock(line.OwnClock) { Style = TextStyle.Subtle }, isQuote);

    /// <summary>
    /// Slack tells those who are named
    /// (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#user-element-type), each once.
    /// </summary>
    public void Write(MentionLine line)
    {
        Flush();
        blocks.Open("rich_text", BlockKind.Lead);
        blocks.Json.WriteStartArray("elements");
        blocks.Json.WriteStartObject();
        blocks.Json.WriteString("type", "rich_text_section");
        blocks.Json.WriteStartArray("elements");
        blocks.Run(CleanText.Line(line.Before), isBold: false);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var between = " ";
        foreach (var person in line.People)
        {
            blocks.Run(between, isBold: false);
            if (person.Id is { Length: > 0 } id && told.Count < MentionLine.MostTold && told.Add(id)) blocks.Member(id);
            else blocks.Run(CleanText.Line(person.Name), isBold: false);
            between = ", ";
        }

        blocks.Json.WriteEndArray();
        blocks.Json.WriteEndObject();
        blocks.Json.WriteEndArray();
        blocks.Close();
    }

    public void Divide()
    {
        Flush();
        if (dense || blocks.Count == 0) return;
        blocks.Open("divider", BlockKind.Lead);
        blocks.Close();
    }

    /// <summary>Closes what is open, before anything else is written.</summary>
    public void Flush() => _runs.Flush();

    private bool IsHead(TextStyle style) => style is TextStyle.Title || (style is TextStyle.Heading && !dense);

    // Neighbours in one quote are one quote; other texts are one block only if room is short.
    private void Rest()
    {
        if (!dense && !_runs.IsQuote) Flush();
    }

    private void WriteHeader(string line)
    {
        Flush();
        blocks.Open("header", BlockKind.Lead);
        blocks.Plain("text", line);
        blocks.Close();
    }

    private void WritePlain(string text, bool isSubtle)
    {
        Flush();
        foreach (var piece in SlackText.Split(text, SlackLimits.Text))
        {
            blocks.Open(isSubtle ? "context" : "section");
            if (isSubtle) blocks.Json.WriteStartArray("elements");
            blocks.Plain(isSubtle ? null : "text", piece);
            if (isSubtle) blocks.Json.WriteEndArray();
            blocks.Close();
        }
    }
}
