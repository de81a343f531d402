using OtgBot.Dialogs;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>
/// Who leads a community: shown, added, removed. Never fewer than one, unless the only one left or asked to be forgotten.
/// </summary>
internal sealed class LeadCommands(SettingsStore settings, Communities communities, DialogRunner dialogs) : IFeature
{
    private const string AddDialog = "settings.lead-add";
    private const int LongestNames = 300;

    private static readonly string[] WordsForMe = ["me", "meg", "myself", "meg selv", "meg sjølv"];
    private static readonly string[] WordsForBot = ["otgbot", "@otgbot", "bot", "you", "yourself", "deg", "deg selv", "deg sjølv"];

    public void Map(FeatureMap map)
    {
        map.Command(new Command("settings.leads", SettingsTexts.LeadsWords, SettingsTexts.LeadsHelp, (turn, _) => Leads(turn)));
        map.Command(new Command("settings.lead-add", SettingsTexts.LeadAddWords, SettingsTexts.LeadAddHelp,
            Add)
        { Who = Who.Lead, IsForOne = false, OpensForm = true, Example = SettingsTexts.LeadAddExample });
        map.Dialog(new Dialog(AddDialog, SettingsTexts.LeadAddTitle,
            [new PeopleQuestion("who", SettingsTexts.LeadAddTitle,
                LongestNames) { NamesLabel = SettingsTexts.LeadAddNames, Hint = SettingsTexts.LeadAddHint }], Added)
        {
            Who = Who.Lead,
            Submit = SettingsTexts.LeadAddSubmit,
        });
        map.Command(new Command("settings.lead-add-me", SettingsTexts.LeadAddMeWords, SettingsTexts.LeadAddHelp,
            (turn, _) => AddMe(turn))
        { InHelp = false });
        map.Command(new Command("settings.lead-remove", SettingsTexts.LeadRemoveWords, SettingsTexts.LeadRemoveHelp,
            Remove)
        { Deed = DeedOfRemove, MostWords = int.MaxValue, Who = Who.Lead, Example = SettingsTexts.LeadRemoveExample });
    }

    private static async Task Leads(Turn turn) => await turn.Reply(SettingsCards.Leads(turn.Community, turn.Language));

    /// <summary>
    /// For everyone, since a community without leads needs a first one. Who writes in the community is a member; who writes from elsewhere
    /// may have been one once.
    /// </summary>
    private async Task AddMe(Turn turn)
    {
        if (turn.IsPersonal && !turn.IsLead)
            throw turn.Community.Leads.Count > 0 ? TurnTexts.LeadsOnly(turn.Community.Leads) : SettingsTexts.LeadInTheChannel();
        if (turn.Community.Leads.Count > 0 && !turn.IsLead) await TakeOver(turn);
        else await Add(turn, [turn.Person]);
    }

    /// <summary>
    /// If no lead is a member any more, by the platform's own word, any member may lead; who runs the workspace may at any time. All there
    /// read it.
    /// </summary>
    private async Task TakeOver(Turn turn)
    {
        var gone = new List<Person>();
        foreach (var lead in turn.Community.Leads)
        {
            var person = new Person(lead.Id, lead.Name);
            if (await communities.IsMember(turn.Community, person, turn.Cancel) == false) gone.Add(person);
        }

        var isByRight = gone.Count < turn.Community.Leads.Count;
        if (isByRight && !await communities.RunsWorkspace(turn.Community, turn.Person, turn.Cancel))
            throw TurnTexts.LeadsOnly(turn.Community.Leads, SettingsTexts.TheyAreHere);
        turn.CommunityOrNull = await settings.TakeOver(turn, gone, isByRight);
        await turn.ReplyToAll(SettingsCards.TookOver(turn.Person.Name, isByRight, turn.LanguageOfAll));
    }

