using System.Text;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Unconferences;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>A store that a version before sealing wrote: all of it in the open, rows of persons under their plain pseudonym.</summary>
public sealed class OldRowsTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly SqliteStore engine;
    private readonly Town town;
    private TestPerson lead = null!, kari = null!;

    public OldRowsTests()
    {
        engine = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        town = new Town([typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature)], stored: (new WatchedStore(engine), () => StoreCopy.OfFile(folder.File("otgbot.db"))));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        lead = await town.Opened();
        kari = town.Person("Kari");
        await lead.Says("post nå");
        await kari.Says("tar 1");
        await kari.Says("tips prinsipp 3, 5 min: Ring en bruker i dag");
        await town.HasTopics(3);
        await kari.Proposes("Klarspråk");
        await lead.Says("åpne avstemning");
        await kari.Says("stem 1 2");
        for (var n = 1; n <= 14; n++) await town.Person($"Velger{n}").Says(n <= 5 ? "stem 3" : "stem 4");
        await MakeOld();
    }

    [Fact]
    public async Task Votes_answers_and_facts_are_found_counted_once_changed_and_shown_to_whom_they_belong()
    {
        await kari.Privately.Says("stem 1 3");
        await kari.Says("gjort 1");
        await kari.Privately.Says("mine data");
        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("du stemte på 1, 3", StringComparison.Ordinal));
        Assert.Contains(town.Channel.Messages, message => message.Text.Contains("Ring en bruker i dag", StringComparison.Ordinal));

        await lead.Says("lukk avstemning");
        var id = await town.UnconferenceId(lead);
        var count = await town.Box().Count(id, Cancel);

        Assert.Equal(15, count.Voters);
        Assert.Equal([(1, null), (2, null), (3, 6), (4, 9)], count.Votes.Select(topic => (topic.Number, topic.Votes)));
        Assert.Equal(15, (await town.Copy()).Count(row => row.Key.Row.StartsWith("ballot|", StringComparison.Ordinal)));
        Assert.Single(await town.Copy(), row => row.Key.Row.StartsWith("answer|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_asks_is_forgotten_in_old_rows_too()
    {
        await kari.Privately.Says("glem meg ja");

        var everything = await town.Everything();
        Assert.DoesNotContain("Kari", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(town.Get<Pseudonyms>().Of(kari.Address, kari.Person).Value, everything, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Within_the_hour_all_of_it_is_sealed_and_nothing_is_lost()
    {
        var before = await town.Everything();

        await town.Run("privacy.seal");

        Assert.Equal(before, await town.Everything());
        Assert.False(town.Get<SealedStore>().HasOldRows);
        var lies = StoreCopy.Text((await town.Copy()).Where(row => !StoredRows.Seals.LeavesOpen(row.Key)));
        Assert.DoesNotContain("Kari", lies, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring en bruker", lies, StringComparison.Ordinal);
        var key = town.Get<Pseudonyms>().Of(kari.Address, kari.Person).Value;
        Assert.Equal(["p|" + key], (await town.Copy()).Where(row => (row.Key.Partition + row.Key.Row).Contains(key, StringComparison.Ordinal)).Select(row => row.Key.Partition).Distinct());
    }

    /// <summary>Puts every row where it lay before, as it was.</summary>
    private async Task MakeOld()
    {
        var sealing = town.Get<SealedStore>();
        foreach (var lies in await town.Copy())
        {
            var row = sealing.Open(lies);
            await engine.Delete(lies.Key, null, Cancel);
            Assert.NotNull(await engine.Insert(row.Key, row.Json, Cancel));
        }

        sealing.HasOldRows = true;
        Assert.Contains("Kari", Encoding.UTF8.GetString((await town.Copy()).Single(row => row.Key.Row == "topic|0004").Json.Span), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await town.DisposeAsync();
        await engine.DisposeAsync();
        folder.Dispose();
    }
}
