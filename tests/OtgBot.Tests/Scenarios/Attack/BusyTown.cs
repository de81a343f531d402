using System.Globalization;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios.Attack;

/// <summary>
/// Thirty people who do all that can be done, two prompts and two unconferences long, and everything that could be seen of it in the
/// channel. Chance has a seed: the same story every time.
/// </summary>
internal sealed class BusyTown : IAsyncDisposable
{
    private const int People = 30;

    private readonly Random chance = new(20_261_118);
    private readonly List<Visible> seen = [];
    private readonly TestPerson lead;
    private readonly TestPerson[] people;
    private string unconference = "";

    private BusyTown((IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored)
    {
        Town = new Town([typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)], stored: stored);
        lead = Town.Person("Liv");
        people = [.. Enumerable.Range(1, People).Select(number => Town.Person($"Navn{number:D2}"))];
    }

    public Town Town { get; }

    /// <summary>The channel's history and the agenda's page: what everybody can read.</summary>
    public IReadOnlyList<Visible> Seen => seen;

    public static async Task<BusyTown> Live((IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored = null)
    {
        var town = new BusyTown(stored);
        await town.Town.Install(town.lead);
        await town.Says(town.lead, "other", "post nå");
        await town.Answer();
        await town.Suggest();
        await town.Propose("votes", topics: 12, ofFirst: 4);
        await town.Prepare();
        town.Town.Clock.Advance(TimeSpan.FromDays(7));
        await town.Says(town.lead, "other", "post nå");
        await town.Answer();
        await town.Vote();
        await town.TakeAway();
        await town.Propose("crowd", topics: 9, ofFirst: 5);
        await town.Score();
        town.Town.Clock.Advance(TimeSpan.FromDays(14));
        await town.Town.Run("participation.fold");
        return town;
    }

    /// <summary>Whose each row of participation is. Only who has the key can tell.</summary>
    public IReadOnlyDictionary<int, string> Owners(IReadOnlyList<Document> copy)
    {
        var names = people.Append(lead).ToDictionary(person => KeyOf(person.Person.Name), person => person.Person.Name);
        return copy.Index()
            .Select(row => (row.Index, Town.Get<SealedStore>().Open(row.Item).Key.Row))
            .Where(row => row.Row.Split('|')[0] is "fact" or "answer" or "ballot")
            .ToDictionary(row => row.Index, row => names[row.Row[(row.Row.LastIndexOf('|') + 1)..]]);
    }

    public string KeyOf(string name) => Town.Get<Pseudonyms>().Of(lead.Address, Town.Person(name).Person).Value;

    private async Task Answer()
    {
        foreach (var person in Shuffled().Take(24))
        {
            var number = 1 + chance.Next(3);
            if (chance.Next(3) > 0) await Says(person, "answer", $"tar {number}");
            else await Presses(person, $"Jeg tar {number}");
            if (chance.Next(3) > 0) continue;
            var story = $"Historien {Words(3 + chance.Next(4))} av oss.";
            if (chance.Next(2) > 0) await Says(person, "answer", $"gjort {number} del: {story}");
            else await Presses(person, "Lagre som gjort", ("which", number.ToString(CultureInfo.InvariantCulture)), ("story", story), ("share", "true"));
        }

        foreach (var person in Shuffled().Take(4)) await Says(person, "answer", "ikke for oss 3");
    }

    private async Task Suggest()
    {
        foreach (var person in Shuffled().Take(8)) await Says(person, "suggestion", $"tips prinsipp 3, 5 min: Prøv {Words(4)}");
    }

    private async Task Propose(string way, int topics, int ofFirst)
    {
        await Says(lead, "other", "unconference");
        await Presses(lead, "Åpne", ("name", "Møtet " + way), ("theme", ""), ("date", "2027-01-20"), ("votes", "5"), ("way", way));
        unconference = await Town.UnconferenceId(lead);
        var hosts = Shuffled();
        for (var topic = 0; topic < topics; topic++)
        {
            // One proposes most, another some, the others one each.
            var host = hosts[topic < ofFirst ? 0 : topic < 7 ? 1 : topic];
            await Says(host, "form", "foreslå");
            await Presses(host, "Foreslå", ("title", Words(3)), ("about", Words(6)), ("format", "discussion"), ("minutes", "30"));
        }

        await Says(hosts[1], "other", $"medvert {ofFirst + 1}", hosts[2]);

        // Forms that stand in the channel and are never sent.
        foreach (var person in hosts[^3..]) await Says(person, "form", $"foreslå {Words(3)}");
    }

    private async Task Prepare()
    {
        await Says(lead, "other", "slots 10–11 11–12");
        await Says(lead, "other", "away 5 slot 1");
        await Says(lead, "other", "away 8 slot 2");
        foreach (var host in await Hosts(3, 8, 10)) await Says(host, "named", "vis navnet mitt");
    }

    private async Task Vote()
    {
        await Says(lead, "other", "åpne avstemning");
        foreach (var person in Shuffled().Take(26))
        {
            int[] chosen = [.. (await Others(person)).Order().Take(1 + chance.Next(5))];
            if (chance.Next(5) > 0) await Says(person, "vote", "stem " + string.Join(' ', chosen));
            else await person.Privately.Says("stem " + string.Join(' ', chosen));
            if (chance.Next(6) == 0) await Says(person, "vote", "stem " + chosen[0]);
        }

        await Says(lead, "other", "lukk avstemning");
    }

    private async Task TakeAway()
    {
        await Town.Unconferences().Change(unconference, old => old.Publish(Town.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
        foreach (var person in Shuffled().Take(7))
        {
            await Says(person, "takeaway", "lærdom 1");
            await Presses(person, "Fortell", ("topic", "1"), ("out", $"Vi fant {Words(4)}."), ("start", $"Les {Words(3)}"), ("stop", ""));
        }

        await Town.Unconferences().Change(unconference, old => old.Close(Town.Clock.GetUtcNow()), TestContext.Current.CancellationToken);
    }

    private async Task Score()
    {
        await Says(lead, "other", "åpne avstemning");
        foreach (var person in Shuffled().Take(20))
        {
            await Says(person, "vote", "stem");

            // Whoever hosts half of the topics may find that all which are left to deal are their own.
            if (await Town.Box().Stored(unconference, new PersonKey(KeyOf(person.Person.Name)), TestContext.Current.CancellationToken) is not { Hand: { } hand }) continue;
            await Says(person, "vote", "stem " + string.Join(' ', hand.Select(number => $"{number}={1 + chance.Next(5)}")));
        }

        await Says(lead, "other", "lukk avstemning");
    }

    /// <summary>All in the channel read it, with what the bot answers there.</summary>
    private async Task Says(TestPerson who, string kind, string text, params TestPerson[] mentioned)
    {
        var before = Town.Channel.Messages.Count;
        var said = who.Event(IncomingKind.Text) with { Text = text, Mentions = [.. mentioned.Select(other => new Mention(other.Person.Id, other.Person.Name, "@" + other.Person.Name))] };
        await who.Does(said);
        See(who, kind, [who.Person.Id, said.Id, text, .. text.Split(": ")], Posts(before));
    }

    /// <summary>Who presses is seen by nobody; a card that comes of it and names them is.</summary>
    private async Task Presses(TestPerson who, string title, params (string Id, string Value)[] inputs)
    {
        var before = Town.Channel.Messages.Count;
        await who.Presses(title, inputs);
        var posts = Posts(before).Where(post => post.Text.Contains(who.Person.Name, StringComparison.Ordinal)).ToList();
        if (posts.Count > 0) See(who, title == "Foreslå" ? "topic" : title == "Lagre som gjort" ? "answer" : "takeaway", [who.Person.Id], posts);
    }

    private void See(TestPerson who, string kind, IEnumerable<string> values, IEnumerable<TestMessage> posts) => seen.Add(new Visible(
        who.Person.Name,
        kind,
        [IsoWeek.Of(Town.Clock.GetUtcNow()).ToString(), kind == "answer" ? Occurrence() : kind == "vote" ? $"u|{unconference}\n" : "nowhere"],
        [.. values.Concat(posts.SelectMany(post => (string[])[post.Id, .. post.Text.Split('\n'), .. Data(post)])).Where(value => value.Length > 1).Distinct()]));

    private List<TestMessage> Posts(int before) => [.. Town.Channel.Messages.Skip(before).Where(message => message.Content.To.Conversation == lead.Channel)];

    private static IEnumerable<string> Data(TestMessage post) =>
        post.Card is null ? [] : PlainTextRenderer.Actions(post.Card).OfType<ActionExecute>().SelectMany(action => action.Data.Values);

    private string Occurrence() => lead.FindButton("Jeg tar 1").Action.Data["occurrence"];

    private TestPerson[] Shuffled()
    {
        var all = people.ToArray();
        chance.Shuffle(all);
        return all;
    }

    private async Task<IEnumerable<int>> Others(TestPerson person) => (await Town.Unconferences().Topics(unconference, TestContext.Current.CancellationToken))
        .Where(topic => !topic.IsHostedBy(KeyOf(person.Person.Name))).Select(topic => topic.Number).Shuffled(chance);

    private async Task<IEnumerable<TestPerson>> Hosts(params int[] topics) => (await Town.Unconferences().Topics(unconference, TestContext.Current.CancellationToken))
        .Where(topic => topics.Contains(topic.Number)).Select(topic => Town.Person(topic.Host!.Name)).DistinctBy(person => person.Person.Name);

    /// <summary>Words that nobody used before.</summary>
    private string Words(int many) => string.Join(' ', Enumerable.Range(0, many).Select(_ => string.Concat(Enumerable.Range(0, 7).Select(at => (at % 2 == 0 ? "bdfgklmnprstv" : "aeiouyå")[chance.Next(at % 2 == 0 ? 13 : 7)]))));

    public ValueTask DisposeAsync() => Town.DisposeAsync();
}

internal static class Shuffling
{
    public static T[] Shuffled<T>(this IEnumerable<T> all, Random chance)
    {
        var shuffled = all.ToArray();
        chance.Shuffle(shuffled);
        return shuffled;
    }
}
