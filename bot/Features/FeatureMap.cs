using OtgBot.Cards;
using OtgBot.Dialogs;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Features;

/// <summary>Where features say what they do. Filled once at start; clashing words, verbs and names stop the start.</summary>
internal sealed class FeatureMap
{
    private readonly Routes routes;
    private readonly DialogRunner dialogs;
    private readonly TurnEvents events;
    private readonly Jobs jobs;
    private readonly Retention retention;
    private readonly AlarmClock alarmClock;
    private readonly List<PersonalData> personalData = [];
    private readonly List<CommunityData> communityData = [];
    private readonly List<Page> pages = [];
    private readonly List<HelpNote> helpNotes = [];
    private readonly List<Phrases> phrases = [];
    private Text? heading;

    public FeatureMap(Routes routes, DialogRunner dialogs, TurnEvents events, Jobs jobs, Retention retention, AlarmClock alarmClock)
    {
        (this.routes, this.dialogs, this.events, this.jobs, this.retention, this.alarmClock) =
            (routes, dialogs, events, jobs, retention, alarmClock);
        retention.Add("c|", async (community, oldest, cancel) =>
        {
            foreach (var data in communityData) await data.DropOld(community, oldest, cancel);
        });
    }

    /// <summary>What each feature keeps about a person, for reading and erasing.</summary>
    public IReadOnlyList<PersonalData> PersonalData => personalData;

    /// <summary>What each feature keeps of a community, for when it grows old and for when the community goes.</summary>
    public IReadOnlyList<CommunityData> CommunityData => communityData;

    /// <summary>What can be read in a browser.</summary>
    public IReadOnlyList<Page> Pages => pages;

    /// <summary>What help says of features that have something going on only at times.</summary>
    public IReadOnlyList<HelpNote> HelpNotes => helpNotes;

    /// <summary>Which principles stood in a community from one day to another, or null if no feature posts any.</summary>
    public Func<string, DateOnly, DateOnly, CancellationToken, Task<IReadOnlySet<int>>>? PostedPrinciples { get; set; }

    /// <summary>For commands and buttons to open dialogs with.</summary>
    public DialogRunner Dialogs => dialogs;

    /// <summary>Puts a feature, or a part of one, on the map. A part stands in help under the feature that was added last.</summary>
    public void Add(IFeature feature)
    {
        heading = feature.Heading ?? heading;
        feature.Map(this);
    }

    /// <summary>All are on the map: the words people use can find their commands.</summary>
    public void Finish() => phrases.ForEach(routes.Add);

    public void Command(Command command) => routes.Add(command with { Heading = heading });

    /// <summary>How people ask for a command in their own words, and what a sentence may do with it. The command is added before.</summary>
    public void Phrases(string command, Effect effect, Takes takes, string nb, string nn, string en) =>
        phrases.Add(new Phrases(command, new Text(nb, nn, en), effect, takes));

    public void Button(Button button) => routes.Add(button);

    public void Dialog(Dialog dialog) => dialogs.Add(dialog);

    public void Job(Job job) => jobs.Add(job);

    /// <summary>What a command began in the background is waited for by this, where somebody has to wait.</summary>
    public void Background(Func<Task> settled) => jobs.AddBackground(settled);

    public void Alarm(AlarmKind kind) => alarmClock.Handle(kind);

    /// <summary>Has partitions visited once a day, so that what is too old there is deleted; see <see cref="Retention.Add"/>.</summary>
    public void Old(string partitions, Visit visit) => retention.Add(partitions, visit);

    public void Help(HelpNote note) => helpNotes.Add(note);

    public void Page(Page page) => pages.Add(page);

    public void Personal(PersonalData data) => personalData.Add(data);

    public void Community(CommunityData data) => communityData.Add(data);

    /// <summary>Called, in the order of the features, each time the platform says that the bot came to a conversation.</summary>
    public void Installed(Func<Turn, Task> handler) => events.Installed = After(events.Installed, handler);

    /// <summary>Called, in the order of the features, when the bot was taken away from a conversation.</summary>
    public void Removed(Func<Turn, Task> handler) => events.Removed = After(events.Removed, handler);

    /// <summary>Called when somebody goes by another name than when they acted last. Must be harmless when called again.</summary>
    public void NameChanged(Func<Turn, Task> handler) => events.NameChanged = After(events.NameChanged, handler);

    /// <summary>Called when a lead in their personal chat turns out to be no member any more.</summary>
    public void FoundGone(Func<Turn, Task> handler) => events.FoundGone = After(events.FoundGone, handler);

    /// <summary>Asks which community is meant; see <see cref="TurnEvents.WhichCommunity"/>.</summary>
    public void WhichCommunity(Func<Turn, Command, string, Task<bool>> ask) => events.WhichCommunity = ask;

    /// <summary>The name of the unconference that is open in a community, or null; null itself if no feature has any.</summary>
    public Func<string, CancellationToken, Task<string?>>? OpenUnconference { get; set; }

    /// <summary>
    /// Called when a community, by its partition, was left by the bot or takes nothing any more. Must be harmless when called again.
    /// </summary>
    public void FellSilent(Func<string, CancellationToken, Task> handler)
    {
        var first = events.FellSilent;
        events.FellSilent = async (partition, cancel) =>
        {
            await first(partition, cancel);
            await handler(partition, cancel);
        };
    }

    /// <summary>Tells the features that a community fell silent.</summary>
    public Task TellSilent(string partition, CancellationToken cancel) => events.FellSilent(partition, cancel);

    /// <summary>Called, in the order of the features, when people left a conversation, a team or the workspace.</summary>
    public void MembersLeft(Func<Turn, Task> handler) => events.MembersLeft = After(events.MembersLeft, handler);

    /// <summary>A card on each person's own page, if the platform has one, in the order of the features.</summary>
    /// <param name="card">Makes it for the one who looks; null if there is nothing to say.</param>
    public void Home(Func<Turn, Task<Card?>> card) => events.Home.Add(card);

    private static Func<Turn, Task> After(Func<Turn, Task> first, Func<Turn, Task> then) => async turn =>
    {
        await first(turn);
        await then(turn);
    };
}
