namespace OtgBot.Tests.Features.Unconferences;

public sealed class LeadingTests
{
    [Theory]
    [InlineData("nb-NO", "Åpne", "åpne avstemning", "lukk avstemning", "lukk unconference ja", "Åpent for forslag", "Avstemningen er åpen", "Resultat:", "Avsluttet")]
    [InlineData("nn-NO", "Opne", "opne avrøysting", "lukk avrøysting", "lukk unconference ja", "Ope for forslag", "Avrøystinga er open", "Resultat:", "Avslutta")]
    [InlineData("en-GB", "Open", "open voting", "close voting", "close unconference ja", "Topics can be proposed", "Voting is open", "Result:", "Ended")]
    public async Task A_lead_takes_it_from_call_to_close(string locale, string open, string openVoting, string closeVoting, string close, string proposing, string voting, string result, string ended)
    {
        await using var town = Fair.Town();
        var lead = await town.Lead(locale: locale);
        await lead.Says("unconference");

        Assert.Contains(proposing, await lead.Presses(open, ("name", "Haust"), ("theme", ""), ("date", "2026-12-03"), ("votes", "3")));
        await town.Person("Kari", locale).Proposes("Klarspråk");
        Assert.Contains(voting, await lead.Says(openVoting));
        Assert.Contains(result, await lead.Says(closeVoting));
        Assert.Contains(ended, await lead.Says(close));
        Assert.Contains("Haust", await lead.Says("unconference 1"));
    }

    [Fact]
    public async Task Only_a_lead_opens_and_closes_whatever_button_is_pressed()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        var kari = town.Person("Kari");
        await kari.Proposes("Klarspråk");
        await lead.Says("unconference");

