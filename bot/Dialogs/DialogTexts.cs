using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>What the bot says while it asks.</summary>
internal static class DialogTexts
{
    public static readonly Text SearchForPeople = new("Søk etter folk", "Søk etter folk", "Search for people");

    /// <summary>What may be typed for «=», in all languages.</summary>
    public static readonly string[] KeepWords = ["behold", "behald", "keep"];

    /// <summary>What may be typed for «-», in all languages.</summary>
    public static readonly string[] SkipWords = ["hopp over", "skip"];

    public static string YouWrote(Language language) => language.Say("Dette skrev du:", "Dette skreiv du:", "This is what you wrote:");

    public static UserError Missing() => new(
        nb: "Fyll ut dette feltet.",
        nn: "Fyll ut dette feltet.",
        en: "Please fill in this field.");

    public static UserError NothingToKeep() => new(
        nb: "Her er det ikke noe svar å beholde ennå. Skriv et, for eksempel «Klarspråk i brev».",
        nn: "Her er det ikkje noko svar å halde på enno. Skriv eit, til dømes «Klarspråk i brev».",
        en: "There is no answer to keep yet. Write one, for example “Plain language in letters”.");

    public static UserError TooLong(int length, int most) => new(
        nb: $"Teksten er på {length} tegn, og det er plass til {most}. Kort den litt ned.",
        nn: $"Teksten er på {length} teikn, og det er plass til {most}. Kort han litt ned.",
        en: $"The text has {length} characters, and there is room for {most}. Please shorten it a little.");

    public static UserError NotAChoice(IReadOnlyList<Option> options) => new(
        nb: $"Velg en av disse: {Join(options, Language.Nb)}. Nummeret i lista holder også, for eksempel 1.",
        nn: $"Vel ein av desse: {Join(options, Language.Nn)}. Nummeret i lista held òg, til dømes 1.",
        en: $"Choose one of these: {Join(options, Language.En)}. Its number in the list works too, for example 1.");

    public static UserError NotANumber(int min, int max) => new(
        nb: $"Skriv et helt tall fra {min} til {max}, for eksempel {min}.",
        nn: $"Skriv eit heilt tal frå {min} til {max}, til dømes {min}.",
        en: $"Write a whole number from {min} to {max}, for example {min}.");

    public static UserError NotADate(DateOnly example) => new(
        nb: $"Jeg forsto ikke datoen. Skriv den slik: {DateWords.Full(Language.Nb, example)} eller {example.Day}.{example.Month}.",
        nn: $"Eg forstod ikkje datoen. Skriv han slik: {DateWords.Full(Language.Nn, example)} eller {example.Day}.{example.Month}.",
        en: $"I didn’t understand that date. Write it like this: {DateWords.Full(Language.En, example)} or {example.Day}/{example.Month}.");

    /// <summary>How a date may be written, if no calendar is shown to choose it from.</summary>
    public static string ADate(Language language, DateOnly example) => language.Say(
        nb: $"For eksempel {DateWords.Full(language, example)}.",
        nn: $"Til dømes {DateWords.Full(language, example)}.",
        en: $"For example {DateWords.Full(language, example)}.");

    public static UserError NotATime() => new(
        nb: "Jeg forsto ikke klokkeslettet. Skriv det slik: 09.00.",
        nn: "Eg forstod ikkje klokkeslettet. Skriv det slik: 09.00.",
        en: "I didn’t understand that time. Write it like this: 09:00.");

    public static UserError NotInTime(TimeOnly earliest, TimeOnly latest) => new(
        nb: $"Velg et klokkeslett fra {earliest:HH.mm} til {latest:HH.mm}, for eksempel 09.00.",
        nn: $"Vel eit klokkeslett frå {earliest:HH.mm} til {latest:HH.mm}, til dømes 09.00.",
        en: $"Choose a time from {earliest:HH:mm} to {latest:HH:mm}, for example 09:00.");

    public static UserError NotYesOrNo() => new(
        nb: "Svar «ja» eller «nei».",
        nn: "Svar «ja» eller «nei».",
        en: "Please answer yes or no.");

    /// <param name="near">A zone that may have been meant, or null.</param>
    public static UserError NotAZone(string? near = null) => near is null
        ? new(
            nb: "Den tidssonen kjenner jeg ikke. Skriv den slik: Europe/Oslo.",
            nn: "Den tidssona kjenner eg ikkje. Skriv ho slik: Europe/Oslo.",
            en: "I don’t know that time zone. Write it like this: Europe/Oslo.")
        : new(
            nb: $"Den tidssonen kjenner jeg ikke. Mener du denne: {near}?",
            nn: $"Den tidssona kjenner eg ikkje. Meiner du denne: {near}?",
            en: $"I don’t know that time zone. Do you mean this one: {near}?");

    public static UserError NotThere() => new(
        nb: "En av dem du valgte, er ikke med i kanalen. Ta bort den, eller få personen med først.",
        nn: "Ein av dei du valde, er ikkje med i kanalen. Ta bort den, eller få personen med først.",
        en: "Somebody you chose is not in the channel. Take them out, or bring them in first.");

    public static UserError NotYours() => new(
        nb: "Dette skjemaet tilhører en annen. Skriv kommandoen selv for å få ditt eget.",
        nn: "Dette skjemaet høyrer til ein annan. Skriv kommandoen sjølv for å få ditt eige.",
        en: "Somebody else opened this form. Write the command yourself to get your own.");

