namespace OtgBot.Features.Prompts;

/// <summary>How people ask for principles and microactions in their own words.</summary>
internal static class PromptsPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("prompts.prompt", Effect.Shows, Takes.Nothing,
            nb: "ukas prinsipp|ukens prinsipp|uke prinsipp|ukesprinsipp|ukeprinsipp|dagens prinsipp|prinsippet uke|ukas mikrohandlinger"
                + "|mikrohandlinger|mikrohandlinger uke|denne uka|hva er en mikrohandling|ukas kort|ukens kort|ukekortet|kortet"
                + "|kortet fra mandag|kortet for uka|finner ikke kortet|prinsippet nå|hvilket prinsipp nå|prinsipp jobber med"
                + "|prinsipp jobber med nå|prinsippet mandag|ukas oppgaver|ukas handlinger|vis mikrohandlinger igjen",
            nn: "prinsippet veke|vekas prinsipp|vekeprinsipp|prinsippet for veka|mikrohandlingar|mikrohandlingar veke|denne veka"
                + "|kva er ei mikrohandling|vekas kort|kortet|kortet frå måndag|kortet for veka|kortet denne veka|finn ikkje kortet"
                + "|prinsippet no|kva prinsipp no|prinsipp held på med|prinsipp jobbar med|prinsippet måndag|handlingane denne veka"
                + "|vis mikrohandlingar igjen",
            en: "this week|weekly prompt|weekly principle|week principle|this week’s principle|microactions|microactions week"
                + "|prompt microactions|what is a microaction|week card|this week card|the card|card from Monday|card again"
                + "|can’t find card|cannot find card|which principle now|principle are we on|principle on now|principle Monday"
                + "|this week actions|show microactions again");
        map.Phrases("prompts.take", Effect.Changes, Takes.Numbers,
            nb: "jeg tar|tar på meg|ta på meg|tar nummer|ta nummer|jeg gjør|velger|melder meg på|den tar jeg|lyst til å gjøre nummer"
                + "|meld meg på|sett meg på|setter meg på|sett meg opp på|skriv meg på|vil gjøre nummer|vi gjør|gjør mikrohandling"
                + "|gjør nummer|ta den|tar den|gjøre den|går for nummer",
            nn: "eg tek|eg tar|tek på meg|tek nummer|ta nummer|eg gjer|vel|melder meg på|den tek eg|lyst til å gjere nummer|meld meg på"
                + "|set meg på|set meg opp på|skriv meg på|vil gjere nummer|vi gjer|gjer mikrohandling|gjer nummer|ta den|tek den"
                + "|gjere den|går for nummer",
            en: "I’ll take|I’ll do|I’m doing|I take|I will do|take number|take no|sign up|is mine|like to do number|put me down"
                + "|put me down for|sign me up|go for|have a go|have a go at|doing microaction|doing number|take on|taking on"
                + "|take the one");
        map.Phrases("prompts.done", Effect.Changes, Takes.NumbersAndText,
            nb: "jeg har gjort|har gjort|jeg gjorde|gjorde|er gjort|ferdig med|fikk gjort|fullført|utført|lagre som gjort|unnagjort"
                + "|nummer unnagjort|er unnagjort|mikrohandling gjort|mikrohandling unnagjort|nummer ferdig|i boks|gjorde den"
                + "|jeg gjorde den|gjort den|en i boks",
            nn: "eg har gjort|har gjort|eg gjorde|gjorde|gjord|er gjord|ferdig med|fekk gjort|fullført|utført|lagre som gjort|unnagjord"
                + "|nummer gjort|nummer unnagjort|mikrohandling gjort|mikrohandling unnagjord|nummer ferdig|i boks|gjorde den"
                + "|eg gjorde den|gjort den|ein i boks",
            en: "I have done|I’ve done|I did|I did it|did number|finished|finished with|completed|managed to do|save as done"
                + "|number done|microaction done|completed microaction|finished microaction|got done|got it done|ticked off|I did the"
                + "|one sorted|first one sorted|one done|did it");
        map.Phrases("prompts.undo", Effect.Changes, Takes.Numbers,
            nb: "angr|ta tilbake|ta tilbake svaret|fjern svaret|trykket feil|var feil|feil knapp|trykket på feil|ombestemt"
                + "|ombestemte meg|ombestemt meg|trekke svaret|angre svaret|ikke det jeg mente|ombestemt svaret",
            nn: "angra|ta tilbake|ta tilbake svaret|fjern svaret|trykte feil|vart feil|feil knapp|trykte på feil|ombestemt"
                + "|ombestemt meg|trekkje svaret|angre svaret|ikkje det eg meinte|ombestemt svaret",
            en: "take back|take back answer|revert|undo that|undo it|pressed wrong|was wrong|wrong button|changed mind|changed my mind"
                + "|change of mind|take answer back|pressed the wrong|clicked wrong|undo last");
        map.Phrases("prompts.untell", Effect.Ends, Takes.Numbers,
            nb: "slett historie|ta bort historien|fjern historien min|ta bort historien jeg skrev|slett historien jeg delte"
                + "|fjern historie jeg skrev",
            nn: "slett historie|slett historia|ta bort historia|fjern historia mi|ta bort historia eg skreiv|slett historia eg delte"
                + "|fjern historie eg skreiv",
            en: "delete story|delete my story|take down story|take away story|remove story wrote|take back story|remove story shared");
        map.Phrases("prompts.decline", Effect.Changes, Takes.Numbers,
            nb: "ikke for meg|passer ikke|passer ikke for oss|ikke noe for oss|nei takk|si fra!|send svar!|gir ikke mening"
                + "|passer dårlig|si nei til|si nei til nummer|sier nei til|ikke aktuelt|ikke aktuelt for oss",
            nn: "ikkje for meg|passar ikkje|passar ikkje for oss|ikkje noko for oss|nei takk|sei frå!|send svar!|gir ikkje meining"
                + "|passar dårleg|seie nei til|seie nei til nummer|seier nei til|ikkje aktuelt|ikkje aktuelt for oss",
            en: "not for me|doesn’t suit us|isn’t for us|no thanks|say so!|send!|doesn’t make sense|does not make sense|say no to"
                + "|say no to number|not relevant|not relevant for us|doesn’t work for us");
        map.Phrases("prompts.principles", Effect.Shows, Takes.Numbers,
            nb: "sju prinsippene|syv prinsippene|hva er prinsippene|hvilke prinsipper|prinsipp nummer|om prinsipp|vis prinsippet"
                + "|hvilke mikrohandlinger prinsipp|mikrohandlinger hører til prinsipp|mikrohandlinger til prinsipp|minn om prinsippene"
                + "|oversikt prinsipper|prinsipp i praksis|betyr prinsipp",
            nn: "sju prinsippa|kva er prinsippa|kva prinsipp|prinsipp nummer|om prinsipp|vis prinsippet|kva mikrohandlingar prinsipp"
                + "|mikrohandlingar høyrer til prinsipp|mikrohandlingar til prinsipp|minn om prinsippa|oversyn prinsipp"
                + "|prinsipp i praksis|tyder prinsipp",
            en: "seven principles|what are the principles|list principles|principle number|about principle|show the principle"
                + "|which microactions principle|microactions go with principle|microactions of principle|remind me principles"
                + "|remind of principles|overview principles|principle in practice|principle mean");
        map.Phrases("prompts.post", Effect.Ends, Takes.Nothing,
            nb: "legg ut ukas prinsipp nå|legg ut prinsippet|post prinsippet|post ukas prinsipp|send ut prinsippet"
                + "|send ut ukas prinsipp|post!|legg ut kortet|post kortet|post ukas kort|få kort ut|få ut kortet|kort ut med en gang"
                + "|post mikrohandlinger|legg ut mikrohandlinger|ikke vent post prinsippet|ikke vent til mandag post"
                + "|post prinsippet med en gang|sende ut prinsippet|send ut prinsippet med en gang",
            nn: "legg ut vekeprinsippet no|legg ut prinsippet|post prinsippet|post vekas prinsipp|send ut prinsippet|leggje ut no"
                + "|leggje ut prinsippet|post!|legg ut kortet|post kortet|få kort ut|få ut kortet|kort ut med ein gong"
                + "|post mikrohandlingar|legg ut mikrohandlingar|ikkje vent post prinsippet|ikkje vent til måndag post"
                + "|post prinsippet med ein gong|sende ut vekeprinsippet|send ut vekeprinsippet|post vekeprinsippet",
            en: "post this week’s principle now|post the prompt|post the principle|post week principle|send out principle|send now"
                + "|post!|post the card|post week card|get card out|card out straight away|post microactions|put out microactions"
                + "|don’t wait post principle|don’t wait for Monday post|post principle straight away|send out this week’s principle");
        map.Phrases("prompts.time", Effect.Shows, Takes.Numbers,
            nb: "minutter|minutter ledig|ett minutt|jeg har minutter|noe kort|noe jeg rekker|et kvarter=15|rekker kvarter=15"
                + "|en halvtime=30|har bare minutter|bare minutter|minutter til overs|tar under minutter|under min|noe under min"
                + "|rekker på min|hva rekker minutter|rekker minutter|halvtime=30|halvtime til overs=30|kvarter=15|kvarter til overs=15"
                + "|lite tid",
            nn: "minutt|minutt ledig|eitt minutt|eg har minutt|noko kort|noko eg rekk|eit kvarter=15|rekk kvarter=15|ein halvtime=30"
                + "|har berre minutt|berre minutt|minutt til overs|tek under minutt|under min|noko under min|rekk på min|kva rekk minutt"
                + "|rekk minutt|halvtime=30|halvtime til overs=30|kvarter=15|kvarter til overs=15|lita tid",
            en: "minutes|minutes to spare|one minute|I have minutes|something short|quarter of an hour=15|half an hour=30|only minutes"
                + "|only got minutes|takes under minutes|under min|under minutes|manage in minutes|manage in mins|mins"
                + "|half an hour to spare=30|half hour=30|quarter hour=15|short of time|little time");
        map.Phrases("prompts.followup", Effect.Changes, Takes.Values,
            nb: "påminnelse|påminnelser|oppfølgning|slå på påminnelse=på|slå av påminnelse=av|slå på oppfølging=på|slå av oppfølging=av"
                + "|minn meg|minne meg|slutt å minne|slutt å minne meg=av|ikke minn meg=av|minne meg på=på|ikke ha påminnelser=av"
                + "|ikke flere påminnelser=av|ikke påminnelse=av|stopp påminnelser=av",
            nn: "påminning|påminningar|oppfølgjing|slå på påminning=på|slå av påminning=av|slå på oppfølging=på|slå av oppfølging=av"
                + "|minn meg|minne meg|slutt å minne|slutt å minne meg=av|ikkje minn meg=av|ikkje ha påminningar=av"
                + "|ikkje fleire påminningar=av|ikkje påminning=av|stopp påminningar=av",
            en: "reminder|reminders|turn on reminder=on|switch on reminder=on|turn off reminder=off|switch off reminder=off|remind me"
                + "|stop reminding|stop reminding me=off|don’t remind me=off|no reminders=off|don’t want reminders=off"
                + "|no more reminders=off|stop reminders=off");
        map.Phrases("suggestions.suggest", Effect.Asks, Takes.Text,
            nb: "foreslå en mikrohandling|ny mikrohandling|mikrohandling|ide mikrohandling|ide til en mikrohandling|komme med et tips"
                + "|forslag til mikrohandling|sende inn mikrohandling|forslag til en mikrohandling|idé til mikrohandling"
                + "|ideer til mikrohandlinger|egne mikrohandlinger|foreslå egne mikrohandlinger|har et forslag til mikrohandling"
                + "|har en ide|idé til en liten handling|ide til handling|god ide til handling|liten handling",
            nn: "føreslå ei mikrohandling|foreslå ei mikrohandling|ny mikrohandling|mikrohandling|ide mikrohandling"
                + "|ide til ei mikrohandling|kome med eit tips|forslag til mikrohandling|sende inn mikrohandling"
                + "|forslag til ei mikrohandling|framlegg til mikrohandling|idear til mikrohandlingar|eigne mikrohandlingar"
                + "|føreslå eigne mikrohandlingar|har ein ide|idé til ei lita handling|ide til handling|lita handling",
            en: "suggest a microaction|suggest microaction|new microaction|microaction|idea microaction|idea for a microaction"
                + "|send in microaction|suggest something|ideas for microactions|submit ideas microactions|own microactions"
                + "|suggest own microactions|have an idea|proposal for microaction|idea for an action|idea for action|small action");
        map.Phrases("suggestions.review", Effect.Shows, Takes.Values,
            nb: "vurder forslag|se forslagene|forslag mikrohandlinger|forslagene til mikrohandlinger|gå gjennom forslag|tips kommet inn"
                + "|hvilke tips|neste forslag|neste!|til godkjenning|ligger til godkjenning|venter på godkjenning|noe å godkjenne"
                + "|forslag venter|hvilke forslag venter|sendt inn tips|kommet inn tips|sendt inn forslag|nye forslag|kommet forslag"
                + "|kommet nye forslag|forslag vi må se på|se på forslag",
            nn: "vurder forslag|sjå forslaga|forslag mikrohandlingar|forslaga til mikrohandlingar|gå gjennom forslag|tips kome inn"
                + "|kva tips|neste forslag|neste!|til godkjenning|ligg til godkjenning|ventar på godkjenning|noko å godkjenne"
                + "|forslag ventar|kva forslag ventar|sendt inn tips|kome inn tips|sendt inn forslag|nye forslag|kome forslag"
                + "|kome nye forslag|forslag vi må sjå på|sjå på forslag",
            en: "review suggestions|see suggestions|suggested microactions|go through suggestions|through suggestions|suggested to us"
                + "|next suggestion|next!|waiting for approval|to approve|anything to approve|pending approval|suggestions waiting"
                + "|which suggestions waiting|sent in suggestions|suggestions come in|new suggestions|suggestions come"
                + "|suggestions we should look at|look at suggestions");
        map.Phrases("suggestions.approve", Effect.Changes, Takes.NumbersAndText,
            nb: "godta|godkjenn forslag|forslaget kan godkjennes|lagre og godkjenn",
            nn: "godta|godkjenn forslag|forslaget kan godkjennast|godkjennast|lagre og godkjenn",
            en: "accept|approve suggestion|save and approve");
        map.Phrases("suggestions.decline", Effect.Changes, Takes.NumbersAndText,
            nb: "avvis|avvis forslag|avslå forslag",
            nn: "avvis|avvis forslag|avslå forslag",
            en: "reject|reject suggestion|decline suggestion");
        map.Phrases("prompts.plan", Effect.Shows, Takes.Values,
            nb: "planen framover|hva kommer|neste uker|de neste ukene|planen uker|når kommer prinsipp|kommer neste prinsipp"
                + "|neste prinsipp når|når neste prinsipp|kommer de neste ukene|hvilke datoer post|datoer det er post"
                + "|hvilke datoer poster|kommer uke for uke|plan for ukene|når blir neste kort|neste kort lagt ut|når neste kort"
                + "|plan for måneden|planen for november",
            nn: "planen framover|kva kjem|neste veker|dei neste vekene|planen veker|når kjem prinsipp|kjem neste prinsipp"
                + "|når neste prinsipp|kjem dei neste vekene|kva datoar post|datoar det er post|kva datoar postar|plan for vekene"
                + "|når blir neste kort|neste kort lagt ut|når neste kort|plan for månaden",
            en: "the plan|plan weeks|coming weeks|upcoming|coming up|what is next|next weeks|when next principle|when next prompt"
                + "|coming up next weeks|which dates post|what dates post|dates you post|plan ahead|week by week|when next card"
                + "|next card posted|when will the next card be posted|plan for the month");
        map.Phrases("prompts.preview", Effect.Shows, Takes.Values,
            nb: "vis neste|se neste|hvordan ser neste prinsipp ut|hvordan neste prinsipp|se på neste post|neste post|se hva som kommer"
                + "|kommer på mandag!|neste ukes kort|neste ukas kort|kortet neste uke|kortet før det går ut|se kortet før"
                + "|forhåndsvis kortet|hvordan blir kortet|hvordan blir neste uke|mandagens prinsipp|mandagens kort",
            nn: "vis neste|sjå neste|korleis ser neste prinsipp ut|korleis neste prinsipp|sjå på neste post|neste post|sjå kva som kjem"
                + "|kjem på måndag!|forhåndsvis|kortet neste veke|korleis blir kortet|kortet før det går ut|sjå kortet før"
                + "|førehandsvis kortet|korleis blir neste veke|prinsippet på måndag|kortet på måndag",
            en: "show next|preview next|preview the next|next prompt look|see next post|next post|see what comes|comes on Monday!"
                + "|next week card|card next week|card before goes out|see the card before|preview card|card look like|Monday principle"
                + "|Monday card");
        map.Phrases("prompts.swap", Effect.Changes, Takes.Numbers,
            nb: "bytt mikrohandling|bytt mikrohandlinger|bytt ut nummer|skift ut|andre mikrohandlinger|bytt den|bytt alle tre"
                + "|bytt ut mikrohandling|bytt ut mikrohandlinger|bytte ut mikrohandlingene|bytt den andre mikrohandlingen|bytt ut den"
                + "|andre mikrohandlinger neste uke|bytt mikrohandlinger neste uke|bytt den første|liker ikke mikrohandling bytt",
            nn: "byt mikrohandling|bytt mikrohandling|bytt|byt ut nummer|skift ut|andre mikrohandlingar|bytt ho|byt alle tre"
                + "|byt ut mikrohandling|byt ut mikrohandlingar|byte ut mikrohandlingane|byt ut den|byt mikrohandlingar neste veke"
                + "|byt den første|byt den|likar ikkje mikrohandling byt",
            en: "replace|exchange|replace microactions|change microactions|other microactions|swap it|swap number|swap all three"
                + "|swap out microaction|swap microaction|swap microactions|swap out microactions|change microactions next week"
                + "|different microactions|swap out the|swap the first|don’t like microaction swap");
        map.Phrases("prompts.skip", Effect.Changes, Takes.Values,
            nb: "hopp|hopp over uka|hopp over uke|stå over|står over|dropp mandag|dropp neste|dropp uka|dropp neste mandag"
                + "|dropp neste uke|hopp over neste uke|hopp over neste mandag|stå over neste uke|står over neste uke|dropp"
                + "|ikke noe neste uke|avlys neste mandag",
            nn: "hopp|hopp over veka|hopp over veke|stå over|står over|dropp måndag|dropp neste|dropp veka|dropp neste måndag"
                + "|dropp neste veke|hopp over neste veke|hopp over neste måndag|stå over neste veke|står over neste veke|dropp"
                + "|ikkje noko neste veke",
            en: "skip this week|skip week|skip next week|leave out|leave out next|sit this one out|skip the next|drop next Monday"
                + "|drop next week|drop Monday|drop|sit out|sit next week out|sit week out|miss next week|skip next Monday"
                + "|nothing next week");
        map.Phrases("prompts.pause", Effect.Changes, Takes.Values,
            nb: "sett på pause|sett på pause til|pause fram|stopp posting|ferie|ta ferie|vær stille|stille en stund|ferie pause til"
                + "|trenger en pause|slutt å poste|slutt å poste til|slutt å poste til over ferien|ikke post i ferien|pause i sommer"
                + "|pause i ferien|pause over sommeren|pause til etter",
            nn: "set på pause|set på pause til|pause fram|stopp posting|ferie|ta ferie|ver stille|stille ei stund|ferie pause til"
                + "|treng ein pause|slutt å poste|slutt å poste til|slutt å poste til over ferien|ikkje post i ferien|pause i sommar"
                + "|pause i ferien|pause til etter",
            en: "take a break|break|stop posting|holiday|be quiet|quiet for a while|put on pause until|holiday pause until|need a break"
                + "|pause til|stop posting until|stop posting until after|don’t post over holidays|break over summer|pause over summer"
                + "|break until|take a break until");
        map.Phrases("prompts.resume", Effect.Changes, Takes.Nothing,
            nb: "start igjen|start opp|start opp igjen|gjenoppta|avslutt pause|i gang igjen|sette i gang|begynne å poste igjen"
                + "|begynn å poste|ferien over|fortsett som vanlig|slutt på pausen|pausen er over|ferdig med pausen|fortsett etter pausen"
                + "|fortsett etter ferien|tilbake igjen|vi er tilbake|er tilbake start igjen|start etter pausen|kom i gang igjen"
                + "|i gang igjen nå",
            nn: "start igjen|start opp|start opp att|fortsett|halde fram|avslutt pause|i gang igjen|setje i gang|byrje å poste igjen"
                + "|byrje å poste|ferien over|hald fram som vanleg|slutt på pausen|pausen er over|ferdige med pausen"
                + "|hald fram etter pausen|hald fram etter ferien|attende|vi er attende|tilbake igjen|start etter pausen|kom i gang att"
                + "|i gang att",
            en: "continue|carry on|start again|start posting|start posting again|unpause|restart|get going|holidays over"
                + "|resume as usual|resume before|end pause|end the pause|pause is over|break is over|carry on after break"
                + "|continue after break|back again|we are back|we’re back start again|start after break|get going again|going again");
    }
}
