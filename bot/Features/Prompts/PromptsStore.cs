using System.Globalization;
using System.Text.Json.Serialization;
using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>
/// What this feature keeps, all in the community's partition: <c>prompts</c> (where it stands), <c>prompt|occurrence</c> (the ledger
/// row of a prompt with what was posted), <c>posted|occurrence|what</c> (the ledger row of what else was told about it),
/// <c>answer|occurrence|pseudonym</c> (one person's answers, so that answers never contend) and <c>own|principle|id</c> (a microaction of
/// the community's own).
/// </summary>
internal sealed class PromptsStore(IStore store)
{
    /// <summary>How a prompt's ledger row is stored.</summary>
    public static readonly DocumentType<Prompt> Type = new(PromptsJson.Default.Prompt);

    public async ValueTask<PromptsState> State(string partition, CancellationToken cancel) =>
        (await store.Get(StateKey(partition), PromptsJson.Default.PromptsState, cancel))?.Value ?? new PromptsState();

    public async Task ChangeState(string partition, Func<PromptsState, PromptsState> change, CancellationToken cancel) =>
        await store.Change(StateKey(partition), PromptsJson.Default.PromptsState, old => change(old ?? new PromptsState()), cancel);

    public ValueTask<Stored<Prompt>?> Prompt(string partition, string occurrence, CancellationToken cancel) =>
        store.Get(PromptKey(partition, occurrence), PromptsJson.Default.Prompt, cancel);

    /// <summary>Writes the ledger row if there is none, or if it is as it was read. Null if somebody else was faster.</summary>
    public async ValueTask<Stored<Prompt>?> Record(string partition, string occurrence, Stored<Prompt>? read, Prompt prompt,
        CancellationToken cancel) => read is null
        ? await store.Add(PromptKey(partition, occurrence), prompt, PromptsJson.Default.Prompt, cancel)
        : await store.Put(read, prompt, PromptsJson.Default.Prompt, cancel);

    /// <summary>Takes the rotation to a prompt, unless it is there already.</summary>
    public async Task<PromptsState> Rotate(string partition, string occurrence, Prompt posted) => await store.Change(
        StateKey(partition),
        PromptsJson.Default.PromptsState,
        old => string.CompareOrdinal(old?.Latest, occurrence) >= 0 ? old! : (old ?? new PromptsState()).With(occurrence, posted),
        CancellationToken.None);

    /// <summary>The names of all occurrences that have a ledger row.</summary>
    public async Task<IReadOnlyList<string>> Occurrences(string partition, CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var row in store.List(partition, "prompt|", "prompt|" + Key.End, cancel)) names.Add(row.Key.Row["prompt|".Length..]);
        return names;
    }

    public async ValueTask<Answer> Answer(string partition, string occurrence, PersonKey person, CancellationToken cancel) =>
        (await store.Get(AnswerKey(partition, occurrence, person), PromptsJson.Default.Answer, cancel))?.Value ?? Domain.Answer.None;

    /// <summary>
    /// Changes one person's answers. Returns them as they were and as they are: the same if they were already taken from this message.
    /// </summary>
    /// <param name="mark">Of what the person sent (<see cref="Turn.MessageMark"/>).</param>
    public async Task<(Answer Before, Answer After)> ChangeAnswer(string partition, string occurrence, PersonKey person, string? mark,
        Func<Answer, Answer> change, CancellationToken cancel)
    {
        var (before, after) = (Domain.Answer.None, Domain.Answer.None);
        await store.Change(AnswerKey(partition, occurrence, person), PromptsJson.Default.Answer, old =>
        {
            before = after = old ?? Domain.Answer.None;
            if (ProcessedMessages.Has(before.Messages, mark)) return old;
            after = change(before);

            // What changes nothing is not worth a write of its own.
            if (ReferenceEquals(after, before)) return old;
            return mark is null ? after : after with { Messages = ProcessedMessages.With(after.Messages, mark) };
        }, cancel);
        return (before, after);
    }

    public async Task DeleteAnswer(string partition, string occurrence, PersonKey person, CancellationToken cancel) =>
        await store.Delete(AnswerKey(partition, occurrence, person), null, cancel);

    /// <summary>Deletes the answers to prompts before a day. By then nobody can answer those any more, and no card tells of them.</summary>
    public async Task DropOld(string partition, DateOnly day, CancellationToken cancel)
    {
        await foreach (var told in store.List(partition, "posted|", Key.Of("posted", Occurrence.NameOf(day)), cancel))
            await store.Delete(told.Key, null, cancel);
        await foreach (var answer in store.List(partition, "answer|", Key.Of("answer", Occurrence.NameOf(day)), cancel))
            await store.Delete(answer.Key, null, cancel);
    }

    /// <summary>The principles that were posted from one day to another.</summary>
    public async Task<IReadOnlySet<int>> Principles(string partition, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var type = new DocumentType<Prompt>(PromptsJson.Default.Prompt);
        var principles = new HashSet<int>();
        await foreach (var row in store.List(partition, Key.Of("prompt", Occurrence.NameOf(from)),
            Key.Of("prompt", Occurrence.NameOf(to.AddDays(1))), cancel))
        {
            if (type.Read(row) is { HasCard: true, Posting.State: PostingState.Sent } prompt) principles.Add(prompt.Principle);
        }

        return principles;
    }

    /// <summary>The true numbers, which nobody is shown: see <see cref="PromptCounts"/>.</summary>
    public async Task<Counts> Count(string partition, string occurrence, CancellationToken cancel) =>
        Counts.Of(await Answers(partition, occurrence, cancel));

    /// <summary>Those who ticked that all may see what they do.</summary>
    public async Task<IReadOnlyList<AtIt>> Named(string partition, string occurrence, CancellationToken cancel) =>
        AtIt.Of(await Answers(partition, occurrence, cancel));

    private async Task<List<Answer>> Answers(string partition, string occurrence, CancellationToken cancel)
    {
        var answers = new List<Answer>();
        await foreach (var row in store.List(partition, Key.Of("answer", occurrence) + "|", PromptsJson.Default.Answer, cancel))
            answers.Add(row.Value);
        return answers;
    }

    /// <summary>The community's own microactions of a principle, in the order they came.</summary>
    public async Task<IReadOnlyList<OwnMicroaction>> Own(string partition, int principle, CancellationToken cancel)
    {
        var own = new List<OwnMicroaction>();
        await foreach (var row in store.List(partition, Key.Of("own", NumberOf(principle)) + "|", PromptsJson.Default.OwnMicroaction,
            cancel)) own.Add(row.Value);
        return own;
    }

    /// <summary>From now on it is in the rotation. Safe to repeat.</summary>
    public async Task Join(string partition, OwnMicroaction own, CancellationToken cancel) =>
        await store.Insert(OwnKey(partition, own), own, PromptsJson.Default.OwnMicroaction, cancel);

    /// <summary>Out of the rotation. Safe to repeat.</summary>
    public async Task Leave(string partition, OwnMicroaction own, CancellationToken cancel) =>
        await store.Delete(OwnKey(partition, own), null, cancel);

    private static Key OwnKey(string partition, OwnMicroaction own) => new(partition, Key.Of("own", NumberOf(own.Principle), own.Id));

    private static string NumberOf(int principle) => principle.ToString(CultureInfo.InvariantCulture);

    private static Key StateKey(string partition) => new(partition, "prompts");

    private static Key PromptKey(string partition, string occurrence) => new(partition, Key.Of("prompt", occurrence));

    private static Key AnswerKey(string partition, string occurrence, PersonKey person) =>
        new(partition, Key.Of("answer", occurrence, person.Value));
}

