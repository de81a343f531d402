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
            nb: "ny unconference|start unconference|åpne unconference|unconferencen|når er unconferencen|ukonferanse"
                + "|ukonferansen ligger an|unkonferanse|unconferanse|hvor mange har stemt|lag unconference|sett opp unconference"
                + "|arrangere unconference|hvordan setter opp unconference|ny ukonferanse|planlegge unconference",
            nn: "ny unconference|start unconference|opne unconference|unconferencen|når er unconferencen|ukonferanse"
                + "|ukonferansen ligg an|unkonferanse|unconferanse|kor mange har røysta|lag unconference|set opp unconference"
                + "|skipe til unconference|arrangere unconference|korleis set opp unconference|planleggje unconference",
            en: "new unconference|start unconference|open unconference|the unconference|when is the unconference"
                + "|how is unconference doing|uncon|how many have voted|how many voted|run an unconference|create unconference"
                + "|set up unconference|set up an unconference|organise unconference|hold unconference|host unconference"
                + "|plan an unconference");
        map.Phrases(Explaining.Command, Effect.Shows, Takes.Nothing,
            nb: "unconference betyr|hva er unconference for noe|hva går en unconference ut på|hva er en ukonferanse"
                + "|hvordan virker unconference|forklar unconference|si å ha unconference|vil det si unconference|hva vil unconference si"
                + "|hva unconference|hva er en unkonferanse",
            nn: "unconference betyr|kva er unconference for noko|kva går ein unconference ut på|kva er ein ukonferanse"
                + "|korleis verkar unconference|forklar unconference|seie å ha unconference|vil det seie unconference|kva unconference"
                + "|kva vil unconference seie",
            en: "what does unconference mean|unconference mean|what unconference|how does an unconference work|how unconference work"
                + "|explain unconference|what on earth unconference|what is unconference|meaning of unconference");
        map.Phrases("unconferences.propose", Effect.Asks, Takes.Text,
            nb: "foreslå tema|foreslå et tema|nytt tema|legg inn tema|legge inn et tema|legg til tema|meld inn tema"
                + "|melder inn et nytt tema|har et tema|har tema ta opp|komme med tema|komme med et tema|tema til samlinga"
                + "|tema til unconferencen|har et tema til|hvordan melder inn tema|holde en økt|holde en økt om|vil holde en økt om"
                + "|holde økt om|snakke om|ha en økt om|levere tema|lagt inn tema|legge inn tema|hvordan legge inn tema|vil snakke om"
                + "|gjerne snakke om",
            nn: "føreslå tema|føreslå eit tema|foreslå|foreslå tema|nytt tema|legg inn tema|leggje inn eit tema|meld inn tema"
                + "|melder inn eit nytt tema|har eit tema|har tema ta opp|kome med tema|kome med eit tema|tema til samlinga"
                + "|tema til unconferencen|har eit tema til|korleis melder inn tema|halde ei økt|halde ei økt om|vil halde ei økt om"
                + "|halde økt om|ha ei økt om|levere tema|lagt inn tema|leggje inn tema|vil snakke om|gjerne snakke om",
            en: "propose a topic|propose topic|new topic|add topic|add a topic|hand in topic|pitch|have a topic|have topic bring up"
                + "|bring a topic|bring topic to event|submit a topic|submit topic|how do I submit a topic|topic for the unconference"
                + "|run a session|run a session about|hold a session about|host a session about|session about|give a talk about"
                + "|get a topic in|how do I get a topic in|put in a topic|like to talk about|want to talk about");
        map.Phrases("unconferences.topics", Effect.Shows, Takes.NumbersOrWords,
            nb: "se temaene|alle temaer|se tema|tema nr|tema handler om|temaliste|temaer foreslått|hva folk foreslått|hva foreslått"
                + "|neste side|forrige side|forslag til temaer|forslagene til temaer|finnes tema om|finnes det tema om|tema om"
                + "|noe tema om|mer om tema|temaer kommet inn|temaer jeg har foreslått|hvilke temaer kommet inn|hvilke temaer finnes"
                + "|folk snakke om|folk vil snakke om|folk har lyst til å snakke om|hva vil folk snakke om|hva skal vi snakke om",
            nn: "sjå temaa|alle tema|sjå tema|tema nr|tema handlar om|temaliste|tema føreslegne|kva folk føreslått|neste side"
                + "|førre side|forslag til tema|framlegg til tema|finst tema om|finst det tema om|tema om|noko tema om|meir om tema"
                + "|tema kome inn|tema eg har føreslått|kva tema kome inn|kva tema finst|folk snakke om|folk vil snakke om"
                + "|folk har lyst til å snakke om|kva vil folk snakke om",
            en: "see the topics|all topics|list topics|see topic|topic number|topic about|topics proposed|topics been proposed"
                + "|people proposed|what proposed|next page|previous page|proposed topics|topics proposed so far|topics about"
                + "|any topics about|topics on|more about topic|topics come in|topics I proposed|which topics come in"
                + "|which topics are there|what topics are there|people talk about|people want to talk about"
                + "|what do people want to talk about|what will we talk about");
        map.Phrases("unconferences.edit", Effect.Changes, Takes.Numbers,
            nb: "endre!|rediger!|rediger tema|rett tema|rett tekst tema|rette tema|rette skrivefeil tema|skrivefeil i temaet"
                + "|endre temaet mitt|rett temaet mitt",
            nn: "endre!|rediger!|rediger tema|rett tema|rett tekst tema|rette tema|rette skrivefeil tema|skrivefeil i temaet"
                + "|endre temaet mitt|rett temaet mitt",
            en: "edit!|change topic|correct topic|correct text topic|fix topic|fix typo topic|typo in topic|change my topic"
                + "|edit my topic");
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
            nb: "slå i hop|slå dem sammen|slå sammen med tema|kombiner|handler om det samme slå sammen"
                + "|slå dem sammen handler om det samme|samme tema slå sammen",
            nn: "slå i hop|slå dei saman|slå saman med tema|kombiner|handlar om det same slå saman|slå dei saman handlar om det same"
                + "|same tema slå saman",
            en: "combine|merge them|merge with topic|join topics|about the same thing merge|topics same merge"
                + "|merge them about the same thing");
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
            nb: "læring!|erfaring!|del lærdom|dele en lærdom|fortell om en økt|kom ut av økta|lærte i økta|lærte i økt"
                + "|dele noe vi lærte|noe vi lærte i økta|skriver hva vi kom fram til|kom fram til|hva vi kom fram til|dele erfaring"
                + "|oppsummere økta|skrive oppsummering",
            nn: "læring!|erfaring!|del lærdom|dele ein lærdom|fortel om ei økt|kom ut av økta|lærte i økta|lærte i økt"
                + "|dele noko vi lærte|noko vi lærte i økta|skriv kva vi kom fram til|kom fram til|kva vi kom fram til|dele erfaring"
                + "|oppsummere økta",
            en: "lesson!|learning!|share a takeaway|share takeaway|tell about a session|came out of session|learned in session"
                + "|take away|learnt in session|something we learnt|share something we learnt|what we came up with|came up with"
                + "|write what we came up with|sum up session|write up session");
        map.Phrases("unconferences.takeaways", Effect.Shows, Takes.Numbers,
            nb: "se lærdommene|lærdommene forrige|læringspunkter|erfaringer|hva lærte vi|lærte vi sist|hva lærte vi sist"
                + "|lærte på forrige",
            nn: "lærdommar|lærdommane|sjå lærdomane|lærdomane førre|erfaringar|kva lærte vi|lærte vi sist|kva lærte vi sist"
                + "|lærte på førre",
            en: "lessons|learnings|see the takeaways|takeaways last time|what did we learn|learn last time|what did we learn last time"
                + "|learnt last time");
        map.Phrases("unconferences.remove-takeaway", Effect.Ends, Takes.Numbers, nb: "slett lærdom|fjern lærdommen", nn: "slett lærdom|fjern lærdomen", en: "delete takeaway");
        map.Phrases("unconferences.suggest-takeaway", Effect.Changes, Takes.Numbers,
            nb: "mikrohandling av lærdom|gjør til mikrohandling|gjør det til en mikrohandling",
            nn: "mikrohandling av lærdom|gjer til mikrohandling|gjer det til ei mikrohandling",
            en: "make it a microaction|turn it into a microaction|microaction of takeaway");
    }

    private static void Votes(FeatureMap map)
    {
        map.Phrases("unconferences.vote", Effect.Asks, Takes.Values,
            nb: "stem på|stemmeseddel|mine stemmer|stemmene mine|endre stemmene|lagre stemmene mine|avgi stemme|gi stemme tema"
                + "|lagre poengene mine|stemme nå|avstemning!|avstemming!|hvor stemmer|hvordan stemmer|ikke stemt|har ikke stemt ennå"
                + "|ikke stemt ennå|mine stemmer igjen|hvor mange stemmer har jeg|stemmer har jeg igjen|stemmer igjen"
                + "|hvor mange ganger stemme|ganger kan jeg stemme|stem på tema|har jeg stemt|gi stemmene mine|gi stemmene mine til",
            nn: "røyst på|stem på|røystesetel|røystesetelen|røystene mine|endre røystene|lagre røystene mine|gi røyst tema"
                + "|lagre poenga mine|røyste no|avrøysting!|avstemming!|kvar røyster|korleis røyster|ikkje røysta|har ikkje røysta enno"
                + "|ikkje røysta enno|kor mange røyster har eg|røyster har eg att|røyster att|kor mange gonger røyste"
                + "|gonger kan eg røyste|røyst på tema|har eg røysta|gi røystene mine|gi røystene mine til",
            en: "vote for|ballot|my votes|votes|change votes|save my votes|give vote topic|save my scores|voting!|where vote"
                + "|how to vote|not voted|haven’t voted|haven’t voted yet|not voted yet|how many votes have I|votes left"
                + "|votes have I left|how many times vote|times can I vote|vote for topic|give my vote|have I voted|give my votes to"
                + "|give votes");
        map.Phrases("unconferences.result", Effect.Shows, Takes.Numbers,
            nb: "se resultatet|resultater|hvordan gikk det|hvordan gikk avstemningen|hvem vant|flest stemmer|temaer flest stemmer"
                + "|neste side|forrige side|hva ble resultatet|resultatet av avstemningen|fikk flest|mest populære tema|hvem fikk flest",
            nn: "sjå resultatet|resultata|korleis gjekk det|korleis gjekk avrøystinga|kven vann|flest røyster|tema flest røyster"
                + "|neste side|førre side|kva vart resultatet|resultatet av avrøystinga|fekk flest|mest populære tema",
            en: "see the result|outcome|how did it go|how did the vote go|who won|most votes|topics most votes|next page|previous page"
                + "|outcome of the vote|result of the vote|got most votes|most popular topics|what was the result");
        map.Phrases("unconferences.open-voting", Effect.Ends, Takes.Nothing,
            nb: "start avstemning|åpne avstemninga|åpne stemming|åpne for stemming|begynne å stemme|folk begynne å stemme"
                + "|la folk stemme|la folk begynne å stemme|sett i gang avstemningen",
            nn: "start avrøysting|start avrøystinga|opne avstemming|opne røysting|opne for røysting|byrje å røyste|folk byrje å røyste"
                + "|la folk røyste|set i gang avrøystinga",
            en: "start voting|start the vote|open vote|open for voting|start voting now|let people vote|let people start voting"
                + "|people start voting|begin voting|kick off the vote");
        map.Phrases("unconferences.close-voting", Effect.Ends, Takes.Nothing,
            nb: "avslutt avstemning|steng avstemning|stenge avstemning|stopp avstemning|lukk avstemninga|lukk og vis resultatet"
                + "|ferdig med å stemme|ferdige med å stemme|alle har stemt|avstemningen er ferdig|avstemningen over",
            nn: "avslutt avrøysting|steng avrøystinga|stengje avrøystinga|stopp avrøysting|lukk og vis resultatet|ferdig med å røyste"
                + "|ferdige med å røyste|alle har røysta|avrøystinga er ferdig|avrøystinga over",
            en: "end voting|end the vote|stop voting|close vote|close and show the result|finished voting|done voting"
                + "|everyone has voted|voting is over|voting done");
        map.Phrases("unconferences.close", Effect.Ends, Takes.Nothing,
            nb: "avslutt unconference|avslutt den|steng unconference|avslutt ukonferanse|steng ukonferanse|lukk ukonferanse"
                + "|unconferencen er ferdig|unconference ferdig lukk|unconferencen er over",
            nn: "avslutt unconference|avslutt han|steng unconference|stengje unconference|avslutt ukonferanse|stengje ukonferanse"
                + "|lukk ukonferanse|unconferencen er ferdig|unconference ferdig lukk|unconferencen er over",
            en: "end unconference|shut unconference|close the unconference|end it|unconference is over|unconference over close"
                + "|unconference finished");
        map.Phrases("unconferences.change", Effect.Asks, Takes.Nothing,
            nb: "endre datoen|endre dato|endre navnet på unconferencen|rediger unconference",
            nn: "endre datoen|endre dato|endre namnet på unconferencen|rediger unconference",
            en: "change the date|change date|rename unconference");
        map.Phrases("unconferences.postpone", Effect.Ends, Takes.Values, nb: "flytt unconference|flytte unconferencen til|utsette unconferencen|flytte unconference til neste", nn: "flytt unconference|flytte unconferencen til|utsetje unconferencen|flytte unconference til neste", en: "move unconference|move the unconference to|postpone the unconference|move unconference to next");
        map.Phrases("unconferences.call-off-all", Effect.Ends, Takes.Nothing, nb: "avlys alt|avlys hele|unconferencen må avlyses|avlyse unconferencen|avlys unconferencen", nn: "avlys alt|avlys heile|unconferencen må avlysast|avlyse unconferencen|avlys unconferencen", en: "call everything off|call it all off|unconference called off|unconference has to be called off|unconference cancelled"
                + "|cancel the unconference|call off the unconference");
        map.Phrases("unconferences.reopen", Effect.Ends, Takes.Numbers, nb: "åpne igjen|angre avslutningen", nn: "opne igjen|angre avslutninga", en: "open again|undo closing");
        map.Phrases("unconferences.deadlines", Effect.Asks, Takes.Nothing,
            nb: "sett frist|tidsfrist|når er fristen|hvilke frister|endre frister|frist for å stemme|fristen for avstemningen"
                + "|hvor lenge avstemning åpen|hvor lenge er avstemningen åpen|når stenger avstemningen|når åpner avstemningen"
                + "|hvor lenge kan stemme",
            nn: "set frist|tidsfrist|når er fristen|kva fristar|endre fristar|frist for å røyste|fristen for avrøystinga"
                + "|kor lenge avrøysting open|kor lenge er avrøystinga open|når stengjer avrøystinga|når opnar avrøystinga"
                + "|kor lenge kan røyste",
            en: "set deadline|set deadlines|when is the deadline|which deadlines|change deadlines|deadline for voting|voting deadline"
                + "|how long vote open|how long is the vote open|when does voting close|when does voting open|how long can vote");
        map.Phrases("unconferences.voting-opens", Effect.Changes, Takes.Values,
            nb: "avstemninga åpner|avstemningen skal åpne",
            nn: "avrøystinga skal opne",
            en: "vote opens|voting should open");
        map.Phrases("unconferences.voting-closes", Effect.Changes, Takes.Values,
            nb: "avstemningen lukkes klokka",
            nn: "avrøystinga blir lukka klokka",
            en: "vote closes|voting close on|voting closes at|close voting at");
    }

    private static void Together(FeatureMap map)
    {
        map.Phrases("unconferences.communities", Effect.Shows, Takes.Nothing,
            nb: "hvem deltar|hvilke fellesskap er med|hvilke fellesskap med unconference|hvem andre er med|kanaler er med"
                + "|hvilke kanaler er med|hvilke kanaler er med på unconferencen|kanaler deltar|kanaler med på unconference",
            nn: "kven deltek|kva fellesskap er med|kva fellesskap med unconference|kven andre er med|kanalar er med|kva kanalar er med"
                + "|kva kanalar er med på unconferencen|kanalar deltek|kanalar med på unconference",
            en: "who is in|participants|which communities|which communities in unconference|who else takes part|channels take part"
                + "|which channels take part|which channels take part in unconference|channels are in|channels in unconference");
        map.Phrases("unconferences.remove-community", Effect.Ends, Takes.Numbers,
            nb: "fjern fellesskap fra unconference", nn: "fjern fellesskap frå unconference", en: "remove community from unconference");
        map.Phrases("unconferences.leave", Effect.Ends, Takes.Nothing,
            nb: "gå ut av unconferencen|meld oss av|ikke med på unconference lenger|ikke med på unconference lenger meld oss av|ja forlat|ja gå ut|ja meld av",
            nn: "gå ut av unconferencen|meld oss av|ikkje med på unconference lenger|ikkje med på unconference lenger meld oss av|ja forlat|ja gå ut|ja meld av",
            en: "leave the unconference|not in unconference any more|don’t in unconference any more leave|yes leave");
        map.Phrases("unconferences.organisation", Effect.Changes, Takes.Text,
            nb: "etat|vi heter", nn: "etat|vi heiter", en: "agency|our name|we are called");
        map.Phrases("unconferences.join-code", Effect.Changes, Takes.Values,
            nb: "inviter|invitasjon|lag kode|lag invitasjon|få en kode|få kode andre bli med|invitasjon andre etater|steng koden=steng"
                + "|ny kode=ny|ny kode for ett fellesskap=enkelt|invitere en annen kanal|inviter kanal|inviterer en annen kanal"
                + "|invitere andre|inviter andre med",
            nn: "inviter|invitasjon|lag kode|lag invitasjon|få ein kode|få kode andre bli med|invitasjon andre etatar|steng koden=steng"
                + "|ny kode=ny|ny kode for eitt fellesskap=enkel|invitere ein annan kanal|inviter kanal|inviterer ein annan kanal"
                + "|invitere andre|inviter andre med",
            en: "code|invite|invitation|get a code|have a code|code others join|invitation other agencies|close the code=close"
                + "|new code=new|new code for one community=single|invite another channel|invite channel|invite others"
                + "|invite other agencies");
        map.Phrases("unconferences.join", Effect.Changes, Takes.Values,
            nb: "delta!|bli med på unconference|blir kanalen med|fått koden|fått en kode|fått kode fra|bruke koden|har en kode"
                + "|fått en kode hvordan bruker",
            nn: "delta!|bli med på unconference|blir kanalen med|fått koden|fått ein kode|fått kode frå|bruke koden|har ein kode"
                + "|fått ein kode korleis bruker",
            en: "join unconference|how does channel join|got the code|got a code|got code from|use the code|been given a code"
                + "|got a code how use");
    }

    private static void Agenda(FeatureMap map)
    {
        map.Phrases("unconferences.agenda", Effect.Shows, Takes.Numbers,
            nb: "hele programmet|timeplan|agenda|agendaen|vis programmet|programmet for dagen|hva står på programmet|neste side"
                + "|forrige side|program for dagen|har dere et program|etter lunsj program|på programmet etter|sende programmet"
                + "|send meg programmet|når begynner det|hvordan ser programmet ut|hvordan ser programmet ut for dagen",
            nn: "heile programmet|timeplan|agenda|agendaen|vis programmet|programmet for dagen|kva står på programmet|neste side"
                + "|førre side|program for dagen|har de eit program|etter lunsj program|på programmet etter|sende programmet"
                + "|send meg programmet|når byrjar det|korleis ser programmet ut",
            en: "programme|program|timetable|the whole agenda|the agenda|programme for the day|next page|previous page"
                + "|is there an agenda|agenda after lunch|on the agenda after|send me the programme|send the programme|send me the agenda"
                + "|when does it start|what does the agenda look like");
        map.Phrases("unconferences.my-agenda", Effect.Shows, Takes.Nothing,
            nb: "min dag|dagen min|min agenda|min timeplan|mine økter|hva skal jeg på i dag|skal jeg på dag|hvor skal jeg være"
                + "|hvilke økter skal jeg|økter skal jeg på|hvilke økter skal jeg på|personlige program|mitt eget program|min egen dag"
                + "|hvordan ser mitt program ut|hvordan ser dagen min ut|rom skal jeg være|hvilket rom skal jeg"
                + "|hvilket rom skal jeg være i|hvor er min økt",
            nn: "min dag|dagen min|min agenda|timeplanen min|mine økter|kva skal eg på i dag|skal eg på dag|kvar skal eg vere"
                + "|kva økter skal eg|økter skal eg på|kva økter skal eg på|mitt eige program|min eigen dag"
                + "|korleis ser programmet mitt ut|korleis ser dagen min ut|rom skal eg vere|kva rom skal eg|kva rom skal eg vere i",
            en: "my programme|my day|my schedule|my sessions|what am I going to today|going to today|where should I be"
                + "|which sessions am I|sessions am I going|which sessions am I going to|own programme|my own programme|own agenda"
                + "|where am I going|which room should I|which room should I be in|room am I in|where is my session");
        map.Phrases("unconferences.now", Effect.Shows, Takes.Nothing,
            nb: "hva skjer nå|hva skjer|neste økt|hvor er neste økt|økter nå|hvilke økter nå|det som skjer|lenge til neste økt"
                + "|når er neste økt|går akkurat nå|som går nå",
            nn: "kva skjer no|kva skjer|neste økt|kvar er neste økt|økter no|kva økter no|det som skjer|lenge til neste økt"
                + "|når er neste økt|går føre seg no|som går no",
            en: "what is on now|what’s on|what is happening|what happening|what’s going on|next session|sessions on now"
                + "|which sessions now|long until next session|when is next session|on right now|running now");
        map.Phrases("unconferences.show-name", Effect.Changes, Takes.Nothing, nb: "navnet mitt vises|navnet mitt skal vises", nn: "namnet mitt visast|namnet mitt skal visast", en: "my name shown|my name to be shown");
        map.Phrases("unconferences.hide-name", Effect.Changes, Takes.Nothing, nb: "skjul navnet i programmet", nn: "skjul namnet i programmet|skjul namn", en: "hide my name in the agenda");
        map.Phrases("unconferences.new-calendar-link", Effect.Changes, Takes.Nothing, nb: "ny lenke kalender|ny lenke til kalenderen", nn: "ny lenkje kalender|ny lenkje til kalenderen", en: "new link calendar|new link for my calendar");
        map.Phrases("unconferences.make-agenda", Effect.Changes, Takes.Nothing,
            nb: "lag et program|lag agenda|lag timeplan|sett opp program|planlegg|planlegg dagen|prøv igjen|lag program av stemmene"
                + "|program ut fra stemmene|sett opp programmet|sette opp programmet for oss|lage programmet|lage forslag til program"
                + "|lag et forslag til program|lag forslag program",
            nn: "lag eit program|lag agenda|set opp program|planlegg|planleggje dagen|prøv igjen|lag program av røystene"
                + "|program ut frå røystene|set opp programmet|setje opp programmet|setje opp programmet for oss|lage programmet"
                + "|lage forslag til program|lag eit forslag til program",
            en: "create agenda|build agenda|make programme|put together programme|agenda made|plan the day|try again"
                + "|agenda from the votes|make agenda from votes|put together the agenda|put together agenda|create the agenda"
                + "|make a proposal for the agenda|make proposal agenda");
        map.Phrases("unconferences.draft", Effect.Shows, Takes.Numbers,
            nb: "utkast|utkast program|se utkastet|forslag til program|se forslaget til program",
            nn: "utkast|utkast program|sjå utkastet|framlegg til program|forslag!",
            en: "see the proposal|see draft|draft agenda|proposal agenda");
        map.Phrases("unconferences.publish", Effect.Ends, Takes.Nothing,
            nb: "legg ut programmet|publiser agenda|publiser det|program publiser|programmet kan ut|send ut programmet"
                + "|legg programmet ut",
            nn: "legg ut programmet|leggje ut programmet|publiser agenda|publiser det|program publiser|programmet kan ut"
                + "|send ut programmet|legg programmet ut",
            en: "publish agenda|post the agenda|put out agenda|publish it|agenda publish|agenda out to everyone|agenda can go out"
                + "|agenda go out to everyone|send out the agenda|make the agenda public");
        map.Phrases("unconferences.replan", Effect.Changes, Takes.Nothing,
            nb: "planlegg på nytt|lag nytt program|endre programmet|legge om planen|planlegg programmet|planlegg en gang til"
                + "|planlegge om igjen|rom falt fra planlegge|mistet et rom planlegge|planlegge på nytt",
            nn: "planleggje på nytt|lag nytt program|endre programmet|leggje om planen|planlegg programmet|planlegg ein gong til"
                + "|planleggje om att|rom fall frå planleggje|mista eit rom planleggje",
            en: "re-plan|plan again|change the agenda|new agenda|new agenda made|rearrange the agenda|replan agenda|need to plan again"
                + "|lost room plan again|redo the agenda|plan anew");
        map.Phrases("unconferences.cancel-planning", Effect.Changes, Takes.Nothing, nb: "stopp planleggingen", nn: "stopp planlegginga", en: "stop the planning");
        map.Phrases("unconferences.export", Effect.Shows, Takes.Values,
            nb: "last ned|last ned programmet|eksport|lenke!|kalender!|i kalenderen|ics|csv|csv-fil|eksporter temaene|eksporter program"
                + "|programmet i kalenderen|legg programmet i kalenderen|programmet som excel|som excel|til excel|last ned temaer"
                + "|last ned temaene|program som fil|åpne som nettside|program som nettside",
            nn: "last ned|laste ned programmet|eksport|lenkje!|kalender!|i kalenderen|ics|csv|csv-fil|eksporter temaa|eksporter program"
                + "|programmet i kalenderen|legg programmet i kalenderen|programmet som excel|som excel|til excel|last ned tema"
                + "|program som fil|opne som nettside|program som nettside",
            en: "download|download agenda|link!|calendar!|into calendar|ics|csv|csv file|export topics|export agenda|agenda in calendar"
                + "|put the agenda in calendar|agenda in excel|in excel|as excel|download the topics|agenda as file|open as a web page"
                + "|agenda as a web page");
        map.Phrases("unconferences.new-link", Effect.Ends, Takes.Nothing, nb: "ja lag ny lenke", nn: "ja lag ny lenkje", en: "yes make a new link");
    }

    private static void Rules(FeatureMap map)
    {
        map.Phrases("unconferences.setup", Effect.Shows, Takes.Numbers,
            nb: "tider rom og regler|tider, rom og regler|tider og rom|reglene for programmet|neste side|forrige side",
            nn: "tider rom og reglar|tider, rom og reglar|tider og rom|reglane for programmet|neste side|førre side",
            en: "set up|slots rooms and rules|slots, rooms and rules|slots and rooms|slots and rooms set up|rules for agenda|next page|previous page");
        map.Phrases("unconferences.slots", Effect.Asks, Takes.Values, nb: "økter!|bolker!|tidspunkter", nn: "økter!|bolkar!|tidspunkt", en: "time slots|timeslots|times!");
        map.Phrases("unconferences.rooms", Effect.Asks, Takes.Values, nb: "rommene|hvilke rom har vi|hvilke rom finnes|hvilke rom er det", nn: "romma|kva rom har vi|kva rom finst|kva rom er det", en: "the rooms|which rooms do we have|which rooms are there|what rooms do we have");
        map.Phrases("unconferences.pin", Effect.Changes, Takes.Values, nb: "lås!|plasser!", nn: "lås!|plasser!", en: "lock!|place!");
        map.Phrases("unconferences.away", Effect.Changes, Takes.Values, nb: "opptatt|vert borte|kan ikke komme før|kommer ikke før|må gå klokka|kan ikke være der før|rekker ikke før", nn: "oppteken|vert borte|kan ikkje kome før|kjem ikkje før|må gå klokka|kan ikkje vere der før|rekk ikkje før", en: "unavailable|busy|host away|can’t make it before|can’t come before|cannot make it before|not there before"
                + "|have to leave at|won’t be there before");
        map.Phrases("unconferences.close-room", Effect.Changes, Takes.Values, nb: "steng rommet", nn: "steng rommet", en: "close the room");
        map.Phrases("unconferences.apart", Effect.Changes, Takes.Values, nb: "ikke samtidig", nn: "ikkje samtidig", en: "not together|separate times");
        map.Phrases("unconferences.repeat", Effect.Changes, Takes.Values, nb: "to ganger!|flere ganger", nn: "to gonger!|fleire gonger", en: "run twice|twice!");
        map.Phrases("unconferences.needs", Effect.Changes, Takes.Values, nb: "tema trenger|utstyr!|må ha!", nn: "tema treng|utstyr!|må ha!", en: "topic needs|requires!|equipment!");
        map.Phrases("unconferences.must", Effect.Changes, Takes.Values, nb: "skal med!", nn: "skal med!", en: "must include|include!");
    }
}
