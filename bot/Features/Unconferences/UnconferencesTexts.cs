using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>All texts of the feature but those of the vote (<see cref="VotingTexts"/>) and those the rules say no with (<see cref="Refusal"/>).</summary>
internal static class UnconferencesTexts
{
    public static readonly Text UnconferenceHelp = new(
        "Se unconferencen som er åpen; en leder åpner en ny",
        "Sjå unconferencen som er open; ein leiar opnar ein ny",
        "See the unconference that is open; a lead opens a new one");

    public static readonly Text OpenVotingHelp = new("Åpne avstemningen over temaene", "Opne avrøystinga over temaa", "Open the vote on the topics");
    public static readonly Text CloseVotingHelp = new("Lukk avstemningen og vis resultatet", "Lukk avrøystinga og vis resultatet", "Close the vote and show the result");
    public static readonly Text CloseHelp = new("Avslutt unconferencen; alt kan fortsatt leses", "Avslutt unconferencen; alt kan framleis lesast", "End the unconference; all of it stays readable");
    public static readonly Text ProposeHelp = new("Foreslå et tema til unconferencen", "Føreslå eit tema til unconferencen", "Propose a topic for the unconference");
    public static readonly Text TopicsHelp = new("Se alle temaene, eller ett i sin helhet", "Sjå alle temaa, eller eitt i heilskap", "See all topics, or one in full");
    public static readonly Text EditHelp = new("Endre et tema du har foreslått", "Endre eit tema du har føreslått", "Change a topic you proposed");
    public static readonly Text WithdrawHelp = new("Trekk et tema du har foreslått", "Trekk eit tema du har føreslått", "Withdraw a topic you proposed");
    public static readonly Text VoteHelp = new("Se og endre stemmene dine", "Sjå og endre røystene dine", "See and change your votes");
    public static readonly Text ResultHelp = new("Se resultatet av avstemningen", "Sjå resultatet av avrøystinga", "See the result of the vote");

    public static readonly Text OpenTitle = new("Åpne en unconference", "Opne ein unconference", "Open an unconference");
    public static readonly Text OpenIntroduction = new(
        "Når du sender, kan alle her foreslå temaer. Avstemningen åpner når du vil, eller av seg selv ved fristen.",
        "Når du sender, kan alle her føreslå tema. Avrøystinga opnar når du vil, eller av seg sjølv ved fristen.",
        "Once you send this, everyone here can propose topics. Voting opens when you want, or by itself at the deadline.");

    public static readonly Text OpenSubmit = new("Åpne", "Opne", "Open");
    public static readonly Text NameLabel = new("Hva heter den?", "Kva heiter han?", "What is it called?");
    public static readonly Text NameHint = new("For eksempel «Høst-unconference 2026».", "Til dømes «Haust-unconference 2026».", "For example “Autumn unconference 2026”.");
    public static readonly Text ThemeLabel = new("Hva er det felles temaet?", "Kva er det felles temaet?", "What is the common theme?");
    public static readonly Text ThemeHint = new("Gjerne et spørsmål, eller la det stå åpent.", "Gjerne eit spørsmål, eller la det stå ope.", "A question works well, or leave it open.");
    public static readonly Text DateLabel = new("Hvilken dag skal den være?", "Kva dag skal han vere?", "Which day will it be?");
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
    public static readonly Text TitleHint = new("Kort, så folk får lyst til å være med.", "Kort, så folk får lyst til å vere med.", "Short, so that people want to join.");
    public static readonly Text AboutLabel = new("Hva handler det om?", "Kva handlar det om?", "What is it about?");
    public static readonly Text AboutHint = new(
        "Hva vil du finne ut, og hvem har du lyst til å ha med?",
        "Kva vil du finne ut, og kven har du lyst til å ha med?",
        "What do you want to find out, and who would you like to join?");

    public static readonly Text FormatLabel = new("Hvilken form?", "Kva form?", "Which format?");
    public static readonly Text MinutesLabel = new("Hvor lenge?", "Kor lenge?", "How long?");

