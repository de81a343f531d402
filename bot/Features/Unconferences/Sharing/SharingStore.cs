using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>
/// Where join codes lie, <c>join</c> / <c>code|mark</c>, and how often some were tried: <c>join-tries</c> in the community's partition, and
/// for each person a row in a partition of that name. It is named by a keyed mark and outlives that the person is forgotten, or five tries
/// would be as many as one likes; nothing in it says what was tried, and it goes once it limits nothing, within a day.
/// </summary>
internal sealed class SharingStore(IStore store, UnconferencesStore unconferences, Pseudonyms pseudonyms)
{
    public const string Tries = "join-tries";

    public async Task<JoinCode?> Code(string? code, CancellationToken cancel) =>
        code is null ? null : (await store.Get(await KeyOf(code, cancel), Default.JoinCode, cancel))?.Value;

    /// <summary>Keeps a new code. False if chance made one that exists.</summary>
    public async Task<bool> Add(JoinCode code, CancellationToken cancel) =>
        await store.Insert(unconferences.JoinCodeKey(code.Code), code, Default.JoinCode, cancel);

    /// <summary>Changes a code. Throws a sentence if there is none.</summary>
    public async Task<JoinCode> Change(string code, Func<JoinCode, JoinCode> change, CancellationToken cancel) =>
        await store.Change(await KeyOf(code, cancel), Default.JoinCode, old => change(old ?? throw SharingRefusal.WrongCode()), cancel);

    /// <summary>
    /// Takes note of a try before it is made, so that many at once are no way around. Throws a sentence if there were too many.
    /// </summary>
    public async Task Try(PersonKey person, string community, DateTimeOffset now, CancellationToken cancel)
    {
        await Try(TriesOf(person), now, JoinTries.MostOfPerson, cancel);
        await Try(new Key(community, Tries), now, JoinTries.MostOfCommunity, cancel);
    }

    /// <summary>Whether tries of somebody are counted just now.</summary>
    public async Task<JoinTries?> Counted(PersonKey person, CancellationToken cancel) =>
        (await store.Get(TriesOf(person), Default.JoinTries, cancel))?.Value;

    /// <summary>Deletes the counts that limit nothing any more.</summary>
    public async Task DropTries(DateTimeOffset now, CancellationToken cancel)
    {
        await foreach (var tries in store.List(Tries, "", Default.JoinTries, cancel))
        {
            if (!tries.Value.Limits(now)) await store.Delete(tries.Key, tries.ETag, cancel);
        }
    }

    public async Task DropTries(string community, DateTimeOffset now, CancellationToken cancel) =>
        await store.Change<JoinTries, JoinTries?>(new Key(community, Tries), Default.JoinTries,
            old => old?.Limits(now) == true ? old : null, cancel);

    private async Task<Key> KeyOf(string code, CancellationToken cancel)
    {
        var (key, earlier) = (unconferences.JoinCodeKey(code), UnconferencesStore.EarlierJoinCodeKey(code));
        return await store.Get(key, cancel) is null && await store.Get(earlier, cancel) is not null ? earlier : key;
    }

    private Key TriesOf(PersonKey person) => new(Tries, pseudonyms.MarkOf(Tries, person.Value));

    private async Task Try(Key key, DateTimeOffset now, int most, CancellationToken cancel) =>
        await store.Change(key, Default.JoinTries, old => (old ?? new JoinTries([])).With(now, most), cancel);
}
