using System.Text.Json;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;

namespace OtgBot.Tests.Cards.Rendering.BlockKit;

/// <summary>What becomes of each part of a card in a Slack message.</summary>
public sealed class BlockKitRendererTests
{
    private const string Written = "<!channel> & *b* _i_ ~s~ `c` <@U1> <https://evil.example|here> @here :smile: mailto:a@b.no\n> quote";

    [Theory]
    [InlineData(TextStyle.Title, "header")]
    [InlineData(TextStyle.Heading, "header")]
    [InlineData(TextStyle.Default, "section")]
    [InlineData(TextStyle.Subtle, "context")]
    [InlineData(TextStyle.Strong, "rich_text")]
    [InlineData(TextStyle.Attention, "rich_text")]
    public void A_text_finds_the_block_of_its_kind(TextStyle style, string type) =>
        Assert.Equal(type, Only(new TextBlock("Hi") { Style = style }).GetProperty("type").GetString());

    [Fact]
    public void What_a_person_writes_stands_in_the_blocks_as_written_and_escaped_in_the_text()
    {
        var message = Render(new TextBlock(Written));
        Assert.Equal(Written, Blocks(message)[0].GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("plain_text", Blocks(message)[0].GetProperty("text").GetProperty("type").GetString());
        Assert.Contains("&lt;!channel&gt; &amp; *b*", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('<', message.Text);
    }

    [Fact]
    public void The_message_tells_Slack_to_read_no_markup_no_mentions_and_no_links_into_its_text()
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            Render(new TextBlock("Hi")).Write(json);
            json.WriteEndObject();
        }

        var message = JsonDocument.Parse(output.WrittenMemory).RootElement;
        Assert.False(message.GetProperty("mrkdwn").GetBoolean());
        Assert.Equal("none", message.GetProperty("parse").GetString());
        Assert.False(message.GetProperty("unfurl_links").GetBoolean());
        Assert.Equal(1, message.GetProperty("blocks").GetArrayLength());
    }

