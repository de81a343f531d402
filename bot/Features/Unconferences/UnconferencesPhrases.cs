namespace OtgBot.Features.Unconferences;

/// <summary>How people ask for an unconference, its topics, votes and agenda in their own words.</summary>
internal static class UnconferencesPhrases
{
    public static void Map(FeatureMap map)
    {
        Topics(map);
        Votes(map);
        Together(map);
        Agenda(map);
        Rules(map);
    }

    private static void Topics(FeatureMap map)
    {
        map.Phrases("unconferences.unconference", Effect.Asks, Takes.Values,
            nb: "ny unconference|start unconference|åpne unconference|unconferencen|når er unconferencen|ukonferanse|ukonferansen ligger an|unkonferanse|unconferanse|hvor mange har stemt",
            nn: "ny unconference|start unconference|opne unconference|unconferencen|når er unconferencen|ukonferanse|ukonferansen ligg an|unkonferanse|unconferanse|kor mange har røysta",
            en: "new unconference|start unconference|open unconference|the unconference|when is the unconference|how is unconference doing|uncon|how many have voted|how many voted");
        map.Phrases(Explaining.Command, Effect.Shows, Takes.Nothing,
            nb: "unconference betyr|hva er unconference for noe|hva går en unconference ut på|hva er en ukonferanse|hvordan virker unconference",
            nn: "unconference betyr|kva er unconference for noko|kva går ein unconference ut på|kva er ein ukonferanse|korleis verkar unconference",
            en: "what does unconference mean|unconference mean|what unconference|how does an unconference work|how unconference work");
        map.Phrases("unconferences.propose", Effect.Asks, Takes.Text,
            nb: "foreslå tema|foreslå et tema|nytt tema|legg inn tema|legge inn et tema|legg til tema|meld inn tema|melder inn et nytt tema|har et tema|har tema ta opp",
            nn: "føreslå tema|føreslå eit tema|foreslå|foreslå tema|nytt tema|legg inn tema|leggje inn eit tema|meld inn tema|melder inn eit nytt tema|har eit tema|har tema ta opp",
            en: "propose a topic|propose topic|new topic|add topic|add a topic|hand in topic|pitch|have a topic|have topic bring up");
        map.Phrases("unconferences.topics", Effect.Shows, Takes.NumbersOrWords,
            nb: "se temaene|alle temaer|se tema|tema nr|tema handler om|temaliste|temaer foreslått|hva folk foreslått|hva foreslått|neste side|forrige side",
            nn: "sjå temaa|alle tema|sjå tema|tema nr|tema handlar om|temaliste|tema føreslegne|kva folk føreslått|neste side|førre side",
            en: "see the topics|all topics|list topics|see topic|topic number|topic about|topics proposed|topics been proposed|people proposed|what proposed|next page|previous page");
        map.Phrases("unconferences.edit", Effect.Changes, Takes.Numbers,
            nb: "endre|rediger|rediger tema|rett tema|rett tekst tema",
            nn: "endre|rediger|rediger tema|rett tema|rett tekst tema",
            en: "edit|change topic|correct topic|correct text topic");
        map.Phrases("unconferences.withdraw", Effect.Ends, Takes.Numbers,
            nb: "trekk tilbake|trekke tema|slett tema|fjern tema|ja trekk temaet",
            nn: "trekk tilbake|trekkje tema|slett tema|fjern tema|ja trekk temaet",
            en: "withdraw my topic|delete topic|remove topic|yes withdraw the topic");
        map.Phrases("unconferences.hide", Effect.Changes, Takes.NumbersAndText,
            nb: "skjul tema|skjul det|tema reklame skjul",
            nn: "gøym tema|gøym det|tema reklame gøym",
            en: "hide topic|hide it|topic advertising hide|take down");
        map.Phrases("unconferences.unhide", Effect.Changes, Takes.Numbers,
            nb: "vis tema igjen",
            nn: "vis tema igjen",
            en: "show topic again");
        map.Phrases("unconferences.merge", Effect.Ends, Takes.Numbers,
            nb: "slå i hop|slå dem sammen|slå sammen med tema|kombiner",
            nn: "slå i hop|slå dei saman|slå saman med tema|kombiner",
            en: "combine|merge them|merge with topic|join topics");
        map.Phrases("unconferences.split", Effect.Changes, Takes.Numbers,
            nb: "del opp|skille ut tema",
            nn: "del opp|skilje ut tema",
            en: "separate|unmerge|split out topic");
        map.Phrases("unconferences.cohost", Effect.Changes, Takes.Values,
            nb: "være medvert|medvert på tema|legg til medvert|med-vert",
            nn: "vere medvert|medvert på tema|legg til medvert|med-vert",
            en: "co-host topic|add co-host|co host");
        map.Phrases("unconferences.step-down", Effect.Changes, Takes.Numbers,
            nb: "slutt å være vert|ikke være vert|kan ikke være vert|kan ikke være vert lenger",
            nn: "slutt å vere vert|ikkje vere vert|kan ikkje vere vert|kan ikkje vere vert lenger",
            en: "stop hosting|can’t host|can’t host any more|can not host");
        map.Phrases("unconferences.takeaway", Effect.Asks, Takes.NumbersAndText,
            nb: "læring|erfaring|del lærdom|dele en lærdom|fortell om en økt|kom ut av økta|lærte i økta",
            nn: "læring|erfaring|del lærdom|dele ein lærdom|fortel om ei økt|kom ut av økta|lærte i økta",
            en: "lesson|learning|share a takeaway|share takeaway|tell about a session|came out of session|learned in session|take away");
        map.Phrases("unconferences.takeaways", Effect.Shows, Takes.Numbers,
            nb: "se lærdommene|lærdommene forrige|læringspunkter|erfaringer|hva lærte vi",
            nn: "lærdommar|lærdommane|sjå lærdomane|lærdomane førre|erfaringar|kva lærte vi",
            en: "lessons|learnings|see the takeaways|takeaways last time|what did we learn");
        map.Phrases("unconferences.remove-takeaway", Effect.Ends, Takes.Numbers, nb: "slett lærdom|fjern lærdommen", nn: "slett lærdom|fjern lærdomen", en: "delete takeaway");
        map.Phrases("unconferences.suggest-takeaway", Effect.Changes, Takes.Numbers,
            nb: "mikrohandling av lærdom|gjør til mikrohandling|gjør det til en mikrohandling",
            nn: "mikrohandling av lærdom|gjer til mikrohandling|gjer det til ei mikrohandling",
            en: "make it a microaction|turn it into a microaction|microaction of takeaway");
    }

