using System.Globalization;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Suggestions;

/// <summary>
/// A lead goes through what members suggested, one by one. Each answer may come twice, from two leads, or by a click and a word: the last
/// one stands.
/// </summary>
internal sealed class Reviewing(SuggestionStore store, PromptsStore prompts, Schedules schedules, Library library) : IFeature
{
    private const int LongestReason = 300;

    public void Map(FeatureMap map)
    {
        map.Command(new Command("suggestions.review", new Text("vurder", "vurder", "review"), SuggestionTexts.ReviewHelp, Review)
        { Who = Who.Lead, Example = new Text("vurder", "vurder", "review") });
        map.Command(new Command("suggestions.approve", SuggestionTexts.ApproveWords, SuggestionTexts.ApproveHelp, ApproveTyped)
        { Who = Who.Lead, Example = SuggestionTexts.ApproveExample });
        map.Command(new Command("suggestions.decline", SuggestionTexts.DeclineWords, SuggestionTexts.DeclineHelp, DeclineTyped)
        { Who = Who.Lead, Example = SuggestionTexts.DeclineExample });

        map.Button(new Button(SuggestionCards.ReviewVerb, async (turn, press) =>
            await turn.Replace(await Next(turn, Number(press["after"]) ?? 0, null, turn.LanguageOfCard)))
        { Who = Who.Lead });
        map.Button(new Button(SuggestionCards.ApproveVerb, ApprovePressed) { Who = Who.Lead });
        map.Button(new Button(SuggestionCards.EditVerb, ApprovePressed) { Who = Who.Lead });
        map.Button(new Button(SuggestionCards.DeclineVerb, DeclinePressed) { Who = Who.Lead });
    }

    private async Task Review(Turn turn, Arguments arguments)
    {
        if (arguments.Number(0) is not { } number)
        {
            await turn.Reply(await Next(turn, 0, null, turn.Language));
            return;
        }

        var all = await store.All(turn.Community.Address.Partition, turn.Cancel);
        var one = all.FirstOrDefault(other => other.Number == number) ?? throw SuggestionTexts.NoSuch(number);
        await turn.Reply(SuggestionCards.Review(one, Waiting(all).Count, library, null, turn.Community.Language, turn.Language));
    }

    private async Task ApproveTyped(Turn turn, Arguments arguments)
    {
        var number = arguments.Number(0) ?? throw SuggestionTexts.WhichOne(SuggestionTexts.ApproveExample);
        var text = After(arguments);
        var approved = await Approve(turn, number, old => text is null ? old : old with { Text = text });
        await turn.Reply(SuggestionTexts.Approved(turn.Language, approved.Number));
    }

    private async Task DeclineTyped(Turn turn, Arguments arguments)
    {
        var number = arguments.Number(0) ?? throw SuggestionTexts.WhichOne(SuggestionTexts.DeclineExample);
        await Decline(turn, number, After(arguments));
        await turn.Reply(SuggestionTexts.Declined(turn.Language, number));
    }

    private async Task ApprovePressed(Turn turn, ButtonPress press)
    {
        var number = Number(press["n"]) ?? throw SuggestionTexts.WhichOne(SuggestionTexts.ApproveExample);
        var approved = await Approve(turn, number, old => press["text"] is not { } text ? old : old with
        {
            Text = CommandText.Clean(text),
            Principle = Number(press["principle"]) ?? old.Principle,
            Minutes = Number(press["minutes"]) ?? old.Minutes,
        });
        await turn.Replace(await Next(turn, number, SuggestionTexts.Approved(turn.LanguageOfCard, approved.Number), turn.LanguageOfCard));
    }

    private async Task DeclinePressed(Turn turn, ButtonPress press)
    {
        var number = Number(press["n"]) ?? throw SuggestionTexts.WhichOne(SuggestionTexts.DeclineExample);
        await Decline(turn, number, press["reason"]);
        await turn.Replace(await Next(turn, number, SuggestionTexts.Declined(turn.LanguageOfCard, number), turn.LanguageOfCard));
    }

