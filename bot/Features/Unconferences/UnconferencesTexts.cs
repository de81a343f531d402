using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// All texts of the feature but those of the vote (<see cref="VotingTexts"/>) and those the rules say no with (<see cref="Refusal"/>).
/// </summary>
internal static class UnconferencesTexts
{
    public static readonly Text Heading = new("Unconference", "Unconference", "Unconference");

    public static readonly Text UnconferenceHelp = new(
        "Se unconferencen som er åpen. Ledere kan åpne en ny",
        "Sjå unconferencen som er open. Leiarar kan opne ein ny",
        "See the current unconference. Leads can open a new one");

    public static readonly Text OpenVotingHelp = new("Åpne avstemningen over temaene", "Opne avrøystinga over temaa", "Open the vote on the topics");
    public static readonly Text CloseVotingHelp = new("Lukk avstemningen og vis resultatet", "Lukk avrøystinga og vis resultatet", "Close the vote and show the result");
    public static readonly Text CloseHelp = new("Avslutt unconferencen. Alt kan fortsatt leses", "Avslutt unconferencen. Alt kan framleis lesast", "End the unconference. Everything can still be read");
    public static readonly Text ProposeHelp = new("Foreslå et tema til unconferencen", "Føreslå eit tema til unconferencen", "Propose a topic for the unconference");
    public static readonly Text TopicsHelp = new("Se alle temaene, eller les ett av dem", "Sjå alle temaa, eller les eitt av dei", "See all topics, or one in full");
    public static readonly Text EditHelp = new("Endre et tema du har foreslått", "Endre eit tema du har føreslått", "Change a topic you proposed");
    public static readonly Text WithdrawHelp = new("Trekk et tema du har foreslått", "Trekk eit tema du har føreslått", "Withdraw a topic you proposed");
    public static readonly Text VoteHelp = new("Se og endre stemmene dine", "Sjå og endre røystene dine", "See and change your votes");
    public static readonly Text ResultHelp = new("Se resultatet av avstemningen", "Sjå resultatet av avrøystinga", "See the result of the vote");

    public static readonly Text OpenTitle = new("Åpne en unconference", "Opne ein unconference", "Open an unconference");
    public static readonly Text OpenIntroduction = new(
        "En unconference er en konferanse der deltakerne selv foreslår og stemmer fram temaene. Når du sender, kan alle her foreslå. Avstemningen åpner når du vil, eller av seg selv ved fristen.",
        "Ein unconference er ein konferanse der deltakarane sjølve føreslår og røystar fram temaa. Når du sender, kan alle her føreslå. Avrøystinga opnar når du vil, eller av seg sjølv ved fristen.",
        "An unconference is a conference where the participants propose and vote for the topics. Once you send this, everyone here can propose. Voting opens when you want, or by itself at the deadline.");

    public static readonly Text OpenSubmit = new("Åpne", "Opne", "Open");
    public static readonly Text NameLabel = new("Hva skal unconferencen hete?", "Kva skal unconferencen heite?", "What is it called?");
    public static readonly Text NameHint = new("For eksempel «Høst-unconference 2026».", "Til dømes «Haust-unconference 2026».", "For example “Autumn unconference 2026”.");
    public static readonly Text ThemeLabel = new("Hva er temaet for dagen?", "Kva er temaet for dagen?", "What is the theme of the day?");
    public static readonly Text ThemeHint = new("Gjerne et spørsmål, for eksempel «Endringsbyråkraten venter ikke på forandring. Hva kan du gjøre allerede i dag?» Du kan også la feltet stå tomt.", "Gjerne eit spørsmål, til dømes «Endringsbyråkraten ventar ikkje på forandring. Kva kan du gjere allereie i dag?» Du kan òg la feltet stå tomt.", "A question works well, for example “Change-makers don’t wait for change. What can you do today?” You can also leave this empty.");
    public static readonly Text DateLabel = new("Når skal unconferencen være?", "Når skal unconferencen vere?", "Which day will it be?");
    public static readonly Text VotesLabel = new("Hvor mange stemmer har hver person?", "Kor mange røyster har kvar person?", "How many votes does each person have?");

