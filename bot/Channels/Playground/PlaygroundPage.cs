using System.Globalization;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>The page as one person sees it, whole without script: landmarks, headings, ordinary links and forms.</summary>
internal static class PlaygroundPage
{
    public static string Render(PlaygroundSight sight)
    {
        var (view, language) = (sight.View, sight.View.Language);
        var title = PlaygroundTexts.Title(view);
        return Markup.Of($"""
            <!doctype html>
            <html lang="{language.Tag()}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title} – OtgBot</title>
            <link rel="icon" href="/playground.svg" type="image/svg+xml">
            <link rel="stylesheet" href="/playground.css">
            <script src="/playground.js" type="module"></script>
            </head>
            <body data-events="/events?{view.Query}&amp;seen={sight.Mark}" data-unreachable="{PlaygroundTexts.Unreachable.In(language)}" data-updated="{PlaygroundTexts.Updated.In(language)}">
            <a class="skip" href="#text">{PlaygroundTexts.SkipToWrite.In(language)}</a>
            <div class="frame">
            <header class="side" id="top">
            <p class="brand"><span class="mark" aria-hidden="true"></span>{PlaygroundTexts.Product.In(language)}</p>
            {Where(view, sight.Waiting)}
            {Who(sight)}
            {Clock(sight)}
            <p class="fine">{PlaygroundTexts.MadeUp.In(language)}</p>
            </header>
            <main>
            <div class="head">
            <h1>{(view.IsPersonal ? PlaygroundTexts.Chat.In(language) : PlaygroundView.TeamName)}</h1>
            <p>{PlaygroundTexts.YouAre(view)} <a class="switch" href="#top">{PlaygroundTexts.Switch.In(language)}</a></p>
            </div>
            <noscript><p class="hint">{PlaygroundTexts.NoScript.In(language)} <a href="/?{view.Query}#newest">{PlaygroundTexts.Reload.In(language)}</a></p></noscript>
            {Markup.If(sight.Hint is not null, $"<p class=\"hint\" id=\"hint\">{sight.Hint}</p>")}
            <h2 class="unseen" id="log-title">{PlaygroundTexts.Conversation.In(language)}</h2>
            <div class="log" id="log" role="log" aria-live="polite" aria-labelledby="log-title">
            {sight.Messages.Select(message => Message(message, view))}</div>
            <div class="end" id="newest" tabindex="-1"></div>
            {Composer(sight)}
            </main>
            </div>
            </body>
            </html>

            """).ToString();
    }

    /// <summary>One message as this person sees it: the same on the page and in its live updates.</summary>
    public static Markup Message(PlaygroundMessage message, PlaygroundView view)
    {
        var author = message.From?.Name ?? "OtgBot";
        return Markup.Of($"""
            <div class="message {(message.From is null ? "bot" : message.From.Id == view.Person.Id ? "own" : "other")}" id="{message.Id}" data-n="{message.Number}" tabindex="-1">
            {Face(message.From)}
            <div class="said">
            <p class="meta"><strong>{author}</strong> {Time(message.At, view.Language)}</p>
            {Content(message, view)}
            </div>
            </div>

            """);
    }

    private static Markup Content(PlaygroundMessage message, PlaygroundView view) => message.Card is { } card
        ? Markup.Rendered(HtmlRenderer.Render(card, $"/press?{view.Query}&message={message.Id}", message.Id, message.Origin))
        : Markup.Of($"""<p class="text" lang="{message.Language}" dir="auto">{message.Text}</p>""");

    private static Markup Time(DateTimeOffset at, Language language)
    {
        var local = TimeZoneInfo.ConvertTime(at, PlaygroundClock.Oslo);
        var pattern = language == Language.En ? "ddd d MMM HH':'mm" : "ddd d. MMM HH'.'mm";
        return Markup.Of(
            $"""<time datetime="{local.ToString("yyyy-MM-dd'T'HH':'mmzzz", CultureInfo.InvariantCulture)}">{local.ToString(pattern, language.Culture())}</time>""");
    }

    private static Markup Face(MadeUpPerson? person) => person is null
        ? Markup.Of($"""<span class="face mark" aria-hidden="true"></span>""")
        : Markup.Of($"""<span class="face {person.Id}" aria-hidden="true">{Initials(person.Name)}</span>""");

    private static string Initials(string name)
    {
        var names = name.Split(' ');
        return $"{names[0][0]}{names[^1][0]}";
    }

