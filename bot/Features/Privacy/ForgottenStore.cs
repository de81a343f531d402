using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Who asked to be forgotten, sealed, for as long as a second look is needed.</summary>
internal sealed class ForgottenStore(IStore store, Pseudonyms pseudonyms, TimeProvider clock)
{
    /// <summary>If they asked before, what was known then is not lost.</summary>
    public async Task Remember(PersonScope scope, Address from, CancellationToken cancel) =>
        await store.Change(Forgotten.KeyOf(pseudonyms, scope.Key), TurnsJson.Default.Forgotten,
            old => Forgotten.Seal(pseudonyms,
                new ForgottenPerson(from, scope.Person, [.. scope.Communities.Union(old?.Open(pseudonyms).Communities ?? [])]),
                clock.GetUtcNow()), cancel);

    /// <summary>Those who asked ten minutes ago. Each is known no more once it was erased again.</summary>
    public async Task EraseAgain(Func<PersonKey, ForgottenPerson, Task> erase, CancellationToken cancel)
    {
        await foreach (var row in store.List(Forgotten.Partition, "", TurnsJson.Default.Forgotten, cancel))
        {
            if (clock.GetUtcNow() - row.Value.At < Forgotten.Lasts) continue;
            var person = row.Value.Open(pseudonyms);
            await erase(pseudonyms.Of(person.From, person.Person), person);
            await store.Delete(row.Key, row.ETag, cancel);
        }
    }
}