    public static readonly Text ProposeTitle = new("Foreslå et tema", "Føreslå eit tema", "Propose a topic");
    public static readonly Text ProposeSubmit = new("Foreslå", "Føreslå", "Propose");
    public static readonly Text ProposeIntroduction = new(
        "Temaet og navnet ditt vises i kanalen med en gang.",
        "Temaet og namnet ditt blir viste i kanalen med ein gong.",
        "The topic and your name appear in the channel at once.");

    public static readonly Text EditTitle = new("Endre temaet", "Endre temaet", "Change the topic");
    public static readonly Text EditSubmit = new("Lagre", "Lagre", "Save");
    public static readonly Text TitleLabel = new("Hva skal temaet hete?", "Kva skal temaet heite?", "What is the topic called?");
    public static readonly Text TitleHint = new("Kort, så folk får lyst til å være med.", "Kort, så folk får lyst til å vere med.", "Keep it short and inviting.");
    public static readonly Text AboutLabel = new("Hva handler det om?", "Kva handlar det om?", "What is it about?");
    public static readonly Text AboutHint = new(
        "Hva vil du begynne med, slutte med eller finne ut? Hvem har du lyst til å ha med?",
        "Kva vil du byrje med, slutte med eller finne ut? Kven har du lyst til å ha med?",
        "What do you want to start, stop or find out? Who would you like to have there?");

    public static readonly Text FormatLabel = new("Hvordan vil du gjøre det?", "Korleis vil du gjere det?", "Which format?");
    public static readonly Text MinutesLabel = new("Hvor lenge?", "Kor lenge?", "How long?");

    public static readonly Text Propose = new("Foreslå et tema", "Føreslå eit tema", "Propose a topic");
    public static readonly Text SeeMessage = new("Se meldingen", "Sjå meldinga", "See the message");
    public static readonly Text SeeTopics = new("Se temaene", "Sjå temaa", "See the topics");
    public static readonly Text Vote = new("Stem", "Røyst", "Vote");
    public static readonly Text SeeResult = new("Se resultatet", "Sjå resultatet", "See the result");
    public static readonly Text OpenVoting = new("Åpne avstemning", "Opne avrøysting", "Open voting");
    public static readonly Text CloseVoting = new("Lukk avstemning", "Lukk avrøysting", "Close voting");
    public static readonly Text CloseVotingSure = new(
        "Etterpå kan ingen stemme eller endre stemmene sine, og resultatet vises for alle.",
        "Etterpå kan ingen røyste eller endre røystene sine, og alle får sjå resultatet.",
        "Afterwards nobody can vote or change their votes, and everyone sees the result.");

    public static readonly Text CloseVotingNow = new("Lukk og vis resultatet", "Lukk og vis resultatet", "Close and show the result");
    public static readonly Text CloseUnconference = new("Lukk unconference", "Lukk unconference", "Close unconference");
    public static readonly Text CloseUnconferenceSure = new(
        "Unconferencen blir avsluttet. Alle kan fortsatt lese temaer og resultat.",
        "Unconferencen blir avslutta. Alle kan framleis lese tema og resultat.",
        "The unconference ends. Everyone can still read the topics and the result.");

    public static readonly Text CloseUnconferenceNow = new("Ja, avslutt unconferencen", "Ja, avslutt unconferencen", "Yes, end the unconference");
    public static readonly Text Edit = new("Endre", "Endre", "Edit");
    public static readonly Text Withdraw = new("Trekk", "Trekk", "Withdraw");
    public static Text WithdrawSure(Unconference unconference) => unconference.IsCounted
        ? new(
            "Temaet fjernes fra lista og programmet. Resultatet av avstemningen står som det er. Dette kan ikke angres.",
            "Temaet blir fjerna frå lista og programmet. Resultatet av avrøystinga står som det er. Dette kan ikkje angrast.",
            "The topic is removed from the list and the agenda. The result of the vote stays as it is. This can’t be undone.")
        : new(
            "Temaet fjernes fra lista, og stemmene det har fått, går tapt. Dette kan ikke angres.",
            "Temaet blir fjerna frå lista, og røystene det har fått, går tapt. Dette kan ikkje angrast.",
            "The topic is removed from the list, and any votes for it are lost. This can’t be undone.");

