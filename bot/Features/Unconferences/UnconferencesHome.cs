using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>A member's own page: the vote that is open, and the topics they proposed.</summary>
internal sealed class UnconferencesHome(UnconferencesStore store, BallotBox box) : IFeature
{
    public void Map(FeatureMap map) => map.Home(Card);

    /// <summary>None if no unconference is open.</summary>
    private async Task<Card?> Card(Turn turn)
    {
        if (turn.CommunityOrNull is not { } community) return null;
        var unconference = await store.Current(community.Address.Partition, turn.Cancel);
        var mine = (await store.Topics(unconference.Id, turn.Cancel)).Where(topic => topic.Stands && topic.IsHostedBy(turn.PersonKey.Value))
            .ToList();
        var ballot = unconference.Phase == Phase.Voting ? await box.Mine(unconference, turn.PersonKey, turn.Cancel) : null;
        var used = ballot?.Scores?.Count ?? ballot?.Topics.Count ?? 0;
        return CardOf(unconference, mine, used, turn.Language);
    }

    /// <param name="unconference">The one that is open.</param>
    /// <param name="mine">The reader's own topics that stand.</param>
    /// <param name="used">How many votes or scores the reader has given, while voting is open.</param>
    /// <param name="language">Of the reader.</param>
    public static Card CardOf(Unconference unconference, IReadOnlyList<Topic> mine, int used, Language language)
    {
        var body = new List<CardElement> { new TextBlock(unconference.Name) { Style = TextStyle.Title } };
        if (unconference.Phase == Phase.Voting)
        {
            body.Add(new TextBlock(UnconferencesHomeTexts.VotingIsOpen.In(language)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(unconference.Way == VotingWay.Crowd
                ? CrowdTexts.Now(language, used > 0)
                : VotingTexts.BallotNow(language, used, unconference.VotesPerPerson)));
        }

        body.Add(new TextBlock(UnconferencesHomeTexts.MyTopics.In(language)) { Style = TextStyle.Heading });
        body.Add(new TextBlock(mine.Count > 0
            ? string.Join('\n', mine.Select(topic => $"{topic.Number}. {topic.Title}"))
            : UnconferencesHomeTexts.NoTopics(language, unconference.Phase == Phase.Proposing)));
        CardAction[] next = unconference.Phase switch
        {
            Phase.Proposing => [UnconferencesCards.Propose(language)],
            Phase.Voting => [UnconferencesCards.Vote(language)],
            _ => [],
        };
        return new Card
        {
            Summary = unconference.Name,
            Language = language.Tag(),
            Body = body,
            Actions = [.. next, UnconferencesCards.SeeTopics(unconference, language)]
        };
    }
}
