using System.Globalization;
using OtgBot.Dialogs;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Delivery;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Features.Prompts.Home;
using OtgBot.Features.Prompts.Planning;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>The weekly principle with its microactions: posted on time, answered by buttons or words.</summary>
internal sealed class PromptsFeature : IFeature, IAsyncDisposable
{
    private static readonly string[] ShareWords = ["del:", "share:"];

    private static readonly Text Take = new("tar|ta", "tek|tar|ta", "take");
    private static readonly Text TakeNamed = new("tar med navn|ta med navn", "tek med namn|tar med namn|ta med namn", "take with my name|take with name");
    private static readonly Text Done = new("gjort|ferdig", "gjort|ferdig", "done");
    private static readonly Text NotForUs = new("ikke for oss", "ikkje for oss", "not for us");

    private static readonly Text UndoWords = new("angre", "angre", "undo");
    private static readonly Text Untell = new("fjern historie|fjern historien", "fjern historia|fjern historie", "remove story|remove my story");

    private readonly Library library = new();
    private readonly LibraryFiles files;
    private readonly Schedules schedules;
    private readonly PromptsStore prompts;
    private readonly CardUpdates updates;
    private readonly PromptAnswers answers;
    private readonly PromptPoster poster;
    private readonly AtHand atHand;
    private readonly FollowUps followUps;
    private readonly SuggestionStore suggestions;
    private readonly Suggesting suggesting;
    private readonly Reviewing reviewing;
    private readonly PlanningCommands planning;

    public PromptsFeature(
        IStore store, TimeProvider clock, Communities communities, Schedules schedules, Alarms alarms, AlarmClock alarmClock, PostOnce posts, Ledger ledger, Pseudonyms pseudonyms,
        Disclosure disclosure, PostingFigures figures, DialogRunner dialogs, IConfiguration configuration, ILogger<PromptsFeature> logger)
    {
        this.schedules = schedules;
        prompts = new PromptsStore(store);
        var withdrawals = new Withdrawals(alarms, communities, clock);
        var counts = new PromptCounts(store, prompts, disclosure, clock);
        var refresh = new CardRefresh(prompts, counts, library, communities, alarms, clock, logger);
        refresh.Handle(alarmClock);
        updates = new CardUpdates(clock, refresh.Render);
        answers = new PromptAnswers(prompts, counts, library, schedules, communities, updates, withdrawals);
        suggestions = new SuggestionStore(store);
        followUps = new FollowUps(prompts, counts, suggestions, alarms, posts, schedules, communities, clock);
        var next = new NextPrompt(store, prompts, counts, library);
        poster = new PromptPoster(
            prompts, library, next, posts, schedules, alarms, followUps, communities, new PostingProgress(figures, () => alarmClock.Waiting, logger), clock, logger);
        planning = new PlanningCommands(next, prompts, suggestions, library, schedules);
        var telling = new LeadTelling(store, next, suggestions, library, posts, schedules, ledger, communities, pseudonyms, clock, logger);
        withdrawals.Handle(alarmClock);
        followUps.Handle(alarmClock);
        poster.Handle(alarmClock);
        telling.Handle(alarmClock);
        atHand = new AtHand(library, answers);
        suggesting = new Suggesting(suggestions, library, dialogs);
        reviewing = new Reviewing(suggestions, prompts, schedules, library);
        files = new LibraryFiles(configuration[LibraryFiles.Setting] is { Length: > 0 } path ? path : null, library, logger);
    }

