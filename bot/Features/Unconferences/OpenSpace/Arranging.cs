using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>
/// Changes an agenda by hand: a lead anything, a host what they host. Each is one conditional write that looks at the agenda of that
/// moment, so of two who want one place one gets it and the other is told. Before anything is published it is the draft that changes, for
/// leads.
/// </summary>
internal sealed class Arranging(UnconferencesStore unconferences, AgendaStore agendas, Notices notices, LeadNews news, Following following)
{
    public async Task Place(Turn turn, Arguments arguments)
    {
        var said = AgendaRuleParser.Read(arguments.Pieces);
        var unconference = await unconferences.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        var (number, slots, rooms) = said switch
        {
            { Numbers: [var topic, var slot, var room], Slots.Count: 0, Rooms.Count: 0 } =>
                (topic, SlotsOf(said, terms, [Word(slot)]), AgendaRuleParser.RoomsOf(terms, [Word(room)])),
            { Numbers: [var topic], Slots.Count: 1, Rooms.Count: 1 } =>
                (topic, said.SlotsOf(terms), AgendaRuleParser.RoomsOf(terms, said.Rooms)),
            _ => throw MoveRefusal.NotAPlace(),
        };
        var found = await Topic(turn, unconference, number);
        TopicRights.CheckStands(found);
        if (!IsLead(turn, unconference) && !unconference.IsOpen)
            throw Hosts(turn, found) ? MoveRefusal.LeadsPlace(number) : MoveRefusal.NotYours(number);
        if (!IsLead(turn, unconference) && !Hosts(turn, found)) throw MoveRefusal.NotYours(number);
        await Change(turn, unconference, terms, grid =>
        {
            if (grid.Ahead(number) is [var there, ..]) throw MoveRefusal.HasAPlace(number, there);
            var spot = Free(grid, number, slots[0], rooms[0], hasPlace: false);
            return grid.Agenda.Place(number, spot, grid.Now);
        });
    }

    public async Task Move(Turn turn, Arguments arguments)
    {
        var said = AgendaRuleParser.Read(arguments.Pieces);
        if (said.Numbers is not [var number] || said.Slots.Count > 2 || said.Rooms.Count > 1 || said.Slots.Count + said.Rooms.Count == 0)
            throw MoveRefusal.NotAMove();
        var unconference = await Current(turn);
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        CheckMayMove(turn, unconference, await Topic(turn, unconference, number));
        int? from = said.Slots.Count == 2 ? SlotsOf(said, terms, [said.Slots[0]])[0] : null;
        int? slot = said.Slots.Count > 0 ? SlotsOf(said, terms, [said.Slots[^1]])[0] : null;
        int? room = said.Rooms.Count > 0 ? AgendaRuleParser.RoomsOf(terms, said.Rooms)[0] : null;
        await Change(turn, unconference, terms, grid =>
        {
            var session = Session(grid, number, from);
            var now = grid.SpotOf(session);
            if ((slot ?? now.Slot.Number) == now.Slot.Number && (room ?? now.Room.Number) == now.Room.Number)
                throw MoveRefusal.SamePlace(number, now);
            return grid.Agenda.Move(session,
                Free(grid, number, slot ?? now.Slot.Number, room ?? now.Room.Number, hasPlace: true, session), grid.Now);
        });
    }

    public async Task Swap(Turn turn, Arguments arguments)
    {
        if (AgendaRuleParser.Read(arguments.Pieces).Numbers is not [var one, var other] || one == other) throw MoveRefusal.NotASwap();
        var unconference = await Current(turn);
        foreach (var number in (int[])[one, other]) CheckMayMove(turn, unconference, await Topic(turn, unconference, number));
        await Change(turn, unconference, await agendas.Terms(unconference.Id, turn.Cancel), grid =>
        {
            var (first, second) = (Session(grid, one, null), Session(grid, other, null));
            CheckAlone(grid, first, other);
            CheckAlone(grid, second, one);
            return grid.Agenda.Swap(first, grid.SpotOf(first), second, grid.SpotOf(second), grid.Now);
        });
    }

    public async Task CallOff(Turn turn, Arguments arguments)
    {
        var number = arguments.Number(0) ?? throw MoveRefusal.NotACallOff();
        var unconference = await Current(turn);
        CheckMayMove(turn, unconference, await Topic(turn, unconference, number));
        await CallOff(turn, unconference, number);
    }

