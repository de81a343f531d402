using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Turns.Privacy;

/// <summary>
/// What may be said of numbers that persons stand behind: from how many persons on (<see cref="K"/>), and with which noise.
/// </summary>
/// <remarks>
/// The noise is that of the cell-key method of official statistics (B. Fraser and J. Wooton, "A proposed method for confidentialising
/// tabular output to protect against differencing", Joint UNECE/Eurostat work session on statistical data confidentiality, Geneva, November
/// 2005; in: Monographs of Official Statistics, Luxembourg 2006, pages 299-302). It is described in the Handbook on Statistical Disclosure
/// Control, second edition, section 5.4, https://sdctools.github.io/HandbookSDC/05-frequency-tables.html:
/// each person has a secret number, the numbers of those behind a figure add up to its cell key, and the cell key decides the noise.
/// The same persons and the same question give the same noise, so asking again averages nothing out.
/// </remarks>
internal sealed class Disclosure(int k, byte[] key)
{
    public const int UsualK = 5, LeastK = 3, MostK = 10;

    private readonly byte[] records = HMACSHA256.HashData(key, "records"u8), noise = HMACSHA256.HashData(key, "noise"u8);

    /// <summary>Fewer persons than this are never counted out loud: 3 to 10, one number for the whole installation.</summary>
    public int K => k;

    /// <summary>
    /// How far noise spreads, in persons. One person more or less then changes what is shown with a chance of one in so many: who knows all
    /// others and sees the number guesses that person right half as often more, 1.7 percentage points at the usual k. A person can stand in
    /// two such numbers (took, did): in both it stays close to three.
    /// </summary>
    public int Spread => 6 * Math.Max(k, UsualK);

    /// <summary>
    /// A whole number from 0 up to <see cref="Spread"/>, the same for the same question: for what is asked of everybody at once.
    /// </summary>
    public int Noise(string question) => (int)(Uniform(question, 0) * Spread);

    /// <summary>The cell key of a set of persons, whatever their order.</summary>
    public ulong CellKey(IEnumerable<string> persons) => persons.Aggregate(0UL, (sum, person) => unchecked(sum + Number(records, person)));

    /// <summary>
    /// A number from 0 up to 1, the same for the same question about the same persons, and without the key as good as random.
    /// </summary>
    public double Uniform(string question, ulong cellKey) =>
        (Number(noise, string.Create(CultureInfo.InvariantCulture, $"{question}\n{cellKey}")) >> 11) * (1.0 / (1UL << 53));

    private static ulong Number(byte[] key, string text) =>
        BinaryPrimitives.ReadUInt64LittleEndian(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
}
