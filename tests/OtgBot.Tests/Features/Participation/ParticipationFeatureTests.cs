using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

public sealed class ParticipationFeatureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_and_members_see_exactly_the_same()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, team) = await Lively(town, people: 12);

        var seen = await kari.Says("statistikk 4");

        Assert.Contains("Minst 10 deltok de siste 4 ukene", seen);
        Assert.Contains("Uke 49", seen);
        Assert.Equal(seen, await town.Person("Ola").Says("hva ledere ser 4"));
        Assert.NotNull(team);
    }

    [Theory]
    [InlineData("nb-NO", "statistikk", "Slik deltar vi", "Her er det ingenting å vise ennå")]
    [InlineData("nn-NO", "statistikk", "Slik deltek vi", "Her er det ingenting å vise enno")]
    [InlineData("en-GB", "stats", "How we take part", "There is nothing to show yet")]
    public async Task Four_persons_are_nothing_to_show_yet(string locale, string words, string title, string nothing)
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, _) = await Lively(town, people: 4, locale);

        var seen = await kari.Says(words);

        Assert.Contains(title, seen);
        Assert.Contains(nothing, seen);
        Assert.DoesNotContain("4 ", seen.Split('\n')[^1]);
    }

    [Fact]
    public async Task The_running_week_does_not_count_and_the_next_week_it_does()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = town.Person("Kari");
        var team = await town.Install(kari);
        await MakeLead(town, kari, team);
        for (var one = 0; one < 6; one++) await Tell(town, team, one, FactKind.Voted);

        Assert.Contains("ingenting å vise", await kari.Says("statistikk"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 0, 30, 0, TimeSpan.Zero));
        Assert.Contains("ingenting å vise", await kari.Says("statistikk"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 1, 30, 0, TimeSpan.Zero));
        Assert.Contains("Stemte: minst 5", await kari.Says("statistikk"));
    }

    [Fact]
    public async Task A_window_that_does_not_exist_gets_a_sentence_with_those_that_do()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, _) = await Lively(town, people: 6);

        foreach (var words in new[] { "statistikk 7", "statistikk alle", "hva ledere ser -4" })
        {
            Assert.Contains("4, 12 eller 52 uker. Skriv for eksempel «statistikk 12»", await kari.Says(words));
        }
    }

    [Fact]
    public async Task A_button_shows_another_window_in_the_same_place()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, _) = await Lively(town, people: 12);
        await kari.Says("statistikk");
        var before = town.Channel.Messages.Count;

        Assert.Contains("siste 52 ukene", await town.Person("Ola").Presses("Vis 52 uker"));
        Assert.Equal(before, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task Only_a_lead_asks_for_statistics_and_anyone_for_what_leads_see()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        await Lively(town, people: 6);

        Assert.Contains("Bare ledere", await town.Person("Ola").Says("statistikk"));
        Assert.Contains("Slik deltar vi", await town.Person("Ola").Says("hva ledere ser"));
    }

    [Fact]
    public async Task A_view_reads_weeks_and_not_facts()
    {
        var few = await Reads(people: 20);
        var many = await Reads(people: 2_000);

        Assert.Equal(few, many);
        Assert.InRange(many, 1, 60);
    }

    [Fact]
    public async Task Two_hosts_fold_alike_and_folding_again_changes_nothing()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, team) = await Lively(town, people: 12);
        var (one, other) = (new ParticipationStore(town.Store, town.Clock), new ParticipationStore(town.Store, town.Clock));

        await Task.WhenAll(one.Weeks(team.Partition, Cancel), other.Weeks(team.Partition, Cancel));
        var seen = await kari.Says("statistikk");
        var stored = await town.Everything();
        await town.Run("participation.fold");

        Assert.Equal(stored, await town.Everything());
        Assert.Equal(seen, await kari.Says("statistikk"));
    }

    [Fact]
    public async Task After_thirteen_months_numbers_stay_and_persons_go()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (_, team) = await Lively(town, people: 12);
        await town.Run("participation.fold");
        var person = town.Get<Pseudonyms>().Of(team, new Person("one-3", "One")).Value;
        Assert.Contains(person, await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 59));
        await town.Run("retention");

        var stored = await town.Everything();
        Assert.DoesNotContain(person, stored);
        Assert.Contains("\"TookPart\":10", stored);
    }

    [Fact]
    public async Task Facts_go_after_thirteen_months_also_where_nobody_installed_the_bot_or_asked_for_statistics()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var team = town.Person("Kari").Address;
        for (var one = 0; one < 6; one++) await Tell(town, team, one, FactKind.Voted);
        Assert.Contains("fact|", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 59));
        await town.Run("retention");
        Assert.DoesNotContain("fact|", await town.Everything());
    }

    [Fact]
    public async Task Where_a_community_was_erased_and_came_back_its_facts_are_found_again()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var team = town.Person("Kari").Address;
        await Tell(town, team, 1, FactKind.Voted);
        var elsewhere = new ParticipationStore(town.Store, town.Clock);
        await elsewhere.RemoveFoldingPlace(team.Partition, Cancel);

        town.Clock.Advance(TimeSpan.FromDays(7));
        await Tell(town, team, 1, FactKind.Voted);
        Assert.Equal([team.Partition], await elsewhere.FoldingPlaces(Cancel));
    }

    [Fact]
    public async Task What_is_stored_of_a_person_is_shown_and_erased_and_no_number_moves()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (kari, team) = await Lively(town, people: 10);
        var before = await kari.Says("statistikk 4");
        var someone = new Person("one-3", "One");
        var key = town.Get<Pseudonyms>().Of(team, someone);
        var data = Assert.Single(town.Get<FeatureMap>().PersonalData);
        var scope = new PersonScope(key, someone, [team.Partition]);

        var lines = await data.Read(scope, Cancel).Select(item => item.Line.Nb).ToListAsync(Cancel);
        Assert.Contains("Uke 49, 2026: tatt på deg 1", lines);
        Assert.Contains(lines, line => line.StartsWith("Du er regnet med i ukestallene for uke 49", StringComparison.Ordinal));

        await data.Erase(scope, Cancel);
        await data.Erase(scope, Cancel);

        Assert.DoesNotContain(key.Value, await town.Everything());
        Assert.Empty(await data.Read(scope, Cancel).ToListAsync(Cancel));
        Assert.Equal(before, await kari.Says("statistikk 4"));
    }

    private static async Task<int> Reads(int people)
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var (_, team) = await Lively(town, people);
        await new ParticipationStore(town.Store, town.Clock).Weeks(team.Partition, Cancel);
        var counting = new CountingStore(town.Store);
        await new ParticipationStore(counting, town.Clock).Weeks(team.Partition, Cancel);
        return counting.Documents + counting.Calls;
    }

    /// <summary>A community in which this many took a microaction in each of weeks 47 to 49; Kari leads it, and it is Monday of week 50.</summary>
    private static async Task<(TestPerson Lead, Address Team)> Lively(Town town, int people, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var team = await town.Install(kari);
        await MakeLead(town, kari, team);
        for (var week = 0; week < 3; week++)
        {
            town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero).AddDays(7 * week));
            // Where thousands take part, thousands write: one week is enough to be many.
            for (var one = 0; one < (week == 2 ? people : Math.Min(people, 20)); one++) await Tell(town, team, one, FactKind.Taken);
        }

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.Zero));
        return (kari, team);
    }

    private static Task Tell(Town town, Address team, int number, FactKind kind) =>
        town.Get<ParticipationRecord>().Add(team.Partition, town.Get<Pseudonyms>().Of(team, new Person($"one-{number}", "One")), new Fact(kind, kind == FactKind.Voted ? 0 : 1, "about"), Cancel);

    private static async Task MakeLead(Town town, TestPerson person, Address team) =>
        await town.Get<Communities>().Change(team.Partition, old => old with { Leads = [new Lead(person.Person.Id, person.Person.Name)] }, Cancel);

    /// <summary>Counts what is asked of a store and what it gives.</summary>
    private sealed class CountingStore(IStore inner) : IStore
    {
        public int Documents { get; private set; }

        public int Calls { get; private set; }

        public ValueTask<Document?> Get(Key key, CancellationToken cancel)
        {
            Calls++;
            return inner.Get(key, cancel);
        }

        public ValueTask<string?> Insert(Key key, ReadOnlyMemory<byte> json, CancellationToken cancel)
        {
            Calls++;
            return inner.Insert(key, json, cancel);
        }

        public ValueTask<string?> Put(Key key, ReadOnlyMemory<byte> json, string etag, CancellationToken cancel)
        {
            Calls++;
            return inner.Put(key, json, etag, cancel);
        }

        public ValueTask<bool> Delete(Key key, string? etag, CancellationToken cancel)
        {
            Calls++;
            return inner.Delete(key, etag, cancel);
        }

        public ValueTask<bool> Write(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
        {
            Calls++;
            return inner.Write(partition, writes, cancel);
        }

        public async IAsyncEnumerable<Document> List(string partition, string fromRow, string toRow, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
        {
            Calls++;
            await foreach (var found in inner.List(partition, fromRow, toRow, cancel))
            {
                Documents++;
                yield return found;
            }
        }

        public ValueTask<IReadOnlyList<string>> Partitions(string after, int most, CancellationToken cancel) => inner.Partitions(after, most, cancel);

        public ValueTask Check(CancellationToken cancel) => inner.Check(cancel);
    }
}
