namespace OtgBot.Features.Unconferences.Domain;

/// <summary>What sharing an unconference says no with.</summary>
internal static class SharingRefusal
{
    public static UserError WhichCode() => new(
        nb: "Hvilken kode? Du får den av lederen som laget unconferencen. Skriv for eksempel «bli med K7QM-4T2X».",
        nn: "Kva for ein kode? Du får han av leiaren som laga unconferencen. Skriv til dømes «bli med K7QM-4T2X».",
        en: "Which code? You get it from whoever owns the unconference. Write for example “join K7QM-4T2X”.");

    public static UserError WrongCode() => new(
        nb: "Den koden finner jeg ikke. Se om alle åtte tegnene er riktige, for eksempel «bli med K7QM-4T2X».",
        nn: "Den koden finn eg ikkje. Sjå om alle åtte teikna er rette, til dømes «bli med K7QM-4T2X».",
        en: "I can’t find that code. Check all eight characters, for example “join K7QM-4T2X”.");

    public static UserError CodeClosed() => new(
        nb: "Den koden er stengt. Be den som eier unconferencen, om en ny. Den lages med «invitasjonskode ny».",
        nn: "Den koden er stengd. Be den som eig unconferencen, om ein ny. Han blir laga med «invitasjonskode ny».",
        en: "That code has been closed. Ask whoever owns the unconference for a new one. It is made with “join code new”.");

    public static UserError CodeExpired() => new(
        nb: "Den koden er for gammel. Be den som eier unconferencen, om en ny. Den lages med «invitasjonskode ny».",
        nn: "Den koden er for gammal. Be den som eig unconferencen, om ein ny. Han blir laga med «invitasjonskode ny».",
        en: "That code is too old. Ask whoever owns the unconference for a new one. It is made with “join code new”.");

    public static UserError CodeUsed() => new(
        nb: "Den koden gjaldt for ett fellesskap og er brukt. Be om en ny; eieren skriver «invitasjonskode ny».",
        nn: "Den koden galdt for eitt fellesskap og er brukt. Be om ein ny; eigaren skriv «invitasjonskode ny».",
        en: "That code was for one community and has been used. Ask for a new one; the owner writes “join code new”.");

    public static UserError TooManyTries(int minutes) => new(
        nb: $"Det ble for mange forsøk. Vent {minutes} {(minutes == 1 ? "minutt" : "minutter")}, og prøv igjen med koden fra eieren, for eksempel «bli med K7QM-4T2X».",
        nn: $"Det vart for mange forsøk. Vent {minutes} minutt, og prøv igjen med koden frå eigaren, til dømes «bli med K7QM-4T2X».",
        en: $"That was too many tries. Wait {minutes} {(minutes == 1 ? "minute" : "minutes")}, and try again with the owner’s code, for example “join K7QM-4T2X”.");

    public static UserError IsOver() => new(
        nb: "Den unconferencen er avsluttet. En leder kan åpne en ny med «unconference».",
        nn: "Den unconferencen er avslutta. Ein leiar kan opne ein ny med «unconference».",
        en: "That unconference has ended. A lead can open a new one with “unconference”.");

    public static UserError IsIn() => new(
        nb: "Dere er allerede med på den. Skriv «unconference» for å se den.",
        nn: "De er allereie med på han. Skriv «unconference» for å sjå han.",
        en: "You already take part in it. Write “unconference” to see it.");

    public static UserError IsFull() => new(
        nb: $"Det er {Unconference.MostCommunities} fellesskap med, og flere er det ikke plass til. Eieren kan gi plass med «fjern fellesskap 2».",
        nn: $"Det er {Unconference.MostCommunities} fellesskap med, og fleire er det ikkje plass til. Eigaren kan gi plass med «fjern fellesskap 2».",
        en: $"There are already {Unconference.MostCommunities} communities, and there is no room for more. The owner can make room with “remove community 2”.");

    public static UserError OwnerOnly() => new(
        nb: "Det gjør en leder i fellesskapet som eier unconferencen. Skriv «fellesskapene» for å se hvem det er.",
        nn: "Det gjer ein leiar i fellesskapet som eig unconferencen. Skriv «fellesskapa» for å sjå kven det er.",
        en: "A lead of the community that owns the unconference does that. Write “who takes part” to see which it is.");

    public static UserError WhichCommunity() => new(
        nb: "Hvilket fellesskap? Skriv «fellesskapene» for å se numrene, og så for eksempel «fjern fellesskap 2».",
        nn: "Kva for eit fellesskap? Skriv «fellesskapa» for å sjå nummera, og så til dømes «fjern fellesskap 2».",
        en: "Which community? Write “who takes part” to see the numbers, and then for example “remove community 2”.");

    public static UserError NotYourself() => new(
        nb: "Det er deres eget fellesskap. Skriv «forlat unconference» hvis dere vil ut.",
        nn: "Det er dykkar eige fellesskap. Skriv «forlat unconference» om de vil ut.",
        en: "That is your own community. Write “leave unconference” if you want to leave.");

    public static UserError NotShared() => new(
        nb: "Dere er alene om denne unconferencen. Skriv «lukk unconference» hvis den skal avsluttes.",
        nn: "De er åleine om denne unconferencen. Skriv «lukk unconference» om han skal avsluttast.",
        en: "No other community takes part in this unconference. Write “close unconference” to end it.");

    public static UserError OrganisationTooLong() => new(
        nb: $"Navnet kan ha {Unconference.LongestOrganisation} tegn. Skriv et kortere, for eksempel «virksomhet Nav».",
        nn: $"Namnet kan ha {Unconference.LongestOrganisation} teikn. Skriv eit kortare, til dømes «verksemd Nav».",
        en: $"The name can have {Unconference.LongestOrganisation} characters. Write a shorter one, for example “organisation Nav”.");

    public static UserError WhichOrganisation() => new(
        nb: "Hva heter dere? Skriv for eksempel «virksomhet Nav», eller «virksomhet ingen».",
        nn: "Kva heiter de? Skriv til dømes «verksemd Nav», eller «verksemd ingen».",
        en: "What are you called? Write for example “organisation Nav”, or “organisation none”.");
}
