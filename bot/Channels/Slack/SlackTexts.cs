using OtgBot.Turns;

namespace OtgBot.Channels.Slack;

/// <summary>The few things that only Slack makes the bot say.</summary>
internal static class SlackTexts
{
    public static string Busy(Language language) => language.Say(
        nb: "Det er mange som vil ha tak i meg akkurat nå. Prøv igjen om et minutt.",
        nn: "Det er mange som vil ha tak i meg akkurat no. Prøv igjen om eit minutt.",
        en: "I’m busy right now. Please try again in a minute.");

    /// <summary>Slack gives three seconds to open a form.</summary>
    public static string TooLate(Language language) => language.Say(
        nb: "Det tok for lang tid å åpne skjemaet. Trykk på knappen en gang til.",
        nn: "Det tok for lang tid å opne skjemaet. Trykk på knappen ein gong til.",
        en: "It took too long to open the form. Please press the button again.");

    /// <summary>The title of a modal that only has something to say.</summary>
    public static string Sorry(Language language) => language.Say(nb: "Det gikk ikke denne gangen", nn: "Det gjekk ikkje denne gongen", en: "That did not work");
}
