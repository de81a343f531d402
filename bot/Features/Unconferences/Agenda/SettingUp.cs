using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;
using Host = OtgBot.Features.Unconferences.Domain.Host;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>What a lead says before an agenda is made: slots, rooms and rules, in a form or in words.</summary>
internal sealed class SettingUp(UnconferencesStore unconferences, AgendaStore agendas, GridSetup grid, DialogRunner dialogs) : IFeature
{
    public const int MostRuns = 5;

    public void Map(FeatureMap map)
    {
        map.Lead("setup", new Text("oppsett|regler", "oppsett|reglar", "setup|rules"), AgendaRuleTexts.SetupHelp, Setup);
        map.Lead("slots", new Text("tider", "tider", "slots"), AgendaRuleTexts.SlotsHelp, Slots,
            new Text("tider 10.00–10.45, 11.00–11.45", "tider 10.00–10.45, 11.00–11.45", "slots 10:00–10:45, 11:00–11:45"),
            opensForm: true);
        map.Lead("rooms", new Text("rom", "rom", "rooms"), AgendaRuleTexts.RoomsHelp, Rooms,
            new Text("rom Storsalen, 60, skjerm; Kroken, 12", "rom Storsalen, 60, skjerm; Kroken, 12",
                "rooms Main hall, 60, screen; The nook, 12"), opensForm: true);

        // The setup card shows how rules are written; in help they would only stand in the way.
        map.Lead("pin", new Text("fest", "fest", "pin"), AgendaRuleTexts.PinHelp, Pin,
            new Text("fest 4 tid 2 rom 1", "fest 4 tid 2 rom 1", "pin 4 slot 2 room 1"), inHelp: false);
        map.Lead("away", new Text("borte", "borte", "away"), AgendaRuleTexts.AwayHelp, Away,
            new Text("borte 4 tid 2", "borte 4 tid 2", "away 4 slot 2"), inHelp: false);
        map.Lead("close-room", new Text("steng rom", "steng rom", "close room"), AgendaRuleTexts.CloseRoomHelp, CloseRoom,
            new Text("steng rom 2 tid 3", "steng rom 2 tid 3", "close room 2 slot 3"), inHelp: false);
        map.Lead("apart", new Text("skill", "skil", "apart|keep apart"), AgendaRuleTexts.ApartHelp, Apart,
            new Text("skill 3 7", "skil 3 7", "apart 3 7"), inHelp: false);
        map.Lead("repeat", new Text("gjenta", "gjenta|ta opp att", "repeat"), AgendaRuleTexts.RepeatHelp, Repeat,
            new Text("gjenta 4 2", "gjenta 4 2", "repeat 4 2"), inHelp: false);
        map.Lead("needs", new Text("krav", "krav", "needs"), AgendaRuleTexts.NeedsHelp, Needs,
            new Text("krav 4 skjerm", "krav 4 skjerm", "needs 4 screen"), inHelp: false);
        map.Lead("must", new Text("må med", "må med", "must have"), AgendaRuleTexts.MustHelp, Must,
            new Text("må med 4", "må med 4", "must have 4"), inHelp: false);
        map.Lead("remove-rule", new Text("fjern regel|fjern regelen", "fjern regel|fjern regelen", "remove rule"),
            AgendaRuleTexts.RemoveHelp, Remove, new Text("fjern regel 1", "fjern regel 1", "remove rule 1"), inHelp: false);
        map.Button(new Button("unconferences.setup", Setup) { Who = Who.Lead });
        map.Dialog(AgendaRuleDialogs.Terms(Filled, Check));
    }

    /// <summary>All of it, a page at a time.</summary>
    public async Task Setup(Turn turn, Arguments arguments) =>
        await turn.Reply(await CardOf(turn, await Current(turn), PageNumber.Of(arguments) ?? 1));

    public async Task Setup(Turn turn, ButtonPress press) =>
        await turn.TurnPage(await CardOf(turn,
            Owned(turn, await unconferences.Find(turn.Community.Address.Partition, press["u"], turn.Cancel)), PageNumber.Of(press)));

