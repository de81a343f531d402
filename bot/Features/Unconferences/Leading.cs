using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What a lead does: opens an unconference and takes it from phase to phase. Everyone may look.</summary>
internal sealed class Leading(UnconferencesStore store, BallotBox box, DeadlineClock clock, TakeawayStore takeaways, DialogRunner dialogs)
{
    public async Task Unconference(Turn turn, Arguments arguments)
    {
        var all = await store.All(turn.Community.Address.Partition, turn.Cancel);
        if (arguments.Number(0) is { } number)
        {
            if (all.Count == 0) throw Refusal.NoneYet();
            await Show(turn, all.FirstOrDefault(edition => edition.Number == number) ?? throw Refusal.NoSuchUnconference(all.Count), []);
        }
        else if (all.LastOrDefault(edition => edition.Unconference.Phase != Phase.Closed) is { } open)
        {
            await Show(turn, open, [.. all.Where(edition => edition != open)]);
        }
        else if (turn.IsLead)
        {
            var name = arguments.All.Length <= UnconferencesDialogs.LongestName ? arguments.All : "";
            await dialogs.Start(turn, "unconferences.open", name.Length > 0 ? new Dictionary<string, string> { ["name"] = name } : null);
        }
        else if (all.Count > 0)
        {
            await Show(turn, all[^1], [.. all.SkipLast(1)]);
        }
        else
        {
            throw Refusal.NoneOpen();
        }
    }

    /// <summary>The dialog is filled in.</summary>
    public async Task Open(Turn turn, Answers answers)
    {
        var community = turn.Community.Address.Partition;
        var opened = Read(turn, answers);
        await clock.Expect(opened, turn.Cancel);
        if (await store.Open(community, opened, turn.Cancel)) await AnnounceStatus(turn, opened);
        else await Show(turn, (await store.All(community, turn.Cancel))[^1], []);
    }

    /// <summary>The day, and with it the deadlines: there are no rules about the rest.</summary>
    public static Task Check(Turn turn, Answers answers)
    {
        if (answers.Has("date")) Read(turn, answers);
        return Task.CompletedTask;
    }

    private static Unconference Read(Turn turn, Answers answers)
    {
        var now = turn.Clock.GetUtcNow();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Schedules.Zone(turn.Community)).DateTime);
        var date = answers.Date("date");
        if (date < today) throw Refusal.DateInThePast(today.AddDays(14));
        var opened = new Unconference
        {
            Id = answers.Nonce,
            Name = answers["name"],
            Theme = answers["theme"] is { Length: > 0 } theme ? theme : null,
            Date = date,
            VotesPerPerson = answers.Has("votes") ? answers.Number("votes") : Domain.Unconference.UsualVotes,
            Way = answers["way"] == UnconferencesDialogs.Crowd ? VotingWay.Crowd : VotingWay.Votes,
            Zone = turn.Community.Zone,
            Communities = [turn.Community.Address.Partition],
            OpenedAt = now,
        };
        return DeadlineCommands.Read(opened, answers, now);
    }

    public async Task OpenVoting(Turn turn, Arguments arguments) =>
        await OpenVoting(turn, await store.Current(turn.Community.Address.Partition, turn.Cancel));

    public async Task OpenVoting(Turn turn, ButtonPress press) =>
        await OpenVoting(turn, await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel));

    public async Task CloseVoting(Turn turn, Arguments arguments) =>
        await CloseVoting(turn, await store.Current(turn.Community.Address.Partition, turn.Cancel));

    public async Task CloseVoting(Turn turn, ButtonPress press) =>
        await CloseVoting(turn, await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel));

    public async Task Close(Turn turn, Arguments arguments) =>
        await Close(turn, await store.Current(turn.Community.Address.Partition, turn.Cancel));

    public async Task Close(Turn turn, ButtonPress press) =>
        await Close(turn, await store.Find(turn.Community.Address.Partition, press["u"], turn.Cancel));

    private async Task OpenVoting(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var topics = await Standing(unconference, turn.Cancel);
        var open = await store.Change(unconference.Id, old => old.OpenVoting(topics, turn.Clock.GetUtcNow()), turn.Cancel);
        await clock.Expect(open, turn.Cancel);
        await AnnounceStatus(turn, open);
    }

    private async Task CloseVoting(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var closed = await store.Change(unconference.Id, old => old.CloseVoting(turn.Clock.GetUtcNow()), turn.Cancel);
        var tally = await box.Count(closed.Id, turn.Cancel);
        var topics = await store.Topics(closed.Id, turn.Cancel);
        await turn.Announce(closed, language => VotingCards.Result(closed, tally, topics, 1, language));
    }

    private async Task Close(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var closed = await store.Change(unconference.Id, old => old.Close(turn.Clock.GetUtcNow()), turn.Cancel);
        var tally = closed.IsCounted ? await box.Count(closed.Id, turn.Cancel) : null;
        var (topics, told) = (await store.Topics(closed.Id, turn.Cancel), await takeaways.Standing(closed.Id, turn.Cancel));
        await turn.Announce(closed, async (community, language) =>
            TakeawayCards.Summary(await store.EditionOf(community, closed, turn.Cancel), tally, topics, told, language));
    }

    /// <summary>What all read when a phase begins: without a lead's buttons, since it is not one lead who asked.</summary>
    private async Task AnnounceStatus(Turn turn, Unconference unconference)
    {
        var topics = await Standing(unconference, turn.Cancel);
        await turn.Announce(unconference, async (community, language) =>
            UnconferencesCards.Status(await store.EditionOf(community, unconference, turn.Cancel), topics, forLead: false, language));
    }

    private async Task Show(Turn turn, Edition edition, IReadOnlyList<Edition> earlier) =>
        await turn.Reply(UnconferencesCards.Status(edition, await Standing(edition.Unconference, turn.Cancel), turn.IsLead && edition.Unconference.Owner == turn.Community.Address.Partition, turn.Language, earlier));

    private async Task<int> Standing(Unconference unconference, CancellationToken cancel) =>
        (await store.Topics(unconference.Id, cancel)).Count(topic => topic.Stands);
}
