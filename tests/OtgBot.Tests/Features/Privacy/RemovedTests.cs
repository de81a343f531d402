using Microsoft.Extensions.Logging;
using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

public sealed class RemovedTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PrivacyFeature), typeof(ParticipationFeature), typeof(IndexFeature)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_days_after_the_bot_was_taken_away_all_of_the_community_is_gone_and_others_stay()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola", channel: "design"));
        var team = await Lively(town, kari);
        await Lively(town, ola);
        await Remove(town, kari);

        town.Clock.Advance(TimeSpan.FromDays(29.9));
        await town.Run(AlarmClock.Job);
        Assert.Contains(team.Partition, await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(0.2));
        await town.Run(AlarmClock.Job);
        var everything = await town.Everything();
        Assert.DoesNotContain("team", everything);
        Assert.DoesNotContain("removed", everything.Replace("removedAt", "", StringComparison.Ordinal));
        Assert.Contains("index of design", everything);
        Assert.Contains("fact|", everything);
    }

    [Fact]
    public async Task Where_nothing_could_be_posted_for_thirty_days_all_goes_as_well_though_no_platform_told_of_it()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        var team = await Lively(town, kari);
        await Lively(town, town.Person("Ola", channel: "design"));
        town.Channel.Answer = message => message.To.Conversation == "team" ? new SendResult(SendOutcome.Gone, Reason: "403 BotNotInConversationRoster") : null;
        var community = await town.Get<Communities>().Get(team.Partition, Cancel);
        await town.Get<Communities>().Post(community!, new Outgoing(team, Language.Nb) { Text = "hei" }, Cancel);

        town.Clock.Advance(TimeSpan.FromDays(29.9));
        await town.Run(AlarmClock.Job);
        Assert.Contains(team.Partition, await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(0.2));
        await town.Run(AlarmClock.Job);
        var everything = await town.Everything();
        Assert.DoesNotContain("team", everything);
        Assert.DoesNotContain("removed", everything);
        Assert.Contains("index of design", everything);
    }

    [Fact]
    public async Task What_gets_through_again_in_time_stays()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        var team = await Lively(town, kari);
        var communities = town.Get<Communities>();
        town.Channel.Answer = _ => new SendResult(SendOutcome.Gone, Reason: "403 BotDisabledByAdmin");
        await communities.Post((await communities.Get(team.Partition, Cancel))!, new Outgoing(team, Language.Nb) { Text = "hei" }, Cancel);
        town.Channel.Answer = _ => null;
        town.Clock.Advance(TimeSpan.FromDays(7));
        await communities.Post((await communities.Get(team.Partition, Cancel))!, new Outgoing(team, Language.Nb) { Text = "hei" }, Cancel);

        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Run(AlarmClock.Job);

        Assert.Contains("index of team", await town.Everything());
        Assert.True((await communities.Get(team.Partition, Cancel))!.CanPost);
    }

    [Fact]
    public async Task A_community_that_comes_back_in_time_keeps_everything()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await Lively(town, kari);
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(29));
        await town.Install(kari);
        town.Clock.Advance(TimeSpan.FromDays(29));
        await town.Run(AlarmClock.Job);

        Assert.Contains("index of team", await town.Everything());
        Assert.Contains("Ledere: Kari", await kari.Says("status"));
    }

    [Fact]
    public async Task A_team_that_takes_the_bot_away_takes_all_its_channels_along_and_no_others()
    {
        await using var town = new Town(Features);
        var (kari, ola, per) = (town.Person("Kari"), town.Person("Ola", channel: "plans"), town.Person("Per", channel: "design"));
        await town.Handle(Of("crew-one", kari.Event(IncomingKind.Installed)));
        await town.Handle(Of("crew-one", ola.Event(IncomingKind.Text)));
        await town.Handle(Of("crew-two", per.Event(IncomingKind.Text)));
        await town.Handle(Of("crew-one", kari.Event(IncomingKind.Removed)));

        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Run(AlarmClock.Job);

        Assert.Null(await town.Get<Communities>().Get(kari.Address.Partition, Cancel));
        Assert.Null(await town.Get<Communities>().Get(ola.Address.Partition, Cancel));
        Assert.DoesNotContain("crew-one", await town.Everything());
        Assert.NotNull(await town.Get<Communities>().Get(per.Address.Partition, Cancel));
    }

    [Fact]
    public async Task A_team_that_comes_back_in_time_has_its_channels_back_but_not_those_that_were_deleted()
    {
        await using var town = new Town(Features);
        var (kari, ola, per) = (town.Person("Kari"), town.Person("Ola", channel: "plans"), town.Person("Per", channel: "design"));
        foreach (var person in new[] { kari, ola, per }) await town.Handle(Of("crew-one", person.Event(IncomingKind.Text)));
        await town.Handle(Of("crew-one", per.Event(IncomingKind.Removed)) with { IsWholeTeam = false });
        await town.Handle(Of("crew-one", kari.Event(IncomingKind.Removed)));
        Assert.NotNull((await town.Get<Communities>().Get(ola.Address.Partition, Cancel))!.RemovedAt);

        await town.Handle(Of("crew-one", kari.Event(IncomingKind.Installed)));
        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Run(AlarmClock.Job);

        Assert.Null((await town.Get<Communities>().Get(kari.Address.Partition, Cancel))!.RemovedAt);
        Assert.Null((await town.Get<Communities>().Get(ola.Address.Partition, Cancel))!.RemovedAt);
        Assert.Null(await town.Get<Communities>().Get(per.Address.Partition, Cancel));
    }

    [Fact]
    public async Task A_deleted_channel_that_is_restored_goes_with_its_team_again()
    {
        await using var town = new Town(Features);
        var (kari, ola) = (town.Person("Kari"), town.Person("Ola", channel: "plans"));
        await town.Handle(Of("crew-one", ola.Event(IncomingKind.Text)));
        await town.Handle(Of("crew-one", ola.Event(IncomingKind.Removed)) with { IsWholeTeam = false });
        await town.Handle(Of("crew-one", ola.Event(IncomingKind.Text)));
        Assert.Null((await town.Get<Communities>().Get(ola.Address.Partition, Cancel))!.RemovedAt);

        await town.Handle(Of("crew-one", kari.Event(IncomingKind.Removed)));
        Assert.NotNull((await town.Get<Communities>().Get(ola.Address.Partition, Cancel))!.RemovedAt);
    }

    [Fact]
    public async Task Told_twice_it_counts_from_the_first_and_gone_again_from_the_last()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await Lively(town, kari);
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(10));
        await town.Install(kari);
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(15));
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(6));
        await town.Run(AlarmClock.Job);
        Assert.Contains("index of team", await town.Everything());

        town.Clock.Advance(TimeSpan.FromDays(10));
        await town.Run(AlarmClock.Job);
        Assert.DoesNotContain("team", await town.Everything());
    }

    [Fact]
    public async Task A_run_that_broke_off_is_finished_by_the_next_and_two_at_once_do_no_harm()
    {
        await using var town = new Town([.. Features, typeof(BreaksOnceFeature)]);
        var kari = town.Person("Kari");
        await Lively(town, kari);
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(31));

        await town.Run(AlarmClock.Job);
        Assert.Contains(town.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("removal", StringComparison.Ordinal));
        Assert.Contains("team", await town.Everything());
        await Task.WhenAll(town.Run(AlarmClock.Job), town.Run(AlarmClock.Job));
        Assert.DoesNotContain("team", await town.Everything());
    }

    [Fact]
    public async Task Who_only_looked_keeps_nothing_of_it_either()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await town.Person("Ola").Says("status");
        await kari.Says("leder legg til @Per", town.Person("Per"));
        await Remove(town, kari);
        town.Clock.Advance(TimeSpan.FromDays(31));
        await town.Run(AlarmClock.Job);

        Assert.DoesNotContain("team", await town.Everything());
    }

    [Fact]
    public async Task To_close_the_personal_chat_takes_no_community_away()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await Lively(town, kari);
        await kari.Privately.Says("status");
        await kari.Privately.Does(kari.Privately.Event(IncomingKind.Removed));

        Assert.DoesNotContain("removedAt", await town.Everything());
        Assert.DoesNotContain("chat-user-kari", await town.Everything());
    }

    private static async Task<Address> Lively(Town town, TestPerson by)
    {
        var address = await town.Install(by, by.Channel);
        await by.Says("status");
        await town.Get<ParticipationRecord>().Add(address.Partition, town.Get<Pseudonyms>().Of(address, by.Person), new Fact(FactKind.Done, 3, "x"), Cancel);
        await town.Store.Insert(new Key("index", by.Channel), System.Text.Encoding.UTF8.GetBytes($$"""{"note":"index of {{by.Channel}}"}"""), Cancel);
        return address;
    }

    private static Incoming Of(string team, Incoming incoming) =>
        incoming with { Team = team, IsWholeTeam = incoming.Kind is IncomingKind.Installed or IncomingKind.Removed, Text = "status", ConversationName = incoming.Address.Conversation };

    private static Task<Turn> Remove(Town town, TestPerson by) => town.Handle(by.Event(IncomingKind.Removed));

    /// <summary>A feature with a row outside the community's partition.</summary>
    private sealed class IndexFeature(IStore store) : IFeature
    {
        public void Map(FeatureMap map) => map.Community(new CommunityData(async (community, cancel) => await store.Delete(new Key("index", community.Name), null, cancel)));
    }

    /// <summary>A feature whose erasing fails the first time.</summary>
    private sealed class BreaksOnceFeature : IFeature
    {
        private int times;

        public void Map(FeatureMap map) => map.Community(new CommunityData((_, _) => times++ == 0 ? throw new InvalidOperationException("broke off") : Task.CompletedTask));
    }
}
