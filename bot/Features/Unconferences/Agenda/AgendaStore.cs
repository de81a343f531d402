using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// Where what belongs to an agenda lies, in the unconference's own partition: <c>agenda|terms</c> (slots, rooms, rules).
/// </summary>
internal sealed class AgendaStore(IStore store)
{
    /// <summary>What a lead said the agenda must fit; empty where nothing was said yet.</summary>
    public async Task<AgendaTerms> Terms(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id, "terms"), Default.AgendaTerms, cancel))?.Value ?? new AgendaTerms();

    public async Task<AgendaTerms> ChangeTerms(string id, Func<AgendaTerms, AgendaTerms> change, CancellationToken cancel) =>
        await store.Change(KeyOf(id, "terms"), Default.AgendaTerms, old => change(old ?? new AgendaTerms()), cancel);

    private static Key KeyOf(string id, string row) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", row));
}
