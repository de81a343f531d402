using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Features.Participation.Domain;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features.Participation;

/// <summary>How many took part, for leads, and for everybody who wants to see what leads see. Never who.</summary>
internal sealed class ParticipationFeature(ParticipationStore participation, Disclosure disclosure) : IFeature
{
    private static readonly HashSet<string> Details = new(["detaljer", "detaljar", "details"], StringComparer.OrdinalIgnoreCase);

    public Text? Heading => ParticipationTexts.Heading;

    public static void Register(IServiceCollection services) => services.AddSingleton<ParticipationStore>();

    public void Map(FeatureMap map)
    {
        map.Command(new Command("participation.stats", new Text("statistikk", "statistikk", "stats|statistics"),
            ParticipationTexts.StatsHelp, (turn, arguments) => Stats(map, turn, arguments))
        {
            Who = Who.Lead,
            Instead = ParticipationTexts.SeeTheSame,
            Example = new Text("statistikk 12", "statistikk 12", "stats 12"),
        });
        map.Command(new Command("participation.seen", new Text("hva ledere ser", "kva leiarar ser", "what leads see"),
            ParticipationTexts.SeenHelp, (turn, arguments) => Stats(map, turn, arguments)));
        ParticipationPhrases.Map(map);
        map.Button(new Button(ParticipationCards.WindowVerb, (turn, press) => Pressed(map, turn, press)));
        map.Home(async turn => turn.IsLead ? ParticipationCards.View(await Look(turn, 12), turn.Language) : null);
        map.Job(new Job("participation.fold", TimeSpan.FromHours(1), Fold));
        map.Personal(new PersonalData(ParticipationTexts.PersonalTitle, Read, Erase));
        map.Community(new CommunityData((community, cancel) => participation.RemoveFoldingPlace(community.Address.Partition, cancel))
        {
            DropOld = (community, _, cancel) => participation.DropOld(community, cancel),
        });
    }

    /// <summary><c>stats 12</c> and <c>what leads see</c>: one and the same view. <c>stats 12 details</c> says more.</summary>
    private async Task Stats(FeatureMap map, Turn turn, Arguments arguments) =>
        await turn.Reply(await Card(map, turn, arguments, turn.Language));

    private async Task Pressed(FeatureMap map, Turn turn, ButtonPress press)
    {
        string[] pieces = [.. new[] { press["weeks"], press["more"] }.OfType<string>().Where(piece => piece.Length > 0)];
        await turn.Replace(await Card(map, turn, new Arguments(string.Join(' ', pieces), pieces, []), turn.LanguageOfCard));
    }

    private async Task<Cards.Card> Card(FeatureMap map, Turn turn, Arguments arguments, Language language)
    {
        string[] windows = [.. arguments.Pieces.Where(piece => !Details.Contains(piece))];
        var overview = await Look(turn, Weeks(windows));
        if (windows.Length == arguments.Pieces.Count) return ParticipationCards.View(overview, language);
        var posted = map.PostedPrinciples is { } principles
            ? await principles(turn.Community.Address.Partition, overview.From, overview.To, turn.Cancel)
            : null;
        return ParticipationCards.More(overview, posted, disclosure.K, language);
    }

    private async Task<Overview> Look(Turn turn, int weeks)
    {
        var partition = turn.Community.Address.Partition;
        var came = DateOnly.FromDateTime(turn.Community.InstalledAt.UtcDateTime);
        return Overview.Of(weeks, participation.Running, came, await participation.Numbers(partition, turn.Cancel),
            participation.GuardOf(partition, participation.Running.Monday));
    }

    private static int Weeks(string[] pieces) => pieces switch
    {
        [] => 12,
        [_] when new Arguments(pieces[0], pieces, []).Number(0) is { } weeks && Overview.Windows.Contains(weeks) => weeks,
        _ => throw ParticipationTexts.NoSuchWindow(),
    };

    private async Task Fold(CancellationToken cancel)
    {
        foreach (var partition in await participation.FoldingPlaces(cancel)) await participation.Numbers(partition, cancel);
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
        }
    }

    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities) await participation.Erase(partition, scope.Key, cancel);
    }
}
