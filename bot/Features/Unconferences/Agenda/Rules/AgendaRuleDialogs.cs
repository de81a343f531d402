using OtgBot.Dialogs;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Rules;

/// <summary>The form for slots and rooms.</summary>
internal static class AgendaRuleDialogs
{
    public static Dialog Terms(Func<Turn, Answers, Task> complete, Func<Turn, Answers, Task> check) =>
        new("unconferences.terms", AgendaRuleTexts.FormTitle,
    [
        new TextQuestion("slots", AgendaRuleTexts.SlotsLabel, 1_000) { Hint = AgendaRuleTexts.SlotsHint, IsMultiline = true },
        new TextQuestion("rooms", AgendaRuleTexts.RoomsLabel, 2_900) { Hint = AgendaRuleTexts.RoomsHint, IsMultiline = true },
    ], complete)
        {
            Who = Who.Lead,
            Check = check,
            Introduction = AgendaRuleTexts.FormIntroduction,
            Submit = AgendaRuleTexts.FormSubmit,
        };
}
