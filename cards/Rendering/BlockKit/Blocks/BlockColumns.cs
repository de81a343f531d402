using OtgBot.Cards.Elements;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// What stands side by side: two texts, a text with a picture, or a table if the workspace has it. Anything else is written one below the
/// other.
/// </summary>
internal sealed class BlockColumns(BlockList blocks, BlockKitOptions options)
{
    private bool _hasTable;

    /// <summary>True for an address that Slack's servers can fetch, with words for it, which Slack demands.</summary>
    public static bool IsShown(Image image) =>
        CleanText.Line(image.AltText).Length > 0 && Uri.TryCreate(image.Url, UriKind.Absolute, out var address)
            && address.Scheme == Uri.UriSchemeHttps && image.Url.Length <= SlackLimits.Url;

    public void Write(Image image)
    {
        blocks.Open("image");
        WriteAddress(image);
        blocks.Close();
    }

    /// <summary>False, and nothing written, if the columns hold more than Slack can put side by side.</summary>
    public bool TryWrite(ColumnSet set)
    {
        var columns = set.Columns.Select(column => column.Items).ToList();
        if (columns is [[TextBlock text], [Image image]] && IsShown(image)) return TryWriteBeside(text, image);
        var rows = columns.Count == 0 ? 0 : columns[0].Count;
        if (rows == 0 || columns.Any(column => column.Count != rows)) return false;
        var cells = Enumerable.Range(0, rows).SelectMany(row => columns.Select(column => column[row])).ToList();
        if (cells.Any(cell => cell is not TextBlock text || string.IsNullOrWhiteSpace(CleanText.Of(text.Text)))) return false;
        var texts = cells.ConvertAll(cell => CleanText.Of(((TextBlock)cell).Text).Trim());
        return columns.Count == 2 ? TryWriteFields(texts) : TryWriteTable(texts, columns.Count, rows);
    }

    private bool TryWriteBeside(TextBlock block, Image image)
    {
        var text = CleanText.Of(block.Text).Trim();
        if (text.Length is 0 or > SlackLimits.Text) return false;
        blocks.Open("section");
        blocks.Plain("text", text);
        blocks.Json.WriteStartObject("accessory");
        blocks.Json.WriteString("type", "image");
        WriteAddress(image);
        blocks.Json.WriteEndObject();
        blocks.Close();
        return true;
    }

    private bool TryWriteFields(List<string> texts)
    {
        if (texts.Count > SlackLimits.Fields || texts.Exists(text => text.Length > SlackLimits.Field)
            || texts.Sum(text => text.Length) > SlackLimits.MessageText) return false;
        blocks.Open("section");
        blocks.Json.WriteStartArray("fields");
        foreach (var text in texts) blocks.Plain(null, text);
        blocks.Json.WriteEndArray();
        blocks.Close();
        return true;
    }

    // Slack shows one table to a message.
    private bool TryWriteTable(List<string> texts, int columns, int rows)
    {
        if (!options.NewestBlocks || _hasTable || columns > SlackLimits.TableCells || rows > SlackLimits.TableRows) return false;
        if (texts.Exists(text => text.Length > SlackLimits.Text) || texts.Sum(text => text.Length) > SlackLimits.MessageText) return false;
        _hasTable = true;
        blocks.Open("table");
        blocks.Json.WriteStartArray("rows");
        foreach (var row in texts.Chunk(columns))
        {
            blocks.Json.WriteStartArray();
            foreach (var cell in row)
            {
                blocks.Json.WriteStartObject();
                blocks.Json.WriteString("type", "raw_text");
                blocks.Shown("text", cell);
                blocks.Json.WriteEndObject();
            }

            blocks.Json.WriteEndArray();
        }

        blocks.Json.WriteEndArray();
        blocks.Json.WriteStartArray("column_settings");
        for (var column = 0; column < columns; column++)
        {
            blocks.Json.WriteStartObject();
            blocks.Json.WriteBoolean("is_wrapped", true);
            blocks.Json.WriteEndObject();
        }

        blocks.Json.WriteEndArray();
        blocks.Close();
        return true;
    }

    private void WriteAddress(Image image)
    {
        blocks.Json.WriteString("image_url", image.Url);
        blocks.Shown("alt_text", SlackText.Shorten(CleanText.Line(image.AltText), SlackLimits.AltText));
    }
}