    public void Map(FeatureMap map)
    {
        map.Command(new Command("prompts.prompt", new Text("ukas prinsipp", "vekeprinsippet|prinsippet denne veka|prinsippet i veka", "prompt"),
            new Text("Vis ukas prinsipp igjen", "Vis vekeprinsippet igjen", "Show this week’s principle again"), Again)
        { Order = 10 });
        map.Command(new Command("prompts.take", Take,
            new Text("Ta en mikrohandling", "Ta ei mikrohandling", "Take on a microaction"), TakeTyped)
        { Order = 11, Example = new Text("tar 2", "tek 2", "take 2") });
        map.Command(new Command("prompts.take-named", TakeNamed,
            new Text("Ta en mikrohandling, og vis navnet ditt på kortet", "Ta ei mikrohandling, og vis namnet ditt på kortet", "Take on a microaction, with your name on the card"), TakeNamedTyped)
        { Order = 11, InHelp = false, Example = new Text("tar med navn 2", "tek med namn 2", "take with my name 2") });
        map.Command(new Command("prompts.done", Done,
            new Text("Si at den er gjort. Skriv «del:» foran en historie om du vil dele den", "Sei at ho er gjord. Skriv «del:» framfor ei historie om du vil dele ho", "Say that it is done. Put “share:” before a story to share it"), DoneTyped)
        {
            Order = 12,
            Example = new Text("gjort 2 del: Vi ringte i stedet", "gjort 2 del: Vi ringde i staden", "done 2 share: We called instead"),
        });
        map.Command(new Command("prompts.undo", UndoWords,
            new Text("Angre det siste svaret ditt", "Angre det siste svaret ditt", "Undo your last answer"), UndoTyped)
        { Order = 13 });
        map.Command(new Command("prompts.untell", Untell,
            new Text("Ta bort en historie du har fortalt", "Ta bort ei historie du har fortalt", "Take away a story you told"), UntellTyped)
        { Order = 13, Example = new Text("fjern historie 2", "fjern historia 2", "remove story 2") });
        map.Command(new Command("prompts.decline", NotForUs,
            new Text("Si at en mikrohandling ikke passer for dere", "Sei at ei mikrohandling ikkje passar for dykk", "Say that a microaction is not for you"), DeclineTyped)
        {
            Order = 14,
            Example = new Text("ikke for oss 2", "ikkje for oss 2", "not for us 2"),
        });
        map.Command(new Command("prompts.principles", new Text("prinsipper|prinsipp|prinsippene", "prinsipp|prinsippa", "principles|principle"),
            new Text("De sju prinsippene, eller ett av dem med alle mikrohandlingene", "Dei sju prinsippa, eller eitt av dei med alle mikrohandlingane", "The seven principles, or one of them with all its microactions"), Principles)
        {
            Order = 15,
            Where = Where.Anywhere,
            Example = new Text("prinsipp 3", "prinsipp 3", "principle 3"),
        });
        map.Command(new Command("prompts.post", new Text("post nå|legg ut nå", "post no|legg ut no", "post now"),
            new Text("Legg ut ukas prinsipp nå", "Legg ut vekeprinsippet no", "Post this week’s principle now"), PostNow)
        { Order = 16, Who = Who.Lead });

        atHand.Map(map);
        followUps.Map(map);
        suggesting.Map(map);
        reviewing.Map(map);
        planning.Map(map);
        PromptsPhrases.Map(map);
        new PromptHome(prompts, answers, suggestions, library).Map(map);

        map.Button(new Button(PromptsCards.TakeVerb, async (turn, press) => await TakeOn(turn, press["occurrence"] ?? "", [Number(press["n"] ?? press["chosen"], Take)], press["named"] == "true")));
        map.Button(new Button(PromptsCards.DoneVerb, DonePressed));
        map.Button(new Button(PromptsCards.DoneFormVerb, async (turn, press) => await OpenDone(turn, press, new PromptsCards.Filled())));
        map.Button(new Button(PromptsCards.MoreFormVerb, async (turn, press) =>
        {
            var prompt = await answers.Find(turn, press["occurrence"] ?? "");
            await turn.Open(PromptsCards.MoreForm(prompt.Prompt, prompt.Occurrence, library, await turn.PersonLanguage()));
        }));
        map.Button(new Button(PromptsCards.UndoVerb, async (turn, press) => await Undo(turn, press["occurrence"] ?? "", [])));
        map.Button(new Button(PromptsCards.DeclineVerb, async (turn, press) => await Decline(turn, press["occurrence"] ?? "", [Number(press["chosen"] ?? press["declined"], NotForUs)])));
        map.Button(new Button(PromptsCards.PrincipleVerb, async (turn, press) => await Principle(turn, Number(press["principle"]))) { Where = Where.Anywhere });

        map.Installed(async turn =>
        {
            if (turn is { IsPersonal: false, CommunityOrNull: { } community }) await schedules.Ensure(community, turn.Cancel);
        });
        map.Job(new Job("prompts.library", TimeSpan.FromMinutes(1), files.Refresh));
        map.PostedPrinciples = prompts.Principles;
        map.Personal(new PersonalData(AnswerTexts.DataTitle, answers.Read, answers.Erase));
        map.Community(new CommunityData(schedules.Erase)
        {
            DropOld = async (community, oldest, cancel) =>
            {
                await prompts.DropOld(community, oldest, cancel);
                await suggestions.DropOld(community, oldest, cancel);
            },
        });
    }

