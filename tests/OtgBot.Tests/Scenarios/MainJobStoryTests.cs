using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// One story, told in Teams, in Slack over HTTP and in Slack over Socket Mode, each time with the bot as a process of its own.
/// </summary>
[Trait("Speed", "slow")]
public sealed class MainJobStoryTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_Teams()
    {
        using var folder = new TempFolder();
        await using var town = await TeamsTown.Start();
        await using var host = await Start(town.Settings, folder);
        town.Host = host.Url;
        await Tell(name => new StoryPersonInTeams(town.Person(name, Locales[name])), () => Task.CompletedTask);
        await Left(host, folder);
    }

    [Fact]
    public async Task In_Slack_over_HTTP()
    {
        using var folder = new TempFolder();
        await using var town = await SlackTown.Start();
        await using var host = await Start(town.Settings, folder);
        town.Host = host.Url;
        await Tell(name => new StoryPersonInSlack(town.Person(name, Locales[name])), () => Task.CompletedTask);
        await Left(host, folder);
        AllWell(town.Slack);
    }

    [Fact]
    public async Task In_Slack_over_Socket_Mode_with_connections_that_end_and_break_all_the_while()
    {
        using var folder = new TempFolder();
        await using var town = await SlackTown.Start(SlackWay.Socket);
        await using var host = await Start(town.Settings, folder);
        var turn = 0;
        await Tell(name => new StoryPersonInSlack(town.Person(name, Locales[name])), async () =>
        {
            var connection = (await town.Slack.Socket.Until(1, Cancel))[0];
            switch (turn++ % 3)
            {
                case 0:
                    await connection.Disconnects("warning");
                    break;
                case 1:
                    connection.Drop();
                    break;
                default:
                    connection.PieceLength = 100;
                    break;
            }
        });
        await Left(host, folder);
        AllWell(town.Slack);
        Assert.True(town.Slack.Socket.Connections.Count > 5);
    }

    private static readonly Dictionary<string, string> Locales = new() { ["Kari"] = "nb-NO", ["Bjorg"] = "nn-NO", ["Tom"] = "en-GB" };

    private static Task<HostProcess> Start(Dictionary<string, string> settings, TempFolder folder) =>
        HostProcess.Start(new Dictionary<string, string>(settings) { ["Storage__SqlitePath"] = folder.File("otgbot.db") });

    private static Task Tell(Func<string, StoryPerson> person, Func<Task> between) => new MainJobStory(person("Kari"), person("Bjorg"), person("Tom"), between).Tell();

    /// <summary>The community counts as left, and nothing went wrong on the way.</summary>
    private static async Task Left(HostProcess host, TempFolder folder)
    {
        await SlackTown.Until(() => Stored(folder).Contains("\"removedAt\":", StringComparison.Ordinal), () => Stored(folder) + "\n" + string.Join('\n', host.Lines));
        Assert.DoesNotContain(host.Lines, line => line.Contains("fail:", StringComparison.Ordinal));
    }

    /// <summary>Slack refused nothing that the bot sent, and nothing a person wrote became a mention or markup.</summary>
    private static void AllWell(FakeSlack slack)
    {
        Assert.All(slack.Calls, call => Assert.True(call.IsOk, $"{call.Method}: {call.Answer?.ToJsonString()} for {call.Arguments.ToJsonString()}"));
        Assert.DoesNotContain(slack.Calls, call => call.Shows && (call["text"] ?? "").Contains("<!", StringComparison.Ordinal));
    }

    private static string Stored(TempFolder folder) => StoreCopy.Text(StoreCopy.Read(folder.File("otgbot.db")).Select(StoreCopy.Open(null!).Open));
}
