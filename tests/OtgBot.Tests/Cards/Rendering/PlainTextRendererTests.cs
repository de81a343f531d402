using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering;

namespace OtgBot.Tests.Cards.Rendering;

public sealed class PlainTextRendererTests
{
    private static readonly Card Sample = new()
    {
        Summary = "Week 34",
        Language = "en",
        Body =
        [
            new TextBlock("Week 34") { Style = TextStyle.Title },
            new FactSet([new Fact("Took part", "12")]),
            new Container([new ActionSet([new ActionExecute("Take it", "a")])]),
            new InputText("t", "Story") { IsRequired = true, Value = "one\ntwo", Error = "Too long." },
            new InputToggle("s", "Share it"),
            new InputChoiceSet("r", "Rooms", [new("Loft", "1"), new("Hall", "2")]) { IsMultiSelect = true, Value = "2" },
        ],
        Actions =
        [
            new ActionShowCard("More", new Card { Summary = "More", Language = "en", Body = [new TextBlock("Inside")], Actions = [new ActionExecute("Save", "b")] }),
            new ActionOpenUrl("Read", "https://example.org/"),
        ],
    };

    [Fact]
    public void A_card_reads_from_top_to_bottom_with_numbered_buttons() => Assert.Equal(
        """
        Week 34
        =======
        Took part: 12

        [1] Take it

        Story *:
          one
          two
          ! Too long.

        Share it: [ ]

        Rooms:
          ( ) Loft
          (x) Hall

        [2] More
            Inside

            [3] Save
        [4] Read: https://example.org/

        """,
        PlainTextRenderer.Render(Sample));

    [Fact]
    public void The_list_of_buttons_has_the_order_of_their_numbers() =>
        Assert.Equal(["Take it", "More", "Save", "Read"], PlainTextRenderer.Actions(Sample).Select(action => action.Title));
}
