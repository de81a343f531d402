using OtgBot.Features.Prompts.Delivery;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>What is said to those who answer, and to the lead who posts.</summary>
internal static class AnswerTexts
{
    /// <param name="language">Who reads it.</param>
    /// <param name="numbers">Which microactions.</param>
    /// <param name="text">What it is, if it is one that does not stand on the card.</param>
    public static string Taken(Language language, IReadOnlyList<int> numbers, string? text) => numbers is [var number]
        ? language.Say(
            nb: $"Fint, du tar nummer {number}{End(language, text)} Skriv «gjort {number}» når den er gjort.",
            nn: $"Flott, du tek nummer {number}{End(language, text)} Skriv «gjort {number}» når ho er gjord.",
            en: $"Great, you are taking number {number}{End(language, text)} Write “done {number}” when you have done it.")
        : language.Say(
            nb: $"Fint, du tar nummer {language.List(numbers)}! Skriv for eksempel «gjort {numbers[0]}» når du har gjort en av dem.",
            nn: $"Flott, du tek nummer {language.List(numbers)}! Skriv til dømes «gjort {numbers[0]}» når du har gjort ei av dei.",
            en: $"Great, you are taking numbers {language.List(numbers)}! Write for example “done {numbers[0]}” when you have done one of them.");

    /// <summary>After those words, if the person ticked it.</summary>
    public static string NameShown(Language language) => language.Say(
        nb: "Navnet ditt kommer på kortet. «Angre» tar det bort.",
        nn: "Namnet ditt kjem på kortet. «Angre» tek det bort.",
        en: "Your name will be on the card. “Undo” takes it away.");

    public static string TakenBefore(Language language, IReadOnlyList<int> numbers) => language.Say(
        nb: $"Nummer {language.List(numbers)} har du allerede gjort. Godt jobbet!",
        nn: $"Nummer {language.List(numbers)} har du allereie gjort. Godt jobba!",
        en: $"You have already done {(numbers.Count == 1 ? "number" : "numbers")} {language.List(numbers)}. Well done!");

    /// <summary>Several at once, of which nothing was told.</summary>
    public static string DoneAll(Language language, IReadOnlyList<int> numbers) => language.Say(
        nb: $"Så bra at du gjorde nummer {language.List(numbers)}!",
        nn: $"Så bra at du gjorde nummer {language.List(numbers)}!",
        en: $"Great that you did numbers {language.List(numbers)}!");

    public static UserError OneStoryEach(IReadOnlyList<int> numbers) => new(
        nb: $"En historie hører til én mikrohandling om gangen. Skriv «gjort {Language.Nb.List(numbers)}» først, og så for eksempel «gjort {numbers[0]} Vi ringte i stedet». Ingenting er lagret ennå.",
        nn: $"Ei historie høyrer til éi mikrohandling om gongen. Skriv «gjort {Language.Nn.List(numbers)}» først, og så til dømes «gjort {numbers[0]} Vi ringde i staden». Ingenting er lagra enno.",
        en: $"A story belongs to one microaction at a time. Write “done {Language.En.List(numbers)}” first, and then for example “done {numbers[0]} We called instead”. Nothing is saved yet.");

    /// <summary>A story is asked for, also of those who type: on the card there is a field for it.</summary>
    public static string AskStory(Language language, int number) => language.Say(
        nb: $"Hva skjedde? Fortell gjerne, for eksempel «gjort {number} Vi ringte i stedet». Vil du dele det med de andre, så skriv «gjort {number} del: Vi ringte i stedet».",
        nn: $"Kva skjedde? Fortel gjerne, til dømes «gjort {number} Vi ringde i staden». Vil du dele det med dei andre, så skriv «gjort {number} del: Vi ringde i staden».",
        en: $"What happened? Tell us if you like, for example “done {number} We called instead”. To share it with the others, write “done {number} share: We called instead”.");

    /// <param name="text">What it is, if it does not stand on the card.</param>
    public static string Done(Language language, int number, string? text, AnswerItem item) => item switch
    {
        { Story: null } => language.Say(
            nb: $"Så bra at du gjorde nummer {number}{End(language, text)}",
            nn: $"Så bra at du gjorde nummer {number}{End(language, text)}",
            en: $"Great that you did number {number}{End(language, text)}"),
        { IsShared: true } => language.Say(
            nb: $"Så bra at du gjorde nummer {number}! Historien er delt med de andre. Endre den med «gjort {number} del: …», eller ta den bort med «fjern historie {number}».",
            nn: $"Så bra at du gjorde nummer {number}! Historia er delt med dei andre. Endre ho med «gjort {number} del: …», eller ta ho bort med «fjern historia {number}».",
            en: $"Great that you did number {number}! Your story has been shared with the others. Change it with “done {number} share: …”, or remove it with “remove story {number}”."),
        _ => language.Say(
            nb: $"Så bra at du gjorde nummer {number}! Historien er lagret, og jeg deler den ikke. Ta den bort med «fjern historie {number}».",
            nn: $"Så bra at du gjorde nummer {number}! Historia er lagra, og eg deler ho ikkje. Ta ho bort med «fjern historia {number}».",
            en: $"Great that you did number {number}! Your story is saved, and I don’t share it. Write “remove story {number}” to delete it."),
    };

