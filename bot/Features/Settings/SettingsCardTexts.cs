using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What stands on the cards about how a community is set up.</summary>
internal static class SettingsCardTexts
{
    public static string LeadTitle(Language language, string name) => language.Say(
        nb: $"Du leder {name}",
        nn: $"Du leier {name}",
        en: $"You lead {name}");

    public static readonly Text LeadAbout = new(
        "Alt dette kan du gjøre herfra, uten å skrive i kanalen.",
        "Alt dette kan du gjere herfrå, utan å skrive i kanalen.",
        "You can do all of this from here, without writing in the channel.");

    public static readonly Text Hello = new("Hei! Jeg er OtgBot.", "Hei! Eg er OtgBot.", "Hello! I am OtgBot.");

    public static readonly Text WhatIDo = new(
        "One Team Government er folk som fornyer offentlig sektor fra grasrota, med små steg vi kan ta selv.",
        "One Team Government er folk som fornyar offentleg sektor frå grasrota, med små steg vi kan ta sjølve.",
        "One Team Government is people who reform the public sector from below, in small steps anyone can take.");

    public static readonly Text Microaction = new(
        "En mikrohandling er noe lite du kan gjøre på jobb i dag, på noen få minutter.",
        "Ei mikrohandling er noko lite du kan gjere på jobb i dag, på nokre få minutt.",
        "A microaction is something small you can do at work today, in a few minutes.");

    /// <param name="language">Of the channel.</param>
    /// <param name="when">The day and time of the first one; null if it is not known.</param>
    public static string FirstPrompt(Language language, string? when) => when is null
        ? language.Say(
            nb: "Hver uke kommer jeg med ett av de sju prinsippene og tre mikrohandlinger. Du tar en hvis du vil.",
            nn: "Kvar veke kjem eg med eitt av dei sju prinsippa og tre mikrohandlingar. Du tek ei om du vil.",
            en: "Every week I post one of the seven principles and three microactions. Take one if you like.")
        : language.Say(
            nb: $"{language.Sentence(when)} kommer jeg med ett av de sju prinsippene og tre mikrohandlinger. Du tar en hvis du vil.",
            nn: $"{language.Sentence(when)} kjem eg med eitt av dei sju prinsippa og tre mikrohandlingar. Du tek ei om du vil.",
            en: $"On {when} I will post one of the seven principles and three microactions. Take one if you like.");

    public static readonly Text PostNow = new("Legg ut ukas prinsipp nå", "Legg ut vekeprinsippet no", "Post this week’s principle now");
    public static readonly Text ChooseTime = new("Velg dag og tid", "Vel dag og tid", "Choose day and time");

    public static readonly Text StartTitle = new("Tre steg til en god start", "Tre steg til ein god start", "Three steps to a good start");

    public static string Start(Language language, string channel) => language.Say(
        nb: $"Takk for at du la meg til i {channel}! Du er leder der nå.",
        nn: $"Takk for at du la meg til i {channel}! Du er leiar der no.",
        en: $"Thank you for adding me to {channel}! You are its lead now.");

    public static readonly Text Steps = new(
        "1. Velg dagen og tiden som passer for kanalen.\n2. Ta med en leder til: skriv «leder legg til @Kari» i kanalen.\n3. Legg ut ukas prinsipp, og ta den første mikrohandlingen selv.",
        "1. Vel dagen og tida som passar for kanalen.\n2. Ta med ein leiar til: skriv «leiar legg til @Kari» i kanalen.\n3. Legg ut vekeprinsippet, og ta den første mikrohandlinga sjølv.",
        "1. Choose the day and time that suit the channel.\n2. Bring in one more lead: write “lead add @Kari” in the channel.\n3. Post this week’s principle, and take the first microaction yourself.");

    public static readonly Text ForLeads = new("For ledere", "For leiarar", "For leads");

