using System.Buffers;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>What somebody types while a question is open: an answer, a sign, or a command after all.</summary>
internal static class TypedAnswer
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789 .!?");

    /// <summary>
    /// Words that are a command too are the answer if they plainly are: a number, a choice, a yes; or a sentence that only begins like a
    /// command. «Status» alone, or with a number, is the command; «Status i dag» is a title; «kan du vise status?» may be either. «Hva er
    /// god hjelp?» is a title, and no answer to who hosts it.
    /// </summary>
    public static Meant Meaning(Question question, Heard heard, Turn turn)
    {
        var isSentence = heard.Offered is [{ IsSure: true }, ..];
        if (Skips(question, turn.Incoming.Text.Trim())) return Meant.Answer;
        if (question is TextQuestion or PeopleQuestion)
        {
            var mayAsk = question is TextQuestion { MayAsk: true };
            if (isSentence) return mayAsk && !Filler.IsRequest(turn.Incoming.Text) ? Meant.Answer : Meant.Either;
            if (heard.Command is null) return !mayAsk && turn.Incoming.Text.TrimEnd().EndsWith('?') ? Meant.Either : Meant.Answer;
            var clean = CommandText.Clean(turn.Incoming.Text);
            _ = turn.Routes.Match(clean, out var argumentsAt);
            return clean.AsSpan(argumentsAt).ContainsAnyExcept(Digits) ? Meant.Answer : Meant.Command;
        }

        try
        {
            question.Read(turn.Incoming.Text, turn.Today);
            return Meant.Answer;
        }
        catch (UserError)
        {
            return heard.Command is not null || isSentence
                ? Meant.Command
                : heard.Offered.Count > 0 && turn.Incoming.Text.TrimEnd().EndsWith('?') ? Meant.Either : Meant.Answer;
        }
    }

    /// <summary>
    /// The canonical answer: «=» or “keep” keeps what the field holds, «-» or “skip” leaves an optional one empty. Throws a sentence if it
    /// is none.
    /// </summary>
    public static string Read(Question question, DialogState state, string answer, DateOnly today) =>
        Sign(question, state, answer.Trim()) switch
        {
            "-" when question.IsOptional => "",
            "=" when state.Initial(question) is { Length: > 0 } initial => question.Read(initial, today),
            "=" when question is TextQuestion or PeopleQuestion => throw DialogTexts.NothingToKeep(),
            "-" when question is TextQuestion or PeopleQuestion => throw DialogTexts.Missing(),
            _ => question.Read(answer, today),
        };

    private static bool Skips(Question question, string answer) =>
        question.IsOptional && DialogTexts.SkipWords.Contains(answer, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words mean the signs only if there is something to keep or to skip: a title may be “Keep”.</summary>
    private static string Sign(Question question, DialogState state, string answer)
    {
        if (Skips(question, answer)) return "-";
        return state.Initial(question) is { Length: > 0 } && DialogTexts.KeepWords.Contains(answer, StringComparer.OrdinalIgnoreCase)
            ? "="
            : answer;
    }
}

/// <summary>What typed words are, while a question is open.</summary>
internal enum Meant
{
    Answer,

    Command,

    /// <summary>Only the person knows.</summary>
    Either,
}
