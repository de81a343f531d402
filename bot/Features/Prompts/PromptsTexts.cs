using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>What the cards say.</summary>
internal static class PromptsTexts
{
    public static readonly Text Heading = new("Prinsipper og mikrohandlinger", "Prinsipp og mikrohandlingar", "Principles and microactions");

    /// <summary>On a card that one person alone sees like this.</summary>
    public static string YouAnswered(Language language, IReadOnlyList<int> taken, IReadOnlyList<int> done)
    {
        var parts = new List<string>();
        if (done.Count > 0) parts.Add(language.Say(nb: $"Du har gjort nummer {language.List(done)}.", nn: $"Du har gjort nummer {language.List(done)}.", en: $"You have done number {language.List(done)}."));
        if (taken.Count > 0) parts.Add(language.Say(nb: $"Du har tatt nummer {language.List(taken)}.", nn: $"Du har teke nummer {language.List(taken)}.", en: $"You have taken number {language.List(taken)}."));
        return string.Join(' ', parts);
    }

    public static string Title(Language language, string principle) => language.Say(
        nb: $"Ukas prinsipp: {principle}",
        nn: $"Vekeprinsippet: {principle}",
        en: $"This week’s principle: {principle}");

    public static string Summary(Language language, string principle) => language.Say(
        nb: $"Ukas prinsipp er «{principle}». Her er tre mikrohandlinger å velge mellom.",
        nn: $"Vekeprinsippet er «{principle}». Her er tre mikrohandlingar å velje mellom.",
        en: $"This week’s principle is “{principle}”. Here are three microactions to choose from.");

    public static readonly Text Choose = new(
        "Tre mikrohandlinger, altså små ting du kan gjøre på jobb. Ta den som passer deg:",
        "Tre mikrohandlingar, altså små ting du kan gjere på jobb. Ta den som passar deg:",
        "Three microactions. Take the one that suits you:");

    public static string Minutes(Language language, int minutes) => language.Say(
        nb: $"{minutes} minutter",
        nn: $"{minutes} minutt",
        en: $"{minutes} minutes");

    /// <summary>How long a microaction takes, and whose it is if the community made it.</summary>
    public static string About(Language language, Microaction microaction) => microaction.IsOwn
        ? language.Say(
            nb: $"{Minutes(language, microaction.Minutes)} · foreslått av en av dere",
            nn: $"{Minutes(language, microaction.Minutes)} · føreslått av ein av dykk",
            en: $"{Minutes(language, microaction.Minutes)} · suggested by one of you")
        : Minutes(language, microaction.Minutes);

    /// <summary>How many took and did one by now, or null while nothing may be told.</summary>
    public static string? SoFar(Language language, Counts counts) => counts switch
    {
        { Took: 0 } => null,
        { Did: 0 } => language.Say(
            nb: $"Til nå har {People(language, counts.Took)} av dere tatt en av dem.",
            nn: $"Til no har {People(language, counts.Took)} av dykk teke ei av dei.",
            en: $"So far {People(language, counts.Took)} of you took one of them."),
        _ => language.Say(
            nb: $"Til nå har {People(language, counts.Took)} av dere tatt en av dem, og {People(language, counts.Did)} har gjort en.",
            nn: $"Til no har {People(language, counts.Took)} av dykk teke ei av dei, og {People(language, counts.Did)} har gjort ei.",
            en: $"So far {People(language, counts.Took)} of you took one of them, and {People(language, counts.Did)} did one."),
    };

    private const int MostNames = 12;

    /// <summary>Who is at it, of those who ticked that all may see it.</summary>
    public static string AtIt(Language language, IReadOnlyList<AtIt> named)
    {
        var names = named.Take(MostNames).Select(one => $"{one.Name} ({string.Join(", ", one.Numbers)})").ToList();
        var more = named.Count - names.Count;
        if (more > 0) names.Add(language.Say(nb: $"{more} til", nn: $"{more} til", en: $"{more} more"));
        return language.Say(nb: $"I gang: {language.List(names)}", nn: $"I gang: {language.List(names)}", en: $"On it: {language.List(names)}");
    }

