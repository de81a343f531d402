using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;
using Fact = OtgBot.Turns.Fact;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>What members do with votes: fill in a ballot, change it, read the result.</summary>
internal sealed class Voting(UnconferencesStore store, BallotBox box, Exposure exposure, CrowdVoting crowd) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(
            new Command("unconferences.vote", new Text("stem|stemme", "røyst|røyste|stem", "vote"), UnconferencesTexts.VoteHelp, Vote)
            {
                Example = new Text("stem 2 5 7", "røyst 2 5 7", "vote 2 5 7"),
            });
        map.Command(
            new Command("unconferences.result", new Text("resultat", "resultat", "result|results"), UnconferencesTexts.ResultHelp, Result));
        map.Button(new Button("unconferences.ballot", Ballot));
        map.Button(new Button("unconferences.result", Result));
        map.Button(new Button(VotingCards.ViewVerb, Look) { IsView = true });
    }

    /// <summary>Alone it shows the ballot, to the voter only. With numbers it fills it in.</summary>
    public async Task Vote(Turn turn, Arguments arguments)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckVoting(turn.Clock.GetUtcNow());
        if (unconference.Way == VotingWay.Crowd)
        {
            await crowd.Vote(turn, unconference, arguments);
            return;
        }

        if (!arguments.IsEmpty)
        {
            await WarnOfReaders(turn);
            await Cast(turn, unconference, BallotParser.Read(arguments),
                async number => (await store.Topic(unconference.Id, number, turn.Cancel))?.Value);
            return;
        }

        var language = await turn.PersonLanguage();
        var reached = await turn.Whisper(await BallotOf(turn, unconference, language));
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? VotingTexts.LookInChat(language) : VotingTexts.NoChat(language));
    }

    /// <summary>
    /// Votes typed in a channel stand there for all to read, whether they were in order or not. The one who typed them is told, if it can
    /// be done without telling everybody. It says nothing of the votes. A guest's words are a command that only the bot reads.
    /// </summary>
    public static async Task WarnOfReaders(Turn turn)
    {
        if (turn.IsPersonal || turn.Incoming is not { Kind: IncomingKind.Text, IsGuest: false }) return;
        await turn.Whisper(VotingTexts.OthersCanRead(await turn.PersonLanguage()));
    }

    /// <summary>The form of the ballot was sent.</summary>
    public async Task Ballot(Turn turn, ButtonPress press)
    {
        var unconference = await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        unconference.CheckVoting(turn.Clock.GetUtcNow());
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        var mine = await Cast(turn, unconference, BallotParser.Read(press["topics"] ?? ""),
            number => ValueTask.FromResult(topics.FirstOrDefault(topic => topic.Number == number)));
        if (turn.IsPersonal) await turn.Replace(await BallotOf(turn, unconference, topics, mine, await turn.PersonLanguage()));
    }

    /// <summary>
    /// A card about the vote that stands before all, with the votes of the one who looks: nobody else is sent this answer, and to look
    /// writes nothing, not even what stood on top of a ballot.
    /// </summary>
    private async Task Look(Turn turn, ButtonPress press)
    {
        var partition = turn.Community.Address.Partition;
        var unconference = await store.Find(partition, press["u"], turn.Cancel);
        if (unconference is not { Phase: Phase.Voting, Way: VotingWay.Votes }) return;
        var topics = await store.Topics(unconference.Id, turn.Cancel);
        var on = press["on"] ?? "";
        var card = on == VotingCards.OnReminder && unconference.VotesUntil is { } closes
            ? DeadlineCards.Reminder(unconference, closes, turn.Language)
            : UnconferencesCards.Status(await store.EditionOf(partition, unconference, turn.Cancel),
                topics.Count(topic => topic.Stands), forLead: null, turn.Language);
        var mine = await box.Mine(unconference, turn.PersonKey, turn.Cancel);
        IReadOnlyList<Topic> chosen = [.. topics.Where(topic => topic.Stands && mine?.Topics.Contains(topic.Number) == true)];
        turn.Show(VotingCards.WithView(VotingCards.Mine(card, unconference, chosen, turn.Language), unconference, on));
    }

    public async Task Result(Turn turn, Arguments arguments)
    {
        var community = turn.Community.Address.Partition;
        var unconference = arguments.Number(0) is { } number
            ? await Numbered(community, number, turn.Cancel)
            : await store.Latest(community, turn.Cancel);
        await turn.Reply(await ResultOf(unconference, PageNumber.Of(arguments) ?? 1, turn));
    }

    /// <summary>Another page of the result, in the place of the one before.</summary>
    public async Task Result(Turn turn, ButtonPress press)
    {
        var unconference = await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel);
        await turn.TurnPage(await ResultOf(unconference, PageNumber.Of(press), turn));
    }

    /// <summary>Checks and saves a whole ballot. Returns what it now holds.</summary>
    private async Task<IReadOnlyList<int>> Cast(Turn turn, Unconference unconference, IReadOnlyList<int> chosen,
        Func<int, ValueTask<Topic?>> find)
    {
        var topics = Domain.Votes.Ballot.Distinct(chosen, unconference.VotesPerPerson);
        foreach (var number in topics) Domain.Votes.Ballot.Check(number, await find(number), turn.PersonKey.Value);

        var ballot = await box.Vote(unconference.Id, turn.PersonKey, topics, turn.NewId(), turn.MessageMark, turn.Cancel)
            ?? throw Refusal.VoteCameTooLate();
        var fact = new Fact(FactKind.Voted, 0, unconference.Id);
        var community = turn.Community.Address.Partition;
        if (ballot.Topics.Count > 0) await turn.Facts.Add(community, turn.PersonKey, fact, turn.Cancel);
        else await turn.Facts.Remove(community, turn.PersonKey, fact, turn.Cancel);
        await turn.Tell(VotingTexts.VotesSaved(await turn.PersonLanguage(), ballot.Topics.Count, unconference.VotesPerPerson,
            [.. chosen.CountBy(number => number).Where(many => many.Value > 1).Select(many => many.Key).Order()]));
        return ballot.Topics;
    }

    private async Task<Cards.Card> BallotOf(Turn turn, Unconference unconference, Language language)
    {
        var mine = await box.Mine(unconference, turn.PersonKey, turn.Cancel);
        return await BallotOf(turn, unconference, await store.Topics(unconference.Id, turn.Cancel), mine?.Topics ?? [], language);
    }

    private async Task<Cards.Card> BallotOf(Turn turn, Unconference unconference, IReadOnlyList<Topic> topics, IReadOnlyList<int> mine,
        Language language)
    {
        var offered = await exposure.Offer(unconference, topics, turn.PersonKey, turn.NewId(), turn.Cancel);
        return VotingCards.Ballot(unconference, offered, new Standing(topics).Of(mine, turn.PersonKey.Value),
            turn.Channel.ShowsForms(turn.Incoming.Address), language);
    }

    private async Task<Cards.Card> ResultOf(Unconference unconference, int page, Turn turn)
    {
        if (!unconference.IsCounted) throw unconference.Phase == Phase.Closed
            ? Refusal.ClosedWithoutVote()
            : Refusal.ResultIsHidden(unconference.Local(unconference.VotesUntil));
        var tally = await box.Count(unconference.Id, turn.Cancel);
        return VotingCards.Result(unconference, tally, await store.Topics(unconference.Id, turn.Cancel), page, turn.Language);
    }

    private async Task<Unconference> Numbered(string community, int number, CancellationToken cancel)
    {
        var all = await store.All(community, cancel);
        if (all.Count == 0) throw Refusal.NoneYet();
        return all.FirstOrDefault(edition => edition.Number == number)?.Unconference ?? throw Refusal.NoSuchUnconference(all.Count);
    }
}