        Assert.Contains("Bare ledere", await kari.Presses("Åpne avstemning"));
        Assert.Contains("Bare ledere", await kari.Presses("Ja, avslutt unconferencen"));
        Assert.Contains("Bare ledere", await kari.Says("åpne avstemning"));
        Assert.Contains("Avstemningen er åpen", await lead.Presses("Åpne avstemning"));
        await lead.Says("unconference");
        Assert.Contains("Bare ledere", await kari.Presses("Lukk og vis resultatet"));
        Assert.Contains("Resultat:", await lead.Presses("Lukk og vis resultatet"));
    }

    [Fact]
    public async Task A_step_in_the_wrong_phase_or_taken_twice_gets_a_sentence()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();

        Assert.Contains("ingen temaer å stemme på", await lead.Says("åpne avstemning"));
        Assert.Contains("ikke åpnet ennå", await lead.Says("lukk avstemning"));
        Assert.Contains("ikke åpnet ennå", await lead.Says("stem"));
        Assert.Contains("skjult til en leder", await lead.Says("resultat"));
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        Assert.Contains("allerede åpen", await lead.Says("åpne avstemning"));
        Assert.Contains("fortsatt åpen", await lead.Says("lukk unconference ja"));
        Assert.Contains("ikke temaer endres", await town.Person("Vert1").Says("endre tema 1"));
        Assert.Contains("skjult til en leder", await lead.Says("resultat"));
        await lead.Says("lukk avstemning");
        Assert.Contains("Avstemningen er lukket", await lead.Says("lukk avstemning"));
        Assert.Contains("Avstemningen er lukket", await lead.Says("stem 1"));
        Assert.Contains("er trukket", await town.Person("Vert1").Says("trekk 1 ja"));
    }

    [Fact]
    public async Task A_date_in_the_past_is_asked_again_at_once_in_chat_and_the_rest_is_kept()
    {
        await using var town = Fair.Town(forms: false);
        var lead = await town.Lead();
        foreach (var answer in new[] { "unconference", "Høst", "-" }) await lead.Says(answer);

        var seen = await lead.Says("17.11.2026");

        Assert.Contains("Den datoen er passert", seen);
        Assert.Contains("Når skal unconferencen være?", seen);
        Assert.Contains("Hvor mange stemmer", await lead.Says("3.12.2026"));
        foreach (var answer in new[] { "3", "-", "-" }) await lead.Says(answer);
        Assert.Contains("Høst", await lead.Says("hopp over"));
        Assert.Contains("3. desember 2026", await lead.Says("unconference"));
    }

    [Theory]
    [InlineData("nb-NO", "For eksempel 16. desember 2026.", "snart", "Jeg forsto ikke datoen. Skriv den slik: 16. desember 2026 eller 16.12.", "fredag", "fredag 20. november 2026")]
    [InlineData("nn-NO", "Til dømes 16. desember 2026.", "snart", "Eg forstod ikkje datoen. Skriv han slik: 16. desember 2026 eller 16.12.", "i morgon", "torsdag 19. november 2026")]
    [InlineData("en-GB", "For example 16 December 2026.", "soon", "I didn’t understand that date. Write it like this: 16 December 2026 or 16/12.", "Dec 3", "3 December 2026")]
    public async Task The_day_is_asked_for_with_an_example_and_read_as_people_write_it(string locale, string example, string wrong, string refusal, string day, string shown)
    {
        await using var town = Fair.Town(forms: false);
        var lead = await town.Lead(locale: locale);
        await lead.Says("unconference");
        await lead.Says("Mitt");

        Assert.Contains(example, await lead.Says("-"));
        Assert.Contains(refusal, await lead.Says(wrong));
        foreach (var answer in new[] { day, "3", "-", "-", "-" }) await lead.Says(answer);
        Assert.Contains(shown, await lead.Says("unconference"));
    }

    [Fact]
    public async Task A_deadline_after_the_day_is_told_at_once_in_chat()
    {
        await using var town = Fair.Town(forms: false);
        var lead = await town.Lead();
        foreach (var answer in new[] { "unconference", "Høst", "-", "3.12.2026", "3" }) await lead.Says(answer);

        Assert.Contains("så fristen kan ikke være etter den dagen", await lead.Says("5. desember kl. 12"));
        await lead.Says("1. desember kl. 12");
        Assert.Contains("kan ikke lukkes før den er åpnet", await lead.Says("30. november kl. 12"));
        await lead.Says("2. desember kl. 12");
        Assert.Contains("Frist for forslag: tirsdag 1. desember kl. 12.00", await lead.Says("-"));
    }

    [Fact]
    public async Task A_date_in_the_past_is_told_and_the_form_keeps_the_rest()
    {
        await using var town = Fair.Town();
        var lead = await town.Lead();
        await lead.Says("unconference");

        var seen = await lead.Presses("Åpne", ("name", "Høst"), ("theme", "Brev"), ("date", "2026-11-17"), ("votes", "3"));

        Assert.Contains("Den datoen er passert", seen);
        Assert.Contains("Brev", seen);
        Assert.Contains("Åpent for forslag", await lead.Presses("Åpne", ("name", "Høst"), ("theme", "Brev"), ("date", "2026-11-18"), ("votes", "3")));
    }

    [Fact]
    public async Task One_is_open_at_a_time_and_those_before_stay_readable()
    {
        await using var town = Fair.Town();
        var lead = await town.Lead();
        await lead.Says("unconference");
        await lead.Privately.Says("unconference");
        await lead.Presses("Åpne", ("name", "Vår"), ("theme", ""), ("date", "2026-12-01"), ("votes", "3"));

        Assert.Contains("«Vår» er allerede åpen", await lead.Privately.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2026-12-02"), ("votes", "3")));
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await town.Person("Kari").Says("stem 2");
        await lead.Says("lukk avstemning");
        await lead.Says("lukk unconference ja");
        Assert.Contains("1. Sak 1", await lead.Says("temaer"));

        await lead.Says("unconference Høst");
        Assert.Contains("Høst", await lead.Presses("Åpne", ("name", "Høst"), ("theme", ""), ("date", "2026-12-02"), ("votes", "3")));
        Assert.Contains("Tidligere: 1 Vår", await lead.Says("unconference"));
        Assert.Contains("Sak 2", await lead.Says("resultat 1"));
        Assert.Contains("finner jeg ikke", await lead.Says("unconference 3"));
        Assert.Contains("Ingen temaer", await lead.Says("temaer"));
    }

    [Fact]
    public async Task A_lead_and_a_stranger_who_open_at_once_through_two_hosts_open_one()
    {
        await using var town = Fair.Town();
        var lead = await town.Lead();
        await using var other = town.SecondHost();
        var store = town.Unconferences();
        var beside = other.Unconferences();

        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(async () =>
        {
            try
            {
                return await (n % 2 == 0 ? store : beside).Open(lead.Address.Partition, Tallies.Unconference($"u{n / 2}"), TestContext.Current.CancellationToken);
            }
            catch (UserError)
            {
                return false;
            }
        })));

        Assert.Single(opened, won => won);
        Assert.Single(await store.All(lead.Address.Partition, TestContext.Current.CancellationToken));
    }
}
