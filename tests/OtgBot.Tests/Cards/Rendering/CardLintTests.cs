using System.Text;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>Each rule finds its planted fault, and nothing else finds it too.</summary>
public sealed class CardLintTests
{
    private static readonly Card Good = new()
    {
        Summary = "A card.",
        Language = "en",
        Body = [new TextBlock("A card") { Style = TextStyle.Title }],
    };

    private static readonly Chart Weeks = new("Weeks", "Thirty in week 1.", ["Taken"], [new("Week 1", "at least 30 taken", [30])]);

    private static readonly Dictionary<string, Card> Planted = new()
    {
        ["no summary"] = Good with { Summary = " " },
        ["The language 'no'"] = Good with { Language = "no" },
        ["0 titles"] = Good with { Body = [] },
        ["2 titles"] = Good with { Body = [.. Good.Body, .. Good.Body] },
        ["the button is its title"] = Good with { Actions = [new ActionShowCard("More", Good)] },
        ["A text block is empty"] = With(new TextBlock("")),
        ["A text block says '👍🏽'"] = With(new TextBlock("👍🏽")),
        ["A text block says '1️⃣'"] = With(new TextBlock("1️⃣")),
        ["A text block says '████'"] = With(new TextBlock("████")),
        ["The fact 'Done' says '✅'"] = With(new FactSet([new Fact("Done", "✅")])),
        ["4 columns"] = With(new ColumnSet([.. Enumerable.Repeat(new Column([]), 4)])),
        ["The chart 'Weeks' has no alternative text"] = With(Weeks with { AltText = "" }),
        ["The point 'Week 1' does not say its number 30"] = With(Weeks with { Points = [new("Week 1", "many", [30])] }),
        ["1 values for 2 series"] = With(Weeks with { Series = ["Taken", "Done"] }),
        ["21 points"] = With(Weeks with { Points = [.. Enumerable.Range(1, 21).Select(week => new ChartPoint($"Week {week}", "30 taken", [30]))] }),
        ["3 series"] = With(Weeks with { Series = ["Taken", "Done", "More"], Points = [new("Week 1", "30, 20 and 10", [30, 20, 10])] }),
        ["2 points of the chart 'Weeks' are called 'Week 1'"] = With(Weeks with { Points = [new("Week 1", "30 taken", [30]), new("Week 1", "30 taken", [30])] }),
        ["The point 'Week 1' says '▮▮▮'"] = With(Weeks with { Points = [new("Week 1", "▮▮▮", [null])] }),
        ["The name of the point 'The first week of the year'"] = With(Weeks with { Points = [new("The first week of the year", "30 taken", [30])] }),
        ["no alternative text"] = With(new Image("https://example.org/a.png", "")),
        ["neither https nor PNG"] = With(new Image("http://example.org/a.png", "Bars")),
        ["An input has no id"] = With(new InputText("", "Title")),
        ["2 inputs have the id 'a'"] = With(new InputText("a", "Title")) with { Actions = [new ActionShowCard("More", new Card { Summary = "More.", Language = "en", Body = [new InputDate("a", "Date")] })] },
        ["The input 'verb' has a reserved name"] = With(new InputText("verb", "Title")),
        ["The label of the input 'a' is empty"] = With(new InputText("a", "")),
        ["The input 'a' is required"] = With(new InputText("a", "Title") { IsRequired = true }),
        ["The input 'n' is required or has a range"] = With(new InputNumber("n", "Votes") { Max = 9 }),
        ["The error of the input 'a'"] = With(new InputText("a", "Title") { Error = "" }),
        ["The input 'c' has no choices"] = With(new InputChoiceSet("c", "Room", [])),
        ["2 choices with the value '1'"] = With(new InputChoiceSet("c", "Room", [new("Loft", "1"), new("Hall", "1")])),
        ["A choice of the input 'c' says '🙂'"] = With(new InputChoiceSet("c", "Mood", [new("🙂", "1")])),
        ["a value of 151 characters"] = With(new InputChoiceSet("c", "Room", [new("Loft", new string('x', 151))])),
        ["carries 1830 characters"] = Good with { Actions = [new ActionExecute("Send", "a.b") { Data = new Dictionary<string, string> { ["n"] = new string('x', 1800) } }] },
        ["the value '1,2' has a comma"] = With(new InputChoiceSet("c", "Room", [new("Loft", "1,2")]) { IsMultiSelect = true }),
        ["7 actions"] = With(new ActionSet([Button("One")])) with { Actions = [.. Enumerable.Repeat(Button("More"), 6)] },
        ["An action has no title"] = With(new ActionSet([Button("")])),
        ["'✅' has no words"] = With(new ActionSet([Button("✅")])),
        ["41 characters"] = With(new ActionSet([Button(new string('x', 41))])),
        ["not an https address"] = Good with { Actions = [new ActionOpenUrl("Read", "javascript:alert(1)")] },
        ["no verb"] = Good with { Actions = [new ActionExecute("Send", "")] },
        ["the data member 'origin'"] = Good with { Actions = [new ActionExecute("Send", "a.b") { Data = new Dictionary<string, string> { ["origin"] = "x" } }] },
        ["bytes in UTF-16"] = With(new TextBlock(new string('x', Limits.TeamsMessageBytes / 2))),
    };

    public static TheoryData<string> Faults => [.. Planted.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found(string fault) => Assert.Contains(fault, Assert.Single(CardLint.Check(Planted[fault])), StringComparison.Ordinal);

    [Fact]
    public void A_newer_version_than_Teams_shows_is_found() =>
        Assert.Contains("1.6", Assert.Single(CardLint.Check(Good, Encoding.UTF8.GetBytes("""{"type":"AdaptiveCard","version":"1.6"}"""))), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"type":"Input.ChoiceSet","choices":[{"title":"1\\. Rename a document"}]}""", "which Teams shows")]
    [InlineData("""{"type":"Input.Toggle","title":"Share \\*now\\*"}""", "which Teams shows")]
    [InlineData("""{"type":"TextBlock","text":"15\\. mars"}""", "phones show")]
    [InlineData("""{"type":"TextBlock","text":"15. mars"}""", "like a list")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"When","value":"15. mars"}]}""", "like a list")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"\\# 3","value":"x"}]}""", "phones show")]
    public void An_escape_that_people_would_see_and_a_list_nobody_meant_are_found(string element, string fault)
    {
        var json = $$"""{"type":"AdaptiveCard","version":"1.5","body":[{"type":"Container","items":[{{element}}]}]}""";
        Assert.Contains(fault, Assert.Single(CardLint.Check(Good, Encoding.UTF8.GetBytes(json))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_good_card_has_no_faults() => Assert.Empty(CardLint.Check(Good));

    private static Card With(CardElement element) => Good with { Body = [.. Good.Body, element] };

    private static ActionExecute Button(string title) => new(title, "a.b");
}
