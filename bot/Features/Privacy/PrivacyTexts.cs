using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>What the bot says about what it stores.</summary>
internal static class PrivacyTexts
{
    public static readonly Text Heading = new("Dine data", "Dine data", "Your data");

    public static readonly Text MyDataWords = new("mine data", "mine data", "my data");
    public static readonly Text MyDataHelp = new("Se alt jeg har lagret om deg", "Sjå alt eg har lagra om deg", "See everything I have stored about you");

    /// <summary>In a channel that is another workspace's.</summary>
    public static string MoreAtHome(Language language) => language.Say(
        nb: "Det kan ligge mer i ditt eget arbeidsområde. Skriv det samme til meg i chatten vår også.",
        nn: "Det kan liggje meir i ditt eige arbeidsområde. Skriv det same til meg i chatten vår òg.",
        en: "There may be more in your own workspace. Write the same to me in our chat too.");

    public static string MoreElsewhere(Language language, string names) => language.Say(
        nb: $"Du har også vært med i en kanal som et annet arbeidsområde eier: {names}. Skriv det samme til meg der også.",
        nn: $"Du har òg vore med i ein kanal som eit anna arbeidsområde eig: {names}. Skriv det same til meg der òg.",
        en: $"You have also taken part in a channel that another workspace owns: {names}. Write the same to me there too.");

    public static readonly Text ForgetWords = new("glem meg", "gløym meg", "forget me");
    public static readonly Text ForgetHelp = new("Slett alt jeg har lagret om deg", "Slett alt eg har lagra om deg", "Erase everything I have stored about you");

    public static readonly Text AboutWords = new("personvern", "personvern", "privacy");
    public static readonly Text AboutHelp = new("Les hva jeg lagrer, og hvem som ser det", "Les kva eg lagrar, og kven som ser det", "Read what I store, and who sees it");

    public static readonly Text ShowMyData = new("Vis mine data", "Vis mine data", "Show my data");
    public static readonly Text ForgetMe = new("Slett alt om meg", "Slett alt om meg", "Erase everything about me");

    public static readonly Text HomeTitle = new("Mine data", "Mine data", "My data");
    public static readonly Text HomeText = new(
        "Bare du ser denne siden. Du kan når som helst lese eller slette alt jeg har lagret om deg.",
        "Berre du ser denne sida. Du kan når som helst lese eller slette alt eg har lagra om deg.",
        "Only you see this page. You can read or erase everything I have stored about you at any time.");

    public static readonly Text AboutTitle = new("Personvern: hva jeg lagrer", "Personvern: kva eg lagrar", "Privacy: what I store");

    public static readonly (Text Title, Text Text)[] About =
    [
        (new("Hva", "Kva", "What"),
            new(
                "Språket du valgte, hvilke kanaler du er med i, og hva du tar på deg, foreslår og stemmer på.",
                "Språket du valde, kva kanalar du er med i, og kva du tek på deg, føreslår og røystar på.",
                "The language you chose, the communities you belong to, and what you take on, propose and vote for.")),
        (new("Hvordan", "Korleis", "How"),
            new(
                "Under et kodenavn som bare boten kan regne ut. Navnet ditt lagrer jeg bare når du er leder eller vert, eller selv deler noe med navn.",
                "Under eit kodenamn som berre boten kan rekne ut. Namnet ditt lagrar eg berre når du er leiar eller vert, eller sjølv deler noko med namn.",
                "Under a code name that only the bot can work out. I store your name only if you lead, host a topic, or share something with your name.")),
        (new("Hvem ser det", "Kven ser det", "Who sees it"),
            new(
                "Temaer du foreslår, og det du selv deler, ser alle i kanalen. Resten ser bare du. De som leder OtgBot her, ser tall for hele kanalen. De ser aldri en person, og aldri tall så små at de peker på noen.",
                "Tema du føreslår, og det du sjølv deler, ser alle i kanalen. Resten ser berre du. Dei som leier OtgBot her, ser tal for heile kanalen. Dei ser aldri ein person, og aldri tal så små at dei peikar på nokon.",
                "Topics you propose and what you share yourself are shown to everyone in the channel. Only you see the rest. Those who lead OtgBot here see numbers for the whole channel. They never see a person, and never numbers so small that they point at someone.")),
        (new("Hvor lenge", "Kor lenge", "How long"),
            new(
                "Etter 13 måneder blir det du har gjort, til rene tall, og navnet ditt tas bort. Hvis jeg blir fjernet fra kanalen, slettes alt etter 30 dager.",
                "Etter 13 månader blir det du har gjort, til reine tal, og namnet ditt blir teke bort. Om eg blir fjerna frå kanalen, blir alt sletta etter 30 dagar.",
                "After 13 months, what you did is reduced to totals, and your name is removed. If I am removed from the channel, everything is erased after 30 days.")),
        (new("Du bestemmer", "Du bestemmer", "You decide"),
            new(
                "Skriv «mine data» for å se alt, eller «glem meg» for å slette det.",
                "Skriv «mine data» for å sjå alt, eller «gløym meg» for å slette det.",
                "Write “my data” to see it all, or “forget me” to erase it.")),
    ];

