using System.Runtime.CompilerServices;
using OtgBot.Features.Participation.Domain;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>
/// Facts lie at <c>fact|week|pseudonym</c> and folded weeks at <c>week|2026-W48</c>, both in the community's partition. A view reads the
/// folded weeks of 13 months and the few facts since: its cost grows with weeks, not with facts.
/// </summary>
internal sealed class ParticipationStore(IStore store, TimeProvider clock)
{
    /// <summary>A week is folded once it is over for good: no fact that was on its way, and no host whose clock is a little behind, comes later.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>The week that still runs, by UTC as <see cref="ParticipationRecord"/> counts: on Monday night in Norway up to two hours still belong to the week before.</summary>
    public IsoWeek RunningWeek => IsoWeek.Of(clock.GetUtcNow() - Margin);

    /// <summary>The oldest week of which it is known who took part.</summary>
    public IsoWeek OldestKept => RunningWeek.Plus(-FoldedWeek.WeeksKept);

    /// <summary>The folded weeks that are kept with persons, the oldest first. Folds those that are over and not folded yet.</summary>
    public async Task<IReadOnlyList<FoldedWeek>> Weeks(string partition, CancellationToken cancel)
    {
        var folded = new List<FoldedWeek>();
        await foreach (var week in Folded(partition, OldestKept, RunningWeek, cancel))
        {
            folded.Add(week.Value.IsFresh ? await Confirm(partition, folded.LastOrDefault(), week.Value, cancel) : week.Value);
        }

        var unfolded = folded.Count == 0 ? OldestKept : IsoWeek.Of(folded[^1].Monday).Plus(1);
        await foreach (var (week, facts) in Facts(partition, unfolded, RunningWeek, cancel))
        {
            var previous = folded.LastOrDefault();
            folded.Add(await Confirm(partition, previous, await Insert(partition, Fold(previous, week, facts) with { IsFresh = true }, cancel), cancel));
        }

        return folded;
    }

    /// <summary>Drops persons and facts older than 13 months.</summary>
    public async Task DropOld(string partition, CancellationToken cancel)
    {
        await foreach (var week in store.List(partition, "week|", Row("week", OldestKept), cancel)) await DropPersons(week.Key, cancel);
        await foreach (var fact in store.List(partition, "fact|", Row("fact", OldestKept), cancel))
        {
            await DropPersons(new Key(partition, Row("week", WeekOf(fact.Key.Row))), cancel);
            await store.Delete(fact.Key, null, cancel);
        }
    }

    /// <summary>The communities whose weeks the job folds: all that have facts.</summary>
    public async Task<IReadOnlyList<string>> FoldingPlaces(CancellationToken cancel)
    {
        var places = new List<string>();
        await foreach (var place in store.List(ParticipationRecord.Places, "", TurnsJson.Default.FactPlace, cancel)) places.Add(place.Value.Partition);
        return places;
    }

    public async Task RemoveFoldingPlace(string partition, CancellationToken cancel) =>
        await store.Delete(ParticipationRecord.PlaceOf(partition), null, cancel);

