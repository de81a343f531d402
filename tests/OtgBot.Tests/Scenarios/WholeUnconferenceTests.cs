using System.Text.RegularExpressions;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Prompts;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// One unconference from call to closing summary: three communities in two workspaces and three languages, 120 people, 30 topics. The clock
/// opens and closes the vote; the rest people do, through two hosts.
/// </summary>
[Trait("Speed", "slow")]
public sealed partial class WholeUnconferenceTests
{
    private const int People = 120;
    private const int Topics = 30;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Three_communities_hold_one_unconference_from_call_to_summary()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(PromptsFeature)], settings: new Dictionary<string, string?> { ["Agenda:PlanningSeconds"] = "2" });
        await using var other = town.SecondHost();
        Somewhere[] places = [new(town, "tenant", "oslo", "nb-NO"), new(other, "tenant", "bergen", "nn-NO"), new(town, "slack", "london", "en-GB")];
        var (oslo, bergen, london) = (places[0], places[1], places[2]);
        foreach (var place in places) await place.Begin();

        // The call, with deadlines, and the two others join.
        await oslo.Leads("unconference");
        Assert.Contains("Frist for å stemme: fredag 27. november kl. 12.00", await oslo.Presses("Leder", "Åpne",
            ("name", "Felles høst"), ("theme", "Hva kan vi slutte med?"), ("date", "2026-12-03"), ("votes", "5"), ("opens", "20. nov kl. 12"), ("closes", "27. nov kl. 12"), ("way", "votes")));
        await oslo.Leads("invitasjonskode");
        var code = Code().Match(town.Channel.Messages.Last(message => message.Text.Contains("Kode: ", StringComparison.Ordinal)).Text).Groups[1].Value;
        Assert.Contains("Ope for forslag", await bergen.Leads("bli med " + code));
        Assert.Contains("Topics can be proposed", await london.Leads("join " + code));
        await bergen.Leads("organisasjon Skatteetaten");
        Assert.Contains("Community 1 (owner)", await london.Leads("who takes part"));

        // Thirty topics, ten in each; one more is withdrawn, one hidden, and two become one.
        for (var n = 1; n <= Topics; n++) await places[n % 3].Proposes($"Vert{n}", $"Sak {n}", consents: n % 2 == 0);
        await places[1].Says("Vert1", "trekk 1 ja");
        await oslo.Leads("skjul 2 Reklame for et produkt");
        await oslo.Leads("slå sammen 4 med 3 ja");
        Assert.Contains("27 tema", await bergen.Says("Vert1", "tema"));

        // The clock opens the vote; 120 people vote at once through both hosts, some of them twice and in two places.
        Assert.Equal(3, await Clock(town, other, 20));
        Assert.Contains("Avstemningen er åpen", oslo.Newest);
        Assert.Contains("Avrøystinga er open", bergen.Newest);
        Assert.Contains("Voting is open", london.Newest);
        await Task.WhenAll(Enumerable.Range(0, People).Select(n => Task.Run(async () =>
        {
            await places[n % 3].Says($"Velger{n}", $"vote {string.Join(' ', Wanted(n))}");
            if (n % 3 == 1) await oslo.Says($"Velger{n}", $"stem {string.Join(' ', Wanted(n))}");
        })));
        Assert.Equal(3, await Clock(town, other, 26));
        Assert.Contains("Voting closes soon", london.Newest);
        Assert.Equal(3, await Clock(town, other, 27));
        Assert.Contains("120 stemte", oslo.Newest);
        Assert.Contains("120 røysta", bergen.Newest);
        Assert.Contains("120 people voted", london.Newest);
        var id = (await town.Unconferences().Latest(oslo.Address.Partition, Cancel)).Id;
        var tally = await town.Box().Count(id, Cancel);
        var wanted = Enumerable.Range(0, People).SelectMany(n => Wanted(n).Select(Whole).Distinct()).CountBy(topic => topic).ToDictionary();
        Assert.Contains(tally.Votes, topic => topic.Votes is not null);
        Assert.All(tally.Votes.Where(topic => topic.Votes is not null), topic => Assert.Equal(wanted[topic.Number], topic.Votes));

        // The agenda, made and published.
        Assert.Contains("leiar i fellesskapet som eig", await bergen.Leads("lag program"));
        await oslo.Leads("tider 10:00–10:45, 11:00–11:45, 13:00–13:45, 14:00–14:45");
        await oslo.Leads("rom " + string.Join("; ", Enumerable.Range(1, 8).Select(n => $"Rom {n}, {n * 10}")));
        await oslo.Leads("lag program");
        await town.Runs().Settled();
        Assert.Contains("Alle 27 temaene fikk plass", oslo.Newest);
        Assert.Contains("Programmet er klart", await oslo.Leads("publiser ja"));
        Assert.Contains("The agenda is ready", london.Newest);

        // What came out of it, and the end.
        await bergen.Says("Vert5", "lærdom 5");
        await bergen.Presses("Vert5", "Fortel", ("topic", "5"), ("out", "Vi strauk halve brevet."), ("start", "Les brevet høgt for ein kollega"), ("stop", "Skrive vedrørande"));
        Assert.Contains("Starting: Les brevet høgt for ein kollega", london.Newest);
        await london.Says("Velger2", "suggest from takeaway 1");
        Assert.Contains("Thank you", await london.Presses("Velger2", "Send suggestion", ("text", "Read the letter aloud to a colleague"), ("principle", "3"), ("minutes", "5")));
        await oslo.Leads("lukk unconference ja");
        Assert.Contains("Takk for Felles høst!", oslo.Newest);
        Assert.Contains("Røysta: minst 120 personar", bergen.Newest);
        Assert.Contains("What we will start doing\nLes brevet høgt for ein kollega", london.Newest);
        Assert.DoesNotContain(town.Log.Lines.Concat(other.Log.Lines), line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Error);
    }

    /// <summary>Five topics that stand or became part of one that does; nobody here hosts any.</summary>
    private static int[] Wanted(int n) => [.. new[] { 3, 5 + (n % 26), 5 + (n * 7 % 26), 5 + (n * 11 % 26), 5 + (n * n % 26) }.Distinct().Order()];

    private static int Whole(int number) => number == 4 ? 3 : number;

    /// <summary>Noon of a day in November, seen by both hosts at once. Returns how many messages it brought.</summary>
    private static async Task<int> Clock(Town town, Town other, int day)
    {
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, day, 11, 0, 0, TimeSpan.Zero));
        var before = town.Channel.Messages.Count;
        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));
        town.Clock.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(town.Run(AlarmClock.Job), other.Run(AlarmClock.Job));
        return town.Channel.Messages.Count - before;
    }

    [GeneratedRegex("Kode: ([0-9A-Z]{4}-[0-9A-Z]{4})")]
    private static partial Regex Code();

    /// <summary>A channel in some workspace, the people in it, and the host that hears them.</summary>
    private sealed record Somewhere(Town Host, string Workspace, string Channel, string Locale)
    {
        public Address Address { get; } = new("test", Workspace, Channel, ConversationKind.Channel);

        public string Newest => Host.Channel.Messages.Last(message => message.Content.To.Conversation == Channel).Text;

        /// <summary>The bot is there, and Leder leads.</summary>
        public async Task Begin()
        {
            var lead = Host.Person("Leder", Locale, Channel);
            await lead.Does(lead.Event(IncomingKind.Installed) with { Address = Address, ConversationName = Channel });
            await Host.Get<Communities>().Change(Address.Partition, old => old with { Leads = [new Lead(lead.Person.Id, "Leder")] }, Cancel);
        }

        public Task<string> Leads(string text) => Says("Leder", text);

        public async Task<string> Says(string name, string text)
        {
            var person = Host.Person(name, Locale, Channel);
            return await person.Does(person.Event(IncomingKind.Text) with { Address = Address, Text = text });
        }

        public async Task<string> Presses(string name, string title, params (string Id, string Value)[] inputs)
        {
            var person = Host.Person(name, Locale, Channel);
            var message = Host.Channel.Messages.Last(message => message.Card is { } card && message.Content.To.Conversation == Channel
                && PlainTextRenderer.Actions(card).OfType<ActionExecute>().Any(action => action.Title == title));
            var action = PlainTextRenderer.Actions(message.Card!).OfType<ActionExecute>().First(action => action.Title == title);
            var data = new Dictionary<string, string>(action.Data);
            foreach (var (id, value) in inputs) data[id] = value;
            return await person.Does(person.Event(IncomingKind.Button) with { Address = Address, Button = new ButtonPress(action.Verb, data, message.Id, message.Content.Origin), AnswersInline = true });
        }

        public async Task Proposes(string name, string title, bool consents)
        {
            await Says(name, "propose");
            await Presses(name, Locale[..2] switch { "nb" => "Foreslå", "nn" => "Føreslå", _ => "Propose" },
                ("title", title), ("about", "Hva kan vi gjøre i dag?"), ("format", "discussion"), ("minutes", "30"), ("organisation", consents ? "true" : "false"));
        }
    }
}
