namespace OtgBot.Cards.Rendering.BlockKit;

/// <summary>The few words that are Slack's way of showing a card rather than the card's own.</summary>
internal static class BlockKitTexts
{
    public static string FillIn(string language) => Say(language, nb: "Fyll ut", nn: "Fyll ut", en: "Fill in");

    public static string Cancel(string language) => Say(language, nb: "Avbryt", nn: "Avbryt", en: "Cancel");

    public static string Close(string language) => Say(language, nb: "Lukk", nn: "Lukk", en: "Close");

    public static string Yes(string language) => Say(language, nb: "Ja", nn: "Ja", en: "Yes");

    /// <summary>A label without "(optional)": Slack says that itself of every field that is.</summary>
    public static string WithoutOptional(string language, string label)
    {
        var said = Say(language, nb: "(valgfritt)", nn: "(valfritt)", en: "(optional)");
        return label.EndsWith(said, StringComparison.Ordinal) && label.Length > said.Length ? label[..^said.Length].TrimEnd() : label;
    }

    private static string Say(string language, string nb, string nn, string en) => language switch { "nb" => nb, "nn" => nn, _ => en };
}