    /// <summary>
    /// A topic was hidden or withdrawn: in an agenda that people know it is called off, which is a version of its own. If none of it was
    /// ahead there is nothing to tell. Done twice, it is done once.
    /// </summary>
    public async Task TakeOut(Turn turn, Unconference unconference, int number)
    {
        var now = turn.Clock.GetUtcNow();
        if (await agendas.Published(unconference.Id, turn.Cancel) is not { } known || ReferenceEquals(known.TakeOut(number, now), known))
            return;
        if (unconference.Phase == Phase.Published && known.Standing.Any(session => session.Topic == number && session.End > now))
        {
            await Change(turn, unconference, await agendas.Terms(unconference.Id, turn.Cancel), grid => grid.Agenda.TakeOut(number, now));
            return;
        }

        await agendas.ChangePublished(unconference.Id, old => old!.TakeOut(number, now), (_, _) => [], turn.Cancel);
        await following.Changed(unconference.Id, turn.Cancel);
    }

    private async Task CallOff(Turn turn, Unconference unconference, int number) =>
        await Change(turn, unconference, await agendas.Terms(unconference.Id, turn.Cancel), grid =>
        {
            var changed = grid.Agenda.CallOff(number, grid.Now);
            return ReferenceEquals(changed, grid.Agenda) ? throw MoveRefusal.HasNoPlace(number) : changed;
        });

    /// <summary>A topic that was hidden is shown again: its session stays called off, and it waits on the wall.</summary>
    public async Task BackOnTheWall(Turn turn, Unconference unconference, int number)
    {
        if (await agendas.Published(unconference.Id, turn.Cancel) is null) return;
        await agendas.ChangePublished(unconference.Id, old => old!.BackOnTheWall(number, turn.Clock.GetUtcNow()),
            (_, _) => [], turn.Cancel);
        await following.Changed(unconference.Id, turn.Cancel);
    }

    /// <summary>The grid as it is now. Throws a sentence if there is none.</summary>
    public async Task<Grid> Look(Turn turn, Unconference unconference)
    {
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        var agenda = await agendas.Published(unconference.Id, turn.Cancel)
            ?? (await agendas.Plan(unconference.Id, turn.Cancel))?.AsPublished() ?? throw NothingThere(unconference);
        return GridOf(unconference, agenda, terms, topics, turn.Clock.GetUtcNow());
    }

    public static bool IsLead(Turn turn, Unconference unconference) =>
        turn.IsLead && unconference.Owner == turn.Community.Address.Partition;

    private async Task Change(Turn turn, Unconference unconference, AgendaTerms terms, Func<Grid, PublishedAgenda> change)
    {
        var now = turn.Clock.GetUtcNow();
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        if (await agendas.Published(unconference.Id, turn.Cancel) is not { } known || unconference.Phase != Phase.Published)
        {
            await ChangeDraft(turn, unconference, terms, topics, change);
            return;
        }

        await notices.Expect(unconference, now, turn.Cancel);
        await news.Expect(unconference, News.Published(known.Version + 1), now);
        var (before, after) = await agendas.ChangePublished(unconference.Id,
            old => Checked(GridOf(unconference, old ?? throw NothingThere(unconference), terms, topics, now), change),
            (old, changed) => notices.Of(unconference, old, changed, turn.PersonKey, hostsOnly: false), turn.Cancel);
        await DropPins(unconference, after, turn.Cancel);
        await DropPairs(turn, unconference, before, after, topics);
        await news.Tell(turn, unconference, News.Published(after.Version), now);
        await following.Changed(unconference.Id, turn.Cancel);
    }

    private async Task ChangeDraft(Turn turn, Unconference unconference, AgendaTerms terms, IReadOnlyList<Topic> topics,
        Func<Grid, PublishedAgenda> change)
    {
        if (!IsLead(turn, unconference) || unconference.Phase != Phase.Planning) throw NothingThere(unconference);
        PublishedAgenda? drawn = null;
        var plan = await agendas.ChangePlan(unconference.Id, old =>
        {
            if (old.Terms != terms.Revision) throw PlanRefusal.PlanIsOld();
            drawn = Checked(GridOf(unconference, old.AsPublished(), terms, topics, turn.Clock.GetUtcNow()), change);
            return old.As(drawn, turn.NewId());
        }, turn.Cancel) ?? throw NothingThere(unconference);
        var revision = await DropPins(unconference, drawn!, turn.Cancel);
        if (revision != plan.Terms)
            plan = (await agendas.ChangePlan(unconference.Id, old => old.Id == plan.Id ? old with { Terms = revision } : old,
                turn.Cancel))!;
        await turn.Reply(AgendaCards.Draft(unconference, plan, topics, 1, turn.Language));
    }

    private static PublishedAgenda Checked(Grid grid, Func<Grid, PublishedAgenda> change)
    {
        var changed = change(grid);
        return grid.Broken(changed) is { } rule ? throw MoveRefusal.Breaks(rule, grid) : changed;
    }

