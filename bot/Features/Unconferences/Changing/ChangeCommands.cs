using System.Globalization;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Changing;

/// <summary>
/// A lead changes an unconference as a whole: what it is called, its day, whether it takes place. One document says so; the agenda follows
/// it, and all communities are told once. What was closed or called off can be opened again for a week.
/// </summary>
internal sealed class ChangeCommands(UnconferencesStore store, AgendaStore agendas, DeadlineClock clock, LeadNews news,
    DialogRunner dialogs, Following following) : IFeature
{
    private const string DialogName = "unconferences.change";

    /// <summary>What may stand before a date.</summary>
    private static readonly string[] To = ["til ", "to ", "until "];

    public void Map(FeatureMap map)
    {
        map.Command(
            new Command(DialogName, new Text("endre unconference|endre unconferencen", "endre unconference|endre unconferencen",
                "change unconference|edit unconference"),
            ChangeTexts.ChangeHelp, async (turn, _) => await Change(turn))
            { Who = Who.Lead, OpensForm = true });
        map.Command(new Command("unconferences.postpone",
            new Text("utsett|utsett unconference|utsett unconferencen", "utset|utset unconference|utset unconferencen",
                "postpone|postpone unconference"),
            ChangeTexts.PostponeHelp, Postpone)
        { Deed = DeedOfPostpone, MostWords = int.MaxValue, Who = Who.Lead, Example = ChangeTexts.PostponeExample });
        map.Command(new Command("unconferences.call-off-all",
            new Text("avlys unconference|avlys unconferencen", "avlys unconference|avlys unconferencen",
                "call off unconference|cancel unconference"),
            ChangeTexts.CallOffHelp, CallOff)
        { Deed = DeedOfCallOff, Who = Who.Lead });
        map.Command(new Command("unconferences.reopen",
            new Text("gjenåpne|gjenåpne unconference|gjenåpne unconferencen", "opne att|opne att unconference|opne att unconferencen",
                "reopen|reopen unconference"),
            ChangeTexts.ReopenHelp, Reopen)
        { Deed = DeedOfReopen, MostWords = 1, Who = Who.Lead });
        map.Dialog(new Dialog(DialogName, ChangeTexts.Title,
        [
            new TextQuestion("name", UnconferencesTexts.NameLabel, UnconferencesDialogs.LongestName) { MayAsk = true },
            new TextQuestion("theme", UnconferencesTexts.ThemeLabel,
                UnconferencesDialogs.LongestTheme) { IsOptional = true, MayAsk = true },
            new DateQuestion("date", UnconferencesTexts.DateLabel),
            new NumberQuestion("votes", UnconferencesTexts.VotesLabel, 1, Unconference.MostVotes),
            new ZoneQuestion("zone", ChangeTexts.ZoneLabel),
        ], Filled)
        {
            Who = Who.Lead,
            Check = async (turn, answers) => _ = With(turn, await Asked(turn, answers), answers),
            Introduction = ChangeTexts.Introduction,
            Submit = ChangeTexts.Submit,
        });
    }

    private async Task Change(Turn turn)
    {
        var unconference = await Owned(turn, Arguments.None);
        await dialogs.Start(turn, DialogName, new Dictionary<string, string>
        {
            ["name"] = unconference.Name,
            ["theme"] = unconference.Theme ?? "",
            ["date"] = unconference.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["votes"] = unconference.VotesPerPerson.ToString(CultureInfo.InvariantCulture),
            ["zone"] = unconference.Zone,
        }, new Dictionary<string, string> { ["u"] = unconference.Id });
    }

    private async Task Filled(Turn turn, Answers answers)
    {
        var unconference = await Asked(turn, answers);
        await Step(turn, unconference, old => With(turn, old, answers));
    }

    private async Task<Unconference> Asked(Turn turn, Answers answers)
    {
        var unconference = await store.Of(turn, answers);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }

    /// <summary>With what was answered so far.</summary>
    private static Unconference With(Turn turn, Unconference old, Answers answers)
    {
        var date = answers.Has("date") ? answers.Date("date") : old.Date;
        CheckDay(turn, old, date);
        return old.With(
            answers.Has("name") ? answers["name"] : old.Name,
            answers.Has("theme") ? answers["theme"] is { Length: > 0 } theme ? theme : null : old.Theme,
            date,
            answers.Has("votes") ? answers.Number("votes") : old.VotesPerPerson,
            answers.Has("zone") ? answers["zone"] : old.Zone,
            turn.Clock.GetUtcNow());
    }

    private async Task<Deed?> DeedOfPostpone(Turn turn, Arguments arguments)
    {
        var unconference = await Owned(turn, arguments);
        if (arguments.IsEmpty) return null;
        var to = Day(turn, unconference, arguments);
        _ = Postponed(unconference, to, turn.Clock.GetUtcNow());
        return new Deed(unconference.Id, Iso(unconference.Date), ChangeTexts.PostponeSure(unconference.Name, unconference.Date, to),
            ChangeTexts.PostponeYes)
        { Arguments = Iso(to) };
    }

    private async Task Postpone(Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty)
        {
            await Change(turn);
            return;
        }

        var unconference = await Owned(turn, arguments);
        var (to, now) = (Day(turn, unconference, arguments), turn.Clock.GetUtcNow());
        await Step(turn, unconference, old => Postponed(old, to, now));
    }

    private static DateOnly Day(Turn turn, Unconference unconference, Arguments arguments)
    {
        var given = arguments.All;
        if (Array.Find(To, word => given.StartsWith(word, StringComparison.OrdinalIgnoreCase)) is { } before)
            given = given[before.Length..];
        var day = DateWords.Read(given, turn.Today) ?? throw DateWords.WhyNot(given, turn.Today)
            ?? ChangeRefusal.WhichDay(turn.Today.AddDays(14));
        if (day == unconference.Date) throw ChangeRefusal.SameDay();
        CheckDay(turn, unconference, day);
        return day;
    }

    private static void CheckDay(Turn turn, Unconference unconference, DateOnly date)
    {
        if (date != unconference.Date && date < turn.Today) throw Refusal.DateInThePast(turn.Today.AddDays(14));
    }

    private static Unconference Postponed(Unconference old, DateOnly to, DateTimeOffset now) =>
        old.With(old.Name, old.Theme, to, old.VotesPerPerson, old.Zone, now);

    private async Task<Deed?> DeedOfCallOff(Turn turn, Arguments arguments)
    {
        var unconference = await Owned(turn, arguments);
        _ = unconference.CallOff(turn.Clock.GetUtcNow());
        return new Deed(unconference.Id, unconference.Phase.ToString(),
            ChangeTexts.CallOffSure(unconference.Name, unconference.Communities.Count), ChangeTexts.CallOffYes);
    }

    private async Task CallOff(Turn turn, Arguments arguments)
    {
        var (unconference, now) = (await Owned(turn, arguments), turn.Clock.GetUtcNow());
        await Step(turn, unconference, old => old.CallOff(now));
    }

    /// <summary>The words are a yes: it is what undoes a slip.</summary>
    private async Task<Deed?> DeedOfReopen(Turn turn, Arguments arguments)
    {
        var unconference = await Last(turn, arguments);
        _ = unconference.Reopen(turn.Clock.GetUtcNow());
        await store.CheckNoneOpen(turn.Community.Address.Partition, unconference.Id, turn.Cancel);
        return new Deed(unconference.Id, Iso(unconference.ClosedAt!.Value), ChangeTexts.ReopenSure(unconference.Name),
            ChangeTexts.ReopenYes)
        { IsAsked = false };
    }

    private async Task Reopen(Turn turn, Arguments arguments)
    {
        var (unconference, now) = (await Last(turn, arguments), turn.Clock.GetUtcNow());
        await Step(turn, unconference, old => old.Reopen(now));
    }

    /// <summary>By its number in this community, else the last there was.</summary>
    private async Task<Unconference> Last(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        var all = await store.All(here, turn.Cancel);
        if (all.Count == 0) throw Refusal.NoneYet();
        var found = arguments.Number(0) is { } number
            ? all.FirstOrDefault(edition => edition.Number == number) ?? throw Refusal.NoSuchUnconference(all.Count)
            : all[^1];
        found.Unconference.CheckOwner(here);
        return found.Unconference;
    }

    /// <summary>
    /// Whoever finds the alarm of a host that died here brings the agenda in line and tells it (<see cref="NewsPosts"/>).
    /// </summary>
    private async Task Step(Turn turn, Unconference unconference, Func<Unconference, Unconference> step)
    {
        var now = turn.Clock.GetUtcNow();
        var expected = step(unconference);
        if (ReferenceEquals(expected, unconference))
        {
            await turn.Tell(ChangeTexts.NothingChanged(await turn.HeardLanguage()));
            return;
        }

        await news.Expect(unconference, News.Changed(expected.Changed!.Number), now);
        await clock.Expect(expected);
        var changed = await store.Change(unconference.Id, step, turn.Cancel);
        await agendas.Follow(changed, now, turn.Cancel);
        await news.Tell(turn, changed, News.Changed(changed.Changed!.Number), now);
        await following.Changed(changed.Id, turn.Cancel);
    }

    private async Task<Unconference> Owned(Turn turn, Arguments arguments)
    {
        var unconference = await store.Meant(turn.Community.Address.Partition, arguments, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference.Phase != Phase.Closed ? unconference : throw Refusal.NoneOpen();
    }

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
