namespace OtgBot.Turns;

/// <summary>What the bot says before any feature is reached.</summary>
internal static class TurnTexts
{
    public static UserError NoCommunity() => new(
        nb: "Jeg vet ikke hvilken kanal du mener. Skriv til meg i kanalen først, for eksempel «@OtgBot hjelp».",
        nn: "Eg veit ikkje kva for ein kanal du meiner. Skriv til meg i kanalen først, til dømes «@OtgBot hjelp».",
        en: "I don’t know which channel you mean. Write to me in the channel first, for example “@OtgBot help”.");

    public static UserError MyOwnMessage() => new(
        nb: "Den meldingen er min egen. Bruk snarveien på noe en av dere har skrevet, eller skriv «foreslå».",
        nn: "Den meldinga er mi eiga. Bruk snarvegen på noko ein av dykk har skrive, eller skriv «føreslå».",
        en: "That message is my own. Use the shortcut on something one of you wrote, or write “propose”.");

    public static UserError NotHere(string invitation) => new(
        nb: $"Jeg er ikke med i denne kanalen ennå. Skriv «{invitation}» her, så kommer jeg.",
        nn: $"Eg er ikkje med i denne kanalen enno. Skriv «{invitation}» her, så kjem eg.",
        en: $"I am not in this channel yet. Write “{invitation}” here, and I will join.");

    public static UserError LeadsOnly(IReadOnlyList<Lead> leads, Text? instead = null)
    {
        var unnamed = new Text("noen uten kjent navn", "nokon utan kjent namn", "somebody whose name I don’t know");
        string Names(Language language) => string.Join(", ", leads.Select(lead => lead.Name.Length > 0 ? lead.Name : unnamed.In(language)));
        return leads.Count == 0
            ? new(
                nb: "Bare ledere kan gjøre det, og her er det ingen leder ennå. Skriv «leder legg til meg» for å bli den første.",
                nn: "Berre leiarar kan gjere det, og her er det ingen leiar enno. Skriv «leiar legg til meg» for å bli den første.",
                en: "Only leads can do that, and there is no lead here yet. Write “lead add me” to become the first.")
            : new(
                nb: $"Bare ledere kan gjøre det. Ledere her: {Names(Language.Nb)}.{And(instead?.Nb ?? "Er ingen av dem med lenger, skriv «leder legg til meg» i kanalen.")}",
                nn: $"Berre leiarar kan gjere det. Leiarar her: {Names(Language.Nn)}.{And(instead?.Nn ?? "Er ingen av dei med lenger, skriv «leiar legg til meg» i kanalen.")}",
                en: $"Only leads can do that. Leads here: {Names(Language.En)}.{And(instead?.En ?? "If none of them is here any more, write “lead add me” in the channel.")}");

        static string And(string sentence) => sentence.Length == 0 ? "" : " " + sentence;
    }

    public static UserError OtherCommunity() => new(
        nb: "Den knappen hører til en annen kanal, så her gjør den ingenting. Skriv «hjelp» for å se hva du kan gjøre her.",
        nn: "Den knappen høyrer til ein annan kanal, så her gjer han ingenting. Skriv «hjelp» for å sjå kva du kan gjere her.",
        en: "That button belongs to another channel, so it does nothing here. Write “help” to see what you can do here.");

    public static UserError OldButton() => new(
        nb: "Den knappen er fra en eldre melding og virker ikke lenger. Skriv «hjelp», så får du nye knapper.",
        nn: "Den knappen er frå ei eldre melding og verkar ikkje lenger. Skriv «hjelp», så får du nye knappar.",
        en: "That button is from an older message and no longer works. Write “help” to get new ones.");

    /// <summary>Stands above the question about what there is now.</summary>
    public static string OtherThanNow(Language language) => language.Say(
        nb: "Den knappen gjaldt noe som er annerledes nå, så jeg har ikke gjort noe. Slik står det nå:",
        nn: "Den knappen gjaldt noko som er annleis no, så eg har ikkje gjort noko. Slik står det no:",
        en: "That button was about something that is different now, so I did nothing. This is how things stand:");

    public static string SayYes(Language language, string words) => language.Say(
        nb: $"Trykk på knappen, eller skriv «{words} ja». Ellers skjer det ingenting.",
        nn: $"Trykk på knappen, eller skriv «{words} ja». Elles skjer det ingenting.",
        en: $"Press the button, or write “{words} yes”. Otherwise nothing happens.");

    public static string SaidYes(Language language, string yes) => language.Say(
        nb: $"Svaret var «{yes}», og det er gjort.",
        nn: $"Svaret var «{yes}», og det er gjort.",
        en: $"The answer was “{yes}”, and it is done.");

