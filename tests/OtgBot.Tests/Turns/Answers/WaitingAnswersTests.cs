using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Storage;
using OtgBot.Tests.Features.Privacy;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Turns.Answers;

/// <summary>An answer waits in memory, and its host dies: the person hears that they should ask again, once.</summary>
[Trait("Speed", "slow")]
public sealed class WaitingAnswersTests
{
    private const string Kind = "late-answers";

    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature)];

    [Fact]
    public async Task In_Teams_who_waited_is_told_once_by_one_of_the_hosts_that_live_on()
    {
        await using var first = await BotFrameworkRig.Start();
        first.Connector.Refuse(429, "Throttled", "120");
        using (await first.Send(first.Message("si Brevet til Anna")))
        {
        }

        await SlackTown.Until(async () => (await Stored(first.Get<IStore>())).Contains(Kind, StringComparison.Ordinal), () => "There is no note.");
        Assert.DoesNotContain("Brevet", await Stored(first.Get<IStore>()));
        first.Connector.Treats = _ => new Treatment(503, Stands: false);
        await first.Dies();
        await Until(() => first.Log.Lines.Any(line => line.Text.Contains("given up", StringComparison.Ordinal)), () => first.Clock.Advance(TimeSpan.FromSeconds(1)));
        first.Connector.Treats = _ => Treatment.Well;

        await using var second = await first.SecondHost();
        await using var third = await first.SecondHost();
        await Until(
            () => Told(first).Any(),
            () =>
            {
                second.Clock.Advance(TimeSpan.FromSeconds(30));
                third.Clock.Advance(TimeSpan.FromSeconds(30));
            });
        for (var minutes = 0; minutes < 5; minutes++)
        {
            second.Clock.Advance(TimeSpan.FromMinutes(1));
            third.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        var told = Assert.Single(Told(first));
        Assert.Contains("messageid%3D1762951100000", told.Target, StringComparison.Ordinal);
        Assert.DoesNotContain(Kind, await Stored(second.Get<IStore>()));
        Assert.Contains(second.Log.Lines.Concat(third.Log.Lines), line => line.Text.Contains("was lost with the host that kept it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_Slack_who_waited_for_room_is_told()
    {
        using var folder = new TempFolder();
        await using (var first = await SlackRig.Start(folder, Features))
        {
            var anna = first.Person("Anna");
            await anna.Invites();
            first.Slack.Next("chat.postMessage", SlackMishap.RateLimited(600));
            await first.Town.Event(first.Team, anna.Writes("status"));
            await SlackTown.Until(async () => (await Stored(first.Get<IStore>())).Contains(Kind, StringComparison.Ordinal), () => "There is no note. " + first.Troubles);
        }

        await using var next = await SlackRig.Start(folder, Features);
        var there = next.Person("Anna");
        await Until(() => there.New().Contains("startet på nytt", StringComparison.Ordinal), () => next.Clock.Advance(TimeSpan.FromSeconds(30)));
        Assert.DoesNotContain(Kind, await Stored(next.Get<IStore>()));
    }

    [Fact]
    public async Task What_is_sent_after_all_leaves_no_note_and_nobody_is_told_otherwise()
    {
        await using var rig = await BotFrameworkRig.Start();
        rig.Connector.Refuse(429, "Throttled", "30");
        using (await rig.Send(rig.Message("si hei")))
        {
        }

        await Until(() => rig.Connector.Messages.Values.Any(message => message["text"]?.GetValue<string>() == "echo: hei"), () => rig.Clock.Advance(TimeSpan.FromSeconds(1)));
        await SlackTown.Until(async () => !(await Stored(rig.Get<IStore>())).Contains(Kind, StringComparison.Ordinal), () => "The note stays.");
        for (var minutes = 0; minutes < 20; minutes++)
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Empty(Told(rig));
    }

    [Fact]
    public async Task Who_is_forgotten_is_in_no_note()
    {
        await using var rig = await SlackRig.Start(Features);
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Invites();
        rig.Slack.Next("chat.postMessage", SlackMishap.RateLimited(600));
        foreach (var person in new[] { anna, bo }) await rig.Town.Event(rig.Team, person.Writes("status"));
        var store = rig.Get<IStore>();
        await SlackTown.Until(async () => Notes(await Stored(store)).Count() == 2, () => "There are no two notes. " + rig.Troubles);

        await bo.Commands("/otg glem meg ja");

        Assert.Single(Notes(await Stored(store)));
    }

    private static IEnumerable<ConnectorCall> Told(BotFrameworkRig rig) =>
        rig.Connector.Calls.Where(call => call.Text?.StartsWith("Jeg startet på nytt", StringComparison.Ordinal) == true);

    private static IEnumerable<string> Notes(string stored) => stored.Split('\n').Where(row => row.StartsWith(Kind, StringComparison.Ordinal));

    private static Task<string> Stored(IStore store) => KeptTests.Dump(store);

    /// <summary>Moves on, a little at a time, until this is so.</summary>
    private static Task Until(Func<bool> isSo, Action moves) => SlackTown.Until(
        () =>
        {
            if (isSo()) return true;
            moves();
            return false;
        },
        () => "It never came to be.");
}
