using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>What everyone can ask for once there is an agenda: all of it, and one's own way through it.</summary>
internal sealed class Showing(UnconferencesStore unconferences, AgendaStore agendas, BallotBox box, Links links) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Command(new Command("unconferences.agenda", new Text("program|programmet", "program|programmet", "agenda"),
            AgendaTexts.AgendaHelp, Agenda));
        map.Command(new Command("unconferences.my-agenda", new Text("mitt program", "programmet mitt|mitt program", "my agenda"),
            AgendaTexts.MineHelp, Mine));
        map.Command(new Command("unconferences.new-calendar-link", new Text("ny kalenderlenke", "ny kalenderlenkje", "new calendar link"),
            ExportTexts.NewCalendarLinkHelp, NewCalendarLink)
        { InHelp = false });
        map.Button(new Button("unconferences.agenda", Agenda));
    }

    public async Task Agenda(Turn turn, Arguments arguments) =>
        await turn.Reply(
            await AgendaOf(turn, await unconferences.Latest(turn.Community.Address.Partition, turn.Cancel), PageNumber.Of(arguments) ?? 1));

    /// <summary>Another page, in the place of the one before.</summary>
    public async Task Agenda(Turn turn, ButtonPress press) =>
        await turn.TurnPage(await AgendaOf(turn, await unconferences.Find(turn.Community.Address.Partition, press["u"], turn.Cancel),
            PageNumber.Of(press)));

    /// <summary>Seen by the one who asks: it follows from how they voted.</summary>
    public async Task Mine(Turn turn, Arguments arguments)
    {
        var language = await turn.PersonLanguage();
        var reached = await turn.Whisper(await MineOf(turn, await Meant(turn, arguments), language));
        if (reached != Whispered.Here)
            await turn.Tell(reached == Whispered.InChat ? AgendaTexts.LookInChat(language) : AgendaTexts.NoChat(language));
    }

    /// <summary>The old calendar address opens nothing any more.</summary>
    public async Task NewCalendarLink(Turn turn, Arguments arguments)
    {
        if (!links.ArePossible) throw ExportTexts.NoAddress();
        var unconference = await Meant(turn, arguments);
        await links.Forget(unconference.Id, turn.PersonKey, turn.Cancel);
        await Mine(turn, arguments);
    }

    private Task<Unconference> Meant(Turn turn, Arguments arguments)
    {
        var here = turn.Community.Address.Partition;
        return arguments.Named is { } named ? unconferences.Find(here, named.Object, turn.Cancel) : unconferences.Latest(here, turn.Cancel);
    }

    private async Task<Cards.Card> AgendaOf(Turn turn, Unconference unconference, int page)
    {
        var agenda = await agendas.Published(unconference.Id, turn.Cancel) ?? throw PlanRefusal.NotPublished(unconference);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        return AgendaCards.Agenda(unconference, agenda.With(topics), topics, page, await links.Public(unconference.Id, turn.Cancel),
            turn.Language);
    }

    private async Task<Cards.Card> MineOf(Turn turn, Unconference unconference, Language language)
    {
        var agenda = await agendas.Published(unconference.Id, turn.Cancel) ?? throw PlanRefusal.NotPublished(unconference);
        var topics = await unconferences.Topics(unconference.Id, turn.Cancel);
        var wishes = await OwnWishes.Of(box, unconference, topics, turn.PersonKey, turn.Cancel);
        var hosted = AgendaPages.Hosted(topics, turn.PersonKey);
        bool? isNamed = hosted.Count == 0 ? null : await agendas.IsNamed(unconference.Id, turn.PersonKey.Value, turn.Cancel);
        return AgendaCards.Mine(unconference, MyDay.Of(agenda.With(topics), wishes, hosted), wishes.Count > 0, topics, isNamed,
            await links.Mine(unconference.Id, turn.PersonKey, turn.Cancel), language);
    }
}
