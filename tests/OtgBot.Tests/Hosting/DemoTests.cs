using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Features.Participation.Domain;
using OtgBot.Hosting.TryOut;
using OtgBot.Scheduling;
using OtgBot.Tests.Features.Help;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Hosting;

public sealed class DemoTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Address Team = new("playground", "try-out", "team", ConversationKind.Channel);

    [Fact]
    public async Task Sixteen_weeks_of_a_lively_community_give_the_numbers_something_to_show()
    {
        await using var town = new Town([typeof(ParticipationFeature), typeof(AnswersFeature)]);
        var screen = new StringWriter();

        Assert.True(await New(town, screen, out var clock).Run(Now, TestContext.Current.CancellationToken));

        Assert.Contains("Sixteen weeks of 31 made-up people", screen.ToString());
        var numbers = new ParticipationStore(town.Store, town.Get<Disclosure>(), clock);
        var overview = Overview.Of(12, numbers.Running, default, await numbers.Numbers(Team.Partition, TestContext.Current.CancellationToken), new Guard(5, _ => 0));
        Assert.InRange(overview.Persons, 15, 31);
        Assert.All(overview.Parts, part => Assert.InRange(part.Taken, 20, 4 * 31));
        Assert.InRange(overview.Done, 20, 12 * 31);
        Assert.InRange(overview.Topics, 5, 11);
        Assert.True(clock.GetUtcNow() - Now < TimeSpan.FromMinutes(5));
    }

    [Fact]
    public async Task With_all_features_there_is_an_unconference_with_topics_votes_and_an_agenda()
    {
        await using var town = new Town(HelpGalleryCards.All, forms: false, now: Now);
        Assert.True(await New(town, new StringWriter(), out _).Run(Now, TestContext.Current.CancellationToken));

        var unconferences = town.Get<OtgBot.Features.Unconferences.UnconferencesStore>();
        var opened = await unconferences.Current(Team.Partition, TestContext.Current.CancellationToken);
        Assert.Equal("Vår første unconference", opened.Name);
        Assert.Equal(OtgBot.Features.Unconferences.Domain.Phase.Published, opened.Phase);
        var agenda = await new OtgBot.Features.Unconferences.Agenda.AgendaStore(town.Store).Published(opened.Id, TestContext.Current.CancellationToken);
        Assert.Equal(9, agenda!.Sessions.Count);
        Assert.Equal(11, (await unconferences.Topics(opened.Id, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_store_with_a_history_is_left_alone()
    {
        await using var town = new Town([typeof(ParticipationFeature), typeof(AnswersFeature)]);
        await New(town, new StringWriter(), out _).Run(Now, TestContext.Current.CancellationToken);
        var before = await town.Everything();
        var screen = new StringWriter();

        Assert.False(await New(town, screen, out _).Run(Now, TestContext.Current.CancellationToken));

        Assert.Contains("not empty", screen.ToString());
        Assert.Equal(before, await town.Everything());
    }

    [Theory]
    [InlineData("2026-11-25T12:00:00Z", "2026-08-03T08:20:00Z")]
    [InlineData("2026-11-23T00:00:00Z", "2026-08-03T08:20:00Z")]
    [InlineData("2026-11-22T23:59:00Z", "2026-07-27T08:20:00Z")]
    public void The_story_starts_on_the_Monday_sixteen_whole_weeks_ago(string now, string start) =>
        Assert.Equal(DateTimeOffset.Parse(start, null), Demo.StartBefore(DateTimeOffset.Parse(now, null)));

    private static Demo New(Town town, TextWriter screen, out MovableClock clock)
    {
        clock = new MovableClock(TimeProvider.System, Demo.StartBefore(Now));
        var facts = new ParticipationRecord(town.Store, clock);
        var services = town.Get<TurnServices>() with { Clock = clock, Facts = facts };
        var pipeline = new TurnPipeline(services, town.Get<TurnEvents>(), new RecentIds(clock, TimeSpan.FromMinutes(5), 100), Microsoft.Extensions.Logging.Abstractions.NullLogger<TurnPipeline>.Instance);
        return new Demo(town.Store, new DemoTown(clock, pipeline, Waiting(town), new SilentChannel()), town.Get<Routes>(), town.Get<Communities>(), screen);
    }

    /// <summary>The jobs don't run here; what was begun in the background is waited for.</summary>
    private static Jobs Waiting(Town town)
    {
        var jobs = new Jobs();
        jobs.AddBackground(town.Get<Jobs>().Settled);
        return jobs;
    }

    /// <summary>Stands in for the features whose words the story uses.</summary>
    private sealed class AnswersFeature : IFeature
    {
        public void Map(FeatureMap map)
        {
            Tells("take", new Text("tar", "tek", "take"), FactKind.Taken);
            Tells("done", new Text("gjort", "gjort", "done"), FactKind.Done);
            Tells("propose", new Text("foreslå", "føreslå", "propose"), FactKind.Proposed);
            Tells("vote", new Text("stem", "røyst", "vote"), FactKind.Voted);

            void Tells(string name, Text words, FactKind kind) => map.Command(new Command("test." + name, words, words, async (turn, arguments) =>
                await turn.Facts.Add(turn.Community.Address.Partition, turn.PersonKey, new Fact(kind, kind is FactKind.Taken or FactKind.Done ? 1 : 0, arguments.All), turn.Cancel)));
        }
    }
}
