using System.Globalization;
using System.Text;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda as a spreadsheet (RFC 4180). What a person wrote is never a formula: a cell that begins like one gets an apostrophe in front
/// (https://owasp.org/www-community/attacks/CSV_Injection). Semicolons in Norwegian, as Excel there expects.
/// </summary>
internal static class CsvWriter
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠', '|', '%'];

    public static byte[] Write(IReadOnlyList<ExportSession> sessions, Language language)
    {
        var separator = language == Language.En ? ',' : ';';
        var csv = new StringBuilder();
        Row(csv, separator, ExportTexts.Columns.Select(column => column.In(language)));
        foreach (var session in sessions)
        {
            Row(csv, separator,
            [
                session.Placed.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ClockWords.English(session.Placed.Start),
                ClockWords.English(session.Placed.End),
                session.Placed.RoomName,
                session.Item is null ? session.Placed.Topic.ToString(CultureInfo.InvariantCulture) : "",
                session.Title,
                session.Topic?.About ?? "",
                session.Topic is { } topic ? UnconferencesTexts.FormatName(language, topic.Format) : "",
                string.Join(", ", session.Hosts),
            ]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];
    }

    private static void Row(StringBuilder csv, char separator, IEnumerable<string> cells) =>
        csv.AppendJoin(separator, cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        var start = text.AsSpan().TrimStart(' ');
        var safe = start.Length > 0 && Formula.Contains(start[0]) ? "'" + text : text;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
