using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios.Attack;

/// <summary>
/// The store alone names nobody: whoever copies all of it and has read along in the channel, but has not the key, finds no row of anybody
/// beyond chance. Each way to look for one is held to a link that is planted for it.
/// </summary>
[Trait("Speed", "slow")]
public sealed class StoreAttackerTests(StoreAttackerTests.Lived lived, Azurite azurite) : IClassFixture<StoreAttackerTests.Lived>, IClassFixture<Azurite>
{
    private static readonly Dictionary<string, Func<StoreAttacker, IReadOnlySet<Claim>>> Ways = new()
    {
        ["value"] = attacker => attacker.ByValue(),
        ["beginning"] = attacker => attacker.ByBeginning(),
        ["number"] = attacker => attacker.ByNumber(),
        ["length"] = attacker => attacker.ByLength(),
        ["order"] = attacker => attacker.ByOrder(),
        ["neighbour"] = attacker => attacker.ByNeighbour(),
    };

    private readonly BusyTown town = lived.Town;
    private readonly List<Document> copy = [.. lived.Copy];
    private readonly List<Visible> seen = [.. lived.Town.Seen];

    public static TheoryData<string> All => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public void Who_has_the_file_and_the_channel_and_not_the_key_finds_nobody(string way) => FindsNobody(way, copy, town);

    [Fact]
    public async Task Who_has_the_table_and_the_channel_and_not_the_key_finds_nobody()
    {
        await using var inTable = await BusyTown.Live(await azurite.NewStore());
        var rows = await inTable.Town.Copy();

        foreach (var way in Ways.Keys) FindsNobody(way, rows, inTable);
    }

    [Theory]
    [InlineData("value")]
    [InlineData("number")]
    public void In_a_store_that_lies_open_the_same_attacker_finds_people(string way)
    {
        var open = lived.Copy.Select(town.Town.Get<SealedStore>().Open).ToList();

        var (right, claims) = Count(way, open, seen, town.Owners(lived.Copy));

        TestContext.Current.TestOutputHelper?.WriteLine($"{way}: {right} right of {claims}");
        Assert.True(IsMoreThanChance(right, claims), $"{right} of {claims}");
    }

    [Fact]
    public void A_mark_that_is_made_without_the_key_gives_its_row_away()
    {
        var (victim, row) = Victim("answer");
        var message = seen.First(one => one.Name == victim && one.Kind == "answer").Values[1];
        copy[row] = Holding(row, $"{{\"messages\":[\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(message)).AsSpan(0, 6))}\"]}}");

        Assert.Contains(new Claim(victim, row), Found("value"));
    }

    [Fact]
    public void A_pseudonym_in_the_open_beside_words_gives_all_its_rows_away()
    {
        var (victim, row) = Victim("fact", seen.Where(one => one.Kind == "suggestion"));
        var words = seen.First(one => one.Name == victim && one.Kind == "suggestion").Values.First(value => value.StartsWith("Prøv", StringComparison.Ordinal));
        copy.Add(new Document(new Key("c|team", "suggestion|0099"), Encoding.UTF8.GetBytes($"{{\"text\":\"{words}\",\"by\":\"{LastPart(row)}\"}}"), "1"));

        Assert.Contains(new Claim(victim, row), Found("value"));
    }

    [Fact]
    public void The_id_of_a_message_in_the_channel_gives_its_row_away()
    {
        var (victim, row) = Victim("answer");
        var post = seen.Where(one => one.Name == victim).SelectMany(one => one.Values).First(value => value.StartsWith('m') && int.TryParse(value[1..], out _));
        copy[row] = Holding(row, $"{{\"items\":[{{\"state\":\"Done\",\"sharedMessage\":\"{post}\"}}]}}");

        Assert.Contains(new Claim(victim, row), Found("value"));
    }

    [Fact]
    public void The_beginning_of_a_pseudonym_on_a_card_gives_its_row_away()
    {
        var (victim, row) = Victim("fact");
        seen.Add(new Visible(victim, "form", [], [LastPart(row)[..8]]));

        Assert.Contains(new Claim(victim, row), Found("beginning"));
    }

