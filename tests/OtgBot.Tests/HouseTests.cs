using System.Text.RegularExpressions;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests;

/// <summary>How the house is kept, beside who may see whom (<see cref="ArchitectureTests"/>).</summary>
public sealed partial class HouseTests
{
    private const int Widest = 140;

    private static readonly string[] Code = ["bot", "cards"];
    private static readonly string[] Pages = ["", ".github"];
    private static readonly string[] Rooms = ["bot", "cards", "infra"];

    [Fact]
    public void A_key_part_escapes_what_table_storage_refuses() =>
        Assert.Equal("a!002fb!0023c!003f!005c|x", OtgBot.Storage.Key.Of("a/b#c?\\", "x"));

    [Fact]
    public void No_line_is_wider_than_140_signs_but_for_a_text_in_one_piece()
    {
        var wide = Code
            .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !IsTable(file))
            .SelectMany(file => Wide(File.ReadLines(file)).Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line}"));
        Assert.Empty(wide);
    }

    /// <summary>Rows of tables and what is copied to a shell stay in one piece.</summary>
    [Fact]
    public void No_line_of_the_documentation_is_wider_than_140_signs_but_for_rows_and_commands()
    {
        var files = Pages
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.md"))
            .Concat(Rooms
                .SelectMany(room => Directory.EnumerateFiles(Path.Combine(Repository.Root, room), "*.md", SearchOption.AllDirectories)));
        Assert.Empty(files.SelectMany(file => Prose(File.ReadLines(file)).Where(line => line.Text.Length > Widest)
            .Select(line => $"{Path.GetRelativePath(Repository.Root, file)}:{line.Number}")));
    }

    [Fact]
    public void A_wide_line_is_found_and_a_wide_text_is_not()
    {
        var long150 = new string('x', 150);
        string[] code =
        [
            $"    var {long150} = 1;",
            $"    /// <summary>{new string('y', 70)} {new string('z', 70)}</summary>",
            $"    Say(nb: \"{long150}\");",
            $"    nb: $\"{long150}\",",
            $"        Message = \"{long150}\")]",
            "    private const string Page = $\"\"\"",
            $"        <p>{long150}</p>",
            "        \"\"\";",
            $"    /// See https://example.org/{long150}.",
            $"    if ({long150}) return;",
        ];

        Assert.Equal([1, 2, 3, 10], Wide(code));
        Assert.Equal([1, 6], Prose([long150, "| row |", "```", long150, "```", "text"]).Select(line => line.Number));
    }

    private static IEnumerable<(int Number, string Text)> Prose(IEnumerable<string> lines)
    {
        var isCode = false;
        foreach (var (index, line) in lines.Index())
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) isCode = !isCode;
            else if (!isCode && !line.StartsWith('|') && !line.StartsWith('<')) yield return (index + 1, line);
        }
    }

    /// <summary>Tables of texts have a language a line.</summary>
    private static bool IsTable(string file) =>
        file.EndsWith("Texts.cs", StringComparison.Ordinal) || file.EndsWith("Phrases.cs", StringComparison.Ordinal);

    /// <summary>The numbers of the lines that could be broken and are not.</summary>
    private static IEnumerable<int> Wide(IEnumerable<string> lines)
    {
        var isRaw = false;
        foreach (var (index, line) in lines.Index())
        {
            var wasRaw = isRaw;
            if (line.Split("\"\"\"").Length % 2 == 0) isRaw = !isRaw;
            if (line.Length > Widest && !wasRaw && !BeginsWithText().IsMatch(line) && !Address().IsMatch(line)) yield return index + 1;
        }
    }

    /// <summary>Nothing stands before the text that could be on a line of its own.</summary>
    [GeneratedRegex("""^\s*(?:[\w.]+: |Message = |yield return |return |new\(|\[GeneratedRegex\(|[?:+(.] ?|\.\. )*[$@]*["]""")]
    private static partial Regex BeginsWithText();

    [GeneratedRegex(@"https?://\S{100,}")]
    private static partial Regex Address();
}
