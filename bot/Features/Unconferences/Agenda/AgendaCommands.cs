using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Planner.Rules;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns.Commands;
using OtgBot.Turns.Members;
using OtgBot.Turns.Privacy;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>The agenda's part of the feature: what it must fit, its making, publishing, reading and leaving the chat.</summary>
internal sealed class AgendaCommands : IAsyncDisposable
{
    private readonly SettingUp settingUp;
    private readonly Making making;
    private readonly Publishing publishing;
    private readonly Showing showing;
    private readonly Following following;
    private readonly OpenSpaceCommands openSpace;
    private readonly ProgrammeCommands programme;
    private readonly Naming naming;
    private readonly AgendaPages pages;
    private readonly AgendaPrivacy privacy;

    public AgendaCommands(
        IStore store, UnconferencesStore unconferences, BallotBox box, AgendaStore agendas, Links links, NewsPosts news, Alarms alarms, AlarmClock alarmClock, DialogRunner dialogs,
        Pseudonyms pseudonyms, Communities communities, TimeProvider clock, IConfiguration configuration, ILogger logger)
    {
        Runs = new PlanningRuns(agendas, communities, clock, PlanningOptions.Read(configuration), logger);
        making = new Making(unconferences, agendas, new Gathering(unconferences, box, agendas), Runs);
        following = new Following(unconferences, agendas, new NowStore(store), alarms, communities, clock, logger);
        following.Handle(alarmClock);
        var grid = new GridSetup(unconferences, agendas, news, following);
        settingUp = new SettingUp(unconferences, agendas, grid, dialogs);
        programme = new ProgrammeCommands(unconferences, agendas, grid);
        var notices = new Notices(unconferences, box, store, alarms, communities, pseudonyms, clock, logger);
        notices.Handle(alarmClock);
        Arranging = new Arranging(unconferences, agendas, notices, news, following);
        openSpace = new OpenSpaceCommands(unconferences, Arranging);
        publishing = new Publishing(unconferences, agendas, links, news, following, notices);
        showing = new Showing(unconferences, agendas, box, links);
        naming = new Naming(unconferences, agendas);
        pages = new AgendaPages(unconferences, agendas, box, links, communities, clock);
        privacy = new AgendaPrivacy(unconferences, agendas, links);
    }

    /// <summary>Changes by hand.</summary>
    public Arranging Arranging { get; }

    /// <summary>The agendas being made on this host.</summary>
    public PlanningRuns Runs { get; }

    public void Map(FeatureMap map)
    {
        MapReading(map);
        MapSetup(map);
        MapMaking(map);
        openSpace.Map(map);
        programme.Map(map);
        map.Dialog(TermDialogs.Terms(settingUp.Filled, settingUp.Check));
        map.Job(new Job("unconferences.planning", TimeSpan.FromSeconds(20), Runs.Sweep));
        map.Personal(privacy.Data);
        pages.Map(map);
    }

    public ValueTask DisposeAsync() => Runs.DisposeAsync();

    private void MapReading(FeatureMap map)
    {
        map.Command(new Command("unconferences.agenda", new Text("program|programmet", "program|programmet", "agenda"), AgendaTexts.AgendaHelp, showing.Agenda) { Order = 37 });
        map.Command(new Command("unconferences.my-agenda", new Text("mitt program", "programmet mitt|mitt program", "my agenda"), AgendaTexts.MineHelp, showing.Mine) { Order = 37 });
        map.Command(new Command("unconferences.now", new Text("nå", "no", "now"), AgendaTexts.NowHelp, following.Now) { Order = 37 });
        map.Command(new Command("unconferences.new-calendar-link", new Text("ny kalenderlenke", "ny kalenderlenkje", "new calendar link"), ExportTexts.NewCalendarLinkHelp, showing.NewCalendarLink) { Order = 39, InHelp = false });
        map.Command(new Command("unconferences.show-name", new Text("vis navnet mitt|vis navn", "vis namnet mitt|vis namn", "show my name"), ExportTexts.ShowNameHelp, naming.Show) { Order = 39, InHelp = false });
        map.Command(new Command("unconferences.hide-name", new Text("skjul navnet mitt|skjul navn", "gøym namnet mitt|skjul namnet mitt", "hide my name"), ExportTexts.HideNameHelp, naming.Hide) { Order = 39, InHelp = false });
        map.Button(new Button("unconferences.agenda", showing.Agenda));
    }

