using OtgBot.Storage;
using OtgBot.Storage.Sealing;

namespace OtgBot.Turns.Privacy;

/// <summary>Which pseudonym key the store was begun with (<see cref="Pseudonyms.Mark"/>).</summary>
internal sealed record KeyMark(string Mark)
{
    /// <summary>
    /// False if it was begun by a version that put rows of persons under their plain pseudonym: some may lie there still.
    /// </summary>
    public bool IsSealed { get; init; }

    private static readonly Key Row = new("host", "pseudonym-key");

    /// <summary>Nothing is left of an earlier version.</summary>
    public static async Task AllIsSealed(IStore store, CancellationToken cancel) =>
        await store.Change(Row, TurnsJson.Default.KeyMark,
            old => old is null or { IsSealed: true } ? old : old with { IsSealed = true }, cancel);

    /// <summary>
    /// With another key everyone would be a stranger: <c>my data</c> empty, and <c>forget me</c> would say that all is gone while it stands
    /// there under the other pseudonym. So the host does not start.
    /// </summary>
    public static async Task Check(SealedStore store, Pseudonyms pseudonyms, CancellationToken cancel)
    {
        if (await store.Insert(Row, new KeyMark(pseudonyms.Mark) { IsSealed = true }, TurnsJson.Default.KeyMark, cancel)) return;
        var kept = await store.Get(Row, TurnsJson.Default.KeyMark, cancel);
        if (kept is not null && kept.Value.Mark != pseudonyms.Mark)
            throw new InvalidOperationException(
                "The pseudonym key is not the one this store was begun with, so nobody's data would be found again. Restore the key (Participation:PseudonymKey, or the file that Participation:PseudonymKeyFile names) from its backup. If it is lost for good, begin with an empty store.");
        store.HasOldRows = kept?.Value.IsSealed == false;
    }

    /// <summary>Before anything else starts: jobs would stumble over each row.</summary>
    internal sealed class CheckedAtStart(SealedStore store, Pseudonyms pseudonyms) : IHostedLifecycleService
    {
        public Task StartingAsync(CancellationToken cancel) => Check(store, pseudonyms, cancel);

        public Task StartAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancel) => Task.CompletedTask;
    }
}