    public static UserError Finished() => new(
        nb: "Dette skjemaet er allerede sendt eller lukket, eller du har åpnet et nyere. Det du sendte før, er lagret. Det som står her nå, er ikke sendt.",
        nn: "Dette skjemaet er allereie sendt eller lukka, eller du har opna eit nyare. Det du har sendt før, er teke vare på. Det som står her no, er ikkje sendt.",
        en: "This form has already been sent or closed, or you have opened a newer one. What you sent before is saved. What it says now has not been sent.");

    public static string Expired(Language language) => language.Say(
        nb: "Skjemaet sto åpent i over en halv time, så jeg lukket det. Skriv kommandoen på nytt når det passer deg.",
        nn: "Skjemaet stod ope i over ein halv time, så eg lukka det. Skriv kommandoen på nytt når det passar deg.",
        en: "Your form was open for more than half an hour, so I closed it. Write the command again whenever it suits you.");

    /// <summary>Above the question that is open: somebody changed a message that was read already.</summary>
    public static string Edited(Language language) => language.Say(
        nb: "Du endret en melding jeg alt har lest, så jeg har ikke gjort noe. Skriv svaret som en ny melding.",
        nn: "Du endra ei melding eg alt har lese, så eg har ikkje gjort noko. Skriv svaret som ei ny melding.",
        en: "You edited a message that I had already read, so I did nothing. Write your answer as a new message.");

    public static string Cancelled(Language language) => language.Say(
        nb: "Greit, jeg lukket skjemaet. Ingenting er lagret.",
        nn: "Greitt, eg lukka skjemaet. Ingenting er lagra.",
        en: "All right, I closed the form. Nothing was saved.");

    public static UserError NothingToCancel() => new(
        nb: "Du har ikke noe skjema åpent her. Skriv «hjelp» for å se hva du kan gjøre.",
        nn: "Du har ikkje noko skjema ope her. Skriv «hjelp» for å sjå kva du kan gjere.",
        en: "You have no form open here. Write “help” to see what you can do.");

    public static string Changed(Language language) => language.Say(
        nb: "Skjemaet er endret siden du åpnet det. Jeg har beholdt svarene dine. Se over dem, og send på nytt.",
        nn: "Skjemaet er endra sidan du opna det. Eg har teke vare på svara dine. Sjå over dei, og send på nytt.",
        en: "The form has changed since you opened it. I kept your answers; please check them and send again.");

    public static string FixBelow(Language language) => language.Say(
        nb: "Nesten! Rett det som er merket under. Resten er lagret.",
        nn: "Nesten! Rett det som er merkt under. Resten er lagra.",
        en: "Almost there! Please correct what is marked below. The rest is saved.");

    /// <summary>Stands in the place of a form that can't be taken away, where nothing else was said.</summary>
    public static string Done(Language language) => language.Say(
        nb: "Takk! Da er det gjort.",
        nn: "Takk! Då er det gjort.",
        en: "Thank you! That is done.");

    public static Text Whose(string name) => new($"Skjemaet til {name}", $"Skjemaet til {name}", $"{name}’s form");

    public static Text WhoseTopic(string name) => new($"Temaet til {name}", $"Temaet til {name}", $"{name}’s topic");

    public static string Replaced(Language language) => language.Say(
        nb: "Dette skjemaet er ikke lagret. Det er byttet ut med et nytt lenger ned.",
        nn: "Dette skjemaet er ikkje lagra. Det er bytt ut med eit nytt lenger ned.",
        en: "This form was not saved. A new one further down has taken its place.");

    /// <summary>Asked of words that may be an answer, or something else.</summary>
    public static string AnswerOrCommand(Language language) => language.Say(
        nb: "Er det svaret på spørsmålet mitt, eller mente du noe annet?",
        nn: "Er det svaret på spørsmålet mitt, eller meinte du noko anna?",
        en: "Is that the answer to my question, or did you mean something else?");

    public static readonly Text ThatIsMyAnswer = new("Det er svaret mitt", "Det er svaret mitt", "That is my answer");

    public static UserError AnsweredBefore() => new(
        nb: "Det spørsmålet har du alt svart på. Svar på det neste, eller skriv «avbryt».",
        nn: "Det spørsmålet har du alt svart på. Svar på det neste, eller skriv «avbryt».",
        en: "You have answered that question already. Answer the next one, or write “cancel”.");

    public static readonly Text Cancel = new("Avbryt", "Avbryt", "Cancel");

    public static readonly Text CancelHelp = new("Lukk skjemaet du holder på med", "Lukk skjemaet du held på med", "Close the form you are filling in");

    public static string Progress(Language language, int number, int count) => language.Say(
        nb: $"Spørsmål {number} av {count}. Skriv «avbryt» for å lukke.",
        nn: $"Spørsmål {number} av {count}. Skriv «avbryt» for å lukke.",
        en: $"Question {number} of {count}. Write “cancel” to close.");

    public static string Keep(Language language, string now) => language.Say(
        nb: $"Nå: {now}. Skriv «behold» (eller «=») for å beholde det.",
        nn: $"No: {now}. Skriv «behald» (eller «=») for å halde på det.",
        en: $"Now: {now}. Write “keep” (or “=”) to keep it.");

    public static string Optional(Language language) => language.Say(
        nb: "Valgfritt. Skriv «hopp over» (eller «-») hvis du ikke vil svare.",
        nn: "Valfritt. Skriv «hopp over» (eller «-») om du ikkje vil svare.",
        en: "Optional. Write “skip” (or “-”) to leave it empty.");

    private static string Join(IReadOnlyList<Option> options, Language language) =>
        string.Join(", ", options.Select(option => option.Title.In(language)));
}
