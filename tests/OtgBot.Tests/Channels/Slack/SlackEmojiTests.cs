using CsCheck;
using OtgBot.Channels.Slack;
using OtgBot.Channels.Slack.Receiving;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>What people write with Slack's short names, others read as they meant it.</summary>
public sealed class SlackEmojiTests
{
    [Theory]
    [InlineData("Heia :tada:", "Heia \U0001F389")]
    [InlineData(":tada::tada:", "\U0001F389\U0001F389")]
    [InlineData(":+1: :thumbsup:", "\U0001F44D \U0001F44D")]
    [InlineData(":wave::skin-tone-3:", "\U0001F44B\U0001F3FC")]
    [InlineData(":v::skin-tone-6:", "\u270C\U0001F3FF")]
    [InlineData(":female-doctor::skin-tone-2:", "\U0001F469\U0001F3FB\u200D\u2695\uFE0F")]
    [InlineData(":handshake::skin-tone-2-3:", "\U0001FAF1\U0001F3FB\u200D\U0001FAF2\U0001F3FC")]
    [InlineData(":flag-no:", "\U0001F1F3\U0001F1F4")]
    [InlineData(":heart:", "\u2764\uFE0F")]
    [InlineData("kl. 12:30 :tada:", "kl. 12:30 \U0001F389")]
    [InlineData("møtes 9:15:30", "møtes 9:15:30")]
    [InlineData(":otg-logo: og :parrot_party:", ":otg-logo: og :parrot_party:")]
    [InlineData(":tada::skin-tone-9:", "\U0001F389:skin-tone-9:")]
    [InlineData("a: b :", "a: b :")]
    [InlineData("::", "::")]
    public void A_short_name_is_read_as_its_character_and_what_is_custom_stays(string written, string read) => Assert.Equal(read, SlackEmoji.Read(written));

    private static readonly string[] Pieces = [":", "tada", ":tada:", "skin-tone-3", "-4", " ", "x"];

    [Fact]
    public void No_text_breaks_the_reading_and_what_is_read_stays_so() => Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Array[0, 12].Select(drawn => string.Concat(drawn.Select(one => Pieces[one])))).Always(text =>
    {
        var read = SlackEmoji.Read(text);
        if (!text.Contains(':', StringComparison.Ordinal)) Assert.Same(text, read);
        Assert.Equal(read.Length == 0, text.Length == 0);
    });

    [Theory]
    [InlineData("<@UBOT> foreslå Fest :tada: &amp; mer", "foreslå Fest \U0001F389 & mer")]
    [InlineData("<https://x.no/:tada:|les :tada:> :wave:", "les \U0001F389 \U0001F44B")]
    [InlineData("<https://x.no/:tada:>", "https://x.no/:tada:")]
    public void In_a_message_words_are_read_and_addresses_are_not(string written, string read) => Assert.Equal(read, SlackMarkup.Read(written, "UBOT").Text);

    [Fact]
    [Trait("Speed", "slow")]
    public async Task A_topic_a_story_and_a_form_hold_the_characters()
    {
        await using var rig = await SlackRig.Start([typeof(SettingsFeature), typeof(PromptsFeature), typeof(UnconferencesFeature)]);
        var anna = rig.Person("Anna");
        await anna.Invites();
        await anna.Commands("/otg unconference");
        await anna.Submits(("name", "Våren :tada:"), ("date", "2026-12-10"));
        await anna.Commands("/otg foreslå Mindre skjema :wave::skin-tone-3:");
        await anna.Submits(("about", "Vi stryker :fire: det som er for mye :otg-logo:"));
        await anna.Says("post nå");
        await anna.Says("gjort 1 Vi ringte :telephone_receiver: i stedet");
        await anna.Says("tips prinsipp 1, 5 min: Ring en bruker :tada:");

        var stored = rig.Get<OtgBot.Storage.IStore>();
        var text = System.Text.RegularExpressions.Regex.Unescape(await OtgBot.Tests.Features.Privacy.KeptTests.Dump(stored));
        foreach (var sign in (string[])["Våren \U0001F389", "Mindre skjema \U0001F44B\U0001F3FC", "Vi stryker \U0001F525 det som er for mye :otg-logo:", "\U0001F4DE i stedet", "Ring en bruker \U0001F389"])
            Assert.Contains(sign, text, StringComparison.Ordinal);
    }
}