    /// <summary>A microaction in a list to choose from.</summary>
    public static string Choice(Language language, string line, bool isOwn) => !isOwn ? line : language.Say(
        nb: $"{line} (foreslått av en av dere)",
        nn: $"{line} (føreslått av ein av dykk)",
        en: $"{line} (suggested by one of you)");

    /// <summary>Last time's result, or null if there was no last time. None is not told from few.</summary>
    public static string? LastTime(Language language, LastTime? last) => last switch
    {
        null => null,
        { Took: 0 } => language.Say(
            "Takk til alle som tok en mikrohandling forrige gang.",
            "Takk til alle som tok ei mikrohandling førre gong.",
            "Thanks to everyone who took on a microaction last time."),
        { Did: 0 } => language.Say(
            nb: $"Forrige gang tok {People(language, last.Took)} av dere en mikrohandling.",
            nn: $"Førre gong tok {People(language, last.Took)} av dykk ei mikrohandling.",
            en: $"Last time {People(language, last.Took)} of you took on a microaction."),
        _ => language.Say(
            nb: $"Forrige gang tok {People(language, last.Took)} av dere en mikrohandling, og {People(language, last.Did)} gjorde den.",
            nn: $"Førre gong tok {People(language, last.Took)} av dykk ei mikrohandling, og {People(language, last.Did)} gjorde ho.",
            en: $"Last time {People(language, last.Took)} of you took on a microaction, and {People(language, last.Did)} did it."),
    };

    /// <param name="language">Who reads it.</param>
    /// <param name="count">As it may be shown; the true number may be higher.</param>
    public static string People(Language language, int count) => language.Say(
        nb: $"minst {count:N0}",
        nn: $"minst {count:N0}",
        en: $"at least {count:N0}");

    public static string TakeButton(Language language, int number) => language.Say(
        nb: $"Jeg tar {number}",
        nn: $"Eg tek {number}",
        en: $"I’ll do {number}");

    public static readonly Text DoneButton = new("Gjort", "Gjort", "Done");
    public static readonly Text UndoButton = new("Angre", "Angre", "Undo");
    public static readonly Text MoreButton = new("Mer", "Meir", "More");
    public static readonly Text WhichOne = new("Hvilken gjelder det?", "Kva for ei gjeld det?", "Which one is it?");
    public static readonly Text ShowName = new("Vis de andre at jeg gjør den, med navnet mitt på kortet", "Vis dei andre at eg gjer ho, med namnet mitt på kortet", "Show the others that I am doing it, with my name on the card");
    public static readonly Text TakeIt = new("Jeg gjør den", "Eg gjer ho", "I’m doing it");
    public static readonly Text DeclineButton = new("Ikke for oss", "Ikkje for oss", "Not for us");
    public static readonly Text WhichDone = new("Hvilken har du gjort?", "Kva for ei har du gjort?", "Which one did you do?");
    public static readonly Text ChooseOne = new("Velg en av de tre.", "Vel ei av dei tre.", "Choose one of the three.");
    public static readonly Text Story = new("Hva skjedde? (valgfritt)", "Kva skjedde? (valfritt)", "What happened? (optional)");
    public static readonly Text Share = new("Del historien her, med navnet mitt", "Del historia her, med namnet mitt", "Share the story here, with my name");
    public static readonly Text SaveDone = new("Lagre som gjort", "Lagre som gjord", "Save as done");

    public static readonly Text Typed = new(
        "Du kan også skrive «tar 2», «gjort 2», «angre» eller «ikke for oss 2». «Tar med navn 2» viser navnet ditt her. Har du dårlig tid? Skriv «5 min».",
        "Du kan òg skrive «tek 2», «gjort 2», «angre» eller «ikkje for oss 2». «Tek med namn 2» viser namnet ditt her. Har du dårleg tid? Skriv «5 min».",
        "You can also write “take 2”, “done 2”, “undo” or “not for us 2”. “Take with my name 2” shows your name here. Short on time? Write “5 min”.");

