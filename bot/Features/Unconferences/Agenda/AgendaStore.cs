using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// Where what belongs to an agenda lies, in the unconference's own partition: <c>agenda|terms</c> (slots, rooms, rules), <c>agenda|plan</c>
/// (made, not yet told), <c>agenda|published</c>, <c>agenda|claim</c> (somebody is making one), <c>agenda|named|pseudonym</c> (a host who
/// agreed). <c>planning</c> is a partition of its own with a row for each agenda being made.
/// </summary>
internal sealed class AgendaStore(IStore store)
{
    private const string Planning = "planning";

    private const int MaxTries = 100;

    /// <summary>See <see cref="IStore.IsOfOneProcess"/>: a claim that another process made is then one of the dead.</summary>
    public bool IsOfOneProcess => store.IsOfOneProcess;

    /// <summary>What a lead said the agenda must fit; empty if nothing was said yet.</summary>
    public async Task<AgendaTerms> Terms(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "terms"), Default.AgendaTerms, cancel))?.Value ?? new AgendaTerms();

    public async Task<AgendaTerms> ChangeTerms(string id, Func<AgendaTerms, AgendaTerms> change, CancellationToken cancel) =>
        await store.Change(KeyOf(id, "terms"), Default.AgendaTerms, old => change(old ?? new AgendaTerms()), cancel);

    public async Task<PlannedAgenda?> Plan(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "plan"), Default.PlannedAgenda, cancel))?.Value;

    public async Task<PublishedAgenda?> Published(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "published"), Default.PublishedAgenda, cancel))?.Value;

    /// <summary>Tells a plan. Told twice, it is told once: new for the one who did.</summary>
    /// <param name="with">Adds what no plan knows: the items of the day.</param>
    /// <param name="beside">What is written in the same go, by the agenda before and after.</param>
    public async Task<(PublishedAgenda Agenda, bool IsNew)> Publish(
        string id, PlannedAgenda plan, DateTimeOffset now, Func<PublishedAgenda, PublishedAgenda> with,
        Func<PublishedAgenda?, PublishedAgenda, IEnumerable<RowWrite>> beside,
        CancellationToken cancel)
    {
        var isNew = false;
        var (_, agenda) = await ChangePublished(id, old =>
        {
            isNew = old?.Plan != plan.Id;
            if (isNew && (old?.Version ?? 0) != plan.Before) throw PlanRefusal.PlanIsOld();
            return isNew ? with(PublishedAgenda.After(old, plan, now)) : old!;
        }, beside, cancel);
        return (agenda, isNew);
    }

    /// <summary>
    /// Changes what people have been told, as it is at that moment: if another was faster, <paramref name="change"/> looks again, and may
    /// throw a sentence. What is to be told of it is written in the same go.
    /// </summary>
    public async Task<(PublishedAgenda? Before, PublishedAgenda After)> ChangePublished(
        string id, Func<PublishedAgenda?, PublishedAgenda> change, Func<PublishedAgenda?, PublishedAgenda, IEnumerable<RowWrite>> beside,
        CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var read = await store.Get(KeyOf(id, "published"), Default.PublishedAgenda, cancel);
            var changed = change(read?.Value);
            if (ReferenceEquals(changed, read?.Value)) return (read!.Value, changed);
            RowWrite[] writes = [Documents.Row(KeyOf(id, "published"), read, changed, Default.PublishedAgenda),
                .. beside(read?.Value, changed)];
            if (await store.Write(UnconferencesStore.PartitionOf(id), writes, cancel)) return (read?.Value, changed);
        }

        throw new StoreException($"An agenda was changed by others {MaxTries} times while it was to be changed.");
    }

    /// <summary>Brings what is published in line with a changed unconference. Done twice, it is done once.</summary>
    public async Task Follow(Unconference unconference, DateTimeOffset now, CancellationToken cancel) =>
        await store.Change<PublishedAgenda, PublishedAgenda?>(KeyOf(unconference.Id, "published"), Default.PublishedAgenda,
            old => old?.Following(unconference, now), cancel);

    /// <summary>Changes slots or rooms, and with them the agenda that people know, in one go.</summary>
    /// <param name="follow">What becomes of that agenda; to return the same object leaves it.</param>
    public async Task<(AgendaTerms Terms, PublishedAgenda? Agenda)> ChangeTerms(
        string id, Func<AgendaTerms, AgendaTerms> change, Func<PublishedAgenda, AgendaTerms, PublishedAgenda> follow,
        CancellationToken cancel)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var terms = await store.Get(KeyOf(id, "terms"), Default.AgendaTerms, cancel);
            var agenda = await store.Get(KeyOf(id, "published"), Default.PublishedAgenda, cancel);
            var changed = change(terms?.Value ?? new AgendaTerms());
            var followed = agenda is null ? null : follow(agenda.Value, changed);
            var writes = new List<RowWrite>();
            if (!ReferenceEquals(changed, terms?.Value)) writes.Add(Documents.Row(KeyOf(id, "terms"), terms, changed, Default.AgendaTerms));
            if (!ReferenceEquals(followed, agenda?.Value))
                writes.Add(Documents.Row(KeyOf(id, "published"), agenda, followed!, Default.PublishedAgenda));
            if (writes.Count == 0 || await store.Write(UnconferencesStore.PartitionOf(id), writes, cancel)) return (changed, followed);
        }

        throw new StoreException($"What an agenda must fit was changed by others {MaxTries} times while it was to be changed.");
    }

    /// <summary>Changes the agenda that waits, if one waits.</summary>
    public async Task<PlannedAgenda?> ChangePlan(string id, Func<PlannedAgenda, PlannedAgenda> change, CancellationToken cancel) =>
        await store.Change<PlannedAgenda, PlannedAgenda?>(KeyOf(id, "plan"), Default.PlannedAgenda,
            old => old is null ? null : change(old), cancel);

    public async Task<PlanningClaim?> Claim(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "claim"), Default.PlanningClaim, cancel))?.Value;

    /// <summary>Takes the making of an agenda, unless somebody has it. The entry comes first: whatever is claimed is found.</summary>
    public async Task<bool> TryClaim(string id, PlanningClaim claim, DateTimeOffset now, CancellationToken cancel)
    {
        await store.Insert(new Key(Planning, id), new PlanningEntry(id), Default.PlanningEntry, cancel);
        var standing = await store.Change(KeyOf(id, "claim"), Default.PlanningClaim,
            old => old?.KeepsOthersOut(now, claim.Process) == true ? old : claim, cancel);
        return standing.Run == claim.Run;
    }

    /// <summary>Changes the claim of a run. Null if it is no longer that run's.</summary>
    public async Task<PlanningClaim?> ChangeClaim(string id, string run, Func<PlanningClaim, PlanningClaim> change,
        CancellationToken cancel)
    {
        var changed = await store.Change<PlanningClaim, PlanningClaim?>(KeyOf(id, "claim"), Default.PlanningClaim,
            old => old?.Run == run ? change(old) : old, cancel);
        return changed?.Run == run ? changed : null;
    }

    /// <summary>
    /// Keeps what a run made, if the run still has the claim. Both lie in one partition, so both are checked in one write.
    /// </summary>
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

    /// <summary>
    /// Gives the making of an agenda back. True for the one who did. The entry goes first, while nobody else can have claimed it.
    /// </summary>
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
        await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), "agenda|named|", Default.LinkOwner, cancel))
            named.Add(row.Value.Person);
        return named;
    }

    public async Task<bool> IsNamed(string id, string person, CancellationToken cancel) =>
        await store.Get(NamedKey(id, person), Default.LinkOwner, cancel) is not null;

    public async Task AgreeToName(string id, string person, CancellationToken cancel) =>
        await store.Insert(NamedKey(id, person), new LinkOwner(person), Default.LinkOwner, cancel);

    public async Task ForgetName(string id, string person, CancellationToken cancel) =>
        await store.Delete(NamedKey(id, person), null, cancel);

    /// <summary>Deletes who agreed to be named, who has a calendar of their own, and who is noted as away.</summary>
    public async Task DropPersons(string id, CancellationToken cancel)
    {
        foreach (var rows in new[] { "agenda|named|", "agenda|mine|", "agenda|token|" })
        {
            await foreach (var row in store.List(UnconferencesStore.PartitionOf(id), rows, rows + Key.End, cancel))
                await store.Delete(row.Key, null, cancel);
        }

        if ((await Terms(id, cancel)).Rules.Any(rule => rule.Host is not null)) await ChangeTerms(id, old => old.WithoutHosts(), cancel);
    }

    private static Key NamedKey(string id, string person) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "named", person));

    private static Key KeyOf(string id, string row) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", row));
}
