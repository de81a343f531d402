namespace OtgBot.Planner.Rules;

/// <summary>
/// Topics that share a place are planned as one: with the hosts, needs and audiences of both, and as long as both together. Whoever wishes
/// both has one wish by it. Two that could share no place at all are planned apart.
/// </summary>
internal static class Sharing
{
    /// <summary>The input in which one topic stands for each two, under the number of the first.</summary>
    public static AgendaInput Together(AgendaInput input)
    {
        var topics = input.Topics.ToDictionary(topic => topic.Number);
        Share[] shares = [.. input.Shares.Where(share => topics.ContainsKey(share.Topic) && topics.ContainsKey(share.Other)
            && CanBe(input, topics[share.Topic], topics[share.Other]))];
        if (shares.Length == 0) return input with { Shares = [] };
        var firstOf = shares.ToDictionary(share => share.Other, share => share.Topic);
        var joined = shares.ToDictionary(share => share.Topic, share => Joined(topics[share.Topic], topics[share.Other]));
        return input with
        {
            Topics = [.. input.Topics.Where(topic => !firstOf.ContainsKey(topic.Number))
                .Select(topic => joined.GetValueOrDefault(topic.Number, topic))],
            Wishes = [.. input.Wishes.Select(wish => wish with { Topics = [.. wish.Topics.Select(First).Distinct()] })],
            Conflicts = [.. input.Conflicts.Select(one => new Conflict(First(one.Topic), First(one.Other)))
                .Where(one => one.Topic != one.Other).Distinct()],
            Published = [.. input.Published.Select(session => session with { Topic = First(session.Topic) }).Distinct()],
            Shares = shares,
        };

        int First(int topic) => firstOf.GetValueOrDefault(topic, topic);
    }

    /// <summary>The plan with both topics of each two. Why the second was left out was not looked at by itself.</summary>
    public static AgendaPlan Apart(AgendaPlan plan, IReadOnlyList<Share> shares)
    {
        if (shares.Count == 0) return plan;
        var otherOf = shares.ToDictionary(share => share.Topic, share => share.Other);
        return plan with
        {
            Sessions = [.. plan.Sessions.SelectMany(session => Both(session, session.Topic, other => session with { Topic = other }))],
            LeftOut = [.. plan.LeftOut.SelectMany(left => Both(left, left.Topic, other => left with { Topic = other }))],
            Report = plan.Report with
            {
                Moved = [.. plan.Report.Moved.SelectMany(session => Both(session, session.Topic, other => session with { Topic = other }))],
            },
        };

        IEnumerable<T> Both<T>(T one, int topic, Func<int, T> second) =>
            otherOf.TryGetValue(topic, out var other) ? [one, second(other)] : [one];
    }

    /// <summary>Whether there is any place that both could have.</summary>
    private static bool CanBe(AgendaInput input, AgendaTopic one, AgendaTopic other)
    {
        if (Differ(one.PinnedSlot, other.PinnedSlot) || Differ(one.PinnedRoom, other.PinnedRoom)) return false;
        var both = Joined(one, other);
        return input.Slots.Any(slot => slot.End - slot.Start >= TimeSpan.FromMinutes(both.Minutes)
            && (both.PinnedSlot ?? slot.Number) == slot.Number
            && !both.Hosts.Any(host => input.Away.Contains(new Away(host, slot.Number)))
            && input.Rooms.Any(room => (both.PinnedRoom ?? room.Number) == room.Number
                && !input.Closed.Contains(new Closed(room.Number, slot.Number))
                && both.Needs.All(need => room.Has.Contains(need, StringComparer.OrdinalIgnoreCase))));

        static bool Differ(int? one, int? other) => one is not null && other is not null && one != other;
    }

    private static AgendaTopic Joined(AgendaTopic one, AgendaTopic other) => one with
    {
        Minutes = one.Minutes + other.Minutes,
        Hosts = [.. one.Hosts.Union(other.Hosts)],
        Needs = [.. one.Needs.Union(other.Needs)],
        MostRuns = Math.Min(one.MostRuns, other.MostRuns),
        PinnedSlot = one.PinnedSlot ?? other.PinnedSlot,
        PinnedRoom = one.PinnedRoom ?? other.PinnedRoom,
        MustBePlaced = one.MustBePlaced || other.MustBePlaced,
    };
}
