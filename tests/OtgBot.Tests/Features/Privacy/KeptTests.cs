using System.Text;
using System.Text.RegularExpressions;
using OtgBot.Features;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Features.Unconferences;
using OtgBot.Tests.Features.Unconferences.Agenda;
using OtgBot.Tests.Kit;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>
/// Holds the product to the table of what is kept in infra/README.md: every kind of row is made by real commands, the clock moves, and the
/// raw store is read.
/// </summary>
[Trait("Speed", "slow")]
public sealed partial class KeptTests
{
    private static readonly Type[] Features = [typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    private static readonly IReadOnlyDictionary<string, (string After, string Gone)> Table = Read();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_kind_of_row_is_in_the_table_and_after_thirteen_months_there_is_what_it_says()
    {
        await using var story = await Story.Live();
        Assert.Equal("", string.Join(", ", story.Made.Except(Table.Keys)));
        Assert.Equal("", string.Join(", ", Table.Keys.Where(kind => !kind.StartsWith("slack", StringComparison.Ordinal) && kind != "host pseudonym-key").Except(story.Made)));

        for (var week = 0; week < 68; week++)
        {
            await story.Passes(7);
            if (week % 4 == 0) await story.Lead.Says("status");
        }

        await story.Passes(1);
        var rows = await story.Rows();
        foreach (var person in story.Others.Append(story.Frida)) await story.FindsNothingOf(person);
        string[] leads = [story.KeyOf(story.Lead), story.KeyOf(story.Nils), story.KeyOf(story.Crew)];
        var theirs = rows.Where(row => !leads.Any(lead => row.Contains(lead, StringComparison.Ordinal))).Select(Story.KindOf).ToHashSet();
        foreach (var (kind, (after, _)) in Table.Where(row => story.Made.Contains(row.Key))) Assert.True(after.StartsWith("stays", StringComparison.Ordinal) ? rows.Select(Story.KindOf).Contains(kind) : !theirs.Contains(kind), $"{kind}: {after}");
    }

    [Fact]
    public async Task A_conversation_that_gets_another_id_takes_every_kind_of_row_along_and_goes_on_there()
    {
        await using var story = await Story.Live();
        var (old, lead, kari) = (story.Lead.Address, story.Lead with { Channel = "felt" }, story.Others[0] with { Channel = "felt" });
        var before = (await story.Rows()).Select(Story.KindOf).Order().ToList();
        var status = await story.Lead.Says("status");
        await story.Town.Handle(story.Lead.Event(IncomingKind.Moved) with { NewConversation = "felt" });

        // Told again by a host that took over, it changes nothing.
        await story.Town.Handle(story.Lead.Event(IncomingKind.Moved) with { NewConversation = "felt" });
        var rows = await story.Rows();
        Assert.Equal(before, rows.Select(Story.KindOf).Order());
        Assert.Equal("", string.Join('\n', rows.Where(row => row.Contains(old.Partition, StringComparison.Ordinal) || row.Contains(Key.Of(old.Partition), StringComparison.Ordinal))));
        Assert.Equal("", string.Join('\n', rows.Where(row => row.Contains("\"conversation\":\"team\"", StringComparison.Ordinal))));
        Assert.All(rows.Where(row => row.Contains(Community.TagOf(old.Partition), StringComparison.Ordinal)), row => Assert.Contains("formerTags", row));

        // As before: who leads, what was asked for, whose data it is, the old cards, and what is due.
        Assert.Equal(status.Replace("team", "felt", StringComparison.Ordinal), (await lead.Says("status")).Replace("team", "felt", StringComparison.Ordinal));
        Assert.Contains(story.Lead.Person.Name, await lead.Says("ledere"));
        Assert.Contains("Vi strøk halve brevet", await kari.Says("lærdommer") + await kari.Privately.Says("mine data"));
        var posted = story.Town.Channel.Messages.Count(message => message.Content.To.Conversation == "felt");
        var now = story.Town.Clock.GetUtcNow();
        var due = await story.Town.Get<Alarms>().Due(now.AddDays(8), Cancel).FirstAsync(alarm => alarm.Kind == Schedules.Due && alarm.Community == lead.Address.Partition, Cancel);
        story.Town.Clock.Advance(due.At - now + TimeSpan.FromMinutes(1));
        await story.Passes(0);
        Assert.True(story.Town.Channel.Messages.Count(message => message.Content.To.Conversation == "felt") > posted, "No prompt came.");
        Assert.Equal("", string.Join('\n', (await story.Rows()).Where(row => row.Contains(old.Partition, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Thirty_days_after_the_communities_are_gone_there_is_what_the_table_says()
    {
        await using var story = await Story.Live();
        foreach (var person in new[] { story.Lead, story.Nils, story.Crew }) await story.Town.Handle(person.Event(IncomingKind.Removed) with { Team = person == story.Crew ? "crew" : null });

        await story.Passes(31);
        await story.Passes(1);

        var kinds = (await story.Rows()).Select(Story.KindOf).ToHashSet();
        foreach (var person in story.Others.Concat([story.Lead, story.Nils, story.Frida, story.Crew])) await story.FindsNothingOf(person);
        foreach (var (kind, (_, gone)) in Table.Where(row => story.Made.Contains(row.Key))) Assert.True(gone.StartsWith("stays", StringComparison.Ordinal) == kinds.Contains(kind), $"{kind}: {gone}");
    }

    [Fact]
    public async Task What_slack_adds_is_in_the_table_and_forgotten_with_the_person()
    {
        await using var rig = await SlackRig.Start([typeof(EchoFeature), typeof(AskFeature), typeof(PrivacyFeature)]);
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Says("skjema");
        await bo.Says("spør Brevet til Anna");
        await rig.Person("Cato").Says("spør Noe helt annet");
        await anna.Says("spør Brevene");
        var store = rig.Get<IStore>();
        var left = OtgBot.Channels.Slack.Receiving.SlackDelivery.Event(Encoding.UTF8.GetBytes("""{"team_id":"T1","event":{"user":"UANNA","text":"glemt tekst"}}"""));
        await rig.Get<OtgBot.Channels.Slack.Receiving.SlackBacklog>().Keep(left, Cancel);
        var before = await Story.Dump(store);
        Assert.Contains("Brevene", before);
        Assert.Contains("glemt tekst", before);
        Assert.Empty(before.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Story.KindOf).Where(kind => kind.StartsWith("slack", StringComparison.Ordinal)).Except(Table.Keys));

        await anna.Commands("/otg glem meg ja");

        var after = await Story.Dump(store);
        Assert.DoesNotContain("Brevene", after);
        Assert.DoesNotContain("Brevet til Anna", after);
        Assert.DoesNotContain("glemt tekst", after);
        Assert.Contains("Noe helt annet", after);
        Assert.DoesNotContain("UANNA", after);
        Assert.Contains("eldre melding", await anna.Presses("Fyll ut"));
    }

    private static Dictionary<string, (string, string)> Read() => Row().Matches(File.ReadAllText(Path.Combine(Repository.Root, "infra", "README.md")))
        .ToDictionary(row => row.Groups[1].Value.Replace("|…", "", StringComparison.Ordinal), row => (row.Groups[2].Value, row.Groups[3].Value));

    /// <summary>The kind of row, what becomes of it after 13 months, and 30 days after its community is gone.</summary>
    [GeneratedRegex(@"^\| `([^`]+)` \|.*\| ((?:stays|goes)[^|]*) \| ((?:stays|goes)[^|]*) \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>Asks for a title, and begins with the words that were said.</summary>
    private sealed class AskFeature : IFeature
    {
        private static readonly Text Words = new("spør", "spør", "ask");

        public void Map(FeatureMap map)
        {
            map.Command(new Command("ask.ask", Words, Words, (turn, said) => map.Dialogs.Start(turn, "ask", new Dictionary<string, string> { ["title"] = said.All })) { Where = Where.Anywhere });
            map.Dialog(new OtgBot.Dialogs.Dialog("ask", Words, [new OtgBot.Dialogs.TextQuestion("title", Words, 50)], (_, _) => Task.CompletedTask));
        }
    }

    /// <summary>A community with all there can be, and its neighbour, all by what people write and press.</summary>
    /// <summary>The whole store, a row a line.</summary>
    internal static Task<string> Dump(IStore store) => Story.Dump(store);

    private sealed class Story : IAsyncDisposable
    {
        private readonly TempFolder folder = new();
        private readonly SqliteStore sqlite;

        private Story()
        {
            sqlite = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
            var watched = new WatchedStore(sqlite) { Before = Note };
            Town = new Town(Features, stored: (watched, () => StoreCopy.OfFile(folder.File("otgbot.db"))), settings: new Dictionary<string, string?> { ["PublicUrl"] = "https://otgbot.example.no", ["Unconferences:Guests"] = "true" });
        }

        public Town Town { get; }

        /// <summary>The kinds of rows that were ever written.</summary>
        public HashSet<string> Made { get; } = [];

        public TestPerson Lead { get; private set; } = null!;

        public TestPerson Nils { get; private set; } = null!;

        /// <summary>Whose community is gone before the story ends.</summary>
        public TestPerson Frida { get; private set; } = null!;

        public TestPerson Crew { get; private set; } = null!;

        public IReadOnlyList<TestPerson> Others { get; private set; } = [];

        public static async Task<Story> Live()
        {
            var story = new Story();
            await story.Begin();
            await story.HoldUnconference();
            await story.LeaveTraces();
            foreach (var row in await story.Rows()) story.Made.Add(KindOf(row));
            return story;
        }

        private async Task Begin()
        {
            Lead = await Town.Opened();
            var (kari, ola) = (Town.Person("Kari"), Town.Person("Ola"));
            Crew = Town.Person("Crewe", channel: "crew");
            await Town.Handle(Crew.Event(IncomingKind.Installed) with { Team = "crew" });
            await kari.Privately.Does(kari.Privately.Event(IncomingKind.Installed));
            await Lead.Says("post nå");
            await Lead.Says("oppfølging på");
            await Lead.Says("forhåndsvis på");
            await kari.Says("ta med navn 1");
            await ola.Says("gjort 2 Vi ringte i stedet");
            await kari.Says("tips prinsipp 1, 5 min: Ring en bruker i dag");
            await Lead.Says("godkjenn 1");
            await kari.Says("foreslå Et skjema som ingen sender");
            Nils = await Town.Lead("Nils", "nb-NO", "naboen");
            await Nils.Says("bli med KKKK-KKKK");
            Frida = await Town.Lead("Frida", "nb-NO", "fjerde");
            Others = [kari, ola];
        }

        private async Task HoldUnconference()
        {
            var (kari, ola) = (Others[0], Others[1]);
            await Lead.Says("invitasjonskode");
            var code = Regex.Match(Town.Channel.Messages.Last(message => message.Text.Contains("Kode: ", StringComparison.Ordinal)).Text, "Kode: ([0-9A-Z-]+)").Groups[1].Value;
            await Nils.Says("bli med " + code);
            await Frida.Says("bli med " + code);
            await Frida.Proposes("Et tema fra dem som forsvant");
            await kari.Proposes("Klarspråk");
            await ola.Proposes("Åpne data");
            await kari.Says("medvert 1 @Ola", ola);
            await Lead.Says("åpne avstemning");
            await Lead.Says("gjestelenke");
            await Lead.Says("avstemningen lukker 19. nov kl. 12");
            await Nils.Says("stem");
            foreach (var voter in new[] { kari, ola, Nils }) await voter.Says("stem 1 2");
            await Passes(2);
            await Lead.Says("gjester");
            await Lead.Says("slots 10:00–10:45, 11:00–11:45");
            await Lead.Says("rooms Storsalen, 60; Kroken, 12");
            await Lead.Says("away 1 slot 1");
            await Lead.Publishes();
            await kari.Says("mitt program");
            await kari.Says("vis navnet mitt");
            await Lead.Says("ny lenke ja");
            await Lead.Presses("Ja, lag ny lenke");
            Town.GoesTo(9, 30);
            await Passes(0);
            await Lead.Says("nå");
            await kari.Says("lærdom 1");
            await kari.Presses("Fortell", ("topic", "1"), ("out", "Vi strøk halve brevet."), ("start", ""), ("stop", ""));
            Town.GoesTo(22, 30);
            await Lead.Says("lukk unconference ja");
            Town.Clock.Advance(TimeSpan.FromHours(12));
            await Passes(1);
        }

        private async Task LeaveTraces()
        {
            await Town.Handle(Frida.Event(IncomingKind.Removed));
            await Passes(31);
            await Others[0].Privately.Says("mine data");
            var lost = new Outgoing(Others[1].Address, Language.Nb) { Text = "Det du spurte om", Asker = Others[1].Person };
            await Town.Get<WaitingAnswers>().While(lost, TimeSpan.FromMinutes(10), () => Task.FromResult(false));
            var eva = Town.Person("Eva");
            await eva.Says("temaer");
            await eva.Privately.Says("glem meg ja");
        }

        /// <summary>All jobs run as the clock would have them run.</summary>
        public async Task Passes(int days)
        {
            Town.Clock.Advance(TimeSpan.FromDays(days));
            for (var round = 0; round < 2; round++)
            {
                foreach (var job in Town.Get<Jobs>().All) await job.Run(Cancel);
            }

            await Town.Get<WaitingAnswers>().TellOfLost(Cancel);
        }

        public string KeyOf(TestPerson person) => Town.Get<Pseudonyms>().Of(person.Address, person.Person).Value;

        public async Task<IReadOnlyList<string>> Rows() => (await Dump(Town.Store)).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        public async Task FindsNothingOf(TestPerson person)
        {
            var everything = await Town.Everything();
            Assert.DoesNotContain(person.Person.Id, everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(person.Person.Name + "\"", everything, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(KeyOf(person), everything);
        }

        /// <summary>The whole store, a row a line.</summary>
        public static async Task<string> Dump(IStore store)
        {
            var all = new StringBuilder();
            foreach (var partition in await store.Partitions("", 10_000, Cancel))
            {
                await foreach (var row in store.List(partition, "", Key.End.ToString(), Cancel)) all.Append(row.Key.Partition).Append('\t').Append(row.Key.Row).Append('\t').Append(Encoding.UTF8.GetString(row.Json.Span)).Append('\n');
            }

            return all.Replace('\t', ' ').ToString();
        }

        public static string KindOf(string line) => KindOf(Regex.Match(line, @"^(\S+(?: -- )?) (\S+)") is { Success: true } found ? new Key(found.Groups[1].Value, found.Groups[2].Value) : throw new InvalidOperationException(line));

        /// <summary>By the beginning of its partition, and if different things lie in one, of its row.</summary>
        public static string KindOf(Key key)
        {
            var (partition, row) = (key.Partition.Split('|')[0], key.Row.Split('|'));
            if (partition is not ("c" or "p" or "u" or "slack" or "slack-forms" or "host" or "team" or "join")) return partition;
            return row[0] == "agenda" ? $"{partition} agenda|{row[1]}" : $"{partition} {row[0]}";
        }

        private Task Note(string call, Key key)
        {
            if (call is "Insert" or "Put" or "Write") lock (Made) Made.Add(KindOf(key));
            return Task.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            await Town.DisposeAsync();
            await sqlite.DisposeAsync();
            folder.Dispose();
        }
    }
}