    public static readonly Text WithdrawNow = new("Ja, trekk temaet", "Ja, trekk temaet", "Yes, withdraw the topic");
    public static readonly Text Next = new("Neste side", "Neste side", "Next page");
    public static readonly Text Previous = new("Forrige side", "Førre side", "Previous page");

    public static readonly Text DateFact = new("Dag", "Dag", "Day");
    public static readonly Text PhaseFact = new("Nå", "No", "Now");
    public static readonly Text TopicsFact = new("Temaer", "Tema", "Topics");
    public static readonly Text VotesFact = new("Stemmer per person", "Røyster per person", "Votes per person");
    public static readonly Text HostFact = new("Vert", "Vert", "Host");
    public static readonly Text FormatFact = new("Form", "Form", "Format");
    public static readonly Text LengthFact = new("Lengde", "Lengd", "Length");

    private static string PhaseLine(Language language, Phase phase) => phase switch
    {
        Phase.Proposing => language.Say("Åpent for forslag", "Ope for forslag", "Topics can be proposed"),
        Phase.Voting => language.Say("Avstemningen er åpen", "Avrøystinga er open", "Voting is open"),
        Phase.Planning => language.Say("Avstemningen er lukket, og resultatet er klart", "Avrøystinga er lukka, og resultatet er klart", "Voting is closed and the result is ready"),
        Phase.Published => language.Say("Programmet er klart", "Programmet er klart", "The agenda is ready"),
        _ => language.Say("Avsluttet", "Avslutta", "Ended"),
    };

    public static string PhaseLine(Language language, Unconference unconference) => unconference switch
    {
        { IsCalledOff: true } => Changing.ChangeTexts.CalledOffLine(language),
        { IsOpen: true, Phase: Phase.Published } => OpenSpace.OpenSpaceTexts.PhaseLine(language),
        _ => PhaseLine(language, unconference.Phase),
    };

    public static string FoundTitle(Language language, string words) => language.Say(
        nb: $"Temaer om «{words}»",
        nn: $"Tema om «{words}»",
        en: $"Topics about “{words}”");

    public static string ReadTopic(Language language, int number) => language.Say(nb: $"Tema {number}", nn: $"Tema {number}", en: $"Topic {number}");

    public static string PhaseHelp(Language language, Phase phase) => phase switch
    {
        Phase.Proposing => language.Say(
            "Hva kan du begynne med eller slutte å gjøre, sammen med folk som ikke er lik deg selv? Skriv «foreslå» og foreslå et tema.",
            "Kva kan du byrje med eller slutte å gjere, saman med folk som ikkje er lik deg sjølv? Skriv «føreslå» og føreslå eit tema.",
            "What could you start or stop doing, together with people who are not like you? Write “propose” to suggest a topic."),
        Phase.Voting => language.Say(
            "Skriv «stem», så får du stemmeseddelen privat. Du kan ombestemme deg fram til avstemningen stenger. Ingen ser tall før det.",
            "Skriv «røyst», så får du røystesetelen privat. Du kan ombestemme deg fram til avrøystinga stengjer. Ingen ser tal før det.",
            "Write “vote” to get your ballot privately. You can change it until voting closes. Nobody sees numbers before that."),
        Phase.Planning => language.Say(
            "Takk til alle som stemte! Skriv «resultat» for å se hvordan det gikk.",
            "Takk til alle som røysta! Skriv «resultat» for å sjå korleis det gjekk.",
            "Thanks to everyone who voted! Write “result” to see how it went."),
        Phase.Published => language.Say(
            "Skriv «program» for å se hva som skjer når og hvor.",
            "Skriv «program» for å sjå kva som skjer når og kvar.",
            "Write “agenda” to see what happens when and where."),
        _ => language.Say(
            "Takk til alle som var med!",
            "Takk til alle som var med!",
            "Thanks to everyone who took part!"),
    };

