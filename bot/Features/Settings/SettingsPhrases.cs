namespace OtgBot.Features.Settings;

/// <summary>How people ask for the settings in their own words.</summary>
internal static class SettingsPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("settings.status", Effect.Shows, Takes.Nothing,
            nb: "innstillingene|instillinger|se innstillingene|hvordan satt opp|innstillinger i kanalen|innstillinger har vi"
                + "|innstillinger kanalen|hvordan er boten satt opp|satt opp her|oppsettet her|tidssone|hvilken tidssone",
            nn: "innstillingane|instillingar|sjå innstillingane|korleis sett opp|innstillingar i kanalen|innstillingar har vi"
                + "|innstillingar kanalen|korleis er boten sett opp|sett opp her|oppsettet her|tidssone|kva tidssone",
            en: "see the settings|configuration|how you set up|settings in channel|settings do we have|settings channel"
                + "|how is bot set up|bot set up here|set up here|time zone|timezone|which time zone");
        map.Phrases("settings.language", Effect.Asks, Takes.Values,
            nb: "bytt språk|endre språk|velg språk|hvilke språk|målform|bruk bokmål=bokmål|bruk nynorsk=nynorsk|bruk engelsk=engelsk|norsk=bokmål|bokmål=bokmål|nynorsk=nynorsk|engelsk=engelsk"
                + "|snakke nynorsk=nynorsk|språk engelsk=engelsk|språk nynorsk=nynorsk|språk bokmål=bokmål",
            nn: "byt språk|bytt språk|endre språk|vel språk|kva språk|målform|bruk bokmål=bokmål|bruk nynorsk=nynorsk|bruk engelsk=engelsk|norsk=nynorsk|bokmål=bokmål|nynorsk=nynorsk|engelsk=engelsk"
                + "|språk engelsk=engelsk|språk nynorsk=nynorsk|språk bokmål=bokmål",
            en: "change language|switch language|languages|which languages|use English=English|English=English|in Norwegian=Norwegian|speak English=English|speak Norwegian=Norwegian|language nynorsk=nynorsk|language English=English");
        map.Phrases("settings.community", Effect.Shows, Takes.Values,
            nb: "annen kanal|bytt kanal|bytt fellesskap|hvilket fellesskap|^bruk",
            nn: "annan kanal|byt kanal|byt fellesskap|kva fellesskap|^bruk",
            en: "another channel|switch channel|change channel|which community|^use");
        map.Phrases("settings.schedule", Effect.Asks, Takes.Values,
            nb: "endre tidsplan|velg dag og tid|velg dag tid|tidsplanen|endre tid|endre tidspunkt|tidspunkt!|når på dagen"
                + "|når på dagen kommer|hvor ofte|hvor ofte poster|hvor ofte kommer|poste mandag|poste mandag i stedet|flytte posting"
                + "|flytt posting til mandag|flytte til mandag|klokka|ha det klokka|ha det klokka ikke|annet tidspunkt|kl ti ikke ni"
                + "|klokkeslett|klokkeslettet|endre klokkeslettet|annenhver uke|hver annen uke|hver uke|hver måned|halv ti|sjeldnere",
            nn: "endre tidsplan|vel dag og tid|vel dag tid|tidsplanen|endre tid|endre tidspunkt|tidspunkt!|når på dagen"
                + "|når på dagen kjem|kor ofte|kor ofte poster|kor ofte kjem|poste måndag|poste måndag i staden|flytte posting"
                + "|flytt posting til måndag|flytte til måndag|klokka|ha det klokka|ha det klokka ikkje|anna tidspunkt|klokkeslett"
                + "|klokkeslettet|endre klokkeslettet|annakvar veke|kvar veke|kvar månad|halv ti|sjeldnare",
            en: "change schedule|choose day and time|choose day time|the schedule|set schedule|change time|time of day|what time of day"
                + "|how often|how often post|post Monday|post Monday instead|post on Mondays instead|move the post|move post to Monday"
                + "|move to Monday|at ten not nine|want it at not|o’clock|another time|change the time to|half past|every other week"
                + "|every second week|every week|every month|less often|more often");
        map.Phrases("settings.leads", Effect.Shows, Takes.Nothing,
            nb: "hvem er leder|hvem leder|hvilke ledere|hvem styrer|hvem styrer kanalen|hvem bestemmer|bestemmer i kanalen"
                + "|hvem bestemmer her|hvem styrer boten|hvem har ansvar|ansvarlig|hvem er leder i kanalen|leder i kanalen|hvem kan endre"
                + "|hvem endre innstillinger|endre innstillinger hvem",
            nn: "kven er leiar|kven leiar|kva leiarar|kven styrer|kven styrer kanalen|kven bestemmer|bestemmer i kanalen"
                + "|kven styrer boten|kven har ansvar|ansvarleg|kven er leiar i kanalen|leiar i kanalen|kven kan endre"
                + "|kven endre innstillingar",
            en: "who is lead|who leads|who are leads|admins|in charge|in charge of channel|ask lead|who decides|decides in channel"
                + "|who runs|who runs bot|who runs the bot here|who is responsible|responsible|lead of channel|who can change"
                + "|who change settings|who can change the settings");
        map.Phrases("settings.lead-add", Effect.Changes, Takes.Values,
            nb: "legg til som leder|gjør til leder|@ skal være leder|@ blir leder|ny leder|@ skal overta som leder|@ overtar som leder"
                + "|@ tar over som leder",
            nn: "legg til som leiar|leggje til som leiar|gjer til leiar|@ skal vere leiar|@ blir leiar|ny leiar"
                + "|@ skal ta over som leiar|@ overtek som leiar|@ tek over som leiar",
            en: "make a lead|add as lead|@ should be lead|@ to be a lead|new lead|want @ lead|@ will take over as lead"
                + "|@ takes over as lead");
        map.Phrases("settings.lead-add-me", Effect.Changes, Takes.Nothing,
            nb: "gjør meg til leder|jeg vil være leder|jeg vil bli leder|jeg bli leder|jeg være leder",
            nn: "gjer meg til leiar|gjere meg til leiar|eg vil vere leiar|eg vil bli leiar|eg bli leiar|eg vere leiar",
            en: "make me a lead|make me lead|I want to lead|I be a lead|I become a lead");
        map.Phrases("settings.lead-remove", Effect.Ends, Takes.Values,
            nb: "fjern som leder|ta bort som leder|ta bort lederne|ikke være leder lenger|slutte som leder=meg|slutt som leder=meg"
                + "|skal ikke være leder|@ skal ikke være leder lenger|@ er ikke leder lenger",
            nn: "fjern som leiar|ta bort som leiar|ta bort leiarane|ikkje vere leiar lenger|slutte som leiar=meg|slutt som leiar=meg"
                + "|skal ikkje vere leiar|@ skal ikkje vere leiar lenger|@ er ikkje leiar lenger",
            en: "remove as lead|take off leads|not be lead any longer|not be lead any more|step down as lead=me|stop as lead=me"
                + "|no longer be a lead|should no longer be lead|@ should no longer be a lead|@ is no longer a lead|not a lead any more");
    }
}
