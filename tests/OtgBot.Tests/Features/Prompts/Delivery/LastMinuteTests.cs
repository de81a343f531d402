using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Delivery;

/// <summary>What a lead does in the last minutes before a prompt still counts.</summary>
public sealed class LastMinuteTests : IAsyncDisposable
{
    private const string Job = AlarmClock.Job;

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private readonly WatchedTown watched = new(typeof(PromptsFeature), typeof(SettingsFeature));
    private readonly Town town;

    public LastMinuteTests() => town = watched.Town;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IEnumerable<string> Prompts => town.Channel.Messages.Where(message => message.Content.To.Kind == ConversationKind.Channel && message.Content.Key is not null).Select(message => message.Text);

    [Theory]
    [InlineData("pause", false)]
    [InlineData("hopp over", false)]
    [InlineData("språk nynorsk", true)]
    public async Task What_a_lead_changes_at_the_last_minute_counts(string said, bool isPosted)
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        await kari.Says(said);
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Equal(isPosted ? 1 : 0, Prompts.Count());
        Assert.All(Prompts, text => Assert.Contains("Vekeprinsippet", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_swap_at_the_last_minute_counts()
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        var swapped = Lines(await kari.Says("bytt"));
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Equal(3, swapped.Length);
        Assert.Equal(swapped, Lines(Assert.Single(Prompts)));
    }

    [Fact]
    public async Task A_lead_who_does_not_wait_for_its_minute_gets_it_and_it_comes_once()
    {
        var kari = await Lead();
        await TwoMinutesBefore();

        await kari.Says("post nå");
        Assert.Single(Prompts);
        town.Clock.SetUtcNow(Monday);
        await town.Run(Job);

        Assert.Single(Prompts);
        Assert.Equal(Monday.AddMinutes(-2), (await town.Get<Ledger>().Posting(kari.Address.Partition, "2026-11-23", Cancel))?.At);
    }

    public ValueTask DisposeAsync() => watched.DisposeAsync();

    private async Task<TestPerson> Lead()
    {
        var kari = town.Person("Kari");
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        return kari;
    }

    private async Task TwoMinutesBefore()
    {
        town.Clock.SetUtcNow(Monday.AddMinutes(-2));
        await town.Run(Job);
        Assert.Empty(Prompts);
    }

    /// <summary>The microactions on a card, without their numbers.</summary>
    private static string[] Lines(string card) =>
        [.. card.Split('\n').Where(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..3] == ". ").Select(line => line[3..])];
}
