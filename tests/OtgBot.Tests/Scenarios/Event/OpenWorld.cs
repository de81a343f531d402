using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Scenarios.Event;

/// <summary>What is around two hours of sixty people: a channel in Teams, one in Slack, and the page that hangs on the wall.</summary>
internal sealed partial class OpenWorld(TeamsTown teams, SlackTown slack) : IAsyncDisposable
{
    public const string Name = "To timer";

    private IPage? wall;
    private HostProcess? host;

    public EventCommunity Siv { get; } = new TeamsCommunity(teams, FakeIssuer.Tenant, Tongue.Nb, "Siv", 35);

    public EventCommunity Ann { get; } = new SlackCommunity(slack, Tongue.En, "Ann", 25);

    public IReadOnlyList<EventCommunity> Both => [Siv, Ann];

    public TeamsTown Teams => teams;

    public SlackTown Slack => slack;

    public List<string> Lines { get; } = [];

    /// <summary>The bot runs from now on, from this instant; one that ran before is cut off as by a power cut.</summary>
    public async Task Runs(TempFolder folder, string at)
    {
        if (host is not null)
        {
            Lines.AddRange(host.Lines);
            await host.DisposeAsync();
        }

        host = await HostProcess.Start(new Dictionary<string, string>(teams.Settings.Concat(slack.Settings).DistinctBy(setting => setting.Key))
        {
            ["Storage__SqlitePath"] = folder.File("otgbot.db"),
            ["Clock__At"] = at,
        });
        (teams.Host, slack.Host) = (host.Url, host.Url);
    }

    /// <summary>Moves the bot's clock to a time of the day in Oslo, in December an hour ahead.</summary>
    public async Task Is(int hour, int minute)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, host!.Url + "/clock?as=kari&in=team")
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("to", $"2026-12-01T{hour - 1:D2}:{minute:D2}Z")]),
        };
        request.Headers.Add("Origin", host.Url);
        using var moved = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(moved.IsSuccessStatusCode, moved.StatusCode.ToString());
    }

    public async Task<string> JoinCode()
    {
        string? found = null;
        await SlackTown.Until(() => (found = Newest(Code())) is not null, () => "No code came.");
        return found!;
    }

    /// <summary>The page's secret address, wherever the bot listens by now.</summary>
    public string Address => host!.Url + Newest(AgendaPath());

    /// <summary>The page on the wall as it is now, on a projector.</summary>
    public async Task<IPage> Wall(string rest = "")
    {
        wall ??= await Browser.NewPage(width: 1920, height: 1080);
        await wall.GotoAsync(Address + rest + "?lang=nb");
        return wall;
    }

    /// <summary>What there is to see, where somebody wants to look (<c>GALLERY_PICTURES</c>): on the projector and on a small phone.</summary>
    public async Task Look(string name)
    {
        if (Environment.GetEnvironmentVariable("GALLERY_PICTURES") is not { Length: > 0 } folder) return;
        Directory.CreateDirectory(folder);
        await wall!.ScreenshotAsync(new() { Path = Path.Combine(folder, $"open-{name}-projector.png") });
        await wall.SetViewportSizeAsync(360, 740);
        await wall.ScreenshotAsync(new() { Path = Path.Combine(folder, $"open-{name}-phone.png"), FullPage = true });
        await wall.SetViewportSizeAsync(1920, 1080);
    }

    public async ValueTask DisposeAsync()
    {
        if (wall is not null) await wall.CloseAsync();
        if (host is not null) await host.DisposeAsync();
    }

    private string? Newest(Regex what) => teams.Connector.Calls.Select(call => what.Match(call.Body?.ToJsonString() ?? "")).LastOrDefault(match => match.Success)?.Value;

    [GeneratedRegex("(?<=bli med )[0-9A-Z]{4}-[0-9A-Z]{4}")]
    private static partial Regex Code();

    [GeneratedRegex("/agenda/[^/\"]+/[^/\"?]+(?=\")")]
    private static partial Regex AgendaPath();
}
