namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>What crowd scoring says no with.</summary>
internal static class CrowdRefusal
{
    public static UserError NotScores(string given, string example) => new(
        nb: $"Jeg forsto ikke «{given}». Skriv tema=poeng for alle du har fått, for eksempel «stem {example}».",
        nn: $"Eg forstod ikkje «{given}». Skriv tema=poeng for alle du har fått, til dømes «røyst {example}».",
        en: $"I didn’t understand “{given}”. Write topic=score for every topic you were given, for example “vote {example}”.");

    public static UserError NotInHand(int number, string example) => new(
        nb: $"Tema {number} er ikke blant dem du har fått. Skriv for eksempel «stem {example}».",
        nn: $"Tema {number} er ikkje blant dei du har fått. Skriv til dømes «røyst {example}».",
        en: $"Topic {number} is not one of yours. Write for example “vote {example}”.");

    public static UserError AllOfThem(IReadOnlyList<int> missing, string example) => new(
        nb: $"Tema {string.Join(", ", missing)} mangler poeng, så jeg har ikke lagret noe. Gi poeng til alle samtidig, for eksempel «stem {example}».",
        nn: $"Tema {string.Join(", ", missing)} manglar poeng, så eg har ikkje lagra noko. Gi poeng til alle samtidig, til dømes «røyst {example}».",
        en: $"{(missing.Count == 1 ? $"Topic {missing[0]} has" : $"Topics {string.Join(", ", missing)} have")} no score yet, so nothing has been saved. Score all of them at once, for example “vote {example}”.");

    public static UserError NothingToDeal() => new(
        nb: "Jeg har ingen temaer til deg akkurat nå. Skriv «stem» igjen når flere har gitt poeng eller foreslått temaer.",
        nn: "Eg har ingen tema til deg akkurat no. Skriv «røyst» igjen når fleire har gitt poeng eller føreslått tema.",
        en: "I have no topics for you right now. Write “vote” again later.");

    public static UserError DealtFirst() => new(
        nb: "Du må få temaer før du kan gi poeng. Skriv «stem», så kommer de.",
        nn: "Du må få tema før du kan gi poeng. Skriv «røyst», så kjem dei.",
        en: "You need topics before you can score. Write “vote”, and I’ll send you some.");
}
