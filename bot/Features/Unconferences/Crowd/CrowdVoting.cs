using System.Globalization;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;
using Fact = OtgBot.Turns.Fact;

namespace OtgBot.Features.Unconferences.Crowd;

/// <summary>
/// Voting the other way, known as 25/10: each member is dealt a few topics and scores each. Nobody has to read two hundred
/// topics, and none wins by standing first or by having loud friends.
/// </summary>
internal sealed class CrowdVoting(UnconferencesStore store, BallotBox box, Dealer dealer) : IFeature
{
    public void Map(FeatureMap map) => map.Button(new Button(CrowdCards.ScoreVerb, Pressed));

    /// <summary><c>vote</c> alone deals and shows the hand, to the voter only; <c>vote 4=5 7=3</c> scores it.</summary>
    public async Task Vote(Turn turn, Unconference unconference, Arguments arguments)
    {
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        if (!arguments.IsEmpty)
        {
            await Voting.WarnOfReaders(turn);
            var held = await box.Stored(unconference.Id, turn.PersonKey, turn.Cancel);
            await Score(turn, unconference, topics, Read(arguments, held?.Hand ?? throw CrowdRefusal.DealtFirst()));
            return;
        }

        var ballot = await dealer.Deal(unconference, topics, turn.PersonKey, turn.NewId(), turn.Cancel);
        var language = await turn.PersonLanguage();
        var reached = await turn.Whisper(CardOf(turn, unconference, topics, ballot, language));
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? VotingTexts.LookInChat(language) : VotingTexts.NoChat(language));
    }

    /// <summary>The form of the hand was sent.</summary>
    private async Task Pressed(Turn turn, ButtonPress press)
    {
        var unconference = await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        unconference.CheckVoting(turn.Clock.GetUtcNow());
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        var given = new Dictionary<int, int>();
        foreach (var topic in topics)
        {
            if (press[CrowdCards.InputOf(topic.Number)] is { Length: > 0 } score)
                given[topic.Number] = Points(score) ?? throw CrowdRefusal.NotScores(CommandText.Short(score, 20), $"{topic.Number}=3");
        }

        var ballot = await Score(turn, unconference, topics, given);
        if (turn.IsPersonal) await turn.Replace(CardOf(turn, unconference, topics, ballot, await turn.PersonLanguage()));
    }

    private async Task<Ballot> Score(Turn turn, Unconference unconference, IReadOnlyList<Topic> topics, IReadOnlyDictionary<int, int> given)
    {
        var standing = topics.Where(topic => topic.Stands && !topic.IsHostedBy(turn.PersonKey.Value))
            .Select(topic => topic.Number).ToHashSet();
        var stamp = turn.NewId();
        var scored = await box.Write(
            unconference.Id, turn.PersonKey, old => Scores.Give(old ?? throw CrowdRefusal.DealtFirst(), given, standing, stamp),
            turn.MessageMark, turn.Cancel)
            ?? throw Refusal.VoteCameTooLate();
        await turn.Facts.Add(turn.Community.Address.Partition, turn.PersonKey, new Fact(FactKind.Voted, 0, unconference.Id), turn.Cancel);
        await turn.Tell(CrowdTexts.Saved(await turn.PersonLanguage(), scored.Hand!.Count(standing.Contains)));
        return scored;
    }

    private static Cards.Card CardOf(Turn turn, Unconference unconference, IReadOnlyList<Topic> topics, Ballot ballot, Language language)
    {
        var hand = (ballot.Hand ?? []).Select(number => topics.FirstOrDefault(topic => topic.Number == number)).OfType<Topic>()
            .Where(topic => topic.Stands && !topic.IsHostedBy(turn.PersonKey.Value)).ToList();
        if (hand.Count == 0) throw CrowdRefusal.NothingToDeal();
        return CrowdCards.Hand(unconference, hand, ballot.ScoresByTopic(), turn.Channel.ShowsForms(turn.Incoming.Address), language);
    }

    /// <summary>Such as <c>4=5 7:3, 9=1</c>.</summary>
    private static Dictionary<int, int> Read(Arguments arguments, IReadOnlyList<int> hand)
    {
        var given = new Dictionary<int, int>();
        foreach (var piece in arguments.All.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = piece.IndexOfAny(['=', ':']);
            if (at < 1 || !int.TryParse(piece.AsSpan(0, at).Trim("#."), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                || Points(piece[(at + 1)..].TrimEnd('.')) is not { } points)
                throw CrowdRefusal.NotScores(CommandText.Short(piece, 20), Scores.Example(hand, given, [.. hand]));
            given[number] = points;
        }

        return given;
    }

    private static int? Points(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points is >= Scores.Least and <= Scores.Most
            ? points
            : null;
}
