using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// What somebody who installs the app reads in their browser. Nobody knows their language yet, so each page says it in all three.
/// </summary>
internal static class InstallTexts
{
    public static string Installed(Language language, string workspace) => workspace.Length == 0
        ? language.Say(
            nb: "OtgBot er installert.",
            nn: "OtgBot er installert.",
            en: "OtgBot is installed.")
        : language.Say(
            nb: $"OtgBot er installert i {workspace}.",
            nn: $"OtgBot er installert i {workspace}.",
            en: $"OtgBot is installed in {workspace}.");

    public static string Next(Language language) => language.Say(
        nb: "Gå til en kanal i Slack og skriv «/invite @OtgBot». Skriv så «/otg hjelp», så viser jeg hva jeg kan.",
        nn: "Gå til ein kanal i Slack og skriv «/invite @OtgBot». Skriv så «/otg hjelp», så viser eg kva eg kan.",
        en: "Go to a channel in Slack and write “/invite @OtgBot”. Then write “/otg help”, and I’ll show you what I can do.");

    public static string StepsTitle(Language language) => language.Say(
        nb: "OtgBot er installert. Tre steg, så er dere i gang",
        nn: "OtgBot er installert. Tre steg, så er de i gang",
        en: "OtgBot is installed. Three steps to get going");

    /// <summary>What whoever installed it does next, each on a line of its own.</summary>
    public static IReadOnlyList<string> Steps(Language language) => language switch
    {
        Language.Nb =>
        [
            $"1. Skriv «{SlackSetup.Invitation}» i kanalen der dere holder til. Du blir leder der.",
            "2. Skriv «/otg tidsplan» i kanalen, og velg dag og tid for ukas prinsipp.",
            "3. Skriv «/otg hjelp» når som helst, eller se på fanen Hjem her hos meg.",
        ],
        Language.Nn =>
        [
            $"1. Skriv «{SlackSetup.Invitation}» i kanalen der de held til. Du blir leiar der.",
            "2. Skriv «/otg tidsplan» i kanalen, og vel dag og tid for vekeprinsippet.",
            "3. Skriv «/otg hjelp» når som helst, eller sjå på fana Heim her hos meg.",
        ],
        _ =>
        [
            $"1. Write “{SlackSetup.Invitation}” in the channel where your team is. You become a lead there.",
            "2. Write “/otg schedule” in the channel, and choose a day and time for the weekly principle.",
            "3. Write “/otg help” at any time, or look at the Home tab here.",
        ],
    };

    public static string Busy(Language language) => language.Say(
        nb: "Mange installerer akkurat nå. Prøv igjen om et minutt.",
        nn: "Mange installerer akkurat no. Prøv igjen om eit minutt.",
        en: "Many are installing right now. Please try again in a minute.");

    public static string Declined(Language language) => language.Say(
        nb: "OtgBot ble ikke installert, siden du avbrøt. Du kan prøve igjen når som helst.",
        nn: "OtgBot vart ikkje installert, sidan du avbraut. Du kan prøve igjen når som helst.",
        en: "OtgBot was not installed, because you cancelled. You can try again any time.");

    public static string NotKnown(Language language) => language.Say(
        nb: "Denne lenken gjelder ikke lenger, eller den ble åpnet i en annen nettleser. Ingenting er endret.",
        nn: "Denne lenkja gjeld ikkje lenger, eller ho vart opna i ein annan nettlesar. Ingenting er endra.",
        en: "This link is no longer valid, or it was opened in another browser. Nothing has changed.");

    public static string NoAnswer(Language language) => language.Say(
        nb: "Slack ga ikke boten tilgangen den trenger, så den er ikke installert. Prøv en gang til. Hjelper det ikke, finner den som driver boten, grunnen i loggen.",
        nn: "Slack gav ikkje boten tilgangen han treng, så han er ikkje installert. Prøv ein gong til. Hjelper det ikkje, finn den som driv boten, grunnen i loggen.",
        en: "Slack did not give the bot the access it needs, so it was not installed. Please try again. If that doesn’t help, whoever runs the bot can find the reason in the log.");

    public static string ForAnother(Language language) => language.Say(
        nb: "Denne boten er for en annen virksomhet. Den ble ikke installert, og ingenting er lagret.",
        nn: "Denne boten er for ei anna verksemd. Han vart ikkje installert, og ingenting er lagra.",
        en: "This bot is for another organisation. It was not installed, and nothing has been kept.");

    public static string Again(Language language) => language.Say(
        nb: "Prøv en gang til",
        nn: "Prøv ein gong til",
        en: "Try again");
}
