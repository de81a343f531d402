using System.Collections.Concurrent;
using System.Globalization;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>
/// What features tell of participation, for the numbers a lead sees. One document per person and ISO week under the person's
/// pseudonym, so that people never contend and a fact told twice counts once. Lies at <c>fact|week|pseudonym</c> in the community's
/// partition.
/// </summary>
internal sealed class ParticipationRecord(IStore store, TimeProvider clock)
{
    /// <summary>The communities with facts lie in a partition of their own, since no store lists its partitions.</summary>
    public const string Places = "participation";

    private readonly ConcurrentDictionary<string, IsoWeek> placed = new(StringComparer.Ordinal);

    /// <summary>Tells a fact of this week. Telling it again changes nothing.</summary>
    public async Task Add(string communityPartition, PersonKey person, Fact fact, CancellationToken cancel)
    {
        var now = Now();
        await Place(communityPartition, now, cancel);
        await store.Change(KeyOf(communityPartition, now, person), TurnsJson.Default.PersonWeek,
            week => (week ?? new PersonWeek()).With(fact), cancel);
    }

    /// <summary>Takes a fact of this week back. Earlier weeks are counted and closed; they stay.</summary>
    public async Task Remove(string communityPartition, PersonKey person, Fact fact, CancellationToken cancel) =>
        await store.Change(KeyOf(communityPartition, Now(), person), TurnsJson.Default.PersonWeek,
            week => week?.Without(fact), cancel);

    public static Key KeyOf(string communityPartition, IsoWeek week, PersonKey person) =>
        new(communityPartition, Key.Of("fact", week.ToString(), person.Value));

    public static Key PlaceOf(string communityPartition) => new(Places, Key.Of(communityPartition));

    /// <summary>
    /// First where to look, then what is to be found there. Written once a week, not once for all: another host may have erased the
    /// community meanwhile.
    /// </summary>
    private async Task Place(string communityPartition, IsoWeek now, CancellationToken cancel)
    {
        if (placed.TryGetValue(communityPartition, out var last) && last == now) return;
        await store.Insert(PlaceOf(communityPartition), new FactPlace(communityPartition), TurnsJson.Default.FactPlace, cancel);
        placed[communityPartition] = now;
    }

    private IsoWeek Now() => IsoWeek.Of(clock.GetUtcNow());
}

/// <summary>Says that there are facts of a community.</summary>
internal sealed record FactPlace(string Partition);

/// <summary>One thing somebody did.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Principle">1–7, or 0 if it belongs to none.</param>
/// <param name="About">What it was done to, so that the same thing counts once: an occurrence and microaction, a topic, an
/// unconference.</param>
internal sealed record Fact(FactKind Kind, int Principle, string About);

internal enum FactKind
{
    /// <summary>Took a microaction on.</summary>
    Taken,

    /// <summary>Did a microaction.</summary>
    Done,

    /// <summary>Said that a microaction is not for them.</summary>
    Declined,

    /// <summary>Suggested a microaction.</summary>
    Suggested,

    /// <summary>Proposed an unconference topic.</summary>
    Proposed,

    /// <summary>Voted in an unconference.</summary>
    Voted,
}

/// <summary>All facts of one person in one week.</summary>
internal sealed record PersonWeek
{
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    public PersonWeek With(Fact fact) => Facts.Contains(fact) ? this : this with { Facts = [.. Facts, fact] };

    /// <summary>Null when nothing is left.</summary>
    public PersonWeek? Without(Fact fact) =>
        !Facts.Contains(fact) ? this : Facts.Count == 1 ? null : this with { Facts = [.. Facts.Where(other => other != fact)] };
}

/// <summary>An ISO 8601 week, Monday to Sunday (UTC). Its text, such as <c>2026-W48</c>, sorts by time.</summary>
internal readonly record struct IsoWeek(int Year, int Number)
{
    public static IsoWeek Of(DateTimeOffset instant) => Of(DateOnly.FromDateTime(instant.UtcDateTime));

    public static IsoWeek Of(DateOnly date)
    {
        var day = date.ToDateTime(TimeOnly.MinValue);
        return new IsoWeek(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));
    }

    public DateOnly Monday => DateOnly.FromDateTime(ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday));

    public IsoWeek Plus(int weeks) => Of(Monday.AddDays(7 * weeks));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");

    public static IsoWeek Parse(string text) =>
        new(int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture), int.Parse(text.AsSpan(6, 2), CultureInfo.InvariantCulture));
}
