using System.Globalization;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>The principles, to read.</summary>
internal sealed class PrincipleCommands(PromptsStore prompts, Library library) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(
            new Command("prompts.principles", new Text("prinsipper|prinsipp|prinsippene", "prinsipp|prinsippa", "principles|principle"),
            new Text("De sju prinsippene, eller ett av dem med alle mikrohandlingene",
                "Dei sju prinsippa, eller eitt av dei med alle mikrohandlingane",
                "The seven principles, or one of them with all its microactions"), Principles)
            {
                Where = Where.Anywhere,
                Example = new Text("prinsipp 3", "prinsipp 3", "principle 3"),
            });
        map.Button(new Button(PromptsCards.PrincipleVerb,
            (turn, press) => Principle(turn, Number(press["principle"])))
        { Where = Where.Anywhere });
    }

    private Task Principles(Turn turn, Arguments arguments) =>
        arguments.IsEmpty ? turn.Reply(PromptsCards.Principles(library, turn.Language)).AsTask() : Principle(turn, arguments.Number(0));

    private async Task Principle(Turn turn, int? number)
    {
        if (number is not { } known || known < 1 || known > library.Principles.Count) throw AnswerTexts.WhichPrinciple();
        var own = turn.CommunityOrNull is { } community ? await prompts.Own(community.Address.Partition, known, turn.Cancel) : [];
        await turn.Reply(PromptsCards.Principle(library[known], own, turn.Language));
    }

    private static int? Number(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
