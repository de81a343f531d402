using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>What is said to leads who look ahead and change what comes.</summary>
internal static class PreviewTexts
{
    public static readonly Text PlanWords = new("plan|planen", "plan|planen", "plan");
    public static readonly Text PlanHelp = new("Se de neste åtte ukene, og hvorfor noe er flyttet", "Sjå dei neste åtte vekene, og kvifor noko er flytta", "See the next eight weeks, and why any have moved");

    public static readonly Text PreviewWords = new("forhåndsvis|forhåndsvisning", "førehandsvis|førehandsvising", "preview");
    public static readonly Text PreviewHelp = new(
        "Se neste prinsipp på forhånd. Skriv «forhåndsvis på» for å få det hver gang, et døgn før",
        "Sjå neste prinsipp på førehand. Skriv «førehandsvis på» for å få det kvar gong, eit døgn før",
        "See the next prompt in advance. Write “preview on” to get it every time, a day ahead");
    public static readonly Text PreviewExample = new("forhåndsvis på", "førehandsvis på", "preview on");

    public static readonly Text SwapWords = new("bytt|bytt ut", "byt|byt ut", "swap");
    public static readonly Text SwapHelp = new("Bytt mikrohandlinger i neste prinsipp, alle eller én", "Byt mikrohandlingar i neste prinsipp, alle eller éi", "Swap the microactions of the next prompt, all or one");
    public static readonly Text SwapExample = new("bytt 2", "byt 2", "swap 2");

    public static readonly Text SkipWords = new("hopp over|hopp over neste", "hopp over|hopp over neste", "skip|skip next");
    public static readonly Text SkipHelp = new("Hopp over det neste prinsippet", "Hopp over det neste prinsippet", "Skip the next prompt");

    public static readonly Text PauseWords = new(
        "pause til|pause|ta pause|ta pause til|pause fram til|ta pause fram til",
        "pause til|pause|ta pause|ta pause til|pause fram til|ta pause fram til",
        "pause until|pause|pause till");
    public static readonly Text PauseHelp = new("Ta pause til en dato, eller til dere fortsetter", "Ta pause til ein dato, eller til de held fram", "Pause until a date, or until you resume");
    public static readonly Text PauseExample = new("pause til tirsdag", "pause til tysdag", "pause until Tuesday");

    public static readonly Text ResumeWords = new("fortsett", "hald fram|fortset", "resume");
    public static readonly Text ResumeHelp = new(
        "Avslutt pausen, og ta med prinsippet du hoppet over",
        "Avslutt pausen, og ta med prinsippet du hoppa over",
        "End the pause, and bring back what was skipped");

    public static readonly Text PlanTitle = new("Dette er planen", "Dette er planen", "This is the plan");
    public static readonly Text LookAhead = new("Forhåndsvis neste", "Førehandsvis neste", "Preview the next");
    public static readonly Text SkipNext = new("Hopp over neste", "Hopp over neste", "Skip the next");
    public static readonly Text Resume = new("Fortsett som vanlig", "Hald fram som vanleg", "Resume as usual");
    public static readonly Text ChangeSchedule = new("Endre tidsplan", "Endre tidsplan", "Change schedule");
    public static readonly Text PostNow = new("Legg ut nå", "Legg ut no", "Post now");
    public static readonly Text ShowPlan = new("Vis planen", "Vis planen", "Show the plan");
    public static readonly Text SwapAll = new("Bytt alle tre", "Byt alle tre", "Swap all three");

    public static string SwapOne(Language language, int number) => language.Say(nb: $"Bytt {number}", nn: $"Byt {number}", en: $"Swap {number}");

    /// <summary>If none of the dates in sight is posted: when it goes on.</summary>
    public static string Then(Language language, string when) => language.Say(
        nb: $"Det neste prinsippet kommer {when}.",
        nn: $"Det neste prinsippet kjem {when}.",
        en: $"The next prompt comes on {when}.");

    public static readonly Text NothingAhead = new(
        "Det kommer ingen prinsipper før en leder skriver «fortsett».",
        "Det kjem ingen prinsipp før ein leiar skriv «hald fram».",
        "No prompts come until a lead writes “resume”.");

