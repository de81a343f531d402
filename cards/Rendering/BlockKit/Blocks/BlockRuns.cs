namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>
/// Rich text under way: lines that become one block, in bold or not, quoted or not. What is in it is shown sign for sign.
/// </summary>
internal sealed class BlockRuns(BlockList blocks)
{
    private readonly List<(string Text, bool IsBold)> _runs = [];
    private int _length;
    private bool _isQuote;

    /// <summary>True while a quote is open that the next line may join.</summary>
    public bool IsQuote => _isQuote && _runs.Count > 0;

    public void Line(string text, bool isBold, bool isQuote)
    {
        Start(isQuote);
        Add(text, isBold);
    }

    public void Fact(string title, string value, bool isQuote)
    {
        Start(isQuote);
        if (title.Length > 0) Add(title + (value.Length > 0 ? ": " : ""), isBold: true);
        if (value.Length > 0) Add(value, isBold: false);
    }

    /// <summary>Closes the block, if there is one.</summary>
    public void Flush()
    {
        if (_runs.Count == 0) return;
        blocks.Open("rich_text");
        blocks.Json.WriteStartArray("elements");
        blocks.Json.WriteStartObject();
        blocks.Json.WriteString("type", _isQuote ? "rich_text_quote" : "rich_text_section");
        blocks.Json.WriteStartArray("elements");
        foreach (var (text, isBold) in _runs) blocks.Run(text, isBold);
        blocks.Json.WriteEndArray();
        blocks.Json.WriteEndObject();
        blocks.Json.WriteEndArray();
        blocks.Close();
        _runs.Clear();
        _length = 0;
    }

    private void Start(bool isQuote)
    {
        if (_isQuote != isQuote) Flush();
        _isQuote = isQuote;
        if (_runs.Count > 0) Add("\n", isBold: false);
    }

    private void Add(string text, bool isBold)
    {
        if (_length + text.Length > SlackLimits.Text) Flush();
        if (_runs.Count == 0 && text == "\n") return;
        var pieces = text.Length > SlackLimits.Text ? SlackText.Split(text, SlackLimits.Text) : [text];
        foreach (var piece in pieces)
        {
            if (_length + piece.Length > SlackLimits.Text) Flush();
            _runs.Add((piece, isBold));
            _length += piece.Length;
        }
    }
}
