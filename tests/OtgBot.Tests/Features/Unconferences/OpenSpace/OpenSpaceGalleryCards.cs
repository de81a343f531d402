using OtgBot.Cards;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.OpenSpace;

/// <summary>The wall, and what people read when something moves.</summary>
internal static class OpenSpaceGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string tag)
    {
        var language = Languages.All.Single(language => language.Tag() == tag);
        var name = language.Say("Høst-unconference 2026", "Haust-unconference 2026", "Autumn unconference 2026");
        var open = Tallies.Unconference("u", Phase.Published) with { Name = name, Way = VotingWay.Open, VotingClosedAt = null };
        var voted = open with { Way = VotingWay.Votes, VotingClosedAt = AgendaStory.Morning };
        var topics = AgendaStory.Topics(language);
        var terms = AgendaStory.Terms(language);
        terms = terms.WithItems(SlotsAndRoomsParser.Items(language.Say("09:30–10:00 Åpning; 12:00–12:45 Lunsj; 13:00–13:30 Avslutning, Storsalen", "09:30–10:00 Opning; 12:00–12:45 Lunsj; 13:00–13:30 Avslutning, Storsalen", "09:30–10:00 Opening; 12:00–12:45 Lunch; 13:00–13:30 Closing, Main hall"), terms));
        var linked = terms.WithRooms([.. terms.Rooms.Select(room => room.Number < 3 ? room with { Link = $"https://meet.example.com/{room.Number}" } : room)]);
        var rules = linked.Input(topics, open.Date, open.TimeZone, []);
        var agenda = new PublishedAgenda
        {
            Version = 1,
            Plan = "open",
            At = AgendaStory.Morning,
            Slots = rules.Slots,
            Rooms = linked.Rooms,
            Sessions = [],
            Items = OtgBot.Features.Unconferences.Domain.Agenda.Programme.Placed([], terms, open.Date, open.TimeZone, AgendaStory.Morning),
        };
        var some = Grid(agenda);
        foreach (var (topic, slot, room) in new[] { (1, 1, 1), (2, 1, 2), (4, 2, 1) }) some = Grid(some.Agenda.Place(topic, some.Find(slot, room)!, AgendaStory.Morning));
        var spot = some.Find(2, 2)!;
        var later = some.Agenda.Move(some.Agenda.Sessions[0], spot, AgendaStory.Morning).CallOff(2, AgendaStory.Morning);

        yield return ("open-grid", WallCards.Opened(open, agenda, language));
        yield return ("open-status", UnconferencesCards.Status(new Edition(2, open), 6, forLead: null, language));
        yield return ("open-wall", WallCards.Wall(open, some, 1, language));
        yield return ("open-wall-late", WallCards.Wall(voted, some, 2, language));
        yield return ("open-wall-empty", WallCards.Wall(open, Grid(agenda) with { Topics = [] }, 1, language));
        yield return ("open-spot", WallCards.Offer(open, spot, [topics[2], topics[4]], mayPlace: true, language));
        yield return ("open-spot-none", WallCards.Offer(open, spot, [], mayPlace: true, language));
        yield return ("open-spot-leads", WallCards.Offer(open, spot, [], mayPlace: false, language));
        yield return ("open-topic", TopicCards.Proposed(open, topics[2], language));
        yield return ("open-topic-late", TopicCards.Proposed(voted, topics[2] with { Notes = "https://docs.example.com/3" }, language));
        yield return ("open-agenda", AgendaCards.Agenda(open, some.Agenda, topics, 1, null, language));
        yield return ("open-now", AgendaCards.Now(open, some.Agenda, some.Agenda.MomentAt(AgendaStory.At(10, 5)), topics, isLive: true, language));
        yield return ("open-now-lunch", AgendaCards.Now(open, some.Agenda, some.Agenda.MomentAt(AgendaStory.At(12, 5)), topics, isLive: true, language));
        yield return ("open-changed", AgendaCards.Published(open, later, topics, null, language));
        yield return ("open-notice", NoticeCards.Changed(open, [new SessionChange(1, some.Agenda.Sessions[0].Place, spot.Place)], [new SessionChange(2, spot.Place, null)], topics, language));
        Topic[] pair = [topics[1] with { Minutes = Topic.Short, SharesWith = 3 }, topics[2] with { Minutes = Topic.Short, SharesWith = 2 }];
        Topic[] withPair = [topics[0], .. pair, .. topics.Skip(3)];
        var beside = some.Agenda.Place(3, some.Find(1, 2)!, AgendaStory.Morning);
        yield return ("pair-question", PairCards.Question(open, pair[0], pair[1], language));
        yield return ("pair-agreed", PairCards.Agreed(open, pair[0], pair[1], new Address("test", "w", "c", ConversationKind.Channel), language));
        yield return ("pair-apart", PairCards.Apart(pair[0], pair[1], language));
        yield return ("pair-topic", TopicCards.One(open, pair[0], language, partner: 3));
        yield return ("pair-topic-new", TopicCards.Proposed(open, pair[1], language));
        yield return ("pair-wall", WallCards.Wall(open, some with { Topics = withPair }, 1, language));
        yield return ("pair-placed", AgendaCards.Published(open, beside, withPair, null, language));
        yield return ("pair-agenda", AgendaCards.Agenda(open, beside, withPair, 1, null, language));
        yield return ("pair-now", AgendaCards.Now(open, beside, beside.MomentAt(AgendaStory.At(10, 5)), withPair, isLive: true, language));
        yield return ("open-setup", AgendaRuleCards.Setup(open, linked, topics, 1, language));

        Grid Grid(PublishedAgenda now) => new(now, rules, topics, AgendaStory.Morning);
    }
}