    /// <summary>When the channel did not take a story that was to be shared.</summary>
    public static string NotShared(Language language, int number) => language.Say(
        nb: $"Så bra at du gjorde nummer {number}! Historien er lagret, men jeg fikk ikke delt den med de andre nå. Skriv «gjort {number} del:» om litt, så prøver jeg igjen.",
        nn: $"Så bra at du gjorde nummer {number}! Historia er lagra, men eg fekk ikkje delt ho med dei andre no. Skriv «gjort {number} del:» om litt, så prøver eg igjen.",
        en: $"Great that you did number {number}! Your story is saved, but I could not share it with the others just now. Write “done {number} share:” in a while, and I will try again.");

    public static string Untold(Language language, int number) => language.Say(
        nb: $"Historien din om nummer {number} er borte. Nummer {number} står fortsatt som gjort.",
        nn: $"Historia di om nummer {number} er borte. Nummer {number} står framleis som gjord.",
        en: $"Your story about number {number} is gone. Number {number} still counts as done.");

    public static UserError NothingToUntell(int number) => new(
        nb: $"Du har ikke fortalt noe om nummer {number}. Skriv for eksempel «gjort {number} Vi ringte i stedet».",
        nn: $"Du har ikkje fortalt noko om nummer {number}. Skriv til dømes «gjort {number} Vi ringde i staden».",
        en: $"You have not told anything about number {number}. Write for example “done {number} We called instead”.");

    /// <summary>Of a sentence that tells what it was, if that does not stand on the card.</summary>
    private static string End(Language language, string? text) => text is null ? "!" : language.Say(nb: $": «{text}»", nn: $": «{text}»", en: $": “{text}”") + (text[^1] is '.' or '!' or '?' ? "" : ".");

    public static string Declined(Language language, IReadOnlyList<int> numbers) => language.Say(
        nb: $"Greit, nummer {language.List(numbers)} er ikke for dere denne gangen. Takk for at du sier fra!",
        nn: $"Greitt, nummer {language.List(numbers)} er ikkje for dykk denne gongen. Takk for at du seier frå!",
        en: $"OK, {(numbers.Count == 1 ? "number" : "numbers")} {language.List(numbers)} {(numbers.Count == 1 ? "is" : "are")} not for you this time. Thanks for telling us!");

    public static string Undone(Language language, IReadOnlyList<int> numbers, AnswerState now) => (now, numbers is [_]) switch
    {
        (AnswerState.Taken, true) => language.Say(
            nb: $"Angret. Nummer {numbers[0]} er igjen merket som tatt.",
            nn: $"Angra. Nummer {numbers[0]} er igjen merkt som teken.",
            en: $"Undone. Number {numbers[0]} is marked as taken again."),
        (AnswerState.Taken, _) => language.Say(
            nb: $"Angret. Nummer {language.List(numbers)} er igjen merket som tatt.",
            nn: $"Angra. Nummer {language.List(numbers)} er igjen merkte som tekne.",
            en: $"Undone. Numbers {language.List(numbers)} are marked as taken again."),
        (AnswerState.Done, true) => language.Say(
            nb: $"Angret. Nummer {numbers[0]} er igjen merket som gjort.",
            nn: $"Angra. Nummer {numbers[0]} er igjen merkt som gjord.",
            en: $"Undone. Number {numbers[0]} is marked as done again."),
        (AnswerState.Done, _) => language.Say(
            nb: $"Angret. Nummer {language.List(numbers)} er igjen merket som gjort.",
            nn: $"Angra. Nummer {language.List(numbers)} er igjen merkte som gjorde.",
            en: $"Undone. Numbers {language.List(numbers)} are marked as done again."),
        (AnswerState.Declined, _) => language.Say(
            nb: $"Angret. Nummer {language.List(numbers)} er igjen merket som «ikke for oss».",
            nn: $"Angra. Nummer {language.List(numbers)} er igjen merkt som «ikkje for oss».",
            en: $"Undone. {(numbers.Count == 1 ? "Number" : "Numbers")} {language.List(numbers)} {(numbers.Count == 1 ? "stands" : "stand")} as “not for us” again."),
        (_, true) => language.Say(
            nb: $"Angret. Du har ikke lenger noe svar på nummer {numbers[0]}.",
            nn: $"Angra. Du har ikkje lenger noko svar på nummer {numbers[0]}.",
            en: $"Undone. You no longer have an answer for number {numbers[0]}."),
        _ => language.Say(
            nb: $"Angret. Du har ikke lenger noe svar på nummer {language.List(numbers)}.",
            nn: $"Angra. Du har ikkje lenger noko svar på nummer {language.List(numbers)}.",
            en: $"Undone. You no longer have an answer for numbers {language.List(numbers)}."),
    };