    private static void Votes(FeatureMap map)
    {
        map.Phrases("unconferences.vote", Effect.Asks, Takes.Values,
            nb: "stem på|stemmeseddel|mine stemmer|stemmene mine|endre stemmene|lagre stemmene mine|avgi stemme|gi stemme tema|lagre poengene mine",
            nn: "røyst på|stem på|røystesetel|røystesetelen|røystene mine|endre røystene|lagre røystene mine|gi røyst tema|lagre poenga mine",
            en: "vote for|ballot|my votes|votes|change votes|save my votes|give vote topic|save my scores");
        map.Phrases("unconferences.result", Effect.Shows, Takes.Numbers,
            nb: "se resultatet|resultater|hvordan gikk det|hvordan gikk avstemningen|hvem vant|flest stemmer|temaer flest stemmer|neste side|forrige side",
            nn: "sjå resultatet|resultata|korleis gjekk det|korleis gjekk avrøystinga|kven vann|flest røyster|tema flest røyster|neste side|førre side",
            en: "see the result|outcome|how did it go|how did the vote go|who won|most votes|topics most votes|next page|previous page");
        map.Phrases("unconferences.open-voting", Effect.Ends, Takes.Nothing,
            nb: "start avstemning|åpne avstemninga|åpne stemming|åpne for stemming",
            nn: "start avrøysting|start avrøystinga|opne avstemming|opne røysting|opne for røysting",
            en: "start voting|start the vote|open vote|open for voting");
        map.Phrases("unconferences.close-voting", Effect.Ends, Takes.Nothing,
            nb: "avslutt avstemning|steng avstemning|stenge avstemning|stopp avstemning|lukk avstemninga|lukk og vis resultatet",
            nn: "avslutt avrøysting|steng avrøystinga|stengje avrøystinga|stopp avrøysting|lukk og vis resultatet",
            en: "end voting|end the vote|stop voting|close vote|close and show the result");
        map.Phrases("unconferences.close", Effect.Ends, Takes.Nothing,
            nb: "avslutt unconference|avslutt den|steng unconference|avslutt ukonferanse|steng ukonferanse|lukk ukonferanse",
            nn: "avslutt unconference|avslutt han|steng unconference|stengje unconference|avslutt ukonferanse|stengje ukonferanse|lukk ukonferanse",
            en: "end unconference|shut unconference|close the unconference|end it");
        map.Phrases("unconferences.change", Effect.Asks, Takes.Nothing,
            nb: "endre datoen|endre dato|endre navnet på unconferencen|rediger unconference",
            nn: "endre datoen|endre dato|endre namnet på unconferencen|rediger unconference",
            en: "change the date|change date|rename unconference");
        map.Phrases("unconferences.postpone", Effect.Ends, Takes.Values, nb: "flytt unconference", nn: "flytt unconference", en: "move unconference");
        map.Phrases("unconferences.call-off-all", Effect.Ends, Takes.Nothing, nb: "avlys alt|avlys hele", nn: "avlys alt|avlys heile", en: "call everything off|call it all off");
        map.Phrases("unconferences.reopen", Effect.Ends, Takes.Numbers, nb: "åpne igjen|angre avslutningen", nn: "opne igjen|angre avslutninga", en: "open again|undo closing");
        map.Phrases("unconferences.deadlines", Effect.Asks, Takes.Nothing,
            nb: "sett frist|tidsfrist|når er fristen|hvilke frister|endre frister",
            nn: "set frist|tidsfrist|når er fristen|kva fristar|endre fristar",
            en: "set deadline|set deadlines|when is the deadline|which deadlines|change deadlines");
        map.Phrases("unconferences.voting-opens", Effect.Changes, Takes.Values,
            nb: "avstemninga åpner|avstemningen starter|avstemningen skal åpne",
            nn: "avrøystinga startar|avrøystinga skal opne",
            en: "voting starts|vote opens|voting should open");
        map.Phrases("unconferences.voting-closes", Effect.Changes, Takes.Values,
            nb: "avstemningen stenger|avstemninga stenger|avstemningen lukkes|avstemningen slutter|avstemningen lukke på",
            nn: "avrøystinga stengjer|avrøystinga sluttar|avrøystinga lukke på",
            en: "voting ends|vote closes|voting close on");
    }

