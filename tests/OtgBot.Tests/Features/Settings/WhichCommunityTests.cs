using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>Somebody opens the personal chat first, and was never heard of in a channel.</summary>
public sealed class WhichCommunityTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(UnconferencesFeature)];

    [Theory]
    [InlineData("nb-NO", "Hvilken kanal mener du?", "stem 1")]
    [InlineData("nn-NO", "Kva kanal meiner du?", "røyst 1")]
    [InlineData("en-GB", "Which channel do you mean?", "vote 1")]
    public async Task Who_wrote_only_in_the_personal_chat_chooses_among_theirs_and_takes_part_from_there(string locale, string asked, string words)
    {
        await using var town = new Town(Features);
        var lead = await town.Opened(locale: locale);
        await town.Lead("Nils", "nn-NO", "hemmelig");
        await town.Person("Vert", locale).Proposes("Klarspråk");
        await lead.Says(locale[..2] switch { "nb" => "åpne avstemning", "nn" => "opne avrøysting", _ => "open voting" });
        var eva = town.Person("Eva", locale).Privately;
        town.Channel.Members = (place, _) => place.Conversation == "team";

        var question = await eva.Says(words);
        Assert.Contains(asked, question);
        Assert.Contains("team: Høst-unconference", question);
        Assert.DoesNotContain("hemmelig", question);

        await eva.Presses("team");
        Assert.Equal(1, (await town.Exact(lead)).Voters);
        Assert.DoesNotContain(asked, await eva.Says(words));
    }

    [Fact]
    public async Task A_button_for_a_community_one_is_no_member_of_opens_nothing()
    {
        await using var town = new Town(Features);
        await town.Opened();
        var eva = town.Person("Eva").Privately;
        town.Channel.Members = (_, _) => true;
        await eva.Says("temaer");
        town.Channel.Members = (_, _) => false;
        town.Clock.Advance(TimeSpan.FromMinutes(11));

        Assert.Contains("ikke hvilken kanal", await eva.Presses("team"));
    }

    [Fact]
    public async Task Where_the_platform_says_nothing_no_names_of_channels_are_shown()
    {
        await using var town = new Town(Features);
        await town.Opened();

        Assert.Contains("ikke hvilken kanal", await town.Person("Eva").Privately.Says("temaer"));
    }

    [Fact]
    public async Task With_more_than_there_are_buttons_for_the_name_can_be_written()
    {
        await using var town = new Town(Features);
        for (var number = 1; number <= 9; number++) await town.Lead("Liv", channel: $"gruppe {number}");
        town.Channel.Members = (_, _) => true;
        var eva = town.Person("Eva").Privately;

        var question = await eva.Says("temaer");
        Assert.Contains("«kanal gruppe 9»", question);
        Assert.Contains("Slik er gruppe 9 satt opp", await eva.Says("fellesskap gruppe 9"));
    }

    [Fact]
    public async Task Another_workspaces_communities_are_not_offered()
    {
        await using var town = new Town(Features);
        await town.Opened();
        town.Channel.Members = (_, _) => true;
        var eva = town.Person("Eva").Privately;
        var elsewhere = eva.Event(IncomingKind.Text) with { Address = eva.Address with { Workspace = "tenant2" }, Text = "temaer" };

        Assert.Contains("ikke hvilken kanal", await eva.Does(elsewhere));
    }
}