    public static string MyDataTitle(Language language, int number, int count) => Part(language.Say(
        nb: "Dette har jeg lagret om deg",
        nn: "Dette har eg lagra om deg",
        en: "What I have stored about you"), language, number, count);

    public static readonly Text MyDataIntroduction = new(
        "Her er alt jeg har lagret om deg. Bare du ser dette. Etterpå får du det samme som JSON, et format andre programmer kan lese.",
        "Her er alt eg har lagra om deg. Berre du ser dette. Etterpå får du det same som JSON, eit format andre program kan lese.",
        "Here is everything I have stored about you. Only you see this. The same follows as JSON, a format other programs can read.");

    public static readonly Text MyDataIntroductionWithFile = new(
        "Her er alt. Bare du ser det. Etterpå kommer en lenke til det samme som fil, som andre programmer kan lese.",
        "Her er alt. Berre du ser det. Etterpå kjem ei lenkje til det same som fil, som andre program kan lese.",
        "Here is all of it. Only you see it. A link to the same as a file follows, which other programs can read.");

    public static readonly Text FileTitle = new("Dine data som fil", "Dine data som fil", "Your data as a file");

    public static readonly Text FileText = new(
        "Lenken virker i ti minutter, og filen kan lastes ned én gang. Skriv «mine data» for å få en ny.",
        "Lenkja verkar i ti minutt, og fila kan lastast ned éin gong. Skriv «mine data» for å få ei ny.",
        "The link works for ten minutes, and the file can be downloaded once. Write “my data” to get a new one.");

    public static readonly Text FileButton = new("Hent filen", "Hent fila", "Get the file");

    public static readonly Text DownloadTitle = new("Dine data", "Dine data", "Your data");

    public static string DownloadOnce(Language language, string minutes) => language.Say(
        nb: $"Filen kan lastes ned én gang. Lenken virker i {minutes} min til.",
        nn: $"Fila kan lastast ned éin gong. Lenkja verkar i {minutes} min til.",
        en: $"The file can be downloaded once. The link works for {minutes} more min.");

    public static readonly Text DownloadButton = new("Last ned filen", "Last ned fila", "Download the file");

    public static readonly Text DownloadNote = new(
        "En lenke til dette som fil. Den virker én gang, i ti minutter.",
        "Ei lenkje til dette som fil. Ho verkar éin gong, i ti minutt.",
        "A link to this as a file. It works once, for ten minutes.");

    public static readonly Text ForgottenNote = new(
        "Et forseglet notat i ti minutter: du ba om å bli glemt, og det som var underveis, skal også bort.",
        "Eit forsegla notat i ti minutt: du bad om å bli gløymd, og det som var undervegs, skal òg bort.",
        "A sealed note for ten minutes: you asked to be forgotten, and what was on its way must go too.");

    public static string JsonTitle(Language language, int number, int count) => Part(language.Say(
        nb: "Dine data som JSON",
        nn: "Dine data som JSON",
        en: "Your data as JSON"), language, number, count);

    private static string Part(string title, Language language, int number, int count) => count == 1 ? title : language.Say(
        nb: $"{title}, del {number} av {count}",
        nn: $"{title}, del {number} av {count}",
        en: $"{title}, part {number} of {count}");

    public static readonly Text AboutYou = new("Om deg", "Om deg", "About you");
    public static readonly Text LeadTitle = new("Som leder", "Som leiar", "As a lead");

