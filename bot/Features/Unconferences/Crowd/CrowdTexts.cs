using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Crowd;

/// <summary>What is said when topics are scored by the crowd instead of voted for.</summary>
internal static class CrowdTexts
{
    public static readonly Text WayLabel = new("Hvordan skal dere stemme?", "Korleis skal de røyste?", "How do you vote?");
    public static readonly Text Votes = new("Hver person fordeler stemmene sine", "Kvar person fordeler røystene sine", "Each person spends their votes");
    public static readonly Text Crowd = new("Hver person får tildelt fem temaer og gir dem 1–5 poeng", "Kvar person får tildelt fem tema og gir dei 1–5 poeng", "Everyone gets five topics and rates them from 1 to 5");
    public static readonly Text WayFact = new("Avstemning", "Avrøysting", "Voting");
    public static readonly Text Save = new("Lagre poengene", "Lagre poenga", "Save my scores");

    public static string HandTitle(Language language, string name) => language.Say(
        nb: $"Temaene dine: {name}",
        nn: $"Temaa dine: {name}",
        en: $"Your topics: {name}");

    public static string HandRule(Language language, int count) => language.Say(
        nb: $"Gi {(count == 1 ? "dette temaet" : $"disse {count} temaene")} fra 1 til 5 poeng. 5 betyr «dit vil jeg». Du kan endre poengene til avstemningen lukkes.",
        nn: $"Gi {(count == 1 ? "dette temaet" : $"desse {count} temaa")} frå 1 til 5 poeng. 5 betyr «dit vil eg». Du kan endre poenga til avrøystinga stengjer.",
        en: $"Give {(count == 1 ? "this topic" : $"these {count} topics")} 1 to 5 points. 5 means “I want to be there”. You can change them until voting closes.");

    public static string ShortHand(Language language) => language.Say(
        nb: "Jeg har færre enn fem temaer til deg akkurat nå. Skriv «stem» igjen senere, så kan det ha kommet flere.",
        nn: "Eg har færre enn fem tema til deg akkurat no. Skriv «røyst» igjen seinare, så kan det ha kome fleire.",
        en: "There are fewer than five topics for you just now. Write “vote” again later, and more may come.");

    public static string Now(Language language, bool isScored) => isScored
        ? language.Say("Poengene dine er lagret.", "Poenga dine er lagra.", "Your scores are saved.")
        : language.Say("Du har ikke gitt poeng ennå.", "Du har ikkje gitt poeng enno.", "You have not scored yet.");

    public static string ByText(Language language, string example) => language.Say(
        nb: $"Du kan også skrive «tema=poeng», for eksempel «stem {example}».",
        nn: $"Du kan òg skrive «tema=poeng», til dømes «røyst {example}».",
        en: $"You can also write topic=score, for example “vote {example}”.");

    public static string Score(Language language, int score) => score switch
    {
        1 => language.Say("1 – ikke for meg", "1 – ikkje for meg", "1 – not for me"),
        5 => language.Say("5 – dit vil jeg", "5 – dit vil eg", "5 – I want to be there"),
        _ => $"{score}",
    };

    public static string ScoreLine(Language language, int score) => language.Say(
        nb: $"{score} poeng",
        nn: $"{score} poeng",
        en: $"{score} {(score == 1 ? "point" : "points")}");

    public static readonly Text NotScored = new("ingen poeng ennå", "ingen poeng enno", "no score yet");

    public static string Saved(Language language, int count) => language.Say(
        nb: $"Takk, poengene dine til {(count == 1 ? "1 tema" : $"{count} temaer")} er lagret.",
        nn: $"Takk, poenga dine til {count} tema er lagra.",
        en: $"Thanks, your scores for {(count == 1 ? "1 topic" : $"{count} topics")} are saved.");

