using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Preview;

/// <summary>What leads see of the prompts to come, and how they change them.</summary>
internal sealed class PreviewCommands(NextPrompt next, PromptsStore prompts, SuggestionStore suggestions, Library library,
    Schedules schedules) : IFeature
{
    private const int Dates = 8;
    private const int DatesAfterChange = 3;

    private static readonly string[] On = ["på", "paa", "on"];
    private static readonly string[] Off = ["av", "off"];

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.plan", PreviewTexts.PlanWords, PreviewTexts.PlanHelp, Plan) { Who = Who.Lead });
        map.Command(new Command("prompts.preview", PreviewTexts.PreviewWords, PreviewTexts.PreviewHelp,
            Preview)
        { Who = Who.Lead, Example = PreviewTexts.PreviewExample });
        map.Command(new Command("prompts.swap", PreviewTexts.SwapWords, PreviewTexts.SwapHelp,
            SwapTyped)
        { Who = Who.Lead, Example = PreviewTexts.SwapExample });
        map.Command(new Command("prompts.skip", PreviewTexts.SkipWords, PreviewTexts.SkipHelp, Skip) { Who = Who.Lead });
        map.Command(new Command("prompts.pause", PreviewTexts.PauseWords, PreviewTexts.PauseHelp,
            Pause)
        { Who = Who.Lead, Example = PreviewTexts.PauseExample });
        map.Command(
            new Command("prompts.resume", PreviewTexts.ResumeWords, PreviewTexts.ResumeHelp, (turn, _) => Resume(turn)) { Who = Who.Lead });
        map.Button(new Button(PreviewCards.SwapVerb,
            (turn, press) => Swap(turn, press["shown"]?.Split(','), press["n"] is { } number ? Valid(number) : null))
        { Who = Who.Lead });
        map.Personal(new PersonalData(PreviewTexts.DataTitle, Read, Erase));
    }

    private async Task Plan(Turn turn, Arguments arguments)
    {
        if (arguments.Pieces.Any(piece => DateWords.Weekday(piece) is not null)) throw PreviewTexts.PlanTakesNoDay();
        await schedules.Ensure(turn.Community, turn.Cancel);
        var (dates, then) = await Coming(turn, Dates);
        var now = await schedules.Get(turn.Community.Address.Partition, turn.Cancel) ?? Schedule.Default;
        var canResume = now.Pause?.Covers(turn.Today) == true || dates.Any(date => date.Occurrence.LeftOut == LeftOut.Skipped);
        await turn.Reply(PreviewCards.Plan(dates, then, Schedules.Zone(turn.Community), canResume, turn.Today, turn.Language));
    }

    private async Task Preview(Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty) await Show(turn);
        else if (On.Contains(arguments.All, StringComparer.OrdinalIgnoreCase)) await PreviewOn(turn);
        else if (Off.Contains(arguments.All, StringComparer.OrdinalIgnoreCase)) await PreviewOff(turn);
        else throw PreviewTexts.OnOrOff();
    }

    private async Task PreviewOn(Turn turn)
    {
        var profile = await turn.Profile();
        var chat = profile.Chat ?? await turn.Channel.OpenChat(turn.Incoming.Address, turn.Person, turn.Cancel)
            ?? throw PreviewTexts.NoChat();
        if (profile.Chat is null) await turn.ChangeProfile(old => old with { Chat = chat });
        await schedules.Preview(turn.Community, turn.PersonKey, wanted: true, turn.Cancel);
        await turn.Tell(PreviewTexts.PreviewOn(await turn.PersonLanguage()));
    }

    private async Task PreviewOff(Turn turn)
    {
        await schedules.Preview(turn.Community, turn.PersonKey, wanted: false, turn.Cancel);
        await turn.Tell(PreviewTexts.PreviewOff(await turn.PersonLanguage()));
    }

    private async Task Show(Turn turn)
    {
        var occurrence = await NextPosted(turn);
        var prompt = await next.Compose(turn.Community, occurrence.Name, Posting.Claimed("", turn.Clock.GetUtcNow()), turn.Cancel);
        await Show(turn, prompt, occurrence);
    }

    /// <summary>For the lead alone: what comes on Monday is no secret, but the others would see it twice.</summary>
    private async Task Show(Turn turn, Prompt prompt, Occurrence occurrence)
    {
        var waiting = (await suggestions.Waiting(turn.Community.Address.Partition, turn.Cancel)).Count;
        var shown =
            await turn.Whisper(PreviewCards.Preview(prompt, occurrence, library, turn.Community, await turn.PersonLanguage(), waiting));
        if (shown == Whispered.Nowhere) throw PreviewTexts.NoChat();
        if (shown == Whispered.InChat) await turn.Tell(PreviewTexts.Shown(await turn.PersonLanguage()));
    }

    private Task SwapTyped(Turn turn, Arguments arguments) => Swap(turn, null, arguments.IsEmpty ? null : Valid(arguments.Pieces[0]));

    private async Task Swap(Turn turn, IReadOnlyList<string>? shown, int? number)
    {
        var occurrence = await NextPosted(turn);
        var partition = turn.Community.Address.Partition;
        if (await prompts.Prompt(partition, occurrence.Name, turn.Cancel) is not null) throw PreviewTexts.OnItsWay();
        var prompt = await next.Swap(turn.Community, occurrence.Name, shown, number, turn.Cancel);
        await schedules.Touch(turn.Community, turn.Cancel);
        var card = PreviewCards.Preview(prompt, occurrence, library, turn.Community, await turn.PersonLanguage());
        if (turn.IsPersonal && turn.Incoming.Button is not null) await turn.Replace(card);
        else await Show(turn, prompt, occurrence);
    }

    private async Task Skip(Turn turn, Arguments arguments)
    {
        await schedules.Ensure(turn.Community, turn.Cancel);
        var zone = Schedules.Zone(turn.Community);
        var coming = (await schedules.Coming(turn.Community, turn.Cancel)).ToList();
        var following = coming.Find(occurrence => occurrence.At is not null);
        var meant = following;
        if (!arguments.IsEmpty)
        {
            // A skipped one again: the second press of a button, or a message told twice, skips no more.
            var date = DateWords.Read(arguments.All, turn.Today);
            meant = coming.Find(occurrence => occurrence.LeftOut is null or LeftOut.Skipped
                && (occurrence.Scheduled == date || occurrence.Day(zone) == date));
            if (meant is null) throw (date is null ? DateWords.WhyNot(arguments.All, turn.Today) : null)
                ?? PreviewTexts.WhichToSkip(following?.Scheduled ?? turn.Today.AddDays(7));
        }

        if (meant is null) throw PreviewTexts.NothingToPreview();
        await schedules.Change(turn.Community, old => old.Skipped(meant.Scheduled), turn.Cancel);
        await Changed(turn, PreviewTexts.SkippedTitle(turn.Language,
            OccurrenceTexts.When(turn.Language, TimeZoneInfo.ConvertTime(meant.Slot, zone).DateTime)), PreviewTexts.UndoSkip);
    }

    private async Task Pause(Turn turn, Arguments arguments)
    {
        var until = arguments.IsEmpty ? null : (DateOnly?)Until(arguments.All, turn.Today);
        await schedules.Ensure(turn.Community, turn.Cancel);
        var zone = Schedules.Zone(turn.Community);
        var skips = until is not { } end
            || (await schedules.Coming(turn.Community, turn.Cancel)).Any(occurrence => occurrence.ComesDue && occurrence.Day(zone) < end);
        await schedules.Change(turn.Community, old => old.Paused(turn.Today, until), turn.Cancel);
        await Changed(turn, PreviewTexts.PausedTitle(turn.Language, until), PreviewTexts.UndoPause,
            skips ? null : PreviewTexts.SkipsNothing);
    }

    private async Task Resume(Turn turn)
    {
        var today = turn.Today;
        var wasOff = false;
        await schedules.Change(turn.Community, old =>
        {
            wasOff = old.Pause?.Covers(today) == true || old.Skips?.Any(skip => skip >= today) == true;
            return wasOff ? old.Resumed(today) : old;
        }, turn.Cancel);
        await Changed(turn, (wasOff ? PreviewTexts.Resumed : PreviewTexts.NothingToResume).In(turn.Language), null);
    }

    private static DateOnly Until(string given, DateOnly today)
    {
        var example = PreviewTexts.Example(today);
        var until = DateWords.Read(given, today) ?? throw DateWords.WhyNot(given, today) ?? PreviewTexts.NoSuchDate(example);
        if (until <= today) throw PreviewTexts.PastDate(until, example);
        return until <= today.AddYears(1) ? until : throw PreviewTexts.TooFar(example);
    }

    private async Task Changed(Turn turn, string title, Text? undo, Text? note = null)
    {
        var (dates, then) = await Coming(turn, DatesAfterChange);
        await turn.Reply(PreviewCards.Changed(title, undo, dates, then, Schedules.Zone(turn.Community), turn.Language, note));
    }

    /// <summary>The next dates, each with its principle: those left out take none.</summary>
    private async Task<(IReadOnlyList<PlannedDate> Dates, Occurrence? Then)> Coming(Turn turn, int count)
    {
        var state = await prompts.State(turn.Community.Address.Partition, turn.Cancel);
        var coming = (await schedules.Coming(turn.Community, turn.Cancel)).ToList();
        var posted = 0;
        var dates = coming.Take(count)
            .Select(occurrence => new PlannedDate(occurrence, occurrence.At is null ? null : next.PrincipleAfter(state, posted++)))
            .ToList();
        return (dates, coming.Find(occurrence => occurrence.At is not null));
    }

    private async Task<Occurrence> NextPosted(Turn turn)
    {
        await schedules.Ensure(turn.Community, turn.Cancel);
        return (await schedules.Coming(turn.Community, turn.Cancel)).FirstOrDefault(occurrence => occurrence.At is not null)
            ?? throw PreviewTexts.NothingToPreview();
    }

    private static int Valid(string given) =>
        int.TryParse(given.Trim('#', '.', ','), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 1 and <= Domain.Answer.Count
            ? number
            : throw PreviewTexts.WhichToSwap();

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            if (await schedules.IsPreviewedTo(partition, scope.Key, cancel))
                yield return new PersonalItem(PreviewTexts.DataLine, new JsonObject { ["community"] = partition, ["preview"] = true });
        }
    }

    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities) await schedules.ForgetPreview(partition, scope.Key, cancel);
    }
}
