using OtgBot.Cards;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Home;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts;

/// <summary>Every card of the prompts, with what a lively community might see.</summary>
public static class PromptsGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var spoken = Languages.All.Single(one => one.Tag() == language);
        var library = Library.Default;
        var posting = Posting.Claimed("host", default).Sent("m1", default);
        var first = new Prompt { Posting = posting, Principle = 1, Microactions = ["p1-02", "p1-06", "p1-08"] };
        var later = new Prompt { Posting = posting, Principle = 5, Microactions = ["p5-01", "p5-07", "p5-10"], LastTime = new LastTime(20, 5) };
        var counts = new Counts(20, 5);
        yield return ("prompts-first", PromptsCards.Prompt(first, "2026-11-23", Counts.None, [], library, spoken));
        yield return ("prompts-answered", PromptsCards.Prompt(later, "2026-12-21", counts, [], library, spoken));
        yield return ("prompts-named", PromptsCards.Prompt(first, "2026-11-23", Counts.None, [new NamedPerson("Amalie Nordli", [1]), new NamedPerson("Bjørg Moen", [2, 3]), new NamedPerson("Tom Baker", [2])], library, spoken));
        yield return ("prompts-few", PromptsCards.Prompt(later with { LastTime = new LastTime(0, 0) }, "2026-12-21", counts with { Did = 0 }, [], library, spoken));
        var own = new OwnMicroaction("own-0001", 5, 5, spoken.Say("Ring en bruker og spør hvordan det gikk.", "Ring ein brukar og spør korleis det gjekk.", "Call a user and ask how it went."));
        yield return ("prompts-own", PromptsCards.Prompt(later with { Microactions = ["p5-01", "own-0001", "p5-10"], Own = [own] }, "2026-12-21", counts, [], library, spoken));
        yield return ("prompts-gone", PromptsCards.Prompt(later with { Microactions = ["p5-01", "nav-99", "p5-10"] }, "2026-12-21", counts, [], library, spoken));
        yield return ("prompts-time", PromptsCards.Time(later with { More = ["p5-04", "own-0001"], Own = [own] }, "2026-12-21", 5, [1, 4, 5], library, spoken));
        yield return ("prompts-followup", FollowUpTexts.Card(spoken, counts));
        yield return ("prompts-followup-few", FollowUpTexts.Card(spoken, Counts.None));
        yield return ("prompts-followup-waiting", FollowUpTexts.Card(spoken, counts, waiting: 2));
        yield return ("prompts-home-waiting", HomeCards.Waiting(1, spoken));
        var suggestion = new Suggestion { Number = 3, Text = own.Text, Principle = 5, Minutes = 5, Nonce = "n" };
        yield return ("suggestions-review", SuggestionCards.Review(suggestion, 4, library, null, spoken, spoken));
        yield return ("suggestions-review-last", SuggestionCards.Review(suggestion, 1, library, SuggestionTexts.Approved(spoken, 2), spoken, spoken));
        yield return ("suggestions-none", SuggestionCards.NoneWait(SuggestionTexts.Declined(spoken, 3), spoken));
        yield return ("prompts-mine", HomeCards.Mine(
            [new Taken("2026-12-21", 1, library.Find("p5-01")!.Text, false), new Taken("2026-12-21", 3, library.Find("p5-10")!.Text, true), new Taken("2026-12-14", 2, library.Find("p1-06")!.Text, false)], 4, spoken));
        yield return ("prompts-mine-none", HomeCards.Mine([], 4, spoken));
        yield return ("prompts-none-yet", HomeCards.NoPrompt(spoken.Say(AnswerTexts.UnknownPrompt()), spoken));
        yield return ("prompts-principles", PromptsCards.Principles(library, spoken));
        yield return ("prompts-principle-3", PromptsCards.Principle(library[3], [], spoken));
        yield return ("prompts-story", PromptsCards.Story("Amalie Nordli", library.Find("p5-07")!.Text.In(spoken), spoken.Say(
            nb: "Hun sa at folk gråter når brevet bare sier «avslag» i tredje avsnitt. Nå står svaret øverst.",
            nn: "Ho sa at folk græt når brevet berre seier «avslag» i tredje avsnitt. No står svaret øvst.",
            en: "She said people cry when the letter says “rejected” only in the third paragraph. Now the answer comes first."), spoken));
    }
}
