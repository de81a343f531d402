using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Participation;

[Trait("Speed", "slow")]
public sealed class ParticipationFeatureTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Leads_and_members_see_exactly_the_same()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 40);

        var seen = await kari.Says("statistikk 4");

        Assert.Matches("Fire gode uker: minst [0-9]+ av dere tok mikrohandlinger, minst [0-9]+ i alt.", seen);
        Assert.Contains("Uke 44–47: minst", seen);
        Assert.Equal(seen, await town.Person("Ola").Says("hva ledere ser 4"));
    }

    [Theory]
    [InlineData("nb-NO", "statistikk", "Slik deltar vi", "for lite til å vise tall uten å peke på noen")]
    [InlineData("nn-NO", "statistikk", "Slik deltek vi", "for lite til å vise tal utan å peike på nokon")]
    [InlineData("en-GB", "stats", "How we take part", "too little to show numbers without pointing at someone")]
    public async Task Of_four_persons_nothing_is_shown_and_in_one_sentence(string locale, string words, string title, string nothing)
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 4, locale);

        var seen = await kari.Says(words);

        Assert.Contains(title, seen);
        Assert.Contains(nothing, seen);
        Assert.InRange(seen.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length, 3, 8);
    }

    [Theory]
    [InlineData("nb-NO", "statistikk", "De første tallene kommer mandag 21. desember 2026.")]
    [InlineData("nn-NO", "statistikk", "Dei første tala kjem måndag 21. desember 2026.")]
    [InlineData("en-GB", "stats", "The first numbers come on Monday 21 December 2026.")]
    public async Task A_new_community_is_told_when_its_first_numbers_come(string locale, string words, string sentence)
    {
        await using var town = new Town([typeof(ParticipationFeature)], now: new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        var kari = town.Person("Kari", locale);
        await MakeLead(town, kari, await town.Install(kari));
        for (var one = 0; one < 40; one++) await Tell(town, kari.Address, one, FactKind.Taken);

        Assert.Contains(sentence, await kari.Says(words));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 21, 0, 30, 0, TimeSpan.Zero));
        Assert.Contains(sentence, await kari.Says(words));
        for (var one = 40; one < 80; one++) await Tell(town, kari.Address, one, FactKind.Taken);
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 21, 1, 30, 0, TimeSpan.Zero));
        Assert.DoesNotContain(sentence, await kari.Says(words));
    }

    [Fact]
    public async Task A_window_that_does_not_exist_gets_a_sentence_with_those_that_do()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 6);

        foreach (var words in new[] { "statistikk 7", "statistikk alle", "hva ledere ser -4", "statistikk 4 12" })
        {
            Assert.Contains("4, 12 eller 52 uker. Skriv for eksempel «statistikk 12»", await kari.Says(words));
        }
    }

    [Fact]
    public async Task A_button_shows_another_window_or_the_details_in_the_same_place()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 40);
        await kari.Says("statistikk");
        var before = town.Channel.Messages.Count;

        Assert.Contains("Et godt år: minst", await town.Person("Ola").Presses("Vis 52 uker"));
        Assert.Contains("Slik teller jeg", await town.Person("Ola").Presses("Mer om tallene"));
        Assert.Contains("Et godt år: minst", await town.Person("Ola").Presses("Tilbake til tallene"));
        Assert.Equal(before, town.Channel.Messages.Count);
    }

    [Theory]
    [InlineData("nb-NO", "statistikk 12 detaljer", "Slik teller jeg")]
    [InlineData("nn-NO", "statistikk detaljar", "Slik tel eg")]
    [InlineData("en-GB", "stats details 12", "How I count")]
    public async Task The_details_can_be_typed(string locale, string words, string heading)
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 40, locale);

        Assert.Contains(heading, await kari.Says(words));
    }

    [Fact]
    public async Task Details_tell_principles_with_too_few_from_those_that_were_not_posted()
    {
        await using var town = new Town([typeof(ParticipationFeature), typeof(OtgBot.Features.Prompts.PromptsFeature)]);
        var kari = await Lively(town, people: 4);
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        await kari.Says("post nå");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 22, 9, 0, 0, TimeSpan.Zero));

        var seen = await kari.Says("statistikk 4 detaljer");

        Assert.Contains("For få til å vise: prinsipp 1.", seen);
        Assert.Contains("Ikke lagt ut i disse ukene: prinsipp 2, 3, 4, 5, 6 og 7.", seen);
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
    public async Task An_operator_may_ask_for_larger_groups()
    {
        await using var town = new Town([typeof(ParticipationFeature)], settings: new Dictionary<string, string?> { ["Participation:SmallestGroup"] = "10" });
        var kari = await Lively(town, people: 40);

        Assert.Contains("Mikrohandlinger vises først når minst 10 personer står bak. Ingen av dem står for mer enn 10 prosent.", await kari.Says("statistikk detaljer"));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("10", 10)]
    [InlineData("", 5)]
    public async Task The_smallest_group_is_one_number_from_three_to_ten_for_the_whole_installation(string set, int k)
    {
        await using var town = new Town([typeof(ParticipationFeature)], settings: new Dictionary<string, string?> { ["Participation:SmallestGroup"] = set });

        Assert.Equal(k, town.Get<Disclosure>().K);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("11")]
    [InlineData("-5")]
    [InlineData("five")]
    public void Any_other_smallest_group_stops_the_start_with_a_sentence(string set)
    {
        var settings = new ConfigurationManager { ["Participation:PseudonymKey"] = Convert.ToBase64String(new byte[32]), ["Participation:SmallestGroup"] = set };
        var services = new ServiceCollection().AddSingleton<IStore>(_ => throw new InvalidOperationException("Nothing is opened."));

        var told = Assert.Throws<InvalidOperationException>(() => services.AddTurns(settings)).Message;

        Assert.Contains("It is a number from 3 to 10, such as 5", told);
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
    public async Task Two_hosts_make_the_same_numbers_and_making_them_again_changes_nothing()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 40);
        var (one, other) = (Numbers(town), Numbers(town));

        await Task.WhenAll(one.Numbers(kari.Address.Partition, Cancel), other.Numbers(kari.Address.Partition, Cancel));
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
        var kari = await Lively(town, people: 40);
        await town.Run("participation.fold");
        var person = town.Get<Pseudonyms>().Of(kari.Address, new Person("one-3", "One")).Value;
        Assert.Contains(person, await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(7 * 59));
        await town.Run("retention");

        var stored = await town.Everything();
        Assert.DoesNotContain(person, stored);
        Assert.Contains("numbers|2026-10-26", stored);
    }

    [Fact]
    public async Task Who_stood_behind_a_weeks_numbers_in_an_earlier_version_goes_within_the_day()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 6);
        await town.Store.Insert(new Key(kari.Address.Partition, "week|2026-W40"), """{"counted":{"somebody":1}}"""u8.ToArray(), Cancel);

        await town.Run("retention");

        Assert.DoesNotContain("somebody", await town.Everything());
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
        var elsewhere = Numbers(town);
        await elsewhere.RemoveFoldingPlace(team.Partition, Cancel);

        town.Clock.Advance(TimeSpan.FromDays(7));
        await Tell(town, team, 1, FactKind.Voted);
        Assert.Equal([team.Partition], await elsewhere.FoldingPlaces(Cancel));
    }

    [Fact]
    public async Task What_is_stored_of_a_person_is_shown_and_erased_and_no_number_moves()
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people: 40);
        var before = await kari.Says("statistikk 4");
        var someone = new Person("one-3", "One");
        var key = town.Get<Pseudonyms>().Of(kari.Address, someone);
        var data = Assert.Single(town.Get<FeatureMap>().PersonalData);
        var scope = new PersonScope(key, someone, [kari.Address.Partition]);

        var lines = await data.Read(scope, Cancel).Select(item => item.Line.Nb).ToListAsync(Cancel);
        Assert.Contains("Uke 46, 2026: tatt på deg 1", lines);

        await data.Erase(scope, Cancel);
        await data.Erase(scope, Cancel);

        Assert.DoesNotContain(key.Value, await town.Everything());
        Assert.Empty(await data.Read(scope, Cancel).ToListAsync(Cancel));
        Assert.Equal(before, await kari.Says("statistikk 4"));
    }

    private static ParticipationStore Numbers(Town town, IStore? store = null) => new(store ?? town.Store, town.Get<Disclosure>(), town.Clock);

    private static async Task<int> Reads(int people)
    {
        await using var town = new Town([typeof(ParticipationFeature)]);
        var kari = await Lively(town, people);
        await Numbers(town).Numbers(kari.Address.Partition, Cancel);
        var counting = new WatchedStore(town.Store);
        await Numbers(town, counting).Numbers(kari.Address.Partition, Cancel);
        return counting.Rows + counting.Calls;
    }

    /// <summary>
    /// A community in which this many took a microaction in each of weeks 44 to 47, which are counted together; Kari leads it, and it is
    /// Monday of week 48.
    /// </summary>
    private static async Task<TestPerson> Lively(Town town, int people, string locale = "nb-NO")
    {
        town.Clock.AdjustTime(new DateTimeOffset(2026, 10, 27, 9, 0, 0, TimeSpan.Zero));
        var kari = town.Person("Kari", locale);
        await MakeLead(town, kari, await town.Install(kari));
        for (var week = 0; week < 4; week++)
        {
            // If thousands take part, thousands write: one week is enough to be many.
            for (var one = 0; one < (week == 2 ? people : Math.Min(people, 40)); one++) await Tell(town, kari.Address, one, FactKind.Taken);
            town.Clock.Advance(TimeSpan.FromDays(7));
        }

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));
        return kari;
    }

    private static Task Tell(Town town, Address team, int number, FactKind kind) =>
        town.Get<ParticipationRecord>().Add(team.Partition, town.Get<Pseudonyms>().Of(team, new Person($"one-{number}", "One")), new Fact(kind, kind == FactKind.Voted ? 0 : 1, "about"), Cancel);

    private static async Task MakeLead(Town town, TestPerson person, Address team) =>
        await town.Get<Communities>().Change(team.Partition, old => old with { Leads = [new Lead(person.Person.Id, person.Person.Name)] }, Cancel);
}
