using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>What leads see of what is to come. Every button is a command that can be typed too.</summary>
internal static class PreviewCards
{
    public const string SwapVerb = "prompts.swap";

    /// <param name="dates">The next dates with the principle of each; null if nothing is posted.</param>
    /// <param name="then">If none of them is posted: the first that is, as far as it is known.</param>
    /// <param name="zone">The community's.</param>
    /// <param name="canResume">True if there is a pause or a skip to take back.</param>
    /// <param name="today">There.</param>
    /// <param name="language">The reader's.</param>
    public static Card Plan(IReadOnlyList<PlannedDate> dates, Occurrence? then, TimeZoneInfo zone, bool canResume, DateOnly today,
        Language language)
    {
        var body = Dates(dates, zone, language);
        var next = dates.FirstOrDefault(date => date.Principle is not null)?.Occurrence;
        if (next is null)
            body.Add(new TextBlock(then is null
                ? PreviewTexts.NothingAhead.In(language)
                : PreviewTexts.Then(language, When(then, zone, language)))
            { Style = TextStyle.Strong });
        body.Add(
            new TextBlock(PreviewTexts.PlanTyped(language, PreviewTexts.Example(today))) { Style = TextStyle.Subtle, Separator = true });
        var actions = new List<CardAction>();
        if (next is not null)
        {
            actions.Add(CommandButtons.For("prompts.preview", PreviewTexts.LookAhead.In(language)));
            actions.Add(CommandButtons.For("prompts.skip", PreviewTexts.SkipNext.In(language), next.Name));
        }

        if (canResume) actions.Add(CommandButtons.For("prompts.resume", PreviewTexts.Resume.In(language)));
        actions.Add(CommandButtons.Form("settings.schedule", PreviewTexts.ChangeSchedule.In(language)));
        return Card(PreviewTexts.PlanTitle.In(language), body, actions, language);
    }

    /// <summary>The next prompt, for leads only, while it can be changed.</summary>
    /// <param name="waiting">How many suggestions wait for a lead.</param>
    public static Card Preview(Prompt prompt, Occurrence occurrence, Library library, Community community, Language language,
        int waiting = 0)
    {
        var zone = Schedules.Zone(community);
        var principle = library[prompt.Principle];
        var lines = prompt.Microactions.Select((_, index) => (Number: index + 1, Microaction: prompt.Find(index + 1, library))).ToList();
        return Card(
            PreviewTexts.PreviewTitle(language, When(occurrence, zone, language)),
            [
                new TextBlock(principle.Name.In(language)) { Style = TextStyle.Heading },
                new TextBlock(principle.Question.In(language)),
                .. lines.Select(line => new Container(
                [
                    new TextBlock($"{line.Number}. {(line.Microaction?.Text ?? PromptsTexts.Gone).In(language)}"),
                    new TextBlock(line.Microaction is { } microaction
                        ? PromptsTexts.About(language, microaction)
                        : PromptsTexts.Minutes(language, 0)) { Style = TextStyle.Subtle },
                ]) { Separator = true }),
                .. waiting > 0
                    ? [new TextBlock(SuggestionTexts.WaitForYou(language, waiting)) { Separator = true }]
                    : Array.Empty<CardElement>(),
                new TextBlock(PreviewTexts.For(language, TurnTexts.NameOf(community, language))) { Style = TextStyle.Subtle,
                    Separator = true },
                new TextBlock(PreviewTexts.PreviewTyped.In(language)) { Style = TextStyle.Subtle },
            ],
            [
                Swap(PreviewTexts.SwapAll.In(language), prompt, null),
                .. lines.Select(line => Swap(PreviewTexts.SwapOne(language, line.Number), prompt, line.Number)),
                CommandButtons.For("prompts.skip", PreviewTexts.SkipNext.In(language), occurrence.Name),
            ],
            language);
    }

