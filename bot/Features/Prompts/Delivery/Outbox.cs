using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using OtgBot.Scheduling;
using OtgBot.Storage;

namespace OtgBot.Features.Prompts.Delivery;

/// <summary>
/// Prompts on their way, from the claim until all that follows is in the community's own rows (<see cref="PromptSettler"/>). Each has a row that
/// claims it, <c>2026-11-23|hash</c>: it is inserted, so of any number of hosts one may send it. A claim may be made ahead
/// (<see cref="OnItsWay.Until"/>); then a word says when it goes. So does one of what became of it; words that are said in the same moment share
/// a row. The claims lie side by side in a few shards, so that those of the same moment are written together; in the communities' own
/// partitions each would cost a write of its own.
/// </summary>
internal sealed class Outbox
{
    private const int MostInRow = 1_000;

    private const string Words = "outbox";

    private readonly IStore store;
    private readonly RowBatches batches;
    private readonly Gathering<Word, WordsRow> words;

    public Outbox(IStore store)
    {
        this.store = store;
        batches = new RowBatches(store);
        words = new Gathering<Word, WordsRow>((gathered, _) => gathered.Count < MostInRow, Write);
    }

    /// <summary>True for the one host that is to send it.</summary>
    /// <param name="place">Where it lies.</param>
    /// <param name="claim">What is sent.</param>
    public Task<bool> Claim(OutboxPlace place, OnItsWay claim) => batches.Write(place.Partition, Documents.Row(place.Claim, null, claim, PromptsJson.Default.OnItsWay));

    /// <summary>Says how far it is: that it goes now, or what became of it.</summary>
    /// <returns>The row that says so, for <see cref="Remove"/>.</returns>
    public Task<WordsRow> Say(OutboxPlace place, Posting posting) => words.Add(new Word(place.Row, posting));

    /// <summary>The host that claimed it is done with it: all that follows is written down, or it was not sent after all.</summary>
    public async Task Remove(OutboxPlace place, params WordsRow?[] said)
    {
        await batches.Write(place.Partition, RowWrite.Delete(place.Row));
        foreach (var row in said)
        {
            if (row?.IsLast() == true) await Forget(row);
        }
    }

    /// <summary>The host that claimed it is gone. Nothing happens where somebody else was faster.</summary>
    public Task Drop(Stored<OnItsWay> claim) => batches.Write(claim.Key.Partition, RowWrite.Delete(claim.Key.Row, claim.ETag));

    /// <summary>What is on its way, or null where nothing is.</summary>
    public async ValueTask<OnItsWay?> Find(OutboxPlace place, CancellationToken cancel) => (await store.Get(place.Claim, PromptsJson.Default.OnItsWay, cancel))?.Value;

    /// <summary>All that is claimed, but for rows that need no look.</summary>
    public async Task<IReadOnlyList<Stored<OnItsWay>>> Claims(Func<string, bool> without, CancellationToken cancel)
    {
        var claims = new List<Stored<OnItsWay>>();
        for (var shard = 0; shard < DueIndex.Shards; shard++)
        {
            await foreach (var found in store.List(OutboxPlace.PartitionOf(shard), "", Key.End.ToString(), cancel))
            {
                if (!without(found.Key.Row)) claims.Add(new Stored<OnItsWay>(found.Key, new DocumentType<OnItsWay>(PromptsJson.Default.OnItsWay).Read(found), found.ETag));
            }
        }

        return claims;
    }

    /// <summary>All that was said. To be asked for after the claims, since a claim goes before what was said of it.</summary>
    public async Task<IReadOnlyList<WordsRow>> Said(CancellationToken cancel)
    {
        var rows = new List<WordsRow>();
        await foreach (var found in store.List(Words, "", Key.End.ToString(), cancel))
        {
            rows.Add(new WordsRow(found.Key.Row, [.. WordsDocument.Type.Read(found).Words]));
        }

        return rows;
    }

    /// <summary>A row about nothing that is still on its way.</summary>
    public Task Forget(WordsRow row) => batches.Write(Words, RowWrite.Delete(row.Row));