    /// <summary>True where no card waits to be shown anew.</summary>
    public bool IsIdle => updates.IsIdle;

    public ValueTask DisposeAsync() => updates.DisposeAsync();

    private async Task Again(Turn turn, Arguments arguments)
    {
        var occurrence = await answers.Latest(turn);
        if (await prompts.Prompt(turn.Community.Address.Partition, occurrence, turn.Cancel) is not { Value.HasCard: true } prompt) throw AnswerTexts.UnknownPrompt();
        await turn.Reply(await answers.Card(new Answerable(turn.Community, occurrence, prompt.Value), turn.Language, turn.Cancel));
    }

    private Task TakeTyped(Turn turn, Arguments arguments) => TakeOn(turn, null, Numbers(arguments, Take).All, isNamed: false);

    private Task TakeNamedTyped(Turn turn, Arguments arguments) => TakeOn(turn, null, Numbers(arguments, TakeNamed).All, isNamed: true);

    private Task DoneTyped(Turn turn, Arguments arguments)
    {
        var (numbers, story) = Numbers(arguments, Done);
        if (numbers.Count > 1 && story.Length > 0) throw AnswerTexts.OneStoryEach(numbers);
        var share = Array.Find(ShareWords, word => story.StartsWith(word, StringComparison.OrdinalIgnoreCase));
        return Did(turn, null, numbers, story[(share?.Length ?? 0)..], share is not null);
    }

