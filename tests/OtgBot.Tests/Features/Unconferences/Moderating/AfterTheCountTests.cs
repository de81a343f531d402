using System.Text;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Storage;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Features.Unconferences.OpenSpace;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Moderating;

/// <summary>
/// What a lead hides and a host withdraws after the vote changes the agenda that people know, by a version of its own, and never the
/// result.
/// </summary>
[Trait("Speed", "slow")]
public sealed class AfterTheCountTests
{
    public enum Day
    {
        Counted,
        Drafted,
        Published,
        Running,
    }

    [Theory]
    [InlineData(Day.Counted)]
    [InlineData(Day.Drafted)]
    [InlineData(Day.Published)]
    [InlineData(Day.Running)]
    public async Task The_result_stays_as_it_was_counted_whatever_is_hidden_shown_withdrawn_or_merged(Day day)
    {
        await using var town = await On(day);
        var lead = town.Person("Liv");
        var (counted, told) = (await Counted(town), await lead.Says("resultat"));
        Assert.Contains("Sak 2 (tema 2)", told);

        await lead.Says("skjul 2 Reklame");
        Assert.Equal(told.Replace("Sak 2", "skjult av en leder", StringComparison.Ordinal), await lead.Says("resultat"));
        await lead.Says("vis igjen 2");
        Assert.Equal(told, await lead.Says("resultat"));
        Assert.Contains("er trukket", await town.Person("Vert3").Says("trekk 3 ja"));
        Assert.Equal(told, await lead.Says("resultat"));
        Assert.Contains("Stemmene er telt", await lead.Says("slå sammen 4 med 1 ja"));
        Assert.Equal(told, await lead.Says("resultat"));
        Assert.Equal(counted, await Counted(town));
    }

