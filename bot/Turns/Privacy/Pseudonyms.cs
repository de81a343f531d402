using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Turns.Privacy;

/// <summary>
/// Makes the keyed pseudonym under which a person's participation is stored. The key is kept outside the store,
/// so that the store alone names nobody: an employer may not monitor how employees use their tools.
/// </summary>
internal sealed class Pseudonyms(byte[] key)
{
    private const int MostKnown = 20_000, Block = 16;

    private readonly byte[] sealing = HMACSHA256.HashData(key, "seal"u8), binding = HMACSHA256.HashData(key, "bind"u8),
        marking = HMACSHA256.HashData(key, "mark"u8);

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

    /// <summary>
    /// What is sealed says nothing without the key, and the same is sealed the same: for a pseudonym that must stand beside a name, and
    /// would else show whose votes and answers lie under it. AES-256-CBC, its start vector an HMAC-SHA256 of the text, which also tells
    /// what was tampered with.
    /// </summary>
    public string Seal(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var start = HMACSHA256.HashData(binding, bytes).AsSpan(0, Block);
        using var aes = Aes.Create();
        aes.Key = sealing;
        return Base64Url.EncodeToString([.. start, .. aes.EncryptCbc(bytes, start)]);
    }

    /// <summary>What <see cref="Seal"/> was given. Throws <see cref="CryptographicException"/> if it was sealed with another key.</summary>
    public string Open(string sealedText)
    {
        var bytes = Base64Url.DecodeFromChars(sealedText);
        using var aes = Aes.Create();
        aes.Key = sealing;
        var opened = aes.DecryptCbc(bytes.AsSpan(Block), bytes.AsSpan(0, Block));
        return CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, Block), HMACSHA256.HashData(binding, opened).AsSpan(0, Block))
            ? Encoding.UTF8.GetString(opened)
            : throw new CryptographicException("It was sealed with another key.");
    }

    /// <summary>The same for what comes from outside: null if it was not sealed with this key.</summary>
    public string? TryOpen(string given)
    {
        try
        {
            return Open(given);
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>32 bytes for something else that must be closed: they tell nothing of the key or of one another.</summary>
    public byte[] SecretFor(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32, info: Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// Knows something again without saying what it was: 16 characters, keyed, since others may see what it is made of, such as a message's
    /// id. Another for each purpose, so that no two places hold the same.
    /// </summary>
    public string MarkOf(string purpose, string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(marking, Encoding.UTF8.GetBytes($"{purpose}\n{text}")).AsSpan(0, 12));

    private PersonKey Make(string name)
    {
        Span<byte> mac = stackalloc byte[32];
        var bytes = Encoding.UTF8.GetMaxByteCount(name.Length) <= 512
            ? stackalloc byte[512]
            : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
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
