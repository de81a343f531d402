using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OtgBot.Cards.Rendering.BlockKit.Blocks;

/// <summary>The blocks of one rendering, each written once, one behind the other: what a message or a view is cut from.</summary>
internal sealed class BlockList : IDisposable
{
    public static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true
    };

    private readonly ArrayBufferWriter<byte> _output = new(4096);
    private readonly List<Block> _blocks = [];
    private int _start;
    private int _text;
    private BlockKind _kind;

    public BlockList() => Json = new Utf8JsonWriter(_output, Compact);

    public Utf8JsonWriter Json { get; }

    public int Count => _blocks.Count;

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>All text in all blocks.</summary>
    public int Text => _blocks.Sum(block => block.Text);

    public void Open(string type, BlockKind kind = BlockKind.Text)
    {
        (_start, _text, _kind) = (_output.WrittenCount, 0, kind);
        Json.WriteStartObject();
        Json.WriteString("type", type);
    }

    public void Close()
    {
        Json.WriteEndObject();
        Json.Flush();
        Json.Reset(_output);
        _blocks.Add(new Block(_start, _output.WrittenCount - _start, _text, _kind));
    }

    /// <summary>
    /// A text object that is never read as markup: neither <c>*stars*</c> nor <c>&lt;!channel&gt;</c> means anything in it. An emoji is
    /// one: Slack itself hands on what people wrote as <c>:smile:</c>.
    /// </summary>
    public void Plain(string? name, string text)
    {
        if (name is null) Json.WriteStartObject();
        else Json.WriteStartObject(name);
        Json.WriteString("type", "plain_text");
        Json.WriteString("text", text);
        Json.WriteBoolean("emoji", true);
        Json.WriteEndObject();
        _text += text.Length;
    }

    /// <summary>Some text of a rich text block: what is in it is shown as it is.</summary>
    public void Run(string text, bool isBold)
    {
        Json.WriteStartObject();
        Json.WriteString("type", "text");
        Json.WriteString("text", text);
        if (isBold)
        {
            Json.WriteStartObject("style");
            Json.WriteBoolean("bold", true);
            Json.WriteEndObject();
        }

        Json.WriteEndObject();
        _text += text.Length;
    }

    /// <summary>Somebody in the workspace, who is told of it.</summary>
    public void Member(string id)
    {
        Json.WriteStartObject();
        Json.WriteString("type", "user");
        Json.WriteString("user_id", id);
        Json.WriteEndObject();
        _text += id.Length;
    }

    /// <summary>An instant in a rich text block, shown where the reader is.</summary>
    public void Moment(DateTimeOffset at, string format, string fallback)
    {
        Json.WriteStartObject();
        Json.WriteString("type", "date");
        Json.WriteNumber("timestamp", at.ToUnixTimeSeconds());
        Json.WriteString("format", format);
        Json.WriteString("fallback", fallback);
        Json.WriteStartObject("style");
        Json.WriteBoolean("bold", true);
        Json.WriteEndObject();
        Json.WriteEndObject();
        _text += Math.Max(format.Length, fallback.Length);
    }

    /// <summary>A member that is shown but is no text object.</summary>
    public void Shown(string name, string text)
    {
        Json.WriteString(name, text);
        _text += text.Length;
    }

    /// <summary>Some of the blocks as a JSON array.</summary>
    public byte[] Array(IEnumerable<Block> blocks)
    {
        var array = new ArrayBufferWriter<byte>(_output.WrittenCount + 64);
        array.Write("["u8);
        var first = true;
        foreach (var block in blocks)
        {
            if (!first) array.Write(","u8);
            array.Write(_output.WrittenSpan.Slice(block.Start, block.Length));
            first = false;
        }

        array.Write("]"u8);
        return array.WrittenSpan.ToArray();
    }

    public void Dispose() => Json.Dispose();
}

/// <summary>One block in a <see cref="BlockList"/>.</summary>
/// <param name="Start">Where its JSON begins.</param>
/// <param name="Length">Bytes of its JSON.</param>
/// <param name="Text">Characters of text in it.</param>
/// <param name="Kind">What may be done with it if room is short.</param>
internal readonly record struct Block(int Start, int Length, int Text, BlockKind Kind);

internal enum BlockKind
{
    Text,

    /// <summary>A heading or a line: belongs to what follows.</summary>
    Lead,

    /// <summary>A field or a button: never left out for want of room.</summary>
    Control,
}