    /// <summary>How the points came about, so that nobody reads more into them than there is.</summary>
    public static string HowCounted(Language language, Tally tally)
    {
        var sums = tally.Scorers is not { } scorers || tally.Votes.All(topic => topic.Votes is null) ? "" : language.Say(
            nb: $"Summen av poengene avgjør plassen. Minst {scorers} personer har vurdert hvert av disse temaene.",
            nn: $"Summen av poenga avgjer plassen. Minst {scorers} personar har vurdert kvart av desse temaa.",
            en: $"The sum of the scores decides the place. At least {scorers} people scored each of these topics.");
        var banded = tally.Votes.All(topic => topic.Band is null) ? "" : language.Say(
            nb: "Der summen kunne røpe hva den enkelte ga, sier jeg bare omtrent hvor temaet ligger.",
            nn: "Der summen kunne røpe kva den enkelte gav, seier eg berre omtrent kvar temaet ligg.",
            en: "Where the sum could reveal what somebody gave, I only say roughly where the topic stands.");
        var few = tally.Votes.All(topic => topic.Votes is not null || topic.Band is not null) ? "" : language.Say(
            nb: $"Har færre enn {tally.Fewest} vurdert et tema, viser jeg ikke summen. Annenhver gang avgjør tilfeldigheter om det står øverst eller nederst, så ingen kan lese ut hva én person ga.",
            nn: $"Har færre enn {tally.Fewest} vurdert eit tema, viser eg ikkje summen. Annakvar gong avgjer slump om det står øvst eller nedst, så ingen kan lese ut kva éin person gav.",
            en: $"Where fewer than {tally.Fewest} scored a topic, I don’t show the sum. Every second time chance decides whether it is in the upper or lower half. So nobody can tell what one person gave.");
        return string.Join(' ', new[] { sums, banded, few }.Where(sentence => sentence.Length > 0));
    }

    /// <summary>Of a topic whose sum would tell what each person gave.</summary>
    public static string Average(Language language, Band band) => band switch
    {
        Band.Top => language.Say("nær høyest mulig snitt", "nær høgast mogleg snitt", "close to the highest average"),
        Band.UpperHalf => language.Say("3 poeng eller mer i snitt", "3 poeng eller meir i snitt", "3 points or more on average"),
        Band.LowerHalf => language.Say("under 3 poeng i snitt", "under 3 poeng i snitt", "below 3 points on average"),
        _ => language.Say("nær lavest mulig snitt", "nær lågast mogleg snitt", "close to the lowest average"),
    };

    /// <summary>Of a topic that too few scored to show the sum.</summary>
    public static string FewScores(Language language, int fewest, Side? side)
    {
        var few = language.Say(nb: $"vurdert av færre enn {fewest}", nn: $"vurdert av færre enn {fewest}", en: $"scored by fewer than {fewest}");
        return side switch
        {
            Side.Upper => language.Say(nb: $"trolig i øverste halvdel, {few}", nn: $"truleg i øvste halvdel, {few}", en: $"probably in the upper half, {few}"),
            Side.Lower => language.Say(nb: $"trolig i nederste halvdel, {few}", nn: $"truleg i nedste halvdel, {few}", en: $"probably in the lower half, {few}"),
            _ => few,
        };
    }

    public static string Tied(Language language, string ties) => language.Say(
        nb: $"Disse temaene har like mange poeng: {ties}.",
        nn: $"Desse temaa har like mange poeng: {ties}.",
        en: $"These topics have the same score: {ties}.");

    public static string PhaseHelp(Language language) => language.Say(
        nb: "Skriv «stem» for å få opptil fem temaer privat. Gi hvert av dem 1 til 5 poeng. Ingen ser tall før avstemningen lukkes.",
        nn: "Skriv «røyst» for å få opptil fem tema privat. Gi kvart av dei 1 til 5 poeng. Ingen ser tal før avrøystinga blir lukka.",
        en: "Write “vote” to get up to five topics privately. Give each of them 1 to 5 points. Nobody sees numbers before voting closes.");

    public static Text PersonalScores(string unconference, string scores) => new(
        $"{unconference}: du ga poeng (tema=poeng) {scores}.",
        $"{unconference}: du gav poeng (tema=poeng) {scores}.",
        $"{unconference}: you gave scores (topic=score) {scores}.");
}