    /// <summary>Alone it opens the form. With times it puts them in the place of those before.</summary>
    public async Task Slots(Turn turn, Arguments arguments) =>
        await Typed(turn, arguments, text => terms => terms.WithSlots(SlotsAndRoomsParser.Slots(text)));

    public async Task Rooms(Turn turn, Arguments arguments) =>
        await Typed(turn, arguments, text => terms => terms.WithRooms(SlotsAndRoomsParser.Rooms(text)));

    /// <summary>The form is filled in.</summary>
    public async Task Filled(Turn turn, Answers answers)
    {
        var unconference = await Asked(turn, answers);
        if (!await grid.Save(turn, unconference, old => With(old, answers))) await turn.Reply(await CardOf(turn, unconference, 1));
    }

    public async Task Check(Turn turn, Answers answers)
    {
        var unconference = await Asked(turn, answers);
        With(await agendas.Terms(unconference.Id, turn.Cancel), answers).CheckClock(unconference.Date, unconference.TimeZone);
    }

    private async Task<Unconference> Asked(Turn turn, Answers answers) =>
        Owned(turn, await unconferences.Of(turn, answers));

    /// <summary>With what was answered so far.</summary>
    private static AgendaTerms With(AgendaTerms terms, Answers answers)
    {
        if (answers.Has("slots")) terms = About("slots", () => terms.WithSlots(SlotsAndRoomsParser.Slots(answers["slots"])));
        return answers.Has("rooms") ? About("rooms", () => terms.WithRooms(SlotsAndRoomsParser.Rooms(answers["rooms"]))) : terms;
    }

    public async Task Pin(Turn turn, Arguments arguments) =>
        await OfTopic(turn, arguments, AgendaRuleKind.Pin, AgendaRuleRefusal.NotAPin, (terms, number, said) =>
    {
        var (slots, rooms) = (said.SlotsOf(terms), AgendaRuleParser.RoomsOf(terms, said.Rooms));
        if (slots.Count + rooms.Count == 0 || slots.Count > 1 || rooms.Count > 1) throw AgendaRuleRefusal.NotAPin();
        return new AgendaRule(AgendaRuleKind.Pin) { Topic = number, Slots = slots, Rooms = rooms };
    });

    public async Task Repeat(Turn turn, Arguments arguments) =>
        await OfTopic(turn, arguments, AgendaRuleKind.Repeat, () => AgendaRuleRefusal.NotARepeat(MostRuns), (_, number, said) =>
        said.Numbers is [_, >= 1 and <= MostRuns and var runs]
            ? new AgendaRule(AgendaRuleKind.Repeat) { Topic = number, Runs = runs }
            : throw AgendaRuleRefusal.NotARepeat(MostRuns));

    public async Task Needs(Turn turn, Arguments arguments) =>
        await OfTopic(turn, arguments, AgendaRuleKind.Needs, AgendaRuleRefusal.NotANeed, (_, number, said) =>
        said.After.Any() && said.After.Count() <= 10 && said.After.All(thing => thing.Length <= 40)
            ? new AgendaRule(AgendaRuleKind.Needs) { Topic = number, Needs = [.. said.After.Distinct(StringComparer.OrdinalIgnoreCase)] }
            : throw AgendaRuleRefusal.NotANeed());

    public async Task Must(Turn turn, Arguments arguments) =>
        await OfTopic(turn, arguments, AgendaRuleKind.Must, AgendaRuleRefusal.NotAMust,
            (_, number, _) => new AgendaRule(AgendaRuleKind.Must) { Topic = number });

    public async Task Apart(Turn turn, Arguments arguments)
    {
        var (unconference, topics) = await Standing(turn);
        if (AgendaRuleParser.Read(arguments.Pieces).Numbers is not [var one, var other] || one == other) throw AgendaRuleRefusal.NotApart();
        foreach (var number in (int[])[one, other])
        {
            if (topics.All(topic => topic.Number != number)) throw Refusal.NoSuchTopic(number);
        }

        await Add(turn, unconference, topics, _ =>
            new AgendaRule(AgendaRuleKind.Apart) { Topic = Math.Min(one, other), Other = Math.Max(one, other) });
    }