    public static UserError TooManyWords(string given, Command command) => new(
        nb: $"Jeg forsto ikke «{given}», så jeg har ikke gjort noe. Mener du det, så skriv «{Written(command, Language.Nb)}».",
        nn: $"Eg forstod ikkje «{given}», så eg har ikkje gjort noko. Meiner du det, så skriv «{Written(command, Language.Nn)}».",
        en: $"I did not understand “{given}”, so I did nothing. If you mean it, write “{Written(command, Language.En)}”.");

    private static string Written(Command command, Language language) => command.Example?.In(language) ?? Routes.Shown(command, language);

    public static UserError JustForgotten() => new(
        nb: "Du ba meg nettopp om å glemme deg. I ti minutter lagrer jeg ingenting fra deg, så ikke noe henger igjen. Prøv igjen etterpå.",
        nn: "Du bad meg nettopp om å gløyme deg. I ti minutt lagrar eg ingenting frå deg, så ikkje noko heng att. Prøv igjen etterpå.",
        en: "You just asked me to forget you. For ten minutes I store nothing from you, so that nothing lingers. Please try again after that.");

    public static string Broken(Language language, string reference) => language.Say(
        nb: $"Noe gikk galt hos meg, og jeg fikk ikke gjort det du ba om. Prøv en gang til. Skjer det igjen, så si fra til den som driver boten, og oppgi {reference}.",
        nn: $"Noko gjekk gale hos meg, og eg fekk ikkje gjort det du bad om. Prøv ein gong til. Skjer det igjen, så sei frå til den som driv boten, og oppgi {reference}.",
        en: $"Something went wrong on my side, and I couldn’t do what you asked. Please try again. If it happens again, tell whoever runs the bot and quote {reference}.");

    /// <summary>In a channel the answer may be for the person alone, and then comes in their own chat.</summary>
    public static string Busy(Language language, bool isPersonal = true) => isPersonal
        ? language.Say(
            nb: "Det tar litt tid. Jeg svarer her så snart jeg er ferdig.",
            nn: "Det tek litt tid. Eg svarar her så snart eg er ferdig.",
            en: "This takes a moment. I will answer here when it is done.")
        : language.Say(
            nb: "Det tar litt tid. Svaret kommer her eller i den private chatten med meg.",
            nn: "Det tek litt tid. Svaret kjem her eller i den private chatten med meg.",
            en: "This takes a moment. The answer will come here or in our private chat.");

    /// <summary>Stands before all, so it says neither who pressed nor what came of it.</summary>
    public static string NotHeard(Language language) => language.Say(
        nb: "Et svar på en knapp tok for lang tid, og jeg får ikke sendt det i en privat chat. Var det du som trykket, så trykk en gang til.",
        nn: "Eit svar på ein knapp tok for lang tid, og eg får ikkje sendt det i ein privat chat. Var det du som trykte, så trykk ein gong til.",
        en: "The answer to a button took too long, and I can’t send it in a private chat. If you pressed it, please press again.");

    /// <summary>Before an answer that comes in the person's own chat, since the place they asked in took none.</summary>
    public static string AnsweredElsewhere(Language language) => language.Say(
        nb: "Jeg fikk ikke svart deg der du skrev. Her er svaret:",
        nn: "Eg fekk ikkje svart deg der du skreiv. Her er svaret:",
        en: "I could not answer you where you wrote. Here is the answer:");

    /// <summary>The host that kept the answer died. Others may read it, so it says neither who asked nor what.</summary>
    public static string LostAnswer(Language language) => language.Say(
        nb: "Jeg startet på nytt før jeg fikk sendt et svar her. Var det du som spurte, så spør en gang til.",
        nn: "Eg starta på nytt før eg fekk sendt eit svar her. Var det du som spurde, så spør ein gong til.",
        en: "I restarted before I could send an answer here. If you asked, please ask again.");

    public static string AddMeFirst(Language language) => language.Say(
        nb: "Jeg er ikke med i denne samtalen ennå. Legg meg til, så går vi videre.",
        nn: "Eg er ikkje med i denne samtalen enno. Legg meg til, så går vi vidare.",
        en: "I am not in this conversation yet. Add me, and we carry on.");

    public static readonly Text AddMe = new("Legg til OtgBot", "Legg til OtgBot", "Add OtgBot");

    /// <summary>Stands before all, for a minute.</summary>
    public static string LookInChat(Language language) => language.Say(
        nb: "Svaret ligger i den private chatten med meg.",
        nn: "Svaret ligg i den private chatten med meg.",
        en: "The answer is in our private chat.");

