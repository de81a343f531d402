using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Deadlines;

/// <summary>A lead takes an unconference a phase further, and the host dies before all communities have read it.</summary>
public sealed class NewsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("åpne avstemning", "Avstemningen er åpen")]
    [InlineData("lukk avstemning", "Resultat:")]
    [InlineData("lukk unconference ja", "Takk for Høst-unconference!")]
    public async Task Whoever_takes_over_from_a_host_that_died_between_a_new_phase_and_telling_it_tells_it_once(string said, string news)
    {
        await using var watched = new WatchedTown(typeof(UnconferencesFeature));
        var town = watched.Town;
        await using var other = town.SecondHost();
        var lead = await town.Opened();
        await town.HasTopics(2);
        if (said != "åpne avstemning") await lead.Says("åpne avstemning");
        if (said == "lukk unconference ja") await lead.Says("lukk avstemning");
        var before = town.Channel.Messages.Count;

        // From the moment the phase is written nothing more comes from this host.
        var died = false;
        watched.Store.Before = (method, key) =>
        {
            if (method == "Insert" && key.Row.StartsWith("post|", StringComparison.Ordinal)) died = true;
            return died ? throw new StoreException("The host is dead.") : Task.CompletedTask;
        };
        town.ErrorsFail = false;
        await town.Handle(lead.Event(IncomingKind.Text) with { Text = said });
        Assert.True(died);
        watched.Store.Before = (_, _) => Task.CompletedTask;
        var told = town.Channel.Messages.Skip(before).Count(message => message.Text.Contains(news, StringComparison.Ordinal));
        Assert.Equal(0, told);

        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(4));
            await Task.WhenAll(other.Run(AlarmClock.Job), town.Run(AlarmClock.Job));
        }

        Assert.Single(town.Channel.Messages.Skip(before), message => message.Text.Contains(news, StringComparison.Ordinal));
    }

    [Fact]
    public async Task News_is_a_post_of_its_own_though_the_lead_wrote_in_a_thread()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("tider 10:00–10:45, 11:00–11:45");
        await lead.Says("rom Storsalen, 60; Kroken, 12");
        foreach (var (said, news) in new[] { ("åpne avstemning", "Avstemningen er åpen"), ("lukk avstemning", "Resultat:"), ("lukk unconference ja", "Takk for Høst-unconference!") })
        {
            var before = town.Channel.Messages.Count;
            await town.Handle(lead.Event(IncomingKind.Text) with { Text = said, Address = lead.Address with { Thread = "m1" } });
            var told = Assert.Single(town.Channel.Messages.Skip(before), message => message.Text.Contains(news, StringComparison.Ordinal));
            Assert.Null(told.Content.To.Thread);
            Assert.Null(told.Content.ReplyTo);
        }
    }

    [Fact]
    public async Task What_a_lead_told_is_not_told_again_and_leaves_no_alarm()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        await lead.Says("lukk avstemning");
        await lead.Says("lukk avstemning");
        Assert.DoesNotContain("unconference-news", await town.Everything(), StringComparison.Ordinal);
        var before = town.Channel.Messages.Count;

        town.Clock.Advance(TimeSpan.FromMinutes(10));
        await town.Run(AlarmClock.Job);

        Assert.Equal(before, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task An_agenda_that_the_platform_did_not_take_is_told_a_little_later()
    {
        await using var town = await AgendaTown.Ready();
        await using var other = town.SecondHost();
        var lead = town.Person("Liv");
        await lead.Makes();
        var before = town.Channel.Messages.Count;
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "503");
        await lead.Says("publiser ja");
        town.Channel.Answer = _ => null;
        Assert.DoesNotContain(town.Channel.Messages.Skip(before), message => message.Text.Contains("10.00–10.45", StringComparison.Ordinal));

        for (var minutes = 0; minutes < 12; minutes += 4)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(4));
            await Task.WhenAll(other.Run(AlarmClock.Job), town.Run(AlarmClock.Job));
        }

        Assert.Single(town.Channel.Messages.Skip(before), message => message.Text.Contains("10.00–10.45", StringComparison.Ordinal));
    }
}
