using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// Two years of fifty communities with differing settings: hosts that stop and start at random, leads who pause, skip and change
/// their minds, bots taken away and brought back. Whatever the calendar says is posted once or on record with its reason, on both stores.
/// </summary>
[Trait("Speed", "slow")]
public sealed class TwoYearsTests(Azurite azurite)
{
    private const int Communities = 50;

    /// <summary>Wednesday.</summary>
    private static readonly DateTimeOffset Start = new(2026, 3, 4, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_SQLite_everything_is_posted_once_or_on_record()
    {
        await using var years = await Years.Begin(1, null);
        await years.Run(Start.AddYears(2));
        await years.Check(1_000);
    }

    [Fact]
    public async Task On_table_storage_everything_is_posted_once_or_on_record()
    {
        await using var years = await Years.Begin(3, await azurite.NewStore());
        await years.Run(Start.AddYears(2));
        await years.Check(1_000);
    }

    /// <summary>The world: its hosts come and go, the store and the channel stay.</summary>
    private sealed class Years : IAsyncDisposable
    {
        private static readonly string[] Zones = ["Europe/Oslo", "Europe/Oslo", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
        private static readonly string[] Times = ["07:00", "09:00", "12:30", "18:00"];
        private static readonly TimeSpan[] Downtimes = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(40), TimeSpan.FromHours(4), TimeSpan.FromHours(9), TimeSpan.FromDays(2), TimeSpan.FromDays(16)];

        private readonly Town town;
        private readonly Random random;
        private readonly List<Team> teams = [];
        private readonly List<(Team Team, Occurrence Occurrence)> waiting = [];
        private Town? host;
        private int hosts;
        private DateTimeOffset comesBack;
        private DateTimeOffset nextDeed = Start;

        private Years(int seed, (IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored)
        {
            random = new Random(seed);
            town = new Town([typeof(SettingsFeature), typeof(PromptsFeature), typeof(PrivacyFeature)], now: Start, stored: stored);
            town.Channel.Answer = message =>
            {
                if (message.Card?.Summary.StartsWith("Ukas prinsipp er", StringComparison.Ordinal) == true)
                {
                    var team = teams.Single(team => team.Place.Conversation == message.To.Conversation);
                    lock (team.Posts) team.Posts.Add(town.Clock.GetUtcNow());
                }

                return null;
            };
        }

        public static async Task<Years> Begin(int seed, (IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored)
        {
            var years = new Years(seed, stored);
            years.StartHost();
            for (var n = 0; n < Communities; n++)
            {
                var name = $"team{n:D2}";
                var place = await years.town.Install(years.town.Person("Kari", channel: name), name);
                var team = new Team(name, place, TimeZoneInfo.FindSystemTimeZoneById(Zones[n % Zones.Length]), Zones[n % Zones.Length]);
                years.teams.Add(team);
                await years.ChangeSchedule(team);
            }

            return years;
        }

        /// <summary>From event to event: a date of the calendar, a host that comes back, something somebody does.</summary>
        public async Task Run(DateTimeOffset end)
        {
            while (true)
            {
                var slot = teams.Min(team => team.Next!.Slot);
                var now = new[] { slot, nextDeed, host is null ? comesBack : DateTimeOffset.MaxValue }.Min();
                if (now >= end) break;
                town.Clock.SetUtcNow(now);
                if (now == slot) await Come(now);
                else if (host is null && now == comesBack) await ComeBack();
                else await Deed();
            }

            if (host is null) await ComeBack();
        }

        /// <summary>The ledger and the channel, both against what the calendar said.</summary>
        /// <param name="least">A world in which little happens would prove little: prompts that were posted, at least, and a tenth of it
        /// that was not.</param>
        public async Task Check(int least)
        {
            var store = new PromptsStore(town.Store);
            var (posted, left) = (0, 0);
            foreach (var team in teams)
            {
                var ledger = new Dictionary<string, (string State, string? Reason, DateTimeOffset? At)>();
                foreach (var name in await store.Occurrences(team.Place.Partition, Cancel))
                {
                    var posting = (await store.Prompt(team.Place.Partition, name, Cancel))!.Value.Posting;
                    ledger[name] = (posting.State.ToString(), posting.State == PostingState.Sent ? null : posting.Reason, posting.State == PostingState.Sent ? posting.At : null);
                }

                Assert.Equal(team.Expected.OrderBy(row => row.Key, StringComparer.Ordinal), ledger.OrderBy(row => row.Key, StringComparer.Ordinal));
                Assert.Equal(ledger.Values.Select(row => row.At).OfType<DateTimeOffset>().Order(), team.Posts);
                Assert.All(ledger.Values, row => Assert.True(row.State == "Sent" || row is { State: "Skipped" or "Missed", Reason.Length: > 0 }));
                posted += team.Posts.Count;
                left += ledger.Count - team.Posts.Count;
            }

            Assert.True(posted > least && left > least / 10, $"{posted} posted, {left} skipped or missed");
            TestContext.Current.TestOutputHelper?.WriteLine($"{posted} posted, once each; {left} skipped or missed, each with its reason; {hosts} starts of a host");
            var reasons = teams.SelectMany(team => team.Expected.Values).Select(row => row.Reason).ToHashSet();
            Assert.Superset(new HashSet<string?>([null, Posting.ForPause, Posting.ByLead, Posting.NoHost, "the bot was removed"]), reasons);
            Assert.Equal(Communities, (await town.Everything()).Split('\n').Count(line => line.StartsWith("alarm|", StringComparison.Ordinal) && line.Contains("\"kind\":\"prompt\"", StringComparison.Ordinal)));
        }

        /// <summary>Dates whose time has come: dealt with by the host, or waiting for one.</summary>
        private async Task Come(DateTimeOffset now)
        {
            foreach (var team in teams.Where(team => team.Next!.Slot == now))
            {
                waiting.Add((team, team.Next!));
                if (team.Next!.At is not null) team.Had.UnionWith([IsoWeek.Of(team.Next.Scheduled), IsoWeek.Of(team.Next.Day(team.Zone))]);
                team.Look(now);
            }

            if (host is not null) await Deal();
        }

        private async Task Deal()
        {
            var now = town.Clock.GetUtcNow();
            await host!.Run(AlarmClock.Job);
            foreach (var (team, occurrence) in waiting)
            {
                team.Expected[occurrence.Name] =
                    team.IsRemoved ? ("Skipped", "the bot was removed", null)
                    : occurrence.LeftOut is { } why ? ("Skipped", why == LeftOut.Paused ? Posting.ForPause : Posting.ByLead, null)
                    : now <= Recurrence.Deadline(occurrence.Slot, team.Zone) ? ("Sent", null, now)
                    : ("Missed", Posting.NoHost, null);
            }

            waiting.Clear();
        }

        private async Task Deed()
        {
            nextDeed += TimeSpan.FromMinutes(random.Next(60, 3 * 24 * 60));
            if (host is null) return;

            // After thirty days all of it would be gone, which is another story; and a host may be away for sixteen.
            foreach (var away in teams.Where(team => team.RemovedAt < town.Clock.GetUtcNow().AddDays(-6)))
            {
                await Move(away);
                await Reread(away);
            }

            var team = teams[random.Next(teams.Count)];
            switch (random.Next(9))
            {
                case 0:
                    await StopHost();
                    comesBack = town.Clock.GetUtcNow() + Downtimes[random.Next(Downtimes.Length)];
                    return;
                case 1:
                    await StopHost();
                    StartHost();
                    return;
                case 2 when !team.IsRemoved:
                    var until = DateOnly.FromDateTime(town.Clock.GetUtcNow().UtcDateTime).AddDays(random.Next(2, 90));
                    await Says(team, random.Next(4) == 0 ? "pause" : FormattableString.Invariant($"pause til {until:yyyy-MM-dd}"));
                    break;
                case 3 or 4 when !team.IsRemoved:
                    await Says(team, "hopp over");
                    break;
                case 5 or 6 when !team.IsRemoved:
                    await Says(team, "fortsett");
                    break;
                case 7 when !team.IsRemoved:
                    await ChangeSchedule(team);
                    return;
                case 8:
                    await Move(team);
                    break;
            }

            await Reread(team);
        }

        /// <summary>The bot is taken away, or brought back.</summary>
        private async Task Move(Team team)
        {
            await host!.Handle(Kari(team).Event(team.IsRemoved ? IncomingKind.Installed : IncomingKind.Removed) with { ConversationName = team.Name });
            team.RemovedAt = team.IsRemoved ? null : town.Clock.GetUtcNow();
        }

        private async Task ComeBack()
        {
            StartHost();
            await Deal();
        }

        private async Task ChangeSchedule(Team team)
        {
            var days = Enum.GetNames<DayOfWeek>();
            await Says(team, "tidsplan");
            await Kari(team).Presses(
                "Lagre tidsplanen",
                ("weekday", days[random.Next(7)]), ("time", Times[random.Next(Times.Length)]), ("zone", team.ZoneId), ("every", $"{random.Next(1, 5)}"),
                ("holidays", random.Next(2) == 0 ? "Move" : "Skip"), ("quiet", random.Next(3) == 0 ? "nei" : "ja"));
            await Reread(team);
        }

        private async Task Reread(Team team)
        {
            team.Schedule = (await host!.Get<Schedules>().Get(team.Place.Partition, Cancel))!;
            team.Look(town.Clock.GetUtcNow());
        }

        private Task<string> Says(Team team, string text) => Kari(team).Says(text);

        private TestPerson Kari(Team team) => host!.Person("Kari", channel: team.Name);

        private void StartHost() => host = town.SecondHost($"host{++hosts}-");

        private async Task StopHost()
        {
            await host!.DisposeAsync();
            host = null;
        }

        public async ValueTask DisposeAsync()
        {
            if (host is not null) await host.DisposeAsync();
            await town.DisposeAsync();
        }
    }

    private sealed record Team(string Name, Address Place, TimeZoneInfo Zone, string ZoneId)
    {
        /// <summary>When the channel got a prompt.</summary>
        public List<DateTimeOffset> Posts { get; } = [];

        /// <summary>What the calendar, the downtimes and the leads make of each date.</summary>
        public Dictionary<string, (string State, string? Reason, DateTimeOffset? At)> Expected { get; } = [];

        public Schedule Schedule { get; set; } = Schedule.Default;

        /// <summary>The next date that is not left out by the calendar itself.</summary>
        public Occurrence? Next { get; private set; }

        /// <summary>The weeks of the prompts, by the calendar and by the day they came: they get no other.</summary>
        public HashSet<IsoWeek> Had { get; } = [];

        public DateTimeOffset? RemovedAt { get; set; }

        public bool IsRemoved => RemovedAt is not null;

        public void Look(DateTimeOffset now) => Next = Recurrence.After(Schedule, Zone, now)
            .First(one => one.ComesDue && !Had.Contains(IsoWeek.Of(one.Scheduled)) && !Had.Contains(IsoWeek.Of(one.Day(Zone))));
    }
}