/// <summary>Where a community stands in the rotation, and what it has seen.</summary>
internal sealed record PromptsState
{
    /// <summary>The occurrence that was posted last.</summary>
    public string? Latest { get; init; }

    /// <summary>The principle of it; 0 before the first.</summary>
    public int Principle { get; init; }

    /// <summary>The occurrence each microaction was last shown in, by its id.</summary>
    public IReadOnlyDictionary<string, string> Shown { get; init; } = new Dictionary<string, string>();

    /// <summary>True if a lead wants a word in the prompt's thread two working days later.</summary>
    public bool FollowsUp { get; init; }

    /// <summary>After a prompt was posted. Safe to repeat.</summary>
    public PromptsState With(string occurrence, Prompt prompt)
    {
        var shown = new Dictionary<string, string>(Shown);
        foreach (var id in prompt.Microactions) shown[id] = occurrence;
        return this with { Latest = occurrence, Principle = prompt.Principle, Shown = shown };
    }
}

/// <summary>One posted card, and what became of the posting.</summary>
internal sealed record Prompt : LedgerRow
{
    /// <summary>1–7; 0 if nothing was put together, since it was left out.</summary>
    public int Principle { get; init; }

    /// <summary>The ids, in the order of the card.</summary>
    public IReadOnlyList<string> Microactions { get; init; } = [];

    /// <summary>The other ids of the principle, numbered on from the card's, for those with another time at hand.</summary>
    public IReadOnlyList<string> More { get; init; } = [];

    /// <summary>Those among them that are the community's own, as they were then: a card stays what it was.</summary>
    public IReadOnlyList<OwnMicroaction> Own { get; init; } = [];

    /// <summary>What the card tells of the time before; null if there was none.</summary>
    [JsonPropertyName("shownLastTime")]
    public LastTime? LastTime { get; init; }

    [JsonIgnore]
    public bool HasCard => Microactions.Count == Domain.Answer.Count;

    /// <summary>How many can be answered: those on the card, and those numbered on from there.</summary>
    [JsonIgnore]
    public int Total => Microactions.Count + More.Count;

    public string IdOf(int number) => number <= Microactions.Count ? Microactions[number - 1] : More[number - Microactions.Count - 1];

    /// <summary>The microaction of a number, or null if the library has lost it since.</summary>
    public Microaction? Find(int number, Library library)
    {
        var id = IdOf(number);
        return Own.FirstOrDefault(own => own.Id == id)?.ToMicroaction() ?? library.Find(id);
    }
}

/// <summary>A microaction the community suggested itself and a lead approved, in the one language it was written in.</summary>
internal sealed record OwnMicroaction(string Id, int Principle, int Minutes, string Text)
{
    public Microaction ToMicroaction() => new(Id, Minutes, Text, Text, Text) { IsOwn = true };
}

/// <summary>
/// Persons who took a microaction on, and who did one, the time before, as the card of that time shows it. 0 is nothing to tell.
/// </summary>
internal sealed record LastTime(int Took, int Did);

/// <summary>How the documents of this feature are written: source-generated, enums by name, nulls left out.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PromptsState))]
[JsonSerializable(typeof(Prompt))]
[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(ShownCounts))]
[JsonSerializable(typeof(OwnMicroaction))]
internal sealed partial class PromptsJson : JsonSerializerContext;
