using OtgBot.Channels.Slack.Installing;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Channels.Slack.Installing;

/// <summary>A refused token is no farewell: a host whose outbound address changed looks the same.</summary>
[Trait("Speed", "slow")]
public sealed class TokenDoubtTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("invalid_auth")]
    [InlineData("app_access_restricted")]
    [InlineData("account_inactive")]
    public async Task One_refused_call_takes_leave_of_nobody_while_auth_test_says_that_all_is_well(string code)
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        var kari = rig.Town.Person("Kari");
        await kari.Invites();
        rig.Slack.Next("chat.postMessage", SlackMishap.Refused(code));
        await rig.Town.Event(rig.Slack.Workspace(), kari.Writes("status"));
        await SlackTown.Until(() => rig.Log.Lines.Any(line => line.Text.Contains("good after all", StringComparison.Ordinal)), rig.Everything);

        Assert.Contains(rig.Log.Lines, line => line.Text.Contains($"refused the bot's token in T1 ({code})", StringComparison.Ordinal));
        Assert.True((await Installation(rig)).IsActive);
        Assert.False(Left(rig));
        Assert.DoesNotContain("slack doubt|", rig.Everything(), StringComparison.Ordinal);
        await kari.Says("status");
        await kari.Sees("Kari");
    }

    [Fact]
    public async Task A_token_refused_for_six_hours_is_kept_and_all_is_back_as_soon_as_it_is_good_again()
    {
        await using var rig = await InstallRig.Start(Features);
        await rig.Installs();
        var kari = rig.Town.Person("Kari");
        await kari.Invites();
        var token = (await Installation(rig)).Token;
        rig.Slack.Treats = _ => SlackMishap.Refused("invalid_auth");
        await rig.Town.Event(rig.Slack.Workspace(), kari.Writes("status"));
        await SlackTown.Until(() => Asked(rig) == 1, rig.Everything);
        Assert.False(Left(rig));

        var began = rig.Clock.GetUtcNow();
        await SlackTown.Until(() => Left(rig) || Hour(rig), rig.Everything);
        Assert.True(rig.Clock.GetUtcNow() - began >= TokenDoubts.Least, "It was given up too early.");
        Assert.InRange(Asked(rig), TokenDoubts.Enough, int.MaxValue);
        Assert.Contains(rig.Log.Lines, line => line.Text.Contains("calls from another address", StringComparison.Ordinal));
        Assert.Equal((true, token), await Installation(rig) is { } kept ? (kept.IsActive, kept.Token) : default);

        rig.Slack.Treats = _ => null;
        await SlackTown.Until(() => !Left(rig) || Hour(rig), rig.Everything);
        await SlackTown.Until(() => !rig.Everything().Contains("slack left|", StringComparison.Ordinal), rig.Everything);
        await kari.Says("status");
        await kari.Sees("Kari");
    }

    /// <summary>An hour goes by, once the hour before it was looked after.</summary>
    private static bool Hour(InstallRig rig)
    {
        rig.Clock.Advance(TimeSpan.FromMinutes(20));
        return false;
    }

    private static int Asked(InstallRig rig) => rig.Log.Lines.Count(line => line.Text.Contains("auth.test refuses the bot's token", StringComparison.Ordinal));

    private static async Task<SlackInstallation> Installation(InstallRig rig) => (await rig.Get<SlackInstallations>().Find(new SlackWorkspace(null, "T1", false), Cancel))!;

    private static bool Left(InstallRig rig) =>
        rig.Everything().Split('\n').Any(line => line.StartsWith($"{SlackRig.Place().Partition} community ", StringComparison.Ordinal) && line.Contains("removedAt", StringComparison.Ordinal));
}
