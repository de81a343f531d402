using System.Globalization;
using System.Text;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.Exports.WebFrame;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// Signs to print and hang on doors: a sheet for each room and day, with a code that leads to the agenda as it is when it is read.
/// </summary>
internal static class SignsPage
{
    public static byte[] Render(Unconference unconference, PublishedAgenda? agenda, IReadOnlyList<ExportSession> sessions,
        PageAddress where, Language language)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <h1>{Text(ExportTexts.SignsTitle(language, unconference.Name))}</h1>
            <p>{Text(ExportTexts.SignsHint.In(language))} <a href="{Text(where.Path)}">{Text(ExportTexts.WholeAgenda.In(language))}</a></p>
            </header>
            <main>

            """);
        var rooms = agenda is null ? [] : Wall.RoomsOf(agenda, sessions);
        var days = agenda is null
            ? []
            : sessions.Select(session => Wall.Day(session.Placed.Start)).Concat(agenda.Slots.Select(slot => Wall.Day(slot.Start)))
                .Distinct().Order().ToArray();
        if (rooms.Count == 0 || days.Length == 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(ExportTexts.NotReady.In(language))}</p>");
        foreach (var room in rooms)
        {
            foreach (var day in days) html.Append(Sheet(unconference, room, day, Wall.In(room, day, sessions), where, language));
        }

        html.Append(CultureInfo.InvariantCulture, $"</main>\n<footer>{LanguageLinks(language)}</footer>");
        return Page(ExportTexts.SignsTitle(language, unconference.Name), language, "signs", html.ToString());
    }

    private static string Sheet(Unconference unconference, AgendaRoom room, DateOnly day, IReadOnlyList<ExportSession> sessions,
        PageAddress where, Language language)
    {
        var lines = string.Concat(sessions.Select(session =>
            $"<li{(session.Placed.RoomName.Length == 0 ? " class=\"all\"" : "")}><span class=\"time\">{language.Clock(session.Placed.Start, session.Placed.End)}</span> <span class=\"what\">{What(session)}</span></li>"));
        var code = where.Url is { } url
            ? $"<figure>{QrCode.Svg(url, Text(ExportTexts.CodeLabel.In(language)))}<figcaption>{Text(ExportTexts.SignCode.In(language))}</figcaption></figure>"
            : "";
        return $"""
            <section class="sheet">
            <h2>{Text(room.Name)}</h2>
            <p class="when">{Text(language.Sentence(DateWords.Long(language, day)))}</p>
            {(lines.Length == 0 ? $"<p>{Text(ExportTexts.NothingHere.In(language))}</p>" : $"<ol>{lines}</ol>")}
            <div class="foot">{code}<p>{Text(unconference.Name)}</p></div>
            </section>

            """;
    }

    private static string What(ExportSession session)
    {
        var title = session.Topic is { } topic
            ? $"<span{WebFrame.In(topic.Language)}>{topic.Number.ToString(CultureInfo.InvariantCulture)}. {Text(topic.Title)}</span>"
            : Text(session.Title);
        return session.Hosts.Count == 0 ? title : $"{title} <span class=\"hosts\">{Text(string.Join(", ", session.Hosts))}</span>";
    }
}
