using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Pairs;

/// <summary>What is said of short topics that share a place.</summary>
internal static class PairTexts
{
    public static readonly Text ShareHelp = new("La to korte temaer dele en plass", "La to korte tema dele ein plass", "Let two short topics share a place");
    public static readonly Text ShareExample = new("del plass 4 7", "del plass 4 7", "share place 4 7");
    public static readonly Text UnshareHelp = new("Ikke del plass likevel", "Ikkje del plass likevel", "Share no place after all");
    public static readonly Text UnshareExample = new("ikke del plass 4", "ikkje del plass 4", "do not share place 4");
    public static readonly Text Fact = new("Deler plass med", "Deler plass med", "Shares a place with");
    public static readonly Text Yes = new("Ja, del plassen", "Ja, del plassen", "Yes, share the place");
    public static readonly Text No = new("Nei, ikke del plassen", "Nei, ikkje del plassen", "No, do not share place");

    /// <summary>Said with a short topic that is new.</summary>
    public static string Hint(Language language, int topic) => language.Say(
        nb: $"Temaet er kort, så det kan dele plass med et annet på {Topic.Short} minutter. Verten kan skrive «del plass {topic}» og nummeret på det andre.",
        nn: $"Temaet er kort, så det kan dele plass med eit anna på {Topic.Short} minutt. Verten kan skrive «del plass {topic}» og nummeret på det andre.",
        en: $"The topic is short, so it can share a place with another of {Topic.Short} minutes. Its host can write “share place {topic}” and the other’s number.");

    public static string Asking(Language language, int theirs) => language.Say(
        nb: $"Jeg spør verten for tema {theirs} privat, én gang. Sier verten ja, deler dere plass.",
        nn: $"Eg spør verten for tema {theirs} privat, éin gong. Seier verten ja, deler de plass.",
        en: $"I will ask the host of topic {theirs} privately, once. If they say yes, you share a place.");

    /// <summary>The host has never written to the bot privately.</summary>
    public static string CanNotAsk(Language language, int mine, int theirs) => language.Say(
        nb: $"Jeg får ikke skrevet privat til verten for tema {theirs}. Be verten skrive «del plass {theirs} {mine}», så deler dere plass.",
        nn: $"Eg får ikkje skrive privat til verten for tema {theirs}. Be verten skrive «del plass {theirs} {mine}», så deler de plass.",
        en: $"I can’t write privately to the host of topic {theirs}. Ask them to write “share place {theirs} {mine}”, and you share a place.");

    public static string Already(Language language, int one, int other) => language.Say(
        nb: $"Tema {one} og {other} deler alt plass.",
        nn: $"Tema {one} og {other} deler alt plass.",
        en: $"Topics {one} and {other} already share a place.");

    public static string QuestionTitle(Language language, int theirs) => language.Say(
        nb: $"Vil tema {theirs} dele plass?",
        nn: $"Vil tema {theirs} dele plass?",
        en: $"Would topic {theirs} share a place?");

    public static string Question(Language language, Topic mine, Topic theirs) => language.Say(
        nb: $"Verten for {Within(language, mine)} spør om å dele rom og tid med {Within(language, theirs)}, som du er vert for. Begge er korte og får plass etter hverandre. Du bestemmer, og jeg spør bare denne ene gangen.",
        nn: $"Verten for {Within(language, mine)} spør om å dele rom og tid med {Within(language, theirs)}, som du er vert for. Begge er korte og får plass etter kvarandre. Du bestemmer, og eg spør berre denne eine gongen.",
        en: $"The host of {Within(language, mine)} asks to share room and time with {Within(language, theirs)}, which you host. Both are short and fit one after the other. It is up to you, and I only ask this once.");

    public static string ByWords(Language language, int mine, int theirs) => language.Say(
        nb: $"Du kan også skrive «del plass {theirs} {mine}» eller «ikke del plass {theirs} {mine}».",
        nn: $"Du kan òg skrive «del plass {theirs} {mine}» eller «ikkje del plass {theirs} {mine}».",
        en: $"You can also write “share place {theirs} {mine}” or “do not share place {theirs} {mine}”.");

    public static string Agreed(Language language, Topic one, Topic other) => language.Say(
        nb: $"{Name(language, one)} og {Within(language, other)} deler plass. De får samme rom og tid, etter hverandre.",
        nn: $"{Name(language, one)} og {Within(language, other)} deler plass. Dei får same rom og tid, etter kvarandre.",
        en: $"{Name(language, one)} and {Within(language, other)} share a place. They get the same room and time, one after the other.");

    public static string AgreedTitle(Language language, int one, int other) => language.Say(
        nb: $"Tema {one} og {other} deler plass",
        nn: $"Tema {one} og {other} deler plass",
        en: $"Topics {one} and {other} share a place");

    public static string ApartTitle(Language language, int yours) => language.Say(
        nb: $"Tema {yours} deler ikke plass",
        nn: $"Tema {yours} deler ikkje plass",
        en: $"Topic {yours} does not share a place");

    /// <summary>To the one who says no, or no longer.</summary>
    public static string Apart(Language language, int one, int other) => language.Say(
        nb: $"Tema {one} og {other} deler ikke plass.",
        nn: $"Tema {one} og {other} deler ikkje plass.",
        en: $"Topics {one} and {other} do not share a place.");

    /// <summary>To the host who hears of it.</summary>
    public static string ToldApart(Language language, Topic yours, Topic other) => language.Say(
        nb: $"{Name(language, yours)} deler ikke plass med {Within(language, other)}. Temaet ditt står for seg selv som før.",
        nn: $"{Name(language, yours)} deler ikkje plass med {Within(language, other)}. Temaet ditt står for seg sjølv som før.",
        en: $"{Name(language, yours)} does not share a place with {Within(language, other)}. Your topic stands by itself as before.");

    /// <summary>Of a session, where it is read.</summary>
    public static string SharesWith(Language language, int other) => language.Say(
        nb: $"Deler plassen med tema {other}.",
        nn: $"Deler plassen med tema {other}.",
        en: $"Shares the place with topic {other}.");

    /// <summary>Of a topic that waits, while the one it is paired with has a place.</summary>
    public static string MayJoin(Language language, int topic, int other, Domain.Agenda.Spot spot) => language.Say(
        nb: $"kan dele plassen til tema {other}: «plasser {topic} tid {spot.Slot.Number} rom {spot.Room.Number}»",
        nn: $"kan dele plassen til tema {other}: «plasser {topic} tid {spot.Slot.Number} rom {spot.Room.Number}»",
        en: $"can share the place of topic {other}: “place {topic} slot {spot.Slot.Number} room {spot.Room.Number}”");

    public static string Numbered(Language language, int number) => language.Say($"tema {number}", $"tema {number}", $"topic {number}");

    private static string Name(Language language, Topic topic) => AgendaRuleTexts.TopicName(language, topic.Number, [topic]);

    private static string Within(Language language, Topic topic) => AgendaRuleTexts.TopicWithin(language, topic.Number, [topic]);
}
