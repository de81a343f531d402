using System.Text.Json.Serialization;

namespace OtgBot.Features.Prompts.Domain;

/// <summary>How many persons answered one prompt: numbers only, whoever they are.</summary>
/// <param name="Took">Persons who took any microaction, those who did it among them.</param>
/// <param name="Did">Persons who did any.</param>
internal sealed record Counts(int Took, int Did)
{
    public static readonly Counts None = new(0, 0);

    public static Counts Of(IReadOnlyCollection<Answer> answers) => new(
        answers.Count(answer => answer.Items.Any(item => item.State is AnswerState.Taken or AnswerState.Done)),
        answers.Count(answer => answer.Items.Any(item => item.State == AnswerState.Done)));

    /// <summary>Says whether two cards show the same numbers.</summary>
    [JsonIgnore]
    public string Mark => $"{Took}-{Did}";

    /// <summary>The higher of each.</summary>
    public Counts Most(Counts other) => new(Math.Max(Took, other.Took), Math.Max(Did, other.Did));
}
