using System.Text.RegularExpressions;
using OtgBot.Features;
using OtgBot.Features.Privacy;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Sharing;

/// <summary>One unconference, several communities: Liv's opened it in bokmål, Nils' joins in nynorsk.</summary>
public sealed partial class SharingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_community_joins_with_a_code_and_each_reads_proposes_and_votes_in_its_own_language()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);

        Assert.Contains("Fellesskap 2 er nå med på Høst-unconference", Last(town, "team").Text);
        Assert.Contains("Ope for forslag", Last(town, "naboen").Text);
        await town.Person("Kari").Proposes("Klarspråk");
        Assert.Contains("Vert: Kari", Last(town, "naboen").Text);
        await Propose(town.Person("Oddny", "nn-NO", "naboen"), "Opne data", consents: false);
        Assert.Contains("Vert: Oddny", Last(town, "team").Text);
        Assert.Contains("2 tema", await nils.Says("tema"));
        await lead.Says("åpne avstemning");
        Assert.Contains("Avrøystinga er open", Last(town, "naboen").Text);
        for (var n = 0; n < 6; n++) await town.Person($"Granne{n}", "nn-NO", "naboen").Says("røyst 1");

        Assert.Contains("Minst 5 stemte", await lead.Says("lukk avstemning"));
        Assert.Contains("Minst 5 røysta", Last(town, "naboen").Text);
        await lead.Says("lukk unconference ja");
        Assert.Contains("Avslutta", Last(town, "naboen").Text);
    }

    [Fact]
    public async Task A_person_counts_once_in_a_workspace_whatever_community_they_vote_in()
    {
        await using var town = Fair.Town();
        var (lead, _) = await Shared(town);
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await town.Person("Kari").Says("stem 1");
        await town.Person("Kari", channel: "naboen").Says("stem 2");
        await lead.Says("lukk avstemning");

        var count = await town.Exact(lead);

        Assert.Equal(1, count.Voters);
        Assert.Equal(1, count.Topics.Single(topic => topic.Number == 2).Points);
        Assert.Equal(0, count.Topics.Single(topic => topic.Number == 1).Points);
    }

    [Fact]
    public async Task Only_the_owners_leads_run_it()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);

        foreach (var says in new[] { "opne avrøysting", "lukk unconference ja", "fristar", "avrøystinga lukkar 1. des", "skjul 1 Reklame", "slå saman 1 med 2 ja", "invitasjonskode", "fjern fellesskap 1 ja" })
            Assert.Contains("leiar i fellesskapet som eig unconferencen", await nils.Says(says));
        Assert.DoesNotContain("Opne avrøysting", await nils.Says("unconference"));
        Assert.Contains("Åpne avstemning", await lead.Says("unconference"));
        Assert.Contains("Bare ledere", await town.Person("Kari").Says("invitasjonskode"));
        Assert.Contains("Berre leiarar", await town.Person("Oddny", "nn-NO", "naboen").Says("bli med K7QM-4T2X"));
    }

    [Fact]
    public async Task A_code_is_shown_to_the_lead_alone_and_stays_the_same_until_there_is_a_new_one()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();

        var first = await Code(town, lead, "invitasjonskode");
        Assert.Equal("chat-user-liv", Newest(town).Content.To.Conversation);
        Assert.Equal(first, await Code(town, lead, "invitasjonskode"));
        var second = await Code(town, lead, "invitasjonskode ny");

        Assert.NotEqual(first, second);
        var nils = await town.Lead("Nils", "nb-NO", "naboen");
        Assert.Contains("Den koden er stengt", await nils.Says($"bli med {first}"));
        Assert.Contains("Åpent for forslag", await nils.Says($"bli med {second.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)}"));
    }

    [Fact]
    public async Task Who_reads_the_stores_keys_learns_no_code_and_one_that_an_earlier_version_wrote_still_opens()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var code = (await Code(town, lead, "invitasjonskode")).Replace("-", "", StringComparison.Ordinal);
        Assert.DoesNotContain(await town.Copy(), row => row.Key.ToString().Contains(code, StringComparison.Ordinal));

        var cancel = TestContext.Current.CancellationToken;
        var key = new UnconferencesStore(town.Store, town.Get<Pseudonyms>()).JoinCodeKey(code);
        var stored = (await town.Store.Get(key, cancel))!;
        await town.Store.Insert(UnconferencesStore.EarlierJoinCodeKey(code), stored.Json, cancel);
        await town.Store.Delete(key, null, cancel);

        Assert.Contains("Åpent for forslag", await (await town.Lead("Nils", "nb-NO", "naboen")).Says($"bli med {code}"));
    }

    [Fact]
    public async Task A_code_that_is_wrong_closed_too_old_used_up_or_known_gets_a_clear_answer()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var (nils, siri) = (await town.Lead("Nils", "nb-NO", "naboen"), await town.Lead("Siri", "nb-NO", "tredje"));

        var single = await Code(town, lead, "invitasjonskode ett");
        Assert.Contains("Hvilken kode?", await nils.Says("bli med"));
        Assert.Contains("finner jeg ikke", await nils.Says("bli med KKKK-KKKK"));
        Assert.Contains("finner jeg ikke", await nils.Says("bli med på moroa"));
        Assert.Contains("allerede med", await lead.Says($"bli med {single}"));
        Assert.Contains("Åpent for forslag", await nils.Says($"bli med {single}"));
        Assert.Contains("gjaldt for ett fellesskap og er brukt", await siri.Says($"bli med {single}"));
        var many = await Code(town, lead, "invitasjonskode ny");
        Assert.Contains("Koden er stengt", await lead.Says("invitasjonskode steng"));
        Assert.Contains("Den koden er stengt", await siri.Says($"bli med {many}"));
        Assert.Contains("ingen åpen kode", await lead.Says("invitasjonskode steng"));
        var old = await Code(town, lead, "invitasjonskode ny");
        town.Clock.Advance(TimeSpan.FromDays(14));
        Assert.Contains("for gammel", await siri.Says($"bli med {old}"));
        var last = await Code(town, lead, "invitasjonskode");
        await lead.Says("lukk unconference ja");
        Assert.Contains("avsluttet", await siri.Says($"bli med {last}"));
    }

    [Fact]
    public async Task Guessing_is_stopped_for_the_person_and_for_the_community_also_after_a_restart_and_on_other_hosts()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var lead = await town.Opened();
        var code = await Code(town, lead, "invitasjonskode");
        var nils = await town.Lead("Nils", "nb-NO", "naboen");
        for (var n = 0; n < 5; n++) Assert.Contains("finner jeg ikke", await nils.Says("bli med KKKK-KKKK"));

        Assert.Contains("Vent 60 minutter", await nils.Says($"bli med {code}"));
        Assert.Contains("for mange forsøk", await (nils with { Town = other }).Says($"bli med {code}"));
        for (var n = 0; n < 2; n++)
        {
            var helper = await AlsoLead(town, $"Leder{n}");
            for (var guess = 0; guess < 5; guess++) Assert.Contains("finner jeg ikke", await helper.Says("bli med KKKK-KKKK"));
        }

        Assert.Contains("for mange forsøk", await (await AlsoLead(town, "Leder9")).Says($"bli med {code}"));
        town.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Contains("Vent 1 minutt,", await nils.Says($"bli med {code}"));
        town.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("Åpent for forslag", await nils.Says($"bli med {code}"));
    }

    [Fact]
    public async Task A_community_with_an_unconference_of_its_own_is_told_so_and_the_code_is_not_spent()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var code = await Code(town, lead, "invitasjonskode ett");
        var nils = await town.Lead("Nils", "nb-NO", "naboen");
        await nils.Says("unconference");
        await nils.Presses("Åpne", ("name", "Vår egen"), ("theme", ""), ("date", "2026-12-03"), ("votes", "5"));

        Assert.Contains("«Vår egen» er allerede åpen her", await nils.Says($"bli med {code}"));
        await nils.Says("lukk unconference ja");
        Assert.Contains("Åpent for forslag", await nils.Says($"bli med {code}"));
        Assert.Contains("Vår egen", await nils.Says("unconference 1"));
    }

    [Fact]
    public async Task A_host_is_shown_with_their_organisation_only_where_they_agreed()
    {
        await using var town = Fair.Town();
        var (_, nils) = await Shared(town);
        Assert.Contains("«Skatteetaten»", await nils.Says("organisasjon Skatteetaten"));

        await Propose(town.Person("Oddny", "nn-NO", "naboen"), "Opne data", consents: true);
        Assert.Contains("Vert: Oddny (Skatteetaten)", Last(town, "team").Text);
        await Propose(town.Person("Per", "nn-NO", "naboen"), "Klarspråk", consents: false);
        Assert.Contains("Vert: Per\n", Last(town, "team").Text);
        Assert.Contains("2. Skatteetaten (de)", await nils.Says("fellesskapa"));
        Assert.Contains("ikkje namnet dykkar", await nils.Says("organisasjon ingen"));
        Assert.Contains("2. Fellesskap 2 (de)", await nils.Says("fellesskapa"));
        Assert.Contains("40 teikn", await nils.Says("organisasjon " + new string('x', 41)));
    }

    [Fact]
    public async Task The_owner_removes_a_community_whose_votes_stay_and_stay_anonymous()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 6; n++) await town.Person($"Granne{n}", "nn-NO", "naboen").Says("røyst 1");

        Assert.Contains("Hvilket fellesskap?", await lead.Says("fjern fellesskap 3 ja"));
        Assert.Contains("deres eget fellesskap", await lead.Says("fjern fellesskap 1 ja"));
        Assert.Contains("Fellesskap 2 er ikke lenger med", await lead.Says("fjern fellesskap 2 ja"));
        Assert.Contains("har avslutta deltakinga dykkar", Last(town, "naboen").Text);
        Assert.Contains("Ingen unconference er open her no", await town.Person("Granne1", "nn-NO", "naboen").Says("røyst 1"));
        Assert.Contains("annan", await OldButton(town, nils));
        Assert.Contains("Minst 5 stemte", await lead.Says("lukk avstemning"));
        Assert.DoesNotContain("Resultat", Last(town, "naboen").Text);
    }

    [Fact]
    public async Task A_community_leaves_and_its_people_can_still_be_forgotten_even_after_all_of_it_is_gone()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        var oddny = town.Person("Oddny", "nn-NO", "naboen");
        await Propose(oddny, "Opne data", consents: false);
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await oddny.Says("røyst 2");
        await nils.Says("forlat unconference");
        Assert.Contains("De er ikkje lenger med", await nils.Presses("Ja, gå ut"));
        Assert.Contains("ikke lenger med", Last(town, "team").Text);
        Assert.Contains("alene om denne", await lead.Says("forlat unconference"));

        var community = (await town.Get<Communities>().Get(nils.Address.Partition, Cancel))!;
        await Assert.Single(town.Get<FeatureMap>().CommunityData).Erase(community, Cancel);
        await foreach (var row in town.Store.List(nils.Address.Partition, "", "~", Cancel)) await town.Store.Delete(row.Key, null, Cancel);
        var scope = new PersonScope(town.Get<Pseudonyms>().Of(oddny.Address, oddny.Person), oddny.Person, [nils.Address.Partition]);
        foreach (var data in town.Get<FeatureMap>().PersonalData) await data.Erase(scope, Cancel);

        Assert.DoesNotContain((await town.Everything()).Split('\n'), line => line.StartsWith("u|", StringComparison.Ordinal) && (line.Contains("Oddny", StringComparison.Ordinal) || line.Contains(scope.Key.Value, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_community_removed_from_its_workspace_during_the_vote_breaks_nothing()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await lead.Says("avstemningen lukker 20. nov kl. 12");
        for (var n = 0; n < 6; n++) await town.Person($"Granne{n}", "nn-NO", "naboen").Says("røyst 1");
        await town.Get<Communities>().Change(nils.Address.Partition, old => old with { RemovedAt = town.Clock.GetUtcNow() }, Cancel);
        var before = town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        town.Clock.Advance(TimeSpan.FromMinutes(5));
        await town.Run(AlarmClock.Job);

        Assert.Contains("Minst 5 stemte", Last(town, "team").Text);
        Assert.Equal(before, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        Assert.DoesNotContain("\"kind\":\"unconference", await town.Everything());
    }

    [Fact]
    public async Task Where_the_owner_goes_the_next_community_runs_it()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.Person("Oddny", "nn-NO", "naboen").Says("tema");
        await lead.Says("forlat unconference");
        await lead.Presses("Ja, gå ut");

        Assert.Contains("Dykkar", (await nils.Says("fellesskapa")).Replace("(eigar, de)", "Dykkar", StringComparison.Ordinal));
        await Propose(town.Person("Oddny", "nn-NO", "naboen"), "Opne data", consents: null);
        Assert.Contains("Avrøystinga er open", await nils.Says("opne avrøysting"));
    }

    [Fact]
    public async Task Deadlines_are_told_in_each_community_in_its_language_and_by_its_own_day()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);
        await town.Get<Communities>().Change(nils.Address.Partition, old => old with { Zone = "America/New_York" }, Cancel);
        await lead.Says("avstemningen åpner 20. nov kl. 12");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        Assert.Contains("Avstemningen er åpen", Last(town, "team").Text);
        Assert.DoesNotContain("Avrøystinga er open", Last(town, "naboen").Text);
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        Assert.Contains("Avrøystinga er open", Last(town, "naboen").Text);
    }

    [Fact]
    public async Task A_community_that_joins_in_the_middle_of_the_vote_is_not_told_again_that_it_opened()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("avstemningen åpner 20. nov kl. 12");
        await lead.Says("avstemningen lukker 27. nov kl. 12");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 11, 0, 0, TimeSpan.Zero));
        var code = await Code(town, lead, "invitasjonskode");
        var nils = await town.Lead("Nils", "nn-NO", "naboen");
        Assert.Contains("Avrøystinga er open", await nils.Says($"bli med {code}"));
        var before = town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen");

        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 26, 11, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);

        Assert.Equal(before + 1, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        Assert.Contains("Avrøystinga stengjer snart", Last(town, "naboen").Text);
    }

    [Fact]
    public async Task A_code_goes_with_its_unconference()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await Code(town, lead, "invitasjonskode");

        await town.Unconferences().Leave(lead.Address.Partition, Cancel);

        Assert.DoesNotContain((await town.Everything()).Split('\n'), line => line.StartsWith("join ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_it_is_night_nothing_is_posted_and_in_the_morning_it_is_told_once_how_things_stand()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var (lead, nils) = await Shared(town);
        await town.Get<Communities>().Change(nils.Address.Partition, old => old with { Zone = "America/New_York" }, Cancel);
        var before = town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen");

        // Ten in Oslo is four in New York.
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        Assert.Equal(before, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 18, 12, 0, 0, TimeSpan.Zero));
        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));
        town.Clock.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));

        Assert.Equal(before + 1, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        Assert.Contains("Avrøystinga er open", Last(town, "naboen").Text);
        Assert.Contains("Tema: 3", Last(town, "naboen").Text);
        Assert.DoesNotContain(" later|", await town.Everything());
        await town.Person("Kari").Says("tema");
        await lead.Says("lukk avstemning");
        Assert.Contains("Resultat", Last(town, "naboen").Text);
    }

    [Fact]
    public async Task A_community_whose_platform_takes_nothing_just_now_reads_a_little_later_how_things_stand_and_keeps_no_other_waiting()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(3);
        var before = town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen");
        var (asked, away) = (new TaskCompletionSource(), new TaskCompletionSource());
        town.Channel.Holds = async (message, _) =>
        {
            if (message.To.Conversation != "naboen") return;
            asked.TrySetResult();
            await away.Task;
        };
        town.Channel.Answer = message => message.To.Conversation == "naboen" ? new SendResult(SendOutcome.Refused, Reason: "503") : null;

        var opening = lead.Says("åpne avstemning");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Contains("Avstemningen er åpen", Last(town, "team").Text);
        away.SetResult();
        await opening;
        town.Channel.Answer = _ => null;
        Assert.Equal(before, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        town.Clock.Advance(TimeSpan.FromMinutes(6));
        await town.Run(AlarmClock.Job);

        Assert.Equal(before + 1, town.Channel.Messages.Count(message => message.Content.To.Conversation == "naboen"));
        Assert.Contains("Avrøystinga er open", Last(town, "naboen").Text);
        Assert.DoesNotContain(" later|", await town.Everything());
    }

    [Fact]
    public async Task A_guest_lead_takes_no_takeaway_of_another_community_away()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await town.HasTopics(1);
        await lead.Says("lukk unconference ja");
        await town.Person("Kari").Says("lærdom 1");
        await town.Person("Kari").Presses("Fortell", ("topic", "1"), ("out", "Vi strøk halve brevet."), ("start", "Les høyt"), ("stop", ""));

        Assert.Contains("fellesskapet som eig unconferencen", await nils.Says("fjern lærdom 1"));
        Assert.Contains("Lærdom 1 er tatt bort", await lead.Says("fjern lærdom 1"));
    }

    [Fact]
    public async Task One_that_was_left_and_joined_again_is_the_one_that_is_open()
    {
        await using var town = Fair.Town();
        var (lead, nils) = await Shared(town);
        await nils.Says("forlat unconference");
        await nils.Presses("Ja, gå ut");
        var store = town.Unconferences();
        var first = await town.UnconferenceId(lead);
        await store.Open(nils.Address.Partition, new Unconference { Id = "own", Name = "Vår eiga", Date = new DateOnly(2026, 12, 3), Zone = "Europe/Oslo", Communities = [nils.Address.Partition], OpenedAt = town.Clock.GetUtcNow() }, Cancel);
        await store.Change("own", old => old.Close(town.Clock.GetUtcNow()), Cancel);

        await nils.Says($"bli med {await Code(town, lead, "invitasjonskode")}");

        Assert.Equal(first, (await store.Current(nils.Address.Partition, Cancel)).Id);
        Assert.Contains("Høst-unconference", await nils.Says("unconference"));
        Assert.Contains("Føreslå", await town.Person("Oddny", "nn-NO", "naboen").Says("føreslå"));
    }

    [Fact]
    public async Task What_somebody_left_in_it_is_still_shown_and_erased_when_their_own_community_is_gone()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(PrivacyFeature)]);
        var (_, nils) = await Shared(town);
        var oddny = town.Person("Oddny", "nn-NO", "naboen");
        await Propose(oddny, "Opne data", consents: false);
        await town.Handle(nils.Event(IncomingKind.Removed));
        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Run(AlarmClock.Job);

        Assert.Contains("Opne data", await oddny.Privately.Says("mine data"));
        await oddny.Privately.Says("gløym meg ja");
        var everything = await town.Everything();
        Assert.Contains("Opne data", everything);
        Assert.DoesNotContain("Oddny", everything, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(town.Get<Pseudonyms>().Of(oddny.Address, oddny.Person).Value, everything);
    }

    private static async Task<(TestPerson Lead, TestPerson Nils)> Shared(Town town)
    {
        var lead = await town.Opened();
        var code = await Code(town, lead, "invitasjonskode");
        var nils = await town.Lead("Nils", "nn-NO", "naboen");
        await nils.Says($"bli med {code}");
        return (lead, nils);
    }

    private static async Task<TestPerson> AlsoLead(Town town, string name)
    {
        var person = town.Person(name, "nb-NO", "naboen");
        await town.Get<Communities>().Change(person.Address.Partition, old => old with { Leads = [.. old.Leads, new Lead(person.Person.Id, name)] }, Cancel);
        return person;
    }

    private static async Task<string> Propose(TestPerson person, string title, bool? consents)
    {
        await person.Says("føreslå");
        (string, string)[] topic = [("title", title), ("about", "Kva kan vi gjere?"), ("format", "talk"), ("minutes", "15")];
        return await person.Presses("Føreslå", consents is { } yes ? [.. topic, ("organisation", yes ? "true" : "false")] : topic);
    }

    private static async Task<string> OldButton(Town town, TestPerson nils)
    {
        var id = (await town.Unconferences().Touched(nils.Address.Partition, Cancel)).Single().Id;
        return await nils.Does(nils.Event(IncomingKind.Button) with { Button = new ButtonPress("unconferences.topics", new Dictionary<string, string> { ["u"] = id }, null, null), AnswersInline = true });
    }

    private static async Task<string> Code(Town town, TestPerson lead, string says)
    {
        await lead.Says(says);
        return Written().Match(Newest(town).Text).Groups[1].Value;
    }

    private static TestMessage Newest(Town town) => town.Channel.Messages.Last(message => message.Text.Contains("Kode: ", StringComparison.Ordinal));

    private static TestMessage Last(Town town, string channel) => town.Channel.Messages.Last(message => message.Content.To.Conversation == channel);

    [GeneratedRegex("Kode: ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Written();
}
