using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Features.Participation.Domain;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>How many took part, for leads, and for everybody who wants to see what leads see. Never who.</summary>
internal sealed class ParticipationFeature(IStore store, TimeProvider clock, NewId newId) : IFeature
{
    private readonly ParticipationStore participation = new(store, clock);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("participation.stats", new Text("statistikk", "statistikk", "stats|statistics"), ParticipationTexts.StatsHelp, Stats)
        {
            Who = Who.Lead,
            Instead = ParticipationTexts.SeeTheSame,
            Example = new Text("statistikk 12", "statistikk 12", "stats 12"),
            Order = 60,
        });
        map.Command(new Command("participation.seen", new Text("hva ledere ser", "kva leiarar ser", "what leads see"), ParticipationTexts.SeenHelp, Stats) { Order = 61 });
        map.Button(new Button(ParticipationCards.WindowVerb, Window));
        map.Home(40, async turn => turn.IsLead ? await View(turn, 12) : null);
        map.Job(new Job("participation.fold", TimeSpan.FromHours(1), Fold));
        map.Personal(new PersonalData(ParticipationTexts.PersonalTitle, Read, Erase));
        map.Community(new CommunityData((community, cancel) => participation.RemoveFoldingPlace(community.Address.Partition, cancel))
        {
            DropOld = (community, _, cancel) => participation.DropOld(community, cancel),
        });
    }

    /// <summary><c>stats 12</c> and <c>what leads see</c>: one and the same view.</summary>
    private async Task Stats(Turn turn, Arguments arguments) => await turn.Reply(await View(turn, Weeks(arguments)));

    private async Task Window(Turn turn, ButtonPress press) => await turn.Replace(await View(turn, Weeks(Pressed(press["weeks"]))));

    private async Task<Cards.Card> View(Turn turn, int weeks)
    {
        var folded = await participation.Weeks(turn.Community.Address.Partition, turn.Cancel);
        return ParticipationCards.View(Overview.Of(weeks, participation.RunningWeek.Plus(-1).Monday, folded), turn.Language);
    }

    private static int Weeks(Arguments arguments)
    {
        if (arguments.IsEmpty) return 12;
        return arguments.Number(0) is { } weeks && Overview.Windows.Contains(weeks) ? weeks : throw ParticipationTexts.NoSuchWindow();
    }

    private static Arguments Pressed(string? weeks) => string.IsNullOrEmpty(weeks) ? Arguments.None : new Arguments(weeks, [weeks], []);

    private async Task Fold(CancellationToken cancel)
    {
        foreach (var partition in await participation.FoldingPlaces(cancel)) await participation.Weeks(partition, cancel);
    }

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            await foreach (var (week, facts) in participation.Of(partition, scope.Key, cancel))
            {
                yield return new PersonalItem(ParticipationTexts.Week(week, facts), new JsonObject
                {
                    ["community"] = partition,
                    ["week"] = week.ToString(),
                    ["facts"] = JsonSerializer.SerializeToNode(facts, TurnsJson.Default.PersonWeek)!["facts"]!.DeepClone(),
                });
            }

            await foreach (var week in participation.FoldedWith(partition, scope.Key, cancel))
            {
                var figures = week.Counted.GetValueOrDefault(scope.Key.Value) | week.Waiting.GetValueOrDefault(scope.Key.Value).In;
                yield return new PersonalItem(ParticipationTexts.CountedIn(IsoWeek.Of(week.Monday)), new JsonObject
                {
                    ["community"] = partition,
                    ["countedIn"] = IsoWeek.Of(week.Monday).ToString(),
                    ["figures"] = (int)figures,
                });
            }
        }
    }

    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        var nobody = newId();
        foreach (var partition in scope.Communities) await participation.Erase(partition, scope.Key, nobody, cancel);
    }
}
