using System.Buffers;
using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Cards.Rendering.AdaptiveCards;

namespace OtgBot.Tests.Cards.Rendering.AdaptiveCards;

public sealed class AdaptiveCardRendererTests
{
    private static readonly ActionExecute Take = new("Take it", "prompts.take") { Data = new Dictionary<string, string> { ["number"] = "2" }, Style = ActionStyle.Positive };

    [Fact]
    public void A_card_says_its_version_language_summary_and_full_width() => AssertJson(
        """{"type":"AdaptiveCard","$schema":"http://adaptivecards.io/schemas/adaptive-card.json","version":"1.5","lang":"nn","fallbackText":"Hei","msteams":{"width":"full"},"body":[]}""",
        Render(new Card { Summary = "Hei", Language = "nn" }));

    [Theory]
    [InlineData(TextStyle.Default, """{"type":"TextBlock","text":"Hi","wrap":true}""")]
    [InlineData(TextStyle.Title, """{"type":"TextBlock","text":"Hi","wrap":true,"size":"Large","weight":"Bolder","style":"heading"}""")]
    [InlineData(TextStyle.Heading, """{"type":"TextBlock","text":"Hi","wrap":true,"size":"Medium","weight":"Bolder","style":"heading"}""")]
    [InlineData(TextStyle.Strong, """{"type":"TextBlock","text":"Hi","wrap":true,"weight":"Bolder"}""")]
    [InlineData(TextStyle.Subtle, """{"type":"TextBlock","text":"Hi","wrap":true,"isSubtle":true}""")]
    [InlineData(TextStyle.Attention, """{"type":"TextBlock","text":"Hi","wrap":true,"color":"Attention"}""")]
    public void A_text_looks_as_its_style_says(TextStyle style, string json) => AssertJson(json, Element(new TextBlock("Hi") { Style = style }));

    [Fact]
    public void A_text_that_Markdown_would_change_is_a_rich_text_that_Markdown_never_touches() => AssertJson(
        """{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"*a*\nb","isSubtle":true}]}""",
        Element(new TextBlock("*a*\nb") { Style = TextStyle.Subtle }));

    [Fact]
    public void A_heading_stays_a_heading_whatever_signs_it_has() => AssertJson(
        """{"type":"TextBlock","text":"\\*a\\*","wrap":true,"size":"Medium","weight":"Bolder","style":"heading"}""",
        Element(new TextBlock("*a*") { Style = TextStyle.Heading }));

    [Fact]
    public void An_action_carries_its_origin_and_falls_back_to_a_submit_that_carries_the_verb_too() => AssertJson(
        """
        {"type":"ActionSet","actions":[{"type":"Action.Execute","title":"Take it","style":"positive","verb":"prompts.take","data":{"number":"2","origin":"c7"},
        "fallback":{"type":"Action.Submit","title":"Take it","style":"positive","data":{"number":"2","verb":"prompts.take","origin":"c7"}}}]}
        """,
        Render(new Card { Summary = "x", Language = "en", Actions = [Take] }, "c7").GetProperty("body")[0]);

    [Fact]
    public void A_cancel_button_sends_no_inputs_in_either_form()
    {
        var action = Element(new ActionSet([Take with { SendsInputs = false }])).GetProperty("actions")[0];
        Assert.Equal("none", action.GetProperty("associatedInputs").GetString());
        Assert.Equal("none", action.GetProperty("fallback").GetProperty("associatedInputs").GetString());
    }

    [Fact]
    public void The_data_of_an_action_cannot_pose_as_another_origin_or_verb()
    {
        var posing = Take with { Data = new Dictionary<string, string> { ["origin"] = "other", ["verb"] = "admin" } };
        var data = Render(new Card { Summary = "x", Language = "en", Actions = [posing] }, "c7").GetProperty("body")[0].GetProperty("actions")[0].GetProperty("fallback").GetProperty("data");
        AssertJson("""{"verb":"prompts.take","origin":"c7"}""", data);
    }

    [Fact]
    public void Buttons_that_do_not_fit_in_a_row_on_a_phone_get_another_row()
    {
        var body = Render(new Card { Summary = "x", Language = "en", Actions = [new ActionExecute("Short", "a"), new ActionExecute("A title of twenty-four", "b"), new ActionExecute("One more", "c")] }).GetProperty("body");
        Assert.Equal([2, 1], body.EnumerateArray().Select(set => set.GetProperty("actions").GetArrayLength()));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("http://example.org")]
    [InlineData("/relative")]
    public void An_unsafe_address_is_not_rendered(string url)
    {
        Assert.Equal(0, Render(new Card { Summary = "x", Language = "en", Actions = [new ActionOpenUrl("Read", url)] }).GetProperty("body").GetArrayLength());
        AssertJson("""{"type":"TextBlock","text":"Bars","wrap":true}""", Element(new Image(url, "Bars")));
    }

