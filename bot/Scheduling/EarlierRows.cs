using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;

namespace OtgBot.Scheduling;

/// <summary>
/// Brings what waited for its time before there was one index into it: six indexes, the notes to leads, and prompts that were on their way.
/// A host of before may still run beside this one, so it is looked for again every hour. Safe to break off, and on several hosts at once.
/// </summary>
internal sealed class EarlierRows(IStore store, Alarms alarms)
{
    private static readonly (string Index, string Kind)[] Indexes =
        [("due", Schedules.Due), ("followup", "follow-up"), ("withdraw", "withdrawal"), ("unconference-due", "unconference")];

    public async Task Drain(CancellationToken cancel)
    {
        foreach (var (index, kind) in Indexes)
        {
            for (var shard = 0; shard < Alarms.Shards; shard++)
                await Drain(Key.Of(index, Digits(shard)), (row, json) => Entry(kind, row, json, cancel), cancel);
        }

        await Drain("agenda-now", (row, json) =>
            alarms.SetOnce("now", Key.Of("u", Text(json, "id")), Text(json, "id"), Alarm.AtOf(row)), cancel);
        await Drain("tell", (row, json) =>
            alarms.SetOnce(Text(json, "kind") == "Missed" ? "missed" : Schedules.PreviewDue, Text(json, "community"),
                Text(json, "occurrence"), Alarm.AtOf(row)), cancel);
        await Drain("removed", (row, json) => Removed(row, json, cancel), cancel);
        await DrainOutbox(cancel);
    }

    private async Task Drain(string partition, Func<string, JsonNode, Task> keep, CancellationToken cancel)
    {
        await foreach (var found in store.List(partition, "", Key.End.ToString(), cancel))
        {
            await keep(found.Key.Row, JsonNode.Parse(found.Json.Span)!);
            await store.Write(partition, [RowWrite.Delete(found.Key.Row)], cancel);
        }
    }

    /// <summary>The row stays the same, since a community's schedule points to it.</summary>
    private async Task Entry(string kind, string row, JsonNode json, CancellationToken cancel)
    {
        var (community, what) = (Text(json, "community"), Text(json, "occurrence"));

        // What became of a follow-up stood in the prompt's own row.
        if (kind == "follow-up" && await store.Get(Ledger.KeyOf(community, what), cancel) is { } prompt
            && JsonNode.Parse(prompt.Json.Span)!["followUp"] is { } known)
            await store.Insert(Ledger.KeyOf(community, what, kind),
                Bytes(new JsonObject { ["posting"] = known.DeepClone(), ["v"] = 1 }), cancel);
        await alarms.Keep(new Alarm { Kind = kind, Community = community, What = what, Row = row });
    }

    /// <summary>The handler looks up when exactly. The next run needs what a run that broke off had kept.</summary>
    private async Task Removed(string row, JsonNode json, CancellationToken cancel)
    {
        var community = Text(json, "partition");
        if (json["community"] is not null) await store.Insert(new Key("removing", Key.Of(community)), Bytes(json.AsObject()), cancel);
        await alarms.SetOnce("removal", community, "",
            DateTimeOffset.Parse(row.AsSpan(0, row.IndexOf('|', StringComparison.Ordinal)), CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal).AddDays(30));
    }

    /// <summary>
    /// A prompt on its way had a claim in the outbox, and words that said how far it was. What was said last goes into the prompt's own
    /// row, and who handles it does the rest. A claim made ahead, of which nothing was said, never went.
    /// </summary>
    private async Task DrainOutbox(CancellationToken cancel)
    {
        for (var shard = 0; shard < Alarms.Shards; shard++)
        {
            var partition = Key.Of("outbox", Digits(shard));
            await foreach (var claim in store.List(partition, "", Key.End.ToString(), cancel))
            {
                var json = JsonNode.Parse(claim.Json.Span)!;
                var prompt = json["prompt"]!.DeepClone().AsObject();
                var last = await LastWord(claim.Key.Row, At(prompt["posting"]!), cancel);
                if (last is not null) prompt["posting"] = last;
                if (last is not null || json["until"] is null)
                    await Keep(Text(json, "community"), Text(json, "occurrence"), prompt, cancel);
                await store.Write(partition, [RowWrite.Delete(claim.Key.Row, claim.ETag)], cancel);
            }
        }

        await Drain("outbox", (_, _) => Task.CompletedTask, cancel);
    }

    private async Task Keep(string community, string occurrence, JsonObject prompt, CancellationToken cancel)
    {
        var key = Ledger.KeyOf(community, occurrence);
        prompt["v"] = 1;
        await alarms.SetOnce("prompt-settled", community, occurrence, At(prompt["posting"]!));
        if (await store.Get(key, cancel) is not { } known) await store.Insert(key, Bytes(prompt), cancel);
        else if (At(JsonNode.Parse(known.Json.Span)!["posting"]!) < At(prompt["posting"]!))
            await store.Put(key, Bytes(prompt), known.ETag, cancel);
    }

    /// <summary>
    /// What was said before the claim was about an earlier try. Of two words from the same moment, that it goes came first.
    /// </summary>
    private async Task<JsonNode?> LastWord(string claim, DateTimeOffset since, CancellationToken cancel)
    {
        JsonNode? last = null;
        await foreach (var row in store.List("outbox", "", Key.End.ToString(), cancel))
        {
            var json = JsonNode.Parse(row.Json.Span)!;
            var all = json["all"]!.AsArray().Where(word => Text(word!, "claim") == claim).Select(word => word!["posting"]!.DeepClone());
            var goes = (json["goes"]?.AsArray() ?? []).Where(goes => goes!.GetValue<string>() == claim).Select(_ => Word(json, "Claimed"));
            var sent = (json["sent"]?.AsArray() ?? []).Where(sent => Text(sent!, "claim") == claim)
                .Select(sent => Word(json, "Sent", Text(sent!, "messageId")));
            foreach (var word in all.Concat(goes).Concat(sent).Where(word => At(word) >= since))
            {
                if (last is null || At(word) > At(last) || (At(word) == At(last) && Text(word, "state") != "Claimed")) last = word;
            }
        }

        return last;
    }

    private static JsonObject Word(JsonNode row, string state, string? messageId = null)
    {
        var word = new JsonObject { ["state"] = state, ["at"] = row["at"]!.DeepClone(), ["host"] = row["host"]?.DeepClone() };
        if (messageId is not null) word["messageId"] = messageId;
        return word;
    }

    private static string Text(JsonNode json, string name) => json[name]!.GetValue<string>();

    private static DateTimeOffset At(JsonNode posting) => posting["at"]!.GetValue<DateTimeOffset>();

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
