using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>What is said when several communities hold one unconference.</summary>
internal static class SharingTexts
{
    public static readonly Text CodeHelp = new("Få en kode andre fellesskap kan bruke for å bli med", "Få ein kode andre fellesskap kan bruke for å bli med", "Get a code that other communities can use to join");
    public static readonly Text CodeExample = new("invitasjonskode ny", "invitasjonskode ny", "join code new");
    public static readonly Text JoinHelp = new("Bli med på et annet fellesskaps unconference", "Bli med på unconferencen til eit anna fellesskap", "Join another community’s unconference");
    public static readonly Text JoinExample = new("bli med K7QM-4T2X", "bli med K7QM-4T2X", "join K7QM-4T2X");
    public static readonly Text CommunitiesHelp = new("Se hvem som er med på unconferencen", "Sjå kven som er med på unconferencen", "See who takes part in the unconference");
    public static readonly Text RemoveHelp = new("Fjern et fellesskap fra unconferencen", "Fjern eit fellesskap frå unconferencen", "Take a community out of the unconference");
    public static readonly Text RemoveExample = new("fjern fellesskap 2", "fjern fellesskap 2", "remove community 2");
    public static readonly Text LeaveHelp = new("Gå ut av unconferencen dere er med på", "Gå ut av unconferencen de er med på", "Leave the unconference you take part in");
    public static readonly Text OrganisationHelp = new("Velg hva de andre fellesskapene skal kalle dere", "Vel kva dei andre fellesskapa skal kalle dykk", "Choose what the other communities call you");
    public static readonly Text OrganisationExample = new("virksomhet Nav", "verksemd Nav", "organisation Nav");
    public static readonly Text ConsentLabel = new(
        "Skal virksomheten din vises ved siden av navnet ditt?",
        "Skal verksemda di visast ved sida av namnet ditt?",
        "Should your organisation be shown beside your name?");

    public static readonly Text WithFact = new("Med", "Med", "With");
    public static readonly Text CodeTitle = new("Invitasjonskode", "Invitasjonskode", "Join code");
    public static readonly Text CodeFact = new("Kode", "Kode", "Code");
    public static readonly Text UntilFact = new("Gjelder til", "Gjeld til", "Valid until");
    public static readonly Text ForFact = new("Gjelder for", "Gjeld for", "Valid for");
    public static readonly Text CloseCode = new("Steng koden", "Steng koden", "Close the code");
    public static readonly Text NewCode = new("Ny kode", "Ny kode", "New code");
    public static readonly Text SingleCode = new("Ny kode for ett fellesskap", "Ny kode for eitt fellesskap", "New code for one community");

    public static string Uses(Language language, bool isSingle) => isSingle
        ? language.Say("ett fellesskap", "eitt fellesskap", "one community")
        : language.Say("flere fellesskap", "fleire fellesskap", "several communities");

    public static string HowToJoin(Language language, string code) => language.Say(
        nb: $"Gi koden til en OTG-leder i en annen kanal, i Teams eller Slack. Lederen skriver «bli med {code}» til meg der.",
        nn: $"Gi koden til ein OTG-leiar i ein annan kanal, i Teams eller Slack. Leiaren skriv «bli med {code}» til meg der.",
        en: $"Give the code to a lead of another community, in Teams or Slack. The lead writes “join {code}” to me there.");

    public static string LookInChat(Language language) => language.Say(
        nb: "Koden ligger i den private chatten med meg.",
        nn: "Koden ligg i den private chatten med meg.",
        en: "The code is in your private chat with me.");

    public static string NoChat(Language language) => language.Say(
        nb: "Jeg får ikke skrevet til deg privat. Åpne en chat med meg, og skriv «invitasjonskode» der.",
        nn: "Eg får ikkje skrive til deg privat. Opne ein chat med meg, og skriv «invitasjonskode» der.",
        en: "I can’t write to you privately. Open a chat with me, and write “join code” there.");

    public static string CodeClosed(Language language) => language.Say(
        nb: "Koden er stengt. De som er med, er fortsatt med. Skriv «invitasjonskode ny» når du trenger en ny.",
        nn: "Koden er stengd. Dei som er med, er framleis med. Skriv «invitasjonskode ny» når du treng ein ny.",
        en: "The code no longer works. Communities that have already joined stay in. Write “join code new” for a new one.");

    public static string NoCode(Language language) => language.Say(
        nb: "Det er ingen åpen kode. Skriv «invitasjonskode ny» for å lage en.",
        nn: "Det er ingen open kode. Skriv «invitasjonskode ny» for å lage ein.",
        en: "There is no open code. Write “join code new” to make one.");

    public static string Joined(Language language, string who, string unconference) => language.Say(
        nb: $"{who} er nå med på {unconference}.",
        nn: $"{who} er no med på {unconference}.",
        en: $"{who} now takes part in {unconference}.");

