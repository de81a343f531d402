using System.Text;
using System.Text.Json;
using OtgBot.Cards.Rendering.BlockKit;
using OtgBot.Cards.Rendering.BlockKit.Checks;

namespace OtgBot.Tests.Cards.Rendering.BlockKit.Checks;

/// <summary>
/// Each limit of Slack's (the numbers as its documentation says them, see <see cref="SlackLimits"/>) finds its planted fault, and nothing
/// else finds it too.
/// </summary>
public sealed class BlockKitLintTests
{
    private static readonly string[] Few = ["a", "b"];

    private static readonly Dictionary<string, object[]> Messages = new()
    {
        ["There are 51 blocks; 50"] = [.. Enumerable.Repeat(Divider, 51)],
        ["2 blocks have the block_id 'a'"] = [new { type = "divider", block_id = "a" }, new { type = "divider", block_id = "a" }],
        ["block_id has 256 characters; 255"] = [new { type = "divider", block_id = Long(256) }],
        ["The blocks have 12001 characters of text; 12000"] = [.. Enumerable.Repeat(Section(Long(3000)), 4), Section("x")],
        ["Block 1, header's text has 151 characters; 150"] = [new { type = "header", text = Plain(Long(151)) }],
        ["Block 1, header's text is empty"] = [new { type = "header", text = Plain("") }],
        ["Block 1, section's text has 3001 characters; 3000"] = [Section(Long(3001))],
        ["is read as markup"] = [new { type = "section", text = new { type = "mrkdwn", text = "*Hi*" } }],
        ["shows the name of an emoji"] = [new { type = "section", text = new { type = "plain_text", text = ":smile:" } }],
        ["neither text nor fields"] = [new { type = "section" }],
        ["has 11 fields; 10"] = [new { type = "section", fields = Many(11, Plain("x")) }],
        ["Block 1, section has 2001 characters; 2000"] = [new { type = "section", fields = Many(1, Plain(Long(2001))) }],
        ["has 11 elements; 10"] = [new { type = "context", elements = Many(11, Plain("x")) }],
        ["Block 1, context has 3001 characters; 3000"] = [new { type = "context", elements = Many(1, Plain(Long(3001))) }],
        ["Block 1, context has no elements"] = [new { type = "context", elements = Many(0, Plain("x")) }],
        ["image_url has 3001 characters; 3000"] = [Image("https://" + Long(2993), "x")],
        ["a picture that Slack can't fetch"] = [Image("data:image/png;base64,", "x")],
        ["alt_text is empty"] = [Image("https://example.org/a.png", "")],
        ["no alternative text"] = [new { type = "image", image_url = "https://example.org/a.png" }],
        ["alt_text has 2001 characters; 2000"] = [Image("https://example.org/a.png", Long(2001))],
        ["has 26 elements; 25"] = [new { type = "actions", elements = Enumerable.Range(1, 26).Select(at => Button("x", $"a{at}")) }],
        ["the action_id 'a' 2 times"] = [Actions(Button("x", "a"), Button("y", "a"))],
        ["action_id has 256 characters; 255"] = [Actions(Button("x", Long(256)))],
        ["button's text has 76 characters; 75"] = [Actions(Button(Long(76), "a"))],
        ["button's value has 2001 characters; 2000"] = [Actions(new { type = "button", text = Plain("x"), action_id = "a", value = Long(2001) })],
        ["button's url has 3001 characters; 3000"] = [Actions(new { type = "button", text = Plain("x"), action_id = "a", url = Long(3001) })],
        ["more than one primary button"] = [Actions([.. Few.Select(id => new { type = "button", text = Plain("x"), action_id = id, style = "primary" })])],
        ["confirm's title has 101 characters; 100"] = [Sure(Long(101), "x", "x", "x")],
        ["confirm's text has 301 characters; 300"] = [Sure("x", Long(301), "x", "x")],
        ["confirm's confirm has 31 characters; 30"] = [Sure("x", "x", Long(31), "x")],
        ["confirm's deny has 31 characters; 30"] = [Sure("x", "x", "x", Long(31))],
        ["has 6 options; 5"] = [Actions(Choices("overflow", 6))],
        ["stands in a message"] = [Field(new { type = "datepicker", action_id = "a" })],
        ["holds more than text"] = [Rich(new { type = "broadcast", range = "channel" })],
        ["names somebody whom Slack does not know"] = [Rich(new { type = "user", user_id = "29:kari" })],
        ["Block 1, rich_text has 3001 characters; 3000"] = [Rich(new { type = "text", text = Long(3000) }, new { type = "text", text = "x" })],
        ["is not for every workspace"] = [Table(1, 1)],
        ["not a block that every client shows"] = [new { type = "alert", text = Plain("x") }],
        ["not an element that every client shows"] = [Actions(new { type = "workflow_button", action_id = "a" })],
    };

