using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// What a lead says an agenda must fit: slots, rooms and rules. Numbers stay with what they were given to, so that a rule means the same
/// after a change.
/// </summary>
internal sealed record AgendaTerms
{
    public const int MostRules = 200;

    public IReadOnlyList<SlotTime> Slots { get; init; } = [];

    public IReadOnlyList<AgendaRoom> Rooms { get; init; } = [];

    public IReadOnlyList<AgendaRule> Rules { get; init; } = [];

    /// <summary>Raised with each change: by it an agenda knows whether what it was made from still holds.</summary>
    public int Revision { get; init; }

    /// <summary>There is something to put topics into.</summary>
    public bool IsSetUp => Slots.Count > 0 && Rooms.Count > 0;

    /// <summary>In order of time, as people see them.</summary>
    public IEnumerable<SlotTime> InOrder => Slots.OrderBy(slot => slot.Day).ThenBy(slot => slot.Start);

    /// <summary>What of the day is no topic.</summary>
    public IReadOnlyList<DayItem> Items { get; init => field = value ?? []; } = [];

    /// <summary>0 if all is on one day.</summary>
    public int LastDay => Slots.Select(slot => slot.Day).Concat(Items.Select(item => item.Day)).DefaultIfEmpty().Max();

    /// <summary>
    /// Puts these times in the place of those before, numbered from 1 as they follow one another. A rule means the slot that it meant: one
    /// that begins at the same time. If there is none, its number is one that no slot has.
    /// </summary>
    public AgendaTerms WithSlots(IReadOnlyList<SlotTime> times)
    {
        var numbered = times.OrderBy(time => time.Day).ThenBy(time => time.Start)
            .Select((time, i) => time with { Number = i + 1 }).ToArray();
        var next = numbered.Length;
        var now = Slots.Select(slot => slot.Number).Concat(Rules.SelectMany(rule => rule.Slots)).Distinct().Order()
            .ToDictionary(number => number, number =>
                numbered.FirstOrDefault(time =>
                    Slots.Any(old => old.Number == number && old.Start == time.Start && old.Day == time.Day))?.Number ?? ++next);
        return Checked(
            this with
            {
                Slots = numbered,
                Rules = [.. Rules.Select(rule => rule with { Slots = [.. rule.Slots.Select(slot => now[slot]).Order()] })]
            });
    }

    /// <summary>Puts these rooms in the place of those before. One that is called as an old one was keeps its number.</summary>
    public AgendaTerms WithRooms(IReadOnlyList<AgendaRoom> rooms)
    {
        var next =
            Math.Max(Rooms.Select(room => room.Number).DefaultIfEmpty().Max(), Rules.SelectMany(rule => rule.Rooms).DefaultIfEmpty().Max());
        var named =
            rooms.Select(room =>
                room with
                {
                    Number = Rooms.FirstOrDefault(old => old.Name.Equals(room.Name, StringComparison.OrdinalIgnoreCase))?.Number ?? ++next
                }).ToArray();
        return Checked(
            this with
            {
                Rooms = named,
                Items = [.. Items.Select(item =>
                    item with { Rooms = [.. item.Rooms.Where(number => named.Any(room => room.Number == number))] })]
            });
    }

    /// <summary>Puts these items in the place of those before.</summary>
    public AgendaTerms WithItems(IReadOnlyList<DayItem> items) =>
        Checked(this with { Items = items }) with { Revision = Revision + (items.Concat(Items).Any(item => item.Rooms.Count > 0) ? 1 : 0) };

    /// <summary>
    /// Adds a rule, or puts it in the place of the one about the same. A host who is away at one more time, or a room that is closed then,
    /// stays so at those before.
    /// </summary>
    public AgendaTerms With(AgendaRule rule)
    {
        if (rule is { Kind: AgendaRuleKind.Away or AgendaRuleKind.Closed, Slots.Count: > 0 }
            && Rules.FirstOrDefault(old => old.IsAbout(rule)) is { Slots.Count: > 0 } before)
            rule = rule with { Slots = [.. before.Slots.Union(rule.Slots).Order()] };
        AgendaRule[] rules = [.. Rules.Where(old => !old.IsAbout(rule)), rule];
        if (rules.Length > MostRules) throw AgendaRuleRefusal.TooManyRules();
        return Rules.Contains(rule) ? this : this with { Rules = rules, Revision = Revision + 1 };
    }

