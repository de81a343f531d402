using System.Text;
using CsCheck;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>Long lines are folded (RFC 5545, 3.1): by octets, and between characters, so that no emoji comes apart on the way.</summary>
public sealed class IcsWriterTests
{
    private static readonly string[] Signs = ["a", "å", "e\u0301", "\U0001F389", "\U0001F468\u200d\U0001F469\u200d\U0001F467", "\U0001F44B\U0001F3FD", " ", ",", "ø"];

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Gen<string> Titles = Gen.Int[0, Signs.Length - 1].Array[1, 90].Select(signs => CommandText.Clean("Sak " + string.Concat(signs.Select(sign => Signs[sign])) + "."));

    [Fact]
    public void Every_line_is_short_enough_and_whole_and_put_together_it_is_what_was_written() => Titles.Always(title =>
    {
        var lines = Lines(IcsWriter.Write(Unconference, [Session(title)], null, Language.Nb));

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 75));
        Assert.All(lines, line => Strict.GetString(line));
        var unfolded = string.Join("\r\n", lines.Select(line => Strict.GetString(line))).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains($"SUMMARY:{title.Replace(",", "\\,", StringComparison.Ordinal)}\r\n", unfolded, StringComparison.Ordinal);
    });

    private static readonly Unconference Unconference = new()
    {
        Id = "u1",
        Name = "Våren \U0001F389",
        Date = new DateOnly(2027, 5, 5),
        Zone = "Europe/Oslo",
        Communities = ["c"],
        OpenedAt = new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    private static ExportSession Session(string title)
    {
        var start = new DateTimeOffset(2027, 5, 5, 8, 0, 0, TimeSpan.Zero);
        var placed = new PlacedSession(1, 1, 1, 1, "Storsalen", start, start.AddMinutes(45)) { ChangedAt = start };
        return new ExportSession(placed, new Topic { Number = 1, Title = title, About = title, Format = SessionFormat.Discussion, Minutes = 45, Nonce = "n" }, []);
    }

    private static List<byte[]> Lines(byte[] file)
    {
        var lines = new List<byte[]>();
        var start = 0;
        for (var at = 0; at + 1 < file.Length; at++)
        {
            if (file[at] != '\r' || file[at + 1] != '\n') continue;
            lines.Add(file[start..at]);
            start = at + 2;
        }

        return lines;
    }
}
