using System.Globalization;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Agenda.Planning;

/// <summary>
/// Gathers what an agenda is made from. If one is published and the day has begun, what has begun is history: its sessions stay as
/// they were, and only the rest of the day is planned.
/// </summary>
internal sealed class PlanningInputs(UnconferencesStore unconferences, BallotBox box, AgendaStore agendas)
{
    /// <param name="unconference">Whose votes are counted. Throws a sentence if they are not.</param>
    /// <param name="isSteady">True to change as little as can be of what is published.</param>
    public async Task<PlanningInput> Gather(Unconference unconference, bool isSteady, DateTimeOffset now, CancellationToken cancel)
    {
        if (unconference.IsOpen) throw OpenSpaceRefusal.NoPlanning();
        if (!unconference.IsCounted) throw unconference.Phase == Phase.Proposing
            ? Refusal.VotingNotOpenYet(unconference.Local(unconference.ProposalsUntil))
            : Refusal.CloseVotingFirst();
        var published = await agendas.Published(unconference.Id, cancel);
        if (isSteady && published is null) throw PlanRefusal.PublishFirst();
        var terms = await agendas.Terms(unconference.Id, cancel);
        Topic[] topics = [.. (await unconferences.Topics(unconference.Id, cancel)).Where(topic =>
            topic.Stands && published?.CalledOff.Contains(topic.Number) != true)];
        var zone = unconference.TimeZone;
        var (tally, wishes) = (await box.Count(unconference.Id, cancel), await box.Wishes(unconference, cancel));
        var input = terms.Input(topics, unconference.Date, zone, PersonsOf(wishes));
        AgendaRefusal.Check(input with { Topics = [.. input.Topics.Select(topic => topic with { PinnedSlot = null, PinnedRoom = null })] });
        if (unconference.Date.AddDays(terms.LastDay) < DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime))
            throw PlanRefusal.DateHasPassed(unconference.Date);
        var whole = input;
        input = Rest(input, published, now) with { IsSteady = isSteady };
        if (input.Slots.Count == 0) throw PlanRefusal.DayIsOver(TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime));
        AgendaRefusal.Check(input);
        return new PlanningInput(unconference, terms, topics, whole, input, published,
            now)
        { HasFigures = wishes.HasFigures, IsRanked = tally.IsShown, Fewest = tally.Fewest };
    }

    /// <summary>People who do not exist, by number.</summary>
    private static Wish[] PersonsOf(PlanningWishes wishes) =>
        [.. wishes.Groups.SelectMany(group => Enumerable.Repeat(group.Topics, group.People))
            .Select((topics, person) => new Wish(person.ToString(CultureInfo.InvariantCulture), topics))];

    /// <summary>What is left of the day.</summary>
    private static AgendaInput Rest(AgendaInput whole, PublishedAgenda? published, DateTimeOffset now)
    {
        var begun = (published?.Standing.Where(session => session.Start <= now) ?? []).CountBy(session => session.Topic).ToDictionary();
        AgendaSlot[] slots = [.. whole.Slots.Where(slot => slot.Start > now)];
        return whole with
        {
            Slots = slots,
            Topics = [.. whole.Topics
                .Where(topic => begun.GetValueOrDefault(topic.Number) < topic.MostRuns)
                .Select(topic => topic with { MostRuns = topic.MostRuns - begun.GetValueOrDefault(topic.Number) })],
            Away = [.. whole.Away.Where(away => slots.Any(slot => slot.Number == away.Slot))],
            Closed = [.. whole.Closed.Where(closed => slots.Any(slot => slot.Number == closed.Slot))],
            Published = [.. published?.Standing.Where(session => session.Start > now)
                .Select(session => new Session(session.Topic, session.Slot, session.Room)) ?? []],
        };
    }
}

/// <summary>What an agenda is made from, as it was at one moment.</summary>
/// <param name="Topics">Those that stand.</param>
/// <param name="Whole">The whole day.</param>
/// <param name="Input">What is to be planned of it.</param>
/// <param name="Published">What people know, or null.</param>
internal sealed record PlanningInput(Unconference Unconference, AgendaTerms Terms, IReadOnlyList<Topic> Topics, AgendaInput Whole,
    AgendaInput Input, PublishedAgenda? Published, DateTimeOffset At)
{
    /// <summary>Whether it may be said how many wishes an agenda meets.</summary>
    public bool HasFigures { get; init; }

    /// <summary>Whether the result tells which topics are wanted more.</summary>
    public bool IsRanked { get; init; }

    /// <summary>Fewer people than this are never counted out loud.</summary>
    public int Fewest { get; init; }

    /// <summary>What the planner found, together with what had begun.</summary>
    public PlannedAgenda With(AgendaPlan plan, string id, DateTimeOffset now)
    {
        PlacedSession[] begun = [.. Published?.Standing.Where(session => session.Start <= At) ?? []];
        var planned = new PlannedAgenda
        {
            Id = id,
            At = now,
            Terms = Terms.Revision,
            Before = Published?.Version ?? 0,
            Slots = [.. begun.Select(session => session.Slot).Distinct().Select(SlotThen), .. Input.Slots],
            Rooms = [.. Terms.Rooms,
                .. (Published?.Rooms ?? []).Where(room =>
                    begun.Any(session => session.Room == room.Number) && Terms.Rooms.All(one => one.Number != room.Number))],
            Sessions = [.. begun.Select(session => new Session(session.Topic, session.Slot, session.Room)), .. plan.Sessions],
            LeftOut = [.. plan.LeftOut.Select(topic => topic.Topic)],
        };
        if (Published is null) return planned;
        var changes = Difference.Between(Published.Sessions, Difference.Follow(Published.Sessions, planned.Placed, now));
        return planned with
        {
            Changes = changes,
            Affects = HasFigures ? Whole.Wishes.Count(wish => wish.Topics.Any(topic => changes.Any(change => change.Topic == topic)))
                / (double)Math.Max(1, Whole.Wishes.Count) : null,
        };
    }

    /// <summary>A slot that has begun: it may end at another time now, but it began when it did.</summary>
    private AgendaSlot SlotThen(int number)
    {
        var then = Published!.Slots.First(slot => slot.Number == number);
        return Whole.Slots.FirstOrDefault(slot => slot.Number == number && slot.Start == then.Start) ?? then;
    }
}