    private static Markup Where(PlaygroundView view, int waiting)
    {
        var label = PlaygroundTexts.Where.In(view.Language);
        return Markup.Of($"""
            <nav aria-label="{label}">
            <h2>{label}</h2>
            <ul class="places">
            <li><a href="/?{PlaygroundView.QueryOf(view.Person, false)}"{Current(!view.IsPersonal)}>{PlaygroundView.TeamName}</a></li>
            <li><a href="/?{PlaygroundView.QueryOf(view.Person, true)}"{Current(view.IsPersonal)}>{PlaygroundTexts.Chat.In(view.Language)} <span class="waiting" id="waiting" role="status">{PlaygroundTexts.Waiting(view.Language, waiting)}</span></a></li>
            </ul>
            </nav>
            """);
    }

    private static Markup Who(PlaygroundSight sight)
    {
        var view = sight.View;
        var label = PlaygroundTexts.Who.In(view.Language);
        var people = MadeUpPeople.All.Select(person => Markup.Of($"""
            <li><a href="/?{PlaygroundView.QueryOf(person, view.IsPersonal)}"{Current(person == view.Person)}>{Face(person)}<span class="name">{person.Name}</span> <span class="about">{Languages.FromLocale(person.Locale).OwnName()}, {(sight.Leads.Contains(person.Id) ? PlaygroundTexts.Lead : PlaygroundTexts.Member).In(view.Language)}</span></a></li>

            """));
        return Markup.Of($"""
            <nav aria-label="{label}">
            <h2>{label}</h2>
            <ul class="people">
            {people}</ul>
            </nav>
            """);
    }

    private static Markup Clock(PlaygroundSight sight)
    {
        var (view, language) = (sight.View, sight.View.Language);
        return Markup.Of($"""
            <section class="clock" aria-labelledby="clock-title">
            <h2 id="clock-title">{PlaygroundTexts.Clock.In(language)}</h2>
            <p class="now" id="now">{PlaygroundClock.Show(sight.Now, language)}</p>
            <form method="post" action="/clock?{view.Query}" aria-describedby="clock-hint">
            <button name="to" value="hour">{PlaygroundTexts.Hour.In(language)}</button>
            <button name="to" value="day">{PlaygroundTexts.Day.In(language)}</button>
            <button name="to" value="monday">{PlaygroundTexts.Monday.In(language)}</button>
            </form>
            <p class="fine" id="clock-hint">{PlaygroundTexts.ClockHint.In(language)}</p>
            </section>
            """);
    }

    private static Markup Composer(PlaygroundSight sight)
    {
        var (view, language) = (sight.View, sight.View.Language);
        var suggestions = sight.Suggestions.Select(words => Markup.Of($"""
            <button name="text" value="{words}">{words}</button>

            """));
        return Markup.Of($"""
            <div class="foot">
            <a class="fresh" id="fresh" href="#newest" hidden>{PlaygroundTexts.NewMessages.In(language)}</a>
            <div class="note" id="note"{Markup.If(sight.Note is null, $" data-empty")}><p role="status" id="status">{sight.Note}</p><button type="button" id="close-note" hidden>{PlaygroundTexts.Close.In(language)}</button></div>
            <p class="unseen" role="status" id="quietly"></p>
            <form class="write" id="write" method="post" action="/say?{view.Query}">
            <div class="ask">
            <label for="text">{PlaygroundTexts.Write.In(language)}</label>
            <p id="text-hint">{PlaygroundTexts.NoMention.In(language)}</p>
            </div>
            <div class="line">
            <input id="text" name="text" type="text" maxlength="{CommandText.MaxLength}" required autocomplete="off" enterkeyhint="send" aria-describedby="text-hint" placeholder="{PlaygroundTexts.Example.In(language)}">
            <button class="send">{PlaygroundTexts.Send.In(language)}</button>
            </div>
            </form>
            {Markup.If(sight.Suggestions.Count > 0, $"<form class=\"try\" method=\"post\" action=\"/say?{view.Query}\"><span>{PlaygroundTexts.Try.In(language)}</span>\n{suggestions}</form>")}
            </div>
            """);
    }

    private static Markup Current(bool isCurrent) => Markup.If(isCurrent, $" aria-current=\"page\"");
}

/// <summary>All that one person's page shows.</summary>
/// <param name="Mark">How much of the conversation is in <paramref name="Messages"/>.</param>
/// <param name="Leads">Ids of the community's leads.</param>
/// <param name="Hint">What to say above an empty conversation.</param>
/// <param name="Note">A short word for this person alone.</param>
/// <param name="Suggestions">Words to try, as buttons.</param>
/// <param name="Waiting">How many answers in the personal chat were not looked at.</param>
internal sealed record PlaygroundSight(
    PlaygroundView View,
    IReadOnlyList<PlaygroundMessage> Messages,
    string Mark,
    DateTimeOffset Now,
    IReadOnlyList<string> Leads,
    string? Hint,
    string? Note,
    IReadOnlyList<string> Suggestions,
    int Waiting);