    /// <summary>A day that a pause may last until, whenever it is pasted.</summary>
    public static DateOnly Example(DateOnly today) => today.AddDays(28);

    public static string PlanTyped(Language language, DateOnly example) => language.Say(
        nb: $"Du kan også skrive «hopp over», «pause til {DateWords.Day(language, example)}», «fortsett» eller «bytt 2».",
        nn: $"Du kan òg skrive «hopp over», «pause til {DateWords.Day(language, example)}», «hald fram» eller «byt 2».",
        en: $"You can also write “skip”, “pause until {DateWords.Day(language, example)}”, “resume” or “swap 2”.");

    public static string PreviewTitle(Language language, string when) => language.Say(
        nb: $"Dette kommer {when}",
        nn: $"Dette kjem {when}",
        en: $"This comes on {when}");

    public static string For(Language language, string community) => language.Say(
        nb: $"Bare ledere i {community} ser dette nå.",
        nn: $"Berre leiarar i {community} ser dette no.",
        en: $"Only leads of {community} see this now.");

    public static readonly Text PreviewTyped = new(
        "Vil du ha noe annet, skriv «bytt» eller «bytt 2». Du kan også skrive «hopp over».",
        "Vil du ha noko anna, skriv «byt» eller «byt 2». Du kan òg skrive «hopp over».",
        "To change it, write “swap” or “swap 2”. You can also write “skip”.");

    public static string Shown(Language language) => language.Say(
        nb: "Jeg har vist deg det i den private chatten med meg.",
        nn: "Eg har vist deg det i den private chatten med meg.",
        en: "I have shown it to you in our private chat.");

    public static UserError NoChat() => new(
        nb: "Jeg får ikke skrevet til deg privat. Åpne en chat med meg, og skriv «forhåndsvis» der.",
        nn: "Eg får ikkje skrive til deg privat. Opne ein chat med meg, og skriv «førehandsvis» der.",
        en: "I cannot write to you privately. Open a chat with me, and write “preview” there.");

    public static UserError OnOrOff() => new(
        nb: "Det skjønte jeg ikke. Skriv «forhåndsvis», «forhåndsvis på» eller «forhåndsvis av».",
        nn: "Det skjøna eg ikkje. Skriv «førehandsvis», «førehandsvis på» eller «førehandsvis av».",
        en: "I did not understand that. Write “preview”, “preview on” or “preview off”.");

    public static string PreviewOn(Language language) => language.Say(
        nb: "Greit, da viser jeg deg hvert prinsipp privat et døgn før. Skriv «forhåndsvis av» for å slå det av.",
        nn: "Greitt, då viser eg deg kvart prinsipp privat eit døgn før. Skriv «førehandsvis av» for å slå det av.",
        en: "OK, I’ll show you each weekly prompt privately the day before. Write “preview off” to stop.");

    public static string PreviewOff(Language language) => language.Say(
        nb: "Greit, jeg viser deg ikke prinsippene på forhånd lenger. Skriv «forhåndsvis» når du vil se ett.",
        nn: "Greitt, eg viser deg ikkje prinsippa på førehand lenger. Skriv «førehandsvis» når du vil sjå eitt.",
        en: "All right, I no longer show you prompts ahead. Write “preview” when you want to see one.");

    public static UserError NothingToPreview() => new(
        nb: "Det kommer ingen prinsipper så lenge dere har pause. Skriv «fortsett» for å sette i gang igjen.",
        nn: "Det kjem ingen prinsipp så lenge de har pause. Skriv «hald fram» for å setje i gang igjen.",
        en: "No prompts come while you are taking a break. Write “resume” to start again.");

    public static UserError OnItsWay() => new(
        nb: "Det neste prinsippet er på vei ut akkurat nå, så det kan ikke endres. Skriv «plan» for å se hva som kommer etter.",
        nn: "Det neste prinsippet er på veg ut akkurat no, så det kan ikkje endrast. Skriv «plan» for å sjå kva som kjem etter.",
        en: "The next prompt is on its way out right now, so it can’t be changed. Write “plan” to see what comes after.");

