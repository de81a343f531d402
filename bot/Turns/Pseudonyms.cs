using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Turns;

/// <summary>
/// Makes the keyed pseudonym under which a person's participation is stored. The key is kept outside the store,
/// so that the store alone names nobody: an employer may not monitor how employees use their tools.
/// </summary>
internal sealed class Pseudonyms(byte[] key)
{
    private const int MostKnown = 20_000;

    private readonly ConcurrentDictionary<(string Channel, string Workspace, string Person), PersonKey> known = new();

    /// <summary>Tells one key from another without giving it away. No person has it: their names hold line breaks.</summary>
    public string Mark => Make("key").Value;

    /// <summary>The pseudonym of a person in a workspace: 22 characters, the first 16 bytes of an HMAC-SHA256.</summary>
    public PersonKey Of(Address address, Person person)
    {
        var who = (address.Channel, address.Workspace, person.Id);
        if (known.TryGetValue(who, out var made)) return made;
        made = Make(string.Concat(address.Channel, "\n", address.Workspace, "\n") + person.Id);
        if (known.Count >= MostKnown) known.Clear();
        return known[who] = made;
    }

    private PersonKey Make(string name)
    {
        Span<byte> mac = stackalloc byte[32];
        var bytes = Encoding.UTF8.GetMaxByteCount(name.Length) <= 512 ? stackalloc byte[512] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        HMACSHA256.HashData(key, bytes[..Encoding.UTF8.GetBytes(name, bytes)], mac);
        return new PersonKey(Base64Url.EncodeToString(mac[..16]));
    }
}

/// <summary>A person, as the store knows them.</summary>
internal readonly record struct PersonKey(string Value)
{
    /// <summary>The partition that holds what belongs to this person alone. Forgetting someone empties it.</summary>
    public string Partition => string.Concat("p|", Value);

    public override string ToString() => Value;
}
