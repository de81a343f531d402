using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OtgBot.Features;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

public sealed class UnconferencesPrivacyTests
{
    [Fact]
    public async Task What_is_kept_about_a_person_is_their_topics_and_their_votes()
    {
        await using var town = Fair.Town();
        var kari = await Took(town);

        var lines = new List<string>();
        foreach (var data in town.Get<FeatureMap>().PersonalData)
        {
            await foreach (var item in data.Read(Scope(town, kari), TestContext.Current.CancellationToken)) lines.Add(item.Line.Nb + item.Data.ToJsonString());
        }

        Assert.Equal(2, lines.Count);
        Assert.StartsWith("Høst-unconference: du foreslo tema 2, «Klarspråk».", lines[0]);
        Assert.StartsWith("Høst-unconference: du stemte på 1.", lines[1]);
    }

    [Fact]
    public async Task A_host_from_before_it_was_sealed_is_known_and_sealed_at_the_next_change()
    {
        await using var town = Fair.Town();
        var kari = await Took(town);
        var (key, id) = (Scope(town, kari).Key.Value, (await town.Unconferences().Latest(kari.Address.Partition, TestContext.Current.CancellationToken)).Id);
        var row = (await town.Store.Get(UnconferencesStore.TopicKey(id, 2), TestContext.Current.CancellationToken))!;
        var json = JsonNode.Parse(row.Json.Span)!;
        json["host"] = new JsonObject { ["key"] = key, ["name"] = "Kari" };
        await town.Store.Put(row.Key, Encoding.UTF8.GetBytes(json.ToJsonString()), row.ETag, TestContext.Current.CancellationToken);

        Assert.Contains("ditt eget", await kari.Says("stem 2"));
        await town.Unconferences().Change(id, 2, old => old with { HiddenBecause = "Dobbelt." }, TestContext.Current.CancellationToken);

        var lies = StoreCopy.Text((await town.Copy()).Where(row => row.Key.Row == "topic|0002"));
        Assert.DoesNotContain(key, lies, StringComparison.Ordinal);
        Assert.DoesNotContain("Kari", lies, StringComparison.Ordinal);
        Assert.Contains($"\"person\":\"{key}\"", await town.Everything());
    }

    [Fact]
    public void What_is_sealed_is_opened_by_its_own_key_alone()
    {
        var (one, other) = (new Pseudonyms([.. Enumerable.Repeat((byte)1, 32)]), new Pseudonyms([.. Enumerable.Repeat((byte)2, 32)]));

        Assert.Equal("blåbær", one.Open(one.Seal("blåbær")));
        Assert.Equal(one.Seal("blåbær"), one.Seal("blåbær"));
        Assert.NotEqual(one.Seal("blåbær"), other.Seal("blåbær"));
        Assert.ThrowsAny<CryptographicException>(() => other.Open(one.Seal("blåbær")));
    }

    [Fact]
    public async Task Forgetting_someone_leaves_their_topic_without_a_name_and_no_trace_of_them()
    {
        await using var town = Fair.Town();
        var kari = await Took(town);
        var scope = Scope(town, kari);

        // Twice: what was cut short is done again.
        for (var n = 0; n < 2; n++)
            foreach (var data in town.Get<FeatureMap>().PersonalData) await data.Erase(scope, TestContext.Current.CancellationToken);

        var shared = (await town.Everything()).Split('\n').Where(line => line.StartsWith("u|", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(shared, line => line.Contains("Kari", StringComparison.Ordinal) || line.Contains(scope.Key.Value, StringComparison.Ordinal) || line.Contains(kari.Person.Id, StringComparison.Ordinal));
        Assert.Contains("Vert: en som ikke lenger er med", await town.Person("Ola").Says("tema 2"));
    }

    [Fact]
    public async Task A_community_that_goes_takes_its_unconference_along_unless_others_share_it()
    {
        await using var town = Fair.Town();
        var kari = await Took(town);
        var store = town.Unconferences();
        var community = (await town.Get<Communities>().Get(kari.Address.Partition, TestContext.Current.CancellationToken))!;
        var id = (await store.Latest(kari.Address.Partition, TestContext.Current.CancellationToken)).Id;
        await store.Change(id, old => old with { Communities = [.. old.Communities, "c|test|other|channel"] }, TestContext.Current.CancellationToken);
        var erase = Assert.Single(town.Get<FeatureMap>().CommunityData).Erase;

        await erase(community, TestContext.Current.CancellationToken);
        Assert.Equal(["c|test|other|channel"], (await store.Get(id, TestContext.Current.CancellationToken))!.Communities);

        await store.Change(id, old => old with { Communities = [kari.Address.Partition] }, TestContext.Current.CancellationToken);
        await erase(community, TestContext.Current.CancellationToken);
        await erase(community, TestContext.Current.CancellationToken);
        Assert.DoesNotContain((await town.Everything()).Split('\n'), line => line.StartsWith("u|", StringComparison.Ordinal));
    }

    private static async Task<TestPerson> Took(Town town)
    {
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await town.Person("Ola").Proposes("Åpne data");
        await kari.Proposes("Klarspråk");
        await lead.Says("åpne avstemning");
        await kari.Says("stem 1");
        return kari;
    }

    private static PersonScope Scope(Town town, TestPerson person) =>
        new(town.Get<Pseudonyms>().Of(person.Address, person.Person), person.Person, [person.Address.Partition]);
}
