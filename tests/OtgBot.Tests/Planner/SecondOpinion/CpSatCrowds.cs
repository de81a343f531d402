using Google.OrTools.Sat;
using OtgBot.Planner;

namespace OtgBot.Tests.Planner.SecondOpinion;

/// <summary>People in the solver's model: those with the same wishes and the same topics to host are one crowd with a number.</summary>
internal sealed class CpSatCrowds
{
    /// <summary>Shares are put to the solver as whole numbers; with more parts than this it would count for too long.</summary>
    private const long MostParts = 1_000_000;

    private readonly Problem problem;
    private readonly CpModel model;
    private readonly Func<int, int, BoolVar?> at;
    private readonly List<(int[] Wishes, int Count, LinearExpr Met)> crowds = [];

    /// <param name="at">Whether a topic is in a slot; null where it never can be.</param>
    public CpSatCrowds(Problem problem, CpModel model, Func<int, int, BoolVar?> at)
    {
        this.problem = problem;
        this.model = model;
        this.at = at;
        var hosting = new List<int>[problem.Preferences.People];
        for (var topic = 0; topic < problem.Constraints.Topics; topic++)
        {
            foreach (var host in problem.Preferences.HostsOf[topic]) (hosting[host] ??= []).Add(topic);
        }

        foreach (var crowd in problem.Preferences.WishesOf.Select((wishes, person) => (wishes, Hosts: hosting[person] ?? []))
            .GroupBy(one => $"{string.Join(',', one.wishes)}|{string.Join(',', one.Hosts)}"))
        {
            var (wishes, hosts) = crowd.First();
            crowds.Add((wishes, crowd.Count(), Meet(wishes, hosts)));
        }

        Wishes = LinearExpr.WeightedSum(crowds.Select(crowd => crowd.Met), crowds.Select(crowd => (long)crowd.Count));
    }

    public LinearExpr Wishes { get; }

    /// <summary>The smallest number of parts in which every share is whole.</summary>
    private long Parts => crowds.Select(crowd => (long)crowd.Wishes.Length).Distinct().Aggregate(1L, (parts, wishes) => parts > MostParts ? parts : parts / Greatest(parts, wishes) * wishes);

    public long Scaled(long worstOff) => worstOff / (Score.Whole / Parts);

    /// <summary>The sum of the k smallest shares is the largest of k·x less what the shares below x lack. Null without people, or where shares have too many parts.</summary>
    public LinearExpr? WorstOff()
    {
        var parts = Parts;
        if (crowds.Count == 0 || parts > MostParts || crowds.Exists(crowd => crowd.Wishes.Length > 20)) return null;
        var line = model.NewIntVar(0, parts, "");
        var lacks = new List<IntVar>();
        foreach (var (wishes, _, met) in crowds)
        {
            var lack = model.NewIntVar(0, parts, "");
            model.Add(lack >= line - met * (parts / wishes.Length));
            lacks.Add(lack);
        }

        return line * problem.Preferences.Tenth - LinearExpr.WeightedSum(lacks, crowds.Select(crowd => (long)crowd.Count));
    }

    private static long Greatest(long one, long other) => other == 0 ? one : Greatest(other, one % other);

    /// <summary>How many of these wishes are met.</summary>
    private LinearExpr Meet(int[] wishes, List<int> hosts)
    {
        var rules = problem.Constraints;
        var repeats = rules.HasRepeats && wishes.Any(topic => rules.RunTopic.Count(one => one == topic) > 1);
        var met = new List<BoolVar>();
        var perTopic = wishes.ToDictionary(topic => topic, _ => new List<BoolVar>());
        for (var slot = 0; slot < rules.Slots; slot++)
        {
            var offers = wishes.Select(topic => (topic, Offer: at(topic, slot))).Where(one => one.Offer is not null).ToArray();
            if (offers.Length == 0) continue;
            var bound = hosts.Select(topic => at(topic, slot)).OfType<BoolVar>().ToArray();
            if (!repeats)
            {
                var there = model.NewBoolVar("");
                model.Add(there <= LinearExpr.Sum(offers.Select(one => one.Offer!)));
                if (bound.Length > 0) model.AddAtMostOne([there, .. bound]);
                met.Add(there);
                continue;
            }

            // Which of several repeated topics a person goes to when is left to the solver: only few are, and it finds them a place at once.
            var visits = new List<BoolVar>();
            foreach (var (topic, offer) in offers)
            {
                var visit = model.NewBoolVar("");
                model.AddImplication(visit, offer!);
                visits.Add(visit);
                perTopic[topic].Add(visit);
            }

            model.AddAtMostOne([.. visits, .. bound]);
            met.AddRange(visits);
        }

        foreach (var visits in perTopic.Values.Where(visits => visits.Count > 1)) model.AddAtMostOne(visits);
        return LinearExpr.Sum(met);
    }
}
