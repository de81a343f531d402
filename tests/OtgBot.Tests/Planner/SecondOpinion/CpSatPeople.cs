using Google.OrTools.Sat;
using OtgBot.Planner;

namespace OtgBot.Tests.Planner.SecondOpinion;

/// <summary>
/// People in the solver's model: each sits in at most one session a slot, has each wish met once, and no session seats more than its room
/// holds.
/// </summary>
internal sealed class CpSatPeople
{
    private readonly Problem problem;
    private readonly CpModel model;
    private readonly Func<int, int, BoolVar?> at;
    private readonly List<int>[] hosting;
    private readonly Dictionary<(int Topic, int Slot), List<BoolVar>> seated = [];
    private readonly List<LinearExpr> met = [];
    private readonly List<BoolVar> nth = [];
    private readonly List<long> gains = [];

    /// <param name="at">Whether a topic is in a slot; null if it never can be.</param>
    /// <param name="seats">How many seats a topic has in a slot.</param>
    public CpSatPeople(Problem problem, CpModel model, Func<int, int, BoolVar?> at, Func<int, int, LinearExpr> seats)
    {
        this.problem = problem;
        this.model = model;
        this.at = at;
        hosting = [.. problem.Preferences.WishesOf.Select(_ => new List<int>())];
        for (var topic = 0; topic < problem.Constraints.Topics; topic++)
        {
            foreach (var host in problem.Preferences.HostsOf[topic]) hosting[host].Add(topic);
        }

        for (var person = 0; person < problem.Preferences.People; person++) Add(person);
        foreach (var (place, visits) in seated) model.Add(LinearExpr.Sum(visits) <= seats(place.Topic, place.Slot));
    }

    public LinearExpr Value => LinearExpr.WeightedSum(nth, gains);

    /// <summary>The sum of the k smallest is the largest of k·x less what those below x lack. Null without people.</summary>
    public LinearExpr? WorstOff()
    {
        if (met.Count == 0) return null;
        var line = model.NewIntVar(0, problem.Constraints.Slots, "");
        var lacks = new List<IntVar>();
        foreach (var some in met)
        {
            var lack = model.NewIntVar(0, problem.Constraints.Slots, "");
            model.Add(lack >= line - some);
            lacks.Add(lack);
        }

        return (line * problem.Preferences.Tenth) - LinearExpr.Sum(lacks);
    }

    private void Add(int person)
    {
        var wishes = problem.Preferences.WishesOf[person];
        var perTopic = wishes.ToDictionary(topic => topic, _ => new List<BoolVar>());
        for (var slot = 0; slot < problem.Constraints.Slots; slot++)
        {
            var here = hosting[person].Select(topic => at(topic, slot)).OfType<BoolVar>().ToList();
            foreach (var topic in wishes)
            {
                if (at(topic, slot) is not { } offer) continue;
                var visit = model.NewBoolVar("");
                model.AddImplication(visit, offer);
                here.Add(visit);
                perTopic[topic].Add(visit);
                if (!seated.TryGetValue((topic, slot), out var visits)) seated.Add((topic, slot), visits = []);
                visits.Add(visit);
            }

            // Someone who hosts twice at a time breaks a rule already.
            if (here.Count > 1) model.AddAtMostOne(here);
        }

        foreach (var visits in perTopic.Values.Where(visits => visits.Count > 1)) model.AddAtMostOne(visits);
        var most = Math.Min(wishes.Length, problem.Constraints.Slots);
        BoolVar[] own = [.. Enumerable.Range(0, most).Select(_ => model.NewBoolVar(""))];
        var sum = LinearExpr.Sum(perTopic.Values.SelectMany(visits => visits));
        model.Add(LinearExpr.Sum(own) == sum);
        met.Add(sum);
        nth.AddRange(own);
        gains.AddRange(Enumerable.Range(1, most).Select(Score.Gain));
    }
}
