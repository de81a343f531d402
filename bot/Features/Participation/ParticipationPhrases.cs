namespace OtgBot.Features.Participation;

/// <summary>How people ask for the numbers in their own words.</summary>
internal static class ParticipationPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("participation.stats", Effect.Shows, Takes.Values,
            nb: "tall|tallene|tallene for kanalen|deltakelse|deltagelse|rapport|hvor mange|hvor mange er med|mer om tallene=12 detaljer|tilbake til tallene|vis uker|siste uker",
            nn: "tal|tala|tala for kanalen|deltaking|rapport|kor mange|kor mange er med|meir om tala=12 detaljar|tilbake til tala|vis veker|siste veker",
            en: "numbers|numbers for channel|participation|report|how many|how many take part|more about the numbers=12 details|back to the numbers|show weeks|last weeks");
        map.Phrases("participation.seen", Effect.Shows, Takes.Values,
            nb: "hva lederne ser|hva ser ledere|hva ser lederne|lederne ser|ser lederne stemmer|hva ser sjefen|sjefen se|sjefen se svarer|tall lederen ser",
            nn: "kva leiarane ser|kva ser leiarar|kva ser leiarane|leiarane ser|ser leiarane røystar|kva ser sjefen|sjefen sjå|sjefen sjå svarer|tal leiaren ser",
            en: "what do leads see|what the leads see|what can leads see|leads see|leads see how I vote|boss see|boss see answer|numbers lead see");
    }
}
