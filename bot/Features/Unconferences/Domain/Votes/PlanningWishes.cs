using System.Globalization;

namespace OtgBot.Features.Unconferences.Domain.Votes;

/// <summary>
/// What the planner is given instead of ballots: wishes of people who do not exist. They are made once, at the close, and every agenda,
/// whatever its rules, is made from them. So nothing can be learned from any number of agendas and figures that these wishes do not
/// tell by themselves, and they are made so that they tell no more of anyone than the result does.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Topics with too few votes to be shown are wished equally, and by people who wish nothing else.</item>
/// <item>Topics that nearly all voted for are wished equally too, by as many as the result lets everybody think.</item>
/// <item>From a small crowd (<see cref="Small"/>), and if topics are scored, the wishes are spread from the published result alone: as
/// many for each topic as it tells, over as many people, each with about as many. So popular topics are still kept apart.</item>
/// <item>From a larger crowd they begin as the ballots, without names. Then most votes are handed on by chance: data
/// swapping (T. Dalenius and S. Reiss, "Data-swapping: a technique for disclosure control", Journal of Statistical Planning and Inference
/// 1982, https://doi.org/10.1016/0378-3758(82)90058-1). Each topic keeps its number, what many want together stays visible, and whoever
/// knows part of a ballot can't find the rest.</item>
/// </list>
/// The other way, exact ballots with noise on each answer, would need a limit on how often a lead may plan, and every new figure
/// would be a new leak. Hosts are not told from others: a rule about a host's topic would else be a question about that person's ballot.
/// </remarks>
/// <param name="Groups">Who wishes the same, in an order that tells nothing.</param>
/// <param name="HasFigures">True if the crowd is large enough to say how many wishes an agenda meets.</param>
internal sealed record PlanningWishes(IReadOnlyList<WishGroup> Groups, bool HasFigures)
{
    /// <summary>
    /// A vote is handed on this often. Of what pairs of topics have in common a sixth stays, enough to see what hundreds want together. The
    /// adversary of the tests, who reads all these wishes and knows some topics of a ballot, gains two percentage points in guessing
    /// another by that. At 0.5 it gains nearly three, with nothing handed on more than thirty.
    /// </summary>
    public const double HandedOn = 0.6;

    /// <summary>A crowd of fewer than this many times the smallest group is small.</summary>
    public const int Small = 4;

    /// <param name="chance">By a question, a number from 0 up to 1 that nobody without the key can know.</param>
    public static PlanningWishes Of(ExactCount count, Tally told, Func<string, double> chance)
    {
        var isSmall = count.Way == VotingWay.Crowd || count.Voters < Small * told.Fewest;
        var people = isSmall ? Spread(told, count.Way) : HandOn(count, told, chance);
        var few = told.Votes.Where(topic => topic.Votes is null && !IsWanted(topic))
            .SelectMany(topic => Enumerable.Repeat(topic.Number, Few(topic, told)));
        return new PlanningWishes(Grouped([.. people, .. few.Select(number => new SortedSet<int> { number })]), !isSmall);
    }

    /// <summary>From the published result alone, for a count that was made before there were planning wishes.</summary>
    public static PlanningWishes Of(Tally told, VotingWay way) =>
        Of(new ExactCount(0, [], [], [], way), told, _ => 0);

    /// <summary>True if the number is not told because it is high.</summary>
    private static bool IsWanted(TopicVotes topic) => topic.Band is Band.Top or Band.UpperHalf;

    /// <summary>
    /// How many wish a topic of which that is all that is told: what the middle of the band would be, and more than those whose number is
    /// told.
    /// </summary>
    private static int Many(TopicVotes topic, Tally told, VotingWay way)
    {
        var people = way == VotingWay.Crowd ? told.Scorers ?? told.Fewest : told.Voters;
        var most = told.Votes.Max(one => one.Votes is { } votes ? Wishes(votes, way) : 0);
        return Math.Max(most + 1, people - (topic.Band == Band.Top ? told.Fewest / 2 : people / 4));
    }

    /// <summary>How many wishes are as much as votes, or as a sum of scores: one for each five.</summary>
    private static int Wishes(int votes, VotingWay way) => way == VotingWay.Crowd ? (votes + 2) / Scores.Most : votes;

    /// <summary>
    /// How many wish a topic whose votes are not told because they are few: half of what would be. If a half is told, a little more or
    /// less.
    /// </summary>
    private static int Few(TopicVotes topic, Tally told) =>
        Math.Max(1, told.Fewest / 2) + (topic.Side switch { Side.Upper => 1, Side.Lower => -1, _ => 0 });

    /// <summary>Each next topic goes to those who have fewest yet, as on ballots with equally many votes each.</summary>
    private static SortedSet<int>[] Spread(Tally told, VotingWay way)
    {
        var all = told.Votes.ToDictionary(topic => topic.Number);
        (int Number, int Votes)[] topics =
        [
            .. told.Places()
                .Where(place => place.Votes is not null || IsWanted(all[place.Number]))
                .Select(place => (place.Number, place.Votes is { } votes ? Wishes(votes, way) : Many(all[place.Number], told, way))),
        ];
        var people = Enumerable.Range(0, Math.Max(told.Voters, topics.Select(topic => topic.Votes).DefaultIfEmpty().Max()))
            .Select(_ => new SortedSet<int>()).ToArray();
        Spread(people, topics);
        return people;
    }

    private static void Spread(SortedSet<int>[] people, IEnumerable<(int Number, int Votes)> topics)
    {
        foreach (var (number, votes) in topics)
        {
            foreach (var person in Enumerable.Range(0, people.Length).OrderBy(person => people[person].Count)
                .ThenBy(person => Scatter.Of(person, number.ToString(CultureInfo.InvariantCulture))).Take(votes))
                people[person].Add(number);
        }
    }

    private static SortedSet<int>[] HandOn(ExactCount count, Tally told, Func<string, double> chance)
    {
        var shown = told.Votes.Where(topic => topic.Votes is not null).Select(topic => topic.Number).ToHashSet();
        SortedSet<int>[] people = [.. count.Ballots.Select(ballot => new SortedSet<int>(ballot.Where(shown.Contains)))];
        foreach (var number in shown.Order())
        {
            foreach (var person in Enumerable.Range(0, people.Length).Where(person => people[person].Contains(number)).ToArray())
            {
                if (chance(string.Create(CultureInfo.InvariantCulture, $"hand on {number} {person}")) >= HandedOn) continue;

                // To anybody. If they wish it already nothing changes: only so does the same share stay of what pairs have in common,
                // whether few or nearly all wish a topic.
                var other = (int)(chance(string.Create(CultureInfo.InvariantCulture, $"to {number} {person}")) * people.Length);
                if (people[other].Add(number)) people[person].Remove(number);
            }
        }

        // What nearly all wish is told by no number, so it is not taken from ballots either.
        Spread(people, told.Votes.Where(IsWanted).Select(topic => (topic.Number, Many(topic, told, count.Way))));

        return people;
    }

    private static IReadOnlyList<WishGroup> Grouped(IEnumerable<SortedSet<int>> people) =>
    [
        .. people.Where(topics => topics.Count > 0)
            .GroupBy(topics => string.Join(' ', topics))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new WishGroup([.. group.First()], group.Count())),
    ];
}

/// <param name="Topics">By number.</param>
/// <param name="People">How many wish just these.</param>
internal sealed record WishGroup(IReadOnlyList<int> Topics, int People);