    public static string StatusSummary(Language language, Unconference unconference) =>
        $"{unconference.Name}: {PhaseLine(language, unconference)}";

    public static string Date(Language language, DateOnly date) => DateWords.Long(language, date);

    public static string Earlier(Language language, string list) => language.Say(
        nb: $"Tidligere: {list}. Skriv for eksempel «unconference 1».",
        nn: $"Tidlegare: {list}. Skriv til dømes «unconference 1».",
        en: $"Earlier: {list}. Write for example “unconference 1”.");

    public static string Posted(Language language) => language.Say(
        nb: "Det er lagt ut i kanalen.",
        nn: "Det er lagt ut i kanalen.",
        en: "It has been posted in the channel.");

    public static string NotPosted(Language language) => language.Say(
        nb: "Det er lagret, men jeg fikk ikke lagt det ut i kanalen. Skriv «temaer» i kanalen for å vise det der.",
        nn: "Det er lagra, men eg fekk ikkje lagt det ut i kanalen. Skriv «tema» i kanalen for å vise det der.",
        en: "It is saved, but I couldn’t post it in the channel. Write “topics” in the channel to show it there.");

    public static string AlreadyThere(Language language, int number) => language.Say(
        nb: $"Temaet ditt er allerede med, som nummer {number}.",
        nn: $"Temaet ditt er allereie med, som nummer {number}.",
        en: $"Your topic is already in, as number {number}.");

    public static string ChangedMeanwhile(Language language, int number) => language.Say(
        nb: $"Noen endret tema {number} mens du skrev, så endringen din er ikke lagret ennå. Se hvordan temaet er nå. Teksten din ligger i et nytt skjema; send det hvis den fortsatt skal gjelde.",
        nn: $"Nokon endra tema {number} medan du skreiv, så endringa di er ikkje lagra enno. Sjå korleis temaet er no. Teksten din ligg i eit nytt skjema; send det om han framleis skal gjelde.",
        en: $"Somebody changed topic {number} while you were writing, so your change is not saved yet. Here is how the topic looks now. Your text is in a new form; send it if it should still count.");

    /// <summary>Said above the form that holds the beginning.</summary>
    public static string TooLongToPropose(Language language, int length) => language.Say(
        nb: $"Du skrev {length} tegn. Det er plass til {Topic.LongestTitle} i tittelen og {Topic.LongestAbout} om hva det handler om. Skjemaet har begynnelsen, så se over den.",
        nn: $"Du skreiv {length} teikn. Det er plass til {Topic.LongestTitle} i tittelen og {Topic.LongestAbout} om kva det handlar om. Skjemaet har byrjinga, så sjå over henne.",
        en: $"You wrote {length} characters. There is room for {Topic.LongestTitle} in the title and {Topic.LongestAbout} about it. The form holds the beginning, so please look it over.");

    public static string Withdrawn(Language language, int number, string title) => language.Say(
        nb: $"Tema {number}, «{title}», er trukket.",
        nn: $"Tema {number}, «{title}», er trekt.",
        en: $"Topic {number}, “{title}”, has been withdrawn.");

    public static string HostMay(Language language, int number, bool mayEdit) => mayEdit
        ? language.Say(
            nb: $"Verten kan skrive «endre tema {number}» eller «trekk {number}».",
            nn: $"Verten kan skrive «endre tema {number}» eller «trekk {number}».",
            en: $"The host can write “edit topic {number}” or “withdraw {number}”.")
        : language.Say(
            nb: $"Verten kan skrive «trekk {number}».",
            nn: $"Verten kan skrive «trekk {number}».",
            en: $"The host can write “withdraw {number}”.");

    public static string IsWithdrawn(Language language) => language.Say(
        nb: "Temaet er trukket.",
        nn: "Temaet er trekt.",
        en: "The topic has been withdrawn.");