    public static readonly Text OtherTime = new(
        "Eller vis flere fra samme prinsipp. Hvor lang tid har du?",
        "Eller vis fleire frå same prinsipp. Kor lang tid har du?",
        "Or see more from the same principle. How much time do you have?");

    public static string TimeButton(int minutes) => $"{minutes} min";

    public static string TimeTitle(Language language, int minutes) => language.Say(
        nb: $"Noe du rekker på {minutes} minutter",
        nn: $"Noko du rekk på {minutes} minutt",
        en: $"Something you can do in {minutes} minutes");

    public static string TimeAbout(Language language, string principle) => language.Say(
        nb: $"Fra prinsippet «{principle}». Gjør en av dem nå, og si fra her når den er gjort.",
        nn: $"Frå prinsippet «{principle}». Gjer ei av dei no, og sei frå her når ho er gjord.",
        en: $"From the principle “{principle}”. Do one of them now, and say so here when it is done.");

    public static string DoneNumberButton(Language language, int number) => language.Say(
        nb: $"Gjort {number}",
        nn: $"Gjort {number}",
        en: $"Done {number}");

    public static string TimeTyped(Language language, int number) => language.Say(
        nb: $"Du kan også skrive «tar {number}» eller «gjort {number}».",
        nn: $"Du kan òg skrive «tek {number}» eller «gjort {number}».",
        en: $"You can also write “take {number}” or “done {number}”.");

    public static UserError HowLong() => new(
        nb: "Hvor mange minutter har du? Skriv for eksempel «5 min».",
        nn: "Kor mange minutt har du? Skriv til dømes «5 min».",
        en: "How many minutes do you have? Write for example “5 min”.");

    public static UserError NoneThatShort() => new(
        nb: "Det prinsippet har ingen mikrohandling som er så kort. Prøv «30 min».",
        nn: "Det prinsippet har inga mikrohandling som er så kort. Prøv «30 min».",
        en: "That principle has no microaction that short. Try “30 min”.");

    /// <summary>When the library no longer has a microaction that stands on an old card.</summary>
    public static readonly Text Gone = new("Denne er ikke med lenger.", "Denne er ikkje med lenger.", "This one is no longer available.");

    public static readonly Text GoneAbout = new(
        "Den er fjernet. Velg gjerne en av de andre.",
        "Ho er fjerna. Vel gjerne ei av dei andre.",
        "It has been removed. Please choose one of the others.");

    public static readonly Text Principles = new("De sju prinsippene", "Dei sju prinsippa", "The seven principles");
    public static readonly Text WhichPrinciple = new("Hvilket vil du lese mer om?", "Kva for eit vil du lese meir om?", "Which one would you like to read about?");
    public static readonly Text ShowPrinciple = new("Vis prinsippet", "Vis prinsippet", "Show the principle");
    public static readonly Text TalkAbout = new("Noe å snakke om", "Noko å snakke om", "Something to talk about");
    public static readonly Text AllMicroactions = new("Mikrohandlinger", "Mikrohandlingar", "Microactions");

    public static string Principle(Language language, int number, string name) => language.Say(
        nb: $"Prinsipp {number}: {name}",
        nn: $"Prinsipp {number}: {name}",
        en: $"Principle {number}: {name}");

    public static string Told(Language language, string name) => language.Say(
        nb: $"{name} gjorde en mikrohandling",
        nn: $"{name} gjorde ei mikrohandling",
        en: $"{name} did a microaction");

    public static readonly Text Withdrawn = new(
        "Den som fortalte historien, har tatt den bort.",
        "Den som fortalde historia, har teke ho bort.",
        "The person who told this story has removed it.");

    public static string When(Language language, Occurrence occurrence, TimeZoneInfo zone) =>
        OccurrenceTexts.When(language, TimeZoneInfo.ConvertTime(occurrence.At ?? default, zone).DateTime);
}
