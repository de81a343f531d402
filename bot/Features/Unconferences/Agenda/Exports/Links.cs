using System.Security.Cryptography;
using System.Text;
using OtgBot.Storage;
using OtgBot.Turns;
using static OtgBot.Features.Unconferences.Agenda.AgendaJson;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// The secret addresses of an agenda: one for all, and one for each person who asks for their own. A token is 130 random bits, so who has
/// it was given it. Rows in the unconference's partition: <c>agenda|link</c>, <c>agenda|mine|pseudonym</c>, and <c>agenda|token|mark</c>,
/// which says whose it is: the token itself would open their calendar to whoever reads the keys of the store.
/// </summary>
internal sealed class Links(IStore store, PublicAddress address, NewId newId, Pseudonyms pseudonyms)
{
    /// <summary>False if nobody knows how browsers reach the bot.</summary>
    public bool ArePossible => address.Url is not null;

    /// <summary>The address for all, if a lead has made one.</summary>
    public async Task<string?> Public(string id, CancellationToken cancel) =>
        (await store.Get(PublicKey(id), Default.AgendaLink, cancel)) is { } link ? Url(id, link.Value.Token) : null;

    /// <summary>Names the address for all without telling it; empty if there is none.</summary>
    public async Task<string> Version(string id, CancellationToken cancel) =>
        await store.Get(PublicKey(id), Default.AgendaLink, cancel) is { } link ? pseudonyms.MarkOf("link", link.Value.Token)[..8] : "";

    /// <summary>The address for all, made if there is none.</summary>
    public async Task<string?> MakePublic(string id, CancellationToken cancel) =>
        Url(id, (await store.Change(PublicKey(id), Default.AgendaLink, old => old ?? new AgendaLink(newId()), cancel)).Token);

    /// <summary>A new address for all; the one before shows nothing any more.</summary>
    public async Task<string?> RenewPublic(string id, CancellationToken cancel) =>
        Url(id, (await store.Change(PublicKey(id), Default.AgendaLink, _ => new AgendaLink(newId()), cancel)).Token);

    /// <summary>Whether this is the address for all.</summary>
    public async Task<bool> IsPublic(string id, string token, CancellationToken cancel) =>
        id.Length is > 0 and <= 64 && await store.Get(PublicKey(id), Default.AgendaLink, cancel) is { } link
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(link.Value.Token), Encoding.UTF8.GetBytes(token));

    /// <summary>Somebody's own calendar, made if there is none. Null if there are no addresses.</summary>
    public async Task<string?> Mine(string id, PersonKey person, CancellationToken cancel)
    {
        if (!ArePossible) return null;
        var token = (await store.Change(MineKey(id, person), Default.AgendaLink, old => old ?? new AgendaLink(newId()), cancel)).Token;
        await store.Insert(TokenKey(id, token), new LinkOwner(person.Value), Default.LinkOwner, cancel);
        await store.Delete(OldTokenKey(id, token), null, cancel);
        return Url(id, token) + "/my.ics";
    }

    /// <summary>Somebody's token, if they have one.</summary>
    public async Task<string?> MyToken(string id, PersonKey person, CancellationToken cancel) =>
        (await store.Get(MineKey(id, person), Default.AgendaLink, cancel))?.Value.Token;

    /// <summary>Whose calendar this is, or null.</summary>
    public async Task<PersonKey?> OwnerOf(string id, string token, CancellationToken cancel) =>
        id.Length is > 0 and <= 64 && token.Length is > 0 and <= 64
            && (await store.Get(TokenKey(id, token), Default.LinkOwner, cancel)
                ?? await store.Get(OldTokenKey(id, token), Default.LinkOwner, cancel)) is { } owner
                    ? new PersonKey(owner.Value.Person)
                    : null;

    /// <summary>Takes somebody's own address away; if they asked for another, <see cref="Mine"/> makes it.</summary>
    public async Task Forget(string id, PersonKey person, CancellationToken cancel)
    {
        // The row that opens the calendar goes first: half done, the address is dead already.
        if (await MyToken(id, person, cancel) is not { } token) return;
        await store.Delete(TokenKey(id, token), null, cancel);
        await store.Delete(OldTokenKey(id, token), null, cancel);
        await store.Delete(MineKey(id, person), null, cancel);
    }

    /// <summary>What names the page of this address to a tab.</summary>
    public static string? TabOf(string url) => url.Split('/') is [.., var id, var token] ? $"{id}.{token}" : null;

    private string? Url(string id, string token) => address.Url is { } url ? $"{url}/agenda/{id}/{token}" : null;

    private static Key PublicKey(string id) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "link"));

    private static Key MineKey(string id, PersonKey person) =>
        new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "mine", person.Value));

    private Key TokenKey(string id, string token) =>
        new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "token", pseudonyms.MarkOf("calendar", token)));

    /// <summary>As it was written before; the next look at one's own day writes the other.</summary>
    private static Key OldTokenKey(string id, string token) => new(UnconferencesStore.PartitionOf(id), Key.Of("agenda", "token", token));
}

/// <summary>A secret part of an address.</summary>
internal sealed record AgendaLink(string Token);

/// <summary>Whose own calendar a token opens, or who agreed to be named, by pseudonym.</summary>
internal sealed record LinkOwner(string Person);