    public async Task Away(Turn turn, Arguments arguments)
    {
        var (unconference, topics) = await Standing(turn);
        var said = AgendaRuleParser.Read(arguments.Pieces);
        if (said.Subject.Count == 0) throw AgendaRuleRefusal.NotAway();
        var host = HostOf(topics, said);
        if (said.IsNone) await Drop(turn, unconference, topics, new AgendaRule(AgendaRuleKind.Away) { Host = host.Key });
        else await Add(turn, unconference, topics,
            terms => new AgendaRule(AgendaRuleKind.Away) { Host = host.Key, Slots = said.SlotsOf(terms) });
    }

    public async Task CloseRoom(Turn turn, Arguments arguments)
    {
        var (unconference, topics) = await Standing(turn);
        var said = AgendaRuleParser.Read(arguments.Pieces);
        var given = said.Rooms.Count > 0 ? said.Rooms : said.Subject;
        if (given.Count != 1) throw AgendaRuleRefusal.NotClosed();
        if (said.IsNone)
            await Drop(turn, unconference, topics,
                new AgendaRule(
                    AgendaRuleKind.Closed)
                { Rooms = AgendaRuleParser.RoomsOf(await agendas.Terms(unconference.Id, turn.Cancel), given) });
        else await Add(turn, unconference, topics,
            terms => new AgendaRule(AgendaRuleKind.Closed) { Rooms = AgendaRuleParser.RoomsOf(terms, given), Slots = said.SlotsOf(terms) });
    }

    public async Task Remove(Turn turn, Arguments arguments)
    {
        var (unconference, topics) = await Standing(turn);
        var terms = await agendas.Terms(unconference.Id, turn.Cancel);
        if (arguments.Number(0) is not { } number || number < 1 || number > terms.Rules.Count)
            throw AgendaRuleRefusal.NoSuchRule(terms.Rules.Count);
        await Drop(turn, unconference, topics, terms.Rules[number - 1]);
    }

    /// <summary>A rule about one topic; with <c>ingen</c> it is taken out.</summary>
    private async Task OfTopic(Turn turn, Arguments arguments, AgendaRuleKind kind, Func<UserError> otherwise,
        Func<AgendaTerms, int, AgendaRuleParser, AgendaRule> read)
    {
        var (unconference, topics) = await Standing(turn);
        var said = AgendaRuleParser.Read(arguments.Pieces);
        if (said.Numbers is not [var number, ..]) throw otherwise();
        if (topics.All(topic => topic.Number != number)) throw Refusal.NoSuchTopic(number);
        if (said.IsNone) await Drop(turn, unconference, topics, new AgendaRule(kind) { Topic = number });
        else await Add(turn, unconference, topics, terms => read(terms, number, said));
    }

    private async Task Add(Turn turn, Unconference unconference, IReadOnlyList<Topic> topics, Func<AgendaTerms, AgendaRule> read)
    {
        AgendaRule? added = null, before = null;
        var terms = await agendas.ChangeTerms(unconference.Id, old =>
        {
            added = read(old);
            before = old.Rules.FirstOrDefault(rule => rule.IsAbout(added) && rule != added);
            return old.With(added);
        }, turn.Cancel);
        var saved = AgendaRuleTexts.Added(turn.Language, AgendaRuleTexts.Line(turn.Language, added!, terms, topics), IsOut(unconference));

        // More times for a host who is away or a room that is closed stand beside those before.
        var isReplaced = before is not null && added!.Kind is not AgendaRuleKind.Away and not AgendaRuleKind.Closed;
        await turn.Reply(isReplaced
            ? $"{saved} {AgendaRuleTexts.InsteadOf(turn.Language, AgendaRuleTexts.Line(turn.Language, before!, terms, topics))}"
            : saved);
    }

    /// <summary>Takes out the rule about the same. Throws a sentence if there is none.</summary>
    private async Task Drop(Turn turn, Unconference unconference, IReadOnlyList<Topic> topics, AgendaRule about)
    {
        AgendaRule? dropped = null;
        var terms = await agendas.ChangeTerms(unconference.Id, old =>
        {
            dropped = old.Rules.FirstOrDefault(rule => rule.IsAbout(about)) ?? throw AgendaRuleRefusal.NoSuchRule(old.Rules.Count);
            return old.Without(dropped);
        }, turn.Cancel);
        await turn.Reply(
            AgendaRuleTexts.Removed(turn.Language, AgendaRuleTexts.Line(turn.Language, dropped!, terms, topics), IsOut(unconference)));
    }

