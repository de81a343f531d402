namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>What one guest's link holds: the topics they starred. Whoever opens the link, and however many they are, they share this one ballot.</summary>
/// <param name="Topics">Numbers, in order, each once.</param>
/// <param name="Changes">When it was changed lately.</param>
internal sealed record GuestBallot(IReadOnlyList<int> Topics, IReadOnlyList<DateTimeOffset> Changes)
{
    /// <summary>So many links an unconference may have.</summary>
    public const int MostLinks = 100;

    /// <summary>So often a ballot may be changed in <see cref="Window"/>: far more than one person does, and little for a machine.</summary>
    public const int MostChanges = 60;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    public static GuestBallot Empty { get; } = new([], []);

    /// <summary>True where one more change would be one too many.</summary>
    public bool IsTired(DateTimeOffset now) => Changes.Count(at => at > now - Window) >= MostChanges;

    /// <summary>With a star, or without. The same object where that is how it was, or there is no star left to give.</summary>
    /// <param name="most">As many as a member has votes.</param>
    public GuestBallot With(int topic, bool isStarred, int most, DateTimeOffset now)
    {
        if (Topics.Contains(topic) == isStarred || (isStarred && Topics.Count >= most) || IsTired(now)) return this;
        return new([.. isStarred ? Topics.Append(topic).Order() : Topics.Where(number => number != topic)], [.. Changes.Where(at => at > now - Window), now]);
    }

    /// <summary>Without all stars. Taking back is never one too many.</summary>
    public GuestBallot Emptied() => Topics.Count == 0 ? this : this with { Topics = [] };
}
