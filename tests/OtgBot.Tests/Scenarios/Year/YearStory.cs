using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;

namespace OtgBot.Tests.Scenarios.Year;

/// <summary>
/// A year in one channel: installed by an admin who goes, taken over, renamed, archived, restored, shared with another organisation, leads
/// come and go, the platform is bad for a day, the host dies twice. In the end every prompt is accounted for and nobody is locked out.
/// </summary>
internal sealed class YearStory(YearTown town)
{
    private static readonly DateOnly First = new(2026, 11, 23);

    private static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    private int week;

    public async Task Tell()
    {
        await AnAdminInstallsAndGoes();
        await TheChannelChanges();
        await OthersComeIn();
        await ThePlatformIsBadForADay();
        await TheHostDiesTwice();
        await TheLastLeadIsTakenOut();
        while (week < 52) await Weeks(1);
        await EveryPromptIsAccountedFor();
        await NobodyIsLockedOut();
    }

    private async Task AnAdminInstallsAndGoes()
    {
        await town.Installs("admin");
        await Weeks(2);
        town.IsDeactivated("admin");
        Assert.Contains("Ingen av lederne er med her lenger", await town.Says("bea", "leder legg til meg"));
        Assert.Equal([town.Id("bea")], await Leads());
        await Weeks(1);
    }

    private async Task TheChannelChanges()
    {
        var name = await town.Renames();
        Assert.Contains(name, await town.Says("bea", "status"));
        await town.Archives();
        await Weeks(1);
        Assert.False((await town.Community()).CanPost);
        await town.Restores();
        Assert.True((await town.Community()).CanPost);
        var before = await Sent();
        await Weeks(4);
        Assert.Equal(before + 4, await Sent());
    }

    private async Task OthersComeIn()
    {
        await town.IsShared();
        Assert.Contains("du tar nummer 1", await town.Says("gjest", "tar 1", fromOutside: true));
        Assert.Contains("Bare ledere", await town.Says("gjest", "post nå", fromOutside: true));
        await town.Says("cato", "status");
        Assert.Equal([town.Id("bea")], await Leads());
        await town.Leaves("bea");
        Assert.Empty(await Leads());
        Assert.Equal(1, town.Stand("Vil du ta over?"));
        await town.Says("cato", "leder legg til meg");
        Assert.Equal([town.Id("cato")], await Leads());
        await town.Says("cato", "status", privately: true);
    }

    private async Task ThePlatformIsBadForADay()
    {
        town.Behaves(Mood.Busy);
        await Week(posting => posting.State == PostingState.Failed);
        town.Now += TimeSpan.FromHours(7);
        await town.Until(async () => (await town.Ledger(Last))?.State == PostingState.Missed, "It was not missed");
        town.Behaves(Mood.Well);
        await town.Until(() => Told("kom ikke ut", 1), "The lead did not hear that it was missed");
        await Weeks(1);

        town.Behaves(Mood.BadGatewayOnce);
        await Week(posting => posting.State == PostingState.InDoubt);
        await town.Until(() => Told("vet ikke om prinsippet", 1), "The lead did not hear of the doubt");
        Assert.Contains("Ukas prinsipp er lagt ut", await town.Says("cato", "post nå"));
        Assert.Equal(PostingState.Sent, (await town.Ledger(Last))?.State);
    }

    private async Task TheHostDiesTwice()
    {
        for (var time = 2; time <= 3; time++)
        {
            await Week(posting => posting.State == PostingState.InDoubt, hostDies: true);
            var told = time;
            await town.Until(() => Told("vet ikke om prinsippet", told), "The lead did not hear of the doubt");
        }
    }

    /// <summary>From the personal chat they still lead, until the platform is asked.</summary>
    private async Task TheLastLeadIsTakenOut()
    {
        town.IsTakenOut("cato");
        Assert.Contains("ingen leder ennå", await town.Says("cato", "post nå", privately: true));
        Assert.Equal(2, town.Stand("Vil du ta over?"));
        await town.Says("dina", "leder legg til meg");
        Assert.Equal([town.Id("dina")], await Leads());
    }

    private async Task EveryPromptIsAccountedFor()
    {
        var states = new List<PostingState>();
        for (var monday = First; monday <= Last; monday = monday.AddDays(7))
        {
            if (!Due(monday).ComesDue) continue;
            var posting = await town.Ledger(monday);
            Assert.True(posting is { IsFinal: true }, $"{monday:O}: {posting?.State.ToString() ?? "no row"}");
            states.Add(posting!.State);
        }

        // One day the platform took nothing, one week the channel was archived; and nobody can tell of two whose host died.
        Assert.Equal(1, states.Count(state => state == PostingState.Missed));
        Assert.Equal(1, states.Count(state => state == PostingState.Skipped));
        Assert.Equal(2, states.Count(state => state == PostingState.InDoubt));
        Assert.Equal(states.Count - 4, states.Count(state => state == PostingState.Sent));
        Assert.InRange(states.Count, 40, 52);
        Assert.Equal(states.Count - 4, town.Stand("Ukas prinsipp: "));
        Assert.Equal(3, town.ToldPrivately("cato").Count(told => told.Contains("vet ikke om prinsippet", StringComparison.Ordinal)));
        Assert.Single(town.ToldPrivately("cato"), told => told.Contains("kom ikke ut", StringComparison.Ordinal));
    }

    private async Task NobodyIsLockedOut()
    {
        Assert.True((await town.Community()).CanPost);
        Assert.Contains("dina", await town.Says("dina", "ledere"));
        Assert.Contains("Tidsplan", await town.Says("dina", "tidsplan"));
        Assert.Contains("du tar nummer 2", await town.Says("gjest", "tar 2", fromOutside: true));
    }

    private DateOnly Last => First.AddDays(7 * (week - 1));

    private async Task<IEnumerable<string>> Leads() => (await town.Community()).Leads.Select(lead => lead.Id);

    private Task<bool> Told(string fragment, int times) => Task.FromResult(town.ToldPrivately("cato").Count(told => told.Contains(fragment, StringComparison.Ordinal)) == times);

    private async Task<int> Sent()
    {
        var sent = 0;
        for (var monday = First; monday <= Last; monday = monday.AddDays(7)) sent += (await town.Ledger(monday))?.State == PostingState.Sent ? 1 : 0;
        return sent;
    }

    private async Task Weeks(int count)
    {
        for (var i = 0; i < count; i++) await Week(posting => posting.IsFinal);
    }

    /// <summary>The next week that has a prompt: in quiet weeks none comes due.</summary>
    private async Task Week(Func<Posting, bool> isDealtWith, bool hostDies = false)
    {
        while (!Due(First.AddDays(7 * week)).ComesDue) week++;
        var due = Due(First.AddDays(7 * week++));
        if (hostDies)
        {
            town.Now = due.Slot.AddMinutes(-1);
            await town.Claim(due.Scheduled, town.Now);
            await town.HostIsReplaced();
        }

        town.Now = due.Slot;
        await town.Until(async () => await town.Ledger(due.Scheduled) is { } posting && isDealtWith(posting), $"The prompt of {due.Scheduled:O} was never dealt with");
    }

    private static Occurrence Due(DateOnly monday) => Recurrence.On(Schedule.Default, Oslo, monday);
}
