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

    public static Card Prompt(Prompt prompt, string occurrence, Counts counts, Library library, Language language)
    {
        var principle = library[prompt.Principle];
        var microactions = prompt.Microactions.Select((id, index) => new Shown(index + 1, library.Find(id), language)).ToList();
        var body = new List<CardElement> { new TextBlock(PromptsTexts.Title(language, principle.Name.In(language))) { Style = TextStyle.Title } };
        if (PromptsTexts.LastTime(language, prompt.LastTime) is { } last) body.Add(new TextBlock(last));
        body.Add(new TextBlock(principle.Question.In(language)));
        body.Add(new TextBlock(PromptsTexts.Choose.In(language)) { Style = TextStyle.Heading });
        body.AddRange(microactions.Select(shown => new Container(
        [
            new TextBlock(shown.Line),
            new TextBlock(PromptsTexts.Progress(language, shown.Minutes, counts.Taken[shown.Number - 1], counts.Done[shown.Number - 1])) { Style = TextStyle.Subtle },
            new ActionSet([Press(PromptsTexts.TakeButton(language, shown.Number), TakeVerb, occurrence, shown.Number)]),
        ]) { Separator = true }));
        body.Add(new TextBlock(PromptsTexts.Typed.In(language)) { Style = TextStyle.Subtle, Separator = true });
        return new Card
        {
            Summary = PromptsTexts.Summary(language, principle.Name.In(language)),
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                new ActionShowCard(PromptsTexts.DoneButton.In(language), DoneForm(occurrence, microactions, language)),
                Press(PromptsTexts.UndoButton.In(language), UndoVerb, occurrence),
                new ActionShowCard(PromptsTexts.DeclineButton.In(language), DeclineForm(occurrence, microactions, language)),
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
                [.. library.Principles.Select(principle => new Choice($"{principle.Number}. {principle.Name.In(language)}", principle.Number.ToString(CultureInfo.InvariantCulture)))])
            {
                Value = "1",
            },
        ],
        Actions = [new ActionExecute(PromptsTexts.ShowPrinciple.In(language), PrincipleVerb)],
    };

    public static Card Principle(Principle principle, Language language)
    {
        var title = PromptsTexts.Principle(language, principle.Number, principle.Name.In(language));
        var groups = principle.Microactions.GroupBy(microaction => microaction.Minutes).OrderBy(group => group.Key);
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
                    .. group.Select(microaction => new TextBlock(microaction.Text.In(language))),
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

    private static Card DoneForm(string occurrence, IReadOnlyList<Shown> microactions, Language language) => new()
    {
        Summary = PromptsTexts.WhichDone.In(language),
        Language = language.Tag(),
        Body =
        [
            Which("which", PromptsTexts.WhichDone, microactions, language),
            new InputText("story", PromptsTexts.Story.In(language)) { IsMultiline = true, MaxLength = Answer.LongestStory },
            new InputToggle("share", PromptsTexts.Share.In(language)),
        ],
        Actions = [new ActionExecute(PromptsTexts.SaveDone.In(language), DoneVerb) { Data = Data(occurrence, null), Style = ActionStyle.Positive }],
    };

    private static Card DeclineForm(string occurrence, IReadOnlyList<Shown> microactions, Language language) => new()
    {
        Summary = PromptsTexts.WhichDeclined.In(language),
        Language = language.Tag(),
        Body = [Which("declined", PromptsTexts.WhichDeclined, microactions, language)],
        Actions = [new ActionExecute(PromptsTexts.SaveDeclined.In(language), DeclineVerb) { Data = Data(occurrence, null) }],
    };

    private static InputChoiceSet Which(string id, Text label, IReadOnlyList<Shown> microactions, Language language) =>
        new(id, label.In(language), [.. microactions.Select(shown => new Choice(shown.Line, shown.Number.ToString(CultureInfo.InvariantCulture)))])
        {
            IsExpanded = true,
            IsRequired = true,
            ErrorMessage = PromptsTexts.ChooseOne.In(language),
        };

    private static ActionExecute Press(string title, string verb, string occurrence, int? number = null) =>
        new(title, verb) { Data = Data(occurrence, number), SendsInputs = false };

    private static Dictionary<string, string> Data(string occurrence, int? number) => number is { } n
        ? new() { ["occurrence"] = occurrence, ["n"] = n.ToString(CultureInfo.InvariantCulture) }
        : new() { ["occurrence"] = occurrence };

    private sealed record Shown(int Number, Microaction? Microaction, Language Language)
    {
        public int Minutes => Microaction?.Minutes ?? 0;

        public string Line => $"{Number}. {(Microaction?.Text ?? PromptsTexts.Gone).In(Language)}";
    }
}
