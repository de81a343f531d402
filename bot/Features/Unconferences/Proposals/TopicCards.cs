using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Unconferences.Proposals;

/// <summary>The cards of topics: one in full, which is also the proposal as it appears in the channel, and the list.</summary>
internal static class TopicCards
{
    /// <param name="parts">The numbers of topics that became part of it.</param>
    /// <param name="partner">The topic it shares a place with.</param>
    /// <param name="reader">Who alone reads it, by pseudonym: they find buttons for what they may do. Null if others read it
    /// too.</param>
    public static Card One(Unconference unconference, Topic topic, Language language, IReadOnlyList<int>? parts = null,
        string? reader = null, int? partner = null)
    {
        var body = new List<CardElement> { new TextBlock($"{topic.Number}. {topic.Title}") { Style = TextStyle.Title } };
        if (topic.IsWithdrawn) body.Add(new TextBlock(UnconferencesTexts.IsWithdrawn(language)) { Style = TextStyle.Attention });
        if (topic.IsHidden)
            body.Add(
                new TextBlock(
                    $"{ModeratingTexts.IsHidden(language, topic.Number)} {ModeratingTexts.Reason(language, topic.HiddenBecause!)}")
                { Style = TextStyle.Attention });
        if (topic.MergedInto is { } whole)
            body.Add(new TextBlock(ModeratingTexts.IsPartOf(language, whole)) { Style = TextStyle.Attention });
        body.Add(new TextBlock(topic.About));
        body.Add(new FactSet(
        [
            new Fact(UnconferencesTexts.HostFact.In(language), UnconferencesTexts.HostName(language, topic)),
            .. topic.CoHosts.Count > 0
                ? [new Fact(HostingTexts.CoHostsFact.In(language), HostingTexts.Names(language, topic.CoHosts))]
                : Array.Empty<Fact>(),
            new Fact(UnconferencesTexts.FormatFact.In(language), UnconferencesTexts.FormatName(language, topic.Format)),
            new Fact(UnconferencesTexts.LengthFact.In(language), UnconferencesTexts.Length(topic.Minutes).In(language)),
            .. partner is { } other
                ? [new Fact(PairTexts.Fact.In(language), PairTexts.Numbered(language, other))]
                : Array.Empty<Fact>(),
        ]));
        if (parts is { Count: > 0 }) body.Add(new TextBlock(ModeratingTexts.Parts(language, parts)) { Style = TextStyle.Subtle });
        if (topic is { Stands: true, LikeTo: { } like } && unconference.Phase <= Phase.Voting)
            body.Add(new TextBlock(ModeratingTexts.LikesTo(language, like)));
        if (reader is null && topic is { Stands: true, Host: not null } && unconference.Phase < Phase.Closed)
            body.Add(
                new TextBlock(UnconferencesTexts.HostMay(language, topic.Number, MayBeEdited(unconference))) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = UnconferencesTexts.TopicSummary(language, topic),
            Language = language.Tag(),
            Body = body,
            Actions = [.. Actions(unconference, topic, reader, language)],
        };
    }

    private static bool MayBeEdited(Unconference unconference) =>
        unconference.Phase == Phase.Proposing || unconference is { IsOpen: true, Phase: Phase.Published };

    /// <summary>As it appears when it is proposed, with what becomes of it if that is not plain.</summary>
    public static Card Proposed(Unconference unconference, Topic topic, Language language)
    {
        var card = One(unconference, topic, language);
        if (topic.IsShort)
            card = card with { Body = [.. card.Body, new TextBlock(PairTexts.Hint(language, topic.Number)) { Style = TextStyle.Subtle }] };
        return unconference.Phase switch
        {
            Phase.Voting =>
                card with { Body = [.. card.Body, new TextBlock(OpenSpaceTexts.JoinsVote(language)) { Style = TextStyle.Subtle }] },
            Phase.Planning or Phase.Published =>
                card with
                {
                    Body = [.. card.Body, new TextBlock(OpenSpaceTexts.Waits(language, unconference)) { Style = TextStyle.Subtle }],
                    Actions = [WallCards.See(language), .. card.Actions]
                },
            _ => card,
        };
    }

