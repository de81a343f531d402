namespace OtgBot.Features.Participation.Domain;

/// <summary>
/// The numbers of four weeks of a community as everybody may see them: made once, when the four weeks are over, and never again. 0 stands
/// for too few to show. What somebody takes back or has forgotten later moves nothing, and nothing else is made of the same facts.
/// </summary>
internal sealed record Published
{
    public required DateOnly Monday { get; init; }

    /// <summary>Microactions taken on, at most one for each person and week.</summary>
    public int Taken { get; init; }

    /// <summary>Microactions done, at most one for each person and week.</summary>
    public int Done { get; init; }

    /// <summary>Persons who voted.</summary>
    public int Voted { get; init; }

    /// <summary>Topics proposed. They are public with the names of their hosts.</summary>
    public int Topics { get; init; }

    /// <summary>Persons who took on a microaction of principle 1 to 7.</summary>
    public IReadOnlyList<int> TakenBy { get; init; } = new int[FiguresByPrinciple.Principles];

    /// <summary>Persons who did one of principle 1 to 7.</summary>
    public IReadOnlyList<int> DoneBy { get; init; } = new int[FiguresByPrinciple.Principles];

    /// <param name="monday">The first day of the four weeks.</param>
    /// <param name="weeks">What each person did in each of the weeks.</param>
    /// <param name="topics">How many topics were proposed.</param>
    /// <param name="guard">What may be shown of it.</param>
    public static Published Of(DateOnly monday, IReadOnlyCollection<PersonsWeek> weeks, int topics, Guard guard) => new()
    {
        Monday = monday,
        Taken = guard.Deeds("taken", Deeds(weeks, Figures.Taken)),
        Done = guard.Deeds("done", Deeds(weeks, Figures.Done)),
        Voted = guard.Persons("voted", Persons(weeks, Figures.Voted)),
        Topics = guard.Known(topics, Persons(weeks, Figures.Proposed)),
        TakenBy = [
            .. Principles.Select(principle => guard.Part($"taken {principle}", Persons(weeks, FiguresByPrinciple.Taken(principle))))],
        DoneBy = [.. Principles.Select(principle => guard.Part($"done {principle}", Persons(weeks, FiguresByPrinciple.Done(principle))))],
    };

    /// <summary>The same, if an operator asks for larger groups since.</summary>
    public Published Under(Guard guard) => this with
    {
        Taken = guard.Still(Taken),
        Done = guard.Still(Done),
        Voted = guard.Still(Voted, isPersons: true),
        Topics = guard.Still(Topics, isPersons: true),
        TakenBy = [.. TakenBy.Select(persons => guard.Still(persons))],
        DoneBy = [.. DoneBy.Select(persons => guard.Still(persons))],
    };

    private static IEnumerable<int> Principles => Enumerable.Range(1, FiguresByPrinciple.Principles);

    private static int Deeds(IEnumerable<PersonsWeek> weeks, Figures figure) => weeks.Count(week => week.In.HasFlag(figure));

    private static int Persons(IEnumerable<PersonsWeek> weeks, Figures figure) =>
        weeks.Where(week => week.In.HasFlag(figure)).Select(week => week.Person).Distinct(StringComparer.Ordinal).Count();
}