    public static Text PostNowSure(string channel) => channel.Length == 0
        ? new("Skal ukas prinsipp legges ut nå?", "Skal vekeprinsippet leggjast ut no?", "Should this week’s principle be posted now?")
        : new(
            $"Skal ukas prinsipp legges ut i «{channel}» nå?",
            $"Skal vekeprinsippet leggjast ut i «{channel}» no?",
            $"Should this week’s principle be posted in “{channel}” now?");

    /// <summary>The last answer was taken back already, and others of the same person stand.</summary>
    public static UserError NothingMoreToUndo(int stands) => new(
        nb: $"Det siste svaret ditt er allerede angret. Vil du angre på nummer {stands} også, skriver du «angre {stands}».",
        nn: $"Det siste svaret ditt er allereie angra. Vil du angre på nummer {stands} òg, skriv du «angre {stands}».",
        en: $"Your last answer is undone already. To undo number {stands} too, write “undo {stands}”.");

    public static UserError NothingToUndo() => new(
        nb: "Du har ingenting å angre nå. Mener du en bestemt mikrohandling, så skriv nummeret også, for eksempel «angre 2».",
        nn: "Du har ingenting å angre no. Meiner du ei bestemt mikrohandling, så skriv nummeret òg, til dømes «angre 2».",
        en: "You have nothing to undo right now. If you mean a certain microaction, write its number too, for example “undo 2”.");

    /// <param name="words">The command's words; the first is shown.</param>
    /// <param name="most">The highest number that can be answered: those with another time at hand are numbered on from the card's.</param>
    public static UserError WhichNumber(Text words, int most = Answer.Count) => new(
        nb: $"Jeg trenger et nummer fra 1 til {most}. Skriv for eksempel «{First(words.Nb)} 2».",
        nn: $"Eg treng eit nummer frå 1 til {most}. Skriv til dømes «{First(words.Nn)} 2».",
        en: $"I need a number from 1 to {most}. Write for example “{First(words.En)} 2”.");

    private static string First(string words) => words.Split('|')[0];

    public static UserError StoryTooLong(int length) => new(
        nb: $"Historien er på {length} tegn, og det er plass til {Answer.LongestStory}. Kort den litt ned og send igjen; ingenting er lagret ennå.",
        nn: $"Historia er på {length} teikn, og det er plass til {Answer.LongestStory}. Kort ho litt ned og send igjen; ingenting er lagra enno.",
        en: $"The story has {length} characters, and there is room for {Answer.LongestStory}. Please shorten it and send again; nothing is saved yet.")
    { Question = "story" };

    public static UserError NoPromptYet(Occurrence next, TimeZoneInfo zone) => new(
        nb: $"Det første prinsippet kommer {PromptsTexts.When(Language.Nb, next, zone)}. Vil dere starte før, kan en leder skrive «post nå».",
        nn: $"Det første prinsippet kjem {PromptsTexts.When(Language.Nn, next, zone)}. Vil de starte før, kan ein leiar skrive «post no».",
        en: $"The first weekly prompt comes on {PromptsTexts.When(Language.En, next, zone)}. To start earlier, a lead can write “post now”.");

    public static UserError UnknownPrompt() => new(
        nb: "Jeg finner ikke det prinsippet lenger. Skriv «ukas prinsipp» for å få det nyeste.",
        nn: "Eg finn ikkje det prinsippet lenger. Skriv «vekeprinsippet» for å få det nyaste.",
        en: "I can’t find that prompt any more. Write “prompt” to get the latest.");

    public static UserError TooOld(DateOnly date, DateOnly today)
    {
        string Day(Language language) => date.Year == today.Year ? DateWords.Day(language, date) : DateWords.Full(language, date);
        return new(
            nb: $"Det prinsippet er fra {Day(Language.Nb)}, og svarene er talt opp. Skriv «ukas prinsipp» for å se det nyeste.",
            nn: $"Det prinsippet er frå {Day(Language.Nn)}, og svara er talde opp. Skriv «vekeprinsippet» for å sjå det nyaste.",
            en: $"That prompt is from {Day(Language.En)}, and its answers have been counted. Write “prompt” to see the latest.");
    }