    /// <summary>Named after the first of them, with a number where the row of something that was said of it before is still there.</summary>
    private async Task<WordsRow> Write(IReadOnlyList<Word> gathered)
    {
        var document = WordsDocument.Of(gathered);
        for (var number = 0; ; number++)
        {
            var row = Key.Of(gathered[0].Claim, number.ToString(CultureInfo.InvariantCulture));
            if (await store.Insert(new Key(Words, row), document, WordsDocument.Type, CancellationToken.None)) return new WordsRow(row, gathered);
        }
    }
}

/// <summary>How far a prompt is that is on its way.</summary>
/// <param name="Claim">The row of its claim.</param>
/// <param name="Posting">That it goes (<see cref="PostingState.Claimed"/>), or what became of it.</param>
internal sealed record Word(string Claim, Posting Posting);

/// <summary>
/// What was said of prompts in the same moment. Nearly all of it is one host's and no more than that a prompt goes, or stands there: hundreds of
/// those are written while many leave, so they are written short.
/// </summary>
/// <param name="All">What can't be said short.</param>
internal sealed record WordsDocument(IReadOnlyList<Word> All)
{
    /// <summary>In version 1 each word was in <see cref="All"/>.</summary>
    public static readonly DocumentType<WordsDocument> Type = new(PromptsJson.Default.WordsDocument, Version: 2, Upgrade: (_, json) =>
    {
        json["goes"] = new JsonArray();
        json["sent"] = new JsonArray();
        return json;
    });

    /// <summary>Who said what is short.</summary>
    public string? Host { get; init; }

    /// <summary>When the last of that was said.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The claims of those that go.</summary>
    public required IReadOnlyList<string> Goes { get; init; }

    /// <summary>Those that stand there.</summary>
    public required IReadOnlyList<SentWord> Sent { get; init; }

    [JsonIgnore]
    public IEnumerable<Word> Words =>
    [
        .. All,
        .. Goes.Select(claim => new Word(claim, Posting.Claimed(Host!, At))),
        .. Sent.Select(sent => new Word(sent.Claim, Posting.Claimed(Host!, At).Sent(sent.MessageId, At))),
    ];

    public static WordsDocument Of(IReadOnlyList<Word> words)
    {
        var (host, at) = (words[0].Posting.Host, words[0].Posting.At);
        var (goes, sent, others) = (new List<string>(), new List<SentWord>(), new List<Word>());
        foreach (var word in words)
        {
            var posting = word.Posting;
            var isShort = posting.Host is not null && posting.Host == host && posting.Reason is null;
            if (isShort && posting.State == PostingState.Claimed) goes.Add(word.Claim);
            else if (isShort && posting is { State: PostingState.Sent, MessageId: { } id }) sent.Add(new SentWord(word.Claim, id));
            else others.Add(word);
            if (posting.At > at) at = posting.At;
        }

        return new WordsDocument(others) { Host = host, At = at, Goes = goes, Sent = sent };
    }
}

/// <summary>A prompt that stands there, and the message it became.</summary>
internal sealed record SentWord(string Claim, string MessageId);

/// <summary>The row of what was said in the same moment, and of how many that still counts.</summary>
internal sealed class WordsRow(string row, IReadOnlyList<Word> all)
{
    private int left = all.Count;

    public string Row => row;

    public IReadOnlyList<Word> All => all;

    /// <summary>It no longer counts for one more. True for the last.</summary>
    public bool IsLast() => Interlocked.Decrement(ref left) == 0;
}

/// <summary>Where a prompt lies in the outbox.</summary>
internal sealed record OutboxPlace(string Partition, string Row)
{
    public Key Claim => new(Partition, Row);

    /// <param name="community">Its partition.</param>
    /// <param name="occurrence">Its name.</param>
    public static OutboxPlace Of(string community, string occurrence)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(community));
        return new OutboxPlace(PartitionOf(hash[0] % DueIndex.Shards), Key.Of(occurrence, Convert.ToHexStringLower(hash.AsSpan(0, 16))));
    }

    public static string PartitionOf(int shard) => Key.Of("outbox", shard.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A prompt on its way.</summary>
/// <param name="Community">The community's partition.</param>
/// <param name="Occurrence">The name of the occurrence.</param>
/// <param name="Prompt">What is sent; its posting is the claim.</param>
internal sealed record OnItsWay(string Community, string Occurrence, Prompt Prompt)
{
    /// <summary>
    /// Set where it was claimed ahead: it has gone only where a word says so, and that is said by now or never. Null where it goes at once.
    /// </summary>
    public DateTimeOffset? Until { get; init; }
}
