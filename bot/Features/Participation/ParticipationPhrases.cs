namespace OtgBot.Features.Participation;

/// <summary>How people ask for the numbers in their own words.</summary>
internal static class ParticipationPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("participation.stats", Effect.Shows, Takes.Values,
            nb: "tall!|tallene|tallene for kanalen|deltakelse|deltagelse|rapport|hvor mange!|hvor mange er med"
                + "|mer om tallene=12 detaljer|tilbake til tallene|vis uker|siste uker|hvor mange deltok|hvor mange deltar"
                + "|hvor mange deltakere|hvor mange bidrar|folk aktive|aktive|aktivitet|aktivitetsnivå|hvordan går deltakelsen"
                + "|siste året=52|det siste året=52|i år=52|oppslutning|hvor stor oppslutning|siste kvartal=12|siste kvartalet=12"
                + "|siste år=52|siste halvår=12",
            nn: "tal!|tala|tala for kanalen|deltaking|rapport|kor mange!|kor mange er med|meir om tala=12 detaljar|tilbake til tala"
                + "|vis veker|siste veker|kor mange deltok|kor mange deltek|kor mange deltakarar|folk aktive|aktive|aktivitet"
                + "|siste året=52|det siste året=52|i år=52|oppslutnad|oppslutning|kor stor oppslutnad|siste kvartal=12"
                + "|siste kvartalet=12|siste år=52",
            en: "numbers!|numbers for channel|participation|report|how many!|how many take part|more about the numbers=12 details"
                + "|back to the numbers|show weeks|last weeks|how many took part|how many taking part|how many involved|how many joined"
                + "|how many participants|people active|active|activity|figures|past year=52|last year=52|this year=52|turnout|uptake"
                + "|last quarter=12|past quarter=12|the last year=52");
        map.Phrases("participation.seen", Effect.Shows, Takes.Values,
            nb: "hva lederne ser|hva ser ledere|hva ser lederne|lederne ser|ser lederne stemmer|hva ser sjefen|sjefen se"
                + "|sjefen se svarer|tall lederen ser|lederne vite|leder vite|leder ser hvem|leder se|lederen ser|leder se svarer"
                + "|hva ser ledere om meg|synlig for lederne|lederen vite|leder min vite|sjefen vite|får lederen vite|vite om stemt"
                + "|finner lederen ut|kan lederen se",
            nn: "kva leiarane ser|kva ser leiarar|kva ser leiarane|leiarane ser|ser leiarane røystar|kva ser sjefen|sjefen sjå"
                + "|sjefen sjå svarer|tal leiaren ser|leiarane vite|leiar vite|leiar sjå|leiaren ser|synleg for leiarane|leiaren vite"
                + "|leiar min vite|sjefen vite|får leiaren vite|vite om røysta|kan leiaren sjå",
            en: "what do leads see|what the leads see|what can leads see|leads see|leads see how I vote|boss see|boss see answer"
                + "|numbers lead see|leads know|leads get to know|lead see|lead know|boss know|manager see|manager know|visible to leads"
                + "|manager find out|lead find out|boss find out|will my manager know|lead see voted");
    }
}
