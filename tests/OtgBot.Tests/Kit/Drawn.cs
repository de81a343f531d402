using System.Runtime.ExceptionServices;
using CsCheck;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Property tests that see the same inputs in every run. CsCheck's own <c>Sample</c> draws only the first from its seed, and all others by
/// chance: what it found in one run could not be found again in the next.
/// </summary>
internal static class Drawn
{
    private const string Seed = "0000KeRgrgO4";

    /// <summary>As many inputs, always the same.</summary>
    public static IEnumerable<T> Draw<T>(this Gen<T> gen, int count, string seed = Seed)
    {
        var chance = PCG.Parse(seed);
        for (var i = 0; i < count; i++) yield return gen.Generate(chance, null, out _);
    }

    /// <summary>Holds for each of them; a failure tells the input.</summary>
    public static void Always<T>(this Gen<T> gen, Action<T> holds, int iter = 100, string seed = Seed)
    {
        foreach (var input in gen.Draw(iter, seed))
        {
            try
            {
                holds(input);
            }
            catch (Exception fault)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"with {Check.Print(input)}");
                ExceptionDispatchInfo.Throw(fault);
            }
        }
    }

    public static void Always<T1, T2>(this Gen<(T1 First, T2 Second)> gen, Action<T1, T2> holds, int iter = 100, string seed = Seed) =>
        gen.Always(input => holds(input.First, input.Second), iter, seed);

    public static void Always<T1, T2, T3>(this Gen<(T1 First, T2 Second, T3 Third)> gen, Action<T1, T2, T3> holds, int iter = 100, string seed = Seed) =>
        gen.Always(input => holds(input.First, input.Second, input.Third), iter, seed);

    public static void Always<T1, T2, T3, T4>(this Gen<(T1 First, T2 Second, T3 Third, T4 Fourth)> gen, Action<T1, T2, T3, T4> holds, int iter = 100, string seed = Seed) =>
        gen.Always(input => holds(input.First, input.Second, input.Third, input.Fourth), iter, seed);
}