    public static UserError WhichPrinciple() => new(
        nb: "Prinsippene har nummer fra 1 til 7. Skriv for eksempel «prinsipp 3».",
        nn: "Prinsippa har nummer frå 1 til 7. Skriv til dømes «prinsipp 3».",
        en: "The principles are numbered from 1 to 7. Write for example “principle 3”.");

    public static string Posted(Language language) => language.Say(
        nb: "Ukas prinsipp er lagt ut.",
        nn: "Vekeprinsippet er lagt ut.",
        en: "This week’s principle is posted.");

    public static UserError NotPosted(PostedNow outcome) => outcome switch
    {
        PostedNow.Already => new(
            nb: "Ukas prinsipp er allerede lagt ut. Skriv «ukas prinsipp» for å se det igjen.",
            nn: "Vekeprinsippet er allereie lagt ut. Skriv «vekeprinsippet» for å sjå det igjen.",
            en: "This week’s principle is already posted. Write “prompt” to see it again."),
        PostedNow.UnderWay => new(
            nb: "Ukas prinsipp er på vei ut akkurat nå. Se etter det i kanalen om et øyeblikk.",
            nn: "Vekeprinsippet er på veg ut akkurat no. Sjå etter det i kanalen om ein augneblink.",
            en: "This week’s principle is on its way out right now. Look for it in the channel in a moment."),
        PostedNow.InDoubt => new(
            nb: "Forbindelsen ble brutt mens jeg sendte. Se etter kortet i kanalen. Er det ikke der, så skriv «post nå» en gang til.",
            nn: "Sambandet vart brote medan eg sende. Sjå etter kortet i kanalen. Er det ikkje der, så skriv «post no» ein gong til.",
            en: "The connection broke while I was sending. Look for the card in the channel. If it is not there, write “post now” again."),
        _ => new(
            nb: "Jeg fikk ikke lagt ut ukas prinsipp. Se om jeg fortsatt er med i kanalen, og prøv «post nå» igjen om litt.",
            nn: "Eg fekk ikkje lagt ut vekeprinsippet. Sjå om eg framleis er med i kanalen, og prøv «post no» igjen om litt.",
            en: "I could not post it in the channel. Try “post now” again in a while."),
    };

    public static readonly Text DataTitle = new("Svar på ukas prinsipp", "Svar på vekeprinsippet", "Answers to the weekly prompt");

    /// <summary>One line of <c>my data</c>.</summary>
    public static Text DataLine(string occurrence, Answer answer)
    {
        string Day(Language language) => Occurrence.Parse(occurrence) is { } date ? DateWords.Full(language, date) : occurrence;
        var said = answer.Items.Index().Where(one => one.Item.State != AnswerState.None).Select(one => Said(one.Index + 1, one.Item)).ToList();
        return said.Count == 0
            ? new($"{Day(Language.Nb)}: svar du tok tilbake", $"{Day(Language.Nn)}: svar du tok tilbake", $"{Day(Language.En)}: answers you took back")
            : new(
                $"{Day(Language.Nb)}: {string.Join(", ", said.Select(one => one.Nb))}",
                $"{Day(Language.Nn)}: {string.Join(", ", said.Select(one => one.Nn))}",
                $"{Day(Language.En)}: {string.Join(", ", said.Select(one => one.En))}");
    }

    private static Text Said(int number, AnswerItem item)
    {
        var (word, story, isNamed) = (Word(item.State), item.Story, item.Name is not null);
        return new(
            $"nummer {number} {word.Nb}{(isNamed ? ", med navnet ditt på kortet" : "")}{(story is null ? "" : $" (historie: «{story}»)")}",
            $"nummer {number} {word.Nn}{(isNamed ? ", med namnet ditt på kortet" : "")}{(story is null ? "" : $" (historie: «{story}»)")}",
            $"number {number} {word.En}{(isNamed ? ", with your name on the card" : "")}{(story is null ? "" : $" (story: “{story}”)")}");
    }

    private static Text Word(AnswerState state) => state switch
    {
        AnswerState.Taken => new("tatt", "teken", "taken"),
        AnswerState.Done => new("gjort", "gjord", "done"),
        AnswerState.Declined => new("ikke for oss", "ikkje for oss", "not for us"),
        _ => new("ingen svar", "ingen svar", "no answer"),
    };
}
