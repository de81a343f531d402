using System.Collections.Concurrent;
using OtgBot.Features.Prompts;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>A connector that misbehaves in every way it can, over HTTP: what the ledger says is held against what stands.</summary>
[Trait("Speed", "slow")]
public sealed class BadConnectorTests
{
    private const string Occurrence = "2026-11-23";

    /// <summary>
    /// How it treats each try in a row (the last for all after it), what the ledger then says, how many messages stand and how many tries
    /// came.
    /// </summary>
    private static readonly Dictionary<string, (Treatment[] Treatments, PostingState State, int Stand, int Tries)> Places = new()
    {
        ["well"] = ([Treatment.Well], PostingState.Sent, 1, 1),
        ["throttled"] = ([Refuses(429, "1"), Refuses(429), Treatment.Well], PostingState.Sent, 1, 3),
        ["throttled for a minute"] = ([Refuses(429, "60"), Treatment.Well], PostingState.Sent, 1, 2),
        ["busy"] = ([Refuses(503), Refuses(412), Treatment.Well], PostingState.Sent, 1, 3),
        ["bad gateway"] = ([Refuses(502)], PostingState.InDoubt, 0, 1),
        ["bad gateway after accepting"] = ([new Treatment(502, Stands: true)], PostingState.InDoubt, 1, 1),
        ["gateway timeout"] = ([new Treatment(504, Stands: true)], PostingState.InDoubt, 1, 1),
        ["broken"] = ([Refuses(500)], PostingState.InDoubt, 0, 1),
        ["dropped"] = ([new Treatment(201, Stands: false, Drops: true)], PostingState.InDoubt, 0, 1),
        ["accepted, then dropped"] = ([new Treatment(201, Stands: true, Drops: true)], PostingState.InDoubt, 1, 1),
        ["hangs"] = ([new Treatment(201, Stands: false, Hangs: true)], PostingState.InDoubt, 0, 1),
        ["accepted, then hangs"] = ([new Treatment(201, Stands: true, Hangs: true)], PostingState.InDoubt, 1, 1),
        ["thrown out"] = ([Refuses(403)], PostingState.Skipped, 0, 1),
        ["gone"] = ([Refuses(404)], PostingState.Skipped, 0, 1),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_tells_the_truth_and_nothing_is_posted_twice()
    {
        await using var rig = await BotFrameworkRig.Start([typeof(PromptsFeature)], settings: ("BotFramework:PaceLoopback", "true"));
        var tries = new ConcurrentDictionary<string, int>();
        foreach (var name in Places.Keys.Append("always throttled")) await Install(rig, name);
        rig.Connector.Treats = conversation =>
        {
            var name = NameOf(conversation);
            var number = tries.AddOrUpdate(name, 1, (_, before) => before + 1);
            if (name == "always throttled") return Refuses(429, "1");
            return Places.TryGetValue(name, out var place) ? place.Treatments[Math.Min(number, place.Treatments.Length) - 1] : Treatment.Well;
        };

        rig.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await Until(rig, async () =>
        {
            foreach (var name in Places.Keys)
            {
                if ((await Ledger(rig, name))?.IsFinal != true) return false;
            }

            return await Ledger(rig, "always throttled") is { State: PostingState.Failed };
        });

        // The rest of the day: what is in doubt stays as it is, and what is refused is given up when it is too late.
        rig.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 14, 30, 0, TimeSpan.Zero));
        await Until(rig, async () => await Ledger(rig, "always throttled") is { State: PostingState.Missed });

        var standing = rig.Connector.Standing.CountBy(NameOf).ToDictionary();
        foreach (var (name, place) in Places)
        {
            var state = (await Ledger(rig, name))!.State;
            Assert.Equal((name, place.State, place.Stand, place.Tries), (name, state, standing.GetValueOrDefault(name), tries[name]));
        }

        Assert.StartsWith("429", (await Ledger(rig, "always throttled"))!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, standing.GetValueOrDefault("always throttled"));
        Assert.All(Places.Where(place => place.Value.State == PostingState.InDoubt), place =>
            Assert.Contains(rig.Log.Lines, line => line.Text.Contains("in doubt", StringComparison.Ordinal) && line.Text.Contains(new Community { Address = AddressOf(place.Key) }.Tag, StringComparison.Ordinal)));
    }

    private static Treatment Refuses(int status, string? retryAfter = null) => new(status, Stands: false, RetryAfter: retryAfter);

    private static async Task Install(BotFrameworkRig rig, string name)
    {
        var install = rig.Message("");
        (install["type"], install["action"], install["conversation"]!["id"]) = ("installationUpdate", "add", AddressOf(name).Conversation);
        using var answer = await rig.Send(install);
        answer.EnsureSuccessStatusCode();
    }

    private static Address AddressOf(string name) => new("msteams", FakeIssuer.Tenant, $"19:{name}@thread.tacv2", ConversationKind.Channel);

    private static string NameOf(string conversation) => conversation["19:".Length..conversation.IndexOf('@', StringComparison.Ordinal)];

    private static async ValueTask<Posting?> Ledger(BotFrameworkRig rig, string name) =>
        (await new PromptsStore(rig.Get<IStore>()).Prompt(AddressOf(name).Partition, Occurrence, Cancel))?.Value.Posting;

    /// <summary>Moves the clock on until this holds; the bound only ends a run that hangs.</summary>
    private static async Task Until(BotFrameworkRig rig, Func<Task<bool>> done)
    {
        for (var i = 0; i < 6_000; i++)
        {
            if (await done()) return;
            rig.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(10, Cancel);
        }

        Assert.Fail("It did not come:\n" + string.Join('\n', rig.Log.Lines.TakeLast(40).Select(line => line.Text)));
    }
}
