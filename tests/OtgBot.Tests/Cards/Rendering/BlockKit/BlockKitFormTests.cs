using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;

namespace OtgBot.Tests.Cards.Rendering.BlockKit;

/// <summary>Fields in Slack: behind a button, in a modal, and back.</summary>
public sealed class BlockKitFormTests
{
    private static readonly ActionExecute Save = new("Lagre", "topics.save") { Data = new Dictionary<string, string> { ["n"] = "7" }, Style = ActionStyle.Positive };

    [Fact]
    public void A_card_with_fields_has_a_button_that_opens_them_with_the_cards_own_button()
    {
        var message = BlockKitRenderer.Render(CardOf(new InputText("title", "Tittel")), new BlockKitOptions { Origin = "c1" });
        var button = Blocks(message.Blocks).Single(block => block.GetProperty("type").GetString() == "actions").GetProperty("elements")[0];
        var form = Assert.Single(message.Forms);
        Assert.Equal("Fyll ut", button.GetProperty("text").GetProperty("text").GetString());
        Assert.Equal(form.Id, BlockKitAction.Read(button.GetProperty("value").GetString())!.Form);
        var view = View(form);
        Assert.Equal(("Nytt tema", "Lagre", "Avbryt"), (Text(view, "title"), Text(view, "submit"), Text(view, "close")));
        var does = BlockKitAction.Read(view.GetProperty("private_metadata").GetString())!;
        Assert.Equal(("topics.save", "7", "c1"), (does.Verb, does.Data["n"], does.Origin));
        Assert.Equal("input", Assert.Single(view.GetProperty("blocks").EnumerateArray()).GetProperty("type").GetString());
    }

    [Fact]
    public void The_same_form_has_the_same_id_and_another_has_another()
    {
        string IdOf(string label) => Assert.Single(BlockKitRenderer.Render(CardOf(new InputText("title", label)), BlockKitOptions.Plain).Forms).Id;
        Assert.Equal(IdOf("Tittel"), IdOf("Tittel"));
        Assert.NotEqual(IdOf("Tittel"), IdOf("Tema"));
        Assert.Equal(IdOf("Tittel"), BlockKitRenderer.Form(CardOf(new InputText("title", "Tittel")), BlockKitOptions.Plain)!.Id);
    }

    [Fact]
    public void Where_a_form_was_opened_comes_back_beside_what_it_does()
    {
        var form = BlockKitRenderer.Form(CardOf(new InputText("title", "Tittel")), BlockKitOptions.Plain)!;
        var placed = JsonDocument.Parse(BlockKitRenderer.Placed(form.View.Span, "C1/17.1")).RootElement;
        var does = BlockKitAction.Read(placed.GetProperty("private_metadata").GetString())!;
        Assert.Equal(("topics.save", "7", "C1/17.1"), (does.Verb, does.Data["n"], does.Where));
        Assert.Equal("Nytt tema", Text(placed, "title"));
    }

    [Fact]
    public void A_title_that_the_bar_cuts_stands_whole_in_the_modal()
    {
        const string Long = "Stemmeseddelen din: Høst-unconference 2026";
        var view = View(BlockKitRenderer.Form(CardOf(Long, new InputText("a", "A")), BlockKitOptions.Plain)!);
        Assert.InRange(Text(view, "title").Length, 12, 24);
        Assert.EndsWith("…", Text(view, "title"), StringComparison.Ordinal);
        Assert.Equal(Long, Text(view.GetProperty("blocks")[0], "text"));
    }

    [Theory]
    [InlineData("Frister for unconferenceforberedelsene", "Frister for…")]
    [InlineData("Hva kom ut av sesjonen, og hva begynner du med?", "Hva kom ut av sesjonen…")]
    [InlineData("Unconferenceforberedelsene", "Unconferenceforberedels…")]
    public void A_title_is_cut_between_words_if_it_has_any(string title, string shown) =>
        Assert.Equal(shown, Text(View(BlockKitRenderer.Form(CardOf(title, new InputText("a", "A")), BlockKitOptions.Plain)!), "title"));

