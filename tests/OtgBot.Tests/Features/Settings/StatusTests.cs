using OtgBot.Features.Settings;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

public sealed class StatusTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature)];

    [Fact]
    public async Task Status_says_language_zone_leads_since_when_and_that_posting_works()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari, "team");

        var status = await kari.Says("status");

        Assert.Contains("Slik er team satt opp", status);
        Assert.Contains("Språk i kanalen: bokmål", status);
        Assert.Contains("Tidssone: Europe/Oslo", status);
        Assert.Contains("Ledere: Kari", status);
        Assert.Contains("Her siden: 18. november 2026", status);
        Assert.Contains("Kan skrive i kanalen: ja", status);
    }

    [Fact]
    public async Task A_personal_chat_says_in_words_why_nothing_can_be_posted()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        var team = await town.Install(kari);
        await kari.Says("status");
        await town.Get<Communities>().Change(team.Partition, old => old with { Inactive = "403 BotDisabledByAdmin" }, TestContext.Current.CancellationToken);

        Assert.Contains("nei. Legg meg til i kanalen på nytt. (Feilkode: 403 BotDisabledByAdmin)", await kari.Privately.Says("status"));
    }

    [Fact]
    public async Task A_personal_chat_switches_between_communities_by_button_number_and_name()
    {
        await using var town = new Town(Features);
        await town.Install(town.Person("Kari"), "Plattform");
        await town.Install(town.Person("Kari"), "Design");
        var kari = town.Person("Kari", channel: "Plattform");
        await (kari with { Channel = "Design" }).Says("status");
        await kari.Says("status");

        var status = await kari.Privately.Says("status");
        Assert.Contains("Slik er Plattform satt opp", status);
        Assert.Contains("Kanalene dine: 2", status);
        Assert.Contains("Slik er Design satt opp", await kari.Privately.Presses("Bruk Design"));
        Assert.Contains("Slik er Plattform satt opp", await kari.Privately.Says("fellesskap 2"));
        Assert.Contains("Slik er Design satt opp", await kari.Privately.Says("fellesskap desi"));
        Assert.Contains("1 Design, 2 Plattform", await kari.Privately.Says("fellesskap Sandvika"));
        Assert.Contains("1 Design, 2 Plattform", await kari.Privately.Says("fellesskap 9"));
        Assert.Contains("den private chatten med meg", await (town.Person("Kari", "nn-NO", "Design")).Says("fellesskap 1"));
    }

    [Fact]
    public async Task Someone_met_in_no_channel_is_told_how_to_begin()
    {
        await using var town = new Town(Features);

        Assert.Contains("Vi har ikke møttes i en kanal ennå", await town.Person("Kari").Privately.Says("status"));
        Assert.Contains("Jeg vet ikke hvilken kanal", await town.Person("Kari").Privately.Says("fellesskap 1"));
    }

    [Fact]
    public async Task A_lead_whose_name_came_without_the_installation_is_named_once_they_write()
    {
        await using var town = new Town([typeof(SettingsFeature)]);
        var kari = town.Person("Kari");
        await town.Handle(kari.Event(OtgBot.Turns.IncomingKind.Installed) with { Person = kari.Person with { Name = "" } });

        Assert.Contains("Kari", await kari.Says("status"));
    }
}