    /// <summary>The topics that somebody looked for by words.</summary>
    public static Card Found(Unconference unconference, IReadOnlyList<Topic> found, string words, Language language)
    {
        var title = UnconferencesTexts.FoundTitle(language, CommandText.Short(words, 40));
        var shown = found.Take(Pages<Topic>.Size).ToArray();
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body =
            [
                new TextBlock(title) { Style = TextStyle.Title },
                .. shown.Select(topic => Line(topic, language)),
                new TextBlock(UnconferencesTexts.OneInFull(language, shown[0].Number)),
            ],
            Actions = [.. Read(shown, Limits.ActionsPerCard - 1, language), UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    /// <summary>A button for each, if there is room for all: one that has none would look as if it could not be read.</summary>
    private static IEnumerable<CardAction> Read(Topic[] topics, int room, Language language) =>
        topics.Length > room ? [] : topics.Select(topic =>
        CommandButtons.For("unconferences.topics", UnconferencesTexts.ReadTopic(language, topic.Number),
            topic.Number.ToString(CultureInfo.InvariantCulture)));

    private static Container Line(Topic topic, Language language) => new(
    [
        new TextBlock($"{topic.Number}. {topic.Title}") { Style = TextStyle.Strong },
        new TextBlock(UnconferencesTexts.TopicLine(language, topic)) { Style = TextStyle.Subtle },
    ]);

    /// <param name="unconference">Whose topics.</param>
    /// <param name="topics">All of them; those that don't stand are left out here.</param>
    /// <param name="page">From 1.</param>
    /// <param name="language">Of the reader.</param>
    public static Card List(Unconference unconference, IReadOnlyList<Topic> topics, int page, Language language)
    {
        var standing = topics.Where(topic => topic.Stands).ToArray();
        var pages = new Pages<Topic>(standing, page);
        var title = UnconferencesTexts.TopicsTitle(language, unconference.Name);
        var count = UnconferencesTexts.TopicsSummary(language, standing.Length);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(count) { Style = TextStyle.Subtle } };
        body.AddRange(pages.Items.Select(topic => Line(topic, language)));
        if (standing.Length > 0) body.Add(new TextBlock(UnconferencesTexts.OneInFull(language, pages.Items.First().Number)));
        body.AddRange(pages.Line(language));
        return new Card
        {
            Summary = $"{title}: {count}",
            Language = language.Tag(),
            Body = body,
            Actions = [.. Read(standing, Limits.ActionsPerCard - Next(unconference, language).Count(), language),
                .. pages.Buttons("unconferences.topics", unconference, language), .. Next(unconference, language)],
        };
    }

    private static IEnumerable<CardAction> Actions(Unconference unconference, Topic topic, string? reader, Language language)
    {
        foreach (var next in Next(unconference, language)) yield return next;
        yield return UnconferencesCards.SeeTopics(unconference, language);
        if (topic is { From: { } from, Notes: null }) yield return new ActionOpenUrl(UnconferencesTexts.SeeMessage.In(language), from);
        if (topic.Notes is { } notes) yield return new ActionOpenUrl(ProgrammeTexts.Notes.In(language), notes);
        if (!topic.Stands) yield break;
        if (topic.LikeTo is { } like && unconference.Phase <= Phase.Voting)
            yield return CommandButtons.For("unconferences.merge", ModeratingTexts.Merge(language, like), unconference.Id, topic.Words,
                string.Create(CultureInfo.InvariantCulture, $"{topic.Number} {like}"));
        if (reader is null || !topic.IsHostedBy(reader)) yield break;
        if (MayBeEdited(unconference)) yield return About("edit", UnconferencesTexts.Edit);
        if (unconference.Phase < Phase.Closed && TopicRights.MayWithdraw(topic, reader))
        {
            var number = topic.Number.ToString(CultureInfo.InvariantCulture);
            var withdraw = CommandButtons.For("unconferences.withdraw", UnconferencesTexts.WithdrawNow.In(language), unconference.Id,
                topic.Words, number) with
            { Style = ActionStyle.Destructive };
            yield return UnconferencesCards.Sure(UnconferencesTexts.Withdraw, UnconferencesTexts.WithdrawSure(unconference),
                withdraw, language);
        }

        ActionExecute About(string verb, Text title) => new(title.In(language), "unconferences." + verb)
        {
            Data = new Dictionary<string, string> { ["u"] = unconference.Id, ["n"] = topic.Number.ToString(CultureInfo.InvariantCulture) },
            SendsInputs = false,
            OpensForm = true,
        };
    }

    private static IEnumerable<CardAction> Next(Unconference unconference, Language language) => unconference.Phase switch
    {
        Phase.Proposing => [UnconferencesCards.Propose(language)],
        Phase.Voting => [UnconferencesCards.Vote(language)],
        Phase.Published when unconference.IsOpen => [UnconferencesCards.Propose(language)],
        _ => [],
    };
}
