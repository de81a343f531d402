using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Suggestions;

/// <summary>What is said about suggested microactions, to members and to leads.</summary>
internal static class SuggestionTexts
{
    public static readonly Text SuggestHelp = new(
        "Foreslå en mikrohandling. En leder ser på den først",
        "Føreslå ei mikrohandling. Ein leiar ser på ho først",
        "Suggest a microaction. A lead looks at it first");

    public static readonly Text SuggestExample = new("tips prinsipp 3, 5 min: Spør en nabo hva som er rart", "tips prinsipp 3, 5 min: Spør ein nabo kva som er rart", "suggest principle 3, 5 min: Ask a neighbour what is odd");

    public static readonly Text Title = new("Foreslå en mikrohandling", "Føreslå ei mikrohandling", "Suggest a microaction");
    public static readonly Text Introduction = new(
        "Hva kan noen gjøre på noen minutter? En leder ser på forslaget, og så kommer det med i en senere uke. Navnet ditt vises ikke.",
        "Kva kan nokon gjere på nokre minutt? Ein leiar ser på forslaget, og så kjem det med ei seinare veke. Namnet ditt blir ikkje vist.",
        "What could people do in a few minutes? A lead looks at it first, and then it appears in a later week. Your name is not shown.");

    public static readonly Text TextLabel = new("Hva kan vi gjøre?", "Kva kan vi gjere?", "What can we do?");
    public static readonly Text TextHint = new("Start med noe man kan gjøre, for eksempel «Ring en bruker og spør hvordan det gikk».", "Start med noko ein kan gjere, til dømes «Ring ein brukar og spør korleis det gjekk».", "Start with something people can do, for example “Call a user and ask how it went”.");
    public static readonly Text TextMissing = new("Skriv hva vi kan gjøre, for eksempel «Ring en bruker og spør hvordan det gikk».", "Skriv kva vi kan gjere, til dømes «Ring ein brukar og spør korleis det gjekk».", "Write what we can do, for example “Call a user and ask how it went”.");
    public static readonly Text PrincipleLabel = new("Hvilket prinsipp hører den til?", "Kva prinsipp høyrer ho til?", "Which principle does it belong to?");
    public static readonly Text MinutesLabel = new("Hvor lang tid tar den?", "Kor lang tid tek ho?", "How long does it take?");
    public static readonly Text Submit = new("Send forslaget", "Send forslaget", "Send suggestion");
    public static readonly Text SuggestButton = new("Foreslå en mikrohandling", "Føreslå ei mikrohandling", "Suggest a microaction");

    public static Text MinutesOption(int minutes) => new(PromptsTexts.Minutes(Language.Nb, minutes), PromptsTexts.Minutes(Language.Nn, minutes), PromptsTexts.Minutes(Language.En, minutes));

    public static string Thanks(Language language, int number) => language.Say(
        nb: $"Takk! Forslaget ditt er nummer {number}. En leder ser på det først. Blir det godkjent, kommer det med en senere uke.",
        nn: $"Takk! Forslaget ditt er nummer {number}. Ein leiar ser på det først. Blir det godkjent, kjem det med ei seinare veke.",
        en: $"Thank you! Your suggestion is number {number}. A lead looks at it first. If it is approved, it appears in a later week.");

    public static UserError TooShort() => new(
        nb: "Jeg trenger noen flere ord, for eksempel «Ring en bruker og spør hvordan det gikk».",
        nn: "Eg treng nokre fleire ord, til dømes «Ring ein brukar og spør korleis det gjekk».",
        en: "I need a few more words, for example “Call a user and ask how it went”.")
    { Question = "text" };

    public static UserError TooLong(int length) => new(
        nb: $"Teksten er på {length} tegn, og det er plass til {Idea.LongestText}. Én setning holder, for eksempel «Ring en bruker og spør hvordan det gikk».",
        nn: $"Teksten er på {length} teikn, og det er plass til {Idea.LongestText}. Éi setning held, til dømes «Ring ein brukar og spør korleis det gjekk».",
        en: $"The text has {length} characters, and there is room for {Idea.LongestText}. One sentence is enough, for example “Call a user and ask how it went”.")
    { Question = "text" };

    public static UserError Known(Principle principle, Microaction microaction) => new(
        nb: $"Den har vi allerede, under prinsipp {principle.Number}: «{microaction.Nb}» Skriv «prinsipp {principle.Number}» for å se alle, eller foreslå noe annet.",
        nn: $"Den har vi allereie, under prinsipp {principle.Number}: «{microaction.Nn}» Skriv «prinsipp {principle.Number}» for å sjå alle, eller føreslå noko anna.",
        en: $"We already have that one, under principle {principle.Number}: “{microaction.En}” Write “principle {principle.Number}” to see all, or suggest something else.")
    { Question = "text" };

