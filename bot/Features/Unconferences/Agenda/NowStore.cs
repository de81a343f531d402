using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// Which cards follow the day, and when they change next: <c>agenda|now</c> in the unconference's partition, one card for each community.
/// </summary>
internal sealed class NowStore(IStore store, Alarms alarms)
{
    /// <summary>The kind of alarm that says which unconference's cards to look at.</summary>
    public const string Kind = "now";

    public async Task<IReadOnlyList<NowCard>> Cards(string id, CancellationToken cancel) =>
        (await store.Get(KeyOf(id), Default.NowCards, cancel))?.Value.Cards ?? [];

    /// <summary>The newest card of a community follows. Returns the one it takes over from, or null.</summary>
    public async Task<NowCard?> Add(string id, NowCard card, CancellationToken cancel)
    {
        NowCard? before = null;
        await store.Change(KeyOf(id), Default.NowCards, old =>
        {
            before = old?.Cards.FirstOrDefault(other => other.Community == card.Community && other.MessageId != card.MessageId);
            return new NowCards([.. (old?.Cards ?? []).Where(other => other.Community != card.Community), card]);
        }, cancel);
        return before;
    }

    public async Task Remove(string id, NowCard card, CancellationToken cancel) =>
        await store.Change<NowCards, NowCards?>(KeyOf(id), Default.NowCards,
            old => old is null ? null : new NowCards([.. old.Cards.Where(other => other.MessageId != card.MessageId)]), cancel);

    /// <summary>True for the one host that is to bring a card up to date.</summary>
    public async Task<bool> Take(string id, NowCard card, string shown, CancellationToken cancel)
    {
        var isOurs = false;
        await store.Change<NowCards, NowCards?>(KeyOf(id), Default.NowCards, old =>
        {
            isOurs = old?.Cards.Any(other => other.MessageId == card.MessageId && other.Shown == card.Shown) == true;
            return isOurs
                ? new NowCards([.. old!.Cards.Select(other => other.MessageId == card.MessageId ? other with { Shown = shown } : other)])
                : old;
        }, cancel);
        return isOurs;
    }

    public Task Wake(Unconference unconference, DateTimeOffset at) => alarms.SetOnce(Kind, unconference.Owner ?? "", unconference.Id, at);

    private static Key KeyOf(string id) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "now"));
}

internal sealed record NowCards(IReadOnlyList<NowCard> Cards);

/// <summary>A posted card that follows the day.</summary>
/// <param name="Community">The community's partition.</param>
/// <param name="MessageId">What to update it by.</param>
/// <param name="Shown">The <see cref="Domain.Agenda.Moment.Name"/> it shows.</param>
/// <param name="Day">The day there on which it was posted.</param>
internal sealed record NowCard(string Community, string MessageId, string Shown, DateOnly? Day = null);
