using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Tests.Planner;

namespace OtgBot.Tests.Features.Unconferences.Domain.Agenda;

/// <summary>From what leads said to an agenda: each rule is looked for in the agenda itself, in the words it was said in.</summary>
public sealed class TermsTests
{
    [Fact]
    public void An_agenda_keeps_what_was_said_however_it_was_said()
    {
        var planned = 0;
        for (var seed = 1UL; seed <= 400; seed++)
        {
            var chance = new Chance(seed);
            var topics = Enumerable.Range(1, 3 + chance.Below(4)).Select(number => Topics.Make(number, host: $"h{chance.Below(5)}") with { Minutes = chance.Below(4) == 0 ? 45 : 30 }).ToArray();
            var terms = Terms(chance, topics);
            var input = terms.Input(topics, new DateOnly(2026, 12, 3), TimeZoneInfo.Utc, [.. Enumerable.Range(0, 9).Select(person => new Wish($"p{person}", [1 + chance.Below(topics.Length), 1 + chance.Below(topics.Length)]))]);
            if (Plans.Plan(input, Plans.Settings(Plans.Little, seed: seed)) is not AgendaPlan plan) continue;

            planned++;
            Assert.Equal([], Judge.Broken(input, plan.Sessions));
            foreach (var rule in terms.Rules) Assert.True(Holds(rule, terms, topics, plan.Sessions), $"{seed}: {rule}");
        }

        Assert.InRange(planned, 200, 400);
    }

    private static AgendaTerms Terms(Chance chance, Topic[] topics)
    {
        var terms = new AgendaTerms().WithSlots(SlotsAndRoomsParser.Slots("9:00–9:30 10:00–10:45 11:00–12:00")).WithRooms(SlotsAndRoomsParser.Rooms("A, 10, skjerm; B, 20; C, 5, tavle, projektor"));
        for (var n = chance.Below(6); n > 0; n--)
        {
            var (topic, other, slot, room) = (1 + chance.Below(topics.Length), 1 + chance.Below(topics.Length), 1 + chance.Below(3), 1 + chance.Below(3));
            terms = terms.With(chance.Below(7) switch
            {
                0 => new AgendaRule(AgendaRuleKind.Pin) { Topic = topic, Slots = [slot], Rooms = chance.Below(2) == 0 ? [room] : [] },
                1 => new AgendaRule(AgendaRuleKind.Away) { Host = topics[topic - 1].Hosts.First().Key, Slots = chance.Below(3) == 0 ? [] : [slot] },
                2 => new AgendaRule(AgendaRuleKind.Closed) { Rooms = [room], Slots = chance.Below(3) == 0 ? [] : [slot] },
                3 when topic != other => new AgendaRule(AgendaRuleKind.Apart) { Topic = topic, Other = other },
                4 => new AgendaRule(AgendaRuleKind.Repeat) { Topic = topic, Runs = 2 },
                5 => new AgendaRule(AgendaRuleKind.Needs) { Topic = topic, Needs = ["screen"] },
                _ => new AgendaRule(AgendaRuleKind.Must) { Topic = topic },
            });
        }

        return terms;
    }

    private static bool Holds(AgendaRule rule, AgendaTerms terms, Topic[] topics, IReadOnlyList<Session> agenda)
    {
        var own = agenda.Where(session => session.Topic == rule.Topic).ToArray();
        return rule.Kind switch
        {
            AgendaRuleKind.Pin => own.Any(session => session.Slot == rule.Slots[0] && (rule.Rooms.Count == 0 || session.Room == rule.Rooms[0])),
            AgendaRuleKind.Away => !agenda.Any(session => (rule.Slots.Count == 0 || rule.Slots.Contains(session.Slot)) && topics[session.Topic - 1].IsHostedBy(rule.Host!)),
            AgendaRuleKind.Closed => !agenda.Any(session => rule.Rooms.Contains(session.Room) && (rule.Slots.Count == 0 || rule.Slots.Contains(session.Slot))),
            AgendaRuleKind.Apart => !own.Any(session => agenda.Any(other => other.Topic == rule.Other && other.Slot == session.Slot)),
            AgendaRuleKind.Repeat => own.Length <= 2,
            AgendaRuleKind.Needs => own.All(session => terms.Rooms.Single(room => room.Number == session.Room).Has.Any(thing => thing is "skjerm" or "projektor")),
            _ => own.Length > 0,
        };
    }
}