    public static UserError SuggestedBefore(Suggestion same) => new(
        nb: $"Det er foreslått før, som nummer {same.Number}: «{same.Text}» ({State(same.State).Nb}). Foreslå gjerne noe annet, for eksempel «tips Inviter en ny kollega på kaffe».",
        nn: $"Det er føreslått før, som nummer {same.Number}: «{same.Text}» ({State(same.State).Nn}). Føreslå gjerne noko anna, til dømes «tips Be ein ny kollega med på kaffi».",
        en: $"That was suggested before, as number {same.Number}: “{same.Text}” ({State(same.State).En}). Please suggest something else, for example “suggest Invite a new colleague for coffee”.")
    { Question = "text" };

    public static UserError Full() => new(
        nb: $"Det venter {SuggestionStore.MostWaiting} forslag allerede. Be en leder skrive «vurder», og kom tilbake etterpå.",
        nn: $"Det ventar {SuggestionStore.MostWaiting} forslag allereie. Be ein leiar skrive «vurder», og kom tilbake etterpå.",
        en: $"There are already {SuggestionStore.MostWaiting} suggestions waiting. Ask a lead to write “review”, and try again later.");

    public static UserError InUse(int number) => new(
        nb: $"Forslag {number} er allerede godkjent og i bruk, så teksten står som den er. Skriv «avslå {number}» først, og så «godkjenn {number}» med den nye teksten.",
        nn: $"Forslag {number} er allereie godkjent og i bruk, så teksten står som han er. Skriv «avslå {number}» først, og så «godkjenn {number}» med den nye teksten.",
        en: $"Suggestion {number} is already approved and in use, so its text stays. Write “decline {number}” first, then “approve {number}” with the new text.");

    public static UserError NoSuch(int number) => new(
        nb: $"Jeg finner ikke forslag nummer {number}. Skriv «vurder» for å se dem som venter.",
        nn: $"Eg finn ikkje forslag nummer {number}. Skriv «vurder» for å sjå dei som ventar.",
        en: $"I can’t find suggestion number {number}. Write “review” to see the ones that are waiting.");

    public static UserError WhichOne(Text example) => new(
        nb: $"Hvilket forslag? Skriv nummeret også, for eksempel «{example.Nb}».",
        nn: $"Kva for eit forslag? Skriv nummeret òg, til dømes «{example.Nn}».",
        en: $"Which suggestion? Write its number too, for example “{example.En}”.");

    public static UserError WhichMinutes() => new(
        nb: "En mikrohandling tar 2, 5, 15 eller 30 minutter. Velg for eksempel 5.",
        nn: "Ei mikrohandling tek 2, 5, 15 eller 30 minutt. Vel til dømes 5.",
        en: "A microaction takes 2, 5, 15 or 30 minutes. Choose for example 5.");

    public static UserError ReasonTooLong(int length, int most) => new(
        nb: $"Begrunnelsen er på {length} tegn, og det er plass til {most}. Én setning holder, for eksempel «Den tar for lang tid».",
        nn: $"Grunngivinga er på {length} teikn, og det er plass til {most}. Éi setning held, til dømes «Ho tek for lang tid».",
        en: $"The reason has {length} characters, and there is room for {most}. One sentence is enough, for example “It takes too long”.");

    public static readonly Text ReviewHelp = new("Se på foreslåtte mikrohandlinger, én for én", "Sjå på føreslåtte mikrohandlingar, éi for éi", "Look at suggested microactions, one by one");
    public static readonly Text ApproveWords = new("godkjenn", "godkjenn", "approve");
    public static readonly Text ApproveHelp = new("Godkjenn et forslag, om du vil med ny tekst", "Godkjenn eit forslag, om du vil med ny tekst", "Approve a suggestion, with a new text if you like");
    public static readonly Text ApproveExample = new("godkjenn 3", "godkjenn 3", "approve 3");
    public static readonly Text DeclineWords = new("avslå", "avslå", "decline");
    public static readonly Text DeclineHelp = new("Avslå et forslag, eller ta ut et som er godkjent", "Avslå eit forslag, eller ta ut eit som er godkjent", "Decline a suggestion, or take out one that was approved");
    public static readonly Text DeclineExample = new("avslå 3 Den tar for lang tid", "avslå 3 Ho tek for lang tid", "decline 3 It takes too long");

    public static string ReviewTitle(Language language, int number) => language.Say(
        nb: $"Forslag nummer {number}",
        nn: $"Forslag nummer {number}",
        en: $"Suggestion number {number}");

    public static readonly Text PrincipleFact = new("Prinsipp", "Prinsipp", "Principle");
    public static readonly Text MinutesFact = new("Tid", "Tid", "Time");
    public static readonly Text StateFact = new("Status", "Status", "Status");

    public static Text State(SuggestionState state) => state switch
    {
        SuggestionState.Approved => new("godkjent", "godkjent", "approved"),
        SuggestionState.Declined => new("avslått", "avslått", "declined"),
        _ => new("venter på en leder", "ventar på ein leiar", "waiting for a lead"),
    };