    public static string TopicSummary(Language language, Topic topic) => language.Say(
        nb: $"Tema {topic.Number}: {topic.Title}, foreslått av {HostName(language, topic)}",
        nn: $"Tema {topic.Number}: {topic.Title}, føreslått av {HostName(language, topic)}",
        en: $"Topic {topic.Number}: {topic.Title}, proposed by {HostName(language, topic)}");

    public static string HostName(Language language, Topic topic) => topic.Host switch
    {
        null => language.Say("en som ikke lenger er med", "ein som ikkje lenger er med", "someone who is no longer here"),
        { Name: "" } => language.Say("en deltaker", "ein deltakar", "a member"),
        { Shown: var name } => name,
    };

    public static string FormatName(Language language, SessionFormat format) => FormatName(format).In(language);

    public static Text FormatName(SessionFormat format) => format switch
    {
        SessionFormat.Discussion => new("Samtale", "Samtale", "Discussion"),
        SessionFormat.Workshop => new("Verksted", "Verkstad", "Workshop"),
        SessionFormat.Talk => new("Innlegg", "Innlegg", "Talk"),
        SessionFormat.Demo => new("Demo", "Demo", "Demo"),
        _ => new("Noe annet", "Noko anna", "Something else"),
    };

    public static Text Length(int minutes) => new($"{minutes} minutter", $"{minutes} minutt", $"{minutes} minutes");

    public static string TopicsTitle(Language language, string name) => language.Say(
        nb: $"Temaer til {name}",
        nn: $"Tema til {name}",
        en: $"Topics for {name}");

    public static string TopicsSummary(Language language, int count) => language.Say(
        nb: count switch { 0 => "Ingen temaer ennå", 1 => "1 tema", _ => $"{count} temaer" },
        nn: count switch { 0 => "Ingen tema enno", 1 => "1 tema", _ => $"{count} tema" },
        en: count switch { 0 => "No topics yet", 1 => "1 topic", _ => $"{count} topics" });

    public static string OneInFull(Language language, int number) => language.Say(
        nb: $"Skriv «tema {number}» for å lese mer.",
        nn: $"Skriv «tema {number}» for å lese meir.",
        en: $"Write “topic {number}” to read more.");

    public static string PageOf(Language language, int page, int pages) => language.Say(
        nb: $"Side {page} av {pages}",
        nn: $"Side {page} av {pages}",
        en: $"Page {page} of {pages}");

    public static string TopicLine(Language language, Topic topic) =>
        $"{FormatName(language, topic.Format)} · {Length(topic.Minutes).In(language)} · {string.Join(", ", topic.CoHosts.Select(host => host.Shown).Prepend(HostName(language, topic)))}";

    public static readonly Text PersonalTitle = new("Unconferencer", "Unconferencar", "Unconferences");

    public static Text PersonalTopic(string unconference, Topic topic) => new(
        $"{unconference}: du foreslo tema {topic.Number}, «{topic.Title}».",
        $"{unconference}: du føreslo tema {topic.Number}, «{topic.Title}».",
        $"{unconference}: you proposed topic {topic.Number}, “{topic.Title}”.");

    public static Text PersonalCoHost(string unconference, Topic topic) => new(
        $"{unconference}: du er medvert for tema {topic.Number}, «{topic.Title}».",
        $"{unconference}: du er medvert for tema {topic.Number}, «{topic.Title}».",
        $"{unconference}: you co-host topic {topic.Number}, “{topic.Title}”.");

    public static Text PersonalLook(string unconference) => new(
        $"{unconference}: du har åpnet stemmeseddelen, men ikke stemt.",
        $"{unconference}: du har opna røystesetelen, men ikkje røysta.",
        $"{unconference}: you opened your ballot but have not voted.");

    public static Text PersonalBallot(string unconference, string topics) => new(
        $"{unconference}: du stemte på {topics}.",
        $"{unconference}: du røysta på {topics}.",
        $"{unconference}: you voted for {topics}.");
}