    public static string Pseudonym(Language language) => language.Say(
        nb: "Et kodenavn i stedet for navnet ditt (det står i dine data som JSON).",
        nn: "Eit kodenamn i staden for namnet ditt (det står i dine data som JSON).",
        en: "A code name instead of your name (it is in your data as JSON).");

    public static string ProfileLine(Language language, Profile profile, IReadOnlyList<string> communities)
    {
        var chosen = profile.Language is { } own
            ? language.Say(nb: $"Språket du valgte: {own.OwnName()}.", nn: $"Språket du valde: {own.OwnName()}.", en: $"The language you chose: {own.OwnName()}.")
            : language.Say(nb: "Du har ikke valgt språk.", nn: "Du har ikkje valt språk.", en: "You have not chosen a language.");
        var chat = profile.Chat is null
            ? language.Say(nb: "Ingen privat chat.", nn: "Ingen privat chat.", en: "No private chat.")
            : language.Say(nb: "Adressen til den private chatten med meg.", nn: "Adressa til den private chatten med meg.", en: "The address of our private chat.");
        var member = communities.Count == 0
            ? language.Say(nb: "Ingen kanaler.", nn: "Ingen kanalar.", en: "No channels.")
            : language.Say(nb: $"Dine kanaler: {string.Join(", ", communities)}.", nn: $"Kanalane dine: {string.Join(", ", communities)}.", en: $"Your channels: {string.Join(", ", communities)}.");
        var seen = profile.Seen is not { } month ? "" : language.Say(
            nb: $"\nMåneden du sist skrev til meg: {month:MM.yyyy}.",
            nn: $"\nMånaden du sist skreiv til meg: {month:MM.yyyy}.",
            en: $"\nThe month you last wrote to me: {month:MM.yyyy}.");
        return $"{chosen}\n{chat}\n{member}{seen}";
    }

    public static string OpenForm(Language language, string answers) => answers.Length == 0
        ? language.Say(nb: "Et skjema du har åpnet, uten svar ennå.", nn: "Eit skjema du har opna, utan svar enno.", en: "A form you opened, with no answers yet.")
        : language.Say(nb: $"Et skjema du holder på med: {answers}.", nn: $"Eit skjema du held på med: {answers}.", en: $"A form you are filling in: {answers}.");

    public static string Note(Language language, string row) => language.Say(
        nb: $"Et notat jeg trenger neste gang: {row}.",
        nn: $"Eit notat eg treng neste gong: {row}.",
        en: $"A note to remember something next time: {row}.");

    public static string LeadLine(Language language, string community, string name) => language.Say(
        nb: $"Du er leder i {community}, med navnet «{name}».",
        nn: $"Du er leiar i {community}, med namnet «{name}».",
        en: $"You are a lead in {community}, under the name “{name}”.");

    public static string AnsweredPrivately(Language language) => language.Say(
        nb: "Svaret er bare for deg. Du finner det i den private chatten med meg.",
        nn: "Svaret er berre for deg. Du finn det i den private chatten med meg.",
        en: "The answer is for you alone. You find it in our private chat.");

    public static string AskedPrivately(Language language) => language.Say(
        nb: "Jeg har skrevet til deg i den private chatten med meg. Der bekrefter du før noe slettes.",
        nn: "Eg har skrive til deg i den private chatten med meg. Der stadfestar du før noko blir sletta.",
        en: "I wrote to you in our private chat. You confirm there before anything is erased.");

    public static string NoChat(Language language, string words) => language.Say(
        nb: $"Dette svarer jeg bare på privat, og jeg får ikke åpnet en chat med deg. Åpne en selv, og skriv «{words}» der.",
        nn: $"Dette svarar eg berre på privat, og eg får ikkje opna ein chat med deg. Opne ein sjølv, og skriv «{words}» der.",
        en: $"I answer this only in private, and I can’t open a chat with you. Please open one yourself and write “{words}” there.");

    public static readonly Text ConfirmTitle = new("Skal jeg glemme deg?", "Skal eg gløyme deg?", "Shall I forget you?");