    public static string ReviewHint(Language language, int waiting, Language posted)
    {
        var name = Name(posted).In(language);
        var count = waiting switch
        {
            0 => "",
            1 => language.Say("Ett forslag venter. ", "Eitt forslag ventar. ", "One suggestion is waiting. "),
            _ => language.Say(nb: $"{waiting} forslag venter. ", nn: $"{waiting} forslag ventar. ", en: $"{waiting} suggestions are waiting. "),
        };
        return count + language.Say(
            nb: $"Kanalen bruker {name}. Rett gjerne teksten før du godkjenner.",
            nn: $"Kanalen brukar {name}. Rett gjerne teksten før du godkjenner.",
            en: $"This channel uses {name}. Edit the text if you need to before you approve it.");
    }

    public static string ReviewTyped(Language language, int number) => language.Say(
        nb: $"Du kan også skrive «godkjenn {number}», «godkjenn {number} Ny tekst» eller «avslå {number}».",
        nn: $"Du kan òg skrive «godkjenn {number}», «godkjenn {number} Ny tekst» eller «avslå {number}».",
        en: $"You can also write “approve {number}”, “approve {number} New text” or “decline {number}”.");

    public static readonly Text ApproveButton = new("Godkjenn", "Godkjenn", "Approve");
    public static readonly Text EditButton = new("Rett teksten", "Rett teksten", "Edit");
    public static readonly Text SaveButton = new("Lagre og godkjenn", "Lagre og godkjenn", "Save and approve");
    public static readonly Text DeclineButton = new("Avslå", "Avslå", "Decline");
    public static readonly Text ConfirmDecline = new("Avslå forslaget", "Avslå forslaget", "Decline suggestion");
    public static readonly Text NextButton = new("Neste", "Neste", "Next");
    public static readonly Text ReasonLabel = new("Hvorfor? (valgfritt)", "Kvifor? (valfritt)", "Why? (optional)");
    public static readonly Text ReasonHint = new("Den som foreslo, ser det under «mine data».", "Den som kom med forslaget, ser det under «mine data».", "The person who suggested it can read this under “my data”.");

    public static string Approved(Language language, int number) => language.Say(
        nb: $"Forslag {number} er godkjent. Det kommer med neste gang det prinsippet er ukas prinsipp.",
        nn: $"Forslag {number} er godkjent. Det kjem med neste gong det prinsippet er vekeprinsippet.",
        en: $"Suggestion {number} is approved. It will appear the next time that principle comes up.");

    public static string Declined(Language language, int number) => language.Say(
        nb: $"Forslag {number} er avslått.",
        nn: $"Forslag {number} er avslått.",
        en: $"Suggestion {number} is declined.");

    public static readonly Text NoneWaits = new("Ingen forslag venter", "Ingen forslag ventar", "No suggestions are waiting");
    public static readonly Text NoneWaitsAbout = new(
        "Alle kan foreslå en mikrohandling. Skriv «foreslå en mikrohandling», så spør jeg om resten.",
        "Alle kan føreslå ei mikrohandling. Skriv «føreslå ei mikrohandling», så spør eg om resten.",
        "Everyone can suggest a microaction. Write “suggest”, and I’ll ask for the rest.");

    public static readonly Text DataTitle = new("Mikrohandlinger du har foreslått", "Mikrohandlingar du har føreslått", "Microactions you suggested");

    /// <summary>One line of <c>my data</c>.</summary>
    public static Text DataLine(Suggestion one) => new(
        $"Forslag {one.Number}, {State(one.State).Nb}: {one.Text}{Because(one, " Begrunnelse: ")}",
        $"Forslag {one.Number}, {State(one.State).Nn}: {one.Text}{Because(one, " Grunngiving: ")}",
        $"Suggestion {one.Number}, {State(one.State).En}: {one.Text}{Because(one, " Reason: ")}");

    private static string Because(Suggestion one, string lead) => one.Reason is null ? "" : lead + one.Reason;

    private static Text Name(Language language) => language switch
    {
        Language.Nb => new("bokmål", "bokmål", "bokmål"),
        Language.Nn => new("nynorsk", "nynorsk", "nynorsk"),
        _ => new("engelsk", "engelsk", "English"),
    };

    /// <summary>To a lead alone.</summary>
    public static string WaitForYou(Language language, int count) => count == 1
        ? language.Say(
            nb: "Ett forslag venter på deg. Skriv «vurder».",
            nn: "Eitt forslag ventar på deg. Skriv «vurder».",
            en: "One suggestion waits for you. Write “review”.")
        : language.Say(
            nb: $"{count} forslag venter på deg. Skriv «vurder».",
            nn: $"{count} forslag ventar på deg. Skriv «vurder».",
            en: $"{count} suggestions wait for you. Write “review”.");

    /// <summary>If all read it.</summary>
    public static string WaitForALead(Language language, int count) => count == 1
        ? language.Say(
            nb: "Ett forslag venter på en leder.",
            nn: "Eitt forslag ventar på ein leiar.",
            en: "One suggestion waits for a lead.")
        : language.Say(
            nb: $"{count} forslag venter på en leder.",
            nn: $"{count} forslag ventar på ein leiar.",
            en: $"{count} suggestions wait for a lead.");
}
