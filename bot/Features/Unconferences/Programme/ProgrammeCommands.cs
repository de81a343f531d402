using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Programme;

/// <summary>A lead says what of the day is for all; a host says where the notes of their session are.</summary>
internal sealed class ProgrammeCommands(UnconferencesStore unconferences, AgendaStore agendas, GridSetup grid) : IFeature
{
    private static readonly HashSet<string> None = new(["ingen", "none", "tom", "empty"], StringComparer.OrdinalIgnoreCase);

    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.programme", new Text("dagsplan|dagsplanen", "dagsplan|dagsplanen", "programme|day plan"),
            ProgrammeTexts.ProgrammeHelp, Items)
        {
            Who = Who.Lead,
            Example = ProgrammeTexts.ProgrammeExample,
        });
        map.Command(new Command("unconferences.notes", new Text("notater|notat", "notat|notata", "notes"), ProgrammeTexts.NotesHelp,
            Notes)
        { Example = ProgrammeTexts.NotesExample, InHelp = false });
    }

    private async Task Items(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Current(turn.Community.Address.Partition, turn.Cancel);
        unconference.CheckOwner(turn.Community.Address.Partition);
        if (arguments.IsEmpty) throw ProgrammeRefusal.HowTo();
        var text = SettingUp.Lines(turn, arguments);
        if (await grid.Save(turn, unconference, old =>
            old.WithItems(None.Contains(text.Trim()) ? [] : SlotsAndRoomsParser.Items(text, old)))) return;
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        await turn.Reply(
            AgendaRuleCards.Setup(unconference, terms, await unconferences.Topics(unconference.Id, turn.Cancel), 1, turn.Language));
    }

    private async Task Notes(Turn turn, Arguments arguments)
    {
        var unconference = await unconferences.Current(turn.Community.Address.Partition, turn.Cancel);
        if (arguments.Number(0) is not { } number || arguments.Pieces.Count != 2) throw ProgrammeRefusal.NotNotes();
        var link = None.Contains(arguments.Pieces[1]) ? null : WebLink.Read(arguments.Pieces[1]);
        var topic = await unconferences.Topic(unconference.Id, number, turn.Cancel) ?? throw Refusal.NoSuchTopic(number);
        if (!Arranging.IsLead(turn, unconference) && !topic.Value.IsHostedBy(turn.PersonKey.Value)) throw MoveRefusal.NotYours(number);
        TopicRights.CheckStands(topic.Value);
        await unconferences.Change(unconference.Id, number, old => old with { Notes = link }, turn.Cancel);
        await turn.Tell(ProgrammeTexts.NotesSaved(await turn.HeardLanguage(), number, link is not null));
    }
}
