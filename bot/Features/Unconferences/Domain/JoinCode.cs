using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>
/// What lets another community in. Eight characters that are not mistaken for one another: 40 bits, and few tries an hour.
/// </summary>
/// <param name="Unconference">Which it opens.</param>
/// <param name="IsSingle">True if one community may use it.</param>
internal sealed record JoinCode(string Code, string Unconference, DateTimeOffset ExpiresAt, bool IsSingle)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Without I, L, O and U, which are read as other characters or as words.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const int Length = 8;

    public bool IsClosed { get; init; }

    /// <summary>The partition of the community that used it first, if one may.</summary>
    public string? UsedBy { get; init; }

    public bool IsOpen(DateTimeOffset now) => !IsClosed && now < ExpiresAt && !(IsSingle && UsedBy is not null);

    /// <summary>In two halves, for reading aloud.</summary>
    public string Shown => $"{Code[..4]}-{Code[4..]}";

    /// <summary>A code as hard to guess as the id it is made from, which is used for nothing else.</summary>
    public static JoinCode Make(string id, string unconference, DateTimeOffset now, bool isSingle)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        var code = new char[Length];
        for (var at = 0; at < Length; at++) code[at] = Alphabet[hash[at] & 31];
        return new JoinCode(new string(code), unconference, now + Lasts, isSingle);
    }

    /// <summary>The code that somebody typed, however they wrote it; null if it can't be one.</summary>
    public static string? Read(string given)
    {
        var code = new StringBuilder(Length);
        foreach (var c in given.ToUpperInvariant())
        {
            if (c is ' ' or '-' or '–' or '.' or '«' or '»' or '“' or '”' or '"') continue;
            code.Append(c switch { 'O' => '0', 'I' or 'L' => '1', _ => c });
        }

        var read = code.ToString();
        return read.Length == Length && read.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? read : null;
    }

    /// <summary>The code once a community has used it. Throws a sentence if it may not; to use it again is fine.</summary>
    public JoinCode Use(string community, DateTimeOffset now)
    {
        if (IsClosed) throw SharingRefusal.CodeClosed();
        if (now >= ExpiresAt) throw SharingRefusal.CodeExpired();
        if (!IsSingle || UsedBy == community) return this;
        return UsedBy is null ? this with { UsedBy = community } : throw SharingRefusal.CodeUsed();
    }
}

/// <summary>When somebody, or anybody of a community, tried a code lately: so that guessing takes longer than a code lasts.</summary>
internal sealed record JoinTries(IReadOnlyList<DateTimeOffset> At)
{
    public const int MostOfPerson = 5;
    public const int MostOfCommunity = 15;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>False once all of them are too long ago to count.</summary>
    public bool Limits(DateTimeOffset now) => At.Any(at => now - at < Window);

    /// <summary>One try more. Throws a sentence that says when to come back if there were too many.</summary>
    public JoinTries With(DateTimeOffset now, int most)
    {
        var recent = At.Where(at => now - at < Window && at <= now).ToList();
        if (recent.Count >= most) throw SharingRefusal.TooManyTries((int)Math.Ceiling((recent[^most] + Window - now).TotalMinutes));
        return new JoinTries([.. recent, now]);
    }
}
