using System.Globalization;
using System.Runtime.CompilerServices;
using OtgBot.Features.Participation.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>
/// Facts lie at <c>fact|week|pseudonym</c> and the numbers of four weeks at <c>numbers|2026-11-09</c> (their Monday), both in the
/// community's partition. A view reads the numbers of a year and the few facts since: its cost grows with weeks, not with facts.
/// </summary>
internal sealed class ParticipationStore(IStore store, Disclosure disclosure, TimeProvider clock)
{
    /// <summary>
    /// A week is over for good after this: no fact that was on its way, and no host whose clock is a little behind, comes later.
    /// </summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>
    /// The week that still runs, by UTC as <see cref="ParticipationRecord"/> counts: on Monday night in Norway up to two hours still belong
    /// to the week before.
    /// </summary>
    public IsoWeek RunningWeek => IsoWeek.Of(clock.GetUtcNow() - Margin);

    /// <summary>The four weeks that still run.</summary>
    public FourWeeks Running => FourWeeks.Of(RunningWeek.Monday);

    /// <summary>The oldest week of which facts are kept.</summary>
    public IsoWeek OldestKept => RunningWeek.Plus(-Retention.WeeksKept);

    /// <summary>What may be shown of a community's numbers that are made of the weeks from this Monday on.</summary>
    public Guard GuardOf(string partition, DateOnly monday) =>
        new(disclosure.K, name => disclosure.Noise($"numbers {partition} {Day(monday)} {name}"));

    /// <summary>The numbers of the last year, the oldest first. Makes those of the weeks that are over and have none yet.</summary>
    public async Task<IReadOnlyList<Published>> Numbers(string partition, CancellationToken cancel)
    {
        var (oldest, numbers) = (Running.Plus(-52 / FourWeeks.Weeks), new List<Published>());
        await foreach (var row in store.List(partition, RowOf(oldest.Monday), RowOf(Running.Monday), cancel)) numbers.Add(Type.Read(row));
        var unmade = numbers.Count == 0 ? oldest.Monday : FourWeeks.Of(numbers[^1].Monday).Plus(1).Monday;
        var weeks = new List<(IsoWeek Week, IReadOnlyDictionary<string, PersonWeek> Facts)>();
        await foreach (var week in Facts(partition, IsoWeek.Of(unmade), IsoWeek.Of(Running.Monday), cancel)) weeks.Add(week);
        foreach (var four in weeks.GroupBy(week => FourWeeks.Of(week.Week.Monday).Monday).OrderBy(four => four.Key))
        {
            numbers.Add(await Insert(partition, Make(partition, four.Key, [.. four.SelectMany(week => week.Facts)]), cancel));
        }

        return numbers;
    }

    /// <summary>Drops facts older than 13 months, and what an earlier version kept of who stood behind a week's numbers.</summary>
    public async Task DropOld(string partition, CancellationToken cancel)
    {
        await foreach (var fact in store.List(partition, "fact|", Row("fact", OldestKept), cancel))
            await store.Delete(fact.Key, null, cancel);
        await DropFoldedWeeks(partition, cancel);
    }

    /// <summary>The communities whose numbers the job makes: all that have facts.</summary>
    public async Task<IReadOnlyList<string>> FoldingPlaces(CancellationToken cancel)
    {
        var places = new List<string>();
        await foreach (var place in store.List(ParticipationRecord.Places, "", TurnsJson.Default.FactPlace, cancel))
            places.Add(place.Value.Partition);
        return places;
    }

    public async Task RemoveFoldingPlace(string partition, CancellationToken cancel) =>
        await store.Delete(ParticipationRecord.PlaceOf(partition), null, cancel);