    public static string Left(Language language, string who, string unconference) => language.Say(
        nb: $"{who} er ikke lenger med på {unconference}. Temaer og stemmer derfra blir stående, og ingen ser hvem som stemte.",
        nn: $"{who} er ikkje lenger med på {unconference}. Tema og røyster derifrå blir ståande, og ingen ser kven som røysta.",
        en: $"{who} no longer takes part in {unconference}. Topics and votes from there stay, and nobody sees who voted.");

    public static string YouLeft(Language language, string unconference) => language.Say(
        nb: $"Dere er ikke lenger med på {unconference}. Temaer og stemmer står, uten at noen ser hvem som stemte.",
        nn: $"De er ikkje lenger med på {unconference}. Tema og røyster står, utan at nokon ser kven som røysta.",
        en: $"You no longer take part in {unconference}. Topics and votes stay, and nobody sees who voted.");

    public static string YouWereRemoved(Language language, string unconference) => language.Say(
        nb: $"Fellesskapet som eier {unconference}, har avsluttet deltakelsen deres. Temaer og stemmer blir stående, og ingen ser hvem som stemte.",
        nn: $"Fellesskapet som eig {unconference}, har avslutta deltakinga dykkar. Tema og røyster blir ståande, og ingen ser kven som røysta.",
        en: $"The community that owns {unconference} has ended your participation. Topics and votes stay, and nobody sees who voted.");

    public static string YouRunIt(Language language, string unconference) => language.Say(
        nb: $"Fellesskapet som åpnet den, er borte. Nå er det lederne her som styrer {unconference}. Skriv «unconference».",
        nn: $"Fellesskapet som opna han, er borte. No er det leiarane her som styrer {unconference}. Skriv «unconference».",
        en: $"The community that opened it is gone. Now the leads here run {unconference}. Write “unconference”.");

    public static string CommunitiesTitle(Language language, string name) => language.Say(
        nb: $"Med på {name}",
        nn: $"Med på {name}",
        en: $"Taking part in {name}");

    public static string CommunitiesCount(Language language, int count) => language.Say(
        nb: count == 1 ? "1 fellesskap" : $"{count} fellesskap",
        nn: count == 1 ? "1 fellesskap" : $"{count} fellesskap",
        en: count == 1 ? "1 community" : $"{count} communities");

    /// <summary>A community as the others know it: by the name its lead chose, else by its number alone.</summary>
    public static string NameOf(Language language, Unconference unconference, string community)
    {
        var number = unconference.Communities.TakeWhile(other => other != community).Count() + 1;
        return unconference.OrganisationOf(community) ?? language.Say(nb: $"Fellesskap {number}", nn: $"Fellesskap {number}", en: $"Community {number}");
    }

    public static Text Named(Unconference unconference, string community) =>
        new(NameOf(Language.Nb, unconference, community), NameOf(Language.Nn, unconference, community), NameOf(Language.En, unconference, community));

    public static readonly Text PersonalTries = new(
        "Når du sist prøvde koder for å bli med på en unconference.",
        "Når du sist prøvde kodar for å bli med på ein unconference.",
        "When you last tried codes to join an unconference.");

    public static string OwnerMark(Language language) => language.Say("eier", "eigar", "owner");

    public static string YouMark(Language language) => language.Say("dere", "de", "you");

    public static string RemoveHint(Language language) => language.Say(
        nb: "Skriv for eksempel «fjern fellesskap 2» for å ta et fellesskap ut.",
        nn: "Skriv til dømes «fjern fellesskap 2» for å ta eit fellesskap ut.",
        en: "Write for example “remove community 2” to take a community out.");

    public static readonly Text Leave = new("Forlat unconferencen", "Forlat unconferencen", "Leave the unconference");
    public static readonly Text LeaveSure = new(
        "Da kan ingen her lenger foreslå, stemme eller lese. Temaer og stemmer herfra står.",
        "Då kan ingen her lenger føreslå, røyste eller lese. Tema og røyster herifrå står.",
        "After that, nobody here can propose, vote or read any more. Topics and votes from here stay.");

    public static readonly Text LeaveNow = new("Ja, gå ut", "Ja, gå ut", "Yes, leave");

    public static string OrganisationSaved(Language language, string? name) => name is null
        ? language.Say(
            nb: "De andre fellesskapene ser nå bare et nummer, ikke navnet deres.",
            nn: "Dei andre fellesskapa ser no berre eit nummer, ikkje namnet dykkar.",
            en: "The other communities now see only a number, not your name.")
        : language.Say(
            nb: $"De andre fellesskapene ser dere nå som «{name}».",
            nn: $"Dei andre fellesskapa ser dykk no som «{name}».",
            en: $"The other communities now see you as “{name}”.");
}
