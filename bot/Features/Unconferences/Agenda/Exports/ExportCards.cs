using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>What is said where there is no agenda to show.</summary>
internal static class ExportCards
{
    public static Card NoTab(Language language) => new()
    {
        Summary = ExportTexts.Agenda.In(language),
        Language = language.Tag(),
        Body =
        [
            new TextBlock(ExportTexts.Agenda.In(language)) { Style = TextStyle.Title },
            new TextBlock(ExportTexts.HowToTab.In(language)),
        ],
    };
}
