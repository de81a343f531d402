using OtgBot.Cards.Inputs;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>A lead says when proposals and votes end: in a dialog, or one at a time in words.</summary>
internal sealed class DeadlineCommands(UnconferencesStore store, DeadlineClock clock, DialogRunner dialogs) : IFeature
{
    private const string DialogName = "unconferences.deadlines";

    private static readonly HashSet<string> ByHand =
        new(["ingen", "aldri", "selv", "sjølv", "none", "never", "by hand", "-"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command(DialogName, new Text("frister|frist", "fristar|frist", "deadlines|deadline"), DeadlineTexts.DeadlinesHelp,
            async (turn, _) => await Open(turn))
        { Who = Who.Lead, OpensForm = true });
        map.Command(new Command("unconferences.voting-opens",
            new Text("avstemningen åpner|avstemning åpner", "avrøystinga opnar|avrøysting opnar", "voting opens"), DeadlineTexts.OpensHelp,
            (turn, arguments) => Set(turn, arguments, opens: true))
        {
            Who = Who.Lead,
            Example = DeadlineTexts.OpensExample,
        });
        map.Command(new Command("unconferences.voting-closes",
            new Text("avstemningen lukker|avstemning lukker", "avrøystinga lukkar|avrøysting lukkar", "voting closes"),
            DeadlineTexts.ClosesHelp, (turn, arguments) => Set(turn, arguments, opens: false))
        {
            Who = Who.Lead,
            Example = DeadlineTexts.ClosesExample,
        });
        map.Dialog(new Dialog(DialogName, DeadlineTexts.Title, Questions,
            Filled)
        { Who = Who.Lead, Check = Check, Introduction = DeadlineTexts.Introduction, Submit = DeadlineTexts.Submit });
    }

    /// <summary>Also asked when an unconference is opened.</summary>
    public static IReadOnlyList<Question> Questions =>
    [
        new MomentQuestion("opens", DeadlineTexts.OpensLabel,
            DeadlineTexts.TimeLabel) { Hint = DeadlineTexts.MomentHint, IsOptional = true },
        new MomentQuestion("closes", DeadlineTexts.ClosesLabel,
            DeadlineTexts.TimeLabel) { Hint = DeadlineTexts.MomentHint, IsOptional = true },
    ];

    /// <summary>The unconference with the deadlines that a form holds. Throws a sentence for the question that is wrong.</summary>
    public static Unconference Read(Unconference unconference, Answers answers, DateTimeOffset now) => unconference.WithDeadlines(
        Read(unconference, "opens", answers["opens"], now),
        Read(unconference, "closes", answers["closes"], now),
        now);

    private async Task Open(Turn turn)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        if (unconference.Phase > Phase.Voting) throw Refusal.VotingIsOver();
        var prefilled = new Dictionary<string, string>();
        if (unconference.ProposalsUntil is { } opens) prefilled["opens"] = InputDateTime.Write(Local(unconference, opens));
        if (unconference.VotesUntil is { } closes) prefilled["closes"] = InputDateTime.Write(Local(unconference, closes));
        await dialogs.Start(turn, DialogName, prefilled, new Dictionary<string, string> { ["u"] = unconference.Id });
    }

    private async Task Check(Turn turn, Answers answers) => Read(await store.Of(turn, answers), answers, turn.Clock.GetUtcNow());

    private async Task Filled(Turn turn, Answers answers)
    {
        var unconference = await store.Of(turn, answers);
        await Save(turn, unconference, old => Read(old, answers, turn.Clock.GetUtcNow()));
    }

    private async Task Set(Turn turn, Arguments arguments, bool opens)
    {
        var unconference = await store.Current(turn.Community.Address.Partition, turn.Cancel);
        if (arguments.IsEmpty)
        {
            await Open(turn);
            return;
        }

        if (opens && unconference.Phase != Phase.Proposing)
            throw unconference.Phase == Phase.Voting ? Refusal.VotingIsOpen() : Refusal.VotingIsOver();
        var now = turn.Clock.GetUtcNow();
        var at = Read(unconference, opens ? "opens" : "closes", arguments.All, now);
        await Save(turn, unconference,
            old => opens ? old.WithDeadlines(at, old.VotesUntil, now) : old.WithDeadlines(old.ProposalsUntil, at, now));
    }

    /// <summary>The clock knows of the times before they count, so that no host that dies in between leaves one that never comes.</summary>
    private async Task Save(Turn turn, Unconference unconference, Func<Unconference, Unconference> change)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        await clock.Expect(change(unconference));
        var saved = await store.Change(unconference.Id, change, turn.Cancel);
        await turn.Tell(DeadlineTexts.Saved(await turn.HeardLanguage(), saved));
    }

    private static DateTimeOffset? Read(Unconference unconference, string question, string given, DateTimeOffset now) =>
        given.Length == 0 || ByHand.Contains(given)
        ? null
        : MomentWords.Read(given, now, unconference.TimeZone)
            ?? throw MomentWords.WhyNot(given, now, unconference.TimeZone, question)
                ?? DeadlineRefusal.NotATime(question, CommandText.Short(given, 30), unconference.Example(now));

    private static DateTimeOffset Local(Unconference unconference, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, unconference.TimeZone);
}