    /// <summary>After a pause, a skip or a resume: what follows from it, and the way back.</summary>
    public static Card Changed(string title, Text? undo, IReadOnlyList<PlannedDate> dates, Occurrence? then, TimeZoneInfo zone,
        Language language, Text? note = null)
    {
        var body = Dates(dates, zone, language);
        if (note is { } said) body.Insert(0, new TextBlock(said.In(language)) { Style = TextStyle.Strong });
        if (dates.All(date => date.Principle is null))
            body.Add(new TextBlock(then is null
                ? PreviewTexts.NothingAhead.In(language)
                : PreviewTexts.Then(language, When(then, zone, language)))
            { Style = TextStyle.Strong });
        if (undo is { } way) body.Add(new TextBlock(way.In(language)) { Style = TextStyle.Subtle, Separator = true });
        return Card(title, body, undo is null ? [] : [CommandButtons.For("prompts.resume", PreviewTexts.Resume.In(language))], language);
    }

    /// <summary>To a lead, privately: prompts that were not posted.</summary>
    /// <param name="today">The day it is told: its button posts in that week only.</param>
    public static Card Missed(IReadOnlyList<LedgerEntry> missed, Community community, DateOnly today, Language language) => Card(
        PreviewTexts.MissedTitle(language, missed.Count),
        [
            .. missed.GroupBy(entry => entry.Posting.Reason == Posting.NoHost).Select(group => new TextBlock(PreviewTexts.Missed(
                language, TurnTexts.NameOf(community, language),
                PreviewTexts.Days(language, [.. group.Select(entry => entry.Scheduled)]), group.Key))),
            new TextBlock(PreviewTexts.MissedNext.In(language)) { Style = TextStyle.Subtle },
        ],
        [CommandButtons.For("prompts.post", PreviewTexts.PostNow.In(language), community.Tag, IsoWeek.Of(today).ToString()),
            CommandButtons.For("prompts.plan", PreviewTexts.ShowPlan.In(language))],
        language);

    /// <summary>To a lead, privately: nobody can tell whether a prompt arrived. A glance at the channel can.</summary>
    public static Card InDoubt(DateOnly scheduled, Community community, DateOnly today, Language language) => Card(
        PreviewTexts.InDoubtTitle.In(language),
        [
            new TextBlock(PreviewTexts.InDoubt(language, TurnTexts.NameOf(community, language), DateWords.Day(language, scheduled))),
            new TextBlock(PreviewTexts.InDoubtNext.In(language)) { Style = TextStyle.Subtle },
        ],
        [CommandButtons.For("prompts.post", PreviewTexts.PostNow.In(language), community.Tag, IsoWeek.Of(today).ToString()),
            CommandButtons.For("prompts.plan", PreviewTexts.ShowPlan.In(language))],
        language);

    private static List<CardElement> Dates(IReadOnlyList<PlannedDate> dates, TimeZoneInfo zone, Language language) =>
    [
        .. dates.Select(date => date.Principle is { } principle
            ? (CardElement)new Container(
                [
                    new TextBlock(language.Sentence(OccurrenceTexts.Line(language, date.Occurrence, zone))) { Style = TextStyle.Strong },
                    new TextBlock($"{principle.Number}. {principle.Name.In(language)}"),
                ])
            : new TextBlock(language.Sentence(OccurrenceTexts.Line(language, date.Occurrence, zone))) { Style = TextStyle.Subtle }),
    ];

    private static string When(Occurrence occurrence, TimeZoneInfo zone, Language language) =>
        OccurrenceTexts.When(language, TimeZoneInfo.ConvertTime(occurrence.Slot, zone).DateTime);

    private static ActionExecute Swap(string title, Prompt prompt, int? number)
    {
        var data = new Dictionary<string, string> { ["shown"] = string.Join(',', prompt.Microactions) };
        if (number is { } one) data["n"] = one.ToString(CultureInfo.InvariantCulture);
        return new ActionExecute(title, SwapVerb) { Data = data, SendsInputs = false };
    }

    private static Card Card(string title, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions, Language language) => new()
    {
        Summary = title,
        Language = language.Tag(),
        Body = [new TextBlock(title) { Style = TextStyle.Title }, .. body],
        Actions = actions,
    };
}

/// <summary>A date of the plan, with the principle that is posted then; null if nothing is.</summary>
internal sealed record PlannedDate(Occurrence Occurrence, Principle? Principle);