    /// <summary>A person's facts, week by week: one read for each week since the oldest that anybody has.</summary>
    public async IAsyncEnumerable<(IsoWeek Week, PersonWeek Facts)> Of(string partition, PersonKey person,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var week in WeeksWithFacts(partition, cancel))
        {
            var found = await store.Get(ParticipationRecord.KeyOf(partition, week, person), TurnsJson.Default.PersonWeek, cancel);
            if (found is not null) yield return (week, found.Value);
        }
    }

    /// <summary>Deletes a person's facts. Numbers that were made name nobody and stay.</summary>
    public async Task Erase(string partition, PersonKey person, CancellationToken cancel)
    {
        await foreach (var week in WeeksWithFacts(partition, cancel))
        {
            await store.Delete(ParticipationRecord.KeyOf(partition, week, person), null, cancel);
        }

        await DropFoldedWeeks(partition, cancel);
    }

    private async Task DropFoldedWeeks(string partition, CancellationToken cancel)
    {
        await foreach (var week in store.List(partition, "week|", "week|" + Key.End, cancel)) await store.Delete(week.Key, null, cancel);
    }

    private Published Make(string partition, DateOnly monday, IReadOnlyCollection<KeyValuePair<string, PersonWeek>> weeks) => Published.Of(
        monday,
        [.. weeks.Select(week => new PersonsWeek(week.Key, week.Value.Facts.Aggregate(Figures.None, (all, fact) => all | Counting(fact))))],
        weeks.SelectMany(week => week.Value.Facts).Where(fact => fact.Kind == FactKind.Proposed).Select(fact => fact.About)
            .Distinct().Count(),
        GuardOf(partition, monday));

    private static Figures Counting(Fact fact) => fact.Kind switch
    {
        FactKind.Taken => Figures.Taken | FiguresByPrinciple.Taken(fact.Principle),
        FactKind.Done => Figures.Done | FiguresByPrinciple.Done(fact.Principle),
        FactKind.Proposed => Figures.Proposed,
        FactKind.Voted => Figures.Voted,
        _ => Figures.None,
    };

    /// <summary>What another host made first counts, even if somebody was forgotten in between.</summary>
    private async Task<Published> Insert(string partition, Published numbers, CancellationToken cancel)
    {
        var key = new Key(partition, RowOf(numbers.Monday));
        var isMade = await store.Insert(key, numbers, ParticipationJson.Default.Published, cancel);

        // The community may have been erased between the reading of the facts and this: who erased it did not see the row.
        if (isMade && await store.Get(Community.KeyOf(partition), cancel) is null) await store.Delete(key, null, cancel);
        return isMade ? numbers : (await store.Get(key, ParticipationJson.Default.Published, cancel))?.Value ?? numbers;
    }

    /// <summary>All facts of the weeks from one until before another, a week at a time.</summary>
    private async IAsyncEnumerable<(IsoWeek Week, IReadOnlyDictionary<string, PersonWeek> Facts)> Facts(
        string partition, IsoWeek from, IsoWeek until, [EnumeratorCancellation] CancellationToken cancel)
    {
        var type = new DocumentType<PersonWeek>(TurnsJson.Default.PersonWeek);
        IsoWeek? current = null;
        var facts = new Dictionary<string, PersonWeek>();
        await foreach (var found in store.List(partition, Row("fact", from), Row("fact", until), cancel))
        {
            var week = WeekOf(found.Key.Row);
            if (current is { } before && before != week)
            {
                yield return (before, facts);
                facts = [];
            }

            current = week;
            facts[PersonOf(found.Key)] = type.Read(found);
        }

        if (current is { } last) yield return (last, facts);
    }

    /// <summary>From the oldest week that has facts to the one that runs.</summary>
    private async IAsyncEnumerable<IsoWeek> WeeksWithFacts(string partition, [EnumeratorCancellation] CancellationToken cancel)
    {
        IsoWeek? oldest = null;
        await foreach (var fact in store.List(partition, "fact|", "fact|" + Key.End, cancel))
        {
            oldest = WeekOf(fact.Key.Row);
            break;
        }

        var now = IsoWeek.Of(clock.GetUtcNow());
        for (var week = oldest ?? now; week.Monday <= now.Monday; week = week.Plus(1)) yield return week;
    }

    private static string PersonOf(Key fact) => fact.Row[(fact.Row.LastIndexOf('|') + 1)..];

    private static IsoWeek WeekOf(string factRow) => IsoWeek.Parse(factRow.Split('|')[1]);

    private static readonly DocumentType<Published> Type = new(ParticipationJson.Default.Published);

    private static string RowOf(DateOnly monday) => Key.Of("numbers", Day(monday));

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string Row(string kind, IsoWeek week) => Key.Of(kind, week.ToString());
}
