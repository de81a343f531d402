using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

[Trait("Speed", "slow")]
public sealed class FollowingTests
{
    [Theory]
    [InlineData("nb-NO", "program", "mitt program", "Programmet ditt ligger i den private chatten", "Mitt program:", "nå", "Det har ikke begynt ennå. Første økt er torsdag 3. desember kl. 10.00.", "Nå, til kl. 10.45", "Neste, kl. 11.00", "Pause.", "Takk for i dag!")]
    [InlineData("nn-NO", "program", "programmet mitt", "Programmet ditt ligg i den private chatten", "Programmet mitt:", "no", "Det har ikkje byrja enno. Første økt er torsdag 3. desember kl. 10.00.", "No, til kl. 10.45", "Neste, kl. 11.00", "Pause.", "Takk for i dag!")]
    [InlineData("en-GB", "agenda", "my agenda", "Your agenda is in your private chat", "My agenda:", "now", "It has not begun yet. The first session is on Thursday 3 December at 10:00.", "Now, until 10:45", "Next, at 11:00", "Break.", "Thanks for today!")]
    public async Task Everyone_reads_the_agenda_their_own_and_what_is_on(
        string locale, string agenda, string mine, string look, string title, string now, string notBegun, string on, string next, string pause, string over)
    {
        await using var town = await AgendaTown.Ready(locale);
        await town.Person("Liv", locale).Publishes();
        var ada = town.Person("Ada", locale);

        Assert.Contains(locale == "en-GB" ? "10:00–10:45" : "10.00–10.45", await ada.Says(agenda));
        var seen = await ada.Says(mine);
        Assert.Contains(look, seen);
        Assert.Contains(title, ada.Privately.Newest());
        Assert.Contains("1. Sak 1", ada.Privately.Newest());
        Assert.Contains("2. Sak 2", ada.Privately.Newest());
        Assert.DoesNotContain("Sak 3", ada.Privately.Newest());

        Assert.Contains(notBegun, await ada.Says(now));
        town.GoesTo(10, 5);
        Assert.Contains(on, await ada.Says(now));
        Assert.Contains(next, ada.Newest());
        town.GoesTo(10, 50);
        Assert.Contains(pause, await ada.Says(now));
        town.GoesTo(11, 45);
        Assert.Contains(over, await ada.Says(now));
    }

    [Fact]
    public async Task The_card_follows_the_day_and_is_updated_only_when_a_session_begins_or_ends()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        await using var other = town.SecondHost();
        town.GoesTo(9, 30);
        await town.Person("Ada").Says("nå");
        var card = town.Channel.Messages[^1].Id;

        for (var minute = 0; minute < 180; minute++)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));
            var local = town.Clock.GetUtcNow().AddHours(1).TimeOfDay;
            var sentence = local.TotalMinutes switch
            {
                < 600 => "Det har ikke begynt ennå",
                < 645 => "Nå, til kl. 10.45",
                < 660 => "Pause.",
                < 705 => "Nå, til kl. 11.45",
                _ => "Takk for i dag!",
            };
            Assert.Contains(sentence, Standing().Text);
        }

        Assert.Equal(4, Standing().Updates);

        TestMessage Standing() => town.Channel.Messages.Single(message => message.Id == card);
    }

    [Fact]
    public async Task A_new_agenda_is_on_the_card_at_once()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        await lead.Publishes();
        town.GoesTo(10, 5);
        await town.Person("Ada").Says("nå");
        var card = town.Channel.Messages[^1].Id;
        await lead.Says("rom Loftet, 8; Hallen, 40");
        await lead.Makes("planlegg på nytt");

        await lead.Says("publiser ja");

        var standing = town.Channel.Messages.Single(message => message.Id == card);
        Assert.Contains("Hallen", standing.Text);
        Assert.Equal(1, standing.Updates);
    }

    [Fact]
    public async Task The_newest_card_follows_and_a_place_the_bot_was_taken_from_is_left_alone()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        await town.Person("Ada").Says("nå");
        var first = town.Channel.Messages[^1].Id;
        await town.Person("Ada").Says("nå");
        var second = town.Channel.Messages[^1].Id;
        town.GoesTo(10, 0);
        await town.Run(AlarmClock.Job);

        // The first says once that it no longer does.
        Assert.Equal((1, 1), (Updates(first), Updates(second)));

        await town.Get<Communities>().Change(town.Person("Ada").Address.Partition, old => old with { RemovedAt = town.Clock.GetUtcNow() }, TestContext.Current.CancellationToken);
        town.GoesTo(11, 0);
        await town.Run(AlarmClock.Job);
        await town.Run(AlarmClock.Job);
        Assert.Equal(1, Updates(second));

        int Updates(string id) => town.Channel.Messages.Single(message => message.Id == id).Updates;
    }

    [Theory]
    [InlineData(nameof(SendOutcome.Gone))]
    [InlineData(nameof(SendOutcome.Unwanted))]
    public async Task A_card_that_is_gone_or_stood_in_a_place_that_is_is_tried_once(string outcome)
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        await town.Person("Ada").Says("nå");
        var tries = 0;
        town.Channel.Answer = _ =>
        {
            tries++;
            return new SendResult(Enum.Parse<SendOutcome>(outcome), Reason: "404");
        };

        for (var hour = 10; hour <= 12; hour++)
        {
            town.GoesTo(hour, 0);
            await town.Run(AlarmClock.Job);
        }

        Assert.Equal(1, tries);
    }

    [Fact]
    public async Task A_card_whose_platform_takes_nothing_just_then_follows_a_little_later()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();
        await town.Person("Ada").Says("nå");
        var card = town.Channel.Messages[^1].Id;
        town.Channel.Answer = _ => new SendResult(SendOutcome.Refused, Reason: "429");
        town.GoesTo(10, 0);
        await town.Run(AlarmClock.Job);
        town.Channel.Answer = _ => null;
        Assert.Contains("Det har ikke begynt ennå", Standing().Text);

        town.GoesTo(10, 6);
        await town.Run(AlarmClock.Job);

        Assert.Contains("Nå, til kl. 10.45", Standing().Text);

        TestMessage Standing() => town.Channel.Messages.Single(message => message.Id == card);
    }

    [Fact]
    public async Task A_host_sees_what_they_host_and_one_who_did_not_vote_is_told_so()
    {
        await using var town = await AgendaTown.Ready();
        await town.Person("Liv").Publishes();

        await town.Person("Vert3").Says("mitt program");
        await town.Person("Gro").Says("mitt program");

        Assert.Contains("Du er vert.", town.Person("Vert3").Privately.Newest());
        Assert.Contains("3. Sak 3", town.Person("Vert3").Privately.Newest());
        Assert.Contains("Du har ikke stemt", town.Person("Gro").Privately.Newest());
        Assert.Contains("Ingenting du har valgt", town.Person("Gro").Privately.Newest());
    }

    [Fact]
    public async Task A_long_agenda_has_pages()
    {
        await using var town = await AgendaTown.Ready(topics: 20);
        var lead = town.Person("Liv");
        await lead.Says("tider 10:00–10:45, 11:00–11:45, 12:00–12:45, 13:00–13:45, 14:00–14:45");
        await lead.Says("rom A, 10; B, 10; C, 10; D, 10");
        var seen = await lead.Publishes();

        Assert.Contains("Side 1 av 2", seen);
        Assert.Contains("Side 2 av 2", await lead.Presses("Neste side"));
        Assert.Contains("14.00–14.45", lead.Newest());
        Assert.Contains("Side 2 av 2", await lead.Says("program side 2"));
    }
}
