using OtgBot.Features.Unconferences.Domain;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.UnconferencesJson;

namespace OtgBot.Features.Unconferences.Sharing;

/// <summary>
/// Where join codes lie, <c>join</c> / <c>code|K7QM4T2X</c>, and who tried some: <c>join-tries</c> in the person's own partition and in the
/// community's, so that a limit outlives a restart and is gone with the person.
/// </summary>
internal sealed class SharingStore(IStore store)
{
    public const string TriesRow = "join-tries";

    public async Task<JoinCode?> Code(string? code, CancellationToken cancel) =>
        code is null ? null : (await store.Get(UnconferencesStore.JoinCodeKey(code), Default.JoinCode, cancel))?.Value;

    /// <summary>Keeps a new code. False where chance made one that exists.</summary>
    public async Task<bool> Add(JoinCode code, CancellationToken cancel) => await store.Insert(UnconferencesStore.JoinCodeKey(code.Code), code, Default.JoinCode, cancel);

    /// <summary>Changes a code. Throws a sentence where there is none.</summary>
    public async Task<JoinCode> Change(string code, Func<JoinCode, JoinCode> change, CancellationToken cancel) =>
        await store.Change(UnconferencesStore.JoinCodeKey(code), Default.JoinCode, old => change(old ?? throw SharingRefusal.WrongCode()), cancel);

    /// <summary>Takes note of a try before it is made, so that many at once are no way around. Throws a sentence where there were too many.</summary>
    public async Task Try(PersonKey person, string community, DateTimeOffset now, CancellationToken cancel)
    {
        await Try(new Key(person.Partition, TriesRow), now, JoinTries.MostOfPerson, cancel);
        await Try(new Key(community, TriesRow), now, JoinTries.MostOfCommunity, cancel);
    }

    private async Task Try(Key key, DateTimeOffset now, int most, CancellationToken cancel) =>
        await store.Change(key, Default.JoinTries, old => (old ?? new JoinTries([])).With(now, most), cancel);
}
