using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>What the bot says about how a community is set up.</summary>
internal static class SettingsTexts
{
    public static readonly Text Heading = new("Innstillinger", "Innstillingar", "Settings");

    public static readonly Text StatusWords = new("status|innstillinger", "status|innstillingar", "status|settings");
    public static readonly Text StatusHelp = new(
        "Se språk, tidssone og ledere",
        "Sjå språk, tidssone og leiarar",
        "See language, time zone and leads");

    public static readonly Text LanguageWords = new("språk", "språk", "language");
    public static readonly Text LanguageHelp = new(
        "Bytt språk: bokmål, nynorsk eller engelsk",
        "Byt språk: bokmål, nynorsk eller engelsk",
        "Change language: Bokmål, Nynorsk or English");
    public static readonly Text LanguageExample = new("språk nynorsk", "språk nynorsk", "language English");

    public static readonly Text CommunityWords = new("kanal|fellesskap", "kanal|fellesskap", "channel|community|communities");
    public static readonly Text CommunityHelp = new(
        "Velg hvilken kanal den private chatten gjelder",
        "Vel kva kanal den private chatten gjeld",
        "Choose which community the private chat is about");
    public static readonly Text CommunityExample = new("kanal 2", "kanal 2", "channel 2");

    public static readonly Text LeadsWords = new("ledere|leder", "leiarar|leiar", "leads|lead");
    public static readonly Text LeadsHelp = new("Se hvem som er ledere", "Sjå kven som er leiarar", "See who the leads are");

    public static readonly Text LeadAddWords = new("leder legg til|legg til leder", "leiar legg til|legg til leiar", "lead add|add lead");
    public static readonly Text LeadAddHelp = new("Gjør noen til leder", "Gjer nokon til leiar", "Make somebody a lead");
    public static readonly Text LeadAddExample = new("leder legg til @Kari", "leiar legg til @Kari", "lead add @Kari");

    public static readonly Text LeadAddMeWords = new("leder legg til meg|legg til meg som leder", "leiar legg til meg|legg til meg som leiar", "lead add me|add me as lead");

    public static readonly Text LeadRemoveWords = new("leder fjern|fjern leder", "leiar fjern|fjern leiar", "lead remove|remove lead");
    public static readonly Text LeadRemoveHelp = new("Fjern noen som leder", "Fjern nokon som leiar", "Remove a lead");
    public static readonly Text LeadRemoveExample = new("leder fjern @Kari", "leiar fjern @Kari", "lead remove @Kari");

    public static UserError NoSuchLanguage(string given) => new(
        nb: $"Jeg kan ikke «{CommandText.Short(given, 30)}» ennå, bare bokmål, nynorsk og engelsk. Skriv for eksempel «språk nynorsk».",
        nn: $"Eg kan ikkje «{CommandText.Short(given, 30)}» enno, berre bokmål, nynorsk og engelsk. Skriv til dømes «språk bokmål».",
        en: $"I don’t speak “{CommandText.Short(given, 30)}” yet, only Bokmål, Nynorsk and English. Write, for example, “language English”.");

    public static string MyLanguage(Language language) => language.Say(
        nb: "Fint, da skriver jeg bokmål til deg.",
        nn: "Fint, då skriv eg nynorsk til deg.",
        en: "OK, I’ll write to you in English.");

    /// <summary>To a member who asked in a channel.</summary>
    public static string MyLanguageOnly(Language language, Language here) => language.Say(
        nb: $"Fint, da skriver jeg bokmål når jeg svarer bare deg. I kanalen skriver jeg fortsatt {TurnTexts.NameOf(here, language)}; det kan en leder endre.",
        nn: $"Fint, då skriv eg nynorsk når eg svarar berre deg. I kanalen skriv eg framleis {TurnTexts.NameOf(here, language)}; det kan ein leiar endre.",
        en: $"OK, I’ll use English when I answer only you. In the channel I still write in {TurnTexts.NameOf(here, language)}; a lead can change that.");

    public static string CommunityLanguage(Language language) => language.Say(
        nb: "Fint, da skriver jeg bokmål her. Vil du selv ha et annet språk, så skriv «språk» i den private chatten med meg.",
        nn: "Fint, då skriv eg nynorsk her. Vil du sjølv ha eit anna språk, så skriv «språk» i den private chatten med meg.",
        en: "OK, I’ll write in English here. If you want another language yourself, write “language” in our private chat.");

    public static UserError OnlyInPersonalChat() => new(
        nb: "Her svarer jeg bare for denne kanalen. Skriv «kanal 2» i den private chatten med meg for å bytte der.",
        nn: "Her svarar eg berre for denne kanalen. Skriv «kanal 2» i den private chatten med meg for å byte der.",
        en: "Here I only answer for this channel. Write “channel 2” in our private chat to switch there.");

