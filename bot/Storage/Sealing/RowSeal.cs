using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Storage.Sealing;

/// <summary>
/// The cipher behind <see cref="SealedStore"/>. Content is AES-256-GCM, bound to the key it lies under and padded, so that neither a swap
/// nor a length says anything. A pseudonym in a key becomes another one in each place, by AES as a tweakable cipher (XEX): the host finds
/// the way back, and for anybody else no two places have a name in common.
/// </summary>
/// <remarks>
/// The nonce is an HMAC of what is sealed (SP 800-38D asks only that none is used for two texts), so no counter and no chance must be kept:
/// the same content under the same key gives the same bytes, and says no more than that nothing changed.
/// </remarks>
internal sealed class RowSeal(byte[] key)
{
    private const byte Version = 1;
    private const int Nonce = 12, Tag = 16, Head = 1 + Nonce + Tag, Pseudonym = 16;

    /// <summary>
    /// What is sealed takes a multiple of this. One step holds all that most people answer or do in a week, and a ballot; it still fits
    /// into the cell of a page; a longer one takes a page of its own.
    /// </summary>
    private const int Step = 768;

    private readonly byte[] content = HMACSHA256.HashData(key, "rows"u8), nonces = HMACSHA256.HashData(key, "row nonces"u8);
    private readonly byte[] tweaks = HMACSHA256.HashData(key, "row places"u8), names = HMACSHA256.HashData(key, "row names"u8);

    /// <summary>True for what an earlier version wrote, or for a row that lies open: JSON begins with a brace.</summary>
    public static bool IsOpen(ReadOnlySpan<byte> stored) => stored is [(byte)'{', ..];

    public byte[] Seal(Key lies, ReadOnlySpan<byte> json)
    {
        var sealedRow = new byte[(json.Length + Head + Step - 1) / Step * Step];
        var padded = new byte[sealedRow.Length - Head];
        json.CopyTo(padded);
        padded.AsSpan(json.Length).Fill((byte)' ');
        var bound = Bound(lies);
        sealedRow[0] = Version;
        var nonce = sealedRow.AsSpan(1, Nonce);
        byte[] whole = [.. bound, 0, .. padded];
        HMACSHA256.HashData(nonces, whole).AsSpan(0, Nonce).CopyTo(nonce);
        using var cipher = new AesGcm(content, Tag);
        cipher.Encrypt(nonce, padded, sealedRow.AsSpan(Head), sealedRow.AsSpan(1 + Nonce, Tag), bound);
        return sealedRow;
    }

    /// <summary>What was sealed under this key. Throws if it was sealed with another key of the store, or for another row.</summary>
    public ReadOnlyMemory<byte> Open(Key lies, ReadOnlySpan<byte> sealedRow)
    {
        if (sealedRow.Length < Head || sealedRow[0] != Version)
            throw new StoreException("A stored row is sealed in a way that this OtgBot does not know. Run the newer OtgBot.");
        var opened = new byte[sealedRow.Length - Head];
        using var cipher = new AesGcm(content, Tag);
        try
        {
            cipher.Decrypt(sealedRow.Slice(1, Nonce), sealedRow[Head..], sealedRow.Slice(1 + Nonce, Tag), opened, Bound(lies));
        }
        catch (AuthenticationTagMismatchException broken)
        {
            throw new StoreException(
                "A stored row can't be opened: it was changed by another program, or sealed with another pseudonym key. Restore it from a backup.", broken);
        }

        return opened.AsMemory(0, opened.AsSpan().TrimEnd((byte)' ').Length);
    }

    /// <summary>The pseudonym's name in one place; itself if it is none.</summary>
    public string Hide(string place, string pseudonym) => Turn(place, pseudonym, isHiding: true);

    /// <summary>The way back.</summary>
    public string Show(string place, string hidden) => Turn(place, hidden, isHiding: false);

    private string Turn(string place, string name, bool isHiding)
    {
        Span<byte> block = stackalloc byte[Pseudonym];
        if (name.Length != Base64Url.GetEncodedLength(Pseudonym) || !Base64Url.TryDecodeFromChars(name, block, out var length)
            || length != Pseudonym) return name;
        Span<byte> tweak = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(tweaks, Encoding.UTF8.GetBytes(place), tweak);
        Mix(block, tweak);
        using var aes = Aes.Create();
        aes.Key = names;
        if (isHiding) aes.EncryptEcb(block, block, PaddingMode.None);
        else aes.DecryptEcb(block, block, PaddingMode.None);
        Mix(block, tweak);
        return Base64Url.EncodeToString(block);
    }

    private static void Mix(Span<byte> block, ReadOnlySpan<byte> tweak)
    {
        for (var i = 0; i < block.Length; i++) block[i] ^= tweak[i];
    }

    private static byte[] Bound(Key lies) => Encoding.UTF8.GetBytes($"{lies.Partition}\n{lies.Row}");
}
