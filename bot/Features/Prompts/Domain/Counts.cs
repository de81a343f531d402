namespace OtgBot.Features.Prompts.Domain;

/// <summary>How many persons answered what to one prompt: numbers only, whoever they are.</summary>
internal sealed record Counts
{
    /// <summary>Fewer persons than this are never told apart.</summary>
    public const int Fewest = 5;

    public static readonly Counts None = Of([]);

    /// <summary>Persons who took each microaction on, those who did it among them.</summary>
    public required IReadOnlyList<int> Taken { get; init; }

    public required IReadOnlyList<int> Done { get; init; }

    /// <summary>Persons who took any.</summary>
    public required int Took { get; init; }

    /// <summary>Persons who did any.</summary>
    public required int Did { get; init; }

    public static Counts Of(IReadOnlyCollection<Answer> answers) => new()
    {
        Taken = [.. Enumerable.Range(1, Answer.Count).Select(number => answers.Count(answer => IsTaken(answer[number])))],
        Done = [.. Enumerable.Range(1, Answer.Count).Select(number => answers.Count(answer => IsDone(answer[number])))],
        Took = answers.Count(answer => answer.Items.Any(IsTaken)),
        Did = answers.Count(answer => answer.Items.Any(IsDone)),
    };

    private static bool IsTaken(AnswerItem item) => item.State is AnswerState.Taken or AnswerState.Done;

    private static bool IsDone(AnswerItem item) => item.State == AnswerState.Done;
}