    public AgendaTerms Without(AgendaRule rule) => this with { Rules = [.. Rules.Where(old => old != rule)], Revision = Revision + 1 };

    /// <summary>Takes out what names a person: when they ask to be forgotten.</summary>
    public AgendaTerms WithoutHost(string host) => Rules.Any(rule => rule.Host == host)
        ? this with { Rules = [.. Rules.Where(rule => rule.Host != host)], Revision = Revision + 1 }
        : this;

    /// <summary>Takes out all that names a person: when the day is long past.</summary>
    public AgendaTerms WithoutHosts() => Rules.Any(rule => rule.Host is not null)
        ? this with { Rules = [.. Rules.Where(rule => rule.Host is null)], Revision = Revision + 1 }
        : this;

    /// <summary>The slots with the instants they have on a day.</summary>
    public IReadOnlyList<AgendaSlot> SlotsOn(DateOnly date, TimeZoneInfo zone) =>
        [.. InOrder.Select(slot =>
            new AgendaSlot(slot.Number, Instant(date, slot.Day, slot.Start, zone), Instant(date, slot.Day, slot.End, zone)))];

    public string RoomNames(IReadOnlyList<int> numbers) =>
        string.Join(", ", Rooms.Where(room => numbers.Contains(room.Number)).Select(room => room.Name));

    /// <summary>What a planner needs. Rules about what is no longer there fall away, but for pins: those are told.</summary>
    /// <param name="topics">Those that stand.</param>
    public AgendaInput Input(IReadOnlyList<Topic> topics, DateOnly date, TimeZoneInfo zone, IReadOnlyList<Wish> wishes) => new()
    {
        Topics = [.. topics.Select(Of)],
        Slots = SlotsOn(date, zone),
        Rooms = [.. Rooms.Select(room => room with { Has = [.. room.Has.Select(Equipment.Canonical)] })],
        Wishes = wishes,
        Away = [.. Of(AgendaRuleKind.Away).SelectMany(rule => Times(rule).Select(slot => new Away(rule.Host!, slot))).Distinct()],
        Closed = [.. Of(AgendaRuleKind.Closed)
            .SelectMany(rule => rule.Rooms.Where(HasRoom).SelectMany(room => Times(rule).Select(slot => new Closed(room, slot))))
            .Concat(Programme.Taken(this)).Distinct()],
        Conflicts = [.. Of(AgendaRuleKind.Apart)
            .Where(rule => topics.Any(topic => topic.Number == rule.Topic) && topics.Any(topic => topic.Number == rule.Other))
            .Select(rule => new Conflict(rule.Topic!.Value, rule.Other!.Value))],
        Shares = [.. topics.Where(topic => topic.SharesWith > topic.Number && topic.PartnerIn(topics) is not null)
            .Select(topic => new Share(topic.Number, topic.SharesWith!.Value))],
    };

    /// <summary>Throws a sentence if a slot begins or ends at a time that the clocks skip that night.</summary>
    public void CheckClock(DateOnly date, TimeZoneInfo zone)
    {
        foreach (var (day, time) in Slots.SelectMany(slot => new[] { (slot.Day, slot.Start), (slot.Day, slot.End) })
            .Concat(Items.SelectMany(item => new[] { (item.Day, item.Start), (item.Day, item.End) })))
        {
            if (zone.IsInvalidTime(date.AddDays(day).ToDateTime(time))) throw AgendaRuleRefusal.NoSuchTime(time, date.AddDays(day));
        }
    }