    public static UserError WhichToSwap() => new(
        nb: "Skriv «bytt» for å bytte alle tre, eller «bytt 2» for å bytte nummer to.",
        nn: "Skriv «byt» for å byte alle tre, eller «byt 2» for å byte nummer to.",
        en: "Write “swap” to swap all three, or “swap 2” to swap number two.");

    public static string SkippedTitle(Language language, string when) => language.Say(
        nb: $"Da hopper vi over {when}",
        nn: $"Då hoppar vi over {when}",
        en: $"Skipping {when}");

    public static readonly Text UndoSkip = new(
        "Ombestemmer du deg, skriv «fortsett».",
        "Ombestemmer du deg, skriv «hald fram».",
        "If you change your mind, write “resume”.");

    public static UserError WhichToSkip(DateOnly example) => new(
        nb: $"Det kommer ikke noe prinsipp den dagen. Skriv «hopp over» for det neste, eller en dato fra planen, slik: «hopp over {DateWords.Day(Language.Nb, example)}».",
        nn: $"Det kjem ikkje noko prinsipp den dagen. Skriv «hopp over» for det neste, eller ein dato frå planen, slik: «hopp over {DateWords.Day(Language.Nn, example)}».",
        en: $"No prompt comes on that day. Write “skip” for the next one, or a date from the plan, like this: “skip {DateWords.Day(Language.En, example)}”.");

    public static string PausedTitle(Language language, DateOnly? until) => until is { } day
        ? language.Say(
            nb: $"Da tar vi pause til {DateWords.Day(Language.Nb, day)}",
            nn: $"Då tek vi pause til {DateWords.Day(Language.Nn, day)}",
            en: $"Paused until {DateWords.Day(Language.En, day)}")
        : language.Say(
            nb: "Da tar vi pause",
            nn: "Då tek vi pause",
            en: "We pause");

    public static readonly Text UndoPause = new(
        "Vil dere i gang før, skriv «fortsett».",
        "Vil de i gang før, skriv «hald fram».",
        "To start earlier, write “resume”.");

    public static readonly Text Resumed = new("Da er vi i gang igjen", "Då er vi i gang igjen", "We are back");
    public static readonly Text NothingToResume = new("Ingenting var satt på pause", "Ingenting var sett på pause", "Nothing was paused");

    public static UserError NoSuchDate(DateOnly example) => new(
        nb: $"Den datoen kjenner jeg ikke. Skriv den slik: «pause til {DateWords.Day(Language.Nb, example)}», eller bare «pause».",
        nn: $"Den datoen kjenner eg ikkje. Skriv han slik: «pause til {DateWords.Day(Language.Nn, example)}», eller berre «pause».",
        en: $"I don’t know that date. Write it like this: “pause until {DateWords.Day(Language.En, example)}”, or just “pause”.");

    public static UserError PlanTakesNoDay() => new(
        nb: "«Plan» viser ukene framover. Vil dere ha en annen dag eller tid, så skriv «tidsplan mandag 09.00».",
        nn: "«Plan» viser vekene framover. Vil de ha ein annan dag eller tid, så skriv «tidsplan måndag 09.00».",
        en: "“Plan” shows the weeks ahead. For another day or time, write “schedule Monday 09:00”.");

    public static UserError PastDate(DateOnly given, DateOnly example) => new(
        nb: $"{DateWords.Full(Language.Nb, given)} er i dag eller har vært. Skriv hvilken dag dere vil i gang igjen, slik: «pause til {DateWords.Day(Language.Nb, example)}».",
        nn: $"{DateWords.Full(Language.Nn, given)} er i dag eller har vore. Skriv kva dag de vil i gang igjen, slik: «pause til {DateWords.Day(Language.Nn, example)}».",
        en: $"{DateWords.Full(Language.En, given)} is today or has passed. Write the day you want to start again, like this: “pause until {DateWords.Day(Language.En, example)}”.");

