using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What people call the three languages.</summary>
internal static class LanguageWords
{
    /// <summary>The language meant, or null.</summary>
    public static Language? Read(string words) => words.Trim().TrimEnd('.', '!', '?').ToUpperInvariant() switch
    {
        "NB" or "NO" or "BOKMÅL" or "BOKMAL" or "BOKMAAL" or "NORSK" or "NORSK BOKMÅL" or "NORWEGIAN" or "NB-NO" => Language.Nb,
        "NN" or "NYNORSK" or "NORSK NYNORSK" or "NN-NO" => Language.Nn,
        "EN" or "ENG" or "ENGLISH" or "ENGELSK" or "EN-GB" or "EN-US" => Language.En,
        _ => null,
    };
}
