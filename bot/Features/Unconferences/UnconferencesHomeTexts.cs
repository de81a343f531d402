using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What a member's own page says of an unconference.</summary>
internal static class UnconferencesHomeTexts
{
    public static readonly Text VotingIsOpen = new("Avstemningen er åpen", "Avrøystinga er open", "Voting is open");

    public static readonly Text MyTopics = new("Mine temaer", "Temaa mine", "My topics");

    public static string NoTopics(Language language, bool canPropose) => canPropose
        ? language.Say(
            nb: "Du har ikke foreslått noe ennå. Hva kan du begynne med eller slutte å gjøre? Ta det opp med andre.",
            nn: "Du har ikkje føreslått noko enno. Kva kan du byrje med eller slutte å gjere? Ta det opp med andre.",
            en: "You have not proposed anything yet. What would you like to talk about with others?")
        : language.Say(
            nb: "Du har ikke noe eget tema denne gangen.",
            nn: "Du har ikkje noko eige tema denne gongen.",
            en: "You have no topic of your own this time.");
}