    /// <summary>A pin would take a session back to where it was with the next plan; who moved it wants it elsewhere.</summary>
    private async Task<int> DropPins(Unconference unconference, PublishedAgenda changed, CancellationToken cancel)
    {
        var moved = changed.Changes.Select(change => change.Topic).ToHashSet();
        return (await agendas.ChangeTerms(unconference.Id, old => old.Rules.Any(IsLeft)
            ? old with { Rules = [.. old.Rules.Where(rule => !IsLeft(rule))], Revision = old.Revision + 1 }
            : old, cancel)).Revision;

        bool IsLeft(AgendaRule rule) => rule.Topic is { } topic && moved.Contains(topic)
            && (rule.Kind == AgendaRuleKind.Pin || (rule.Kind == AgendaRuleKind.Must && changed.CalledOff.Contains(topic)));
    }

    /// <summary>A host who leaves a place that they shared shares it no longer; a lead may bring the other after.</summary>
    private async Task DropPairs(Turn turn, Unconference unconference, PublishedAgenda? before, PublishedAgenda after,
        IReadOnlyList<Topic> topics)
    {
        PlacedSession[] then = [.. before?.Standing ?? []], now = [.. after.Standing];
        foreach (var session in then.Where(session => topics.Any(topic => topic.Number == session.Topic && Hosts(turn, topic))))
        {
            foreach (var other in then.Beside(session).Where(other =>
                now.FirstOrDefault(session.Is) is not { } stays || !now.Beside(stays).Any(other.Is)))
                await unconferences.Part(unconference.Id, session.Topic, other.Topic, isHeard: false, turn.Cancel);
        }
    }

    private static Grid GridOf(Unconference unconference, PublishedAgenda agenda, AgendaTerms terms, IReadOnlyList<Topic> topics,
        DateTimeOffset now) =>
        new(agenda, terms.Input([.. topics.Where(topic => topic.Stands)], unconference.Date, unconference.TimeZone, []), topics, now);

    /// <summary>The place of these numbers. Throws a sentence if it is over or taken.</summary>
    private static Spot Free(Grid grid, int topic, int slot, int room, bool hasPlace, PlacedSession? self = null)
    {
        var spot = grid.Find(slot, room) ?? throw MoveRefusal.NotAPlace();
        if (spot.Slot.End <= grid.Now) throw MoveRefusal.IsOver(spot.Slot);
        PlacedSession[] there = [.. grid.At(spot.Slot, spot.Room).Where(session => self is null || !session.Is(self))];
        if (there is [var one] && grid.ArePaired(topic, one.Topic))
            return spot.Slot.End - spot.Slot.Start >= TimeSpan.FromMinutes(2 * Domain.Topic.Short)
                ? spot
                : throw PairRefusal.TooShortForTwo(topic, one.Topic, spot);
        return there is [var other, ..] ? throw MoveRefusal.Taken(topic, spot, other.Topic, hasPlace) : spot;
    }

    /// <summary>Throws a sentence if what shares a session's place would not share it with the topic that is to come there.</summary>
    private static void CheckAlone(Grid grid, PlacedSession session, int comes)
    {
        if (grid.Shown.Standing.Beside(session).FirstOrDefault(stays => stays.Topic != comes && !grid.ArePaired(stays.Topic, comes))
            is { } stays) throw PairRefusal.IsShared(stays, session.Topic, comes);
    }

    private static PlacedSession Session(Grid grid, int topic, int? from)
    {
        var ahead = grid.Ahead(topic);
        if (ahead.Count == 0) throw MoveRefusal.HasNoPlace(topic);
        if (ahead.Count == 1) return ahead[0];
        return ahead.FirstOrDefault(session => grid.SpotOf(session).Slot.Number == from)
            ?? throw MoveRefusal.WhichRun(topic, grid.SpotOf(ahead[0]).Slot);
    }

    private static void CheckMayMove(Turn turn, Unconference unconference, Topic topic)
    {
        if (!IsLead(turn, unconference) && !Hosts(turn, topic)) throw MoveRefusal.NotYours(topic.Number);
    }

    private static bool Hosts(Turn turn, Topic topic) => topic.IsHostedBy(turn.PersonKey.Value);

    private async Task<Topic> Topic(Turn turn, Unconference unconference, int number) =>
        (await unconferences.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number)).Value;

    private Task<Unconference> Current(Turn turn) => unconferences.Current(turn.Community.Address.Partition, turn.Cancel);

    private static UserError NothingThere(Unconference unconference) =>
        unconference.IsOpen ? OpenSpaceRefusal.NoGridYet() : OpenSpaceRefusal.NoAgendaYet();

    private static IReadOnlyList<int> SlotsOf(AgendaRuleParser said, AgendaTerms terms, IReadOnlyList<string> words) =>
        (said with { Slots = words }).SlotsOf(terms);

    private static string Word(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