    [Fact]
    public void A_field_keeps_what_was_filled_in_and_says_what_was_wrong_beside_it() => AssertJson(
        """
        {"type":"Container","items":[
        {"type":"Input.Text","id":"t","label":"Title","isRequired":true,"errorMessage":"Fill in.","isMultiline":true,"maxLength":80,"placeholder":"Any","value":"*ab*"},
        {"type":"TextBlock","text":"Too short.","wrap":true,"color":"Attention","spacing":"Small"},
        {"type":"TextBlock","text":"At most 80.","wrap":true,"isSubtle":true,"spacing":"Small"}]}
        """,
        Element(new InputText("t", "Title") { IsRequired = true, ErrorMessage = "Fill in.", IsMultiline = true, MaxLength = 80, Placeholder = "Any", Value = "*ab*", Error = "Too short.", Hint = "At most 80." }));

    public static TheoryData<Input, string> Fields => new()
    {
        { new InputNumber("n", "N") { Min = 1, Max = 9, Value = "5" }, """{"type":"Input.Number","id":"n","label":"N","min":1,"max":9,"value":5}""" },
        { new InputNumber("n", "N") { Value = "five" }, """{"type":"Input.Number","id":"n","label":"N"}""" },
        { new InputDate("d", "D") { Value = "2025-08-18" }, """{"type":"Input.Date","id":"d","label":"D","value":"2025-08-18"}""" },
        { new InputDate("d", "D") { Value = "18.8." }, """{"type":"Input.Date","id":"d","label":"D"}""" },
        { new InputTime("c", "C") { Value = "09:00" }, """{"type":"Input.Time","id":"c","label":"C","value":"09:00"}""" },
        { new InputToggle("s", "I *share*") { Value = "true" }, """{"type":"Input.Toggle","id":"s","title":"I *share*","value":"true","wrap":true}""" },
        { new InputChoiceSet("r", "R", [new("*A*", "1")]) { Value = "1" }, """{"type":"Input.ChoiceSet","id":"r","label":"R","style":"compact","wrap":true,"value":"1","choices":[{"title":"*A*","value":"1"}]}""" },
        { new InputChoiceSet("r", "R", [new("*A*", "1")]) { IsMultiSelect = true, IsExpanded = true }, """{"type":"Input.ChoiceSet","id":"r","label":"R","isMultiSelect":true,"style":"expanded","wrap":true,"choices":[{"title":"*A*","value":"1"}]}""" },
    };

    [Fact]
    public void People_are_picked_or_named_and_neither_is_asked_for_by_the_client()
    {
        var people = new PeopleInput("w", "Who?", "Or write names") { IsMultiSelect = true, IsRequired = true, Value = "0c1d,91aa", Names = "Kim", Error = "Who is that?" };
        AssertJson(
            """
            {"type":"Container","items":[
            {"type":"Input.ChoiceSet","id":"w","label":"Who?","isMultiSelect":true,"style":"compact","value":"0c1d,91aa","choices":[],"choices.data":{"type":"Data.Query","dataset":"graph.microsoft.com/users?scope=currentContext"}},
            {"type":"Input.Text","id":"w.names","label":"Or write names","value":"Kim"},
            {"type":"TextBlock","text":"Who is that?","wrap":true,"color":"Attention","spacing":"Small"}]}
            """,
            Element(people));
        Assert.Contains("\"dataset\":\"graph.microsoft.com/users\"", Element(people with { IsOrganisationWide = true }).GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Fields), DisableDiscoveryEnumeration = true)]
    public void A_field_is_the_input_of_its_kind(Input input, string json) => AssertJson(json, Element(input));

    private static JsonElement Element(CardElement element) => Render(new Card { Summary = "x", Language = "en", Body = [element] }).GetProperty("body")[0];

    private static JsonElement Render(Card card, string? origin = null)
    {
        var output = new ArrayBufferWriter<byte>();
        AdaptiveCardRenderer.Render(card, output, origin);
        Assert.Equal(output.WrittenSpan, AdaptiveCardRenderer.Render(card, origin));
        return JsonElement.Parse(output.WrittenSpan);
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(expected), actual), $"Expected {expected}\nActual   {actual.GetRawText()}");
}