    [Fact]
    public async Task While_people_vote_a_topic_that_is_hidden_changes_nothing_that_is_told_of_them()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(3);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 30; n++) await town.Person($"Velger{n}").Says("stem 1");
        var before = Turnout(await lead.Says("unconference"));
        Assert.NotEmpty(before);

        await lead.Says("skjul 1 Reklame");

        Assert.Equal(before, Turnout(await lead.Says("unconference")));
        Assert.DoesNotContain("tema 1", await lead.Says("lukk avstemning"));
        var (counted, told) = (await Counted(town), await lead.Says("resultat"));
        await lead.Says("vis igjen 1");
        Assert.Equal(told, await lead.Says("resultat"));
        Assert.Equal(counted, await Counted(town));

        static string Turnout(string status) => string.Join('\n', status.Split('\n').Where(line => line.Contains("tem", StringComparison.Ordinal) && line.Any(char.IsDigit) && !line.Contains("emaer", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(Day.Published)]
    [InlineData(Day.Running)]
    public async Task Each_is_a_version_of_the_agenda_of_its_own_and_names_nobody_who_voted(Day day)
    {
        await using var town = await On(day);
        var lead = town.Person("Liv");
        var from = town.Channel.Messages.Count;

        Assert.Contains("Tema 2 utgår", await lead.Says("skjul 2 Reklame"));
        var hidden = await town.Agenda();
        Assert.Equal((2, true, 1), (hidden.Version, Of(hidden, 2).IsCalledOff, Of(hidden, 2).Sequence));
        Assert.Equal(2, Assert.Single(hidden.Changes).Topic);

        Assert.DoesNotContain("Programmet er endret", await lead.Says("vis igjen 2"));
        var shown = await town.Agenda();
        Assert.Equal((3, true, 1), (shown.Version, Of(shown, 2).IsCalledOff, Of(shown, 2).Sequence));
        Assert.Empty(shown.Changes);
        Assert.Empty(shown.CalledOff);

        Assert.Contains("utgår", await town.Person("Vert3").Says("trekk 3 ja"));
        Assert.Equal((4, true), ((await town.Agenda()).Version, Of(await town.Agenda(), 3).IsCalledOff));
        Assert.Contains("Stemmene er telt", await lead.Says("slå sammen 4 med 1 ja"));
        Assert.Equal(4, (await town.Agenda()).Version);

        Assert.DoesNotContain(town.Channel.Messages.Skip(from).Where(message => message.Content.To.Conversation == lead.Channel), message => message.Text.Contains("Velger", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_topic_whose_session_is_over_leaves_the_agenda_without_a_word_and_calendars_follow()
    {
        await using var town = await On(Day.Running);
        var lead = town.Person("Liv");
        var early = (await town.Agenda()).Standing.First();
        town.GoesTo(10, 50);
        var from = town.Channel.Messages.Count;

        await lead.Says($"skjul {early.Topic} Reklame");

        var agenda = await town.Agenda();
        Assert.Equal((2, true, early.Sequence + 1), (agenda.Version, Of(agenda, early.Topic).IsCalledOff, Of(agenda, early.Topic).Sequence));
        Assert.Empty(agenda.Changes);
        Assert.DoesNotContain(town.Channel.Messages.Skip(from), message => message.Text.Contains("utgår", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_draft_that_was_made_without_a_topic_is_old_once_it_is_shown_again()
    {
        await using var town = await On(Day.Published);
        var lead = town.Person("Liv");
        await lead.Says("skjul 2 Reklame");
        await lead.Makes("planlegg på nytt");

        await lead.Says("vis igjen 2");

        Assert.Contains("Noe er endret siden programmet ble laget", await lead.Says("publiser ja"));
    }

    [Theory]
    [InlineData("skjul 2 Reklame")]
    [InlineData("trekk 2 ja")]
    [InlineData("vis igjen 2")]
    public async Task A_host_that_dies_in_between_leaves_nothing_half_done_for_who_says_it_again(string words)
    {
        await using var watched = new WatchedTown(typeof(UnconferencesFeature));
        var town = watched.Town;
        await town.IsReady(votes: AgendaTown.Crowd);
        await town.Person("Liv").Publishes();
        var who = town.Person(words.StartsWith("trekk", StringComparison.Ordinal) ? "Vert2" : "Liv");
        if (words.StartsWith("vis", StringComparison.Ordinal)) await who.Says("skjul 2 Reklame");
        var before = (await town.Agenda()).Version;
        town.ErrorsFail = false;
        var writes = 0;
        watched.Store.Before = (method, key) => IsWrite(method, key) && ++writes > 1 ? throw new StoreException("The host is dead.") : Task.CompletedTask;
        await who.Says(words);
        Assert.True(writes > 1);
        watched.Store.Before = (_, _) => Task.CompletedTask;
        await who.Says(words);

        var (agenda, topic) = (await town.Agenda(), (await town.Unconferences().Topics(await town.UnconferenceId(town.Person("Liv")), TestContext.Current.CancellationToken)).Single(topic => topic.Number == 2));
        Assert.Equal(before + 1, agenda.Version);
        Assert.True(Of(agenda, 2).IsCalledOff);
        Assert.Equal(words.StartsWith("vis", StringComparison.Ordinal), topic.Stands);

        // The topic and the agenda: what both are about lies in one partition.
        static bool IsWrite(string method, Key key) => method is "Put" or "Write" && key.Partition.StartsWith("u|", StringComparison.Ordinal)
            && (key.Row.StartsWith("topic|", StringComparison.Ordinal) || key.Row == "agenda|published");
    }

    private static async Task<Town> On(Day day)
    {
        var town = await AgendaTown.Ready(votes: AgendaTown.Crowd);
        var lead = town.Person("Liv");
        if (day >= Day.Drafted) await lead.Makes();
        if (day >= Day.Published) await lead.Says("publiser ja");
        if (day == Day.Running) town.GoesTo(10, 10);
        return town;
    }

    private static PlacedSession Of(PublishedAgenda agenda, int topic) => HandChangesTests.Of(agenda, topic);

    /// <summary>What was counted, as it lies in the store.</summary>
    private static async Task<string> Counted(Town town)
    {
        var partition = UnconferencesStore.PartitionOf(await town.UnconferenceId(town.Person("Liv")));
        var rows = new StringBuilder();
        foreach (var row in (string[])["tally", "wishes"])
            rows.AppendLine(Encoding.UTF8.GetString((await town.Store.Get(new Key(partition, row), TestContext.Current.CancellationToken))!.Json.Span));
        return rows.ToString();
    }
}
