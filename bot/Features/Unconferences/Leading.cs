using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>What a lead does: opens an unconference and takes it from phase to phase. Everyone may look.</summary>
internal sealed class Leading(UnconferencesStore store, BallotBox box, AgendaStore agendas, DeadlineClock clock, LeadNews news,
    DialogRunner dialogs) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.unconference", new Text("unconference", "unconference", "unconference"),
            UnconferencesTexts.UnconferenceHelp, Unconference)
        { OpensForm = true });
        map.Command(new Command("unconferences.open-voting",
            new Text("åpne avstemning|åpne avstemningen", "opne avrøysting|opne avrøystinga", "open voting|open the vote"),
            UnconferencesTexts.OpenVotingHelp, OpenVoting)
        { Deed = DeedOfOpenVoting, Who = Who.Lead });
        map.Command(new Command("unconferences.close-voting",
            new Text("lukk avstemning|lukk avstemningen", "lukk avrøysting|lukk avrøystinga", "close voting|close the vote"),
            UnconferencesTexts.CloseVotingHelp, CloseVoting)
        { Deed = DeedOfCloseVoting, Who = Who.Lead });
        map.Command(new Command("unconferences.close",
            new Text("lukk unconference|lukk unconferencen", "lukk unconference|lukk unconferencen", "close unconference"),
            UnconferencesTexts.CloseHelp, Close)
        { Deed = DeedOfClose, Who = Who.Lead });
        map.Dialog(UnconferencesDialogs.Open(Open, Check));
    }

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
        await clock.Expect(opened);
        await news.Expect(opened, News.Called, opened.OpenedAt);
        if (await store.Open(community, opened, turn.Cancel)) await news.Tell(turn, opened, News.Called, opened.OpenedAt);
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
            Way = answers["way"] switch
            {
                UnconferencesDialogs.Crowd => VotingWay.Crowd,
                UnconferencesDialogs.OpenSpace => VotingWay.Open,
                _ => VotingWay.Votes,
            },
            Zone = turn.Community.Zone,
            Communities = [turn.Community.Address.Partition],
            OpenedAt = now,
        };
        return DeadlineCommands.Read(opened, answers, now);
    }

    public async Task OpenVoting(Turn turn, Arguments arguments) => await OpenVoting(turn, await Meant(turn, arguments));

    public async Task CloseVoting(Turn turn, Arguments arguments) => await CloseVoting(turn, await Meant(turn, arguments));

    public async Task Close(Turn turn, Arguments arguments) => await Close(turn, await Meant(turn, arguments));

    public async Task<Deed?> DeedOfOpenVoting(Turn turn, Arguments arguments)
    {
        var unconference = await Owned(turn);
        _ = unconference.OpenVoting(await Standing(unconference, turn.Cancel), turn.Clock.GetUtcNow());
        return DeedOf(unconference, DeedTexts.OpenVoting(unconference.Name), UnconferencesTexts.OpenVoting) with { IsAsked = false };
    }

    /// <summary>The words are a yes if a lead closes it by hand anyway; before a deadline that people rely on, they are not.</summary>
    public async Task<Deed?> DeedOfCloseVoting(Turn turn, Arguments arguments)
    {
        var unconference = await Owned(turn);
        var now = turn.Clock.GetUtcNow();
        _ = unconference.CloseVoting(now);
        var isEarly = unconference.VotesUntil > now;
        var question = isEarly ? DeedTexts.CloseVoting(unconference.Name) : DeedTexts.CloseVotingByHand(unconference.Name);
        return DeedOf(unconference, question, DeedTexts.CloseVotingYes) with { IsAsked = isEarly };
    }

    public async Task<Deed?> DeedOfClose(Turn turn, Arguments arguments)
    {
        var unconference = await Owned(turn);
        _ = unconference.Close(turn.Clock.GetUtcNow());
        return DeedOf(unconference, DeedTexts.Close(unconference.Name), DeedTexts.CloseYes);
    }

    /// <summary>A yes to a step is one in the phase it was given in.</summary>
    private static Deed DeedOf(Unconference unconference, Text question, Text yes) =>
        new(unconference.Id, unconference.Phase.ToString(), question, yes);

    private Task<Unconference> Meant(Turn turn, Arguments arguments) =>
        store.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);

    private async Task<Unconference> Owned(Turn turn)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }

    private async Task OpenVoting(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var topics = await Standing(unconference, turn.Cancel);
        var now = turn.Clock.GetUtcNow();
        var open = await Step(turn, unconference, old => old.OpenVoting(topics, now), News.Opened, now);
        await clock.Expect(open);
        await ShowInPlace(turn, open);
        await news.Tell(turn, open, News.Opened, now);
    }

    private async Task CloseVoting(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var now = turn.Clock.GetUtcNow();
        var closed = await Step(turn, unconference, old => old.CloseVoting(now), News.Result, now);
        await box.Count(closed.Id, turn.Cancel);
        await ShowInPlace(turn, closed);
        await news.Tell(turn, closed, News.Result, now);
    }

    private async Task Close(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        var now = turn.Clock.GetUtcNow();
        var closed = await Step(turn, unconference, old => old.Close(now), News.Closed(unconference.Closings + 1), now);
        await ShowInPlace(turn, closed);
        await news.Tell(turn, closed, News.Closed(closed.Closings), now);
    }

    /// <summary>Throws before anything is expected of a step that can't be taken.</summary>
    private async Task<Unconference> Step(Turn turn, Unconference unconference, Func<Unconference, Unconference> step,
        News told, DateTimeOffset now)
    {
        _ = step(unconference);
        await news.Expect(unconference, told, now);
        return await store.Change(unconference.Id, step, turn.Cancel);
    }

    private async Task Show(Turn turn, Edition edition, IReadOnlyList<Edition> earlier)
    {
        var isLead = turn.IsLead && edition.Unconference.Owner == turn.Community.Address.Partition;
        if (isLead) await turn.GoAside();
        var progress = isLead ? await Progress.Of(edition.Unconference, agendas, box, turn.Clock.GetUtcNow(), turn.Cancel) : null;
        await turn.Reply(
            UnconferencesCards.Status(edition, await Standing(edition.Unconference, turn.Cancel), progress, turn.Language, earlier));
    }

    /// <summary>The card whose button was pressed shows how it is now, so that nobody presses it again.</summary>
    private async Task ShowInPlace(Turn turn, Unconference unconference)
    {
        if (turn.Incoming.Button is not { } press || press[Confirming.Asked] is not null) return;
        var edition = await store.EditionOf(turn.Community.Address.Partition, unconference, turn.Cancel);
        await turn.Replace(UnconferencesCards.Status(edition, await Standing(unconference, turn.Cancel), null, turn.LanguageOfCard));
    }

    private async Task<int> Standing(Unconference unconference, CancellationToken cancel) =>
        (await store.Topics(unconference.Id, cancel)).Count(topic => topic.Stands);
}
