using OtgBot.Cards;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Hosting;

/// <summary>Hosts bring in others, and step down.</summary>
internal sealed class HostingCommands(UnconferencesStore store, CoHosts coHosts) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.cohost", new Text("medvert", "medvert", "co-host|cohost"), HostingTexts.CoHostHelp,
            Join)
        { Example = HostingTexts.CoHostExample });
        map.Command(new Command("unconferences.step-down",
            new Text("slutt som medvert|slutt som vert", "slutt som medvert|slutt som vert", "step down"),
            HostingTexts.StepDownHelp, StepDown)
        {
            Example = HostingTexts.StepDownExample,
        });
    }

    private async Task Join(Turn turn, Arguments arguments)
    {
        var unconference = await Open(turn);
        if (arguments.Number(0) is not { } number) throw TopicRefusal.WhoHosts();
        var topic = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        TopicRights.Check(topic.Value, turn.PersonKey.Value);

        var given = string.Join(' ', arguments.Pieces.Skip(1));
        if (arguments.Mentions.Count == 0 && given.Length == 0) throw TopicRefusal.WhoHosts();
        var joining = await coHosts.Named(turn, unconference, given, topic.Value, await store.Topics(unconference.Id, turn.Cancel));
        var changed = await store.Change(unconference.Id, number, old =>
        {
            TopicRights.Check(old, turn.PersonKey.Value);
            var with = joining.Aggregate(old, (now, host) => now.WithHost(host));
            return with.Hosts.Count() <= Topic.MostHosts ? with : throw TopicRefusal.TooManyHosts(number);
        }, turn.Cancel);
        var isNew = joining.Where(host => !topic.Value.IsHostedBy(host.Key)).ToList();
        await turn.Announce(unconference, (partition, language) =>
            ValueTask.FromResult(Welcoming(turn, partition, TopicCards.One(unconference, changed, language), isNew, language)));
    }

    /// <summary>The card with a word to those who became co-hosts, where it is written in.</summary>
    public static Card Welcoming(Turn turn, string partition, Card card, IReadOnlyList<Domain.Host> joined, Language language) =>
        partition != turn.Community.Address.Partition
            ? card
            : card with { Body = [.. card.Body, .. Mentioning.Line(HostingTexts.NewCoHosts(language), joined, turn.Community.Address)] };

    private async Task StepDown(Turn turn, Arguments arguments)
    {
        var unconference = await Open(turn);
        var number = arguments.Number(0) ?? throw Refusal.NoTopicNumber();
        var person = turn.PersonKey.Value;
        _ = await store.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        await store.Change(unconference.Id, number, old => !old.IsHostedBy(person) ? throw TopicRefusal.NotHosting(number)
            : old.Hosts.Count() == 1 ? throw TopicRefusal.LastHost(number)
            : old.WithoutHost(person), turn.Cancel);
        await turn.Tell(HostingTexts.SteppedDown(await turn.HeardLanguage(), number));
    }

    private async Task<Unconference> Open(Turn turn)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        return unconference.Phase < Phase.Published ? unconference : throw TopicRefusal.AgendaIsOut();
    }
}
