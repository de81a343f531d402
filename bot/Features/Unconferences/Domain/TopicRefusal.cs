namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What the rules of hosting, hiding and merging say no with.</summary>
internal static class TopicRefusal
{
    public static UserError WhoHosts() => new(
        nb: "Hvem skal være med? Skriv nummeret og nevn personen, for eksempel «medvert 4 @Kari».",
        nn: "Kven skal vere med? Skriv nummeret og nemn personen, til dømes «medvert 4 @Kari».",
        en: "Who is to join? Write the number and mention the person, for example “co-host 4 @Kari”.");

    public static UserError Stranger(string name) => new(
        nb: $"Jeg kjenner ikke {name} her ennå. Be {name} skrive «hjelp» til meg i kanalen først, og prøv så igjen.",
        nn: $"Eg kjenner ikkje {name} her enno. Be {name} skrive «hjelp» til meg i kanalen først, og prøv så igjen.",
        en: $"I don’t know {name} here yet. Ask {name} to write “help” to me in the channel first, and then try again.")
    {
        Question = "cohosts",
    };

    public static UserError NoSuchName(string name) => new(
        nb: $"Jeg vet ikke hvem «{name}» er. La feltet stå tomt, og nevn personen etterpå, for eksempel «medvert 4 @Kari».",
        nn: $"Eg veit ikkje kven «{name}» er. La feltet stå tomt, og nemn personen etterpå, til dømes «medvert 4 @Kari».",
        en: $"I don’t know who “{name}” is. Leave the field empty and mention the person afterwards, for example “co-host 4 @Kari”.")
    {
        Question = "cohosts",
    };

    /// <param name="number">The topic that is full; null if it is still being proposed.</param>
    public static UserError TooManyHosts(int? number) => new(
        nb: $"Et tema kan ha {Topic.MostHosts} verter, og flere er det ikke plass til. {(number is null ? "Skriv færre navn i feltet." : $"Skriv «slutt som medvert {number}» for å gi plass.")}",
        nn: $"Eit tema kan ha {Topic.MostHosts} vertar, og fleire er det ikkje plass til. {(number is null ? "Skriv færre namn i feltet." : $"Skriv «slutt som medvert {number}» for å gi plass.")}",
        en: $"A topic can have {Topic.MostHosts} hosts, and there is no room for more. {(number is null ? "Write fewer names in the field." : $"Write “step down {number}” to make room.")}")
    {
        Question = "cohosts",
    };

    public static UserError NotHosting(int number) => new(
        nb: $"Du er ikke vert for tema {number}. Skriv «tema {number}» for å se hvem som er det.",
        nn: $"Du er ikkje vert for tema {number}. Skriv «tema {number}» for å sjå kven som er det.",
        en: $"You are not a host of topic {number}. Write “topic {number}” to see who is.");

    public static UserError LastHost(int number) => new(
        nb: $"Du er den eneste verten for tema {number}. Skriv «trekk {number}» hvis du ikke kan være vert.",
        nn: $"Du er den einaste verten for tema {number}. Skriv «trekk {number}» om du ikkje kan vere vert.",
        en: $"You are the only host of topic {number}. Write “withdraw {number}” if you can’t host it.");

    public static UserError NotTheProposer(int number) => new(
        nb: $"Bare den som foreslo tema {number}, kan trekke det. Skriv «slutt som medvert {number}» hvis du ikke kan være vert.",
        nn: $"Berre den som føreslo tema {number}, kan trekkje det. Skriv «slutt som medvert {number}» om du ikkje kan vere vert.",
        en: $"Only the person who proposed topic {number} can withdraw it. Write “step down {number}” if you can’t host it.");

    public static UserError AgendaIsOut() => new(
        nb: "Programmet er lagt ut, så dette kan ikke endres her lenger. Snakk med en leder om det.",
        nn: "Programmet er lagt ut, så dette kan ikkje endrast her lenger. Snakk med ein leiar om det.",
        en: "The agenda has been published, so this can no longer be changed here. Talk to a lead about it.");

    public static UserError HideWithReason() => new(
        nb: "Hvilket tema, og hvorfor? Skriv for eksempel «skjul 4 Reklame for et produkt».",
        nn: "Kva for eit tema, og kvifor? Skriv til dømes «skjul 4 Reklame for eit produkt».",
        en: "Which topic, and why? Write for example “hide 4 Advertises a product”.");

    public static UserError ReasonTooLong(int length) => new(
        nb: $"Grunnen kan ha {Topic.LongestReason} tegn, og denne har {length}. Skriv kortere, for eksempel «skjul 4 Reklame».",
        nn: $"Grunnen kan ha {Topic.LongestReason} teikn, og denne har {length}. Skriv kortare, til dømes «skjul 4 Reklame».",
        en: $"The reason can have {Topic.LongestReason} characters, and this one has {length}. Write less, for example “hide 4 Advertising”.");

    public static UserError IsHidden(int number) => new(
        nb: $"Tema {number} er skjult av en leder. En leder kan vise det igjen med «vis igjen {number}».",
        nn: $"Tema {number} er skjult av ein leiar. Ein leiar kan vise det igjen med «vis igjen {number}».",
        en: $"Topic {number} has been hidden by a lead. A lead can show it again with “unhide {number}”.");

    public static UserError NotHidden(int number) => new(
        nb: $"Tema {number} er ikke skjult. Skriv «tema {number}» for å se det.",
        nn: $"Tema {number} er ikkje skjult. Skriv «tema {number}» for å sjå det.",
        en: $"Topic {number} is not hidden. Write “topic {number}” to see it.");

    public static UserError IsMerged(int number, int whole) => new(
        nb: $"Tema {number} er slått sammen med tema {whole}. Skriv «tema {whole}» for å se det.",
        nn: $"Tema {number} er slått saman med tema {whole}. Skriv «tema {whole}» for å sjå det.",
        en: $"Topic {number} has become part of topic {whole}. Write “topic {whole}” to see it.");

    public static UserError WhichToMerge() => new(
        nb: "Hvilke to temaer? Skriv for eksempel «slå sammen 7 med 2», så blir 7 en del av 2.",
        nn: "Kva for to tema? Skriv til dømes «slå saman 7 med 2», så blir 7 ein del av 2.",
        en: "Which two topics? Write for example “merge 7 with 2”, and 7 becomes part of 2.");

    public static UserError TooLateToMerge() => new(
        nb: "Stemmene er telt, så temaene kan ikke slås sammen nå. Legg dem til hver sin tid i stedet, for eksempel med «skill 7 2».",
        nn: "Røystene er talde, så temaa kan ikkje slåast saman no. Legg dei til kvar si tid i staden, til dømes med «skil 7 2».",
        en: "The votes have been counted, so topics can’t be merged now. Put them at different times instead, for example with “apart 7 2”.");

    public static UserError NotMerged(int number) => new(
        nb: $"Tema {number} er ikke slått sammen med et annet. Skriv «temaer» for å se alle.",
        nn: $"Tema {number} er ikkje slått saman med eit anna. Skriv «tema» for å sjå alle.",
        en: $"Topic {number} is not part of another. Write “topics” to see them all.");
}
