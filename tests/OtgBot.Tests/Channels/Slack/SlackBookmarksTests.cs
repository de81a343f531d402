using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>The agenda's page at the top of a channel, in workspaces that let the bot put it there.</summary>
[Trait("Speed", "slow")]
public sealed class SlackBookmarksTests
{
    private const string Kind = "https://otg.example.no/agenda/u1/";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_the_scopes_nothing_happens_and_the_log_says_so_once()
    {
        await using var rig = await SlackRig.Start();
        var shelf = new ShelfLink("Program for Høst", Kind + "a", Kind);
        await rig.Channel.Shelve(SlackRig.Place(), shelf, Cancel);
        await rig.Channel.Shelve(SlackRig.Place(), shelf, Cancel);
        Assert.DoesNotContain(rig.Slack.Calls, call => call.Method.StartsWith("bookmarks", StringComparison.Ordinal));
        Assert.Single(rig.Log.Lines, line => line.Text.Contains("bookmarks:write", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_them_it_stands_there_once_and_a_new_address_takes_its_place()
    {
        await using var rig = await SlackRig.Start();
        lock (rig.Slack.Guard) rig.Team.Room("CTEAM");
        await rig.Grant("bookmarks:read");
        await rig.Grant("bookmarks:write");
        lock (rig.Slack.Guard) rig.Team.Rooms["CTEAM"].Bookmarks.Add(new() { ["id"] = "BkOther", ["title"] = "Wiki", ["link"] = "https://wiki.example.no/agenda/u1/" });
        foreach (var token in (string[])["a", "a", "b"]) await rig.Channel.Shelve(SlackRig.Place(), new ShelfLink("Program for Høst", Kind + token, Kind), Cancel);
        Assert.Equal(
            [("Wiki", "https://wiki.example.no/agenda/u1/"), ("Program for Høst", Kind + "b")],
            rig.Team.Rooms["CTEAM"].Bookmarks.Select(one => ((string)one["title"]!, (string)one["link"]!)));
        Assert.Equal(["bookmarks.list", "bookmarks.add", "bookmarks.list", "bookmarks.list", "bookmarks.edit"],
            rig.Slack.Calls.Select(call => call.Method).Where(method => method.StartsWith("bookmarks", StringComparison.Ordinal)));
        Assert.Equal("", rig.Troubles);
    }
}
