using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>The weekly prompt, the principles, and a story that was shared.</summary>
internal static class PromptsCards
{
    public const string TakeVerb = "prompts.take";
    public const string DoneVerb = "prompts.done";
    public const string UndoVerb = "prompts.undo";
    public const string DeclineVerb = "prompts.decline";
    public const string PrincipleVerb = "prompts.principle";
    public const string TimeVerb = "prompts.time";
    public const string DoneFormVerb = "prompts.done.form";
    public const string ViewVerb = "prompts.view";
    public const string MoreFormVerb = "prompts.more";

    /// <summary>In the data of a button that stands on another card than the prompt's own.</summary>
    public const string ElsewhereKey = "elsewhere";

    /// <summary>In the data of a prompt's own buttons: what the card shows that answers can change.</summary>
    public const string ShownKey = "shown";

    /// <param name="prompt">Which.</param>
    /// <param name="occurrence">The name of its occurrence.</param>
    /// <param name="counts">As they may be shown.</param>
    /// <param name="named">Who ticked that all may see it; none on a card that can't be found again to take a name off.</param>
    /// <param name="library">Where the microactions are.</param>
    /// <param name="language">Who reads it.</param>
    public static Card Prompt(Prompt prompt, string occurrence, Counts counts, IReadOnlyList<AtIt> named, Library library,
        Language language)
    {
        var principle = library[prompt.Principle];
        var microactions = Microactions(prompt, library, language);
        var body = new List<CardElement> { new TextBlock(
            PromptsTexts.Title(language, principle.Name.In(language))) { Style = TextStyle.Title } };
        if (PromptsTexts.LastTime(language, prompt.LastTime) is { } last) body.Add(new TextBlock(last));
        body.Add(new TextBlock(principle.Question.In(language)));
        body.Add(new TextBlock(PromptsTexts.Choose.In(language)) { Style = TextStyle.Heading });
        if (PromptsTexts.SoFar(language, counts) is { } soFar) body.Add(new TextBlock(soFar) { Style = TextStyle.Subtle });
        if (named.Count > 0) body.Add(new TextBlock(PromptsTexts.AtIt(language, named)));
        body.AddRange(microactions.Select(shown => new Container(
        [
            new TextBlock(shown.Line),
            new TextBlock(shown.About) { Style = TextStyle.Subtle },
            .. shown.Microaction is null
                ? Array.Empty<CardElement>()
                : [new ActionSet(
                    [Press(PromptsTexts.TakeButton(language, shown.Number), TakeVerb, Data(occurrence, counts, shown.Number))])],
        ])
        { Separator = true }));
        body.Add(new TextBlock(PromptsTexts.Typed.In(language)) { Style = TextStyle.Subtle, Separator = true });
        return new Card
        {
            Summary = PromptsTexts.Summary(language, principle.Name.In(language)),
            Language = language.Tag(),
            Body = body,
            View = new CardView(ViewVerb, OwnData(occurrence)),
            Actions =
            [
                Form(PromptsTexts.DoneButton, DoneForm(Data(occurrence, counts), microactions, new Filled(), language), DoneFormVerb,
                    occurrence, language),
                Press(PromptsTexts.UndoButton.In(language), UndoVerb, Data(occurrence, counts)),
                Form(PromptsTexts.MoreButton, MoreForm(Data(occurrence, counts), microactions, language), MoreFormVerb,
                    occurrence, language),
            ],
        };
    }

    /// <summary>The card for one person, with what they answered.</summary>
    public static Card Mine(Card prompt, Answer answer, Language language)
    {
        int[] taken = [.. Numbers(AnswerState.Taken)], done = [.. Numbers(AnswerState.Done)];
        if (taken.Length + done.Length == 0) return prompt;
        return prompt
            with
        {
            Body = [prompt.Body[0],
                new Container([new TextBlock(PromptsTexts.YouAnswered(language, taken, done))]) { Emphasis = true },
                .. prompt.Body.Skip(1)]
        };

        IEnumerable<int> Numbers(AnswerState state) =>
            Enumerable.Range(1, answer.Items.Count).Where(number => answer[number].State == state);
    }

    /// <summary>The form of *Done*, for one person: what they fill in is theirs, whatever becomes of the card.</summary>
    /// <param name="filled">What they filled in before, if something is wrong with it.</param>
    public static Card DoneForm(Prompt prompt, string occurrence, Library library, Filled filled, Language language) =>
        DoneForm(OwnData(occurrence), Microactions(prompt, library, language), filled, language);

