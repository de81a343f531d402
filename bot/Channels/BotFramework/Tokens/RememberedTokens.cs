using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>
/// Tokens whose signature was found good. Bot Service sends one token with many activities, so checking the signature once
/// per token is the largest single saving of a turn. Kept by hash, so that no token lies in memory longer than its request.
/// </summary>
internal sealed class RememberedTokens
{
    public const int Most = 10_000;

    private readonly ConcurrentDictionary<TokenHash, Sender> senders = new();

    public Sender? Find(TokenHash hash, DateTimeOffset now)
    {
        if (!senders.TryGetValue(hash, out var sender)) return null;
        if (now < sender.Until) return sender;
        senders.TryRemove(hash, out _);
        return null;
    }

    public void Add(TokenHash hash, Sender sender, DateTimeOffset now)
    {
        if (senders.Count >= Most) MakeRoom(now);
        senders[hash] = sender;
    }

    private void MakeRoom(DateTimeOffset now)
    {
        foreach (var (hash, sender) in senders)
        {
            if (sender.Until <= now) senders.TryRemove(hash, out _);
        }

        // So many live tokens at once is not Bot Service. To forget costs one signature check each.
        if (senders.Count >= Most) senders.Clear();
    }
}

/// <summary>The SHA-256 of an Authorization header.</summary>
internal readonly record struct TokenHash(UInt128 High, UInt128 Low)
{
    public static TokenHash Of(string authorization)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(authorization.AsSpan()), hash);
        return new TokenHash(MemoryMarshal.Read<UInt128>(hash), MemoryMarshal.Read<UInt128>(hash[16..]));
    }
}