    private static void Together(FeatureMap map)
    {
        map.Phrases("unconferences.communities", Effect.Shows, Takes.Nothing,
            nb: "hvem deltar|hvilke fellesskap er med|hvilke fellesskap med unconference|hvem andre er med",
            nn: "kven deltek|kva fellesskap er med|kva fellesskap med unconference|kven andre er med",
            en: "who is in|participants|which communities|which communities in unconference|who else takes part");
        map.Phrases("unconferences.remove-community", Effect.Ends, Takes.Numbers,
            nb: "fjern fellesskap fra unconference", nn: "fjern fellesskap frå unconference", en: "remove community from unconference");
        map.Phrases("unconferences.leave", Effect.Ends, Takes.Nothing,
            nb: "gå ut av unconferencen|meld oss av|ikke med på unconference lenger|ikke med på unconference lenger meld oss av|ja forlat|ja gå ut|ja meld av",
            nn: "gå ut av unconferencen|meld oss av|ikkje med på unconference lenger|ikkje med på unconference lenger meld oss av|ja forlat|ja gå ut|ja meld av",
            en: "leave the unconference|not in unconference any more|don’t in unconference any more leave|yes leave");
        map.Phrases("unconferences.organisation", Effect.Changes, Takes.Text,
            nb: "virksomhet|etat|vi heter", nn: "verksemd|etat|vi heiter", en: "agency|our name|we are called");
        map.Phrases("unconferences.join-code", Effect.Changes, Takes.Values,
            nb: "inviter|invitasjon|lag kode|lag invitasjon|få en kode|få kode andre bli med|invitasjon andre etater|steng koden=steng|ny kode=ny|ny kode for ett fellesskap=enkelt",
            nn: "inviter|invitasjon|lag kode|lag invitasjon|få ein kode|få kode andre bli med|invitasjon andre etatar|steng koden=steng|ny kode=ny|ny kode for eitt fellesskap=enkel",
            en: "code|invite|invitation|get a code|have a code|code others join|invitation other agencies|close the code=close|new code=new|new code for one community=single");
        map.Phrases("unconferences.join", Effect.Changes, Takes.Values,
            nb: "delta|bli med på unconference|blir kanalen med|fått koden",
            nn: "delta|bli med på unconference|blir kanalen med|fått koden",
            en: "join unconference|how does channel join|got the code");
    }

