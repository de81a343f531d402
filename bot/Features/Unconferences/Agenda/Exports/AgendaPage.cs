using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda as a page to read: on a phone, on a wall, on paper. It is the card's HTML in a page around it, and needs no script.
/// </summary>
internal static class AgendaPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="unconference">Whose agenda.</param>
    /// <param name="agenda">Null if none is published yet.</param>
    /// <param name="sessions">Those that stand.</param>
    /// <param name="path">Of this page, for the links on it.</param>
    /// <param name="now">For what is on.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="inTab">True where it stands open all day: what is on comes first, and it follows the clock.</param>
    public static byte[] Render(
        Unconference unconference, PublishedAgenda? agenda, IReadOnlyList<ExportSession> sessions, string path, DateTimeOffset now, Language language, bool inTab = false)
    {
        var name = Text(unconference.Name);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex, nofollow">{(inTab ? "\n<meta http-equiv=\"refresh\" content=\"60\">" : "")}
            <title>{name} – {Text(ExportTexts.Agenda.In(language))}</title>
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="/agenda/style.css">
            </head>
            <body>
            <header>
            <h1>{name}</h1>
            {(unconference.Theme is { } theme ? $"<p class=\"theme\">{Text(theme)}</p>" : "")}
            </header>
            <main>
            <h2 class="unseen">{Text(ExportTexts.Agenda.In(language))}</h2>
            {HtmlRenderer.Render(CardOf(unconference, agenda, sessions, now, language, inTab), "", "a")}
            </main>
            <footer>
            {(agenda is null ? "" : $"<p>{Text(ExportTexts.Updated(language, TimeZoneInfo.ConvertTime(agenda.At, unconference.TimeZone), agenda.Version))} <a href=\"{Text(path)}/agenda.ics\">{Text(ExportTexts.AddToCalendar.In(language))}</a></p>")}
            <nav aria-label="{Text(ExportTexts.OtherLanguages.In(language))}"><ul>{string.Concat(Languages.All.Select(other => $"<li><a href=\"?lang={other.Tag()}\" hreflang=\"{other.Tag()}\" lang=\"{other.Tag()}\"{(other == language ? " aria-current=\"true\"" : "")}>{Text(other.OwnName())}</a></li>"))}</ul></nav>
            <p>{Text(ExportTexts.MadeWith.In(language))}</p>
            </footer>
            </body>
            </html>

            """);
        return Encoding.UTF8.GetBytes(html.ToString());
    }

    private static Card CardOf(Unconference unconference, PublishedAgenda? agenda, IReadOnlyList<ExportSession> sessions, DateTimeOffset now, Language language, bool inTab)
    {
        var body = new List<CardElement> { new TextBlock(AgendaRuleTexts.DayLine(language, unconference)) { Style = TextStyle.Title } };
        if (agenda is null || sessions.Count == 0) body.Add(new TextBlock(ExportTexts.NotReady.In(language)));
        if (inTab) body.AddRange(Now(unconference, sessions, now, language));
        foreach (var slot in sessions.GroupBy(session => (session.Placed.Start, session.Placed.End)))
        {
            var isOn = slot.Key.Start <= now && now < slot.Key.End;
            body.Add(new TextBlock(ProgrammeTexts.Span(language, unconference, slot.Key.Start, slot.Key.End)) { Style = TextStyle.Heading });
            if (isOn) body.Add(new TextBlock(ExportTexts.OnNow.In(language)) { Style = TextStyle.Strong });
            body.AddRange(slot.Select(session => Session(session, isOn, language)));
        }

        return new Card { Summary = AgendaTexts.Title(language, unconference.Name), Language = language.Tag(), Body = body };
    }

    /// <summary>What is on, and what is next: nothing before the day and after it.</summary>
    private static IEnumerable<CardElement> Now(Unconference unconference, IReadOnlyList<ExportSession> sessions, DateTimeOffset now, Language language)
    {
        var isToday = sessions.Count > 0 && sessions.Min(session => session.Placed.Start) - now < TimeSpan.FromHours(12);
        if (!isToday) yield break;
        var next = sessions.Where(session => session.Placed.Start > now).Select(session => (DateTimeOffset?)session.Placed.Start).Min();
        foreach (var (title, part) in new[]
        {
            (ExportTexts.OnNow, sessions.Where(session => session.Placed.Start <= now && now < session.Placed.End)),
            (ExportTexts.Next, sessions.Where(session => session.Placed.Start == next)),
        })
        {
            if (!part.Any()) continue;
            yield return new TextBlock(title.In(language)) { Style = TextStyle.Heading };
            foreach (var session in part)
                yield return new TextBlock($"{ProgrammeTexts.Span(language, unconference, session.Placed.Start, session.Placed.End)} · {session.Placed.RoomName} · {session.Item ?? session.Title}".Replace(" ·  · ", " · ", StringComparison.Ordinal));
        }
    }

    private static Container Session(ExportSession session, bool isOn, Language language)
    {
        var items = new List<CardElement>();
        if (session.Placed.RoomName.Length > 0) items.Add(new TextBlock(session.Placed.RoomName) { Style = TextStyle.Subtle });
        items.Add(new TextBlock(session.Item ?? $"{session.Placed.Topic.ToString(language.Culture())}. {session.Title}") { Style = TextStyle.Strong });
        if (session.Hosts.Count > 0) items.Add(new TextBlock(string.Join(", ", session.Hosts)));
        if (session.Topic is { } topic)
        {
            items.Add(new ActionSet(
            [
                .. session.Link is { } link ? [new ActionOpenUrl(ProgrammeTexts.Join.In(language), link)] : Array.Empty<CardAction>(),
                .. topic.Notes is { } notes ? [new ActionOpenUrl(ProgrammeTexts.Notes.In(language), notes)] : Array.Empty<CardAction>(),
                new ActionShowCard(ExportTexts.About.In(language), new Card
            {
                Summary = topic.Title,
                Language = language.Tag(),
                Body = [new TextBlock($"{UnconferencesTexts.FormatName(language, topic.Format)} · {UnconferencesTexts.Length(topic.Minutes).In(language)}") { Style = TextStyle.Subtle }, new TextBlock(topic.About)],
                }),
            ]));
        }

        return new Container(items) { Emphasis = isOn };
    }

    private static string Text(string text) => Encoder.Encode(text);
}
