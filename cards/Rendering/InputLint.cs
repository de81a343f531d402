using OtgBot.Cards.Inputs;

namespace OtgBot.Cards.Rendering;

/// <summary>The part of <see cref="CardLint"/> that looks at one input.</summary>
internal static class InputLint
{
    public static IEnumerable<string> Check(Input input)
    {
        var place = $"The input '{input.Id}'";
        if (string.IsNullOrWhiteSpace(input.Id)) yield return "An input has no id.";
        if (ReservedNames.All.Contains(input.Id)) yield return $"{place} has a reserved name.";
        foreach (var fault in CardLint.OfText($"The label of the input '{input.Id}'", input.Label)) yield return fault;

        var ranged = input is InputNumber { Min: not null } or InputNumber { Max: not null };
        if ((input.IsRequired || ranged) && string.IsNullOrWhiteSpace(input.ErrorMessage))
            yield return $"{place} is required or has a range, but has no error message.";
        if (input.Error is { } error && string.IsNullOrWhiteSpace(error)) yield return $"The error of the input '{input.Id}' has no words.";
        if (input is PeopleInput people)
        {
            foreach (var fault in CardLint.OfText($"The label for names of the input '{input.Id}'", people.NamesLabel)) yield return fault;
        }

        if (input is InputDateTime moment)
        {
            if (moment is { Value.Length: > 0, At: null })
                yield return $"{place} begins with '{moment.Value}', which is no instant with an offset.";
            if (moment.At is not null && string.IsNullOrWhiteSpace(moment.Said))
                yield return $"{place} begins with an instant that is not said in words.";
            foreach (var fault in CardLint.OfText($"The label of the time of the input '{input.Id}'", moment.TimeLabel)) yield return fault;
        }

        if (input is not InputChoiceSet set) yield break;

        if (set.Choices.Count == 0) yield return $"{place} has no choices.";
        foreach (var value in set.Choices.CountBy(choice => choice.Value).Where(value => value.Value > 1))
            yield return $"{place} has {value.Value} choices with the value '{value.Key}'.";
        foreach (var choice in set.Choices)
        {
            foreach (var fault in CardLint.OfText($"A choice of the input '{input.Id}'", choice.Title)) yield return fault;
            if (choice.Value.Length is 0 or > Limits.ChoiceValue)
                yield return $"{place} has a choice with a value of {choice.Value.Length} characters; it needs 1 to {Limits.ChoiceValue}.";
            if (set.IsMultiSelect && choice.Value.Contains(','))
                yield return $"{place} lets several be chosen, but the value '{choice.Value}' has a comma.";
        }
    }
}
