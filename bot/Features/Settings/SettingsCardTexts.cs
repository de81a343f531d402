using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What stands on the cards about how a community is set up.</summary>
internal static class SettingsCardTexts
{
    public static readonly Text Hello = new("Hei! Jeg er OtgBot.", "Hei! Eg er OtgBot.", "Hello! I am OtgBot.");

    public static readonly Text WhatIDo = new(
        "Jeg hjelper dere å endre offentlig sektor med små steg dere kan ta selv.",
        "Eg hjelper dykk å endre offentleg sektor med små steg de kan ta sjølve.",
        "I help you change the public sector in small steps that you can take yourselves.");

    public static readonly Text WeeklyPrompt = new(
        "Hver mandag klokka 09.00 kommer jeg med ett prinsipp og tre mikrohandlinger å prøve. En leder kan velge en annen tid.",
        "Kvar måndag klokka 09.00 kjem eg med eitt prinsipp og tre mikrohandlingar å prøve. Ein leiar kan velje ei anna tid.",
        "Every Monday at 09:00 I bring one principle and three microactions to try. A lead can choose another time.");

    public static readonly Text OnlyCounts = new(
        "Ledere ser bare hvor mange som er med, aldri hvem.",
        "Leiarar ser berre kor mange som er med, aldri kven.",
        "Leads only see how many take part, never who.");

    public static string FirstLead(Language language, string name) => name.Length > 0
        ? language.Say(
            nb: $"{name} la meg til og er første leder her.",
            nn: $"{name} la meg til og er første leiar her.",
            en: $"{name} added me and is the first lead here.")
        : language.Say(
            nb: "Den som la meg til, er første leder her.",
            nn: "Den som la meg til, er første leiar her.",
            en: "The person who added me is the first lead here.");

    public static readonly Text NoLeadYet = new(
        "Dere har ingen leder ennå. Skriv «leder legg til meg» for å bli den første.",
        "De har ingen leiar enno. Skriv «leiar legg til meg» for å bli den første.",
        "You have no lead yet. Write “lead add me” to become the first.");

    public static readonly Text Greeting = new(
        "Her kan du gjøre alt du kan i kanalen, uten at andre ser det.",
        "Her kan du gjere alt du kan i kanalen, utan at andre ser det.",
        "Here you can do everything you can do in the channel, and nobody else sees it.");

    public static readonly Text GreetingNext = new(
        "Jeg skriver bare når du spør. Skriv «hjelp» for å se hva jeg kan.",
        "Eg skriv berre når du spør. Skriv «hjelp» for å sjå kva eg kan.",
        "I only write when you ask. Write “help” to see what I can do.");

    public static readonly Text ShowHelp = new("Vis hva jeg kan gjøre", "Vis kva eg kan gjere", "Show what I can do");
    public static readonly Text ShowStatus = new("Se innstillingene", "Sjå innstillingane", "See the settings");
    public static readonly Text ChangeLanguage = new("Bytt språk", "Byt språk", "Change language");
    public static readonly Text ChangeSchedule = new("Endre tidsplan", "Endre tidsplan", "Change schedule");

    public static string StatusTitle(Language language, string community) => language.Say(
        nb: $"Slik er {community} satt opp",
        nn: $"Slik er {community} sett opp",
        en: $"How {community} is set up");

    public static readonly Text LanguageHere = new("Språk i kanalen", "Språk i kanalen", "Language in the channel");
    public static readonly Text LanguageMine = new("Ditt språk", "Ditt språk", "Your language");
    public static readonly Text Zone = new("Tidssone", "Tidssone", "Time zone");
    public static readonly Text Leads = new("Ledere", "Leiarar", "Leads");
    public static readonly Text Since = new("Her siden", "Her sidan", "Here since");
    public static readonly Text CanPost = new("Kan poste", "Kan poste", "Can post");
    public static readonly Text NextPrompt = new("Neste ukesprinsipp", "Neste vekeprinsipp", "Next weekly prompt");
    public static readonly Text LastPrompt = new("Forrige ukesprinsipp", "Førre vekeprinsipp", "Last weekly prompt");
    public static readonly Text Pause = new("Pause", "Pause", "Paused");
    public static readonly Text NoLeads = new("ingen ennå", "ingen enno", "none yet");

    public static string PostingWorks(Language language, string? problem) => problem is null
        ? language.Say(nb: "ja", nn: "ja", en: "yes")
        : language.Say(
            nb: $"nei, plattformen avviser meg ({problem}). Legg meg til i kanalen på nytt.",
            nn: $"nei, plattforma avviser meg ({problem}). Legg meg til i kanalen på nytt.",
            en: $"no, the platform turns me away ({problem}). Please add me to the channel again.");

    public static string Until(Language language, DateOnly? until) => until is { } day
        ? language.Say(nb: $"til {DateWords.Full(language, day)}", nn: $"til {DateWords.Full(language, day)}", en: $"until {DateWords.Full(language, day)}")
        : language.Say(
            nb: "til en leder skriver «fortsett»",
            nn: "til ein leiar skriv «hald fram»",
            en: "until a lead writes “resume”");

