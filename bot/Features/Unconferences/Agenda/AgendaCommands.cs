using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>The agenda's part of the feature: what a lead says before it is made.</summary>
internal sealed class AgendaCommands(SettingUp settingUp)
{
    public void Map(FeatureMap map)
    {
        MapSetup(map);
        map.Button(new Button("unconferences.setup", settingUp.Setup) { Who = Who.Lead });
        map.Dialog(TermDialogs.Terms(settingUp.Filled));
    }

    private void MapSetup(FeatureMap map)
    {
        Lead("setup", new Text("oppsett|regler", "oppsett|reglar", "setup|rules"), TermTexts.SetupHelp, settingUp.Setup, 50);
        Lead("slots", new Text("tider", "tider", "slots"), TermTexts.SlotsHelp, settingUp.Slots, 51, new Text("tider 10:00–10:45, 11:00–11:45", "tider 10:00–10:45, 11:00–11:45", "slots 10:00–10:45, 11:00–11:45"));
        Lead("rooms", new Text("rom", "rom", "rooms"), TermTexts.RoomsHelp, settingUp.Rooms, 52, new Text("rom Storsalen, 60, skjerm; Kroken, 12", "rom Storsalen, 60, skjerm; Kroken, 12", "rooms Main hall, 60, screen; The nook, 12"));
        Lead("pin", new Text("fest", "fest", "pin"), TermTexts.PinHelp, settingUp.Pin, 53, new Text("fest 4 tid 2 rom 1", "fest 4 tid 2 rom 1", "pin 4 slot 2 room 1"));
        Lead("away", new Text("borte", "borte", "away"), TermTexts.AwayHelp, settingUp.Away, 54, new Text("borte 4 tid 2", "borte 4 tid 2", "away 4 slot 2"));
        Lead("close-room", new Text("steng rom|steng", "steng rom|steng", "close room"), TermTexts.CloseRoomHelp, settingUp.CloseRoom, 55, new Text("steng rom 2 tid 3", "steng rom 2 tid 3", "close room 2 slot 3"));
        Lead("apart", new Text("skill", "skil", "apart|keep apart"), TermTexts.ApartHelp, settingUp.Apart, 56, new Text("skill 3 7", "skil 3 7", "apart 3 7"));
        Lead("repeat", new Text("gjenta", "gjenta|ta opp att", "repeat"), TermTexts.RepeatHelp, settingUp.Repeat, 57, new Text("gjenta 4 2", "gjenta 4 2", "repeat 4 2"));
        Lead("needs", new Text("krav", "krav", "needs"), TermTexts.NeedsHelp, settingUp.Needs, 58, new Text("krav 4 skjerm", "krav 4 skjerm", "needs 4 screen"));
        Lead("must", new Text("må med", "må med", "must have"), TermTexts.MustHelp, settingUp.Must, 59, new Text("må med 4", "må med 4", "must have 4"));
        Lead("remove-rule", new Text("fjern regel|fjern regelen", "fjern regel|fjern regelen", "remove rule"), TermTexts.RemoveHelp, settingUp.Remove, 60, new Text("fjern regel 1", "fjern regel 1", "remove rule 1"));

        void Lead(string name, Text words, Text help, Func<Turn, Arguments, Task> run, int order, Text? example = null) =>
            map.Command(new Command("unconferences." + name, words, help, run)
            {
                Who = Who.Lead,
                Order = order,
                Example = example,

                // The setup card shows how rules are written; in help they would only stand in the way.
                InHelp = order < 53,
            });
    }
}
