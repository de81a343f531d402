using System.Security.Cryptography;
using System.Text;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>
/// A list of typed questions and what is done with the answers. Asked one by one in chat, or as one form if the channel can.
/// </summary>
/// <param name="Name">Unique, <c>feature.dialog</c>.</param>
/// <param name="Title">What the form is about.</param>
/// <param name="Questions">In the order they are asked; at least one.</param>
/// <param name="Complete">Called once all answers are valid. Throwing a <see cref="UserError"/> keeps the dialog open with all answers.
/// It may be called twice for one form (two clicks on two hosts), so what it creates takes its id from <see cref="Answers.Nonce"/>.</param>
internal sealed record Dialog(string Name, Text Title, IReadOnlyList<Question> Questions, Func<Turn, Answers, Task> Complete)
{
    /// <summary>What the button that sends the form says.</summary>
    public Text Submit { get; init; } = new("Send", "Send", "Send");

    /// <summary>Whose it is, by name: stands on a form that others see too, and can't fill in.</summary>
    public Func<string, Text> Whose { get; init; } = DialogTexts.Whose;

    /// <summary>Who may send it: checked when it is sent, not only when it was opened.</summary>
    public Who Who { get; init; }

    /// <summary>
    /// If the questions come one by one: called after each answer with what was answered so far, so that nobody hears at the end that the
    /// first answer will not do. Throws a <see cref="UserError"/> as <see cref="Complete"/> does, which has the last word.
    /// </summary>
    public Func<Turn, Answers, Task>? Check { get; init; }

    /// <summary>A few sentences shown above the first question.</summary>
    public Text? Introduction { get; init; }

    /// <summary>Changes when the questions do, so that a deploy in the middle of a dialog is noticed.</summary>
    public string Fingerprint => fingerprint ??= Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes(string.Join('\n',
            Questions.Select(question => $"{question.GetType().Name} {question.Id} {question.IsOptional}")))).AsSpan(0, 6));

    private string? fingerprint;
}

/// <summary>The answers of a filled-in dialog, in canonical form by question id.</summary>
/// <param name="Nonce">One for each time a dialog is opened: the id of whatever the answers make.</param>
/// <param name="Context">What the opener passed along: which topic is edited, say.</param>
internal sealed record Answers(string Nonce, IReadOnlyDictionary<string, string> Values, IReadOnlyDictionary<string, string> Context)
{
    /// <summary>The answer, or an empty text if an optional question was left empty.</summary>
    public string this[string id] => Values.GetValueOrDefault(id, "");

    /// <summary>False for a question that has not been asked yet.</summary>
    public bool Has(string id) => Values.ContainsKey(id);

    public int Number(string id) => int.Parse(this[id], System.Globalization.CultureInfo.InvariantCulture);

    public bool IsYes(string id) => this[id] == "true";

    public DateOnly Date(string id) => DateOnly.ParseExact(this[id], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public TimeOnly Time(string id) => TimeOnly.ParseExact(this[id], "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