    public static UserError NoSuchCommunity(IReadOnlyList<Community> mine) => mine.Count == 0
        ? TurnTexts.NoCommunity()
        : new(
            nb: $"Jeg fant ikke den kanalen blant dine. Velg en av disse, for eksempel «kanal 1»: {Numbered(mine, Turns.Language.Nb)}.",
            nn: $"Eg fann ikkje den kanalen blant dine. Vel ein av desse, til dømes «kanal 1»: {Numbered(mine, Turns.Language.Nn)}.",
            en: $"I did not find that channel among yours. Choose one of these, for example “channel 1”: {Numbered(mine, Turns.Language.En)}.");

    public static readonly Text LeadAddTitle = new("Hvem skal bli leder?", "Kven skal bli leiar?", "Who should be a lead?");
    public static readonly Text LeadAddNames = new("Eller nevn personen med @", "Eller nemn personen med @", "Or mention them with @");
    public static readonly Text LeadAddSubmit = new("Gjør til leder", "Gjer til leiar", "Make them a lead");
    public static readonly Text LeadAddHint = new(
        "Du kan også skrive «leder legg til @Kari» i kanalen.",
        "Du kan òg skrive «leiar legg til @Kari» i kanalen.",
        "You can also write “lead add @Kari” in the channel.");

    public static UserError WhoToAdd() => new(
        nb: "Hvem skal bli leder? Nevn personen i kanalen, slik: «leder legg til @Kari».",
        nn: "Kven skal bli leiar? Nemn personen i kanalen, slik: «leiar legg til @Kari».",
        en: "Who should be a lead? Mention the person in the channel, like this: “lead add @Kari”.")
    {
        Question = "who",
    };

    public static UserError NotTheBot() => new(
        nb: "Takk for tilliten, men en leder må være et menneske. Nevn en person, slik: «leder legg til @Kari».",
        nn: "Takk for tilliten, men ein leiar må vere eit menneske. Nemn ein person, slik: «leiar legg til @Kari».",
        en: "Thanks for the trust, but a lead has to be human. Mention a person, like this: “lead add @Kari”.");

    public static UserError WhoToRemove(IReadOnlyList<Lead> leads) => new(
        nb: $"Hvem skal ikke lenger være leder? Nevn personen eller skriv navnet, slik: «leder fjern {Example(leads)}». Ledere her: {Listed(leads, Turns.Language.Nb)}.",
        nn: $"Kven skal ikkje lenger vere leiar? Nemn personen eller skriv namnet, slik: «leiar fjern {Example(leads)}». Leiarar her: {Listed(leads, Turns.Language.Nn)}.",
        en: $"Who should no longer be a lead? Mention the person or write the name, like this: “lead remove {Example(leads)}”. Leads here: {Listed(leads, Turns.Language.En)}.");

    public static UserError NotALead(IReadOnlyList<Lead> leads) => new(
        nb: $"Den personen er ikke leder her, så det er ingenting å fjerne. Skriv for eksempel «leder fjern {Example(leads)}». Ledere her: {Listed(leads, Turns.Language.Nb)}.",
        nn: $"Den personen er ikkje leiar her, så det er ingenting å fjerne. Skriv til dømes «leiar fjern {Example(leads)}». Leiarar her: {Listed(leads, Turns.Language.Nn)}.",
        en: $"That person is not a lead here, so there is nothing to remove. Write for example “lead remove {Example(leads)}”. Leads here: {Listed(leads, Turns.Language.En)}.");

    public static UserError LastLead() => new(
        nb: "Det må være minst én leder her. Legg til en annen først, slik: «leder legg til @Kari».",
        nn: "Det må vere minst éin leiar her. Legg til ein annan først, slik: «leiar legg til @Kari».",
        en: "A community needs at least one lead. Add another first, like this: “lead add @Kari”.");

    public static UserError LeadInTheChannel() => new(
        nb: "Det må du skrive i kanalen, så alle der ser hvem som leder. Skriv «leder legg til meg» der.",
        nn: "Det må du skrive i kanalen, så alle der ser kven som leier. Skriv «leiar legg til meg» der.",
        en: "Please write that in the channel, so that everyone there sees who leads. Write “lead add me” there.");

    /// <summary>Said with the refusal, to somebody who would take over.</summary>
    public static readonly Text TheyAreHere = new(
        "Minst én av dem kan være med ennå, så bare de kan legge deg til.",
        "Minst éin av dei kan vere med enno, så berre dei kan leggje deg til.",
        "At least one of them may still be a member, so only they can add you.");

    public static string TookOver(Language language, string name) => language.Say(
        nb: $"Ingen av lederne er med her lenger. {name} tar over.",
        nn: $"Ingen av leiarane er med her lenger. {name} tek over.",
        en: $"None of the leads is a member here any more. {name} takes over.");