    [Fact]
    public void The_text_begins_with_the_summary_and_is_fit_to_be_read_aloud()
    {
        var message = Render(new TextBlock("Title") { Style = TextStyle.Title }, new ActionSet([Press("Take")]));
        Assert.StartsWith("Card.\n", message.Text, StringComparison.Ordinal);
        Assert.Contains("[Take]", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("==", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_title_is_no_header_but_whole()
    {
        var title = string.Join(' ', Enumerable.Repeat("principle", 20));
        var block = Only(new TextBlock(title) { Style = TextStyle.Title });
        Assert.Equal("rich_text", block.GetProperty("type").GetString());
        Assert.Contains(title, block.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_text_goes_on_in_the_next_section_from_a_whole_word()
    {
        var blocks = Blocks(Render(new TextBlock(string.Join(' ', Enumerable.Repeat("deltakelse", 500)))));
        Assert.Equal(2, blocks.Count);
        Assert.All(blocks, block => Assert.All(block.GetProperty("text").GetProperty("text").GetString()!.Split(' '), word => Assert.Equal("deltakelse", word)));
    }

    [Fact]
    public void Facts_are_names_in_bold_with_their_values_beside()
    {
        var runs = Only(new FactSet([new Fact("Took part", "12"), new Fact("Did it", "*5*")])).GetProperty("elements")[0].GetProperty("elements").EnumerateArray().Select(run => run.GetProperty("text").GetString());
        Assert.Equal(["Took part: ", "12", "\n", "Did it: ", "*5*"], runs);
    }

    [Fact]
    public void What_should_be_seen_first_is_one_quote() =>
        Assert.Equal("rich_text_quote", Only(new Container([new TextBlock("A"), new TextBlock("B") { Style = TextStyle.Strong }]) { Emphasis = true }).GetProperty("elements")[0].GetProperty("type").GetString());

    [Fact]
    public void A_separator_is_a_line_but_not_above_everything()
    {
        var types = Blocks(Render(new TextBlock("A") { Separator = true }, new TextBlock("B") { Separator = true })).Select(block => block.GetProperty("type").GetString());
        Assert.Equal(["section", "divider", "section"], types);
    }

    [Fact]
    public void Two_columns_of_text_stand_side_by_side_and_a_picture_beside_its_text()
    {
        var fields = Only(new ColumnSet([new Column([new TextBlock("2 min")]), new Column([new TextBlock("Ask.")])])).GetProperty("fields");
        Assert.Equal(2, fields.GetArrayLength());
        var beside = Only(new ColumnSet([new Column([new TextBlock("Bars")]), new Column([new Image("https://example.org/a.png", "Bars: 1, 2")])]));
        Assert.Equal("Bars: 1, 2", beside.GetProperty("accessory").GetProperty("alt_text").GetString());
    }

    [Fact]
    public void Three_columns_are_a_table_only_where_the_workspace_has_tables()
    {
        var set = new ColumnSet([.. Enumerable.Range(1, 3).Select(at => new Column([new TextBlock($"{at}")]))]);
        Assert.Equal(["section", "section", "section"], Blocks(Render(set)).Select(block => block.GetProperty("type").GetString()));
        var newest = Blocks(BlockKitRenderer.Render(CardOf(set), new BlockKitOptions { NewestBlocks = true }));
        Assert.Equal("table", Assert.Single(newest).GetProperty("type").GetString());
    }

    [Fact]
    public void A_picture_that_Slack_can_fetch_is_shown_and_of_another_its_words()
    {
        Assert.Equal("image", Only(new Image("https://example.org/a.png", "Bars")).GetProperty("type").GetString());
        Assert.Equal("Bars", Only(new Image("data:image/png;base64,iVBORw0KGgo=", "Bars")).GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public void A_button_brings_its_verb_data_and_origin_back()
    {
        var card = CardOf(new ActionSet([Press("Take") with { Data = new Dictionary<string, string> { ["n"] = "1", ["q"] = "\"<>&å" } }]));
        var button = Blocks(BlockKitRenderer.Render(card, new BlockKitOptions { Origin = "c1" }))[0].GetProperty("elements")[0];
        var read = BlockKitAction.Read(button.GetProperty("value").GetString())!;
        Assert.Equal(("prompts.take", "1", "\"<>&å", "c1"), (read.Verb, read.Data["n"], read.Data["q"], read.Origin));
    }

    [Fact]
    public void A_button_to_an_address_that_no_card_may_open_is_left_out() =>
        Assert.Empty(Blocks(Render(new ActionSet([new ActionOpenUrl("Read", "javascript:alert(1)")]))));

    [Fact]
    public void Only_the_first_of_the_positive_buttons_is_primary()
    {
        var buttons = Only(new ActionSet([Press("A") with { Style = ActionStyle.Positive }, Press("B") with { Style = ActionStyle.Positive }, Press("C") with { Style = ActionStyle.Destructive }])).GetProperty("elements");
        Assert.Equal(["primary", null, "danger"], buttons.EnumerateArray().Select(button => button.TryGetProperty("style", out var style) ? style.GetString() : null));
    }

    [Fact]
    public void More_buttons_than_a_card_may_have_go_into_a_menu_or_on_another_row()
    {
        var menu = Only(new ActionSet([.. Enumerable.Range(1, 9).Select(at => Press($"Take {at}"))])).GetProperty("elements");
        Assert.Equal((6, "overflow", 4), (menu.GetArrayLength(), menu[5].GetProperty("type").GetString(), menu[5].GetProperty("options").GetArrayLength()));
        Assert.Equal("prompts.take", BlockKitAction.Read(menu[5].GetProperty("options")[0].GetProperty("value").GetString())!.Verb);
        Assert.Equal(2, Blocks(Render(new ActionSet([.. Enumerable.Range(1, 30).Select(at => Press($"Take {at}"))]))).Count);
    }

    [Fact]
    public void A_button_that_unfolds_are_you_sure_asks_by_Slacks_own_dialog()
    {
        var sure = new Card { Summary = "Sure?", Language = "nb", Body = [new TextBlock("Dette kan ikke angres.")], Actions = [Press("Trekk temaet") with { Style = ActionStyle.Destructive }] };
        var message = Render(new ActionSet([new ActionShowCard("Trekk", sure)]));
        var confirm = Blocks(message)[0].GetProperty("elements")[0].GetProperty("confirm");
        Assert.Equal(("Dette kan ikke angres.", "Trekk temaet", "Avbryt"), (Text(confirm, "text"), Text(confirm, "confirm"), Text(confirm, "deny")));
        Assert.Empty(message.Forms);
    }

    [Fact]
    public void A_card_with_more_blocks_than_a_message_holds_is_packed_closer_together()
    {
        var message = Render([.. Enumerable.Range(1, 60).Select(at => new TextBlock($"Line {at}."))]);
        Assert.Single(Blocks(message));
        Assert.Empty(message.Overflow);
    }

    [Fact]
    public void A_card_that_is_too_long_goes_on_in_the_thread_and_nothing_is_lost()
    {
        var message = Render([.. Enumerable.Range(1, 60).SelectMany(at => new CardElement[] { new TextBlock($"Line {at}. " + new string('x', 300)), new ActionSet([Press($"Take {at}")]) })]);
        BlockKitMessage[] all = [message, .. message.Overflow];
        Assert.Equal(3, all.Length);
        Assert.Empty(BlockKitLint.Check(message));
        var words = string.Concat(all.Select(part => System.Text.Encoding.UTF8.GetString(part.Blocks.Span)));
        Assert.All(Enumerable.Range(1, 60), at => Assert.Contains($"Line {at}. ", words, StringComparison.Ordinal));
        Assert.StartsWith("Card. (2/3)\n", all[1].Text, StringComparison.Ordinal);
    }

    private static string? Text(JsonElement owner, string name) => owner.GetProperty(name).GetProperty("text").GetString();

    private static ActionExecute Press(string title) => new(title, "prompts.take") { SendsInputs = false };

    private static Card CardOf(params CardElement[] body) => new() { Summary = "Card.", Language = "en", Body = body };

    private static BlockKitMessage Render(params CardElement[] body) => BlockKitRenderer.Render(CardOf(body), BlockKitOptions.Plain);

    private static JsonElement Only(params CardElement[] body) => Assert.Single(Blocks(Render(body)));

    private static List<JsonElement> Blocks(BlockKitMessage message) => [.. JsonDocument.Parse(message.Blocks).RootElement.EnumerateArray()];
}