    public static UserError TooFar(DateOnly example) => new(
        nb: $"Det er over ett år til. Skriv en nærmere dato, slik: «pause til {DateWords.Day(Language.Nb, example)}», eller bare «pause» uten dato.",
        nn: $"Det er over eitt år til. Skriv ein nærare dato, slik: «pause til {DateWords.Day(Language.Nn, example)}», eller berre «pause» utan dato.",
        en: $"That is more than a year away. Write a nearer date, like this: “pause until {DateWords.Day(Language.En, example)}”, or just “pause” without a date.");

    public static string MissedTitle(Language language, int count) => count == 1
        ? language.Say(nb: "Ett prinsipp kom ikke ut", nn: "Eitt prinsipp kom ikkje ut", en: "One prompt was not posted")
        : language.Say(nb: $"{count} prinsipper kom ikke ut", nn: $"{count} prinsipp kom ikkje ut", en: $"{count} prompts were not posted");

    public static string Missed(Language language, string community, string dates, bool wasDown) => wasDown
        ? language.Say(
            nb: $"Boten var nede da prinsippet i {community} skulle ut {dates}, og det ble for sent å legge det ut etterpå.",
            nn: $"Boten var nede då prinsippet i {community} skulle ut {dates}, og det vart for seint å leggje det ut etterpå.",
            en: $"The bot was down when the prompt in {community} was due on {dates}. By then it was too late to post it.")
        : language.Say(
            nb: $"Jeg fikk ikke lagt ut prinsippet i {community} {dates}, og det ble for sent å prøve igjen. Se om jeg fortsatt er med i kanalen.",
            nn: $"Eg fekk ikkje lagt ut prinsippet i {community} {dates}, og det vart for seint å prøve igjen. Sjå om eg framleis er med i kanalen.",
            en: $"I couldn’t post the prompt in {community} on {dates}, and it is too late to try again. Check that I’m still in the channel.");

    public static readonly Text MissedNext = new(
        "Vil dere ha det likevel, skriv «post nå». Skriv «plan» for å se hva som kommer.",
        "Vil de ha det likevel, skriv «post no». Skriv «plan» for å sjå kva som kjem.",
        "If you want it all the same, write “post now”. Write “plan” to see what comes.");

    public static readonly Text InDoubtTitle = new("Kom prinsippet fram?", "Kom prinsippet fram?", "Did the prompt arrive?");

    public static string InDoubt(Language language, string community, string date) => language.Say(
        nb: $"Jeg vet ikke om prinsippet {date} kom fram i {community}. Jeg legger det ikke ut to ganger av meg selv.",
        nn: $"Eg veit ikkje om prinsippet {date} kom fram i {community}. Eg legg det ikkje ut to gonger av meg sjølv.",
        en: $"I don’t know whether the prompt of {date} arrived in {community}. I don’t post it twice by myself.");

    public static readonly Text InDoubtNext = new(
        "Se etter det i kanalen. Mangler det, trykk «Legg ut nå» eller skriv «post nå».",
        "Sjå etter det i kanalen. Manglar det, trykk «Legg ut no» eller skriv «post no».",
        "Please look in the channel. If it is missing, press “Post now” or write “post now”.");

    public static readonly Text SkipsNothing = new(
        "Ingen prinsipper skulle ut i den tiden, så alt går som før.",
        "Ingen prinsipp skulle ut i den tida, så alt går som før.",
        "No prompt was due in that time, so all goes on as before.");

    public static readonly Text DataTitle = new("Forhåndsvisning", "Førehandsvising", "Previews");

    public static readonly Text DataLine = new(
        "Du har bedt om å se hvert prinsipp et døgn før.",
        "Du har bede om å sjå kvart prinsipp eit døgn før.",
        "You asked to see each prompt a day ahead.");

    /// <summary>Some days, the first three by name.</summary>
    public static string Days(Language language, IReadOnlyList<DateOnly> days)
    {
        var named = string.Join(", ", days.Take(3).Select(day => DateWords.Day(language, day)));
        var more = days.Count - 3;
        return more <= 0 ? named : language.Say(
            nb: $"{named} og {more} {(more == 1 ? "gang" : "ganger")} til",
            nn: $"{named} og {more} {(more == 1 ? "gong" : "gonger")} til",
            en: $"{named} and {more} more {(more == 1 ? "time" : "times")}");
    }
}
