using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

public sealed class AgendaPrivacyTests
{
    [Theory]
    [InlineData("nb-NO", "mine data", "en leder har notert når du ikke kan være vert", "glem meg", "Ja, glem meg")]
    [InlineData("nn-NO", "mine data", "ein leiar har notert når du ikkje kan vere vert", "gløym meg", "Ja, gløym meg")]
    [InlineData("en-GB", "my data", "a lead noted when you can’t host", "forget me", "Yes, forget me")]
    public async Task A_host_reads_that_they_were_noted_as_away_and_goes_without_a_trace(string locale, string data, string noted, string forget, string yes)
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature)]);
        var lead = await town.Opened(locale: locale);
        var host = town.Person("Kari", locale);
        await host.Proposes("Klarspråk");
        await lead.Says("slots 10–11");
        await lead.Says("away 1 slot 1");

        await host.Privately.Says(data);
        Assert.Contains(town.Channel.Messages, message => message.Text.Contains(noted, StringComparison.Ordinal));
        await host.Privately.Says(forget);
        await host.Privately.Presses(yes);

        Assert.Empty((await new AgendaStore(town.Store).Terms(await town.UnconferenceId(lead), TestContext.Current.CancellationToken)).Rules);
        var key = town.Get<OtgBot.Turns.Privacy.Pseudonyms>().Of(host.Address, host.Person).Value;
        Assert.DoesNotContain(key, await town.Everything());
    }
}
