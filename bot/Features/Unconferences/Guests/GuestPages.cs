using System.Globalization;
using System.Text;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.Exports.WebFrame;

namespace OtgBot.Features.Unconferences.Guests;

/// <summary>
/// The page behind a guest's link: the topics with a star each. A press says what shall be, not that it shall be the other way, so that one that comes
/// twice changes nothing. Nothing is asked of the guest, and no cookie is set: the link is all there is.
/// </summary>
internal sealed class GuestPages(UnconferencesStore unconferences, GuestStore guests, GuestOptions options, TimeProvider clock) : IFeature
{
    private const int TooManyRequests = 429;

    public void Map(FeatureMap map)
    {
        if (!options.AreWelcome) return;
        map.Page(new Page("/guest/{id}/{token}", request => Show(request)) { Press = Empty });
        map.Page(new Page("/guest/{id}/{token}/{topic}/{star}", request => Show(request)) { Press = Star });
    }

    /// <summary>From the call until the votes are counted; where nobody votes, until it is over.</summary>
    public static bool IsOpen(Unconference unconference, DateTimeOffset now) => unconference.Phase switch
    {
        Phase.Proposing => true,
        Phase.Voting => !(unconference.VotesUntil <= now),
        Phase.Published => unconference.IsOpen,
        _ => false,
    };

    private async Task<PageAnswer?> Show(PageRequest request, bool isRefused = false)
    {
        var (id, token) = (request["id"], request["token"]);
        if (await guests.Find(id, token, request.Cancel) is not { } ballot || await unconferences.Get(id, request.Cancel) is not { } unconference) return null;
        var topics = await unconferences.Topics(id, request.Cancel);
        var page = Render(unconference, Ballot.Offer(topics, guests.MarkOf(token), _ => 0), ballot, $"/guest/{id}/{token}", isRefused, clock.GetUtcNow(), request.Language ?? Language.Nb);
        return new PageAnswer("text/html; charset=utf-8", page) { IsSecret = true, Status = isRefused ? TooManyRequests : null };
    }

    private async Task<PageAnswer?> Star(PageRequest request)
    {
        var now = clock.GetUtcNow();
        if (await unconferences.Get(request["id"], request.Cancel) is not { } unconference) return null;
        if (!int.TryParse(request["topic"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) || request["star"] is not ("on" or "off")) return null;
        if (!IsOpen(unconference, now)) return await Show(request);
        if (await unconferences.Topic(unconference.Id, number, request.Cancel) is not { Value.Stands: true }) return await Show(request);
        var isTired = false;
        await guests.Change(unconference.Id, request["token"], old =>
        {
            isTired = old.IsTired(now);
            return old.With(number, request["star"] == "on", unconference.VotesPerPerson, now);
        }, request.Cancel);
        return await Show(request, isTired);
    }

    private async Task<PageAnswer?> Empty(PageRequest request)
    {
        if (await guests.Find(request["id"], request["token"], request.Cancel) is null) return null;
        await guests.Change(request["id"], request["token"], old => old.Emptied(), request.Cancel);
        return await Show(request);
    }

    private static byte[] Render(Unconference unconference, IReadOnlyList<Topic> topics, GuestBallot ballot, string path, bool isRefused, DateTimeOffset now, Language language)
    {
        var isOpen = IsOpen(unconference, now);
        var given = topics.Count(topic => ballot.Topics.Contains(topic.Number));
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"""
            <header>
            <h1>{Text(unconference.Name)}</h1>
            {(unconference.Theme is { } theme ? $"<p class=\"theme\">{Text(theme)}</p>" : "")}
            <p class="when">{Text(UnconferencesTexts.Date(language, unconference.Date))}</p>
            </header>
            <main>
            <p>{Text((isOpen ? GuestTexts.HowToStar(language, unconference.VotesPerPerson) : GuestTexts.IsClosed.In(language)))}</p>
            <p role="status"><strong>{Text(isRefused ? GuestTexts.TooOften.In(language) : GuestTexts.Given(language, given, unconference.VotesPerPerson))}</strong></p>
            <ul>

            """);
        foreach (var topic in topics) html.Append(Line(topic, ballot.Topics.Contains(topic.Number), isOpen, given < unconference.VotesPerPerson, path, language));
        html.Append(CultureInfo.InvariantCulture, $"""
            </ul>
            <p>{Text(GuestTexts.WhatIsKept.In(language))}</p>
            {(given > 0 ? $"<form method=\"post\" action=\"{Text(path)}\"><button type=\"submit\">{Text(GuestTexts.Erase.In(language))}</button></form>" : "")}
            </main>
            <footer>{LanguageLinks(language)}</footer>
            """);
        return Page(unconference.Name, language, "guest", html.ToString());
    }

    private static string Line(Topic topic, bool isStarred, bool isOpen, bool hasStars, string path, Language language)
    {
        var number = topic.Number.ToString(CultureInfo.InvariantCulture);
        var title = $"<span class=\"unseen\"{In(topic.Language)}>: {Text(topic.Title)}</span>";
        var star = !isOpen || (!isStarred && !hasStars)
            ? isStarred ? $"<p>★ <span class=\"unseen\">{Text(GuestTexts.Starred.In(language))}</span></p>" : ""
            : $"<form method=\"post\" action=\"{Text(path)}/{number}/{(isStarred ? "off" : "on")}\"><button type=\"submit\">{(isStarred ? "★" : "☆")} {Text((isStarred ? GuestTexts.TakeBack : GuestTexts.Star).In(language))}{title}</button></form>";
        return $"<li class=\"{(isStarred ? "starred" : "bare")}\"><h2{In(topic.Language)}>{number}. {Text(topic.Title)}</h2><p{In(topic.Language)}>{Text(topic.About)}</p>{star}</li>\n";
    }
}