    private async Task UntellTyped(Turn turn, Arguments arguments)
    {
        var (numbers, _) = Numbers(arguments, Untell);
        var prompt = (await answers.Find(turn, null)).With(numbers, Untell);
        var (before, after) = await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Untell(number)));
        if (ReferenceEquals(before, after)) throw AnswerTexts.NothingToUntell(numbers[0]);
        var language = await Heard(turn);
        await turn.Tell(string.Join(' ', numbers.Where(number => before[number].Story is not null).Select(number => AnswerTexts.Untold(language, number))));
    }

    private Task UndoTyped(Turn turn, Arguments arguments) =>
        Undo(turn, null, arguments.IsEmpty ? [] : Numbers(arguments, UndoWords).All);

    private Task DeclineTyped(Turn turn, Arguments arguments) => Decline(turn, null, Numbers(arguments, NotForUs).All);

    private Task Principles(Turn turn, Arguments arguments) =>
        arguments.IsEmpty ? turn.Reply(PromptsCards.Principles(library, turn.Language)).AsTask() : Principle(turn, arguments.Number(0));

    private async Task PostNow(Turn turn, Arguments arguments)
    {
        var outcome = await poster.PostNow(turn.Community, turn.Cancel);
        if (outcome != PostedNow.Yes) throw AnswerTexts.NotPosted(outcome);
        await turn.Tell(AnswerTexts.Posted(await Heard(turn)));
    }

    private async Task TakeOn(Turn turn, string? occurrence, IReadOnlyList<int> numbers, bool isNamed)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, Take);
        var (before, after) = await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Take(number, isNamed && turn.Person.Name is { Length: > 0 } name ? name : null)));
        var language = await Heard(turn);
        var isDone = numbers.ToLookup(number => before[number].State == AnswerState.Done);
        int[] taken = [.. isDone[false]], done = [.. isDone[true]];
        var said = new List<string>();
        if (taken.Length > 0) said.Add(AnswerTexts.Taken(language, taken, Elsewhere(prompt, taken, language)));
        if (Array.Exists(taken, number => after[number].Name is not null)) said.Add(AnswerTexts.NameShown(language));
        if (done.Length > 0) said.Add(AnswerTexts.TakenBefore(language, done));
        await turn.Tell(string.Join(' ', said));
    }

    private async Task DonePressed(Turn turn, ButtonPress press)
    {
        try
        {
            await Did(turn, press["occurrence"] ?? "", [Number(press["which"], Done)], press["story"], press["share"] == "true");
        }
        catch (UserError wrong) when (press.InWindow)
        {
            // What was written stays, with what is wrong with it.
            await OpenDone(turn, press, new PromptsCards.Filled(press["which"], press["story"], press["share"], (await turn.PersonLanguage()).Say(wrong)));
        }
    }

    private async Task OpenDone(Turn turn, ButtonPress press, PromptsCards.Filled filled)
    {
        var prompt = await answers.Find(turn, press["occurrence"] ?? "");
        await turn.Open(PromptsCards.DoneForm(prompt.Prompt, prompt.Occurrence, library, filled, await turn.PersonLanguage()));
    }

    private async Task Did(Turn turn, string? occurrence, IReadOnlyList<int> numbers, string? story, bool share)
    {
        var told = Clean(story);
        if (told?.Length > Answer.LongestStory) throw AnswerTexts.StoryTooLong(told.Length);
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, Done);
        var (_, after) = await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Do(number, told, share)));
        var language = await Heard(turn);
        await turn.Tell(numbers is not [var number] ? AnswerTexts.DoneAll(language, numbers)
            : share && after[number] is { Story: not null, IsShared: false } ? AnswerTexts.NotShared(language, number)
            : AnswerTexts.Done(language, number, Elsewhere(prompt, numbers, language), after[number])
                + (occurrence is null && after[number].Story is null ? " " + AnswerTexts.AskStory(language, number) : ""));
    }

    private async Task Decline(Turn turn, string? occurrence, IReadOnlyList<int> numbers)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, NotForUs);
        await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Decline(number)));
        await turn.Tell(AnswerTexts.Declined(await Heard(turn), numbers));
    }

    /// <param name="numbers">Which answers to take back; none for the last.</param>
    private async Task Undo(Turn turn, string? occurrence, IReadOnlyList<int> numbers)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, UndoWords);
        var (before, after) = await answers.Change(turn, prompt, answer => numbers.Count == 0 ? answer.Undo() : answer.Each(numbers, (one, number) => one.Undo(number)));
        if (ReferenceEquals(before, after)) throw AnswerTexts.NothingToUndo();
        var language = await Heard(turn);
        var undone = numbers.Count == 0 ? before.Last!.All.Select(change => change.Number) : numbers.Where(number => before[number].State != AnswerState.None);
        await turn.Tell(string.Join(' ', undone.GroupBy(number => after[number].State).Select(same => AnswerTexts.Undone(language, [.. same], same.Key))));
    }

    /// <summary>What the one is that has no place on the card, so that a slip of the finger is seen.</summary>
    private string? Elsewhere(Answerable prompt, IReadOnlyList<int> numbers, Language language) =>
        numbers is [> Answer.Count and var number] ? prompt.Prompt.Find(number, library)?.Text.In(language) : null;

    private async Task Principle(Turn turn, int? number)
    {
        if (number is not { } known || known < 1 || known > library.Principles.Count) throw AnswerTexts.WhichPrinciple();
        var own = turn.CommunityOrNull is { } community ? await prompts.Own(community.Address.Partition, known, turn.Cancel) : [];
        await turn.Reply(PromptsCards.Principle(library[known], own, turn.Language));
    }

    /// <summary>A word that only the person sees is in their language, one that all see is in the conversation's.</summary>
    private static async ValueTask<Language> Heard(Turn turn) => turn.Incoming.AnswersInline ? await turn.PersonLanguage() : turn.Language;

    private static string? Clean(string? story)
    {
        var clean = new string([.. (story ?? "").ReplaceLineEndings("\n").Where(c => c == '\n' || !char.IsControl(c))]).Trim();
        return clean.Length == 0 ? null : clean;
    }

    private static int? Number(string? given) =>
        int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int Number(string? given, Text command) => Valid(Number(given), command);

    private static (IReadOnlyList<int> All, string After) Numbers(Arguments arguments, Text command)
    {
        var (numbers, rest) = arguments.Numbers();
        return numbers.Count > 0 && numbers.All(number => number >= 1) ? (numbers, rest) : throw AnswerTexts.WhichNumber(command);
    }

    private static int Valid(int? number, Text command) => number is { } n and >= 1 ? n : throw AnswerTexts.WhichNumber(command);
}