    public static string JoinedByRight(Language language, string name) => language.Say(
        nb: $"{name} styrer arbeidsområdet og er nå leder her.",
        nn: $"{name} styrer arbeidsområdet og er no leiar her.",
        en: $"{name} runs the workspace and is a lead here now.");

    public static readonly Text WhichTitle = new("Hvilken kanal mener du?", "Kva kanal meiner du?", "Which channel do you mean?");

    public static readonly Text WhichWhy = new(
        "Du er medlem her. Trykk på det du mener, så gjør jeg det du ba om.",
        "Du er medlem her. Trykk på det du meiner, så gjer eg det du bad om.",
        "You are a member of these. Press the one you mean, and I do what you asked.");

    public static string WhichMore(Language language, string example) => language.Say(
        nb: $"Du kan også skrive navnet, slik: «kanal {example}».",
        nn: $"Du kan òg skrive namnet, slik: «kanal {example}».",
        en: $"You can also write the name, like this: “channel {example}”.");

    public static string NobodyLeads(Language language) => language.Say(
        nb: "Nå har denne kanalen ingen leder. Vil du ta over? Skriv «leder legg til meg» her.",
        nn: "No har denne kanalen ingen leiar. Vil du ta over? Skriv «leiar legg til meg» her.",
        en: "This community has no lead now. Would you like to take over? Write “lead add me” here.");

    public static string LeadAdded(Language language, string names, int count) => language.Say(
        nb: $"Velkommen som {(count == 1 ? "leder" : "ledere")}, {names}! Skriv «hjelp» for å se hva ledere kan gjøre.",
        nn: $"{(count == 1 ? "Velkomen som leiar" : "Velkomne som leiarar")}, {names}! Skriv «hjelp» for å sjå kva leiarar kan gjere.",
        en: $"Welcome, {names}! You are now {(count == 1 ? "a lead" : "leads")} here. Write “help” to see what leads can do.");

    public static string AlreadyLead(Language language, string names, int count) => language.Say(
        nb: $"{names} er allerede {(count == 1 ? "leder" : "ledere")} her.",
        nn: $"{names} er allereie {(count == 1 ? "leiar" : "leiarar")} her.",
        en: $"Already {(count == 1 ? "a lead" : "leads")} here: {names}.");

    public static readonly Text LeadRemoveYes = new("Ja, ta bort", "Ja, ta bort", "Yes, remove");

    public static Text LeadRemoveSure(Text names, int count) => count == 1
        ? new(
            $"Skal {names.Nb} ikke lenger være leder her? Bare en leder kan angre.",
            $"Skal {names.Nn} ikkje lenger vere leiar her? Berre ein leiar kan angre.",
            $"Should {names.En} no longer be a lead here? Only a lead can undo this.")
        : new(
            $"Skal {names.Nb} ikke lenger være ledere her? Bare en leder kan angre.",
            $"Skal {names.Nn} ikkje lenger vere leiarar her? Berre ein leiar kan angre.",
            $"Should {names.En} no longer be leads here? Only a lead can undo this.");

    public static string LeadRemoved(Language language, string names, int count) => language.Say(
        nb: $"Takk for innsatsen, {names}! {(count == 1 ? "Du er ikke lenger leder her, men fortsatt like velkommen." : "Dere er ikke lenger ledere her, men fortsatt like velkomne.")}",
        nn: $"Takk for innsatsen, {names}! {(count == 1 ? "Du er ikkje lenger leiar her, men framleis like velkomen." : "De er ikkje lenger leiarar her, men framleis like velkomne.")}",
        en: $"Thank you for leading, {names}! You are no longer {(count == 1 ? "a lead" : "leads")} here, but you are as welcome as ever.");

    public static string Names(Language language, IReadOnlyList<string> names)
    {
        var shown = names.Select(name => name.Length > 0 ? name : Nameless(language)).ToList();
        return shown.Count < 2 ? string.Concat(shown) : $"{string.Join(", ", shown.SkipLast(1))} {language.Say(nb: "og", nn: "og", en: "and")} {shown[^1]}";
    }

    private static string Nameless(Language language) => language.Say(nb: "en person uten kjent navn", nn: "ein person utan kjent namn", en: "a person whose name I don’t know");

    private static string Listed(IReadOnlyList<Lead> leads, Language language) => Names(language, [.. leads.Select(lead => lead.Name)]);

    private static string Example(IReadOnlyList<Lead> leads) => leads.FirstOrDefault(lead => lead.Name.Length > 0)?.Name ?? "@Kari";

    private static string Numbered(IReadOnlyList<Community> communities, Language language) =>
        string.Join(", ", communities.Select((community, index) => $"{index + 1} {TurnTexts.NameOf(community, language)}"));
}
