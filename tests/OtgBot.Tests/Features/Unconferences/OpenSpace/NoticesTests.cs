using OtgBot.Scheduling;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.OpenSpace;

/// <summary>Who hears of a change, where, and how often.</summary>
[Trait("Speed", "slow")]
public sealed class NoticesTests
{
    [Theory]
    [InlineData("nb-NO", "flytt 1 rom 3", "Noe er endret for deg", "Du er vert for dette", "Dette stemte du på")]
    [InlineData("nn-NO", "flytt 1 rom 3", "Noko er endra for deg", "Du er vert for dette", "Dette røysta du på")]
    [InlineData("en-GB", "move 1 room 3", "Something has changed for you", "You host this", "You voted for this")]
    public async Task Hosts_and_those_who_wished_for_it_hear_of_it_once_in_their_own_chat(string locale, string move, string title, string host, string wished)
    {
        await using var town = await HandChangesTests.Published(locale, rooms: 3);
        await ChatsWith(town, locale, "Vert1", "Ada", "Cato", "Liv");

        await town.Person("Liv", locale).Says(move);
        await Minutes(town, 2);
        await Minutes(town, 2);

        Assert.Contains(host, Assert.Single(Told(town, "Vert1", title)));
        Assert.Contains(wished, Assert.Single(Told(town, "Ada", title)));
        Assert.Empty(Told(town, "Cato", title));
        Assert.Empty(Told(town, "Liv", title));
        Assert.DoesNotContain("\"notice|", await town.Everything());
    }

    [Fact]
    public async Task Who_made_the_change_is_not_told_of_it_and_a_lead_never_learns_who_was()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await ChatsWith(town, "nb-NO", "Vert1", "Ada");

        var seen = await town.Person("Vert1").Says("flytt 1 rom 3");
        await Minutes(town, 2);

        Assert.DoesNotContain("fått beskjed", seen);
        Assert.Empty(Told(town, "Vert1", "Noe er endret"));
        Assert.Single(Told(town, "Ada", "Noe er endret"));
    }

    [Fact]
    public async Task Several_changes_in_a_row_are_one_message_and_what_is_back_where_it_was_is_none()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await ChatsWith(town, "nb-NO", "Ada", "Cato");
        var before = HandChangesTests.Of(await town.Agenda(), 3);
        var lead = town.Person("Liv");

        foreach (var said in new[] { "flytt 1 rom 3", "avlys 2", $"flytt 3 rom {(before.Slot == HandChangesTests.Of(await town.Agenda(), 1).Slot ? 1 : 3)}" }) await lead.Says(said);
        await lead.Says($"flytt 3 tid {before.Slot} rom {before.Room}");
        await Minutes(town, 2);

        var told = Assert.Single(Told(town, "Ada", "Noe er endret"));
        Assert.Contains("Tema 1", told);
        Assert.Contains("Tema 2", told);
        Assert.Empty(Told(town, "Cato", "Noe er endret"));
    }

    [Fact]
    public async Task At_night_nobody_is_written_to_and_in_the_morning_once()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await ChatsWith(town, "nb-NO", "Ada");
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 2, 22, 0, 0, TimeSpan.Zero));

        await town.Person("Liv").Says("flytt 1 rom 3");
        await Minutes(town, 2);
        Assert.Empty(Told(town, "Ada", "Noe er endret"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 3, 6, 0, 0, TimeSpan.Zero));
        await Minutes(town, 1);

        Assert.Single(Told(town, "Ada", "Noe er endret"));
    }

    [Fact]
    public async Task Two_hosts_that_hear_of_it_at_once_tell_each_person_once()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await using var other = town.SecondHost();
        await ChatsWith(town, "nb-NO", "Vert1", "Ada", "Bo", "Eva");

        await town.Person("Liv").Says("flytt 1 rom 3");
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(Task.Run(() => town.Run(AlarmClock.Job), TestContext.Current.CancellationToken), Task.Run(() => other.Run(AlarmClock.Job), TestContext.Current.CancellationToken));
        await Minutes(town, 3);

        foreach (var person in new[] { "Vert1", "Ada", "Bo", "Eva" }) Assert.Single(Told(town, person, "Noe er endret"));
    }

    [Fact]
    public async Task A_host_whose_session_a_new_plan_moves_or_drops_is_told_once_and_voters_read_it_in_the_channel()
    {
        await using var town = await HandChangesTests.Published();
        await ChatsWith(town, "nb-NO", "Vert2", "Ada");
        var lead = town.Person("Liv");
        await lead.Says("borte 2");
        await lead.Makes("planlegg på nytt");

        Assert.Contains("utgår", await lead.Says("publiser ja"));
        await Minutes(town, 2);

        Assert.Contains("utgår", Assert.Single(Told(town, "Vert2", "Noe er endret")));
        Assert.Empty(Told(town, "Ada", "Noe er endret"));
    }

    private static async Task ChatsWith(Town town, string locale, params string[] people)
    {
        foreach (var person in people) await town.Person(person, locale).Privately.Says("agenda");
    }

    private static async Task Minutes(Town town, int minutes)
    {
        town.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await town.Run(AlarmClock.Job);
    }

    private static IReadOnlyList<string> Told(Town town, string person, string title) =>
        [.. town.Channel.Messages.Where(message => message.Content.To.Conversation == town.Person(person).Privately.Address.Conversation && message.Text.Contains(title, StringComparison.Ordinal)).Select(message => message.Text)];
}
