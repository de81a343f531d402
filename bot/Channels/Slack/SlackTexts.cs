using OtgBot.Turns;

namespace OtgBot.Channels.Slack;

/// <summary>The few things that only Slack makes the bot say.</summary>
internal static class SlackTexts
{
    public static string Busy(Language language) => language.Say(
        nb: "Det er mange som vil ha tak i meg akkurat nå. Prøv igjen om et minutt.",
        nn: "Det er mange som vil ha tak i meg akkurat no. Prøv igjen om eit minutt.",
        en: "I’m busy right now. Please try again in a minute.");

    /// <summary>The store or Slack can't be asked just now.</summary>
    public static string Unable(Language language) => language.Say(
        nb: "Noe hindrer meg akkurat nå. Prøv igjen om et minutt.",
        nn: "Noko hindrar meg akkurat no. Prøv igjen om eit minutt.",
        en: "Something is in my way right now. Please try again in a minute.");

    /// <summary>Slack refuses the bot's token, or it is another workspace's: trying again helps nobody.</summary>
    public static string NotSetUp(Language language) => language.Say(
        nb: "Jeg er ikke satt opp riktig, så jeg får ikke svart. Si fra til den som driver boten.",
        nn: "Eg er ikkje sett opp rett, så eg får ikkje svart. Sei frå til den som driv boten.",
        en: "I am not set up right, so I can’t answer. Please tell whoever runs the bot.");

    /// <summary>In all languages, if nobody can ask which is the person's.</summary>
    public static string InAll(Func<Language, string> text) => string.Join("\n", Languages.All.Select(text));

    /// <summary>Slack gives three seconds to open a form.</summary>
    public static string TooLate(Language language) => language.Say(
        nb: "Det tok for lang tid å åpne skjemaet. Trykk på knappen en gang til.",
        nn: "Det tok for lang tid å opne skjemaet. Trykk på knappen ein gong til.",
        en: "It took too long to open the form. Please press the button again.");

    public static string WhichChannel(Language language) => language.Say(nb: "Hvilken kanal?", nn: "Kva for ein kanal?", en: "Which channel?");

    public static string ChannelLabel(Language language) => language.Say(nb: "Kanalen det gjelder", nn: "Kanalen det gjeld", en: "The channel it is for");

    public static string GoOn(Language language) => language.Say(nb: "Gå videre", nn: "Gå vidare", en: "Continue");

    public static string Cancel(Language language) => language.Say(nb: "Avbryt", nn: "Avbryt", en: "Cancel");

    /// <summary>The title of a modal that only has something to say.</summary>
    public static string Sorry(Language language) => language.Say(nb: "Det gikk ikke denne gangen", nn: "Det gjekk ikkje denne gongen", en: "That did not work");
}
