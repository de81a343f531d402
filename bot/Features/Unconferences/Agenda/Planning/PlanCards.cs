using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>The card of an agenda being made, which in the end becomes the one that says how good it is, or what is in the way.</summary>
internal static class PlanCards
{
    /// <summary>More than these are only counted: the whole list stands elsewhere.</summary>
    private const int MostLines = 10;

    private const int MostBlocks = 4;

    private const int MostRepeats = 2;

    public static Card Progress(PlanningInput gathered, string run, PlanProgress? progress, Language language)
    {
        var title = PlanTexts.MakingTitle(language, gathered.Unconference.Name);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(PlanTexts.Step(language, progress)) { Style = TextStyle.Strong },
        };
        if (progress is not null && gathered.HasFigures) body.Add(new TextBlock(PlanTexts.SoFar(language, progress.Met)));
        body.Add(new TextBlock(PlanTexts.Meanwhile(language)) { Style = TextStyle.Subtle });
        return Of(title, body,
            [CommandButtons.For("unconferences.cancel-planning", PlanTexts.CancelNow.In(language), gathered.Unconference.Id, run)
                with { Style = ActionStyle.Destructive }], language);
    }

    /// <summary>Publishes this draft, and no other that was made since.</summary>
    public static ActionExecute Publish(Unconference unconference, PlannedAgenda plan, Language language) =>
        CommandButtons.For("unconferences.publish", PlanTexts.Publish.In(language), unconference.Id, plan.Id);

    /// <summary>What stands in a draft's place once it is published.</summary>
    public static Card Told(Unconference unconference, Language language)
    {
        var text = PlanTexts.DraftIsOut(language, unconference.Name);
        return Of(text, [new TextBlock(text) { Style = TextStyle.Title }], [AgendaCards.SeeAgenda(language)], language);
    }

    public static Card Stopped(PlanStop why, Language language) => Ended(PlanTexts.Stopped(language, why), language);

    public static Card Broken(Language language) => Ended(PlanTexts.Broken(language), language);

    public static Card Result(PlanningInput gathered, PlannedAgenda planned, AgendaPlan plan, Language language)
    {
        var title = PlanTexts.ResultTitle(language, gathered.Unconference.Name);
        var placed = PlanTexts.Placed(language, gathered.Input.Topics.Count - plan.LeftOut.Count, gathered.Input.Topics.Count);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(placed) { Style = TextStyle.Strong } };
        if (!gathered.HasFigures)
        {
            body.Add(new TextBlock(PlanTexts.NoFigures(language, gathered)));
        }
        else
        {
            var figures = PlanFigures.Of(plan.Report, gathered.Input.IsSteady, gathered.Fewest);
            body.Add(new FactSet(
            [
                new Fact(PlanTexts.MetFact.In(language), PlanTexts.Share(language, figures.Met)),
                new Fact(PlanTexts.ServedFact.In(language), PlanTexts.Share(language, figures.Served)),
                new Fact(PlanTexts.WorstFact.In(language), PlanTexts.Worst(language, figures)),
                new Fact(PlanTexts.BestFact.In(language), PlanTexts.Best(language, figures)),
                new Fact(PlanTexts.RandomFact.In(language), PlanTexts.Share(language, figures.Random)),
                new Fact(PlanTexts.RankFact.In(language), PlanTexts.Share(language, figures.ByRank)),
            ]));
            body.Add(new TextBlock(PlanTexts.HowCounted(language)) { Style = TextStyle.Subtle });
        }

        body.Add(new TextBlock(PlanTexts.HowMade(language)) { Style = TextStyle.Subtle });
        if (!plan.Report.Proved.Contains(Level.Value) && PlanTexts.Proof(language, plan.Report.Proof) is { Length: > 0 } proof)
            body.Add(new TextBlock(proof) { Style = TextStyle.Subtle });
        var crowded = Crowded(gathered, plan);
        if (crowded.Length > 0)
        {
            body.Add(new TextBlock(PlanTexts.CrowdedHeading.In(language)) { Style = TextStyle.Heading });
            body.Add(
                new TextBlock(
                    Lines(crowded.Select(one =>
                        PlanTexts.Crowded(language, Named(one.Topic, gathered, plan, language), one.Wanted,
                            one.Seats, one.Again is not null)), language)));
        }

        body.AddRange(LeftOut(gathered, plan, gathered.IsRanked, language));
        if (gathered.Published is not null) body.AddRange(Changes(planned, plan, gathered, language));
        body.Add(new TextBlock(PlanTexts.NextStep(language, gathered.Published is null)) { Style = TextStyle.Subtle });
        return Of($"{title}. {placed}", body,
        [
            Publish(gathered.Unconference, planned, language) with { Style = ActionStyle.Positive },
            CommandButtons.For("unconferences.draft", PlanTexts.SeeDraft.In(language)),
            CommandButtons.For("unconferences.setup", PlanTexts.SeeSetup.In(language)),
            .. crowded.Where(one => one.Again is not null).Take(MostRepeats)
                .Select(one =>
                    CommandButtons.For("unconferences.repeat", PlanTexts.Repeat(language, one.Topic),
                        string.Create(CultureInfo.InvariantCulture, $"{one.Topic} {one.Again}"))),
        ], language);
    }

    public static Card Impossible(PlanningInput gathered, NoAgenda outcome, Language language)
    {
        var title = PlanTexts.ImpossibleTitle(language, gathered.Unconference.Name);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(PlanTexts.BlocksIntroduction(language, outcome.Blocks.Count)),
        };
        foreach (var (block, i) in outcome.Blocks.Take(MostBlocks).Select((block, i) => (block, i)))
        {
            body.Add(new TextBlock(PlanTexts.BlockHeading(language, i + 1, block)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(Lines(block.Rules.Select(rule => RuleTexts.Line(language, rule, gathered)), language)));
            body.Add(new TextBlock(RuleTexts.Advice(language, block)) { Style = TextStyle.Subtle });
        }

        if (outcome.Blocks.Count > MostBlocks) body.Add(new TextBlock(PlanTexts.AndMore(language, outcome.Blocks.Count - MostBlocks)));
        return Of(title, body,
        [
            CommandButtons.For("unconferences.setup", PlanTexts.SeeSetup.In(language)),
            CommandButtons.For("unconferences.make-agenda", PlanTexts.TryAgain.In(language)),
        ], language);
    }

    /// <summary>What moves and why, and about how many people that touches.</summary>
    private static IEnumerable<CardElement> Changes(PlannedAgenda planned, AgendaPlan plan, PlanningInput gathered, Language language)
    {
        yield return new TextBlock(PlanTexts.ChangesHeading.In(language)) { Style = TextStyle.Heading };
        if (planned.Changes.Count == 0)
        {
            yield return new TextBlock(PlanTexts.NoChanges(language));
            yield break;
        }

        yield return new TextBlock(
            Lines(planned.Changes.Select(change =>
                $"{AgendaTexts.Change(language, change, gathered.Topics)} {RuleTexts.Why(language, change, plan, gathered)}".TrimEnd()),
                    language));
        if (planned.Affects is { } share)
            yield return new TextBlock(PlanTexts.Affects(language, Portion.Of(share))) { Style = TextStyle.Strong };
    }

    /// <summary>
    /// Topics that more people want than there are seats for, in steps no finer than anybody is counted in. If topics are scored, the
    /// wishes are not of so many people, and nothing is said.
    /// </summary>
    private static (int Topic, int Wanted, int Seats, int? Again)[] Crowded(PlanningInput gathered, AgendaPlan plan)
    {
        if (!gathered.IsRanked || gathered.Unconference.Way == VotingWay.Crowd) return [];
        var runs = plan.Sessions.CountBy(session => session.Topic).ToDictionary();
        return
        [
            .. plan.Report.Crowded.Select(one =>
                (one.Topic, Wanted: one.Wanted / gathered.Fewest * gathered.Fewest, one.Seats, Again: Again(one)))
                    .Where(one => one.Wanted > one.Seats),
        ];

        int? Again(Crowded one) =>
            one.MayRepeat || OtherOf(one.Topic, gathered, plan) is not null
            || runs[one.Topic] >= Math.Min(SettingUp.MostRuns, gathered.Input.Slots.Count) ? null : runs[one.Topic] + 1;
    }

    /// <summary>What is meant by a topic in what the planner counted: two that share a place are counted as one.</summary>
    private static string Named(int topic, PlanningInput gathered, AgendaPlan plan, Language language)
    {
        var name = AgendaRuleTexts.TopicWithin(language, topic, gathered.Topics);
        return OtherOf(topic, gathered, plan) is { } other
            ? $"{name} {language.Say("og", "og", "and")} {AgendaRuleTexts.TopicWithin(language, other, gathered.Topics)}"
            : name;
    }

    private static int? OtherOf(int topic, PlanningInput gathered, AgendaPlan plan) =>
        gathered.Input.Shares.FirstOrDefault(share => share.Topic == topic
            && plan.Sessions.Any(one => one.Topic == topic && plan.Sessions.Contains(one with { Topic = share.Other })))?.Other;

    /// <summary>If the result shows no order, they stand by number.</summary>
    private static IEnumerable<CardElement> LeftOut(PlanningInput gathered, AgendaPlan plan, bool hasVotes, Language language)
    {
        if (plan.LeftOut.Count == 0) yield break;
        var places = (gathered.Input.Slots.Count * gathered.Input.Rooms.Count) - gathered.Input.Closed.Count;
        yield return new TextBlock(PlanTexts.LeftOutHeading.In(language)) { Style = TextStyle.Heading };
        if (gathered.Input.Topics.Count - gathered.Input.Shares.Count > places)
            yield return new TextBlock(PlanTexts.TooFewPlaces(language, gathered.Input.Topics.Count, places));
        var left = hasVotes ? plan.LeftOut : [.. plan.LeftOut.OrderBy(topic => topic.Topic)];
        var wanted = gathered.Input.Wishes.SelectMany(wish => wish.Topics).CountBy(topic => topic).ToDictionary();
        var least = plan.Sessions.Select(session => wanted.GetValueOrDefault(session.Topic)).DefaultIfEmpty().Min();
        yield return new TextBlock(
            Lines(left.Select(topic =>
                PlanTexts.LeftOut(language, AgendaRuleTexts.TopicName(language, topic.Topic, gathered.Topics),
                    RuleTexts.Because(language, topic, hasVotes ? wanted.GetValueOrDefault(topic.Topic) < least : null,
                        gathered))), language));
    }

    private static string Lines(IEnumerable<string> all, Language language)
    {
        var lines = all.ToArray();
        return string.Join('\n',
            lines.Length > MostLines ? [.. lines.Take(MostLines), PlanTexts.AndMore(language, lines.Length - MostLines)] : lines);
    }

    private static Card Ended(string sentence, Language language)
    {
        var title = PlanTexts.StoppedTitle(language);
        return Of($"{title}. {sentence}", [new TextBlock(title) { Style = TextStyle.Title }, new TextBlock(sentence)],
            [CommandButtons.For("unconferences.make-agenda", PlanTexts.TryAgain.In(language))], language);
    }

    private static Card Of(string summary, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions, Language language) =>
        new() { Summary = summary, Language = language.Tag(), Body = body, Actions = actions };
}
