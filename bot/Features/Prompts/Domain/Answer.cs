using System.Text.Json.Serialization;

namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// What one person answered to the microactions of one prompt. Each change gives a new one, or the same if nothing changed.
/// </summary>
internal sealed record Answer
{
    /// <summary>How many microactions a card has. Those of the same principle that it has no room for are numbered on from there.</summary>
    public const int Count = 3;

    public const int LongestStory = 1_000;

    public static readonly Answer None = new();

    /// <summary>One for each microaction, in the order of the card; more if one was answered that has no place on it.</summary>
    public IReadOnlyList<AnswerItem> Items { get; init; } = [.. Enumerable.Repeat(AnswerItem.None, Count)];

    /// <summary>The last change, for taking it back; null once it was taken back, so that two clicks take back one thing.</summary>
    public LastChange? Last { get; init; }

    /// <summary>The number of the last of the microactions that has an answer; null if none has.</summary>
    [JsonIgnore]
    public int? Standing => Enumerable.Range(1, Items.Count).Reverse().Where(number => this[number].State != AnswerState.None)
        .Select(number => (int?)number).FirstOrDefault();

    /// <summary>Marks of the last messages these answers were taken from, so that none of them counts a second time.</summary>
    public IReadOnlyList<string>? Messages { get; init; }

    /// <summary>True if nothing is kept of the person. What was taken back leaves its marks.</summary>
    [JsonIgnore]
    public bool IsEmpty => Last is null && Messages is null && Items.All(item => item == AnswerItem.None);

    /// <summary>To take what is done already changes nothing.</summary>
    /// <param name="number">Which microaction.</param>
    /// <param name="name">What they are called, if they ticked that all may see it; null leaves it as it is.</param>
    public Answer Take(int number, string? name = null) => this[number] switch
    {
        { State: AnswerState.Done } => this,
        { State: AnswerState.Taken } taken when name is null || taken.Name is not null => this,
        var free => To(number, free with { State = AnswerState.Taken, Name = name }),
    };

    /// <param name="number">Which microaction.</param>
    /// <param name="story">What happened, or null to leave what was told before.</param>
    /// <param name="share">True if the person ticked that the story may be shared.</param>
    public Answer Do(int number, string? story, bool share)
    {
        var old = this[number];
        var told = story ?? old.Story;
        return To(number, old with
        {
            State = AnswerState.Done,
            Story = told,
            IsShared = told is not null && (share || (old.IsShared && told == old.Story))
        });
    }

    /// <summary>Not for us: what was told of it goes too.</summary>
    public Answer Decline(int number) => To(number, new AnswerItem { State = AnswerState.Declined });

    /// <summary>The same change to several microactions; taken back together too.</summary>
    public Answer Each(IEnumerable<int> numbers, Func<Answer, int, Answer> change)
    {
        var (answer, last) = (this, (LastChange?)null);
        foreach (var number in numbers)
        {
            var changed = change(answer, number);
            if (changed.Last is { } one && !ReferenceEquals(one, answer.Last)) last = one with { With = last };
            answer = changed;
        }

        return last is null ? answer : answer with { Last = last };
    }

    /// <summary>Takes back what was told of one microaction; that it was done stays.</summary>
    public Answer Untell(int number) =>
        this[number].Story is null ? this : With(number, this[number] with { Story = null, IsShared = false });

    /// <summary>Takes the last change back.</summary>
    public Answer Undo() => Last?.All.Aggregate(this, (answer, change) => answer.Back(change.Number, change.Before)) ?? this;

    /// <summary>Takes all back that was said of one microaction.</summary>
    public Answer Undo(int number) => this[number].State == AnswerState.None ? this : Back(number, AnswerState.None);

    public AnswerItem this[int number] => number <= Items.Count ? Items[number - 1] : AnswerItem.None;

    public Answer With(int number, AnswerItem item) => this with
    {
        Items = [.. Enumerable.Range(1, Math.Max(Items.Count, number)).Select(other => other == number ? item : this[other])],
    };

    private Answer To(int number, AnswerItem item) =>
        item == this[number] ? this
        : item.State == this[number].State && item.Name == this[number].Name ? With(number, item)
        : With(number, item) with { Last = new LastChange(number, this[number].State) };

    private Answer Back(int number, AnswerState before) => With(number, new AnswerItem { State = before }) with { Last = null };
}

/// <summary>What was answered to one microaction.</summary>
internal sealed record AnswerItem
{
    public static readonly AnswerItem None = new();

    public AnswerState State { get; init; }

    public string? Story { get; init; }

    /// <summary>True if the person ticked it.</summary>
    public bool IsShared { get; init; }

    /// <summary>What the person is called, if they ticked that all may see who does this one.</summary>
    public string? Name { get; init; }

    /// <summary>The message the shared story became.</summary>
    public string? SharedMessage { get; init; }
}

/// <param name="With">Another that was made by the same words.</param>
internal sealed record LastChange(int Number, AnswerState Before, LastChange? With = null)
{
    /// <summary>In the order they were made.</summary>
    [JsonIgnore]
    public IEnumerable<LastChange> All => [.. With?.All ?? [], this];
}

internal enum AnswerState
{
    None,
    Taken,
    Done,
    Declined,
}
