using OtgBot.Storage;

namespace OtgBot.Turns.Members;

/// <summary>
/// What is kept about a person: the language they chose, where to write to them, and which communities they took part in. Lies in the
/// person's own partition, under their pseudonym.
/// </summary>
internal sealed record Profile
{
    /// <summary>The language they chose, or null while the platform's locale decides.</summary>
    public Language? Language { get; init; }

    /// <summary>Their personal chat with the bot, once they wrote there or asked for a private answer.</summary>
    public Address? Chat { get; init; }

    /// <summary>Partitions of the communities they did something in, the latest first.</summary>
    public IReadOnlyList<string> Communities { get; init; } = [];

    /// <summary>
    /// Partitions of communities that the person left, and of those that are erased but whose people may have left something with others:
    /// not to be reached from here any more, only to be looked in for what is stored about the person. Null if there are none.
    /// </summary>
    public IReadOnlyList<string>? Left { get; init; }

    /// <summary>
    /// Stands for the name they went by when they last wrote, and does not tell it: so that it is noticed if they come to go by another.
    /// </summary>
    public string? NameMark { get; init; }

    /// <summary>
    /// Partitions of communities in which the same person has another pseudonym, since they came there by another workspace. Null if there
    /// are none.
    /// </summary>
    public IReadOnlyList<string>? Elsewhere { get; init; }

    /// <summary>The first day of the month in which they last did anything: what nobody comes back to is erased 13 months later.</summary>
    public DateOnly? Seen { get; init; }
    /// <summary>The person did something there: it is the one in use.</summary>
    public Profile Entering(string partition) =>
        this with
        {
            Communities = [partition, .. Without(Communities, partition)],
            Left = Without(Left, partition) is { Count: > 0 } left ? left : null
        };

    /// <summary>The person is no member there any more.</summary>
    public Profile Leaving(string partition) => !Communities.Contains(partition)
        ? this
        : this with { Communities = Without(Communities, partition), Left = [.. Without(Left, partition), partition] };

    private static List<string> Without(IReadOnlyList<string>? partitions, string partition) =>
        [.. (partitions ?? []).Where(other => other != partition)];

    public static Key KeyOf(PersonKey person) => new(person.Partition, "profile");

    public static DateOnly MonthOf(DateTimeOffset instant) => new(instant.UtcDateTime.Year, instant.UtcDateTime.Month, 1);
}

/// <summary>
/// In a community's partition: a profile names it. So that those profiles are found when the community is erased; its being there says
/// that, and the month when they last did anything there.
/// </summary>
internal sealed record Member
{
    /// <summary>
    /// As <see cref="Profile.Seen"/>, in this community. A month and no day: it is to say when it may go, not when somebody was at work.
    /// </summary>
    public DateOnly? Seen { get; init; }

    public static Key KeyOf(string communityPartition, PersonKey person) => new(communityPartition, Key.Of("member", person.Value));

    /// <summary>Comes before the profile names the community. Safe to repeat.</summary>
    public static async Task Note(IStore store, string communityPartition, PersonKey person, DateOnly month, CancellationToken cancel) =>
        await store.Change(KeyOf(communityPartition, person), TurnsJson.Default.Member,
            old => old?.Seen >= month ? old : new Member { Seen = month }, cancel);
}
