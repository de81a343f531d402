using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Dialogs;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Suggestions;

/// <summary>What a lead sees of a suggestion: never who made it.</summary>
internal static class SuggestionCards
{
    public const string SuggestVerb = "suggestions.suggest";
    public const string ReviewVerb = "suggestions.review";
    public const string ApproveVerb = "suggestions.approve";
    public const string EditVerb = "suggestions.edit";
    public const string DeclineVerb = "suggestions.decline";

    /// <param name="one">What is looked at.</param>
    /// <param name="waiting">How many wait, this one among them.</param>
    /// <param name="library">For the principles' names.</param>
    /// <param name="notice">What came of the one before, or null.</param>
    /// <param name="posted">The language the prompts are posted in.</param>
    /// <param name="language">Who reads it.</param>
    public static Card Review(Suggestion one, int waiting, Library library, string? notice, Language posted, Language language)
    {
        var title = SuggestionTexts.ReviewTitle(language, one.Number);
        var body = new List<CardElement>();
        if (notice is not null) body.Add(new TextBlock(notice) { Style = TextStyle.Strong });
        body.Add(new TextBlock(title) { Style = TextStyle.Title });
        body.Add(new TextBlock(one.Text));
        body.Add(new FactSet(
        [
            new Cards.Elements.Fact(SuggestionTexts.PrincipleFact.In(language),
                $"{one.Principle}. {library[one.Principle].Name.In(language)}"),
            new Cards.Elements.Fact(SuggestionTexts.MinutesFact.In(language), PromptsTexts.Minutes(language, one.Minutes)),
            new Cards.Elements.Fact(SuggestionTexts.StateFact.In(language), SuggestionTexts.State(one.State).In(language)),
        ]));
        body.Add(new TextBlock(SuggestionTexts.ReviewHint(language, waiting, posted)) { Style = TextStyle.Subtle });
        body.Add(new TextBlock(SuggestionTexts.ReviewTyped(language, one.Number)) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                new ActionExecute(SuggestionTexts.ApproveButton.In(language),
                    ApproveVerb) { Data = Data(one), SendsInputs = false, Style = ActionStyle.Positive },
                new ActionShowCard(SuggestionTexts.EditButton.In(language), EditForm(one, library, language)),
                new ActionShowCard(SuggestionTexts.DeclineButton.In(language), DeclineForm(one, language)),
                .. waiting > 1 ? [Next(one, language)] : Array.Empty<CardAction>(),
            ],
        };
    }

    public static Card NoneWait(string? notice, Language language) => new()
    {
        Summary = SuggestionTexts.NoneWaits.In(language),
        Language = language.Tag(),
        Body =
        [
            .. notice is null ? Array.Empty<CardElement>() : [new TextBlock(notice) { Style = TextStyle.Strong }],
            new TextBlock(SuggestionTexts.NoneWaits.In(language)) { Style = TextStyle.Title },
            new TextBlock(SuggestionTexts.NoneWaitsAbout.In(language)),
        ],
        Actions = [new ActionExecute(SuggestionTexts.SuggestButton.In(language), SuggestVerb) { SendsInputs = false, OpensForm = true }],
    };

    public static IReadOnlyList<Option> Principles(Library library) =>
        [.. library.Principles.Select(principle => new Option(Value(principle.Number), principle.Name))];

    public static IReadOnlyList<Option> Minutes() =>
        [.. Idea.Lengths.Select(minutes => new Option(Value(minutes), SuggestionTexts.MinutesOption(minutes)))];

    private static Card EditForm(Suggestion one, Library library, Language language) => new()
    {
        Summary = SuggestionTexts.EditButton.In(language),
        Language = language.Tag(),
        Body =
        [
            new InputText("text", SuggestionTexts.TextLabel.In(language)) { Value = one.Text, MaxLength = Idea.LongestText,
                IsRequired = true, IsMultiline = true, ErrorMessage = SuggestionTexts.TextMissing.In(language) },
            new InputChoiceSet("principle", SuggestionTexts.PrincipleLabel.In(language),
                Choices(Principles(library), language)) { Value = Value(one.Principle) },
            new InputChoiceSet("minutes", SuggestionTexts.MinutesLabel.In(language),
                Choices(Minutes(), language)) { Value = Value(one.Minutes) },
        ],
        Actions = [new ActionExecute(SuggestionTexts.SaveButton.In(language), EditVerb) { Data = Data(one), Style = ActionStyle.Positive }],
    };

    private static Card DeclineForm(Suggestion one, Language language) => new()
    {
        Summary = SuggestionTexts.DeclineButton.In(language),
        Language = language.Tag(),
        Body = [new InputText("reason",
            SuggestionTexts.ReasonLabel.In(language)) { MaxLength = 300, Hint = SuggestionTexts.ReasonHint.In(language) }],
        Actions = [new ActionExecute(SuggestionTexts.ConfirmDecline.In(language), DeclineVerb) { Data = Data(one) }],
    };

    private static ActionExecute Next(Suggestion one, Language language) => new(SuggestionTexts.NextButton.In(language), ReviewVerb)
    {
        Data = new Dictionary<string, string> { ["after"] = Value(one.Number) },
        SendsInputs = false,
    };

    private static Dictionary<string, string> Data(Suggestion one) => new() { ["n"] = Value(one.Number) };

    private static IReadOnlyList<Choice> Choices(IReadOnlyList<Option> options, Language language) =>
        [.. options.Select(option => new Choice(option.Title.In(language), option.Value))];

    private static string Value(int number) => number.ToString(CultureInfo.InvariantCulture);
}
