using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Hosting;

/// <summary>Hosts are named so that their platform tells them: in the agenda when it is out, and when a session of theirs moved.</summary>
public sealed class MentioningTests
{
    [Fact]
    public async Task Hosts_are_told_when_the_agenda_is_out_and_then_only_those_whose_session_moved()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var id = await town.UnconferenceId(lead);
        for (var n = 1; n <= 4; n++)
        {
            var host = n;
            await town.Unconferences().Change(id, n, old => old with { Host = old.Host! with { Handle = Mentioning.HandleOf(lead.Address, $"user-{host}") } }, TestContext.Current.CancellationToken);
        }

        await lead.Publishes();
        Assert.Equal(["user-1", "user-2", "user-3", "user-4"], Told(town).Order());

        await lead.Says("agenda");
        await lead.Says("my agenda");
        Assert.Equal(4, Told(town).Count);

        var before = (await town.Agenda()).Standing.Single(session => session.Topic == 1);
        await lead.Says($"pin 1 slot {(before.Start == (await town.Agenda()).Standing.Min(session => session.Start) ? 2 : 1)}");
        await lead.Makes();
        await lead.Says("publish ja");

        var moved = (await town.Agenda()).Changes.Select(change => $"user-{change.Topic}").Distinct().Order().ToList();
        Assert.Contains("user-1", moved);
        Assert.Equal(moved, Told(town).Skip(4).Distinct().Order());
    }

    [Fact]
    public async Task What_names_a_host_to_the_platform_lies_sealed_and_goes_with_them()
    {
        await using var town = await AgendaTown.Ready();
        var lead = town.Person("Liv");
        var id = await town.UnconferenceId(lead);
        await town.Unconferences().Change(id, 1, old => old with { Host = old.Host! with { Handle = Mentioning.HandleOf(lead.Address, "user-secret") } }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain("user-secret", StoreCopy.Text(await town.Copy()), StringComparison.Ordinal);
        Assert.Contains("user-secret", (await town.Unconferences().Topic(id, 1, TestContext.Current.CancellationToken))!.Value.Host!.Handle, StringComparison.Ordinal);
    }

    private static List<string> Told(Town town) =>
        [.. town.Channel.Messages.Where(message => message.Card is not null).SelectMany(message => CardWalk.Elements(message.Card!)).OfType<MentionLine>().SelectMany(line => line.People).Select(person => person.Id).OfType<string>()];
}