    /// <summary>What became of a prompt, in words.</summary>
    public static string Became(Language language, LedgerEntry entry, DateTimeOffset at)
    {
        var day = entry.Scheduled.ToDateTime(TimeOnly.MinValue);
        return entry.Posting switch
        {
            { State: PostingState.Sent } => OccurrenceTexts.When(language, at.DateTime),
            { State: PostingState.Failed } => language.Say(
                nb: $"{day:d. MMMM}: kanalen tok ikke imot det. Jeg prøver igjen.",
                nn: $"{day:d. MMMM}: kanalen tok ikkje imot det. Eg prøver igjen.",
                en: $"{day:d MMMM}: the channel did not take it. I am trying again."),
            { State: PostingState.Missed, Reason: Posting.NoHost } => language.Say(
                nb: $"{day:d. MMMM}: ikke lagt ut. Jeg var ikke i gang, og så ble det for sent.",
                nn: $"{day:d. MMMM}: ikkje lagt ut. Eg var ikkje i gang, og så vart det for seint.",
                en: $"{day:d MMMM}: not posted. I was not running, and then it was too late."),
            { State: PostingState.Missed } => language.Say(
                nb: $"{day:d. MMMM}: ikke lagt ut. Kanalen tok ikke imot det i tide.",
                nn: $"{day:d. MMMM}: ikkje lagt ut. Kanalen tok ikkje imot det i tide.",
                en: $"{day:d MMMM}: not posted. The channel did not take it in time."),
            { State: PostingState.InDoubt } => language.Say(
                nb: $"{day:d. MMMM}: jeg vet ikke om det kom fram. Se etter det i kanalen.",
                nn: $"{day:d. MMMM}: eg veit ikkje om det kom fram. Sjå etter det i kanalen.",
                en: $"{day:d MMMM}: I don’t know whether it arrived. Please look for it in the channel."),
            { Reason: Posting.ForPause } => language.Say(
                nb: $"{day:d. MMMM}: hoppet over fordi dere hadde pause",
                nn: $"{day:d. MMMM}: hoppa over fordi de hadde pause",
                en: $"{day:d MMMM}: left out because you were taking a break"),
            { Reason: Posting.ByLead } => language.Say(
                nb: $"{day:d. MMMM}: hoppet over fordi en leder ville det",
                nn: $"{day:d. MMMM}: hoppa over fordi ein leiar ville det",
                en: $"{day:d MMMM}: left out because a lead chose to"),
            _ => language.Say(
                nb: $"{day:d. MMMM}: ikke lagt ut",
                nn: $"{day:d. MMMM}: ikkje lagt ut",
                en: $"{day:d MMMM}: not posted"),
        };
    }

    public static string Communities(Language language, int count) => language.Say(
        nb: $"Dine fellesskap: {count}",
        nn: $"Fellesskapa dine: {count}",
        en: $"Your communities: {count}");

    public static readonly Text InUse = new("i bruk i denne samtalen", "i bruk i denne samtalen", "in use in this chat");

    public static string Use(Language language, string name) => language.Say(nb: $"Bruk {name}", nn: $"Bruk {name}", en: $"Use {name}");

    public static readonly Text UseAnother = new(
        "Du kan også skrive «fellesskap 2», eller navnet på et annet.",
        "Du kan òg skrive «fellesskap 2», eller namnet på eit anna.",
        "You can also write “community 2”, or the name of another.");

    public static readonly Text NoCommunityTitle = new("Vi har ikke møttes i en kanal ennå", "Vi har ikkje møttest i ein kanal enno", "We have not met in a channel yet");

    public static readonly Text NoCommunity = new(
        "Skriv til meg i kanalen der dere har meg, for eksempel «@OtgBot hjelp». Da kjenner jeg igjen fellesskapet ditt her.",
        "Skriv til meg i kanalen der de har meg, til dømes «@OtgBot hjelp». Då kjenner eg att fellesskapet ditt her.",
        "Write to me in the channel where you have me, for example “@OtgBot help”. Then I know your community here too.");

    public static readonly Text LanguageTitle = new("Hvilket språk skal jeg skrive?", "Kva språk skal eg skrive?", "Which language shall I write?");

    public static string LanguageNow(Language language, bool isPersonal) => isPersonal
        ? language.Say(
            nb: "Nå skriver jeg bokmål til deg.",
            nn: "No skriv eg nynorsk til deg.",
            en: "I now write English to you.")
        : language.Say(
            nb: "Nå skriver jeg bokmål her. Velger en leder, gjelder det hele kanalen. Velger andre, gjelder det bare svar til dem selv.",
            nn: "No skriv eg nynorsk her. Vel ein leiar, gjeld det heile kanalen. Vel andre, gjeld det berre svar til dei sjølve.",
            en: "I now write English here. A lead’s choice counts for the whole channel. Anyone else’s counts for answers to them alone.");

    public static readonly Text AnyWords = new(
        "Du kan alltid skrive til meg på alle tre språkene.",
        "Du kan alltid skrive til meg på alle tre språka.",
        "You can always write to me in any of the three.");

    /// <summary>Each in its own language, so that those who look for it recognise it.</summary>
    public static string UseLanguage(Language language) => language.Say(nb: "Bruk bokmål", nn: "Bruk nynorsk", en: "Use English");

    public static string LeadsTitle(Language language, int count) => count == 1
        ? language.Say(nb: "Leder her", nn: "Leiar her", en: "Lead here")
        : language.Say(nb: "Ledere her", nn: "Leiarar her", en: "Leads here");

    public static readonly Text LeadsDo = new(
        "Ledere styrer tidsplanen og unconferencer. De ser bare tall, aldri hva den enkelte gjør.",
        "Leiarar styrer tidsplanen og unconferencar. Dei ser berre tal, aldri kva den einskilde gjer.",
        "Leads run the schedule and unconferences. They see numbers only, never what one person does.");

    public static readonly Text LeadsHow = new(
        "En leder kan skrive «leder legg til @Kari» eller «leder fjern @Kari».",
        "Ein leiar kan skrive «leiar legg til @Kari» eller «leiar fjern @Kari».",
        "A lead can write “lead add @Kari” or “lead remove @Kari”.");
}
