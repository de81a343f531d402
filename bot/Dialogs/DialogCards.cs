using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>A dialog as one form, or one question of it.</summary>
internal static class DialogCards
{
    /// <param name="whose">Whose form it is, where the others see it too.</param>
    public static Card Form(Dialog dialog, DialogState state, IReadOnlyDictionary<string, string> errors, string? notice,
        string? whose = null)
    {
        var language = state.Language;
        var body = new List<CardElement> { new TextBlock(dialog.Title.In(language)) { Style = TextStyle.Title } };
        if (whose is not null) body.Add(new TextBlock(dialog.Whose(whose).In(language)) { Style = TextStyle.Strong });
        if (dialog.Introduction is { } introduction) body.Add(new TextBlock(introduction.In(language)));
        if (notice is not null) body.Add(new TextBlock(notice) { Style = TextStyle.Attention });
        body.AddRange(dialog.Questions.Select(question => Field(question, state, errors.GetValueOrDefault(question.Id))));
        return new Card
        {
            Summary = dialog.Title.In(language),
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                new ActionExecute(dialog.Submit.In(language), DialogRunner.SubmitVerb) { Style = ActionStyle.Positive, Data = Data(state) },
                new ActionExecute(DialogTexts.Cancel.In(language), DialogRunner.CancelVerb) { Data = Data(state), SendsInputs = false },
            ],
        };
    }

    /// <summary>One question in chat, with its choices as buttons if they are few.</summary>
    public static Card Ask(Dialog dialog, DialogState state, Question question, string? error)
    {
        var language = state.Language;
        var label = question.Label.In(language);
        var body = new List<CardElement>();
        if (error is not null) body.Add(new TextBlock(error) { Style = TextStyle.Attention });
        var number = dialog.Questions.TakeWhile(other => other.Id != question.Id).Count() + 1;
        if (number == 1 && error is null)
        {
            body.Add(new TextBlock(dialog.Title.In(language)) { Style = TextStyle.Title });
            if (dialog.Introduction is { } introduction) body.Add(new TextBlock(introduction.In(language)));
        }

        body.Add(new TextBlock(label) { Style = TextStyle.Strong });
        if (question is DateQuestion) body.Add(new TextBlock(DialogTexts.ADate(language, DateQuestion.Example(Today(state)))));
        if (question.Hint is { } hint) body.Add(new TextBlock(hint.In(language)));
        if (question is ChoiceQuestion choices)
            body.Add(
                new TextBlock(string.Join('\n', choices.Options.Select((option, index) => $"{index + 1}. {option.Title.In(language)}"))));
        if (state.Choices?.GetValueOrDefault(question.Id) is { Length: > 0 } known)
            body.Add(new TextBlock(string.Join('\n', known.Select(choice => choice.Title))));
        if (state.Initial(question) is { Length: > 0 } initial)
            body.Add(new TextBlock(DialogTexts.Keep(language, question.Show(initial, language))) { Style = TextStyle.Subtle });
        if (question.IsOptional) body.Add(new TextBlock(DialogTexts.Optional(language)) { Style = TextStyle.Subtle });
        body.Add(new TextBlock(DialogTexts.Progress(language, number, dialog.Questions.Count)) { Style = TextStyle.Subtle });
        return new Card { Summary = label, Language = language.Tag(), Body = body };
    }

    /// <summary>What was typed may be the answer, or something that is asked of the bot: either is one press away.</summary>
    public static Card AnswerOrCommand(DialogState state, Question question, string typed, Heard heard)
    {
        var text = DialogTexts.AnswerOrCommand(state.Language);
        var answer = new ActionExecute(DialogTexts.ThatIsMyAnswer.In(state.Language), DialogRunner.AnswerVerb)
        {
            Data = new Dictionary<string, string>(Data(state)) { ["question"] = question.Id, ["answer"] = typed },
            SendsInputs = false,
        };
        return new Card
        {
            Summary = text,
            Language = state.Language.Tag(),
            Body = [new TextBlock(text), new TextBlock(question.Label.In(state.Language)) { Style = TextStyle.Strong }],
            Actions = [answer, .. heard.Offered.Select(reading => CommandButtons.For(reading, state.Language))],
        };
    }

    /// <summary>What stands in the form's place once it was sent or closed.</summary>
    public static Card Closed(string text, Language language) =>
        new() { Summary = text, Language = language.Tag(), Body = [new TextBlock(text)] };

    /// <summary>What stands in its place when it can't be sent any more.</summary>
    public static Card Ended(string text, IReadOnlyList<string> written, Language language)
    {
        var card = Closed(text, language);
        return written.Count == 0 ? card : card with
        {
            Body = [.. card.Body, new TextBlock(DialogTexts.YouWrote(language)) { Style = TextStyle.Subtle },
                .. written.Select(words => new TextBlock(words))],
        };
    }

    private static Input Field(Question question, DialogState state, string? error)
    {
        var language = state.Language;
        var label = question.Label.In(language);
        Input field = question switch
        {
            TextQuestion text => new InputText(question.Id, label) { IsMultiline = text.IsMultiline, MaxLength = text.MaxLength },
            ChoiceQuestion choice =>
                new InputChoiceSet(question.Id, label,
                    [.. choice.Options.Select(option =>
                        new Choice(option.Title.In(language), option.Value))])
                { IsExpanded = choice.Options.Count <= 4 },
            NumberQuestion when state.Choices?.GetValueOrDefault(question.Id) is { Length: > 0 } choices =>
                new InputChoiceSet(question.Id, label, choices),
            NumberQuestion number => new InputNumber(question.Id, label) { Min = number.Min, Max = number.Max },
            DateQuestion => new InputDate(question.Id, label),
            TimeQuestion => new InputTime(question.Id, label),
            MomentQuestion moment => new InputDateTime(question.Id, label, moment.TimeLabel.In(language)),
            YesNoQuestion => new InputToggle(question.Id, label),
            PeopleQuestion people =>
                people.Field(label, state.Values.GetValueOrDefault(question.Id) ?? state.Initial(question), language, state.IsPersonal),
            _ => new InputText(question.Id, label) { MaxLength = 100 },
        };
        var needed = !question.IsOptional && question is not YesNoQuestion;
        var value = state.Values.GetValueOrDefault(question.Id) ?? state.Initial(question);
        if (field is InputTime time && value is { Length: > 0 }) field = time with { Said = question.Show(value, language) };
        if (field is InputDateTime day)
            (field, value) = InputDateTime.Read(value) is null ? (day, null) : (day with { Said = question.Show(value!, language) }, value);
        return field with
        {
            Value = field is PeopleInput ? field.Value : value,
            IsRequired = needed,
            ErrorMessage = needed || question is NumberQuestion ? language.Say(Problem(question, Today(state))) : null,
            Hint = question.Hint?.In(language),
            Error = error,
        };
    }

    private static DateOnly Today(DialogState state) => DateOnly.FromDateTime(state.TouchedAt.UtcDateTime);

    /// <summary>What the client itself says of an empty or malformed field.</summary>
    private static UserError Problem(Question question, DateOnly today) => question switch
    {
        NumberQuestion number => DialogTexts.NotANumber(number.Min, number.Max),
        DateQuestion => DialogTexts.NotADate(DateQuestion.Example(today)),
        TimeQuestion => DialogTexts.NotATime(),
        _ => DialogTexts.Missing(),
    };

    private static Dictionary<string, string> Data(DialogState state) =>
        new() { ["dialog"] = state.Dialog, ["nonce"] = state.Nonce, ["by"] = state.Opener };
}
