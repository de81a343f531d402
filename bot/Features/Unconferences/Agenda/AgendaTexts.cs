using System.Globalization;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>What is said of an agenda: to everyone, to one person, and of right now.</summary>
internal static class AgendaTexts
{
    public static readonly Text AgendaHelp = new("Se programmet", "Sjå programmet", "See the agenda");
    public static readonly Text MineHelp = new("Se dagen din, laget av det du stemte på", "Sjå dagen din, laga av det du røysta på", "See your day, made from your votes");
    public static readonly Text NowHelp = new("Se hva som skjer nå, og hva som kommer", "Sjå kva som skjer no, og kva som kjem", "See what is on now and what is next");

    public static readonly Text SeeAgenda = new("Hele programmet", "Heile programmet", "The whole agenda");
    public static readonly Text SeeMine = new("Mitt program", "Programmet mitt", "My agenda");
    public static readonly Text SeeNow = new("Hva skjer nå?", "Kva skjer no?", "What is on now?");
    public static readonly Text OpenPage = new("Åpne som nettside", "Opne som nettside", "Open as a web page");

    public static string Title(Language language, string name) => language.Say(nb: $"Program: {name}", nn: $"Program: {name}", en: $"Agenda: {name}");

    public static string DraftTitle(Language language, string name) => language.Say(nb: $"Forslag, ikke publisert: {name}", nn: $"Forslag, ikkje publisert: {name}", en: $"Proposal, not published: {name}");

    public static string Summary(Language language, string name, int sessions) => language.Say(
        nb: $"Programmet for {name} med {Count(sessions, "økt", "økter")}",
        nn: $"Programmet for {name} med {Count(sessions, "økt", "økter")}",
        en: $"The agenda of {name} with {Count(sessions, "session", "sessions")}");

    public static string PublishedTitle(Language language, string name) => language.Say(nb: $"Programmet er klart: {name}", nn: $"Programmet er klart: {name}", en: $"The agenda is ready: {name}");

    public static string ChangedTitle(Language language, string name) => language.Say(nb: $"Programmet er endret: {name}", nn: $"Programmet er endra: {name}", en: $"The agenda has changed: {name}");

    public static string MineTitle(Language language, string name) => language.Say(nb: $"Mitt program: {name}", nn: $"Programmet mitt: {name}", en: $"My agenda: {name}");

    public static string NowIsBelow(Language language) => language.Say(
        "Det nyeste kortet står lenger ned i kanalen.",
        "Det nyaste kortet står lenger nede i kanalen.",
        "The newest card is further down in the channel.");

    public static string NowTitle(Language language, string name) => language.Say(nb: $"Nå på {name}", nn: $"No på {name}", en: $"Now at {name}");

    /// <summary>Where, what and with whom.</summary>
    public static string Session(Language language, PlacedSession session, IReadOnlyList<Topic> topics) => Place(language, [session], topics);

    /// <summary>The same of sessions that share a place.</summary>
    public static string Place(Language language, IReadOnlyList<PlacedSession> sessions, IReadOnlyList<Topic> topics)
    {
        return $"{sessions[0].RoomName}: {string.Join(language.Say(" og ", " og ", " and "), sessions.Select(What))}";

        string What(PlacedSession session)
        {
            var topic = topics.FirstOrDefault(topic => topic.Number == session.Topic);
            var hosts = topic is null ? "" : string.Join(", ", topic.Hosts.Select(host => host.Shown).Where(name => name.Length > 0));
            return $"{session.Topic.ToString(CultureInfo.InvariantCulture)}. {topic?.Title}{(hosts.Length == 0 ? "" : $" ({hosts})")}";
        }
    }

    /// <param name="firstDay">If it is given, what is on another day says which.</param>
    public static string Change(Language language, SessionChange change, IReadOnlyList<Topic> topics, DateOnly? firstDay = null)
    {
        // What a lead has hidden is not named again.
        var topic = change.Title ?? AgendaRuleTexts.TopicName(language, change.Topic, [.. topics.Where(topic => !topic.IsHidden)]);
        return (change.From, change.To) switch
        {
            (null, { } to) => language.Say($"{topic} er nytt: {At(to)}.", $"{topic} er nytt: {At(to)}.", $"{topic} is new: {At(to)}."),
            ({ } from, null) => language.Say($"{topic} utgår ({At(from)}).", $"{topic} går ut ({At(from)}).", $"{topic} is dropped ({At(from)})."),
            ({ } from, { } to) => language.Say($"{topic} flyttes fra {At(from)} til {At(to)}.", $"{topic} blir flytta frå {At(from)} til {At(to)}.", $"{topic} moves from {At(from)} to {At(to)}."),
            _ => topic,
        };

        string At(Placement place) => firstDay is { } first && DateOnly.FromDateTime(place.Start.DateTime) is var day && day != first
            ? $"{DateWords.Day(language, day)}, {AgendaTexts.At(language, place)}"
            : AgendaTexts.At(language, place);
    }

