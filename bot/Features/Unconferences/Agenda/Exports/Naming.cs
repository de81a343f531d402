using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>A host says whether their name may leave the chat: it does not unless they say so.</summary>
internal sealed class Naming(UnconferencesStore unconferences, AgendaStore agendas) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.show-name", new Text("vis navnet mitt|vis navn", "vis namnet mitt|vis namn", "show my name"),
            ExportTexts.ShowNameHelp, Show)
        { InHelp = false });
        map.Command(new Command("unconferences.hide-name",
            new Text("skjul navnet mitt|skjul navn", "gøym namnet mitt|skjul namnet mitt", "hide my name"), ExportTexts.HideNameHelp,
            Hide)
        { InHelp = false });
    }

    public async Task Show(Turn turn, Arguments arguments) => await Say(turn, arguments, isNamed: true);

    public async Task Hide(Turn turn, Arguments arguments) => await Say(turn, arguments, isNamed: false);

    private async Task Say(Turn turn, Arguments arguments, bool isNamed)
    {
        var here = turn.Community.Address.Partition;
        var unconference = arguments.Named is { } named
            ? await unconferences.Find(here, named.Object, turn.Cancel)
            : await unconferences.Latest(here, turn.Cancel);
        var person = turn.PersonKey.Value;
        if (isNamed && !(await unconferences.Topics(unconference.Id, turn.Cancel)).Any(topic => topic.IsHostedBy(person)))
            throw ExportTexts.NotAHost();
        if (isNamed) await agendas.AgreeToName(unconference.Id, person, turn.Cancel);
        else await agendas.ForgetName(unconference.Id, person, turn.Cancel);
        await unconferences.Touch(unconference.Id, person, turn.Cancel);
        await turn.Tell(ExportTexts.NameState(await turn.PersonLanguage(), isNamed));
    }
}
