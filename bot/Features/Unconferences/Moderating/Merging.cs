using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Moderating;

/// <summary>
/// A lead makes one topic part of another, or separates it again. Both rows are written in one go, so the hosts have moved exactly
/// where the topic has. Votes stay in the ballots as they were given and are counted for the whole (<see cref="Standing"/>), so a
/// merge touches no ballot and can be undone until the count.
/// </summary>
internal sealed class Merging(UnconferencesStore store) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.merge",
            new Text("slå sammen|slå sammen tema", "slå saman|slå saman tema", "merge|merge topic"), ModeratingTexts.MergeHelp,
            Merge)
        { Deed = DeedOfMerge, MostWords = 2, Who = Who.Lead, Example = ModeratingTexts.MergeExample });
        map.Command(new Command("unconferences.split", new Text("skill ut|skill ut tema", "skil ut|skil ut tema", "split|split topic"),
            ModeratingTexts.SplitHelp, Split)
        { Who = Who.Lead, Example = ModeratingTexts.SplitExample });
    }

    private async Task<Deed?> DeedOfMerge(Turn turn, Arguments arguments)
    {
        var (part, whole) = Numbers(arguments);
        var unconference = await Open(turn, arguments);
        var one = await Standing(turn, unconference, part);
        var other = await Standing(turn, unconference, whole);
        return new Deed(unconference.Id, one.Words, DeedTexts.Merge(one, other), DeedTexts.MergeYes);
    }

    private async Task<Topic> Standing(Turn turn, Unconference unconference, int number)
    {
        var topic = (await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number)).Value;
        TopicRights.CheckStands(topic);
        return topic;
    }

    private static (int Part, int Whole) Numbers(Arguments arguments) =>
        arguments.Pieces.Select(Number).OfType<int>().ToList() is [var part, var whole] && part != whole
            ? (part, whole)
            : throw TopicRefusal.WhichToMerge();

    private async Task Merge(Turn turn, Arguments arguments)
    {
        var (part, whole) = Numbers(arguments);
        var unconference = await Open(turn, arguments);
        var (gone, merged) = await store.Change(unconference.Id, part, whole, (one, other) =>
        {
            TopicRights.CheckStands(one);
            TopicRights.CheckStands(other);
            return (one with { MergedInto = whole, LikeTo = null }, other.Absorb(one));
        }, turn.Cancel);
        if (turn.Incoming.Button is { } press && press[Confirming.Asked] is null)
            await turn.Replace(TopicCards.One(unconference, gone, turn.LanguageOfCard));
        await turn.Tell(ModeratingTexts.Merged(await turn.HeardLanguage(), part, whole));
        await turn.Announce(unconference, language => TopicCards.One(unconference, merged, language, [part]));
    }

    private async Task Split(Turn turn, Arguments arguments)
    {
        var number = arguments.Number(0) ?? throw Refusal.NoTopicNumber();
        var unconference = await Open(turn, arguments);
        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        var whole = topic.Value.MergedInto ?? throw TopicRefusal.NotMerged(number);
        var (own, _) = await store.Change(unconference.Id, number, whole, (part, other) => part.MergedInto == whole
            ? (part with { MergedInto = null }, other.Release(number))
            : throw TopicRefusal.NotMerged(number), turn.Cancel);
        await turn.Announce(unconference, language => TopicCards.One(unconference, own, language));
    }

    /// <summary>Once the votes are counted, a merge would make the result untrue.</summary>
    private async Task<Unconference> Open(Turn turn, Arguments arguments)
    {
        var unconference = await store.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference.Phase <= Phase.Voting ? unconference : throw TopicRefusal.TooLateToMerge();
    }

    private static int? Number(string piece) =>
        int.TryParse(piece.AsSpan().Trim("#.,"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