    private static readonly Dictionary<string, object> Views = new()
    {
        ["There are 101 blocks; 100"] = View([.. Enumerable.Repeat(Divider, 101)]),
        ["bytes; 240000"] = View([.. Enumerable.Repeat(Section(Long(3000)), 80)]),
        ["title has 25 characters; 24"] = new { type = "modal", title = Plain(Long(25)), blocks = Few[..0] },
        ["submit has 25 characters; 24"] = new { type = "modal", title = Plain("x"), submit = Plain(Long(25)), blocks = Few[..0] },
        ["close has 25 characters; 24"] = new { type = "modal", title = Plain("x"), close = Plain(Long(25)), blocks = Few[..0] },
        ["callback_id has 256 characters; 255"] = new { type = "modal", title = Plain("x"), callback_id = Long(256), blocks = Few[..0] },
        ["private_metadata has 3001 characters; 3000"] = new { type = "modal", title = Plain("x"), private_metadata = Long(3001), blocks = Few[..0] },
        ["The modal has no title"] = new { type = "modal", blocks = Few[..0] },
        ["no submit button"] = new { type = "modal", title = Plain("x"), blocks = Many(1, Field(new { type = "timepicker", action_id = "a" })) },
        ["label has 2001 characters; 2000"] = View(new { type = "input", label = Plain(Long(2001)), element = new { type = "timepicker", action_id = "a" } }),
        ["hint has 2001 characters; 2000"] = View(new { type = "input", label = Plain("x"), hint = Plain(Long(2001)), element = new { type = "timepicker", action_id = "a" } }),
        ["radio_buttons has 11 options; 10"] = View(Field(Choices("radio_buttons", 11))),
        ["checkboxes has 11 options; 10"] = View(Field(Choices("checkboxes", 11))),
        ["static_select has 101 options; 100"] = View(Field(Choices("static_select", 101))),
        ["multi_static_select has no options"] = View(Field(Choices("multi_static_select", 0))),
        ["has 101 option_groups; 100"] = View(Field(new { type = "static_select", action_id = "a", option_groups = Many(101, new { label = Plain("x"), options = Many(1, Option("x", "1")) }) })),
        ["label has 76 characters; 75"] = View(Field(new { type = "static_select", action_id = "a", option_groups = Many(1, new { label = Plain(Long(76)), options = Many(1, Option("x", "1")) }) })),
        ["option's text has 76 characters; 75"] = View(Field(new { type = "static_select", action_id = "a", options = Many(1, Option(Long(76), "1")) })),
        ["option's description has 76 characters; 75"] = View(Field(new { type = "static_select", action_id = "a", options = Many(1, new { text = Plain("x"), description = Plain(Long(76)), value = "1" }) })),
        ["option's value has 151 characters; 150"] = View(Field(new { type = "static_select", action_id = "a", options = Many(1, Option("x", Long(151))) })),
        ["not one of its options"] = View(Field(new { type = "static_select", action_id = "a", options = Many(1, Option("x", "1")), initial_option = Option("X", "1") })),
        ["has no initial_options"] = View(Field(new { type = "checkboxes", action_id = "a", options = Many(1, Option("x", "1")), initial_options = Many(0, Option("x", "1")) })),
        ["placeholder has 151 characters; 150"] = View(Field(new { type = "plain_text_input", action_id = "a", placeholder = Plain(Long(151)) })),
        ["takes 3001 characters; 3000"] = View(Field(new { type = "plain_text_input", action_id = "a", max_length = 3001 })),
        ["initial_value has 6 characters; 5"] = View(Field(new { type = "plain_text_input", action_id = "a", max_length = 5, initial_value = "sixsix" })),
    };

