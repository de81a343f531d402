namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// Chance that is the same on every host and each time, which string.GetHashCode is not: what is equal otherwise is put in an order of each
/// person's own.
/// </summary>
internal static class Scatter
{
    /// <summary>FNV-1a, with its bits mixed once more, since it leaves the last characters' in the low ones.</summary>
    public static uint Of(int number, string person)
    {
        var hash = unchecked((2_166_136_261 ^ (uint)number) * 16_777_619);
        foreach (var c in person) hash = unchecked((hash ^ c) * 16_777_619);
        hash = unchecked((hash ^ (hash >> 16)) * 0x85EB_CA6B);
        hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2_AE35);
        return hash ^ (hash >> 16);
    }
}
