using System.Globalization;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Answering;

/// <summary>What a member answers to a prompt, by buttons or in words.</summary>
internal sealed class AnswerCommands(PromptsStore store, PromptAnswers answers, AnswerableCards cards, PromptCounts counts, Library library)
    : IFeature
{
    private static readonly string[] ShareWords = ["del:", "share:"];

    private static readonly Text Take = new("tar|ta|jeg tar", "tek|tar|ta|eg tek|eg tar", "take|I’ll take|I’ll do|I'll take|I'll do");
    private static readonly Text TakeNamed =
        new("tar med navn|ta med navn", "tek med namn|tar med namn|ta med namn", "take with my name|take with name");
    private static readonly Text Done = new(
        "gjort|ferdig|har gjort|jeg har gjort", "gjort|ferdig|har gjort|eg har gjort", "done|I have done|I’ve done|I've done");
    private static readonly Text NotForUs = new("ikke for oss", "ikkje for oss", "not for us");

    private static readonly Text UndoWords = new("angre", "angre", "undo");
    private static readonly Text Untell =
        new("fjern historie|fjern historien", "fjern historia|fjern historie", "remove story|remove my story");

    public void Map(FeatureMap map)
    {
        map.Command(
            new Command("prompts.prompt", new Text("ukas prinsipp", "vekeprinsippet|prinsippet denne veka|prinsippet i veka", "prompt"),
            new Text("Vis ukas prinsipp igjen", "Vis vekeprinsippet igjen", "Show this week’s principle again"), Again));
        map.Command(new Command("prompts.take", Take,
            new Text("Ta en mikrohandling", "Ta ei mikrohandling", "Take on a microaction"), TakeTyped)
        { Example = new Text("tar 2", "tek 2", "take 2") });
        map.Command(new Command("prompts.take-named", TakeNamed,
            new Text("Ta en mikrohandling, og vis navnet ditt på kortet", "Ta ei mikrohandling, og vis namnet ditt på kortet",
                "Take on a microaction, with your name on the card"), TakeNamedTyped)
        { InHelp = false, Example = new Text("tar med navn 2", "tek med namn 2", "take with my name 2") });
        map.Command(new Command("prompts.done", Done,
            new Text("Si at den er gjort. Skriv «del:» foran en historie om du vil dele den",
                "Sei at ho er gjord. Skriv «del:» framfor ei historie om du vil dele ho",
                "Say that it is done. Put “share:” before a story to share it"), DoneTyped)
        {
            Example = new Text("gjort 2 del: Vi ringte i stedet", "gjort 2 del: Vi ringde i staden", "done 2 share: We called instead"),
        });
        map.Command(new Command("prompts.undo", UndoWords,
            new Text("Angre det siste svaret ditt", "Angre det siste svaret ditt", "Undo your last answer"), UndoTyped));
        map.Command(new Command("prompts.untell", Untell,
            new Text("Ta bort en historie du har fortalt", "Ta bort ei historie du har fortalt", "Take away a story you told"), UntellTyped)
        { Example = new Text("fjern historie 2", "fjern historia 2", "remove story 2") });
        map.Command(new Command("prompts.decline", NotForUs,
            new Text("Si at en mikrohandling ikke passer for dere", "Sei at ei mikrohandling ikkje passar for dykk",
                "Say that a microaction is not for you"), DeclineTyped)
        {
            Example = new Text("ikke for oss 2", "ikkje for oss 2", "not for us 2"),
        });
        map.Button(new Button(PromptsCards.TakeVerb, async (turn, press) =>
            await TakeOn(turn, press["occurrence"] ?? "", [Number(press["n"] ?? press["chosen"], Take)], press["named"] == "true")));
        map.Button(new Button(PromptsCards.DoneVerb, DonePressed));
        map.Button(new Button(PromptsCards.DoneFormVerb, async (turn, press) => await OpenDone(turn, press, new PromptsCards.Filled())));
        map.Button(new Button(PromptsCards.MoreFormVerb, async (turn, press) =>
        {
            var prompt = await answers.Find(turn, press["occurrence"] ?? "");
            await turn.Open(PromptsCards.MoreForm(prompt.Prompt, prompt.Occurrence, library, await turn.PersonLanguage()));
        }));
        map.Button(new Button(PromptsCards.ViewVerb, Look) { IsView = true });
        map.Button(new Button(PromptsCards.UndoVerb, async (turn, press) => await Undo(turn, press["occurrence"] ?? "", [])));
        map.Button(new Button(PromptsCards.DeclineVerb, async (turn, press) =>
            await Decline(turn, press["occurrence"] ?? "", [Number(press["chosen"] ?? press["declined"], NotForUs)])));
        map.Personal(new PersonalData(AnswerTexts.DataTitle, answers.Read, answers.Erase));
    }

    private async Task Again(Turn turn, Arguments arguments)
    {
        var occurrence = await answers.Latest(turn);
        if (await store.Prompt(turn.Community.Address.Partition, occurrence, turn.Cancel) is not { Value.HasCard: true } prompt)
            throw AnswerTexts.UnknownPrompt();
        await turn.Reply(await cards.Of(new Answerable(turn.Community, occurrence, prompt.Value), turn.Language, turn.Cancel));
    }

    /// <summary>
    /// The posted card for one who looks at it: what they answered stands on it, in their language. Names stand on the card for all.
    /// </summary>
    private async Task Look(Turn turn, ButtonPress press)
    {
        var partition = turn.Community.Address.Partition;
        var occurrence = press["occurrence"] ?? "";
        if (await store.Prompt(partition, occurrence, turn.Cancel) is not { Value: { HasCard: true } prompt }) return;
        var named = await store.Named(partition, occurrence, turn.Cancel);
        var card =
            PromptsCards.Prompt(prompt, occurrence, await counts.Shown(partition, occurrence, turn.Cancel), named, library, turn.Language);
        turn.Show(PromptsCards.Mine(card, await store.Answer(partition, occurrence, turn.PersonKey, turn.Cancel), turn.Language));
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
        var language = await turn.HeardLanguage();
        await turn.Tell(string.Join(' ',
            numbers.Where(number => before[number].Story is not null).Select(number => AnswerTexts.Untold(language, number))));
    }

    private Task UndoTyped(Turn turn, Arguments arguments) =>
        Undo(turn, null, arguments.IsEmpty ? [] : Numbers(arguments, UndoWords).All);

    private Task DeclineTyped(Turn turn, Arguments arguments) => Decline(turn, null, Numbers(arguments, NotForUs).All);

    private async Task TakeOn(Turn turn, string? occurrence, IReadOnlyList<int> numbers, bool isNamed)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, Take);
        var name = isNamed && turn.Person.Name.Length > 0 ? turn.Person.Name : null;
        var (before, after) = await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Take(number, name)));
        var language = await turn.HeardLanguage();
        var isDone = numbers.ToLookup(number => before[number].State == AnswerState.Done);
        int[] taken = [.. isDone[false]], done = [.. isDone[true]];
        var said = new List<string>();
        if (taken.Length > 0) said.Add(AnswerTexts.Taken(language, taken, Elsewhere(prompt, taken, language)));
        if (name is not null && Array.Exists(taken, number => after[number].Name is not null)) said.Add(AnswerTexts.NameShown(language));
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
            await OpenDone(turn, press,
                new PromptsCards.Filled(press["which"], press["story"], press["share"], (await turn.PersonLanguage()).Say(wrong)));
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
        var language = await turn.HeardLanguage();
        await turn.Tell(numbers is not [var number] ? AnswerTexts.DoneAll(language, numbers)
            : share && after[number] is { Story: not null, IsShared: false } ? AnswerTexts.NotShared(language, number)
            : AnswerTexts.Done(language, number, Elsewhere(prompt, numbers, language), after[number])
                + (occurrence is null && after[number].Story is null ? " " + AnswerTexts.AskStory(language, number) : ""));
    }

    private async Task Decline(Turn turn, string? occurrence, IReadOnlyList<int> numbers)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, NotForUs);
        await answers.Change(turn, prompt, answer => answer.Each(numbers, (one, number) => one.Decline(number)));
        await turn.Tell(AnswerTexts.Declined(await turn.HeardLanguage(), numbers));
    }

    /// <param name="numbers">Which answers to take back; none for the last.</param>
    private async Task Undo(Turn turn, string? occurrence, IReadOnlyList<int> numbers)
    {
        var prompt = (await answers.Find(turn, occurrence)).With(numbers, UndoWords);
        var (before, after) = await answers.Change(turn, prompt,
            answer => numbers.Count == 0 ? answer.Undo() : answer.Each(numbers, (one, number) => one.Undo(number)));
        if (ReferenceEquals(before, after))
            throw numbers.Count == 0 && before.Standing is { } stands ? AnswerTexts.NothingMoreToUndo(stands) : AnswerTexts.NothingToUndo();
        var language = await turn.HeardLanguage();
        var undone = numbers.Count == 0
            ? before.Last!.All.Select(change => change.Number)
            : numbers.Where(number => before[number].State != AnswerState.None);
        await turn.Tell(string.Join(' ',
            undone.GroupBy(number => after[number].State).Select(same => AnswerTexts.Undone(language, [.. same], same.Key))));
    }

    /// <summary>What the one is that has no place on the card, so that a slip of the finger is seen.</summary>
    private string? Elsewhere(Answerable prompt, IReadOnlyList<int> numbers, Language language) =>
        numbers is [> Answer.Count and var number] ? prompt.Prompt.Find(number, library)?.Text.In(language) : null;

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