    private Task Add(Turn turn, Arguments arguments)
    {
        var people = Mentioned(arguments);
        if (people.Count > 0) return Add(turn, people);
        if (arguments.IsEmpty) return dialogs.Start(turn, AddDialog);
        throw WordsForBot.Contains(arguments.All, StringComparer.OrdinalIgnoreCase) ? SettingsTexts.NotTheBot() : SettingsTexts.WhoToAdd();
    }

    /// <summary>Only who was picked, or mentioned in the answer: a name alone is nobody in particular.</summary>
    private Task Added(Turn turn, Answers answers)
    {
        List<Person> people = [.. People.Of(answers["who"]).Picked.Select(picked => picked.Person)];
        if (people.Count == 0 && turn.Incoming.Kind == IncomingKind.Text)
            people = [.. turn.Incoming.Mentions.Select(mention => new Person(mention.Id, mention.Name)).DistinctBy(person => person.Id)];
        return people.Count > 0 ? Add(turn, people) : throw SettingsTexts.WhoToAdd();
    }

    private async Task Add(Turn turn, List<Person> people)
    {
        var before = turn.Community;
        turn.CommunityOrNull = await settings.AddLeads(turn, people);
        var added = people.Where(person => !before.IsLead(person)).ToList();
        await turn.Reply(added.Count == 0
            ? SettingsTexts.AlreadyLead(turn.Language, Names(people, turn.Language), people.Count)
            : SettingsTexts.LeadAdded(turn.Language, Names(added, turn.Language), added.Count));
    }

    /// <summary>The button names people by their ids: two may be called the same, and mentions are not typed again.</summary>
    private static Task<Deed?> DeedOfRemove(Turn turn, Arguments arguments)
    {
        var leads = Leaving(turn, arguments).Where(turn.Community.IsLead).ToList();
        if (leads.Count == 0) throw SettingsTexts.NotALead(turn.Community.Leads);
        var names = new Text(Names(leads, Language.Nb), Names(leads, Language.Nn), Names(leads, Language.En));
        return Task.FromResult<Deed?>(
            new Deed(turn.Community.Tag, "", SettingsTexts.LeadRemoveSure(names, leads.Count), SettingsTexts.LeadRemoveYes)
            {
                Arguments = string.Join(' ', leads.Select(lead => lead.Id)),
            });
    }

    private async Task Remove(Turn turn, Arguments arguments)
    {
        var people = Leaving(turn, arguments);
        var leads = people.Where(turn.Community.IsLead).ToList();
        if (leads.Count == 0) throw SettingsTexts.NotALead(turn.Community.Leads);
        turn.CommunityOrNull = await settings.RemoveLeads(turn, leads);
        await turn.Reply(SettingsTexts.LeadRemoved(turn.Language, Names(leads, turn.Language), leads.Count));
    }

    /// <summary>The ones mentioned, oneself, or a lead by name: who has left the channel can't be mentioned any more.</summary>
    private static List<Person> Leaving(Turn turn, Arguments arguments)
    {
        if (Mentioned(arguments) is { Count: > 0 } mentioned) return mentioned;
        if (arguments.Named is not null)
            return [.. turn.Community.Leads.Where(lead => arguments.Pieces.Contains(lead.Id))
                .Select(lead => new Person(lead.Id, lead.Name))];
        var name = arguments.All.TrimStart('@');
        if (name.Length == 0) throw SettingsTexts.WhoToRemove(turn.Community.Leads);
        if (WordsForMe.Contains(name, StringComparer.OrdinalIgnoreCase)) return [turn.Person];
        var named = PersonNames.Find(turn.Community.Leads, lead => lead.Name, name);
        return named.Count == 1 ? [new Person(named[0].Id, named[0].Name)] : throw SettingsTexts.WhoToRemove(turn.Community.Leads);
    }

    private static List<Person> Mentioned(Arguments arguments) =>
        [.. arguments.Mentions.Select(mention => new Person(mention.Id, mention.Name)).DistinctBy(person => person.Id)];

    private static string Names(IReadOnlyList<Person> people, Language language) =>
        SettingsTexts.Names(language, [.. people.Select(person => person.Name)]);
}
