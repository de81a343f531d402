using System.Text;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>The same few things, written in all the ways that people write them, in each of the languages.</summary>
public sealed class WordsAsTheyComeTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(UnconferencesFeature)];

    private static readonly string[] Around =
        ["@OtgBot, {0}", "@OtgBot: {0}", "OtgBot {0}", ", {0}", ": {0}", "`{0}`", "*{0}*", "_{0}_", "«{0}»", "»{0}«", "\"{0}\"", "“{0}”", "> {0}", "- {0}", "/otg {0}", "{0}!", "{0}.", " {0} ", "{0}\u200b", "st\u00adatus"];

    private static readonly (string Locale, string Seen)[] Asked = [("nb-NO", "Ledere"), ("nn-NO", "Leiarar"), ("en-GB", "Leads")];

    public static TheoryData<string, string> Languages => [.. Asked.Select(one => new TheoryDataRow<string, string>(one.Locale, one.Seen))];

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task What_stands_around_a_command_changes_nothing(string locale, string seen)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        foreach (var form in Around)
        {
            var typed = string.Format(null, CompositeFormat.Parse(form), "status");
            Assert.True((await kari.Says(typed)).Contains(seen, StringComparison.Ordinal), $"«{typed}» was not understood");
        }
    }

    [Theory]
    [InlineData("nb-NO", "post nå", "du tar nummer 2", "angre 2", "tar 2!", "tar to", "tar nr 2", "tar nr. 2", "tar nummer to", "tar #2", "Tar 2.", "«tar 2»")]
    [InlineData("nn-NO", "post no", "du tek nummer 2", "angre 2", "tek 2!", "tek to", "tek nr 2", "tek nr. 2", "tek nummer to", "tek #2", "Tek 2.", "«tek 2»")]
    [InlineData("en-GB", "post now", "you are taking number 2", "undo 2", "take 2!", "take two", "take no 2", "take no. 2", "take number two", "take #2", "Take 2.", "“take 2”")]
    public async Task A_number_is_taken_as_people_say_it(string locale, string post, string taken, string undo, params string[] typed)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        await kari.Says(post);
        foreach (var said in typed)
        {
            Assert.True((await kari.Says(said)).Contains(taken, StringComparison.Ordinal), $"«{said}» was not understood");
            await kari.Says(undo);
        }
    }

    /// <summary>Macs and some phones write a letter and what stands above it as two.</summary>
    [Theory]
    [InlineData("nb-NO", "åpne avstemning")]
    [InlineData("nn-NO", "opne avrøysting")]
    [InlineData("nn-NO", "åpne avstemning")]
    [InlineData("en-GB", "open voting")]
    public async Task A_letter_may_come_in_two_parts_and_a_word_with_a_soft_hyphen(string locale, string words)
    {
        var said = await Said(locale, words);
        Assert.DoesNotContain("dessverre", said);
        Assert.Equal(said, await Said(locale, words.Normalize(NormalizationForm.FormD)));
        Assert.Equal(said, await Said(locale, words.Insert(2, "\u00ad")));
    }

    private static async Task<string> Said(string locale, string words)
    {
        await using var town = new Town(Features);
        await town.Opened(locale: locale);
        await town.Person("Kari", locale).Proposes("Klarspråk");
        var before = await town.Everything();
        var said = await town.Person("Liv", locale).Says(words);
        Assert.NotEqual(before, await town.Everything());
        return said;
    }

    [Theory]
    [InlineData("nb-NO", "rom «Storsalen», 60; \"Kroken\", 12")]
    [InlineData("nn-NO", "rom “Storsalen”, 60; 'Kroken', 12")]
    [InlineData("en-GB", "rooms \"Storsalen\", 60; ‘Kroken’, 12")]
    public async Task Quotes_around_the_name_of_a_room_are_no_part_of_it(string locale, string words)
    {
        await using var town = new Town(Features);
        await town.Opened(locale: locale);
        var lead = town.Person("Liv", locale);

        Assert.Contains("Storsalen", await lead.Says(words));
        var rooms = await town.Everything();
        Assert.Contains("\"name\":\"Storsalen\"", rooms, StringComparison.Ordinal);
        Assert.Contains("\"name\":\"Kroken\"", rooms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nb-NO", "pause til {0}", "neste fredag|uke 33|om to uker|15. august|fredag", "pause til i går|Den dagen har vært", "pause til 31. februar|Februar har ikke 31 dager")]
    [InlineData("nn-NO", "pause til {0}", "neste fredag|veke 33|om to veker|15. august|fredag", "pause til i går|Den dagen har vore", "pause til 31. februar|Februar har ikkje 31 dagar")]
    [InlineData("en-GB", "pause until {0}", "next friday|week 33|in two weeks|15th of August|Friday", "pause until yesterday|That day is past", "pause until 31 February|February does not have 31 days")]
    public async Task A_date_is_taken_as_people_say_it_and_refused_with_the_reason(string locale, string pause, string dates, params string[] refused)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        foreach (var date in dates.Split('|'))
        {
            var typed = string.Format(null, CompositeFormat.Parse(pause), date);
            var before = await town.Everything();
            await kari.Says(typed);
            Assert.True(before != await town.Everything(), $"«{typed}» was not understood");
        }

        foreach (var one in refused)
        {
            var (typed, reason) = (one.Split('|')[0], one.Split('|')[1]);
            var before = await town.Everything();
            var said = await kari.Says(typed);
            Assert.True(said.Contains(reason, StringComparison.Ordinal), $"«{typed}» was answered: {said}");
            Assert.Equal(before, await town.Everything());
        }
    }

    [Theory]
    [InlineData("nb-NO", "9 am")]
    [InlineData("nn-NO", "kl. 9")]
    [InlineData("en-GB", "9 am")]
    public async Task A_time_is_taken_as_people_say_it(string locale, string time)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        await kari.Says(locale == "en-GB" ? "schedule" : "tidsplan");
        var (_, save) = kari.FindButton(locale switch { "nb-NO" => "Lagre tidsplanen", "nn-NO" => "Lagre tidsplanen", _ => "Save the schedule" });
        await kari.Presses(save.Title, ("weekday", "Monday"), ("time", time), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "ja"));

        Assert.Contains("\"time\":\"09:00", await town.Everything(), StringComparison.Ordinal);
    }
}
