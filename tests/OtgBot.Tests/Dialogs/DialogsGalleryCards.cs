using OtgBot.Cards;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences;
using OtgBot.Turns;

namespace OtgBot.Tests.Dialogs;

/// <summary>A form as its owner sees it, with a fault in it, and as the others see it where it could be put nowhere else.</summary>
internal static class DialogsGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string tag)
    {
        var language = Languages.All.Single(known => known.Tag() == tag);
        var dialog = UnconferencesDialogs.Propose((_, _) => Task.CompletedTask);
        var state = new DialogState
        {
            Dialog = dialog.Name,
            Fingerprint = dialog.Fingerprint,
            Nonce = "n1",
            Opener = "o1",
            IsForm = true,
            Language = language,
            TouchedAt = new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero),
        };
        var filled = state with { Values = new() { ["about"] = language.Say("Hvordan vi skriver så folk forstår.", "Korleis vi skriv så folk forstår.", "How we write so that people understand."), ["cohosts"] = "Kari Nordmann" } };
        yield return ("dialog-propose", DialogCards.Form(dialog, state, new Dictionary<string, string>(), null));
        yield return ("dialog-propose-fault", DialogCards.Form(dialog, filled, new Dictionary<string, string> { ["title"] = language.Say(DialogTexts.Missing()) }, DialogTexts.FixBelow(language)));
        yield return ("dialog-propose-shared", DialogCards.Form(dialog, state, new Dictionary<string, string>(), null, "Kari Nordmann"));
    }
}