    public static TheoryData<string> InMessages => [.. Messages.Keys];

    public static TheoryData<string> InViews => [.. Views.Keys];

    [Theory]
    [MemberData(nameof(InMessages))]
    public void A_fault_planted_in_a_message_is_found(string fault) =>
        Assert.Contains(fault, Assert.Single(BlockKitLint.Check(new BlockKitMessage("Hi", Json(Messages[fault])))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(InViews))]
    public void A_fault_planted_in_a_view_is_found(string fault) =>
        Assert.Contains(fault, Assert.Single(BlockKitLint.CheckView(Json(Views[fault]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "no text")]
    [InlineData("<!channel>", "not escaped")]
    [InlineData("Kari & co", "not escaped")]
    public void A_fault_planted_in_the_text_is_found(string text, string fault) =>
        Assert.Contains(fault, Assert.Single(BlockKitLint.Check(new BlockKitMessage(text, Json(Few[..0])))), StringComparison.Ordinal);

    [Fact]
    public void A_text_that_is_too_long_is_found() =>
        Assert.Contains("4001 characters; 4000", Assert.Single(BlockKitLint.Check(new BlockKitMessage(Long(4001), Json(Few[..0])))), StringComparison.Ordinal);

    [Fact]
    public void A_second_or_too_large_table_is_found()
    {
        Assert.Contains("101 rows; 100", Newest(Table(101, 1)), StringComparison.Ordinal);
        Assert.Contains("21 cells in a row; 20", Newest(Table(1, 21)), StringComparison.Ordinal);
        Assert.Contains("is table 2", Newest(Table(1, 1), Table(1, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_in_what_follows_and_in_forms_are_found_and_placed()
    {
        var good = new BlockKitMessage("Hi", Json(Few[..0]));
        Assert.StartsWith("In message 2: ", Assert.Single(BlockKitLint.Check(good with { Overflow = [new BlockKitMessage("", Json(Few[..0]))] })), StringComparison.Ordinal);
        Assert.StartsWith("In form f: ", Assert.Single(BlockKitLint.Check(good with { Forms = [new BlockKitForm("f", Json(new { type = "modal", blocks = Few[..0] }))] })), StringComparison.Ordinal);
    }

    private static object Divider => new { type = "divider" };

    private static string Newest(params object[] blocks) => Assert.Single(BlockKitLint.Check(new BlockKitMessage("Hi", Json(blocks)), newest: true));

    private static object[] Many(int count, object one) => [.. Enumerable.Repeat(one, count)];

    private static string Long(int length) => new('x', length);

    private static object Plain(string text) => new { type = "plain_text", text, emoji = true };

    private static object Section(string text) => new { type = "section", text = Plain(text) };

    private static object Image(string url, string alt) => new { type = "image", image_url = url, alt_text = alt };

    private static object Actions(params object[] elements) => new { type = "actions", elements };

    private static object Button(string text, string id) => new { type = "button", text = Plain(text), action_id = id };

    private static object Sure(string title, string text, string confirm, string deny) => Actions(new
    {
        type = "button",
        text = Plain("x"),
        action_id = "a",
        confirm = new { title = Plain(title), text = Plain(text), confirm = Plain(confirm), deny = Plain(deny) },
    });

    private static object Option(string text, string value) => new { text = Plain(text), value };

    private static object Choices(string type, int count) => new { type, action_id = "a", options = Enumerable.Range(1, count).Select(at => Option("x", $"{at}")) };

    private static object Field(object element) => new { type = "input", label = Plain("x"), element };

    private static object Rich(params object[] runs) => new { type = "rich_text", elements = Many(1, new { type = "rich_text_section", elements = runs }) };

    private static object Table(int rows, int cells) => new { type = "table", rows = Enumerable.Repeat(Many(cells, new { type = "raw_text", text = "x" }), rows) };

    private static object View(params object[] blocks) => new { type = "modal", title = Plain("x"), submit = Plain("x"), blocks };

    private static byte[] Json(object value) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value));
}
