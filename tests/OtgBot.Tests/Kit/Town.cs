using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using OtgBot.Features;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Storage.Sealing;
using OtgBot.Turns;

namespace OtgBot.Tests.Kit;

/// <summary>
/// A small world for conversation tests: the real pipeline with the features asked for, a real SQLite store in a temporary folder,
/// a channel with state, a clock that stands still, ids that count. People say things and see what the bot answers.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly IReadOnlyList<Type> features;
    private readonly bool ownsFolder;
    private readonly string folder;
    private readonly (IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored;
    private readonly Func<Task<IReadOnlyList<Document>>> everything;
    private int lastId;
    private int lastEvent;

    /// <param name="features">The features under test, in order; ask for those the story needs.</param>
    /// <param name="forms">False if the channel asks questions one by one.</param>
    /// <param name="now">Default: Wednesday 18 November 2026, 10:00 in Oslo.</param>
    /// <param name="stored">Another store than a SQLite file, with a way to read all that is in it.</param>
    /// <param name="settings">As an operator would set them.</param>
    /// <param name="isOneOfMany">True for one of hundreds: its file lies in memory if the machine has a folder there, since most of what
    /// they cost is waiting for the disk.</param>
    public Town(
        IReadOnlyList<Type> features, bool forms = true, DateTimeOffset? now = null, (IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored = null, IReadOnlyDictionary<string, string?>? settings = null,
        bool isOneOfMany = false)
        : this(features, new TestChannel(forms), new FakeTimeProvider(now ?? new DateTimeOffset(2026, 11, 18, 9, 0, 0, TimeSpan.Zero)), TempFolder.New("otgbot-town-", isOneOfMany), "id", stored, settings)
    {
        ownsFolder = true;
    }

    private Town(IReadOnlyList<Type> features, TestChannel channel, FakeTimeProvider clock, string folder, string idPrefix, (IStore Store, Func<Task<IReadOnlyList<Document>>> Everything)? stored, IReadOnlyDictionary<string, string?>? settings = null)
    {
        this.features = features;
        this.folder = folder;
        this.stored = stored;
        everything = stored?.Everything ?? (() => StoreCopy.OfFile(Path.Combine(folder, "otgbot.db")));
        Channel = channel;
        Clock = clock;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Participation:PseudonymKey"] = Convert.ToBase64String(new byte[32]),
        }).AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection()
            .AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IStore>(_ => stored?.Store ?? SharedSqlite.Open(Path.Combine(folder, "otgbot.db")))
            .AddSingleton<IChannel>(Channel)
            .AddSingleton<IHostApplicationLifetime>(new NoLifetime())
            .AddSingleton<ILoggerFactory>(Log)
            .AddLogging()
            .AddTurns(configuration)
            .AddSingleton<NewId>(() => $"{idPrefix}{Interlocked.Increment(ref lastId):D6}")
            .AddFeatureMap();
        collection.AddFeatures(features);
        services = collection.BuildServiceProvider();
        services.MapFeatures();
    }

    public TestChannel Channel { get; }

    public FakeTimeProvider Clock { get; }

    public TestLog Log { get; } = new();

    /// <summary>Where the store's files lie, unless the town was given another.</summary>
    public string Folder => folder;

    public IStore Store => services.GetRequiredService<IStore>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>A second host of the same bot: services of its own on the same store and channel. Dispose it before this one.</summary>
    /// <param name="name">Begins its ids, so that hosts that follow one another share none.</param>
    public Town SecondHost(string name = "other") => new(features, Channel, Clock, folder, name, stored);

    /// <summary>Runs a job once, as the job clock would.</summary>
    public Task Run(string job) => Get<Jobs>().All.Single(known => known.Name == job).Run(TestContext.Current.CancellationToken);

    /// <summary>The bot is added to a channel by someone: who becomes its first lead. Returns the channel.</summary>
    public async Task<Address> Install(TestPerson by, string channel = "team")
    {
        var address = new Address("test", "tenant", channel, ConversationKind.Channel);
        await Handle(new Incoming { Id = NextEvent(), Kind = IncomingKind.Installed, Address = address, Person = by.Person, Locale = by.Locale, ConversationName = channel });
        return address;
    }

    /// <summary>Someone in a channel (default "team"). The same name is the same person.</summary>
    public TestPerson Person(string name, string locale = "nb-NO", string channel = "team") => new(this, new Person("user-" + name.ToLowerInvariant(), name), locale, channel);

    /// <summary>False in a test that plants a failure: everywhere else an error in the log fails the test with its stack trace.</summary>
    public bool ErrorsFail { get; set; } = true;

    public async Task<Turn> Handle(Incoming incoming)
    {
        var turn = await Get<TurnPipeline>().Run(incoming, Channel, TestContext.Current.CancellationToken);
        var errors = Log.Lines.Where(line => line.Level >= LogLevel.Error).Select(line => line.Text).ToList();
        if (ErrorsFail && errors.Count > 0) Assert.Fail(string.Join("\n", errors));
        return turn;
    }

    public string NextEvent() => $"event{Interlocked.Increment(ref lastEvent)}";

    /// <summary>All that is stored, as text: for tests that look for a trace. What is sealed is opened, so that it hides none.</summary>
    public async Task<string> Everything() => Regex.Replace(
        StoreCopy.Text((await everything()).Select(Get<SealedStore>().Open)), "\"person\":\"([^\"]+)\"", found => $"\"person\":\"{Get<Pseudonyms>().TryOpen(found.Groups[1].Value) ?? found.Groups[1].Value}\"");

    /// <summary>The rows as they lie, for somebody who has the store and not the key.</summary>
    public Task<IReadOnlyList<Document>> Copy() => everything();

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (ownsFolder) Directory.Delete(folder, recursive: true);
    }

    private sealed class NoLifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
