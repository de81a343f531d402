namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// One whole week of a community, folded. A figure that fewer than five persons stand behind does not count in its own week: they
/// wait, and count in the first later week in which they are five together. So whatever is counted is counted in groups of five or more.
/// </summary>
internal sealed record FoldedWeek
{
    /// <summary>How long it is kept who stood behind the numbers: 13 months, in whole weeks.</summary>
    public const int WeeksKept = 57;

    public required DateOnly Monday { get; init; }

    /// <summary>Which figures each person counts in, by pseudonym.</summary>
    public IReadOnlyDictionary<string, Figures> Counted { get; init; } = Nobody;

    /// <summary>Which figures each person waits in.</summary>
    public IReadOnlyDictionary<string, Waiting> Waiting { get; init; } = NobodyWaits;

    /// <summary>Topics proposed this week. They are public with the names of their hosts, so only how many is kept.</summary>
    public int Topics { get; init; }

    /// <summary>The numbers of persons as they may be shown: all that is left when the week is too old for persons.</summary>
    public IReadOnlyDictionary<string, int> Numbers { get; init; } = new Dictionary<string, int>();

    /// <summary>True until somebody looked whether all who are in it may still be.</summary>
    public bool IsFresh { get; init; }

    private static readonly Dictionary<string, Figures> Nobody = [];
    private static readonly Dictionary<string, Waiting> NobodyWaits = [];

    /// <summary>Folds one week. The same input gives the same week, on any host.</summary>
    /// <param name="previous">The folded week before it, however long ago, or null for the first.</param>
    /// <param name="monday">The week's first day.</param>
    /// <param name="members">What each person did in it, by pseudonym.</param>
    /// <param name="topics">How many topics were proposed.</param>
    public static FoldedWeek Fold(FoldedWeek? previous, DateOnly monday, IReadOnlyDictionary<string, Figures> members, int topics)
    {
        var forgotten = monday.AddDays(-7 * WeeksKept);
        var gathered = members.ToDictionary(member => member.Key, member => new Waiting(member.Value, monday));
        foreach (var (person, waiting) in previous?.Waiting ?? NobodyWaits)
        {
            if (waiting.Since <= forgotten) continue;
            gathered[person] = gathered.TryGetValue(person, out var own) ? own with { In = own.In | waiting.In } : waiting;
        }

        var enough = FiguresByPrinciple.All
            .Where(figure => gathered.Values.Count(member => member.In.HasFlag(figure)) >= GuardedCount.Smallest)
            .Aggregate(Figures.None, (all, figure) => all | figure);
        var counted = gathered.Where(member => (member.Value.In & enough) != Figures.None).ToDictionary(member => member.Key, member => member.Value.In & enough);
        return new FoldedWeek
        {
            Monday = monday,
            Counted = counted,
            Waiting = gathered
                .Where(member => (member.Value.In & ~enough) != Figures.None)
                .ToDictionary(member => member.Key, member => member.Value with { In = member.Value.In & ~enough }),
            Topics = topics,
            Numbers = FiguresByPrinciple.All
                .Where(figure => enough.HasFlag(figure))
                .ToDictionary(figure => figure.ToString(), figure => GuardedCount.Of(counted.Values.Count(figures => figures.HasFlag(figure))).AtLeast),
        };
    }

    /// <summary>
    /// The same week with another in the person's place, and itself where the person is not in it. The numbers stay: if they moved, a
    /// reader could tell what somebody did from the moment they asked to be forgotten.
    /// </summary>
    public FoldedWeek WithInPlaceOf(string person, string other) => Counted.ContainsKey(person) || Waiting.ContainsKey(person)
        ? this with { Counted = Renamed(Counted, person, other), Waiting = Renamed(Waiting, person, other) }
        : this;

    /// <summary>The same week, fresh no more: in the place of those who are not known there is nobody, with a name of this week's alone.</summary>
    public FoldedWeek Confirmed(IReadOnlySet<string> known) => !IsFresh ? this : Counted.Keys.Union(Waiting.Keys).Where(person => !known.Contains(person)).Order(StringComparer.Ordinal)
        .Select((person, index) => (Person: person, Nobody: string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Monday:yyyy-MM-dd}-{index}")))
        .Aggregate(this with { IsFresh = false }, (week, one) => week.WithInPlaceOf(one.Person, one.Nobody));

    /// <summary>The same week with numbers only; itself where nobody is left in it.</summary>
    public FoldedWeek WithoutPersons() => Counted.Count + Waiting.Count == 0 ? this : this with { Counted = Nobody, Waiting = NobodyWaits };

    private static Dictionary<string, TValue> Renamed<TValue>(IReadOnlyDictionary<string, TValue> members, string person, string other) =>
        members.ToDictionary(member => member.Key == person ? other : member.Key, member => member.Value);
}

/// <summary>A person's figures that wait for company, and since which week.</summary>
internal readonly record struct Waiting(Figures In, DateOnly Since);
