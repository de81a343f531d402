namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// What may be shown of a true number. An employer may not monitor how employees use their tools
/// (https://www.datatilsynet.no/personvern-pa-ulike-omrader/personvern-pa-arbeidsplassen/overvaking-av-ansattes-bruk-av-elektronisk-utstyr/),
/// so no shown number, and no difference of two, may stand for one person or a few.
/// </summary>
/// <remarks>
/// Two rules. <b>Who stands behind it</b>: at least k persons, of whom none dominates. This is the threshold and the dominance rule of
/// statistical disclosure control (A. Hundepool et al., Statistical Disclosure Control, Wiley 2012, chapter 4; Handbook on SDC, ESSnet
/// 2010): persons are shown from k on. Deeds are shown from 4 k on; nobody counts more than once a week, so at most four times in a number,
/// and so at least k persons stand behind it and the largest has a share of at most 1/k. The shown number alone proves it: whether it is
/// shown depends on no count of heads that one person could tip. <b>Who knows all others</b>: from each number a secret amount is taken
/// away, so that one person more or less is seen with a chance of one in as many as that amount spreads. Each number is made once, from
/// facts that go into no other number of its kind; whatever else is shown is worked out of these.
/// </remarks>
/// <param name="K">The fewest persons that are ever counted.</param>
/// <param name="Noise">What is taken away, by the number's name.</param>
internal sealed record Guard(int K, Func<string, int> Noise)
{
    /// <summary>How often one person can count in a number of deeds.</summary>
    public const int MostOfOne = FourWeeks.Weeks;

    /// <summary>A number of persons.</summary>
    public int Persons(string name, int persons) => Shown(persons - Noise(name), K);

    /// <summary>A number of deeds, of which nobody has more than <see cref="MostOfOne"/>.</summary>
    public int Deeds(string name, int deeds) => Shown(deeds - Noise(name), MostOfOne * K);

    /// <summary>
    /// A number of persons that is a part of another: the same people's deeds are told twice, so it takes a larger group.
    /// </summary>
    public int Part(string name, int persons) => Shown(persons - Noise(name), MostOfOne * K);

    /// <summary>A number that everybody can count for themselves, as long as so many persons stand behind it.</summary>
    public int Known(int number, int persons) => persons < K ? 0 : Shown(number, K);

    /// <summary>At least this many persons did this many deeds in four weeks.</summary>
    public int PersonsBehind(int deeds) => Shown((deeds + MostOfOne - 1) / MostOfOne, K);

    /// <summary>A number of deeds that was made when fewer than k persons were asked for. Nothing is taken away twice.</summary>
    public int Still(int number, bool isPersons = false) => Shown(number, isPersons ? K : MostOfOne * K);

    private int Shown(int number, int fewest) => number < fewest ? 0 : number - (number % K);
}