    public static string SameAsBefore(Language language) => language.Say(
        "Programmet er det samme som det som allerede er publisert, så jeg har ikke lagt ut noe nytt. Skriv «program» for å se det.",
        "Programmet er det same som det som allereie er publisert, så eg har ikkje lagt ut noko nytt. Skriv «program» for å sjå det.",
        "The agenda is the same as the one already published, so I have posted nothing new. Write “agenda” to see it.");

    public static string NothingChanged(Language language) => language.Say("Ingen økter er flyttet.", "Ingen økter er flytta.", "No session has moved.");

    public static string MineHint(Language language, bool hasVotes) => hasVotes
        ? language.Say("Laget av det du stemte på, og temaene du er vert for. Dette er bare et forslag, så gå dit du vil.", "Laga av det du røysta på, og temaa du er vert for. Dette er berre eit forslag, så gå dit du vil.", "Made from your votes and what you host. This is only a suggestion, so go where you like.")
        : language.Say("Du har ikke stemt, så jeg viser bare temaer du er vert for. Skriv «program» for å se alt.", "Du har ikkje røysta, så eg viser berre tema du er vert for. Skriv «program» for å sjå alt.", "You haven’t voted, so I only show topics you host. Write “agenda” to see everything.");

    public static string LookInChat(Language language) => language.Say(
        "Programmet ditt ligger i den private chatten med meg.", "Programmet ditt ligg i den private chatten med meg.", "Your agenda is in your private chat with me.");

    public static string NoChat(Language language) => language.Say(
        "Jeg får ikke skrevet til deg privat. Åpne en chat med meg og skriv «mitt program».", "Eg får ikkje skrive til deg privat. Opne ein chat med meg og skriv «programmet mitt».", "I can’t write to you privately. Open a chat with me and write “my agenda”.");

    public static string Free(Language language) => language.Say("Ingenting du har valgt. Gå dit nysgjerrigheten drar deg.", "Ingenting du har valt. Gå dit nyfikna dreg deg.", "Nothing planned for you. Follow your curiosity.");

    public static string YouHost(Language language) => language.Say("Du er vert.", "Du er vert.", "You host this.");

    public static string AtTheSameTime(Language language, string titles) => language.Say(nb: $"Samtidig: {titles}", nn: $"Samtidig: {titles}", en: $"At the same time: {titles}");

    public static string OnNow(Language language, DateTimeOffset end) => language.Say($"Nå, til kl. {end:HH.mm}", $"No, til kl. {end:HH.mm}", $"Now, until {language.Clock(end)}");

    public static string NextAt(Language language, DateTimeOffset start) => language.Say($"Neste, kl. {start:HH.mm}", $"Neste, kl. {start:HH.mm}", $"Next, at {language.Clock(start)}");

    public static string NotBegun(Language language, DateTimeOffset start) => language.Say(
        nb: $"Det har ikke begynt ennå. Første økt er {OccurrenceTexts.When(language, start.DateTime)}.",
        nn: $"Det har ikkje byrja enno. Første økt er {OccurrenceTexts.When(language, start.DateTime)}.",
        en: $"It has not begun yet. The first session is on {OccurrenceTexts.When(language, start.DateTime)}.");

    public static string Break(Language language) => language.Say("Pause.", "Pause.", "Break.");

    public static string Over(Language language) => language.Say("Det var siste økt. Takk for i dag!", "Det var siste økta. Takk for i dag!", "That was the last session. Thanks for today!");

    public static string UpdatesItself(Language language) => language.Say("Denne meldingen oppdateres gjennom dagen.", "Denne meldinga blir oppdatert gjennom dagen.", "This card updates through the day.");

    private static string At(Language language, Placement place) =>
        place.Room.Length == 0 ? language.Clock(place.Start, place.End) : $"{language.Clock(place.Start, place.End)}, {place.Room}";

    private static string Count(int n, string one, string many) => n == 1 ? $"1 {one}" : $"{n} {many}";
}
