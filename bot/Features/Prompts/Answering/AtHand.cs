using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>For somebody with so many minutes: what of this week's principle they can do now, and say so.</summary>
internal sealed partial class AtHand(Library library, PromptAnswers answers) : IFeature
{
    /// <summary>Two buttons each, and six are what a card has room for.</summary>
    private const int Most = 3;

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.time",
            new Text("5 min|2 min|15 min|30 min|2 minutter|5 minutter|15 minutter|30 minutter|jeg har",
                "5 min|2 min|15 min|30 min|2 minutt|5 minutt|15 minutt|30 minutt|eg har",
                "5 min|2 min|15 min|30 min|2 minutes|5 minutes|15 minutes|30 minutes|i have"),
            new Text("Noe du rekker på 2, 5, 15 eller 30 minutter", "Noko du rekk på 2, 5, 15 eller 30 minutt",
                "Something you can do in 2, 5, 15 or 30 minutes"), Typed));
        map.Button(new Button(PromptsCards.TimeVerb,
            async (turn, press) => await Show(turn, press["occurrence"], Minutes(press["minutes"] ?? ""))));
    }

    private async Task Typed(Turn turn, Arguments arguments) =>
        await Show(turn, null, Minutes(arguments.IsEmpty ? turn.Incoming.Text : arguments.All));

    private async Task Show(Turn turn, string? occurrence, int minutes)
    {
        // Nothing takes less than the shortest there is: who has a minute may have two.
        var atHand = Math.Max(minutes, Idea.Lengths[0]);
        var (_, name, prompt) = await answers.Find(turn, occurrence);
        var lengths = Enumerable.Range(1, prompt.Total).Select(number => prompt.Find(number, library)?.Minutes ?? int.MaxValue).ToList();
        var numbers = TimeAtHand.Choose(lengths, Answer.Count, atHand, Most);
        if (numbers.Count == 0) throw PromptsTexts.NoneThatShort();
        await turn.Open(PromptsCards.Time(prompt, name, atHand, numbers, library, turn.Language));
    }

    private static int Minutes(string text) =>
        Digits().Match(text) is { Success: true } found
            && int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is >= 1 and <= 480
            ? minutes
            : throw PromptsTexts.HowLong();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Digits();
}
