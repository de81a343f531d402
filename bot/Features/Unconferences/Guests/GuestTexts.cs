using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Guests;

/// <summary>What is said to guests, and to leads of them.</summary>
internal static class GuestTexts
{
    public static readonly Text LinkHelp = new("Lag en lenke som én gjest kan gi temaer stjerner med", "Lag ei lenkje som éin gjest kan gi tema stjerner med", "Make a link by which one guest can star topics");
    public static readonly Text GuestsHelp = new("Se hva gjestene ga stjerner", "Sjå kva gjestene gav stjerner", "See what the guests starred");
    public static readonly Text DropHelp = new("Slett alle gjestelenker og det gjestene valgte", "Slett alle gjestelenkjer og det gjestene valde", "Delete all guest links and what the guests chose");
    public static readonly Text DropYes = new("Ja, slett", "Ja, slett", "Yes, delete");

    public static readonly Text LinkHow = new(
        "Gi én lenke til hver gjest. En lenke er én stemmeseddel, uansett hvor mange som åpner den.",
        "Gi éi lenkje til kvar gjest. Ei lenkje er éin røystesetel, uansett kor mange som opnar ho.",
        "Give one link to each guest. A link is one ballot, however many people open it.");

    public static readonly Text StillOpen = new(
        "Hva de valgte, står her når avstemningen er over.",
        "Kva dei valde, står her når avrøystinga er over.",
        "What they chose is shown here once voting is over.");

    public static readonly Text IsClosed = new("Det er ikke lenger mulig å gi stjerner.", "Det er ikkje lenger mogleg å gi stjerner.", "Stars can no longer be given.");
    public static readonly Text TooOften = new("Nå ble det mange endringer. Vent noen minutter, og prøv igjen.", "No vart det mange endringar. Vent nokre minutt, og prøv igjen.", "That was a lot of changes. Wait a few minutes, then try again.");
    public static readonly Text Star = new("Gi stjerne", "Gi stjerne", "Give a star");
    public static readonly Text TakeBack = new("Ta tilbake stjernen", "Ta tilbake stjerna", "Take the star back");
    public static readonly Text Starred = new("Har stjerne fra deg", "Har stjerne frå deg", "Starred by you");
    public static readonly Text Erase = new("Slett stjernene mine", "Slett stjernene mine", "Delete my stars");
    public static readonly Text WhatIsKept = new(
        "Vi vet ikke hvem du er. Bare stjernene blir lagret, og du kan slette dem her.",
        "Vi veit ikkje kven du er. Berre stjernene blir lagra, og du kan slette dei her.",
        "We do not know who you are. Only the stars are kept, and you can delete them here.");

    public static string HowToStar(Language language, int most) => language.Say(
        nb: $"Hvilke temaer vil du helst være med på? Du kan gi {most} av dem en stjerne.",
        nn: $"Kva for nokre tema vil du helst vere med på? Du kan gi {most} av dei ei stjerne.",
        en: $"Which topics would you most like to join? You can star {most} of them.");

    public static string Given(Language language, int given, int most) => language.Say(
        nb: $"Du har gitt {given} av {most} stjerner.",
        nn: $"Du har gitt {given} av {most} stjerner.",
        en: $"You have given {given} of {most} stars.");

    public static string LinkTitle(Language language, string name) => language.Say(nb: $"Gjestelenker: {name}", nn: $"Gjestelenkjer: {name}", en: $"Guest links: {name}");

    public static string Title(Language language, string name) => language.Say(nb: $"Gjestene: {name}", nn: $"Gjestene: {name}", en: $"The guests: {name}");

    public static string Links(Language language, int links) => language.Say(
        nb: links == 1 ? "Det er laget 1 lenke." : $"Det er laget {links} lenker.",
        nn: links == 1 ? "Det er laga 1 lenkje." : $"Det er laga {links} lenkjer.",
        en: links == 1 ? "1 link has been made." : $"{links} links have been made.");

    public static string Turnout(Language language, Tally tally) => tally.IsShown
        ? language.Say($"Minst {tally.Voters} gjester ga stjerner.", $"Minst {tally.Voters} gjester gav stjerner.", $"At least {tally.Voters} guests gave stars.")
        : language.Say(
            $"Færre enn {tally.Least} gjester ga stjerner, så hva de valgte, blir ikke vist.",
            $"Færre enn {tally.Least} gjester gav stjerner, så kva dei valde, blir ikkje vist.",
            $"Fewer than {tally.Least} guests gave stars, so what they chose is not shown.");

    public static string Stars(Language language, int stars) => language.Say($"{stars} stjerner", $"{stars} stjerner", $"{stars} stars");

    public static string LookInChat(Language language) => language.Say(
        "Lenken ligger i den private chatten med meg.", "Lenkja ligg i den private chatten med meg.", "The link is in your private chat with me.");

    public static string NoChat(Language language) => language.Say(
        "Jeg får ikke skrevet til deg privat. Åpne en chat med meg, og skriv «gjestelenke» der.",
        "Eg får ikkje skrive til deg privat. Opne ein chat med meg, og skriv «gjestelenkje» der.",
        "I can’t write to you privately. Open a chat with me and write “guest link” there.");

    public static Text DropSure(string name) => new(
        $"Skal alle gjestelenker til «{name}» slettes, og det gjestene valgte?",
        $"Skal alle gjestelenkjer til «{name}» slettast, og det gjestene valde?",
        $"Should all guest links to “{name}” be deleted, and what the guests chose?");

    public static string Dropped(Language language) => language.Say("Gjestelenkene er slettet.", "Gjestelenkjene er sletta.", "The guest links are deleted.");
}
