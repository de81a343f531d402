using CsCheck;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Commands;

public sealed class CommandTextTests
{
    [Theory]
    [InlineData("help", "help")]
    [InlineData("  help \n", "help")]
    [InlineData("take\u00a02", "take 2")]
    [InlineData("ta\u200bke 2", "take 2")]
    [InlineData("\u202etake 2\u202c", "take 2")]
    [InlineData("take\t\t2\r\n", "take 2")]
    [InlineData("ta\u0000ke\u0007", "take")]
    [InlineData("\u00a0\u200e", "")]
    [InlineData("føreslå  noko", "føreslå noko")]
    [InlineData("a\u030apne", "åpne")]
    [InlineData("a\u200b\u030apne", "åpne")]
    [InlineData("hje\u00adlp", "hjelp")]
    [InlineData("\U0001F468\u200d\U0001F469\u200d\U0001F467 hei", "\U0001F468\u200d\U0001F469\u200d\U0001F467 hei")]
    public void What_the_eye_does_not_see_is_not_part_of_a_command(string typed, string clean) =>
        Assert.Equal(clean, CommandText.Clean(typed));

    [Fact]
    public void A_clean_text_is_not_copied()
    {
        var text = "take 2";
        Assert.Same(text, CommandText.Clean(text));
    }

    [Theory]
    [InlineData("2 3", "2", "3")]
    [InlineData("\"one two\" three", "one two", "three")]
    [InlineData("«ein to» tre", "ein to", "tre")]
    [InlineData("“one two” three", "one two", "three")]
    [InlineData("\"open", "\"open")]
    [InlineData("\"\" x", "", "x")]
    public void Quotes_keep_words_together(string text, params string[] pieces) =>
        Assert.Equal(pieces, CommandText.Split(text));

    [Fact]
    public void No_text_breaks_the_reading() =>
        Gen.String.Always(text =>
        {
            var clean = CommandText.Clean(text);
            CommandText.Split(clean);
            Assert.InRange(clean.Length, 0, CommandText.MaxLength);
            Assert.Equal(clean, CommandText.Clean(clean));
            Assert.Equal(clean, clean.Trim(' '));
        });

    [Theory]
    [InlineData(", status", "status")]
    [InlineData(": status", "status")]
    [InlineData("`status`", "status")]
    [InlineData("*status*", "status")]
    [InlineData("«status»", "status")]
    [InlineData("“Status”!", "Status")]
    [InlineData("> status", "status")]
    [InlineData("/otg hjelp", "hjelp")]
    [InlineData("@OtgBot, status", "status")]
    [InlineData("otgbot", "otgbot")]
    [InlineData("foreslå «Klarspråk»", "foreslå «Klarspråk»")]
    public void What_stands_around_pasted_words_is_no_part_of_them(string typed, string said) =>
        Assert.Equal(said, CommandText.Unwrapped(typed));

    [Theory]
    [InlineData("ab\U0001F468\u200d\U0001F469\u200d\U0001F467", 4, "ab")]
    [InlineData("abe\u0301", 3, "ab")]
    [InlineData("abc", 3, "abc")]
    public void No_sign_is_cut_in_two(string text, int most, string cut) => Assert.Equal(cut, CommandText.Cut(text, most));
}