    /// <summary>What is in the rotation already stays as it is there: others have seen it.</summary>
    private async Task<Suggestion> Approve(Turn turn, int number, Func<Suggestion, Suggestion> edit)
    {
        var partition = turn.Community.Address.Partition;
        var all = await store.All(partition, turn.Cancel);
        var approved = await store.Change(partition, number,
            old => old.State == SuggestionState.Approved
                ? Unedited(edit(old), old)
                : Checked(edit(old), old, all) with { State = SuggestionState.Approved, Reason = null }, turn.Cancel);
        await Settle(turn, approved);
        return approved;
    }

    private static Suggestion Unedited(Suggestion edited, Suggestion old) => edited == old ? old : throw SuggestionTexts.InUse(old.Number);

    /// <summary>Also takes one out of the rotation that was approved before.</summary>
    private async Task Decline(Turn turn, int number, string? reason)
    {
        var clean = CommandText.Clean(reason ?? "");
        if (clean.Length > LongestReason) throw SuggestionTexts.ReasonTooLong(clean.Length, LongestReason);
        var partition = turn.Community.Address.Partition;
        var declined = await store.Change(partition, number,
            old => old with
            {
                State = SuggestionState.Declined,
                Reason = clean.Length > 0 ? clean : old.State == SuggestionState.Declined ? old.Reason : null
            }, turn.Cancel);
        await Settle(turn, declined);
    }

    /// <summary>
    /// The rotation follows the suggestion, even if two leads answer differently at the same moment: whoever acts last looks again.
    /// </summary>
    private async Task Settle(Turn turn, Suggestion one)
    {
        var partition = turn.Community.Address.Partition;
        for (var acted = one; ;)
        {
            if (acted.State == SuggestionState.Approved) await prompts.Join(partition, acted.Own, turn.Cancel);
            else await prompts.Leave(partition, acted.Own, turn.Cancel);
            await schedules.Touch(turn.Community, turn.Cancel);
            var now = await store.Change(partition, one.Number, old => old, turn.Cancel);
            if (now.State == acted.State) return;
            acted = now;
        }
    }

    private Suggestion Checked(Suggestion edited, Suggestion old, IReadOnlyList<Suggestion> all)
    {
        if (edited.Text.Length is 0 or > Idea.LongestText) throw SuggestionTexts.TooLong(edited.Text.Length);
        if (edited.Principle < 1 || edited.Principle > library.Principles.Count) throw AnswerTexts.WhichPrinciple();
        if (!Idea.Lengths.Contains(edited.Minutes)) throw SuggestionTexts.WhichMinutes();
        if (edited.Text == old.Text) return edited;
        if (library.Same(edited.Text) is { } known) throw SuggestionTexts.Known(known.Principle, known.Microaction);
        return SuggestionStore.Same(all, edited) is { } same ? throw SuggestionTexts.SuggestedBefore(same) : edited;
    }

    /// <summary>The next that waits, from the beginning again after the last; or that none does.</summary>
    private async Task<Cards.Card> Next(Turn turn, int after, string? notice, Language language)
    {
        var waiting = Waiting(await store.All(turn.Community.Address.Partition, turn.Cancel));
        return (waiting.Find(one => one.Number > after) ?? waiting.FirstOrDefault()) is { } next
            ? SuggestionCards.Review(next, waiting.Count, library, notice, turn.Community.Language, language)
            : SuggestionCards.NoneWait(notice, language);
    }

    private static List<Suggestion> Waiting(IReadOnlyList<Suggestion> all) => [.. all.Where(one => one.State == SuggestionState.Waiting)];

    /// <summary>What stands after the number.</summary>
    private static string? After(Arguments arguments)
    {
        var space = arguments.All.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? null : arguments.All[(space + 1)..].Trim();
    }

    private static int? Number(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
