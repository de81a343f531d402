using System.Buffers;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>What somebody types while a question is open: an answer, a sign, or a command after all.</summary>
internal static class TypedAnswer
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789 .!?");

    /// <summary>
    /// True where words that are a command too are plainly the answer to what was asked: a number, a choice, a yes; or a sentence
    /// that only begins like a command. «Status» alone, or with a number, is the command; «Status i dag» is a title.
    /// </summary>
    public static bool IsMeant(Question? question, Turn turn)
    {
        var text = turn.Incoming.Text;
        if (question is null) return false;
        if (question is TextQuestion)
        {
            var clean = CommandText.Clean(text);
            _ = turn.Routes.Match(clean, out var argumentsAt);
            return clean.AsSpan(argumentsAt).ContainsAnyExcept(Digits);
        }

        try
        {
            question.Read(text, turn.Today);
            return true;
        }
        catch (UserError)
        {
            return false;
        }
    }

    /// <summary>The canonical answer: «=» keeps what the field holds, «-» leaves an optional one empty. Throws a sentence where it is none.</summary>
    public static string Read(Question question, DialogState state, Turn turn) => turn.Incoming.Text.Trim() switch
    {
        "-" when question.IsOptional => "",
        "=" when state.Initial(question) is { Length: > 0 } initial => question.Read(initial, turn.Today),
        "=" when question is TextQuestion => throw DialogTexts.NothingToKeep(),
        "-" when question is TextQuestion => throw DialogTexts.Missing(),
        _ => question.Read(turn.Incoming.Text, turn.Today),
    };
}