    public static readonly Text OnlyCounts = new(
        "Ingen ser hva du svarer eller stemmer. Lederne her ser bare tall for hele kanalen.",
        "Ingen ser kva du svarar eller røystar. Leiarane her ser berre tal for heile kanalen.",
        "Nobody sees how you answer or vote. The leads here see only totals for the whole channel.");

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
        "Her kan du gjøre det samme som i kanalen, og bare du ser svarene mine. Temaer du foreslår, og historier du deler, vises i kanalen.",
        "Her kan du gjere det same som i kanalen, og berre du ser svara mine. Tema du føreslår, og historier du deler, blir viste i kanalen.",
        "You can do the same here as in the channel, and only you see my answers. Topics you propose and stories you share still appear in the channel.");

    public static readonly Text GreetingNext = new(
        "Jeg skriver bare når du spør. Skriv «hjelp» for å se hva jeg kan.",
        "Eg skriv berre når du spør. Skriv «hjelp» for å sjå kva eg kan.",
        "I only write when you ask. Write “help” to see what I can do.");

    public static readonly Text ShowHelp = new("Vis hva jeg kan gjøre", "Vis kva eg kan gjere", "Show what I can do");
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
    public static readonly Text CanPost = new("Kan skrive i kanalen", "Kan skrive i kanalen", "Can post");
    public static readonly Text NextPrompt = new("Neste prinsipp", "Neste prinsipp", "Next weekly prompt");
    public static readonly Text LastPrompt = new("Forrige prinsipp", "Førre prinsipp", "Last weekly prompt");
    public static readonly Text Pause = new("Pause", "Pause", "Paused");
    public static readonly Text NoLeads = new("ingen ennå", "ingen enno", "none yet");

    public static string PostingWorks(Language language, string? problem) => problem is null
        ? language.Say(nb: "ja", nn: "ja", en: "yes")
        : language.Say(
            nb: $"nei. Legg meg til i kanalen på nytt. (Feilkode: {problem})",
            nn: $"nei. Legg meg til i kanalen på nytt. (Feilkode: {problem})",
            en: $"no. Please add me to the channel again. (Error code: {problem})");

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
                en: $"{day:d MMMM}: I could not post it. I’ll try again."),
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
                en: $"{day:d MMMM}: I don’t know whether it arrived. Please check the channel."),
            { Reason: Posting.ForPause } => language.Say(
                nb: $"{day:d. MMMM}: hoppet over fordi dere hadde pause",
                nn: $"{day:d. MMMM}: hoppa over fordi de hadde pause",
                en: $"{day:d MMMM}: skipped because you were taking a break"),
            { Reason: Posting.ByLead } => language.Say(
                nb: $"{day:d. MMMM}: hoppet over fordi en leder valgte det",
                nn: $"{day:d. MMMM}: hoppa over fordi ein leiar valde det",
                en: $"{day:d MMMM}: skipped because a lead chose to"),
            _ => language.Say(
                nb: $"{day:d. MMMM}: ikke lagt ut",
                nn: $"{day:d. MMMM}: ikkje lagt ut",
                en: $"{day:d MMMM}: not posted"),
        };
    }

    public static string Communities(Language language, int count) => language.Say(
        nb: $"Kanalene dine: {count}",
        nn: $"Kanalane dine: {count}",
        en: $"Your communities: {count}");

    public static readonly Text InUse = new("i bruk i denne chatten", "i bruk i denne chatten", "in use in this chat");

    public static string Use(Language language, string name) => language.Say(nb: $"Bruk {name}", nn: $"Bruk {name}", en: $"Use {name}");

    public static readonly Text UseAnother = new(
        "Bytt ved å skrive «kanal 2» eller navnet på kanalen.",
        "Byt ved å skrive «kanal 2» eller namnet på kanalen.",
        "You can also write “channel 2”, or the name of another.");

    public static readonly Text NoCommunityTitle = new("Vi har ikke møttes i en kanal ennå", "Vi har ikkje møttest i ein kanal enno", "I haven’t seen you in a channel yet");

    public static readonly Text NoCommunity = new(
        "Skriv til meg i en kanal der jeg er lagt til, for eksempel «@OtgBot hjelp». Da vet jeg hvilken kanal du hører til.",
        "Skriv til meg i ein kanal der eg er lagd til, til dømes «@OtgBot hjelp». Då veit eg kva kanal du høyrer til.",
        "Write to me in a channel where I have been added, for example “@OtgBot help”. Then I know which channel you belong to.");

    public static readonly Text LanguageTitle = new("Hvilket språk vil du ha?", "Kva språk vil du ha?", "Which language should I use?");

    public static string LanguageNow(Language language, bool isPersonal) => isPersonal
        ? language.Say(
            nb: "Nå skriver jeg bokmål til deg.",
            nn: "No skriv eg nynorsk til deg.",
            en: "I now write to you in English.")
        : language.Say(
            nb: "Nå skriver jeg bokmål her. Bytter en leder språk, gjelder det hele kanalen. Bytter andre, gjelder det bare svar til dem selv.",
            nn: "No skriv eg nynorsk her. Byter ein leiar språk, gjeld det heile kanalen. Byter andre, gjeld det berre svar til dei sjølve.",
            en: "I now write in English here. If a lead changes the language, it changes for the whole channel. If anyone else does, it changes only my answers to them.");

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
        "En leder her er den som styrer tidsplanen og unconferencen i denne kanalen, ikke sjefen din. Ledere ser bare tall, aldri hva den enkelte svarer eller stemmer.",
        "Ein leiar her er den som styrer tidsplanen og unconferencen i denne kanalen, ikkje sjefen din. Leiarar ser berre tal, aldri kva den enkelte svarar eller røystar.",
        "A lead here runs the schedule and the unconference in this channel; it need not be your manager. Leads see only totals, never what one person answers or votes.");

    public static readonly Text LeadsHow = new(
        "En leder kan skrive «leder legg til @Kari» eller «leder fjern @Kari».",
        "Ein leiar kan skrive «leiar legg til @Kari» eller «leiar fjern @Kari».",
        "A lead can write “lead add @Kari” or “lead remove @Kari”.");
}
