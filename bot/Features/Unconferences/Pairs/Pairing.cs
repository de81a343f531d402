using System.Globalization;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Pairs;

/// <summary>
/// Two short topics share a place if the hosts of both agree: one says so, the hosts of the other are asked in their own chat, once and by
/// day, and whoever leaves takes the agreement along. No lead can decide it for them.
/// </summary>
internal sealed class Pairing(UnconferencesStore unconferences, AgendaStore agendas, IStore store, Alarms alarms, Communities communities,
    TimeProvider clock) : IFeature
{
    public const string ShareCommand = "unconferences.share-place", UnshareCommand = "unconferences.unshare-place";

    private const string Kind = "unconference-pairs", Asks = "asks", Leaves = "leaves";

    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(1);

    public void Map(FeatureMap map)
    {
        map.Command(new Command(ShareCommand, new Text("del plass|del plassen", "del plass|del plassen", "share place|share a place"),
            PairTexts.ShareHelp, Share)
        { Example = PairTexts.ShareExample, InHelp = false });
        map.Command(new Command(UnshareCommand,
            new Text("ikke del plass|ikke del plassen", "ikkje del plass|ikkje del plassen",
                "do not share place|do not share the place|don't share place|stop sharing"),
            PairTexts.UnshareHelp, Unshare)
        { Example = PairTexts.UnshareExample, InHelp = false });
        map.Alarm(new AlarmKind(Kind, Tell));
    }

    private async Task Share(Turn turn, Arguments arguments)
    {
        if (AgendaRuleParser.Read(arguments.Pieces).Numbers is not [var first, var second] || first == second) throw PairRefusal.NotTwo();
        var unconference = await Open(turn, arguments);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        var (one, other) = (Find(topics, first), Find(topics, second));
        foreach (var topic in (Topic[])[one, other])
        {
            TopicRights.CheckStands(topic);
            if (!topic.IsShort) throw PairRefusal.NotShort(topic);
        }

        var me = turn.PersonKey.Value;
        if (!one.IsHostedBy(me)) (one, other) = (other, one);
        if (!one.IsHostedBy(me)) throw PairRefusal.NotYours(first, second);
        var language = await turn.HeardLanguage();
        if (one.IsPairedWith(other))
        {
            await turn.Tell(PairTexts.Already(language, first, second));
            return;
        }

        foreach (var topic in (Topic[])[one, other])
        {
            if (topic.PartnerIn(topics) is { } partner) throw PairRefusal.HasPartner(topic.Number, partner.Number);
        }

        if (other.IsHostedBy(me) || other.SharesWith == one.Number) await Agree(turn, unconference, one, other);
        else await Ask(turn, unconference, one, other, language);
    }

    private async Task Agree(Turn turn, Unconference unconference, Topic mine, Topic asked)
    {
        var me = turn.PersonKey.Value;
        var (one, other) = await unconferences.Change(unconference.Id, mine.Number, asked.Number, (one, other) =>
        {
            TopicRights.Check(one, me);
            if (!other.IsHostedBy(me) && other.SharesWith != one.Number) throw PairRefusal.NothingShared(one.Number);
            return (one with { SharesWith = other.Number }, other with { SharesWith = one.Number });
        }, turn.Cancel);
        await turn.Announce(unconference, async (partition, language) =>
            PairCards.Agreed(unconference, other, one, (await communities.Get(partition, turn.Cancel))?.Address ?? turn.Incoming.Address,
                language));
    }

    private async Task Ask(Turn turn, Unconference unconference, Topic mine, Topic theirs, Language language)
    {
        if (!theirs.Hosts.Any()) throw PairRefusal.HasNoHost(theirs.Number);
        if (mine.AskedToShare.Contains(theirs.Number) && mine.SharesWith != theirs.Number)
            throw PairRefusal.AskedOnce(mine.Number, theirs.Number);
        var canAsk = false;
        foreach (var host in theirs.Hosts) canAsk |= await ChatOf(unconference, host, turn.Cancel) is not null;
        if (canAsk && !mine.AskedToShare.Contains(theirs.Number)) await Expect(unconference, Asks, mine.Number, theirs.Number);
        await unconferences.Change(unconference.Id, mine.Number, old =>
        {
            TopicRights.Check(old, turn.PersonKey.Value);
            return old with { SharesWith = theirs.Number };
        }, turn.Cancel);
        await turn.Tell(canAsk
            ? PairTexts.Asking(language, theirs.Number)
            : PairTexts.CanNotAsk(language, mine.Number, theirs.Number));
    }

    private async Task Unshare(Turn turn, Arguments arguments)
    {
        var numbers = AgendaRuleParser.Read(arguments.Pieces).Numbers;
        if (numbers is not [var first, ..]) throw PairRefusal.NotOne();
        var unconference = await Open(turn, arguments);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        var mine = Find(topics, first);
        TopicRights.Check(mine, turn.PersonKey.Value);
        var other = numbers is [_, var second] ? Find(topics, second)
            : topics.FirstOrDefault(topic => topic.Number == mine.SharesWith)
                ?? topics.FirstOrDefault(topic => topic.SharesWith == first) ?? throw PairRefusal.NothingShared(first);
        if (mine.SharesWith != other.Number && other.SharesWith != first) throw PairRefusal.NothingShared(first);
        if ((await agendas.Published(unconference.Id, turn.Cancel))?.With(topics).Standing.ToArray() is { } standing
            && standing.FirstOrDefault(session => session.Topic == first && session.End > clock.GetUtcNow()
                && standing.Beside(session).Any(beside => beside.Topic == other.Number)) is { } together)
            throw PairRefusal.StillTogether(first, together);
        if (other.SharesWith == first) await Expect(unconference, Leaves, first, other.Number);
        await unconferences.Part(unconference.Id, first, other.Number, isHeard: true, turn.Cancel);
        await turn.Tell(PairTexts.Apart(await turn.HeardLanguage(), first, other.Number));
    }

    /// <summary>The hosts of a topic are to hear of what those of another said, in daytime.</summary>
    private async Task Expect(Unconference unconference, string what, int from, int to)
    {
        foreach (var partition in unconference.Communities)
        {
            if (await communities.Get(partition, CancellationToken.None) is { } community)
                await alarms.SetOnce(Kind, partition, string.Create(CultureInfo.InvariantCulture, $"{what} {from} {to} {unconference.Id}"),
                    Recurrence.Daytime(clock.GetUtcNow() + Wait, Schedules.Zone(community)));
        }
    }

    /// <summary>
    /// That somebody was told is written before they are: a host that dies in between leaves them untold rather than told twice.
    /// </summary>
    private async Task<DateTimeOffset?> Tell(Alarm alarm, CancellationToken cancel)
    {
        if (alarm.What.Split(' ', 4) is not [var what, var from, var to, var id]
            || await unconferences.Get(id, cancel) is not { Phase: not Phase.Closed } unconference
            || await communities.Get(alarm.Community, cancel) is not { } community) return null;
        var now = clock.GetUtcNow();
        if (Recurrence.Daytime(now, Schedules.Zone(community)) is var morning && morning > now) return morning;
        if (await unconferences.Topic(id, int.Parse(from, CultureInfo.InvariantCulture), cancel) is not { } one
            || await unconferences.Topic(id, int.Parse(to, CultureInfo.InvariantCulture), cancel) is not { } other) return null;
        if (!one.Value.Stands || !other.Value.Stands) return null;
        var (asks, heard) = (one.Value, other.Value);
        var isWanted = what == Asks
            ? asks.SharesWith == heard.Number && heard.SharesWith != asks.Number && !asks.AskedToShare.Contains(heard.Number)
            : heard.LeftBy == asks.Number;
        if (!isWanted) return null;
        var isOurs = what == Asks
            ? await unconferences.Put(one, asks with { AskedToShare = [.. asks.AskedToShare, heard.Number] }, cancel)
            : await unconferences.Put(other, heard with { LeftBy = null }, cancel);
        if (!isOurs) return now + Wait;
        foreach (var host in heard.Hosts)
        {
            if (await ChatOf(unconference, host, cancel) is not { } chat || chat.Community != alarm.Community) continue;
            var language = chat.Language ?? community.Language;
            var card = what == Asks
                ? PairCards.Question(unconference, asks, heard, language)
                : PairCards.Apart(heard, asks, language);
            await communities.Tell(community, chat.Address, new Outgoing(chat.Address, language) { Card = card, IsPost = true }, cancel);
        }

        return null;
    }

    /// <summary>Where a host is written to, and by which community; null if they have no chat with the bot.</summary>
    private async Task<(Address Address, Language? Language, string Community)?> ChatOf(Unconference unconference, Domain.Host host,
        CancellationToken cancel)
    {
        var profile = (await store.Get(Profile.KeyOf(new PersonKey(host.Key)), TurnsJson.Default.Profile, cancel))?.Value;
        return profile?.Chat is { } chat && profile.Communities.FirstOrDefault(unconference.Communities.Contains) is { } community
            ? (chat, profile.Language, community)
            : null;
    }

    private async Task<Unconference> Open(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        return unconference.Phase == Phase.Closed ? throw Refusal.NoneOpen() : unconference;
    }

    private static Topic Find(IReadOnlyList<Topic> topics, int number) =>
        topics.FirstOrDefault(topic => topic.Number == number) ?? throw Refusal.NoSuchTopic(number);
}
