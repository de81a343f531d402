using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>The word in the thread two working days later: what it says, and what leads are told about it.</summary>
internal static class FollowUpTexts
{
    /// <param name="waiting">How many suggestions wait that no lead was told of.</param>
    public static Card Card(Language language, Counts counts, int waiting = 0) => new()
    {
        Summary = Title.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(Title.In(language)) { Style = TextStyle.Title },
            new TextBlock(SoFar(language, counts)),
            new TextBlock(HowTo.In(language)) { Style = TextStyle.Subtle },
            .. waiting > 0 ? [new TextBlock(SuggestionTexts.WaitForALead(language, waiting)) { Style = TextStyle.Subtle }] : Array.Empty<CardElement>(),
        ],
    };

    private static readonly Text Title = new("Hvordan går det med ukas prinsipp?", "Korleis går det med vekeprinsippet?", "How is this week’s principle going?");

    private static readonly Text HowTo = new(
        "Har du gjort én av dem? Skriv for eksempel «gjort 2», gjerne med hva som skjedde. Har du fem minutter nå? Skriv «5 min».",
        "Har du gjort éi av dei? Skriv til dømes «gjort 2», gjerne med kva som skjedde. Har du fem minutt no? Skriv «5 min».",
        "Have you done one? Write for example “done 2”, and what happened if you like. Got five minutes now? Write “5 min”.");

    private static string SoFar(Language language, Counts counts) => (counts.Took > 0, counts.Did > 0) switch
    {
        (false, _) => language.Say(
            "Det er fortsatt god tid. Den minste mikrohandlingen teller også.",
            "Det er framleis god tid. Den minste mikrohandlinga tel òg.",
            "There is still plenty of time. The smallest microaction counts too."),
        (_, false) => language.Say(
            nb: $"Til nå har {PromptsTexts.People(language, counts.Took)} av dere tatt en mikrohandling. Det er god tid til å bli med.",
            nn: $"Til no har {PromptsTexts.People(language, counts.Took)} av dykk teke på seg ei mikrohandling. Det er god tid til å bli med.",
            en: $"So far {PromptsTexts.People(language, counts.Took)} of you took on a microaction. There is plenty of time to join in."),
        _ => language.Say(
            nb: $"Til nå har {PromptsTexts.People(language, counts.Took)} av dere tatt en mikrohandling, og {PromptsTexts.People(language, counts.Did)} har gjort en. Så bra!",
            nn: $"Til no har {PromptsTexts.People(language, counts.Took)} av dykk teke på seg ei mikrohandling, og {PromptsTexts.People(language, counts.Did)} har gjort ei. Så bra!",
            en: $"So far {PromptsTexts.People(language, counts.Took)} of you took on a microaction, and {PromptsTexts.People(language, counts.Did)} did one. Great!"),
    };

    public static string State(Language language, bool isOn) => isOn
        ? language.Say(
            "Oppfølging er på: to arbeidsdager etter ukas prinsipp skriver jeg én gang i tråden. Skriv «oppfølging av» for å slå den av.",
            "Oppfølging er på: to arbeidsdagar etter prinsippet skriv eg éin gong i tråden. Skriv «oppfølging av» for å slå ho av.",
            "Follow-up is on: two working days after the weekly prompt I write once in its thread. Write “follow-up off” to switch it off.")
        : language.Say(
            "Oppfølging er av. Skriv «oppfølging på», så skriver jeg én gang i tråden to arbeidsdager etter ukas prinsipp.",
            "Oppfølging er av. Skriv «oppfølging på», så skriv eg éin gong i tråden to arbeidsdagar etter prinsippet.",
            "Follow-up is off. Write “follow-up on”, and I write once in the thread two working days after the weekly prompt.");

    public static UserError OnOrOff() => new(
        nb: "Skal oppfølgingen være på eller av? Skriv for eksempel «oppfølging på».",
        nn: "Skal oppfølginga vere på eller av? Skriv til dømes «oppfølging på».",
        en: "Should the follow-up be on or off? Write for example “follow-up on”.");
}