    [Fact]
    public void What_waits_behind_a_button_is_not_in_the_words_for_those_who_see_no_blocks()
    {
        var card = CardOf(new InputText("title", "Tittel") { Value = "Skjult" });
        card = card with { Actions = [.. card.Actions, new ActionShowCard("Mer", new Card { Summary = "m", Language = "nb", Body = [new TextBlock("Under knappen")], Actions = [new ActionExecute("Inni", "x")] })] };
        var text = BlockKitRenderer.Render(card, BlockKitOptions.Plain).Text;
        Assert.Contains("[Mer]", text, StringComparison.Ordinal);
        foreach (var hidden in (string[])["Tittel", "Skjult", "Under knappen", "Inni"]) Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_nobody_has_an_id_for_stay_in_a_field_beside_the_picker()
    {
        var view = View(BlockKitRenderer.Form(CardOf(new PeopleInput("hosts", "Hosts", "Or names") { IsMultiSelect = true, Names = "Kari" }), BlockKitOptions.Plain)!);
        var fields = view.GetProperty("blocks").EnumerateArray().Where(block => block.GetProperty("type").GetString() == "input").Select(block => (block.GetProperty("block_id").GetString(), block.GetProperty("element").GetProperty("type").GetString()));
        Assert.Equal([("hosts", "multi_users_select"), ("hosts.names", "plain_text_input")], fields);
    }

    [Fact]
    public void Each_field_is_the_element_of_its_kind_with_what_it_holds()
    {
        Assert.Equal(("plain_text_input", "Møter"), Element(new InputText("a", "A") { Value = "Møter" }, "initial_value"));
        Assert.Equal(("number_input", "5"), Element(new InputNumber("a", "A") { Min = 1, Max = 9, Value = "5" }, "initial_value"));
        Assert.Equal(("datepicker", "2026-11-23"), Element(new InputDate("a", "A") { Value = "2026-11-23" }, "initial_date"));
        Assert.Equal(("timepicker", "09:00"), Element(new InputTime("a", "A") { Value = "09:00" }, "initial_time"));
        Assert.Equal(("users_select", "U2"), Element(new PeopleInput("a", "A", "N") { Value = "U2" }, "initial_user"));
        Assert.Equal("multi_users_select", Element(new PeopleInput("a", "A", "N") { IsMultiSelect = true }, "x").Type);
        Assert.Equal("checkboxes", Element(new InputToggle("a", "A"), "x").Type);
        Assert.Equal("static_select", Element(Choices(3, isExpanded: false), "x").Type);
        Assert.Equal("radio_buttons", Element(Choices(10, isExpanded: true), "x").Type);
        Assert.Equal("static_select", Element(Choices(11, isExpanded: true), "x").Type);
        Assert.Equal("checkboxes", Element(Choices(10, isExpanded: true) with { IsMultiSelect = true }, "x").Type);
        Assert.Equal("multi_static_select", Element(Choices(11, isExpanded: true) with { IsMultiSelect = true }, "x").Type);
    }

    [Fact]
    public void More_than_a_hundred_choices_stand_in_groups()
    {
        var groups = Field(Choices(250, isExpanded: false)).GetProperty("element").GetProperty("option_groups");
        Assert.Equal(["1–100", "101–200", "201–250"], groups.EnumerateArray().Select(group => Text(group, "label")));
    }

    [Fact]
    public void A_long_choice_goes_on_in_the_line_below_and_a_longer_one_stands_whole_above()
    {
        const string TwoLines = "3. Follow one of your own cases, or an imagined one, from application to answer. Draw all the waiting.";
        var option = Field(new InputChoiceSet("a", "A", [new(TwoLines, "3")])).GetProperty("element").GetProperty("options")[0];
        Assert.Equal(TwoLines, $"{Text(option, "text").TrimEnd('…')} {Text(option, "description")}");
        var longer = string.Join(' ', Enumerable.Repeat("deltakelse", 20));
        var blocks = View(BlockKitRenderer.Form(CardOf(new InputChoiceSet("a", "A", [new(longer, "1")])), BlockKitOptions.Plain)!).GetProperty("blocks");
        Assert.Contains(longer, blocks[0].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_does_not_say_optional_beside_Slack_which_says_it_too() =>
        Assert.Equal("Hva skjedde?", Text(Field(new InputText("a", "Hva skjedde? (valgfritt)")), "label"));

    [Fact]
    public void A_fields_error_stands_above_it_and_can_be_sent_to_its_place()
    {
        var card = CardOf(new InputText("title", "Tittel") { IsRequired = true, Error = "For kort. Skriv for eksempel «Møter»." });
        var view = View(BlockKitRenderer.Form(card, BlockKitOptions.Plain)!);
        Assert.Contains("For kort.", view.GetProperty("blocks")[0].GetRawText(), StringComparison.Ordinal);
        Assert.Equal("title", view.GetProperty("blocks")[1].GetProperty("block_id").GetString());
        Assert.Equal("For kort. Skriv for eksempel «Møter».", BlockKitRenderer.Errors(card)["title"]);
    }

    [Fact]
    public void A_home_tab_has_its_cards_and_their_forms()
    {
        var home = BlockKitRenderer.Home([CardOf(new InputText("a", "A")), CardOf("Another", new InputDate("b", "B"))], BlockKitOptions.Plain);
        var view = JsonDocument.Parse(home.View).RootElement;
        Assert.Equal("home", view.GetProperty("type").GetString());
        Assert.Equal(2, home.Forms.Count);
        Assert.Empty(BlockKitLint.Check(home));
    }

    [Fact]
    public void What_was_filled_in_comes_back_as_the_card_language_writes_it()
    {
        var values = BlockKitValues.Read(JsonDocument.Parse("""
            {"title":{"value":{"type":"plain_text_input","value":"Møter"}},"empty":{"value":{"type":"plain_text_input","value":null}},
             "n":{"value":{"type":"number_input","value":"5"}},"date":{"value":{"type":"datepicker","selected_date":"2026-11-23"}},
             "time":{"value":{"type":"timepicker","selected_time":"09:00"}},"noTime":{"value":{"type":"timepicker","selected_time":null}},
             "yes":{"toggle":{"type":"checkboxes","selected_options":[{"text":{},"value":"true"}]}},"no":{"toggle":{"type":"checkboxes","selected_options":[]}},
             "one":{"value":{"type":"static_select","selected_option":{"value":"2"}}},"none":{"value":{"type":"radio_buttons","selected_option":null}},
             "several":{"value":{"type":"checkboxes","selected_options":[{"value":"1"},{"value":"3"}]}},"other":{"theirs":{"type":"x","value":"y"}},"odd":5}
            """).RootElement);
        Assert.Equal(
            "date=2026-11-23 empty= n=5 no=false noTime= none= one=2 several=1,3 time=09:00 title=Møter yes=true",
            string.Join(' ', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}={value.Value}")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("link")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"verb":5,"data":[]}""")]
    [InlineData("""{"verb":"\ud800"}""")]
    public void What_is_no_action_of_ours_is_none(string? value) => Assert.Null(BlockKitAction.Read(value));

    [Fact]
    public void Data_of_the_wrong_kind_or_said_twice_does_no_harm()
    {
        var read = BlockKitAction.Read("""{"verb":"a.b","data":{"n":"1","n":"2","m":{"x":1}}}""")!;
        Assert.Equal("2", Assert.Single(read.Data).Value);
    }

    [Fact]
    public void A_button_with_more_data_than_Slack_carries_is_left_out() =>
        Assert.Empty(Blocks(BlockKitRenderer.Render(new Card { Summary = "Card.", Language = "en", Actions = [Save with { Data = new Dictionary<string, string> { ["n"] = new string('x', 2000) } }] }, BlockKitOptions.Plain).Blocks));

    private static InputChoiceSet Choices(int count, bool isExpanded) =>
        new("a", "A", [.. Enumerable.Range(1, count).Select(at => new Choice($"Topic {at}", $"{at}"))]) { IsExpanded = isExpanded };

    private static Card CardOf(Input input) => CardOf("Nytt tema", input);

    private static Card CardOf(string title, Input input) =>
        new() { Summary = title, Language = "nb", Body = [new TextBlock(title) { Style = TextStyle.Title }, input], Actions = [Save] };

    private static JsonElement Field(Input input) =>
        View(BlockKitRenderer.Form(CardOf(input), BlockKitOptions.Plain)!).GetProperty("blocks").EnumerateArray().Single(block => block.GetProperty("type").GetString() == "input");

    private static (string? Type, string? Initial) Element(Input input, string initial)
    {
        var element = Field(input).GetProperty("element");
        return (element.GetProperty("type").GetString(), element.TryGetProperty(initial, out var value) ? value.GetString() : null);
    }

    private static JsonElement View(BlockKitForm form) => JsonDocument.Parse(form.View).RootElement;

    private static string Text(JsonElement owner, string name) => owner.GetProperty(name).GetProperty("text").GetString()!;

    private static JsonElement[] Blocks(ReadOnlyMemory<byte> json) => [.. JsonDocument.Parse(json).RootElement.EnumerateArray()];
}