    /// <summary>With the answer to a press, where what it led to stands somewhere else.</summary>
    public static string WhereItIs(Language language, Put? where) => where switch
    {
        Put.InChat => LookInChat(language),
        Put.Aside => language.Say(
            nb: "Svaret står nederst. Bare du ser det.",
            nn: "Svaret står nedst. Berre du ser det.",
            en: "The answer is at the bottom. Only you can see it."),
        Put.BeforeAll => language.Say(
            nb: "Svaret står nederst.",
            nn: "Svaret står nedst.",
            en: "The answer is at the bottom."),
        _ => language.Say(
            nb: "Greit, det er gjort.",
            nn: "Greitt, det er gjort.",
            en: "All right, that is done."),
    };

    /// <summary>Over buttons with what may have been meant.</summary>
    public static string Offer(Language language) => language.Say(
        nb: "Jeg er ikke sikker på hva du mener. Er det noe av dette?",
        nn: "Eg er ikkje sikker på kva du meiner. Er det noko av dette?",
        en: "I am not sure what you mean. Is it one of these?");

    /// <summary>Over a button with what was meant, and is not done without a yes.</summary>
    public static string OfferSure(Language language) => language.Say(
        nb: "Er det dette du vil? Trykk, så gjør jeg det.",
        nn: "Er det dette du vil? Trykk, så gjer eg det.",
        en: "Is this what you want? Press it, and I’ll do it.");

    /// <summary>Over a button with what a message asks for that was changed after it was sent.</summary>
    public static string OfferEdited(Language language) => language.Say(
        nb: "Du endret en melding jeg alt har lest. Trykk hvis du vil at jeg skal gjøre dette.",
        nn: "Du endra ei melding eg alt har lese. Trykk om du vil at eg skal gjere dette.",
        en: "You edited a message that I had already read. Press if you want me to do this.");

    /// <summary>The sentence said no, and is about something that can be looked at.</summary>
    public static string OfferDespiteNo(Language language) => language.Say(
        nb: "Jeg har ikke gjort noe. Kanskje dette hjelper?",
        nn: "Eg har ikkje gjort noko. Kanskje dette hjelper?",
        en: "I haven’t done anything. Perhaps this helps?");

    /// <summary>The sentence said no.</summary>
    public static string LeftAlone(Language language) => language.Say(
        nb: "Greit, da lar jeg det være.",
        nn: "Greitt, då lèt eg det vere.",
        en: "All right, I’ll leave it as it is.");

    /// <summary>A question nobody here can answer.</summary>
    public static string Beyond(Language language) => language.Say(
        nb: "Det kan jeg dessverre ikke svare på. Jeg hjelper gjerne med prinsipper, mikrohandlinger og unconference.",
        nn: "Det kan eg dessverre ikkje svare på. Eg hjelper gjerne med prinsipp, mikrohandlingar og unconference.",
        en: "I’m afraid I can’t answer that one. I’m happy to help with principles, microactions and unconferences.");

    /// <summary>To an emoji alone.</summary>
    public static string Smile(Language language) => language.Say(
        nb: "Så hyggelig! Jeg er her når du trenger meg.",
        nn: "Så hyggeleg! Eg er her når du treng meg.",
        en: "How nice! I’m here when you need me.");

    /// <summary>For a lead, in private: the place refused a post.</summary>
    public static string CannotPost(Community community) => community.Language.Say(
        nb: $"Jeg får ikke lenger skrive i «{NameOf(community, Language.Nb)}», så ukas prinsipp kommer ikke dit. Legg meg til i kanalen igjen, så fortsetter jeg.",
        nn: $"Eg får ikkje lenger skrive i «{NameOf(community, Language.Nn)}», så vekeprinsippet kjem ikkje dit. Legg meg til i kanalen igjen, så held eg fram.",
        en: $"I can no longer post in “{NameOf(community, Language.En)}”, so the weekly prompt has stopped. Add me to the channel again, and I’ll carry on.");

    public static string NameOf(Community community, Language language) =>
        community.Name.Length > 0 ? community.Name : language.Say(nb: "kanal uten navn", nn: "kanal utan namn", en: "unnamed channel");

    /// <summary>What one language calls another.</summary>
    public static string NameOf(Language named, Language language) => named switch
    {
        Language.Nb => "bokmål",
        Language.Nn => "nynorsk",
        _ => language.Say(nb: "engelsk", nn: "engelsk", en: "English"),
    };
}
