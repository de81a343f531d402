namespace OtgBot.Features.Settings;

/// <summary>How people ask for the settings in their own words.</summary>
internal static class SettingsPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("settings.status", Effect.Shows, Takes.Nothing,
            nb: "innstillingene|instillinger|se innstillingene|hvordan satt opp",
            nn: "innstillingane|instillingar|sjå innstillingane|korleis sett opp",
            en: "see the settings|configuration|how you set up");
        map.Phrases("settings.language", Effect.Asks, Takes.Values,
            nb: "bytt språk|endre språk|velg språk|hvilke språk|målform|bruk bokmål=bokmål|bruk nynorsk=nynorsk|bruk engelsk=engelsk|norsk=bokmål|bokmål=bokmål|nynorsk=nynorsk|engelsk=engelsk"
                + "|snakke nynorsk=nynorsk|språk engelsk=engelsk|språk nynorsk=nynorsk|språk bokmål=bokmål",
            nn: "byt språk|bytt språk|endre språk|vel språk|kva språk|målform|bruk bokmål=bokmål|bruk nynorsk=nynorsk|bruk engelsk=engelsk|norsk=nynorsk|bokmål=bokmål|nynorsk=nynorsk|engelsk=engelsk"
                + "|språk engelsk=engelsk|språk nynorsk=nynorsk|språk bokmål=bokmål",
            en: "change language|switch language|languages|which languages|use English=English|English=English|in Norwegian=Norwegian|speak English=English|speak Norwegian=Norwegian|language nynorsk=nynorsk|language English=English");
        map.Phrases("settings.community", Effect.Shows, Takes.Values,
            nb: "kanal|annen kanal|bytt kanal|bytt fellesskap|hvilket fellesskap|bruk",
            nn: "kanal|annan kanal|byt kanal|byt fellesskap|kva fellesskap|bruk",
            en: "channel|another channel|switch channel|change channel|which community|use");
        map.Phrases("settings.schedule", Effect.Asks, Takes.Values,
            nb: "endre tidsplan|velg dag og tid|velg dag tid|tidsplanen|endre tid|endre tidspunkt|tidspunkt|når på dagen|når på dagen kommer|poste på tirsdager|poste på onsdager|poste på torsdager|poste på fredager|poste på mandager",
            nn: "endre tidsplan|vel dag og tid|vel dag tid|tidsplanen|endre tid|endre tidspunkt|tidspunkt|når på dagen|når på dagen kjem|poste på tysdagar|poste på onsdagar|poste på torsdagar|poste på fredagar|poste på måndagar",
            en: "change schedule|choose day and time|choose day time|the schedule|set schedule|change time|time of day|what time of day|post on Tuesdays|post on Wednesdays|post on Thursdays|post on Fridays|post on Mondays");
        map.Phrases("settings.leads", Effect.Shows, Takes.Nothing,
            nb: "hvem er leder|hvem leder|hvilke ledere|hvem styrer|hvem styrer kanalen",
            nn: "kven er leiar|kven leiar|kva leiarar|kven styrer|kven styrer kanalen",
            en: "who is lead|who leads|who are leads|admins|in charge|in charge of channel|ask lead");
        map.Phrases("settings.lead-add", Effect.Changes, Takes.Values,
            nb: "legg til som leder|gjør til leder|@ skal være leder|@ blir leder|ny leder",
            nn: "legg til som leiar|leggje til som leiar|gjer til leiar|@ skal vere leiar|@ blir leiar|ny leiar",
            en: "make a lead|add as lead|@ should be lead|@ to be a lead|new lead|want @ lead");
        map.Phrases("settings.lead-add-me", Effect.Changes, Takes.Nothing,
            nb: "gjør meg til leder|jeg vil være leder|jeg vil bli leder|jeg bli leder|jeg være leder",
            nn: "gjer meg til leiar|gjere meg til leiar|eg vil vere leiar|eg vil bli leiar|eg bli leiar|eg vere leiar",
            en: "make me a lead|make me lead|I want to lead|I be a lead|I become a lead");
        map.Phrases("settings.lead-remove", Effect.Ends, Takes.Values,
            nb: "fjern som leder|ta bort som leder|ta bort lederne|ikke være leder lenger|slutte som leder=meg|slutt som leder=meg",
            nn: "fjern som leiar|ta bort som leiar|ta bort leiarane|ikkje vere leiar lenger|slutte som leiar=meg|slutt som leiar=meg",
            en: "remove as lead|take off leads|not be lead any longer|not be lead any more|step down as lead=me|stop as lead=me");
    }
}
