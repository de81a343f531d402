using System.Numerics;

namespace OtgBot.Planner;

/// <summary>Sets of people or topics as bits in words.</summary>
internal static class Bits
{
    public static int Words(int count) => Math.Max(1, (count + 63) / 64);

    public static void Add(this ulong[] set, int item) => set[item >> 6] |= 1UL << (item & 63);

    public static void Remove(this ulong[] set, int item) => set[item >> 6] &= ~(1UL << (item & 63));

    public static bool Has(this ulong[] set, int item) => (set[item >> 6] >> (item & 63) & 1) != 0;

    public static bool Has(this ulong mask, int item) => (mask >> item & 1) != 0;

    public static ulong All(int count) => count == 64 ? ulong.MaxValue : (1UL << count) - 1;

    /// <summary>The items of a small set, lowest first.</summary>
    public static IEnumerable<int> Items(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1) yield return BitOperations.TrailingZeroCount(mask);
    }
}
