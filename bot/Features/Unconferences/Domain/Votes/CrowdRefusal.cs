namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>What crowd scoring says no with.</summary>
internal static class CrowdRefusal
{
    public static UserError NotScores(string given, string example) => new(
        nb: $"Jeg forsto ikke «{given}». Skriv tema=poeng for alle du har fått, for eksempel «stem {example}».",
        nn: $"Eg forstod ikkje «{given}». Skriv tema=poeng for alle du har fått, til dømes «røyst {example}».",
        en: $"I did not understand “{given}”. Write topic=score for all you were dealt, for example “vote {example}”.");

    public static UserError NotInHand(int number, string example) => new(
        nb: $"Tema {number} er ikke blant dem du har fått. Skriv for eksempel «stem {example}».",
        nn: $"Tema {number} er ikkje blant dei du har fått. Skriv til dømes «røyst {example}».",
        en: $"Topic {number} is not among those you were dealt. Write for example “vote {example}”.");

    public static UserError AllOfThem(IReadOnlyList<int> missing, string example) => new(
        nb: $"Du mangler poeng til tema {string.Join(", ", missing)}, så jeg har ikke lagret. Gi alle samtidig, for eksempel «stem {example}».",
        nn: $"Du manglar poeng til tema {string.Join(", ", missing)}, så eg har ikkje lagra. Gi alle samtidig, til dømes «røyst {example}».",
        en: $"{(missing.Count == 1 ? $"Topic {missing[0]} has" : $"Topics {string.Join(", ", missing)} have")} no score yet, so I have not saved. Score all at once, for example “vote {example}”.");

    public static UserError NothingToDeal() => new(
        nb: "Akkurat nå har jeg ingen temaer til deg. Skriv «stem» igjen når noen flere har vært innom.",
        nn: "Akkurat no har eg ingen tema til deg. Skriv «røyst» igjen når nokre fleire har vore innom.",
        en: "Just now I have no topics for you. Write “vote” again when a few more have been here.");

    public static UserError DealtFirst() => new(
        nb: "Først får du noen temaer av meg. Skriv «stem», så kommer de.",
        nn: "Først får du nokre tema av meg. Skriv «røyst», så kjem dei.",
        en: "First I give you some topics. Write “vote”, and they will come.");
}
