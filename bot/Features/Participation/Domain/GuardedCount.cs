namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// A number of persons as it may be shown: rounded down to a multiple of five, and below five only "fewer than 5". Zero is
/// not told from four. An employer may not monitor how employees use their tools
/// (https://www.datatilsynet.no/personvern-pa-ulike-omrader/personvern-pa-arbeidsplassen/overvaking-av-ansattes-bruk-av-elektronisk-utstyr/),
/// so no shown number, and no difference of two, may stand for one to four persons.
/// </summary>
/// <remarks>
/// Why differences are safe. Every number shown is the rounded size of a union of groups that each have five or more persons
/// (<see cref="FoldedWeek"/> lets smaller groups wait). Two shown numbers are alike, and then nothing says that anybody is in the
/// difference; or they are five or more apart, and then the difference may be nine persons as well as one. Numbers that <em>are</em> a
/// difference (new, back again, gone quiet) are never counted: they are worked out from shown numbers by <see cref="Surplus"/>, and so
/// tell nothing more. To show "took part", "new" and "back again" each by its own count would tell more than the three seem to.
/// </remarks>
internal readonly record struct GuardedCount(int AtLeast)
{
    /// <summary>The smallest group that is ever shown.</summary>
    public const int Smallest = 5;

    /// <summary>The guarded form of a number of persons.</summary>
    public static GuardedCount Of(int persons) => new(persons < Smallest ? 0 : persons - persons % Smallest);

    /// <summary>True for "fewer than 5".</summary>
    public bool IsSmall => AtLeast == 0;

    /// <summary>The most persons a union of groups can have that is shown like this. Such a union is empty or has five or more.</summary>
    public int AtMost => IsSmall ? 0 : AtLeast + Smallest - 1;

    /// <summary>How many more persons the whole certainly has than a part of it, told from the two shown numbers alone.</summary>
    public static GuardedCount Surplus(GuardedCount whole, GuardedCount part) => Of(whole.AtLeast - part.AtMost);
}
