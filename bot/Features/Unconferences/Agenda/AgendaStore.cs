using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// Where what belongs to an agenda lies, in the unconference's own partition: <c>agenda|terms</c> (slots, rooms, rules), <c>agenda|plan</c>
/// (made, not yet told), <c>agenda|published</c>, <c>agenda|claim</c> (somebody is making one), <c>agenda|named|pseudonym</c> (a host who agreed). <c>planning</c> is a partition of its own
/// with a row for each agenda being made.
/// </summary>
internal sealed class AgendaStore(IStore store)
{
    private const string Planning = "planning";

    /// <summary>What a lead said the agenda must fit; empty where nothing was said yet.</summary>
    public async Task<AgendaTerms> Terms(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "terms"), Default.AgendaTerms, cancel))?.Value ?? new AgendaTerms();

    public async Task<AgendaTerms> ChangeTerms(string id, Func<AgendaTerms, AgendaTerms> change, CancellationToken cancel) =>
        await store.Change(KeyOf(id, "terms"), Default.AgendaTerms, old => change(old ?? new AgendaTerms()), cancel);

    public async Task<PlannedAgenda?> Plan(string id, CancellationToken cancel) => (await store.Get(KeyOf(id, "plan"), Default.PlannedAgenda, cancel))?.Value;

    public async Task<PublishedAgenda?> Published(string id, CancellationToken cancel) => (await store.Get(KeyOf(id, "published"), Default.PublishedAgenda, cancel))?.Value;

    /// <summary>Tells a plan. Told twice, it is told once: new for the one who did.</summary>
    public async Task<(PublishedAgenda Agenda, bool IsNew)> Publish(Unconference unconference, PlannedAgenda plan, DateTimeOffset now, CancellationToken cancel)
    {
        var isNew = false;
        var agenda = await store.Change(KeyOf(unconference.Id, "published"), Default.PublishedAgenda, old =>
        {
            isNew = old?.Plan != plan.Id;
            if (isNew && (old?.Version ?? 0) != plan.Before) throw PlanRefusal.PlanIsOld();
            return isNew ? PublishedAgenda.After(old, plan, now) with { Zone = unconference.Zone } : old!;
        }, cancel);
        return (agenda, isNew);
    }

    /// <summary>Brings what is published in line with a changed unconference. Done twice, it is done once.</summary>
    public async Task Follow(Unconference unconference, DateTimeOffset now, CancellationToken cancel) =>
        await store.Change<PublishedAgenda, PublishedAgenda?>(KeyOf(unconference.Id, "published"), Default.PublishedAgenda, old => old?.Following(unconference, now), cancel);

    public async Task<PlanningClaim?> Claim(string id, CancellationToken cancel) => (await store.Get(KeyOf(id, "claim"), Default.PlanningClaim, cancel))?.Value;

    /// <summary>Takes the making of an agenda, unless somebody has it. The entry comes first: whatever is claimed is found.</summary>
    public async Task<bool> TryClaim(string id, PlanningClaim claim, DateTimeOffset now, CancellationToken cancel)
    {
        await store.Insert(new Key(Planning, id), new PlanningEntry(id), Default.PlanningEntry, cancel);
        var standing = await store.Change(KeyOf(id, "claim"), Default.PlanningClaim, old => old?.Holds(now) == true ? old : claim, cancel);
        return standing.Run == claim.Run;
    }

    /// <summary>Changes the claim of a run. Null where it is no longer that run's.</summary>
    public async Task<PlanningClaim?> ChangeClaim(string id, string run, Func<PlanningClaim, PlanningClaim> change, CancellationToken cancel)
    {
        var changed = await store.Change<PlanningClaim, PlanningClaim?>(KeyOf(id, "claim"), Default.PlanningClaim, old => old?.Run == run ? change(old) : old, cancel);
        return changed?.Run == run ? changed : null;
    }

    /// <summary>Keeps what a run made, where the run still has the claim. Both lie in one partition, so both are checked in one write.</summary>
    public async Task<bool> Keep(string id, string run, PlannedAgenda plan, CancellationToken cancel)
    {
        while (true)
        {
            var claim = await store.Get(KeyOf(id, "claim"), Default.PlanningClaim, cancel);
            if (claim is null || claim.Value.Run != run || claim.Value.IsCancelled) return false;
            var before = await store.Get(KeyOf(id, "plan"), Default.PlannedAgenda, cancel);
            if (await store.Write(UnconferencesStore.PartitionOf(id),
                [
                    Documents.Row(KeyOf(id, "plan"), before, plan, Default.PlannedAgenda),
                    Documents.Row(KeyOf(id, "claim"), claim, claim.Value, Default.PlanningClaim),
                ], cancel)) return true;
        }
    }

    /// <summary>Gives the making of an agenda back. True for the one who did. The entry goes first, while nobody else can have claimed it.</summary>
    public async Task<bool> Release(string id, string run, CancellationToken cancel)
    {
        var claim = await store.Get(KeyOf(id, "claim"), Default.PlanningClaim, cancel);
        if (claim is not null && claim.Value.Run != run) return false;
        await store.Write(Planning, [RowWrite.Delete(id)], cancel);
        return claim is not null && await store.Delete(claim.Key, claim.ETag, cancel);
    }

    /// <summary>The unconferences whose agenda is being made.</summary>
    public async Task<IReadOnlyList<string>> BeingPlanned(CancellationToken cancel)
    {
        var ids = new List<string>();
        await foreach (var entry in store.List(Planning, "", Default.PlanningEntry, cancel)) ids.Add(entry.Value.Id);
        return ids;
    }

    /// <summary>The hosts who agreed to be named outside the chat, by pseudonym.</summary>
    public async Task<IReadOnlySet<string>> Named(string id, CancellationToken cancel)
    {
        var named = new HashSet<string>();
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), "agenda|named|", Default.LinkOwner, cancel)) named.Add(row.Value.Person);
        return named;
    }

    public async Task<bool> IsNamed(string id, string person, CancellationToken cancel) => await store.Get(NamedKey(id, person), Default.LinkOwner, cancel) is not null;

    public async Task AgreeToName(string id, string person, CancellationToken cancel) => await store.Insert(NamedKey(id, person), new LinkOwner(person), Default.LinkOwner, cancel);

    public async Task ForgetName(string id, string person, CancellationToken cancel) => await store.Delete(NamedKey(id, person), null, cancel);

    /// <summary>Deletes who agreed to be named, who has a calendar of their own, and who is noted as away.</summary>
    public async Task DropPersons(string id, CancellationToken cancel)
    {
        foreach (var rows in new[] { "agenda|named|", "agenda|mine|", "agenda|token|" })
        {
            await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), rows, rows + Key.End, cancel)) await store.Delete(row.Key, null, cancel);
        }

        if ((await Terms(id, cancel)).Rules.Any(rule => rule.Host is not null)) await ChangeTerms(id, old => old.WithoutHosts(), cancel);
    }

    private static Key NamedKey(string id, string person) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "named", person));

    private static Key KeyOf(string id, string row) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", row));
}
