using OtgBot.Tests.Architecture;

namespace OtgBot.Tests;

/// <summary>Holds the bot and its cards to the table of who may see whom, and each rule to a planted house in which it is broken.</summary>
[Trait("Speed", "slow")]
public sealed class ArchitectureTests
{
    private static readonly Inspection House = Inspection.Of("OtgBot", Beside("OtgBot.dll"), Beside("OtgBot.Cards.dll"));

    private static readonly Inspection Bot = Inspection.Of("OtgBot", Beside("OtgBot.dll"));

    private static readonly Inspection Planted = Inspection.Of("OtgBot.Tests.Planted", Beside("OtgBot.Tests.dll"));

    public static TheoryData<string> Areas => [.. ArchitectureRules.Areas.Select(area => area.Name)];

    [Theory]
    [MemberData(nameof(Areas))]
    public void An_area_sees_only_what_its_row_allows(string area) =>
        None(Of(area, House.Sights(ArchitectureRules.Areas)));

    [Theory]
    [InlineData("Storage", "Storage.Box sees *.Turns.Talk")]
    [InlineData("Planner", "Planner.Sum sees *.Features.Alpha.Deed")]
    [InlineData("Planner", "Planner.Sum sees System.IO.File")]
    [InlineData("Turns", "Turns.Talk sees *.Features.Alpha.Deed")]
    [InlineData("Dialogs", "Dialogs.Chat sees *.Channels.Wire.Line")]
    [InlineData("Scheduling", "Scheduling.Tick sees *.Dialogs.Chat")]
    [InlineData("Features", "Features.Map sees *.Channels.Wire.Line")]
    [InlineData("Features.*", "Features.Alpha.Deed sees *.Features.Beta.BetaFeature")]
    [InlineData("Features.*", "Features.Alpha.Deed sees *.Storage.Sqlite.Engine")]
    [InlineData("Features.*.Domain", "Features.Alpha.Domain.Rule sees System.TimeProvider")]
    [InlineData("Features.*.Domain", "Features.Alpha.Domain.Rule sees System.IO.File")]
    [InlineData("Features.*.Domain", "Features.Alpha.Domain.Rule sees *.Turns.Talk")]
    [InlineData("Features.*.Domain", "Features.Alpha.Domain.Rule sees System.Threading.Thread")]
    [InlineData("Features.*.Domain", "Features.Alpha.Domain.Rule sees System.Threading.CancellationTokenSource")]
    [InlineData("Channels.*", "Channels.Wire.Line sees *.Channels.Tin.Can")]
    [InlineData("Channels.*", "Channels.Tin.Can sees *.Features.Beta.BetaFeature")]
    [InlineData("Channels.Slack.Receiving", "Channels.Slack.Receiving.Ear sees *.Channels.Slack.SocketMode.Plug")]
    [InlineData("Channels.Slack.Answering", "Channels.Slack.Answering.Thought sees *.Channels.Slack.Receiving.Ear")]
    [InlineData("Channels.Slack.Sending", "Channels.Slack.Sending.Mouth sees *.Channels.Slack.Receiving.Ear")]
    [InlineData("Channels.Slack.Sending", "Channels.Slack.Sending.Mouth sees *.Channels.Slack.Answering.Thought")]
    [InlineData("Channels.Slack.Installing", "Channels.Slack.Installing.Door sees *.Channels.Slack.Answering.Thought")]
    [InlineData("Channels", "Channels.Everybody sees *.Scheduling.Tick")]
    [InlineData("Cards", "Cards.Paper sees *.Storage.Box")]
    public void Every_row_finds_the_fault_planted_against_it(string area, string fault) =>
        Assert.Contains(
            $"{area}: OtgBot.Tests.Planted.{fault.Replace("*", "OtgBot.Tests.Planted", StringComparison.Ordinal)}",
            Planted.Sights(ArchitectureRules.Areas));

    [Fact]
    public void A_pure_rule_may_see_that_it_was_cancelled() =>
        Assert.DoesNotContain("Features.*.Domain: OtgBot.Tests.Planted.Features.Alpha.Domain.Rule sees System.Threading.CancellationToken", Planted.Sights(ArchitectureRules.Areas));

    [Fact]
    public void Every_row_has_a_planted_fault() =>
        Assert.Equal(Areas.Select(row => row.Data).Order(), Planted.Sights(ArchitectureRules.Areas).Select(fault => fault.Split(':')[0]).Distinct().Order());

    [Fact]
    public void The_bot_has_three_interfaces()
    {
        None(Bot.Interfaces(ArchitectureRules.Ports));
        Assert.Contains("OtgBot.Tests.Planted.Fancy.IFancy", Assert.Single(Planted.Interfaces(ArchitectureRules.Ports)));
    }

    [Theory]
    [InlineData("IChannel")]
    [InlineData("IStore")]
    [InlineData("IFeature")]
    public void A_port_has_two_implementations_or_more(string port)
    {
        Assert.InRange(Bot.Implementations(port), 2, int.MaxValue);
        Assert.Equal(1, Planted.Implementations("IFancy"));
    }

    [Fact]
    public void A_name_says_what_a_thing_is_for()
    {
        None(House.Names(ArchitectureRules.EmptyEndings));
        Assert.Contains("ThingManager", Assert.Single(Planted.Names(ArchitectureRules.EmptyEndings)));
    }

    [Fact]
    public void Nothing_needs_more_than_six_things_to_work_with()
    {
        None(Bot.Constructors(ArchitectureRules.MostDependencies, ArchitectureRules.MayHaveMore));
        Assert.Equal(
            ["OtgBot.Tests.Planted.Fancy.Greedy needs 7 things; more than 6 is more than one job", "Nobody needs no more than 6 things: strike it from the list"],
            Planted.Constructors(ArchitectureRules.MostDependencies, new Dictionary<string, string> { ["Nobody"] = "" }));
    }

    [Fact]
    public void The_bot_keeps_its_types_to_itself()
    {
        None(Bot.Visibility());
        Assert.Contains("Fancy.Seen", Assert.Single(Planted.Visibility()));
    }

    [Fact]
    public void A_feature_has_a_list_of_what_it_does()
    {
        None(Bot.FeaturesWithoutList());
        Assert.Equal(["Features/Alpha has no AlphaFeature"], Planted.FeaturesWithoutList());
    }

    /// <summary>Each fault on a line of its own.</summary>
    private static void None(IEnumerable<string> faults)
    {
        var all = string.Join("\n", faults);
        if (all.Length > 0) Assert.Fail(all);
    }

    private static IEnumerable<string> Of(string area, IEnumerable<string> faults) => faults.Where(fault => fault.StartsWith(area + ":", StringComparison.Ordinal));

    private static string Beside(string assembly) => Path.Combine(AppContext.BaseDirectory, assembly);
}
