using System.Globalization;
using System.Text;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Changing;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Planner;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.Exports.WebFrame;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda as a page to read: on a wall, on a phone, on paper. It is a table of rooms and times; on a phone the style sheet lays its
/// cells under one another, so the roles of a table are written out: a browser forgets them where a table is not shown as one.
/// </summary>
internal static class AgendaPage
{
    /// <param name="unconference">Whose agenda.</param>
    /// <param name="agenda">Null if none is published yet.</param>
    /// <param name="wall">The same as rows and columns; null as above.</param>
    /// <param name="where">The addresses of this page.</param>
    /// <param name="now">For the reader to see how fresh it is.</param>
    /// <param name="language">Of the reader.</param>
    public static byte[] Render(Unconference unconference, PublishedAgenda? agenda, Wall? wall, PageAddress where, DateTimeOffset now,
        Language language)
    {
        var name = Text(unconference.Name);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <div>
            <h1>{name}</h1>
            {(unconference.Theme is { } theme ? $"<p class=\"theme\">{Text(theme)}</p>" : "")}
            <p class="when">{Text(AgendaRuleTexts.DayLine(language, unconference))}</p>
            {(unconference.IsCalledOff ? $"<p class=\"off\"><strong>{Text(ChangeTexts.CalledOffLine(language))}</strong></p>" : "")}
            {(where.Refreshes is { } refreshes ? $"<p class=\"fresh\">{Text(ExportTexts.AsOf(language, TimeZoneInfo.ConvertTime(now, unconference.TimeZone), refreshes))} <a href=\"{Text(where.Path)}{(refreshes ? "/still" : "")}\">{Text((refreshes ? ExportTexts.HoldStill : ExportTexts.KeepFresh).In(language))}</a></p>" : "")}
            </div>
            {(where.Url is { } url ? $"<figure>{QrCode.Svg(url, Text(ExportTexts.CodeLabel.In(language)))}<figcaption>{Text(ExportTexts.CodeHint.In(language))}</figcaption></figure>" : "")}
            </header>
            <main>
            """);
        if (wall is null || wall.Days.Count == 0)
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(ExportTexts.NotReady.In(language))}</p>");
        else
        {
            if (where.IsTab) Now(html, wall, language);
            foreach (var day in wall.Days) Day(html, wall, day, language);
        }

        html.Append(CultureInfo.InvariantCulture, $"""

            </main>
            <footer>
            {(agenda is null ? "" : $"<p>{Text(ExportTexts.Updated(language, TimeZoneInfo.ConvertTime(agenda.At, unconference.TimeZone), agenda.Version))} <a href=\"{Text(where.Files)}/agenda.ics\">{Text(ExportTexts.AddToCalendar.In(language))}</a>{(where.IsTab ? "" : $" <a href=\"{Text(where.Path)}/signs\">{Text(ExportTexts.Signs.In(language))}</a>")}</p>")}
            {LanguageLinks(language)}
            <p>{Text(ExportTexts.MadeWith.In(language))}</p>
            </footer>
            """);
        return Page($"{unconference.Name} – {ExportTexts.Agenda.In(language)}", language, "wall", html.ToString());
    }

    /// <summary>Beside a meeting there is room for little: what is on, and what is next.</summary>
    private static void Now(StringBuilder html, Wall wall, Language language)
    {
        foreach (var row in wall.Days.SelectMany(day => day.Rows).Where(row => row.IsOn || row.IsNext))
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<section class=\"now\"><h2>{Text((row.IsOn ? ExportTexts.OnNow : ExportTexts.Next).In(language))} · {language.Clock(row.Start, row.End)}</h2>\n<ul>");
            foreach (var session in row.ForAll.Concat(row.Cells.SelectMany(cell => cell.Sessions)).Distinct())
            {
                var room = session.Placed.RoomName.Length == 0 ? "" : $"{Text(session.Placed.RoomName)}: ";
                var title = session.Topic is { } topic ? $"{topic.Number}. {Text(topic.Title)}" : Text(session.Title);
                html.Append(CultureInfo.InvariantCulture, $"<li>{room}<strong>{title}</strong></li>");
            }

            html.Append("</ul>\n</section>\n");
        }
    }

    private static void Day(StringBuilder html, Wall wall, WallDay day, Language language)
    {
        var id = day.Date.ToString("'day-'yyyy-MM-dd", CultureInfo.InvariantCulture);
        html.Append(CultureInfo.InvariantCulture, $"""

            <section>
            <h2 id="{id}"{(wall.Days.Count == 1 ? " class=\"unseen\"" : "")}>{Text(language.Sentence(DateWords.Long(language, day.Date)))}</h2>
            <table role="table" aria-labelledby="{id}" class="{(wall.Rooms.Count > 6 ? "many" : "few")}">
            <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{Text(ExportTexts.Time.In(language))}</th>{string.Concat(wall.Rooms.Select(room => Head(room, language)))}</tr></thead>
            <tbody role="rowgroup">

            """);
        foreach (var row in day.Rows) Row(html, wall, row, language);
        html.Append("</tbody>\n</table>\n</section>");
    }

    private static string Head(AgendaRoom room, Language language)
    {
        var facts = string.Join(", ",
            (string[])[.. room.Capacity > 0 ? [ExportTexts.Seats(language, room.Capacity)] : Array.Empty<string>(), .. room.Has]);
        var join = room.Link is { } link
            ? $"<a href=\"{Text(link)}\">{Text(ProgrammeTexts.Join.In(language))}<span class=\"unseen\">: {Text(room.Name)}</span></a>"
            : "";
        return $"<th role=\"columnheader\" scope=\"col\"><div>{Text(room.Name)}{(facts.Length == 0 ? "" : $"<small>{Text(facts)}</small>")}{join}</div></th>";
    }

    private static void Row(StringBuilder html, Wall wall, WallRow row, Language language)
    {
        var state = row.IsOn ? "on" : row.IsNext ? "next" : row.IsOver ? "over" : "later";
        var mark = row.IsOn ? ExportTexts.OnNow.In(language) : row.IsNext ? ExportTexts.Next.In(language) : null;
        var (start, end) = (language.Clock(row.Start), language.Clock(row.End));
        html.Append(CultureInfo.InvariantCulture,
            $"""<tr role="row" class="{state}"><th role="rowheader" scope="row"><time datetime="{row.Start:yyyy-MM-dd'T'HH:mmzzz}">{start}</time>–<time datetime="{row.End:yyyy-MM-dd'T'HH:mmzzz}">{end}</time>{(mark is null ? "" : $"<strong class=\"mark\">{Text(mark)}</strong>")}</th>""");
        if (row.ForAll.Count > 0 && row.Cells.All(cell => cell.Sessions.Count == 0))
        {
            html.Append(CultureInfo.InvariantCulture,
                $"<td role=\"cell\" class=\"all\" colspan=\"{Math.Max(1, wall.Rooms.Count)}\" aria-colspan=\"{Math.Max(1, wall.Rooms.Count)}\"><div>{string.Join("<br>", row.ForAll.Select(item => $"<strong>{Text(item.Title)}</strong>"))}</div></td>");
        }
        else
        {
            foreach (var cell in row.Cells) html.Append(Cell(cell, row, language));
        }

        html.Append("</tr>\n");
    }

    private static string Cell(WallCell cell, WallRow row, Language language)
    {
        var room = $"<span class=\"room\">{Text(cell.Room.Name)}</span>";
        if (cell.IsFree) return $"<td role=\"cell\" class=\"free\"><div>{room}{Text(ExportTexts.Free.In(language))}</div></td>";
        IEnumerable<ExportSession> here = [.. row.ForAll, .. cell.Sessions];
        return here.Any()
            ? $"<td role=\"cell\" class=\"taken\"><div>{room}{string.Concat(here.Select(session => Session(session, language)))}</div></td>"
            : "<td role=\"cell\" class=\"empty\"></td>";
    }

    private static string Session(ExportSession session, Language language)
    {
        if (session.Topic is not { } topic) return $"<p><strong>{Text(session.Title)}</strong></p>";
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p><strong{In(topic.Language)}>{topic.Number}. {Text(topic.Title)}</strong></p>");
        if (session.Hosts.Count > 0)
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"hosts\">{Text(string.Join(", ", session.Hosts))}</p>");
        var subject = $"<span class=\"unseen\"{In(topic.Language)}>: {Text(topic.Title)}</span>";
        if (topic.Notes is { } notes)
            html.Append(CultureInfo.InvariantCulture,
                $"<p class=\"ways\"><a href=\"{Text(notes)}\">{Text(ProgrammeTexts.Notes.In(language))}{subject}</a></p>");
        var facts = $"{UnconferencesTexts.FormatName(language, topic.Format)} · {UnconferencesTexts.Length(topic.Minutes).In(language)}";
        html.Append(CultureInfo.InvariantCulture,
            $"<details><summary>{Text(ExportTexts.About.In(language))}{subject}</summary><p class=\"facts\">{Text(facts)}</p><p{In(topic.Language)}>{Text(topic.About)}</p></details>");
        return html.ToString();
    }
}

/// <summary>Where a page is.</summary>
/// <param name="Path">For the links on it.</param>
/// <param name="Url">For a code that is read off a wall; null where nobody knows how browsers reach the bot.</param>
/// <param name="Refreshes">Whether it loads itself again; null where nothing changes any more.</param>
internal sealed record PageAddress(string Path, string? Url, bool? Refreshes)
{
    /// <summary>Where the files beside the page are.</summary>
    public string Files { get; init; } = Path;

    /// <summary>True in Teams' frame, where no other page of ours shows.</summary>
    public bool IsTab => Files != Path;
}
