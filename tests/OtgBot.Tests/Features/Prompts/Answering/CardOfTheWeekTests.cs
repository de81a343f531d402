using System.Text.RegularExpressions;
using OtgBot.Features.Prompts;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Answering;

/// <summary>
/// One Monday in one channel: people press at the same time, and the card that all see is not put anew under their hands.
/// </summary>
public sealed partial class CardOfTheWeekTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Thirty_people_who_take_and_undo_move_the_card_only_when_a_number_on_it_changes()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Posted(town);
        var seen = new List<string> { Shown(town) };
        var presses = 0;
        for (var hour = 0; hour < 12; hour++)
        {
            for (var n = 0; n < 30; n++)
            {
                var person = town.Person($"P{n}");
                await person.Presses($"Jeg tar {1 + ((n + hour) % 3)}");
                presses++;
                if ((n + hour) % 4 != 0) continue;
                await person.Presses("Angre");
                presses++;
            }

            await Settled(town);
            if (Shown(town) != seen[^1]) seen.Add(Shown(town));
            town.Clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.InRange(presses, 450, 460);
        Assert.InRange(seen.Count, 2, 5);
        Assert.Equal(seen.Count - 1, Card(town).Updates);
        Assert.Equal(2, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_press_that_changes_nothing_to_see_sends_no_update()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Posted(town);

        foreach (var title in new[] { "Jeg tar 1", "Jeg tar 1", "Angre", "Jeg tar 3" }) await kari.Presses(title);
        await town.Person("Ola").Says("tar 2");
        await Settled(town);

        Assert.Equal(0, Card(town).Updates);
    }

    [Fact]
    public async Task An_update_the_platform_refused_is_made_up_for_at_the_next_answer_whoever_gives_it()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Posted(town);
        for (var n = 0; n < 40; n++) await town.Person($"P{n}").Says("tar 1");
        town.Channel.Answer = message => message.Card is null ? null : new SendResult(SendOutcome.Refused, Reason: "429");
        await Settled(town);
        Assert.Equal(0, Card(town).Updates);

        town.Channel.Answer = _ => null;
        await using (var other = town.SecondHost())
        {
            await other.Handle(kari.Event(IncomingKind.Text) with { Text = "tar 1" });
            await Settled(other);
        }

        Assert.Equal(1, Card(town).Updates);
        await kari.Says("angre");
        await Settled(town);
        Assert.Equal(1, Card(town).Updates);
    }

    [Fact]
    public async Task A_copy_is_put_anew_only_where_it_shows_another_number_than_now()
    {
        await using var town = new Town([typeof(PromptsFeature)]);
        var kari = await Posted(town);
        await kari.Says("ukas prinsipp");
        for (var n = 0; n < 40; n++) await town.Person($"P{n}").Presses("Jeg tar 1");
        await Settled(town);
        var copy = town.Channel.Messages[^1];
        Assert.Equal(1, copy.Updates);

        await kari.Presses("Jeg tar 2");
        await Settled(town);
        Assert.Equal(1, town.Channel.Messages.Single(message => message.Id == copy.Id).Updates);

        var chat = kari.Privately;
        await chat.Says("ukas prinsipp");
        await chat.Presses("Jeg tar 2");
        Assert.Equal(0, town.Channel.Messages[^1].Updates);
    }

    internal static async Task<TestPerson> Posted(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        var place = await town.Install(kari);
        await town.Get<Communities>().Change(place.Partition, old => old with { Leads = [new Lead(kari.Person.Id, "Kari")] }, Cancel);
        await kari.Says("post now");
        return kari;
    }

    internal static TestMessage Card(Town town) => town.Channel.Messages.First(message => message.Card is not null);

    private static string Shown(Town town) => Number().Match(Card(town).Text).Value;

    /// <summary>The card is shown anew in the background, by the town's clock.</summary>
    internal static async Task Settled(Town town)
    {
        while (!town.Get<CardUpdates>().IsIdle)
        {
            town.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, Cancel);
        }
    }

    [GeneratedRegex("Til nå har .*")]
    private static partial Regex Number();
}