    private void MapMaking(FeatureMap map)
    {
        Lead(map, "make-agenda", new Text("lag program|lag programmet", "lag program|lag programmet", "make agenda|make the agenda"), PlanTexts.MakeHelp, making.Make, 61);
        Lead(map, "cancel-planning", new Text("avbryt planlegging|avbryt planleggingen", "avbryt planlegging|avbryt planlegginga", "cancel planning|stop planning"), PlanTexts.CancelHelp, making.Cancel, 61, inHelp: false);
        Lead(map, "draft", new Text("forslag|se forslaget", "forslag|sjå forslaget", "draft|proposal"), PlanTexts.DraftHelp, making.Draft, 62, inHelp: false);
        Lead(map, "publish", new Text("publiser|publiser programmet", "publiser|publiser programmet", "publish|publish the agenda"), PlanTexts.PublishHelp, publishing.Publish, 63);
        Lead(map, "replan", new Text("planlegg på nytt|planlegg om", "planlegg på nytt|planlegg om", "replan"), PlanTexts.ReplanHelp, making.Replan, 64);
        Lead(map, "export", new Text("eksporter", "eksporter", "export"), ExportTexts.ExportHelp, publishing.Export, 65);
        Lead(map, "new-link", new Text("ny lenke", "ny lenkje", "new link"), ExportTexts.NewLinkHelp, publishing.NewLink, 65, inHelp: false);
        map.Button(new Button("unconferences.draft", making.Draft) { Who = Who.Lead });
    }

    private void MapSetup(FeatureMap map)
    {
        Lead(map, "setup", new Text("oppsett|regler", "oppsett|reglar", "setup|rules"), TermTexts.SetupHelp, settingUp.Setup, 50);
        Lead(map, "slots", new Text("tider", "tider", "slots"), TermTexts.SlotsHelp, settingUp.Slots, 51, new Text("tider 10:00–10:45, 11:00–11:45", "tider 10:00–10:45, 11:00–11:45", "slots 10:00–10:45, 11:00–11:45"));
        Lead(map, "rooms", new Text("rom", "rom", "rooms"), TermTexts.RoomsHelp, settingUp.Rooms, 52, new Text("rom Storsalen, 60, skjerm; Kroken, 12", "rom Storsalen, 60, skjerm; Kroken, 12", "rooms Main hall, 60, screen; The nook, 12"));

        // The setup card shows how rules are written; in help they would only stand in the way.
        Rule("pin", new Text("fest", "fest", "pin"), TermTexts.PinHelp, settingUp.Pin, 53, new Text("fest 4 tid 2 rom 1", "fest 4 tid 2 rom 1", "pin 4 slot 2 room 1"));
        Rule("away", new Text("borte", "borte", "away"), TermTexts.AwayHelp, settingUp.Away, 54, new Text("borte 4 tid 2", "borte 4 tid 2", "away 4 slot 2"));
        Rule("close-room", new Text("steng rom", "steng rom", "close room"), TermTexts.CloseRoomHelp, settingUp.CloseRoom, 55, new Text("steng rom 2 tid 3", "steng rom 2 tid 3", "close room 2 slot 3"));
        Rule("apart", new Text("skill", "skil", "apart|keep apart"), TermTexts.ApartHelp, settingUp.Apart, 56, new Text("skill 3 7", "skil 3 7", "apart 3 7"));
        Rule("repeat", new Text("gjenta", "gjenta|ta opp att", "repeat"), TermTexts.RepeatHelp, settingUp.Repeat, 57, new Text("gjenta 4 2", "gjenta 4 2", "repeat 4 2"));
        Rule("needs", new Text("krav", "krav", "needs"), TermTexts.NeedsHelp, settingUp.Needs, 58, new Text("krav 4 skjerm", "krav 4 skjerm", "needs 4 screen"));
        Rule("must", new Text("må med", "må med", "must have"), TermTexts.MustHelp, settingUp.Must, 59, new Text("må med 4", "må med 4", "must have 4"));
        Rule("remove-rule", new Text("fjern regel|fjern regelen", "fjern regel|fjern regelen", "remove rule"), TermTexts.RemoveHelp, settingUp.Remove, 60, new Text("fjern regel 1", "fjern regel 1", "remove rule 1"));
        map.Button(new Button("unconferences.setup", settingUp.Setup) { Who = Who.Lead });

        void Rule(string name, Text words, Text help, Func<Turn, Arguments, Task> run, int order, Text example) => Lead(map, name, words, help, run, order, example, inHelp: false);
    }

    private static void Lead(FeatureMap map, string name, Text words, Text help, Func<Turn, Arguments, Task> run, int order, Text? example = null, bool inHelp = true) =>
        map.Command(new Command("unconferences." + name, words, help, run) { Who = Who.Lead, Order = order, Example = example, InHelp = inHelp });
}
