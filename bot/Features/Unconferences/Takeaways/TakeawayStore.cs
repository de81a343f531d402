using System.Globalization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Takeaways;

/// <summary>Where takeaways lie: <c>takeaway|0001</c> … in the unconference's partition.</summary>
internal sealed class TakeawayStore(IStore store)
{
    /// <summary>Those that stand, by number.</summary>
    public async Task<IReadOnlyList<Takeaway>> Standing(string id, CancellationToken cancel) =>
        [.. (await All(id, cancel)).Where(takeaway => !takeaway.IsRemoved)];

    public async Task<IReadOnlyList<Takeaway>> All(string id, CancellationToken cancel)
    {
        var all = new List<Takeaway>();
        await foreach (var takeaway in store.List(UnconferencesStore.PartitionOf(id), "takeaway|", Default.Takeaway, cancel))
            all.Add(takeaway.Value);
        return all;
    }

    /// <summary>Gives it the next number; the insert is the claim, as with topics. The same form sent twice finds its own.</summary>
    public async Task<(Takeaway Takeaway, bool IsNew)> Add(string id, Takeaway draft, CancellationToken cancel)
    {
        var all = await All(id, cancel);
        if (all.FirstOrDefault(told => told.Nonce == draft.Nonce) is { } known) return (known, false);
        for (var next = all.Count + 1; next <= Takeaway.Most; next++)
        {
            var takeaway = draft with { Number = next };
            if (await store.Insert(KeyOf(id, next), takeaway, Default.Takeaway, cancel)) return (takeaway, true);
            if ((await store.Get(KeyOf(id, next), Default.Takeaway, cancel))?.Value is { } taken && taken.Nonce == draft.Nonce)
                return (taken, false);
        }

        throw TakeawayRefusal.TooMany();
    }

    public async Task<Takeaway> Change(string id, int number, Func<Takeaway, Takeaway> change, CancellationToken cancel) =>
        number is < 1 or > Takeaway.Most
        ? throw TakeawayRefusal.WhichTakeaway()
        : await store.Change(KeyOf(id, number), Default.Takeaway,
            old => change(old is { IsRemoved: false } ? old : throw TakeawayRefusal.WhichTakeaway()), cancel);

    /// <summary>What somebody told stays; that they told it goes.</summary>
    public async Task Erase(string id, PersonKey person, CancellationToken cancel)
    {
        foreach (var takeaway in (await All(id, cancel)).Where(takeaway => takeaway.By == person.Value))
            await store.Change(KeyOf(id, takeaway.Number), Default.Takeaway, old => old is null ? null : old with { By = null }, cancel);
    }

    /// <summary>The same for all of them.</summary>
    public async Task DropPersons(string id, CancellationToken cancel)
    {
        foreach (var takeaway in (await All(id, cancel)).Where(takeaway => takeaway.By is not null))
            await store.Change(KeyOf(id, takeaway.Number), Default.Takeaway, old => old is null ? null : old with { By = null }, cancel);
    }

    private static Key KeyOf(string id, int number) =>
        new(UnconferencesStore.PartitionOf(id), Key.Of("takeaway", number.ToString("D4", CultureInfo.InvariantCulture)));
}
