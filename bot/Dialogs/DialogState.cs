using System.Text.Json.Serialization;
using OtgBot.Cards.Inputs;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>
/// A dialog under way: one for each person and conversation, in the person's own partition. Survives restarts and deploys.
/// </summary>
internal sealed record DialogState
{
    public required string Dialog { get; init; }

    /// <summary><see cref="Dialogs.Dialog.Fingerprint"/> at the time it was opened.</summary>
    public required string Fingerprint { get; init; }

    public required string Nonce { get; init; }

    /// <summary>
    /// The opener's mark: tells somebody else's form from one's own that is finished. The card shows it, so it is another for each form.
    /// </summary>
    public required string Opener { get; init; }

    public required bool IsForm { get; init; }

    public required Language Language { get; init; }

    /// <summary>The partition of the community it is about, so that a form filled in later still is.</summary>
    public string? Community { get; init; }

    /// <summary>True where it was opened in a personal chat, which has nobody to pick.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>What the fields start with, if something is changed rather than made.</summary>
    public Dictionary<string, string> Prefilled { get; init; } = [];

    /// <summary>What a question about a number may be answered with, if that is known only when it is asked.</summary>
    public Dictionary<string, Choice[]>? Choices { get; init; }

    /// <summary>What was answered so far, in canonical form.</summary>
    public Dictionary<string, string> Values { get; init; } = [];

    public Dictionary<string, string> Context { get; init; } = [];

    /// <summary>
    /// Marks of the last messages that were answers, so that one that comes again is not the answer to the next question.
    /// </summary>
    public IReadOnlyList<string>? Taken { get; init; }

    public DateTimeOffset TouchedAt { get; init; }

    /// <summary>What the field holds before the person touches it, or null for nothing.</summary>
    public string? Initial(Question question) => Prefilled.GetValueOrDefault(question.Id) ?? question.Default;

    public static string OpenerOf(Turn turn, string nonce) => turn.PersonMark("form " + nonce);

    /// <summary>Begins the rows of all that a person has open.</summary>
    public const string All = "dialog|";

    public static Key KeyOf(Turn turn) =>
        new(turn.PersonKey.Partition, Key.Of("dialog", turn.Incoming.Address.Channel, turn.Incoming.Address.Conversation));
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DialogState))]
internal sealed partial class DialogsJson : JsonSerializerContext;