    /// <summary>A person's facts, week by week: one read for each week since the oldest that anybody has.</summary>
    public async IAsyncEnumerable<(IsoWeek Week, PersonWeek Facts)> Of(string partition, PersonKey person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var week in WeeksWithFacts(partition, cancel))
        {
            var found = await store.Get(ParticipationRecord.KeyOf(partition, week, person), TurnsJson.Default.PersonWeek, cancel);
            if (found is not null) yield return (week, found.Value);
        }
    }

    /// <summary>The folded weeks a person counts or waits in.</summary>
    public async IAsyncEnumerable<FoldedWeek> FoldedWith(string partition, PersonKey person, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var week in store.List(partition, "week|", ParticipationJson.Default.FoldedWeek, cancel))
        {
            if (week.Value.Counted.ContainsKey(person.Value) || week.Value.Waiting.ContainsKey(person.Value)) yield return week.Value;
        }
    }

    /// <summary>Deletes a person's facts, and puts <paramref name="nobody"/> in their place in the folded weeks.</summary>
    public async Task Erase(string partition, PersonKey person, string nobody, CancellationToken cancel)
    {
        await foreach (var week in WeeksWithFacts(partition, cancel))
        {
            await store.Delete(ParticipationRecord.KeyOf(partition, week, person), null, cancel);
        }

        await foreach (var week in FoldedWith(partition, person, cancel))
        {
            await store.Change(new Key(partition, Row("week", IsoWeek.Of(week.Monday))), ParticipationJson.Default.FoldedWeek,
                old => old?.WithInPlaceOf(person.Value, nobody), cancel);
        }
    }

    private static FoldedWeek Fold(FoldedWeek? previous, IsoWeek week, IReadOnlyDictionary<string, PersonWeek> facts) => FoldedWeek.Fold(
        previous,
        week.Monday,
        facts.ToDictionary(member => member.Key, member => member.Value.Facts.Aggregate(Figures.None, (all, fact) => all | Counting(fact))),
        facts.Values.SelectMany(member => member.Facts).Where(fact => fact.Kind == FactKind.Proposed).Select(fact => fact.About).Distinct().Count());

    private static Figures Counting(Fact fact) => Figures.TookPart | fact.Kind switch
    {
        FactKind.Taken => Figures.Answered | FiguresByPrinciple.Taken(fact.Principle),
        FactKind.Done => Figures.Answered | FiguresByPrinciple.Done(fact.Principle),
        FactKind.Declined => Figures.Answered,
        FactKind.Proposed => Figures.Proposed,
        FactKind.Voted => Figures.Voted,
        _ => Figures.None,
    };

    /// <summary>What another host folded first counts; it folded the same.</summary>
    private async Task<FoldedWeek> Insert(string partition, FoldedWeek week, CancellationToken cancel)
    {
        var key = new Key(partition, Row("week", IsoWeek.Of(week.Monday)));
        if (await store.Insert(key, week, ParticipationJson.Default.FoldedWeek, cancel)) return week;
        return (await store.Get(key, ParticipationJson.Default.FoldedWeek, cancel))?.Value ?? week;
    }

    /// <summary>
    /// Between the reading of the facts and the writing of the week somebody may have been forgotten, or the community erased; and who did
    /// that did not see the week yet. So what is written is looked at again, by the next one too where a host died meanwhile: a week
    /// stays fresh until it was. Whoever is neither in the facts nor in the week before by now is nobody.
    /// </summary>
    private async Task<FoldedWeek> Confirm(string partition, FoldedWeek? previous, FoldedWeek week, CancellationToken cancel)
    {
        if (!week.IsFresh) return week;
        var key = new Key(partition, Row("week", IsoWeek.Of(week.Monday)));
        if (await store.Get(Community.KeyOf(partition), cancel) is null)
        {
            await store.Delete(key, null, cancel);
            return week.WithoutPersons();
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var facts = Key.Of("fact", IsoWeek.Of(week.Monday).ToString()) + "|";
        await foreach (var fact in store.List(partition, facts, facts + Key.End, cancel)) known.Add(PersonOf(fact.Key));
        if (previous is not null && await store.Get(new Key(partition, Row("week", IsoWeek.Of(previous.Monday))), ParticipationJson.Default.FoldedWeek, cancel) is { } before)
            known.UnionWith(before.Value.Waiting.Keys);
        return await store.Change<FoldedWeek, FoldedWeek?>(key, ParticipationJson.Default.FoldedWeek, old => old?.Confirmed(known), cancel) ?? week.WithoutPersons();
    }

    private async Task DropPersons(Key week, CancellationToken cancel) =>
        await store.Change(week, ParticipationJson.Default.FoldedWeek, old => old?.WithoutPersons(), cancel);

    private async IAsyncEnumerable<Stored<FoldedWeek>> Folded(string partition, IsoWeek from, IsoWeek until, [EnumeratorCancellation] CancellationToken cancel)
    {
        var type = new DocumentType<FoldedWeek>(ParticipationJson.Default.FoldedWeek);
        await foreach (var week in store.List(partition, Row("week", from), Row("week", until), cancel))
        {
            yield return new Stored<FoldedWeek>(week.Key, type.Read(week), week.ETag);
        }
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

    private static string Row(string kind, IsoWeek week) => Key.Of(kind, week.ToString());
}