    private static void Agenda(FeatureMap map)
    {
        map.Phrases("unconferences.agenda", Effect.Shows, Takes.Numbers,
            nb: "hele programmet|timeplan|agenda|agendaen|vis programmet|programmet for dagen|hva står på programmet|neste side|forrige side",
            nn: "heile programmet|timeplan|agenda|agendaen|vis programmet|programmet for dagen|kva står på programmet|neste side|førre side",
            en: "programme|program|timetable|the whole agenda|the agenda|programme for the day|next page|previous page");
        map.Phrases("unconferences.my-agenda", Effect.Shows, Takes.Nothing,
            nb: "min dag|dagen min|min agenda|min timeplan|mine økter|hva skal jeg på i dag|skal jeg på dag|hvor skal jeg være",
            nn: "min dag|dagen min|min agenda|timeplanen min|mine økter|kva skal eg på i dag|skal eg på dag|kvar skal eg vere",
            en: "my programme|my day|my schedule|my sessions|what am I going to today|going to today|where should I be");
        map.Phrases("unconferences.now", Effect.Shows, Takes.Nothing,
            nb: "hva skjer nå|hva skjer|neste økt|hvor er neste økt|økter nå|hvilke økter nå|det som skjer",
            nn: "kva skjer no|kva skjer|neste økt|kvar er neste økt|økter no|kva økter no|det som skjer",
            en: "what is on now|what’s on|what is happening|what happening|what’s going on|next session|sessions on now|which sessions now");
        map.Phrases("unconferences.show-name", Effect.Changes, Takes.Nothing, nb: "navnet mitt vises|navnet mitt skal vises", nn: "namnet mitt visast|namnet mitt skal visast", en: "my name shown|my name to be shown");
        map.Phrases("unconferences.hide-name", Effect.Changes, Takes.Nothing, nb: "skjul navnet i programmet", nn: "skjul namnet i programmet|skjul namn", en: "hide my name in the agenda");
        map.Phrases("unconferences.new-calendar-link", Effect.Changes, Takes.Nothing, nb: "ny lenke kalender|ny lenke til kalenderen", nn: "ny lenkje kalender|ny lenkje til kalenderen", en: "new link calendar|new link for my calendar");
        map.Phrases("unconferences.make-agenda", Effect.Changes, Takes.Nothing,
            nb: "lag et program|lag agenda|lag timeplan|sett opp program|planlegg|planlegg dagen|prøv igjen",
            nn: "lag eit program|lag agenda|set opp program|planlegg|planleggje dagen|prøv igjen",
            en: "create agenda|build agenda|make programme|put together programme|agenda made|plan the day|try again");
        map.Phrases("unconferences.draft", Effect.Shows, Takes.Numbers,
            nb: "utkast|utkast program|se utkastet|forslag til program|se forslaget til program",
            nn: "utkast|utkast program|sjå utkastet|framlegg til program|forslag",
            en: "see the proposal|see draft|draft agenda|proposal agenda");
        map.Phrases("unconferences.publish", Effect.Ends, Takes.Nothing,
            nb: "legg ut programmet|publiser agenda|publiser det|program publiser",
            nn: "legg ut programmet|leggje ut programmet|publiser agenda|publiser det|program publiser",
            en: "publish agenda|post the agenda|put out agenda|publish it|agenda publish");
        map.Phrases("unconferences.replan", Effect.Changes, Takes.Nothing,
            nb: "planlegg på nytt|lag nytt program|endre programmet|legge om planen|planlegg programmet|planlegg en gang til",
            nn: "planleggje på nytt|lag nytt program|endre programmet|leggje om planen|planlegg programmet|planlegg ein gong til",
            en: "re-plan|plan again|change the agenda|new agenda|new agenda made|rearrange the agenda|replan agenda");
        map.Phrases("unconferences.cancel-planning", Effect.Changes, Takes.Nothing, nb: "stopp planleggingen", nn: "stopp planlegginga", en: "stop the planning");
        map.Phrases("unconferences.export", Effect.Shows, Takes.Values,
            nb: "last ned|last ned programmet|eksport|lenke|kalender|i kalenderen|ics|csv|csv-fil|eksporter temaene|eksporter program",
            nn: "last ned|laste ned programmet|eksport|lenkje|kalender|i kalenderen|ics|csv|csv-fil|eksporter temaa|eksporter program",
            en: "download|download agenda|link|calendar|into calendar|ics|csv|csv file|export topics|export agenda");
        map.Phrases("unconferences.new-link", Effect.Ends, Takes.Nothing, nb: "ja lag ny lenke", nn: "ja lag ny lenkje", en: "yes make a new link");
    }