    /// <summary>The form of *More*, for one person.</summary>
    public static Card MoreForm(Prompt prompt, string occurrence, Library library, Language language) =>
        MoreForm(OwnData(occurrence), Microactions(prompt, library, language), language);

    /// <summary>What of this week's principle fits in the time somebody has, to be answered here.</summary>
    /// <param name="numbers">At most three, as the prompt counts them.</param>
    public static Card Time(Prompt prompt, string occurrence, int minutes, IReadOnlyList<int> numbers, Library library, Language language)
    {
        var title = PromptsTexts.TimeTitle(language, minutes);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                new TextBlock(PromptsTexts.TimeAbout(language, library[prompt.Principle].Name.In(language))),
                .. numbers.Select(number => new Shown(number, prompt.Find(number, library), language)).Select(shown => new Container(
                [
                    new TextBlock(shown.Line),
                    new TextBlock(shown.About) { Style = TextStyle.Subtle },
                    new ActionSet(
                    [
                        Elsewhere(PromptsTexts.TakeButton(language, shown.Number), TakeVerb, occurrence, "n", shown.Number),
                        Elsewhere(PromptsTexts.DoneNumberButton(language, shown.Number), DoneVerb, occurrence, "which", shown.Number),
                    ]),
                ])
                { Separator = true }),
                new TextBlock(PromptsTexts.TimeTyped(language, numbers[0])) { Style = TextStyle.Subtle, Separator = true },
            ],
        };
    }

    public static Card Principles(Library library, Language language) => new()
    {
        Summary = PromptsTexts.Principles.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(PromptsTexts.Principles.In(language)) { Style = TextStyle.Title },
            new TextBlock(string.Join('\n', library.Principles.Select(principle => $"{principle.Number}. {principle.Name.In(language)}"))),
            new InputChoiceSet("principle", PromptsTexts.WhichPrinciple.In(language),
                [.. library.Principles.Select(principle =>
                    new Choice($"{principle.Number}. {principle.Name.In(language)}",
                        principle.Number.ToString(CultureInfo.InvariantCulture)))])
            {
                Value = "1",
            },
        ],
        Actions = [new ActionExecute(PromptsTexts.ShowPrinciple.In(language), PrincipleVerb)],
    };

    /// <param name="principle">Which.</param>
    /// <param name="own">What the community suggested to it.</param>
    /// <param name="language">Who reads it.</param>
    public static Card Principle(Principle principle, IReadOnlyList<OwnMicroaction> own, Language language)
    {
        var title = PromptsTexts.Principle(language, principle.Number, principle.Name.In(language));
        var groups = principle.Microactions.Concat(own.Select(one => one.ToMicroaction())).GroupBy(microaction => microaction.Minutes)
            .OrderBy(group => group.Key);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                .. principle.About.In(language).Select(paragraph => new TextBlock(paragraph)),
                new TextBlock(PromptsTexts.TalkAbout.In(language)) { Style = TextStyle.Heading },
                new TextBlock(principle.Question.In(language)),
                new TextBlock(PromptsTexts.AllMicroactions.In(language)) { Style = TextStyle.Heading },
                .. groups.Select(group => new Container(
                [
                    new TextBlock(PromptsTexts.Minutes(language, group.Key)) { Style = TextStyle.Strong },
                    .. group.Select(microaction =>
                        new TextBlock(PromptsTexts.Choice(language, microaction.Text.In(language), microaction.IsOwn))),
                ]) { Separator = true }),
            ],
        };
    }

    /// <summary>A story its teller wanted shared.</summary>
    public static Card Story(string name, string microaction, string story, Language language) => new()
    {
        Summary = PromptsTexts.Told(language, name),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(PromptsTexts.Told(language, name)) { Style = TextStyle.Title },
            new TextBlock(microaction) { Style = TextStyle.Subtle },
            new TextBlock(story),
        ],
    };

    /// <summary>
    /// The form opens in a window of one's own, in one's own language: on the card that all see, an update would empty it.
    /// </summary>
    private static ActionShowCard Form(Text title, Card form, string verb, string occurrence, Language language) =>
        new(title.In(language), form)
        {
            Window = new ActionExecute(title.In(language), verb) { Data = new Dictionary<string, string> { ["occurrence"] = occurrence } },
        };

    private static Card DoneForm(Dictionary<string, string> data, IReadOnlyList<Shown> microactions, Filled filled, Language language) =>
        new()
        {
            Summary = PromptsTexts.WhichDone.In(language),
            Language = language.Tag(),
            Body =
        [
            Which("which", PromptsTexts.WhichDone, microactions, language) with { Value = filled.Which },
            new InputText("story", PromptsTexts.Story.In(language)) { IsMultiline = true, MaxLength = Answer.LongestStory,
                Value = filled.Story, Error = filled.Error },
            new InputToggle("share", PromptsTexts.Share.In(language)) { Value = filled.Share },
        ],
            Actions = [new ActionExecute(PromptsTexts.SaveDone.In(language), DoneVerb) { Data = data, Style = ActionStyle.Positive }],
        };

    private static Card MoreForm(Dictionary<string, string> data, IReadOnlyList<Shown> microactions, Language language) => new()
    {
        Summary = PromptsTexts.WhichOne.In(language),
        Language = language.Tag(),
        Body =
        [
            Which("chosen", PromptsTexts.WhichOne, microactions, language),
            new InputToggle("named", PromptsTexts.ShowName.In(language)),
            new ActionSet(
            [
                new ActionExecute(PromptsTexts.TakeIt.In(language), TakeVerb) { Data = data, Style = ActionStyle.Positive },
                new ActionExecute(PromptsTexts.DeclineButton.In(language), DeclineVerb) { Data = data },
            ]),
            new TextBlock(PromptsTexts.OtherTime.In(language)) { Separator = true },
        ],
        Actions =
        [
            .. Idea.Lengths.Select(minutes => new ActionExecute(PromptsTexts.TimeButton(minutes), TimeVerb)
            {
                Data = new Dictionary<string, string> { ["occurrence"] = data["occurrence"],
                    ["minutes"] = minutes.ToString(CultureInfo.InvariantCulture) },
                SendsInputs = false,
            }),
        ],
    };

    private static InputChoiceSet Which(string id, Text label, IReadOnlyList<Shown> microactions, Language language) =>
        new(id, label.In(language),
            [.. microactions.Select(shown =>
                new Choice(PromptsTexts.Choice(language, shown.Line, shown.Microaction?.IsOwn == true),
                    shown.Number.ToString(CultureInfo.InvariantCulture)))])
        {
            IsExpanded = true,
            IsRequired = true,
            ErrorMessage = PromptsTexts.ChooseOne.In(language),
        };

    private static ActionExecute Press(string title, string verb, Dictionary<string, string> data) =>
        new(title, verb) { Data = data, SendsInputs = false };

    /// <summary>Says on another card than the prompt's own that a microaction is done.</summary>
    public static ActionExecute DoneElsewhere(string title, string occurrence, int number) =>
        Elsewhere(title, DoneVerb, occurrence, "which", number);

    private static ActionExecute Elsewhere(string title, string verb, string occurrence, string name, int number) => new(title, verb)
    {
        Data = new Dictionary<string, string>
        {
            ["occurrence"] = occurrence,
            [name] = number.ToString(CultureInfo.InvariantCulture),
            [ElsewhereKey] = "true"
        },
        SendsInputs = false,
    };

    private static Dictionary<string, string> Data(string occurrence, Counts counts, int? number = null)
    {
        var data = new Dictionary<string, string> { ["occurrence"] = occurrence, [ShownKey] = counts.Mark };
        if (number is { } n) data["n"] = n.ToString(CultureInfo.InvariantCulture);
        return data;
    }

    /// <summary>A form of one's own is not the card, which is put anew by itself.</summary>
    private static Dictionary<string, string> OwnData(string occurrence) => new() { ["occurrence"] = occurrence, [ElsewhereKey] = "true" };

    private static List<Shown> Microactions(Prompt prompt, Library library, Language language) =>
        [.. Enumerable.Range(1, Answer.Count).Select(number => new Shown(number, prompt.Find(number, library), language))];

    /// <summary>What stands in the fields of *Done*, and what is wrong with it.</summary>
    internal sealed record Filled(string? Which = null, string? Story = null, string? Share = null, string? Error = null);

    private sealed record Shown(int Number, Microaction? Microaction, Language Language)
    {
        public string Line => $"{Number}. {(Microaction?.Text ?? PromptsTexts.Gone).In(Language)}";

        public string About => Microaction is null ? PromptsTexts.GoneAbout.In(Language) : PromptsTexts.About(Language, Microaction);
    }
}
