using OtgBot.Features;
using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features;

/// <summary>A person's own page, put together by all features.</summary>
public sealed class HomePageTests
{
    private static readonly Type[] All = [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    [Fact]
    public async Task It_shows_the_prompt_what_I_took_my_topics_and_my_data_and_to_a_lead_the_numbers()
    {
        await using var town = new Town(All);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await town.Install(kari);
        await kari.Says("post nå");
        await ola.Says("tar 2");

        var page = await ola.OpensHome();
        Assert.Contains("Hei, Ola", page);
        Assert.Contains("Ukas prinsipp:", page);
        Assert.Contains("Mine mikrohandlinger", page);
        Assert.Contains("Du har tatt den på deg.", page);
        Assert.Contains("Mine data", page);

        await ola.Says("gjort 2");
        Assert.Contains("Gjort. Bra!", await ola.OpensHome());

        var leads = await kari.OpensHome();
        Assert.Contains("Du har ikke tatt noen mikrohandling ennå.", leads);
        Assert.Contains("Slik deltar vi", leads);
        Assert.DoesNotContain("Slik deltar vi", page);
    }

    [Fact]
    public async Task It_is_in_the_readers_own_language_and_says_what_to_do_where_there_is_no_community()
    {
        await using var town = new Town(All);
        var page = await town.Person("Jo", "en-GB").OpensHome();
        Assert.Contains("My data", page);
        Assert.DoesNotContain("microactions", page);
        Assert.Empty(town.Channel.Messages);
    }

    [Fact]
    public async Task What_one_feature_cant_show_hides_nothing_of_the_others_and_the_operator_hears_of_it()
    {
        await using var town = new Town([typeof(BrokenHome), typeof(PrivacyFeature)]) { ErrorsFail = false };
        var page = await town.Person("Kari").OpensHome();
        Assert.Contains("oppgi", page);
        Assert.Contains("Mine data", page);
        Assert.Contains(town.Log.Lines, line => line.Text.Contains("planted", StringComparison.Ordinal));
        Assert.Empty(town.Channel.Messages);
    }

    private sealed class BrokenHome : IFeature
    {
        public void Map(FeatureMap map)
        {
            map.Home(_ => throw new NotSupportedException("planted"));
            map.Home(_ => throw new UserError("a", "b", "c"));
        }
    }
}
