using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>
/// What is erased is erased: also what others have open, what is older than 13 months, and what two jobs or hosts write at the same moment.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ErasedTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_elses_open_form_that_names_the_forgotten_is_gone_too()
    {
        await using var town = new Town(Features);
        await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await ola.Proposes("Klarspråk");
        await kari.Says("temaer");
        await ola.Says("medvert 1 @Kari", kari);
        await ola.Says("endre tema 1");
        Assert.Contains("\"cohosts\":\"Kari\"", await town.Everything());

        await kari.Privately.Says("glem meg ja");

        await FindsNoTrace(town, kari);
        Assert.Contains("skjema", await ola.Presses("Lagre", ("title", "Klart språk"), ("about", "Brev"), ("format", "talk"), ("minutes", "15"), ("cohosts", "Kari")));
        await FindsNoTrace(town, kari);
    }

    [Fact]
    public async Task A_form_that_nobody_sends_goes_after_two_weeks()
    {
        await using var town = new Town(Features);
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Says("foreslå Brevene våre");
        Assert.Contains("Brevene våre", await Read(town));

        await Passes(town, 13);
        Assert.Contains("Brevene våre", await Read(town));
        await Passes(town, 2);

        Assert.DoesNotContain("Brevene våre", await Read(town));
    }

    [Fact]
    public async Task Thirty_days_after_the_bot_was_taken_away_profiles_and_open_forms_of_those_who_are_nowhere_else_are_gone()
    {
        await using var town = new Town(Features);
        var lead = await town.Opened();
        var (kari, per) = (town.Person("Kari"), town.Person("Per"));
        await kari.Privately.Says("language nynorsk");
        await kari.Says("foreslå Brevene");
        await per.Says("status");
        await (per with { Channel = "design" }).Says("status");
        await town.Handle(lead.Event(IncomingKind.Removed));

        await Passes(town, 31);

        await FindsNoTrace(town, kari);
        await FindsNoTrace(town, lead);
        Assert.Contains(KeyOf(town, per).Value, await town.Everything());
        Assert.DoesNotContain("team", await town.Everything());
    }

    [Fact]
    public async Task Numbers_that_are_made_while_their_community_is_erased_leave_nobody_behind()
    {
        await using var watched = new WatchedTown(Features);
        var town = watched.Town;
        var lead = await town.Lead();
        var people = Enumerable.Range(1, 6).Select(n => town.Person($"Deltaker{n}")).ToList();
        foreach (var person in people) await person.Says("tips prinsipp 1, 5 min: Ring en bruker nummer " + person.Person.Name);
        await town.Handle(lead.Event(IncomingKind.Removed));
        town.Clock.Advance(TimeSpan.FromDays(31));
        var isFolding = false;
        watched.Store.Before = async (call, key) =>
        {
            if (isFolding || call != "Insert" || !key.Row.StartsWith("numbers|", StringComparison.Ordinal)) return;
            isFolding = true;
            await town.Run(AlarmClock.Job);
        };

        await town.Run("participation.fold");
        watched.Store.Before = (_, _) => Task.CompletedTask;
        Assert.True(isFolding);

        var left = await Rows(town, lead.Address.Partition);
        foreach (var person in people) Assert.DoesNotContain(KeyOf(town, person).Value, left);
        Assert.DoesNotContain("numbers|", left);
    }

    [Fact]
    public async Task Numbers_that_are_made_while_somebody_is_forgotten_do_not_know_them()
    {
        await using var watched = new WatchedTown(Features);
        var town = watched.Town;
        var lead = await town.Lead();
        var people = Enumerable.Range(1, 6).Select(n => town.Person($"Deltaker{n}")).ToList();
        foreach (var person in people) await person.Says("tips prinsipp 1, 5 min: Ring en bruker nummer " + person.Person.Name);
        town.Clock.Advance(TimeSpan.FromDays(35));
        var isFolding = false;
        watched.Store.Before = async (call, key) =>
        {
            if (isFolding || call != "Insert" || !key.Row.StartsWith("numbers|", StringComparison.Ordinal)) return;
            isFolding = true;
            await people[0].Privately.Says("glem meg ja");
        };

        await town.Run("participation.fold");
        watched.Store.Before = (_, _) => Task.CompletedTask;
        Assert.True(isFolding);

        Assert.DoesNotContain(KeyOf(town, people[0]).Value, await Rows(town, lead.Address.Partition));
        Assert.Contains(KeyOf(town, people[1]).Value, await Rows(town, lead.Address.Partition));
    }

    [Fact]
    public async Task After_thirteen_months_nothing_says_who_did_what_and_the_words_stand()
    {
        await using var town = new Town(Features, settings: new Dictionary<string, string?> { ["PublicUrl"] = "https://otgbot.example.no" });
        var lead = await town.Opened();
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola"));
        await kari.Proposes("Klarspråk");
        await ola.Says("temaer");
        await kari.Says("medvert 1 @Ola", ola);
        await kari.Says("tips prinsipp 1, 5 min: Ring en bruker i dag");
        await lead.Says("slots 10–11");
        await lead.Says("rooms Storsalen, 60");
        await lead.Says("away 1 slot 1");
        await lead.Says("åpne avstemning");
        await ola.Says("temaer");
        await lead.Says("lukk avstemning");
        var id = await town.UnconferenceId(lead);
        await town.Unconferences().Change(id, old => old.Publish(town.Clock.GetUtcNow()), Cancel);
        await new OtgBot.Features.Unconferences.Agenda.AgendaStore(town.Store).AgreeToName(id, KeyOf(town, kari).Value, Cancel);
        await kari.Says("lærdom 1");
        await kari.Presses("Fortell", ("topic", "1"), ("out", "Vi strøk halve brevet."), ("start", ""), ("stop", ""));
        await lead.Says("lukk unconference ja");

        for (var month = 0; month < 15; month++)
        {
            await Passes(town, 31);
            await lead.Says("status");
        }

        await FindsNoTrace(town, kari);
        await FindsNoTrace(town, ola);
        var everything = await Read(town);
        foreach (var words in new[] { "Klarspråk", "Ring en bruker i dag", "Vi strøk halve brevet.", "Liv" }) Assert.Contains(words, everything);
    }

    [Fact]
    public async Task What_somebody_who_still_takes_part_did_fifteen_months_ago_is_not_known_to_be_theirs()
    {
        await using var town = new Town(Features);
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");
        await kari.Says("tips prinsipp 1, 5 min: Ring en bruker i dag");
        await lead.Says("lukk unconference ja");
        for (var month = 0; month < 15; month++)
        {
            await Passes(town, 31);
            await kari.Says("status");
        }

        var seen = await kari.Privately.Says("mine data");

        Assert.Contains("Dine kanaler: team", seen);
        Assert.DoesNotContain("Klarspråk", seen);
        Assert.DoesNotContain("Ring en bruker", seen);
        Assert.DoesNotContain("Kari", await Read(town));
    }

    [Fact]
    public async Task Ballots_go_after_thirteen_months_also_where_no_numbers_are_made()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(PrivacyFeature)]);
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        await town.Person("Velger").Says("stem 1 2");
        await lead.Says("lukk avstemning");
        await lead.Says("lukk unconference ja");
        Assert.Contains("ballot|", await town.Everything());

        await Passes(town, 7 * 59);

        Assert.DoesNotContain("ballot|", await town.Everything());
        Assert.Contains("1", await lead.Says("resultat"));
    }

    [Theory]
    [InlineData("nb-NO", "glem meg ja", "Du er eneste leder i", "«leder legg til @Per»", "glem meg ja likevel")]
    [InlineData("nn-NO", "gløym meg ja", "Du er einaste leiar i", "«leiar legg til @Per»", "gløym meg ja likevel")]
    [InlineData("en-GB", "forget me yes", "You are the only lead in", "“lead add @Per”", "forget me yes anyway")]
    public async Task The_only_lead_is_told_what_becomes_of_the_community_before_anything_is_erased(string locale, string yes, string only, string how, string anyway)
    {
        await using var town = new Town(Features);
        var lead = await town.Lead(locale: locale);
        await town.Person("Kari", locale).Says("help");

        var warning = await lead.Privately.Says(yes);

        Assert.Contains(only, warning);
        Assert.Contains(how, warning);
        Assert.Contains(anyway, warning);
        Assert.Single((await town.Get<Communities>().Get(lead.Address.Partition, TestContext.Current.CancellationToken))!.Leads);
        await lead.Privately.Says(anyway);
        Assert.Empty((await town.Get<Communities>().Get(lead.Address.Partition, TestContext.Current.CancellationToken))!.Leads);
    }

    [Fact]
    public async Task To_be_forgotten_is_no_way_to_more_tries_at_a_code()
    {
        await using var town = new Town(Features);
        await town.Opened();
        var nils = await town.Lead("Nils", "nb-NO", "naboen");
        for (var n = 0; n < 5; n++) Assert.Contains("finner jeg ikke", await nils.Says("bli med KKKK-KKKK"));
        await nils.Privately.Says("glem meg ja likevel");
        await Passes(town, 0, minutes: 12);
        await nils.Says("leder legg til meg");

        Assert.Contains("for mange forsøk", await nils.Says("bli med KKKK-KKKK"));
        await Passes(town, 2);
        Assert.DoesNotContain("join-tries", await town.Everything());
    }

    [Fact]
    public async Task A_click_on_its_way_while_somebody_is_forgotten_leaves_nothing_in_the_end()
    {
        await using var watched = new WatchedTown(Features);
        var town = watched.Town;
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Says("temaer");
        var isForgetting = false;
        watched.Store.Before = async (call, key) =>
        {
            if (isForgetting || call != "Insert" || !key.Row.StartsWith("suggestion|", StringComparison.Ordinal)) return;
            isForgetting = true;
            await kari.Privately.Says("glem meg ja");
        };
        await kari.Says("tips prinsipp 1, 5 min: Ring en bruker i dag");
        watched.Store.Before = (_, _) => Task.CompletedTask;
        Assert.True(isForgetting);

        await Passes(town, 0, minutes: 12);

        var everything = await Rows(town, kari.Address.Partition, "p|" + KeyOf(town, kari).Value, "participation");
        Assert.DoesNotContain(KeyOf(town, kari).Value, everything);
        Assert.Contains("Ring en bruker i dag", everything);
    }

    [Fact]
    public async Task A_message_that_comes_again_to_another_host_is_not_from_somebody_new()
    {
        await using var town = new Town(Features);
        await town.Opened();
        var kari = town.Person("Kari");
        var said = kari.Event(IncomingKind.Text) with { Text = "tips prinsipp 1, 5 min: Ring en bruker i dag" };
        await kari.Does(said);
        await kari.Privately.Says("glem meg ja");
        await using (var other = town.SecondHost()) await other.Handle(said);

        await FindsNoTrace(town, kari);
        await Passes(town, 0, minutes: 12);
        await FindsNoTrace(town, kari);
    }

    /// <summary>Days go by, and every job runs as it would at each day's end.</summary>
    internal static async Task Passes(Town town, int days, int minutes = 0)
    {
        for (var day = 0; day < days + (minutes > 0 ? 1 : 0); day++)
        {
            town.Clock.Advance(day < days ? TimeSpan.FromDays(1) : TimeSpan.FromMinutes(minutes));
            foreach (var job in town.Get<Jobs>().All.Where(job => job.Name is "participation.fold" or "privacy.forgotten" or "retention" or AlarmClock.Job)) await job.Run(Cancel);
        }
    }

    internal static async Task FindsNoTrace(Town town, TestPerson person)
    {
        var everything = await Read(town);
        Assert.DoesNotContain(person.Person.Id, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person.Person.Name, everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(KeyOf(town, person).Value, everything);
    }

    /// <summary>All that is stored, with the letters that JSON writes as numbers in words.</summary>
    private static async Task<string> Read(Town town) => System.Text.RegularExpressions.Regex.Replace(await town.Everything(), @"\\u([0-9A-Fa-f]{4})",
        found => ((char)Convert.ToInt32(found.Groups[1].Value, 16)).ToString());

    private static async Task<string> Rows(Town town, params string[] partitions)
    {
        var all = new System.Text.StringBuilder();
        foreach (var partition in partitions)
        {
            await foreach (var row in town.Store.List(partition, "", Key.End.ToString(), Cancel)) all.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{row.Key} {System.Text.Encoding.UTF8.GetString(row.Json.Span)}");
        }

        return all.ToString();
    }

    private static PersonKey KeyOf(Town town, TestPerson person) => town.Get<Pseudonyms>().Of(person.Address, person.Person);
}
