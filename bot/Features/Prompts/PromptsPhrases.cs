namespace OtgBot.Features.Prompts;

/// <summary>How people ask for principles and microactions in their own words.</summary>
internal static class PromptsPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("prompts.prompt", Effect.Shows, Takes.Nothing,
            nb: "ukas prinsipp|ukens prinsipp|uke prinsipp|ukesprinsipp|ukeprinsipp|dagens prinsipp|prinsippet uke|ukas mikrohandlinger|mikrohandlinger|mikrohandlinger uke|denne uka|hva er en mikrohandling",
            nn: "prinsippet veke|vekas prinsipp|vekeprinsipp|prinsippet for veka|mikrohandlingar|mikrohandlingar veke|denne veka|kva er ei mikrohandling",
            en: "this week|weekly prompt|weekly principle|week principle|this week’s principle|microactions|microactions week|prompt microactions|what is a microaction");
        map.Phrases("prompts.take", Effect.Changes, Takes.Numbers,
            nb: "jeg tar|tar på meg|ta på meg|tar nummer|ta nummer|jeg gjør|velger|melder meg på|den tar jeg|lyst til å gjøre nummer",
            nn: "eg tek|eg tar|tek på meg|tek nummer|ta nummer|eg gjer|vel|melder meg på|den tek eg|lyst til å gjere nummer",
            en: "I’ll take|I’ll do|I’m doing|I take|I will do|take number|take no|sign up|is mine|like to do number");
        map.Phrases("prompts.done", Effect.Changes, Takes.NumbersAndText,
            nb: "jeg har gjort|har gjort|jeg gjorde|gjorde|er gjort|ferdig med|fikk gjort|fullført|utført|lagre som gjort",
            nn: "eg har gjort|har gjort|eg gjorde|gjorde|gjord|er gjord|ferdig med|fekk gjort|fullført|utført|lagre som gjort",
            en: "I have done|I’ve done|I did|I did it|did number|finished|finished with|completed|managed to do|save as done");
        map.Phrases("prompts.undo", Effect.Changes, Takes.Values,
            nb: "angr|ta tilbake|ta tilbake svaret|fjern svaret|trykket feil|var feil",
            nn: "angra|ta tilbake|ta tilbake svaret|fjern svaret|trykte feil|vart feil",
            en: "take back|take back answer|revert|undo that|undo it|pressed wrong|was wrong");
        map.Phrases("prompts.untell", Effect.Ends, Takes.Numbers,
            nb: "slett historie|ta bort historien|fjern historien min",
            nn: "slett historie|slett historia|ta bort historia|fjern historia mi",
            en: "delete story|delete my story|take down story|take away story");
        map.Phrases("prompts.decline", Effect.Changes, Takes.Numbers,
            nb: "ikke for meg|passer ikke|passer ikke for oss|ikke noe for oss|nei takk|si fra|send svar",
            nn: "ikkje for meg|passar ikkje|passar ikkje for oss|ikkje noko for oss|nei takk|sei frå|send svar",
            en: "not for me|doesn’t suit us|isn’t for us|no thanks|say so|send");
        map.Phrases("prompts.principles", Effect.Shows, Takes.Numbers,
            nb: "sju prinsippene|syv prinsippene|hva er prinsippene|hvilke prinsipper|prinsipp nummer|om prinsipp|vis prinsippet",
            nn: "sju prinsippa|kva er prinsippa|kva prinsipp|prinsipp nummer|om prinsipp|vis prinsippet",
            en: "seven principles|what are the principles|list principles|principle number|about principle|show the principle");
        map.Phrases("prompts.post", Effect.Ends, Takes.Nothing,
            nb: "legg ut ukas prinsipp nå|legg ut prinsippet|post prinsippet|post ukas prinsipp|send ut prinsippet|send ut ukas prinsipp|post",
            nn: "legg ut vekeprinsippet no|legg ut prinsippet|post prinsippet|post vekas prinsipp|send ut prinsippet|leggje ut no|leggje ut prinsippet|post",
            en: "post this week’s principle now|post the prompt|post the principle|post week principle|send out principle|send now|post");
        map.Phrases("prompts.time", Effect.Shows, Takes.Numbers,
            nb: "minutter|minutter ledig|ett minutt|jeg har minutter|noe kort|noe jeg rekker|et kvarter=15|rekker kvarter=15|en halvtime=30",
            nn: "minutt|minutt ledig|eitt minutt|eg har minutt|noko kort|noko eg rekk|eit kvarter=15|rekk kvarter=15|ein halvtime=30",
            en: "minutes|minutes to spare|one minute|I have minutes|something short|quarter of an hour=15|half an hour=30");
        map.Phrases("prompts.followup", Effect.Changes, Takes.Values,
            nb: "påminnelse|påminnelser|oppfølgning|slå på påminnelse=på|slå av påminnelse=av|slå på oppfølging=på|slå av oppfølging=av",
            nn: "påminning|påminningar|oppfølgjing|slå på påminning=på|slå av påminning=av|slå på oppfølging=på|slå av oppfølging=av",
            en: "reminder|reminders|turn on reminder=on|switch on reminder=on|turn off reminder=off|switch off reminder=off");
        map.Phrases("suggestions.suggest", Effect.Asks, Takes.Text,
            nb: "foreslå en mikrohandling|ny mikrohandling|mikrohandling|ide mikrohandling|ide til en mikrohandling|komme med et tips|forslag til mikrohandling|sende inn mikrohandling",
            nn: "føreslå ei mikrohandling|foreslå ei mikrohandling|ny mikrohandling|mikrohandling|ide mikrohandling|ide til ei mikrohandling|kome med eit tips|forslag til mikrohandling|sende inn mikrohandling",
            en: "suggest a microaction|suggest microaction|new microaction|microaction|idea microaction|idea for a microaction|send in microaction|suggest something");
        map.Phrases("suggestions.review", Effect.Shows, Takes.Values,
            nb: "vurder forslag|se forslagene|forslag mikrohandlinger|forslagene til mikrohandlinger|gå gjennom forslag|tips kommet inn|hvilke tips|neste forslag|neste",
            nn: "vurder forslag|sjå forslaga|forslag mikrohandlingar|forslaga til mikrohandlingar|gå gjennom forslag|tips kome inn|kva tips|neste forslag|neste",
            en: "review suggestions|see suggestions|suggested microactions|go through suggestions|through suggestions|suggested to us|next suggestion|next");
        map.Phrases("suggestions.approve", Effect.Changes, Takes.NumbersAndText,
            nb: "godta|godkjenn forslag|forslaget kan godkjennes|lagre og godkjenn",
            nn: "godta|godkjenn forslag|forslaget kan godkjennast|godkjennast|lagre og godkjenn",
            en: "accept|approve suggestion|save and approve");
        map.Phrases("suggestions.decline", Effect.Changes, Takes.NumbersAndText,
            nb: "avvis|avvis forslag|avslå forslag",
            nn: "avvis|avvis forslag|avslå forslag",
            en: "reject|reject suggestion|decline suggestion");
        map.Phrases("prompts.plan", Effect.Shows, Takes.Nothing,
            nb: "planen framover|hva kommer|neste uker|de neste ukene|planen uker|når kommer prinsipp|kommer neste prinsipp|neste prinsipp når|når neste prinsipp",
            nn: "planen framover|kva kjem|neste veker|dei neste vekene|planen veker|når kjem prinsipp|kjem neste prinsipp|når neste prinsipp",
            en: "the plan|plan weeks|coming weeks|upcoming|coming up|what is next|next weeks|when next principle|when next prompt");
        map.Phrases("prompts.preview", Effect.Shows, Takes.Values,
            nb: "vis neste|se neste|hvordan ser neste prinsipp ut|hvordan neste prinsipp|se på neste post|neste post|se hva som kommer|kommer på mandag",
            nn: "vis neste|sjå neste|korleis ser neste prinsipp ut|korleis neste prinsipp|sjå på neste post|neste post|sjå kva som kjem|kjem på måndag|forhåndsvis",
            en: "show next|preview next|preview the next|next prompt look|see next post|next post|see what comes|comes on Monday");
        map.Phrases("prompts.swap", Effect.Changes, Takes.Numbers,
            nb: "bytt mikrohandling|bytt mikrohandlinger|bytt ut nummer|skift ut|andre mikrohandlinger|bytt den|bytt alle tre",
            nn: "byt mikrohandling|bytt mikrohandling|bytt|byt ut nummer|skift ut|andre mikrohandlingar|bytt ho|byt alle tre",
            en: "replace|exchange|replace microactions|change microactions|other microactions|swap it|swap number|swap all three");
        map.Phrases("prompts.skip", Effect.Changes, Takes.Values,
            nb: "hopp|hopp over uka|hopp over uke|stå over|står over|dropp mandag|dropp neste|dropp uka",
            nn: "hopp|hopp over veka|hopp over veke|stå over|står over|dropp måndag|dropp neste|dropp veka",
            en: "skip this week|skip week|skip next week|leave out|leave out next|sit this one out|skip the next");
        map.Phrases("prompts.pause", Effect.Changes, Takes.Values,
            nb: "sett på pause|sett på pause til|pause fram til|pause fram|stopp posting|ferie|ta ferie|vær stille|stille en stund|ferie pause til",
            nn: "set på pause|set på pause til|pause fram til|pause fram|stopp posting|ferie|ta ferie|ver stille|stille ei stund|ferie pause til",
            en: "take a break|take a break until|break|stop posting|holiday|be quiet|quiet for a while|put on pause until|holiday pause until");
        map.Phrases("prompts.resume", Effect.Changes, Takes.Nothing,
            nb: "start igjen|start opp|start opp igjen|gjenoppta|avslutt pause|i gang igjen|sette i gang|begynne å poste igjen|begynn å poste|ferien over|fortsett som vanlig",
            nn: "start igjen|start opp|start opp att|fortsett|halde fram|avslutt pause|i gang igjen|setje i gang|byrje å poste igjen|byrje å poste|ferien over|hald fram som vanleg",
            en: "continue|carry on|start again|start posting|start posting again|unpause|restart|get going|holidays over|resume as usual|resume before");
    }
}