    [Fact]
    public void Facts_that_can_be_counted_by_pseudonym_give_whoever_did_most_away()
    {
        var victim = seen.Where(one => one.Kind == "topic").CountBy(one => one.Name).GroupBy(one => one.Value).Where(same => same.Count() == 1).MaxBy(same => same.Key)!.Single();
        var row = town.Owners(copy).First(owner => owner.Value == victim.Key && copy[owner.Key].Key.Row.StartsWith("fact|", StringComparison.Ordinal)).Key;
        copy[row] = Holding(row, $"{{\"facts\":[{string.Join(',', Enumerable.Range(1, victim.Value).Select(number => $"{{\"kind\":\"Proposed\",\"about\":\"sealed{number}\"}}"))}]}}");

        Assert.Contains(new Claim(victim.Key, row), Found("number"));
    }

    [Fact]
    public void A_row_as_long_as_what_somebody_said_gives_them_away()
    {
        var victim = seen.Where(one => one.LeavesFact).GroupBy(one => one.Name).MaxBy(one => one.Sum(act => act.Values.Sum(value => value.Length)))!.Key;
        var row = town.Owners(copy).First(owner => owner.Value == victim && copy[owner.Key].Key.Row.StartsWith("fact|", StringComparison.Ordinal)).Key;
        copy[row] = copy[row] with { Json = new byte[2_000] };

        Assert.Contains(new Claim(victim, row), Found("length"));
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("ballot")]
    [InlineData("fact")]
    public void Numbers_that_count_on_with_each_write_give_those_away_who_wrote_in_that_order(string kind)
    {
        var owners = town.Owners(copy);
        foreach (var (row, name) in owners.Where(owner => copy[owner.Key].Key.Row.StartsWith(kind, StringComparison.Ordinal)))
        {
            var at = seen.FindIndex(one => one.Name == name && (kind == "fact" ? one.LeavesFact : one.Kind == (kind == "ballot" ? "vote" : kind))
                && one.Places.Any(piece => $"{copy[row].Key.Partition}\n{copy[row].Key.Row}".Contains(piece, StringComparison.Ordinal)));
            copy[row] = copy[row] with { ETag = (at < 0 ? 100_000 + row : at).ToString(CultureInfo.InvariantCulture) };
        }

        var (right, claims) = Count("order", copy, seen, owners);

        Assert.True(IsMoreThanChance(right, claims), $"{right} of {claims}");
    }

    [Fact]
    public void A_row_that_was_written_just_after_one_with_a_name_is_given_away()
    {
        var (victim, row) = Victim("fact");
        copy.Add(new Document(new Key("u|any", "topic|0099"), Encoding.UTF8.GetBytes($"{{\"host\":{{\"name\":\"{victim}\"}}}}"), "41"));
        copy[row] = copy[row] with { ETag = "42" };

        Assert.Contains(new Claim(victim, row), Found("neighbour"));
    }

    [Fact]
    public async Task No_byte_of_the_file_holds_a_name_or_a_word_that_people_wrote()
    {
        var words = seen.SelectMany(one => one.Values.Append(one.Name)).Where(value => value.Any(c => c is 'å' or ' ') || value.StartsWith("Navn", StringComparison.Ordinal)).Where(value => !value.Contains("Liv", StringComparison.Ordinal)).Distinct().ToList();
        Assert.InRange(words.Count, 200, int.MaxValue);
        foreach (var name in (string[])["otgbot.db", "otgbot.db-wal"])
        {
            await using var file = new FileStream(Path.Combine(town.Town.Folder, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[file.Length];
            await file.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            var text = Encoding.UTF8.GetString(bytes);
            Assert.DoesNotContain(words, word => text.Contains(word, StringComparison.Ordinal));
        }
    }

    /// <summary>Somebody who was seen, and a row of theirs.</summary>
    private (string Name, int Row) Victim(string kind, IEnumerable<Visible>? among = null)
    {
        var victims = (among ?? seen.Where(one => one.Kind == "answer" && one.Values[1].StartsWith("event", StringComparison.Ordinal))).Select(one => one.Name).ToHashSet();
        var found = town.Owners(copy).First(owner => victims.Contains(owner.Value) && copy[owner.Key].Key.Row.StartsWith(kind, StringComparison.Ordinal));
        return (found.Value, found.Key);
    }

    private Document Holding(int row, string json) => copy[row] with { Json = Encoding.UTF8.GetBytes(json) };

    private string LastPart(int row) => copy[row].Key.Row[(copy[row].Key.Row.LastIndexOf('|') + 1)..];

    private IReadOnlySet<Claim> Found(string way) => Ways[way](new StoreAttacker(copy, seen));

    private static void FindsNobody(string way, IReadOnlyList<Document> rows, BusyTown town)
    {
        var owners = town.Owners(rows);
        Assert.InRange(owners.Count, 150, 1_000);
        var (right, claims) = Count(way, rows, town.Seen, owners);

        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{way}: {right} right of {claims} claims, {claims / 30.0:F1} by chance; {owners.Count} rows"));
        Assert.False(IsMoreThanChance(right, claims), $"By {way} {right} of {claims} claims are right.");
    }

    /// <summary>One claim in thirty is right by chance; three times the square root of that more happens once in a thousand.</summary>
    private static bool IsMoreThanChance(int right, int claims) => right > (claims / 30.0) + (3 * Math.Sqrt(claims / 30.0));

    private static (int Right, int Claims) Count(string way, IReadOnlyList<Document> rows, IReadOnlyList<Visible> seen, IReadOnlyDictionary<int, string> owners)
    {
        var claims = Ways[way](new StoreAttacker(rows, seen)).Where(claim => owners.ContainsKey(claim.Row)).ToList();
        return (claims.Count(claim => owners[claim.Row] == claim.Name), claims.Count);
    }

    /// <summary>One town for all tests that only read its store.</summary>
    public sealed class Lived : IAsyncLifetime
    {
        internal BusyTown Town { get; private set; } = null!;

        internal IReadOnlyList<Document> Copy { get; private set; } = [];

        public async ValueTask InitializeAsync()
        {
            Town = await BusyTown.Live();
            Copy = await Town.Town.Copy();
        }

        public ValueTask DisposeAsync() => Town.DisposeAsync();
    }
}