    public static readonly Text Propose = new("Foreslå et tema", "Føreslå eit tema", "Propose a topic");
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
        "Unconferencen avsluttes. Temaer og resultat kan fortsatt leses.",
        "Unconferencen blir avslutta. Tema og resultat kan framleis lesast.",
        "The unconference ends. Topics and result stay readable.");

    public static readonly Text CloseUnconferenceNow = new("Avslutt den", "Avslutt han", "End it");
    public static readonly Text Edit = new("Endre", "Endre", "Edit");
    public static readonly Text Withdraw = new("Trekk", "Trekk", "Withdraw");
    public static readonly Text WithdrawSure = new(
        "Temaet går ut av lista, og stemmer på det faller bort. Det kan ikke angres.",
        "Temaet går ut av lista, og røyster på det fell bort. Det kan ikkje angrast.",
        "The topic leaves the list, and votes for it fall away. This can’t be undone.");

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

    public static string PhaseLine(Language language, Unconference unconference) =>
        unconference.IsCalledOff ? Changing.ChangeTexts.CalledOffLine(language) : PhaseLine(language, unconference.Phase);

    private static string PhaseLine(Language language, Phase phase) => phase switch
    {
        Phase.Proposing => language.Say("Temaer kan foreslås", "Ein kan føreslå tema", "Topics can be proposed"),
        Phase.Voting => language.Say("Avstemningen er åpen", "Avrøystinga er open", "Voting is open"),
        Phase.Planning => language.Say("Avstemningen er lukket, og resultatet er klart", "Avrøystinga er lukka, og resultatet er klart", "Voting is closed and the result is ready"),
        Phase.Published => language.Say("Programmet er klart", "Programmet er klart", "The agenda is ready"),
        _ => language.Say("Avsluttet", "Avslutta", "Ended"),
    };

    public static string PhaseHelp(Language language, Phase phase) => phase switch
    {
        Phase.Proposing => language.Say(
            "Har du noe du vil finne ut av sammen med andre? Skriv «foreslå».",
            "Har du noko du vil finne ut av saman med andre? Skriv «føreslå».",
            "Is there something you want to find out together with others? Write “propose”."),
        Phase.Voting => language.Say(
            "Skriv «stem» for å få stemmeseddelen din privat. Du kan endre den til avstemningen lukkes. Ingen ser tall før det.",
            "Skriv «røyst» for å få røystesetelen din privat. Du kan endre han til avrøystinga blir lukka. Ingen ser tal før det.",
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
        nb: "Det er lagret, men jeg fikk ikke lagt det ut i kanalen akkurat nå.",
        nn: "Det er lagra, men eg fekk ikkje lagt det ut i kanalen akkurat no.",
        en: "It is saved, but I could not post it in the channel just now.");

    public static string AlreadyThere(Language language, int number) => language.Say(
        nb: $"Temaet ditt er allerede med, som nummer {number}.",
        nn: $"Temaet ditt er alt med, som nummer {number}.",
        en: $"Your topic is already in, as number {number}.");

    public static string ChangedMeanwhile(Language language, int number) => language.Say(
        nb: $"Tema {number} ble endret mens du skrev, så jeg har ikke lagret ennå. Se hvordan det er nå. Teksten din ligger i et nytt skjema. Send det hvis den skal gjelde.",
        nn: $"Tema {number} vart endra medan du skreiv, så eg har ikkje lagra enno. Sjå korleis det er no. Teksten din ligg i eit nytt skjema. Send det om han skal gjelde.",
        en: $"Topic {number} was changed while you were writing, so I have not saved yet. See how it is now. Your text is in a new form. Send that if it should count.");

    /// <summary>Said above the form that holds the beginning.</summary>
    public static string TooLongToPropose(Language language, int length) => language.Say(
        nb: $"Du skrev {length} tegn. Det er plass til {Topic.LongestTitle} i tittelen og {Topic.LongestAbout} om hva det handler om. Skjemaet har begynnelsen, så se over den.",
        nn: $"Du skreiv {length} teikn. Det er plass til {Topic.LongestTitle} i tittelen og {Topic.LongestAbout} om kva det handlar om. Skjemaet har byrjinga, så sjå over henne.",
        en: $"You wrote {length} characters. There is room for {Topic.LongestTitle} in the title and {Topic.LongestAbout} about it. The form holds the beginning, so please look it over.");

    public static string Withdrawn(Language language, int number, string title) => language.Say(
        nb: $"Tema {number}, «{title}», er trukket.",
        nn: $"Tema {number}, «{title}», er trekt.",
        en: $"Topic {number}, “{title}”, has been withdrawn.");

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
        null => language.Say("en tidligere deltaker", "ein tidlegare deltakar", "a former member"),
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
        $"{unconference}: du har fått en stemmeseddel, uten stemmer.",
        $"{unconference}: du har fått ein røystesetel, utan røyster.",
        $"{unconference}: you have been given a ballot, without votes.");

    public static Text PersonalBallot(string unconference, string topics) => new(
        $"{unconference}: du stemte på {topics}.",
        $"{unconference}: du røysta på {topics}.",
        $"{unconference}: you voted for {topics}.");
}
