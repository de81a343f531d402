using OtgBot.Cards.Rendering.AdaptiveCards;

namespace OtgBot.Tests.Cards.Rendering.AdaptiveCards;

public sealed class TeamsMarkdownTests
{
    [Theory]
    [InlineData("Møt noen du ikke kjenner. 2-3 minutter, ca. 50 % (eller mer)!")]
    [InlineData("snake_case and 3 * 4 = 12, a < b, 1.5 + 2, C#, R&D, #tag after")]
    [InlineData("2026 was fine")]
    public void A_text_that_Markdown_reads_as_text_is_left_alone(string text) => Assert.Equal(text, TeamsMarkdown.Escape(text));

    [Theory]
    [InlineData("*bold*", @"\*bold\*")]
    [InlineData("_it_ __b__", @"\_it\_ \_\_b\_\_")]
    [InlineData("`code`", "ˋcodeˋ")]
    [InlineData("~~gone~~", "~·~gone~·~")]
    [InlineData("[here](https://example.org)", "[here]·(https://example.org)")]
    [InlineData("[x]: https://example.org", "[x]·: https://example.org")]
    [InlineData("<at>everyone</at>", "<·at>everyone<·/at>")]
    [InlineData("&lt;at&gt;", "&·lt;at&·gt;")]
    [InlineData("# Head", "·# Head")]
    [InlineData("> quote", "·> quote")]
    [InlineData("- point", "-_point")]
    [InlineData("+ point", "+_point")]
    [InlineData("* point", @"\*_point")]
    [InlineData("12. point", "12._point")]
    [InlineData("15. mars\n1) point", "15._mars\n\n1)_point")]
    [InlineData("12.", "·12.")]
    [InlineData("---", "·---")]
    [InlineData(@"C:\*", @"C:\·\*")]
    [InlineData("{{DATE(2017-02-14T06:00:00Z)}}", "{·{DATE(2017-02-14T06:00:00Z)}}")]
    public void What_Markdown_would_act_on_is_taken_apart_and_only_emphasis_is_escaped(string text, string escaped) =>
        Assert.Equal(escaped, Visible(TeamsMarkdown.Escape(text)));

    [Theory]
    [InlineData("1. Rename a document", "1._Rename a document")]
    [InlineData("Share *now*, snake_case, `x`", "Share *now*, snake_case, `x`")]
    [InlineData("[here](https://example.org)", "[here]·(https://example.org)")]
    [InlineData(@"C:\*", @"C:\·*")]
    public void A_choice_has_no_backslash_of_ours(string text, string shown) => Assert.Equal(shown, Visible(TeamsMarkdown.Plain(text)));

    [Theory]
    [InlineData("one\ntwo", "one\n\ntwo")]
    [InlineData("one\r\n\r\n\r\ntwo\n", "one\n\ntwo")]
    [InlineData("    no code", "no code")]
    [InlineData("red \u001b[31m\u0000", "red [31m")]
    public void A_line_feed_becomes_the_only_break_that_Teams_knows(string text, string escaped) => Assert.Equal(escaped, TeamsMarkdown.Escape(text));

    private static string Visible(string text) => text.Replace('\u200B', '·').Replace("\\_", "\u0001", StringComparison.Ordinal).Replace('\u00A0', '_').Replace("\u0001", "\\_", StringComparison.Ordinal);
}