    private async Task Typed(Turn turn, Arguments arguments, Func<string, Func<AgendaTerms, AgendaTerms>> read)
    {
        var unconference = await Current(turn);
        if (arguments.IsEmpty)
        {
            var terms = await agendas.Terms(unconference.Id, turn.Cancel);
            var language = await turn.PersonLanguage();
            await dialogs.Start(turn, "unconferences.terms",
                new Dictionary<string, string>
                {
                    ["slots"] = SlotsAndRoomsParser.Of(terms.InOrder, Programme.ProgrammeTexts.DayWord.In(language),
                        (start, end) => language.Clock(start, end)),
                    ["rooms"] = SlotsAndRoomsParser.Of(terms.Rooms)
                }.Where(field => field.Value.Length > 0).ToDictionary(),
                new Dictionary<string, string> { ["u"] = unconference.Id });
            return;
        }

        if (!await grid.Save(turn, unconference, read(Lines(turn, arguments)))) await turn.Reply(await CardOf(turn, unconference, 1));
    }

    /// <summary>What followed the command with its lines: words are read from one line, but here a line is a room.</summary>
    internal static string Lines(Turn turn, Arguments arguments)
    {
        var lines = turn.Incoming.Text.ReplaceLineEndings("\n").Trim().Split('\n');
        if (turn.Incoming.Kind != IncomingKind.Text || lines.Length == 1) return arguments.All;
        var words = CommandText.Clean(turn.Incoming.Text).Length - arguments.All.Length;
        var first = CommandText.Clean(lines[0]);
        return string.Join('\n', [words <= first.Length ? first[words..] : "", .. lines.Skip(1).Select(CommandText.Clean)]);
    }

    private static Host HostOf(IReadOnlyList<Topic> topics, AgendaRuleParser said)
    {
        if (said.Numbers is [var number, ..])
        {
            Host[] hosts = [.. (topics.FirstOrDefault(topic => topic.Number == number) ?? throw Refusal.NoSuchTopic(number)).Hosts];
            return hosts.Length switch
            {
                0 => throw AgendaRuleRefusal.NoHost(number),
                1 => hosts[0],
                _ => throw AgendaRuleRefusal.WhichHost(number, string.Join(", ", hosts.Select(host => host.Name)), hosts[^1].Name),
            };
        }

        var name = string.Join(' ', said.Subject);
        Host[] named = [.. topics.SelectMany(topic => topic.Hosts).DistinctBy(host => host.Key)
            .Where(host => host.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return named.Length == 1 ? named[0] : throw AgendaRuleRefusal.NoSuchHost(SlotsAndRoomsParser.Short(name));
    }

    private async Task<Unconference> Current(Turn turn) =>
        Owned(turn, await unconferences.Current(turn.Community.Address.Partition, turn.Cancel));

    private static Unconference Owned(Turn turn, Unconference unconference)
    {
        unconference.CheckOwner(turn.Community.Address.Partition);
        return unconference;
    }

    private async Task<(Unconference Unconference, IReadOnlyList<Topic> Topics)> Standing(Turn turn)
    {
        var unconference = await Current(turn);
        return (unconference, [.. (await unconferences.Topics(unconference.Id, turn.Cancel)).Where(topic => topic.Stands)]);
    }

    private async Task<Cards.Card> CardOf(Turn turn, Unconference unconference, int page) =>
        AgendaRuleCards.Setup(unconference, await agendas.Terms(unconference.Id, turn.Cancel),
            await unconferences.Topics(unconference.Id, turn.Cancel), page, turn.Language);

    private static bool IsOut(Unconference unconference) => unconference.Phase == Phase.Published;

    /// <summary>Says which question of the form a sentence is about.</summary>
    private static AgendaTerms About(string question, Func<AgendaTerms> read)
    {
        try
        {
            return read();
        }
        catch (UserError wrong) when (wrong.Question is null)
        {
            throw new UserError(wrong.Nb, wrong.Nn, wrong.En) { Question = question };
        }
    }
}