    public static readonly Text WhatGoes = new(
        "Da sletter jeg alt jeg har lagret om deg, i alle kanaler: valg, deltakelse, stemmer, skjemaer og rollen som leder. Temaene dine blir stående uten navnet ditt.",
        "Då slettar eg alt eg har lagra om deg, i alle kanalar: val, deltaking, røyster, skjema og rolla som leiar. Temaa dine blir ståande utan namnet ditt.",
        "I will erase everything I have stored about you, in every channel: choices, participation, votes, forms and lead roles. Your topics stay, without your name.");

    public static readonly Text WhatStays = new(
        "Historier jeg har delt for deg, tar jeg bort. Det du selv har skrevet i kanaler og chat, blir stående. Temaer, lærdommer og forslag står uten navn, og tall som allerede er talt, endres ikke.",
        "Historier eg har delt for deg, tek eg bort. Det du sjølv har skrive i kanalar og chat, blir ståande. Tema, lærdomar og forslag står utan namn, og tal som allereie er talde, blir ikkje endra.",
        "Stories I shared for you I take away. What you wrote yourself in channels and chats stays. Topics, takeaways and suggestions stand without a name, and numbers already counted don’t change.");

    public static string NoUndo(Language language, bool isOnlyLead) => language.Say(
        nb: $"Det kan ikke angres. Du kan også skrive «glem meg ja{(isOnlyLead ? " likevel" : "")}». Har du ombestemt deg, kan du la være å svare.",
        nn: $"Det kan ikkje angrast. Du kan òg skrive «gløym meg ja{(isOnlyLead ? " likevel" : "")}». Har du ombestemt deg, treng du ikkje gjere noko.",
        en: $"It can’t be undone. You can also write “forget me yes{(isOnlyLead ? " anyway" : "")}”. If you have changed your mind, just ignore this.");

    public static string OnlyLead(Language language, string communities) => language.Say(
        nb: $"Du er eneste leder i {communities}. Uten deg blir den neste som skriver «leder legg til meg» der, leder. Skriv gjerne «leder legg til @Per» i kanalen først, så velger du selv.",
        nn: $"Du er einaste leiar i {communities}. Utan deg blir den neste som skriv «leiar legg til meg» der, leiar. Skriv gjerne «leiar legg til @Per» i kanalen først, så vel du sjølv.",
        en: $"You are the only lead in {communities}. Without you, the next to write “lead add me” there becomes the lead. To choose who, first write “lead add @Per” in the channel.");

    public static readonly Text ConfirmForget = new("Ja, glem meg", "Ja, gløym meg", "Yes, forget me");

    public static readonly Text Forgotten = new("Ferdig. Alt om deg er slettet.", "Ferdig. Alt om deg er sletta.", "Done. Everything about you has been erased.");

    public static string ForgottenBriefly(Language language) => $"{Forgotten.In(language)} {ForgottenFor.In(language)}";

    public static readonly Text ForgottenFor = new(
        "I ti minutter husker jeg bare at du ba om det, så ingenting som var underveis blir lagret. Forsøk på invitasjonskoder teller i opptil ett døgn.",
        "I ti minutt hugsar eg berre at du bad om det, så ingenting som var undervegs blir lagra. Forsøk på invitasjonskodar tel i opptil eitt døgn.",
        "For ten minutes I remember only that you asked, so that nothing on its way is saved. Tries at join codes count for up to a day.");

    public static readonly Text ForgottenMore = new(
        "Skriver du til meg igjen, begynner vi på nytt. Du er alltid velkommen tilbake.",
        "Skriv du til meg igjen, byrjar vi på nytt. Du er alltid velkomen tilbake.",
        "If you write to me again, we start afresh. You are always welcome back.");

    public static string NoLeadNow(Language language, string communities) => language.Say(
        nb: $"Disse kanalene har ikke lenger noen leder: {communities}. Den første som skriver «leder legg til meg» der, blir leder.",
        nn: $"Desse kanalane har ikkje lenger nokon leiar: {communities}. Den første som skriv «leiar legg til meg» der, blir leiar.",
        en: $"These channels no longer have a lead: {communities}. The first to write “lead add me” there becomes the lead.");

    public static UserError NotYours() => new(
        nb: "Den knappen gjelder en annen person. Vil du selv bli glemt, skriv «glem meg».",
        nn: "Den knappen gjeld ein annan person. Vil du sjølv bli gløymd, skriv «gløym meg».",
        en: "That button is about somebody else. To be forgotten yourself, write “forget me”.");
}
