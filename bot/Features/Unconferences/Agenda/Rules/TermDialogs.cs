using OtgBot.Dialogs;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Rules;

/// <summary>The form for slots and rooms.</summary>
internal static class TermDialogs
{
    public static Dialog Terms(Func<Turn, Answers, Task> complete, Func<Turn, Answers, Task> check) => new("unconferences.terms", TermTexts.FormTitle,
    [
        new TextQuestion("slots", TermTexts.SlotsLabel, 1_000) { Hint = TermTexts.SlotsHint, IsMultiline = true },
        new TextQuestion("rooms", TermTexts.RoomsLabel, 2_900) { Hint = TermTexts.RoomsHint, IsMultiline = true },
    ], complete)
    {
        Who = Who.Lead,
        Check = check,
        Introduction = TermTexts.FormIntroduction,
        Submit = TermTexts.FormSubmit,
    };
}
