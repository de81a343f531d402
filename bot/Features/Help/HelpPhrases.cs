namespace OtgBot.Features.Help;

/// <summary>How people ask for help, greet and say thanks.</summary>
internal static class HelpPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("help.help", Effect.Shows, Takes.Values,
            nb: "hva kan du|hva kan boten|hva kan denne boten|skjønner funker|hvordan funker|kommandoer|meny|info|bruke boten"
                + "|vis alt jeg kan|vis hva jeg kan gjøre|vis hjelp|for ledere=for leads|styre prinsippene=leads week"
                + "|styre unconferencen=leads unconference|styre kanalen=leads channel|hva kan en leder=for leads|alle kommandoene=all"
                + "|vis alle kommandoer=all|hva kan du brukes til|hva brukes du til|hva gjør du|hva er det du gjør|hva er du"
                + "|hva er du for noe|forklar boten|hva boten er til|hvordan bruker jeg|bruker jeg deg|hvordan begynner|hvor begynner"
                + "|kan spørre deg om|spørre deg|hvordan fungerer|hvordan virker|hvordan komme i gang|hvordan kommer jeg i gang"
                + "|jeg kommer ikke i gang",
            nn: "kva kan du|ka kan du|kva kan boten|kva kan denne boten|forstår verkar|korleis verkar|kommandoar|meny|info|bruke boten"
                + "|vis alt eg kan|vis kva eg kan gjere|vis hjelp|for leiarar=for leads|styre prinsippa=leads week"
                + "|styre unconferencen=leads unconference|styre kanalen=leads channel|kva kan ein leiar=for leads|alle kommandoane=all"
                + "|vis alle kommandoar=all|kva kan du brukast til|kva gjer du|kva er det du gjer|kva er du|kva er du for noko"
                + "|forklar boten|kva boten er til|korleis bruker eg|bruker eg deg|korleis byrjar|kor byrjar|kvar byrjar"
                + "|kan spørje deg om|spørje deg|korleis fungerer|korleis kome i gang|korleis kjem eg i gang",
            en: "what can you|what is this bot for|how this work|how works|commands|menu|info|use bot|all you can do|all I can do"
                + "|what I can do|show help|for leads=for leads|run the prompts=leads week|run the unconference=leads unconference"
                + "|run the channel=leads channel|what can a lead=for leads|every command=all|show all commands=all|how do I use|use this"
                + "|use you|what are you|what are you for|what do you do|explain bot|what bot does|how do I start|ask you"
                + "|how do I get started|how get started|getting started with");
        map.Phrases("help.hello", Effect.Shows, Takes.Nothing,
            nb: "god kveld|god ettermiddag|morn!|halla|hei på deg|hei alle|hei alle sammen|hallo alle sammen|hei folkens|hei dere",
            nn: "god kveld|god ettermiddag|morn!|hei på deg|hei alle|hei alle saman|hallo alle saman|hei folkens|hei de",
            en: "good afternoon|good evening|hi there|hey bot|hello everyone|hi everyone|hi all|hello all|hiya|hiya all|howdy|good day");
        map.Phrases("help.thanks", Effect.Shows, Takes.Nothing,
            nb: "takk hjelp|takk skal du ha|takker bukker|hjertelig takk|topp|bra takk|kjempebra takk|fint takk|nydelig takk"
                + "|kjempefint takk|takk for hjelpa|takk for svar|perfekt takk|perfekt|kjempebra|konge",
            nn: "takk hjelp|takk skal du ha|mange takk|hjarteleg takk|topp|bra takk|kjempebra takk|fint takk|nydeleg takk"
                + "|takk for hjelpa|takk for svar|perfekt takk|perfekt|kjempebra",
            en: "thanks help|thank help|many thanks|cheers|cheers mate|thank you so much|great thanks|brilliant thanks|brilliant"
                + "|perfect thanks|perfect|lovely thanks|awesome thanks|awesome|ta|much appreciated|appreciate");
    }
}
