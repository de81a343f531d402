using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;

namespace OtgBot.Tests.Cards;

/// <summary>One card with everything the card language has, and with what people may write into it at its worst.</summary>
internal static class SampleGalleryCards
{
    // Five bars of 12, 28, 20, 44 and 52.
    private const string Picture = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAPAAAAA8CAMAAABvocdvAAAABlBMVEX///9iZKdXslTYAAAAYElEQVR42u3PwQ0AIAgEQey/aUowPgCNs28SbiIk6YLWJmBgYGBgYOA6ADAwMDAwMDAwMDAwMDBwB7j6ATAwMDAwMPDcIGBgYGBg4J/ArwOAgYGBgYGBgYGBgYGBgQ/uE1mBFgHZS891AAAAAElFTkSuQmCC";

    private const string Written = "Møtes *vi* i 2_3 grupper? <at>everyone</at> [her](https://example.org)\n1. Åpent\n2. Kort\n# @channel & co";

    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        string Say(string nb, string nn, string en) => language switch { "nb" => nb, "nn" => nn, _ => en };
        yield return ("sample-all-elements", new Card
        {
            Summary = Say("Et kort med alle deler.", "Eit kort med alle delar.", "A card with all parts."),
            Language = language,
            Body = [.. Read(Say), .. Fields(Say)],
            Actions =
            [
                new ActionExecute(Say("Send inn", "Send inn", "Send"), "sample.send") { Style = ActionStyle.Positive, Data = new Dictionary<string, string> { ["topic"] = "17" } },
                new ActionExecute(Say("Slett", "Slett", "Delete"), "sample.delete") { Style = ActionStyle.Destructive, SendsInputs = false },
                new ActionShowCard(Say("Si mer", "Sei meir", "Say more"), More(Say, language)),
                new ActionOpenUrl(Say("Les prinsippene", "Les prinsippa", "Read the principles"), "https://www.onegov.dev/"),
            ],
        });
    }

    private static IEnumerable<CardElement> Read(Func<string, string, string, string> say) =>
    [
        new TextBlock(say("Alle deler #1", "Alle delar #1", "All parts #1")) { Style = TextStyle.Title },
        new TextBlock(say("Slik ser hver del ut.", "Slik ser kvar del ut.", "This is what each part looks like.")),
        new TextBlock(say("Uke 34, mandag 18. august", "Veke 34, måndag 18. august", "Week 34, Monday 18 August")) { Style = TextStyle.Subtle },
        new Container(
        [
            new TextBlock(say("Forrige uke", "Førre veke", "Last week")) { Style = TextStyle.Strong },
            new FactSet(
            [
                new Fact(say("Tok en mikrohandling", "Tok ei mikrohandling", "Took a microaction"), "12"),
                new Fact(say("Gjorde den", "Gjorde ho", "Did it"), say("færre enn 5", "færre enn 5", "fewer than 5")),
            ]),
        ]) { Emphasis = true },
        new TextBlock(say("Det noen skrev", "Det nokon skreiv", "What someone wrote")) { Style = TextStyle.Heading, Separator = true },
        new TextBlock(Written),
        new ColumnSet(
        [
            new Column([new TextBlock(say("2 min", "2 min", "2 min")) { Style = TextStyle.Strong }], Stretch: false),
            new Column([new TextBlock(say("Spør en kollega hva hun trenger.", "Spør ein kollega kva ho treng.", "Ask a colleague what she needs."))]),
        ]),
        new ClockLine(say("onsdag 20. august 2025, Oslo-tid", "onsdag 20. august 2025, Oslo-tid", "Wednesday, 20 August 2025, Oslo time"), say("onsdag 20. august 2025, tidene er der du er", "onsdag 20. august 2025, tidene er der du er", "Wednesday, 20 August 2025, times where you are")),
        new Period("10.00–10.45", new DateTimeOffset(2025, 8, 20, 10, 0, 0, TimeSpan.FromHours(2)), new DateTimeOffset(2025, 8, 20, 10, 45, 0, TimeSpan.FromHours(2))),
        new MentionLine(say("Verter:", "Vertar:", "Hosts:"), [new("Kari <Nordmann>", "U1KARI"), new("Ola *Nordmann*", null)]),
        new ActionSet([new ActionExecute(say("Jeg gjør det", "Eg gjer det", "I’ll do it"), "sample.take")]),
        new Image(Picture, say("Fem uker: 12, 28, 20, 44 og 52 deltok.", "Fem veker: 12, 28, 20, 44 og 52 deltok.", "Five weeks: 12, 28, 20, 44 and 52 took part.")),
        new Chart(
            say("Mikrohandlinger", "Mikrohandlingar", "Microactions"),
            say("Det høyeste tallet er 52, fra uke 38.", "Det høgaste talet er 52, frå veke 38.", "The highest number is 52, from week 38."),
            [say("Tatt", "Tekne", "Taken"), say("Gjort", "Gjorde", "Done")],
            [
                new ChartPoint(say("Uke 35", "Veke 35", "Week 35"), say("ikke her ennå", "ikkje her enno", "not here yet"), [null, null]),
                new ChartPoint(say("Uke 36", "Veke 36", "Week 36"), say("28 tatt, 20 gjort", "28 tekne, 20 gjorde", "28 taken, 20 done"), [28, 20]),
                new ChartPoint(say("Uke 37", "Veke 37", "Week 37"), say("44 tatt, 31 gjort", "44 tekne, 31 gjorde", "44 taken, 31 done"), [44, 31]),
                new ChartPoint(say("Uke 38", "Veke 38", "Week 38"), say("52 tatt, 12 gjort", "52 tekne, 12 gjorde", "52 taken, 12 done"), [52, 12]),
            ]) { Separator = true },
        new TextBlock(say("Fristen har gått ut. Skriv «temaer» for å se alle.", "Fristen har gått ut. Skriv «tema» for å sjå alle.", "The deadline has passed. Write “topics” to see them all.")) { Style = TextStyle.Attention },
    ];

    private static IEnumerable<CardElement> Fields(Func<string, string, string, string> say)
    {
        var needed = say("Fyll ut feltet.", "Fyll ut feltet.", "Fill in this field.");
        return
        [
            new InputText("title", say("Tittel", "Tittel", "Title"))
            {
                IsRequired = true, ErrorMessage = needed, MaxLength = 80, Separator = true, Value = "Møter",
                Hint = say("Høyst 80 tegn.", "Høgst 80 teikn.", "At most 80 characters."),
                Error = say("Tittelen er for kort. Skriv for eksempel «Møter uten agenda».", "Tittelen er for kort. Skriv til dømes «Møte utan agenda».", "The title is too short. Write “Meetings without an agenda”, say."),
            },
            new InputText("about", say("Hva handler det om?", "Kva handlar det om?", "What is it about?")) { IsMultiline = true, MaxLength = 1000, Value = Written },
            new InputNumber("votes", say("Stemmer per person", "Røyster per person", "Votes per person")) { Min = 1, Max = 20, Value = "5", ErrorMessage = say("Skriv et tall fra 1 til 20.", "Skriv eit tal frå 1 til 20.", "Write a number from 1 to 20.") },
            new InputDate("date", say("Dato", "Dato", "Date")) { Value = "2025-08-18" },
            new InputTime("time", say("Klokkeslett", "Klokkeslett", "Time")) { Value = "09:00", Said = say("09.00", "09.00", "09:00") },
            new InputDateTime("until", say("Frist", "Frist", "Deadline"), say("Klokkeslett for fristen", "Klokkeslett for fristen", "Time of the deadline"))
            {
                Value = "2025-08-20T12:00+02:00",
                Said = say("onsdag 20. august 2025 kl. 12.00", "onsdag 20. august 2025 kl. 12.00", "Wednesday, 20 August 2025 at 12:00"),
            },
            new InputToggle("share", say("Del historien min i kanalen", "Del historia mi i kanalen", "Share my story in the channel")) { Value = "true" },
            new InputChoiceSet("weekday", say("Ukedag", "Vekedag", "Weekday"), [new(say("Mandag", "Måndag", "Monday"), "1"), new(say("Tirsdag", "Tysdag", "Tuesday"), "2")]) { Value = "1" },
            new InputChoiceSet("format", say("Form", "Form", "Format"), [new(say("Samtale", "Samtale", "Talk"), "talk"), new(say("Verksted *nytt*", "Verkstad *ny*", "Workshop *new*"), "workshop")]) { IsExpanded = true, IsRequired = true, ErrorMessage = needed, Error = say("Velg én form.", "Vel éi form.", "Choose one format.") },
            new InputChoiceSet("rooms", say("Rom", "Rom", "Rooms"), [new("Loftet", "loft"), new("Kantina", "canteen")]) { IsMultiSelect = true, IsExpanded = true, Value = "loft,canteen", Hint = say("Velg så mange du vil.", "Vel så mange du vil.", "Choose as many as you like.") },
            new PeopleInput("hosts", say("Hvem er vert?", "Kven er vert?", "Who hosts it?"), say("Eller skriv navn", "Eller skriv namn", "Or write names")) { IsMultiSelect = true, Names = "Kari <Nordmann>", Placeholder = say("Søk etter folk", "Søk etter folk", "Search for people") },
        ];
    }

    private static Card More(Func<string, string, string, string> say, string language) => new()
    {
        Summary = say("Si mer om temaet.", "Sei meir om temaet.", "Say more about the topic."),
        Language = language,
        Body = [new InputText("story", say("Hva skjedde?", "Kva hende?", "What happened?")) { IsMultiline = true, Placeholder = say("Vi prøvde …", "Vi prøvde …", "We tried …") }],
        Actions = [new ActionExecute(say("Lagre", "Lagre", "Save"), "sample.save") { Data = new Dictionary<string, string> { ["topic"] = "17" } }],
    };
}
