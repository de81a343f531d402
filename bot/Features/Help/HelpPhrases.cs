namespace OtgBot.Features.Help;

/// <summary>How people ask for help, greet and say thanks.</summary>
internal static class HelpPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("help.help", Effect.Shows, Takes.Values,
            nb: "hva kan du|hva kan boten|hva kan denne boten|skjønner funker|hvordan funker|kommandoer|meny|info|bruke boten|vis alt jeg kan|vis hva jeg kan gjøre|vis hjelp|for ledere=for leads|hva kan en leder=for leads|alle kommandoene=all|vis alle kommandoer=all",
            nn: "kva kan du|ka kan du|kva kan boten|kva kan denne boten|forstår verkar|korleis verkar|kommandoar|meny|info|bruke boten|vis alt eg kan|vis kva eg kan gjere|vis hjelp|for leiarar=for leads|kva kan ein leiar=for leads|alle kommandoane=all|vis alle kommandoar=all",
            en: "what can you|what is this bot for|how this work|how works|commands|menu|info|use bot|all you can do|all I can do|what I can do|show help|for leads=for leads|what can a lead=for leads|every command=all|show all commands=all");
        map.Phrases("help.hello", Effect.Shows, Takes.Nothing,
            nb: "god kveld|god ettermiddag|morn|halla|hei på deg",
            nn: "god kveld|god ettermiddag|morn|hei på deg",
            en: "good afternoon|good evening|hi there|hey bot");
        map.Phrases("help.thanks", Effect.Shows, Takes.Nothing,
            nb: "takk hjelp|takk skal du ha|takker bukker|hjertelig takk|topp",
            nn: "takk hjelp|takk skal du ha|mange takk|hjarteleg takk|topp",
            en: "thanks help|thank help|many thanks|cheers|cheers mate|thank you so much");
    }
}