    private static void Rules(FeatureMap map)
    {
        map.Phrases("unconferences.setup", Effect.Shows, Takes.Numbers,
            nb: "tider rom og regler|tider, rom og regler|tider og rom|reglene for programmet|neste side|forrige side",
            nn: "tider rom og reglar|tider, rom og reglar|tider og rom|reglane for programmet|neste side|førre side",
            en: "set up|slots rooms and rules|slots, rooms and rules|slots and rooms|slots and rooms set up|rules for agenda|next page|previous page");
        map.Phrases("unconferences.slots", Effect.Asks, Takes.Values, nb: "tidspunkter|økter|bolker", nn: "tidspunkt|økter|bolkar", en: "times|time slots|timeslots");
        map.Phrases("unconferences.rooms", Effect.Asks, Takes.Values, nb: "hvilke rom|rommene", nn: "kva rom|romma", en: "which rooms|the rooms");
        map.Phrases("unconferences.pin", Effect.Changes, Takes.Values, nb: "lås|plasser", nn: "lås|plasser", en: "lock|place");
        map.Phrases("unconferences.away", Effect.Changes, Takes.Values, nb: "opptatt|vert borte", nn: "oppteken|vert borte", en: "unavailable|busy|host away");
        map.Phrases("unconferences.close-room", Effect.Changes, Takes.Values, nb: "steng rommet", nn: "steng rommet", en: "close the room");
        map.Phrases("unconferences.apart", Effect.Changes, Takes.Values, nb: "ikke samtidig", nn: "ikkje samtidig", en: "not together|separate times");
        map.Phrases("unconferences.repeat", Effect.Changes, Takes.Values, nb: "to ganger|flere ganger", nn: "to gonger|fleire gonger", en: "run twice|twice");
        map.Phrases("unconferences.needs", Effect.Changes, Takes.Values, nb: "tema trenger|utstyr|må ha", nn: "tema treng|utstyr|må ha", en: "topic needs|requires|equipment");
        map.Phrases("unconferences.must", Effect.Changes, Takes.Values, nb: "skal med", nn: "skal med", en: "must include|include");
    }
}
