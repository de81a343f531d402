using System.Text.RegularExpressions;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>
/// A language as people of a community use it: what they type and press, and the words by which one of the others gives itself away.
/// </summary>
/// <param name="Locale">Their platform's.</param>
/// <param name="Giveaways">Words of this language that are none of the other two, as far as the bot uses them.</param>
internal sealed partial record Tongue(string Locale, string Choose, string Propose, string ProposeButton, string Vote, string Join, string Organisation, string Now, string Mine, string Takeaway, string TellButton, string[] Giveaways)
{
    public static readonly Tongue Nb = new(
        "nb-NO", "språk bokmål", "foreslå", "Foreslå", "stem", "bli med", "organisasjon", "nå", "mitt program", "lærdom", "Fortell",
        ["ikke", "jeg", "hva", "hvem", "hvor", "hvordan", "noe", "noen", "dere", "temaer", "stemmer", "stemme", "stemte", "avstemning", "avstemningen", "foreslått", "foreslå", "foreslås", "fra", "nå", "hele", "ønsker", "forrige", "begynner", "bare", "lærdommer", "endret", "avsluttet", "stemmeseddelen"]);

    public static readonly Tongue Nn = new(
        "nn-NO", "språk nynorsk", "føreslå", "Føreslå", "røyst", "bli med", "organisasjon", "no", "programmet mitt", "lærdom", "Fortel",
        ["ikkje", "eg", "kva", "kven", "kvar", "korleis", "noko", "nokon", "dykk", "røyst", "røyster", "røyste", "røysta", "avrøysting", "avrøystinga", "føreslått", "føreslå", "frå", "heile", "ønske", "førre", "byrjar", "berre", "lærdomar", "endra", "avslutta", "røystesetelen"]);

    public static readonly Tongue En = new(
        "en-GB", "language english", "propose", "Propose", "vote", "join", "organisation", "now", "my agenda", "takeaway", "Share",
        ["the", "of", "you", "your", "and", "topic", "topics", "votes", "voting", "proposed", "write", "agenda", "see", "changed", "takeaways", "ended"]);

    private static readonly Tongue[] All = [Nb, Nn, En];

    /// <summary>The words in it that belong to another language than this one.</summary>
    public IReadOnlyList<string> Foreign(string text)
    {
        var words = Word().Matches(text).Select(match => match.Value.ToLowerInvariant()).ToHashSet();
        return [.. All.Where(other => other != this).SelectMany(other => other.Giveaways).Where(words.Contains)];
    }

    /// <summary>This in the language of the one who reads.</summary>
    public string Say(string nb, string nn, string en) => this == Nb ? nb : this == Nn ? nn : en;

    /// <summary>Outside of addresses, which have no language.</summary>
    [GeneratedRegex(@"(?<!\S)http\S+|\p{L}+")]
    private static partial Regex Word();
}
