using System.Text.Json.Nodes;
using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>
/// What a feature keeps about a person outside the person's own partition. Every feature that stores anything about people
/// says so here; <c>my data</c> reads it and <c>forget me</c> erases it.
/// </summary>
/// <param name="Title">What it is called in <c>my data</c>.</param>
/// <param name="Read">All of it.</param>
/// <param name="Erase">Removes every trace. Safe to repeat.</param>
internal sealed record PersonalData(
    Text Title,
    Func<PersonScope, CancellationToken, IAsyncEnumerable<PersonalItem>> Read,
    Func<PersonScope, CancellationToken, Task> Erase)
{
    /// <summary>Further communities in which somebody may have the person's name in a form they have not sent yet.</summary>
    public Func<PersonScope, CancellationToken, Task<IReadOnlyList<string>>> SharedWith { get; init; } = (_, _) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// What the feature's rows in the person's own partition are, in words, by the row. They are read and erased without the feature.
    /// </summary>
    public IReadOnlyDictionary<string, Text> OwnRows { get; init; } = new Dictionary<string, Text>();
}

/// <summary>Whose data, and in which communities to look.</summary>
/// <param name="Communities">Partitions of the communities the person took part in, also of those that are gone and left something of it
/// with others.</param>
internal sealed record PersonScope(PersonKey Key, Person Person, IReadOnlyList<string> Communities);

/// <summary>One thing that is stored about a person: a readable line in the person's language, and the same as data.</summary>
internal sealed record PersonalItem(Text Line, JsonNode Data);

/// <summary>What a feature keeps of a community.</summary>
/// <param name="Erase">Removes what lies outside the community's partition (an index, a shared partition), when the community's data
/// goes.</param>
internal sealed record CommunityData(Func<Community, CancellationToken, Task> Erase)
{
    /// <summary>
    /// Deletes from a community's partition what says which person did what before a day: that long it is kept, and from then on there are
    /// only numbers. Called once a day.
    /// </summary>
    public Func<string, DateOnly, CancellationToken, Task> DropOld { get; init; } = (_, _, _) => Task.CompletedTask;

    /// <summary>The partitions besides its own in which its people may have left something.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<string>>> Elsewhere { get; init; } = (_, _) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <summary>
    /// True if other communities keep what the people of an erased one left with them: their profiles go on saying where to look for it.
    /// </summary>
    public Func<string, CancellationToken, Task<bool>> IsLeftWithOthers { get; init; } = (_, _) => Task.FromResult(false);
}