    /// <param name="date">Of the first day.</param>
    public static DateTimeOffset Instant(DateOnly date, int day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = date.AddDays(day).ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    private AgendaTopic Of(Topic topic)
    {
        var pin = About(AgendaRuleKind.Pin, topic.Number);
        return new AgendaTopic(topic.Number, topic.Minutes)
        {
            Hosts = [.. topic.Hosts.Select(host => host.Key).Distinct()],
            Needs = [.. (About(AgendaRuleKind.Needs, topic.Number)?.Needs ?? []).Select(Equipment.Canonical)],
            MostRuns = About(AgendaRuleKind.Repeat, topic.Number)?.Runs ?? 1,
            PinnedSlot = pin?.Slots.Select(slot => (int?)slot).FirstOrDefault(),
            PinnedRoom = pin?.Rooms.Select(room => (int?)room).FirstOrDefault(),
            MustBePlaced = About(AgendaRuleKind.Must, topic.Number) is not null,
        };
    }

    private IEnumerable<AgendaRule> Of(AgendaRuleKind kind) => Rules.Where(rule => rule.Kind == kind);

    private AgendaRule? About(AgendaRuleKind kind, int topic) => Rules.LastOrDefault(rule => rule.Kind == kind && rule.Topic == topic);

    private bool HasRoom(int number) => Rooms.Any(room => room.Number == number);

    /// <summary>The slots a rule is about; all of them if it names none.</summary>
    private IEnumerable<int> Times(AgendaRule rule) =>
        Slots.Select(slot => slot.Number).Where(slot => rule.Slots.Count == 0 || rule.Slots.Contains(slot));

    /// <summary>Throws a sentence if times or rooms make no sense.</summary>
    private static AgendaTerms Checked(AgendaTerms terms)
    {
        if (terms.Slots.Count > AgendaInput.MostSlots) throw AgendaRefusal.TooManySlots();
        if (terms.Rooms.Count > AgendaInput.MostRooms) throw AgendaRefusal.TooManyRooms();
        var slots = terms.InOrder.Select(slot => new AgendaSlot(slot.Number, Any(slot.Day, slot.Start), Any(slot.Day, slot.End))).ToArray();
        foreach (var slot in slots)
        {
            if (slot.End <= slot.Start) throw AgendaRefusal.EndsBeforeItStarts(slot);
        }

        for (var i = 1; i < slots.Length; i++)
        {
            if (slots[i].Start < slots[i - 1].End) throw AgendaRefusal.Overlap(slots[i - 1], slots[i]);
        }

        foreach (var (name, count) in terms.Rooms.CountBy(room => room.Name, StringComparer.OrdinalIgnoreCase))
        {
            if (count > 1) throw AgendaRefusal.SameName(name);
        }

        Programme.Check(terms);
        return terms with { Revision = terms.Revision + 1 };

        static DateTimeOffset Any(int day, TimeOnly time) =>
            new(DateOnly.MinValue.AddYears(2000).AddDays(day).ToDateTime(time), TimeSpan.Zero);
    }
}

/// <summary>A time of day in which sessions run side by side.</summary>
internal sealed record SlotTime(int Number, TimeOnly Start, TimeOnly End)
{
    /// <summary>0 for the first, if it goes over several.</summary>
    public int Day { get; init; }
}

/// <summary>One rule by kind and what it is about. What it is not about is null or empty.</summary>
internal sealed record AgendaRule(AgendaRuleKind Kind)
{
    public int? Topic { get; init; }

    public int? Other { get; init; }

    /// <summary>Numbers. For <see cref="AgendaRuleKind.Away"/> and <see cref="AgendaRuleKind.Closed"/> none means all.</summary>
    public IReadOnlyList<int> Slots { get; init; } = [];

    public IReadOnlyList<int> Rooms { get; init; } = [];

    public IReadOnlyList<string> Needs { get; init; } = [];

    public int? Runs { get; init; }

    /// <summary>A host's pseudonym.</summary>
    public string? Host { get; init; }

    /// <summary>True if this rule can't stand beside the other: the later one counts.</summary>
    public bool IsAbout(AgendaRule other) => Kind == other.Kind && (Kind switch
    {
        AgendaRuleKind.Away => Host == other.Host,
        AgendaRuleKind.Closed => Rooms.SequenceEqual(other.Rooms),
        AgendaRuleKind.Apart => Topic == other.Topic && Other == other.Other,
        _ => Topic == other.Topic,
    });

    public bool Equals(AgendaRule? other) =>
        other is not null && Kind == other.Kind && Topic == other.Topic && Other == other.Other && Runs == other.Runs && Host == other.Host
        && Slots.SequenceEqual(other.Slots) && Rooms.SequenceEqual(other.Rooms) && Needs.SequenceEqual(other.Needs);

    public override int GetHashCode() => HashCode.Combine(Kind, Topic, Other, Runs, Host, Slots.Count, Rooms.Count, Needs.Count);
}

internal enum AgendaRuleKind
{
    /// <summary>This topic is in this slot, in this room, or both.</summary>
    Pin,

    /// <summary>This host can't be there.</summary>
    Away,

    /// <summary>This room can't be used.</summary>
    Closed,

    /// <summary>These two topics are not at the same time.</summary>
    Apart,

    /// <summary>This topic may run this many times.</summary>
    Repeat,

    /// <summary>This topic's room must have this.</summary>
    Needs,

    /// <summary>There is no agenda without this topic.</summary>
    Must,
}
