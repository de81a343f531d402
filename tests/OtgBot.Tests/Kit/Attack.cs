namespace OtgBot.Tests.Kit;

/// <summary>
/// What the tests of attacks on numbers share. A secret is whether one person did something; without any number it is guessed right in half
/// of the worlds. Chance is taken out where it can be: over all secret amounts, the share of right guesses of the best guesser is worked
/// out.
/// </summary>
internal static class Attack
{
    /// <summary>Small worlds, each of five to twelve people.</summary>
    public const int Worlds = 220;
}
