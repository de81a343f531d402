using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Settings;

/// <summary>How a community is set up: the welcome, its language, its leads, and where a personal chat belongs.</summary>
internal sealed class SettingsFeature(SettingsStore settings, Communities communities, Schedules schedules, Ledger ledger) : IFeature
{
    /// <summary>What leads do most, by the names of the commands: of features that are not there, nothing is shown.</summary>
    public static readonly IReadOnlyList<(string Command, Text Title)> OfLeads =
    [
        ("settings.schedule", new Text("Tidsplan", "Tidsplan", "Schedule")),
        ("prompts.plan", new Text("Neste uker", "Neste veker", "Coming weeks")),
        ("prompts.preview", new Text("Forhåndsvis", "Førehandsvis", "Preview")),
        ("prompts.pause", new Text("Ta pause", "Ta pause", "Pause")),
        ("suggestions.review", new Text("Vurder forslag", "Vurder forslag", "Review suggestions")),
        ("unconferences.unconference", new Text("Unconference", "Unconference", "Unconference")),
    ];

    public Text? Heading => SettingsTexts.Heading;

    public static void Register(IServiceCollection services) => services
        .AddSingleton<SettingsStore>()
        .AddFeature<WhichCommunity>()
        .AddFeature<ScheduleDialog>()
        .AddFeature<LeadCommands>()
        .AddFeature<Leaving>();

    public void Map(FeatureMap map)
    {
        map.Installed(turn => turn.IsPersonal ? Greet(turn) : Welcome(turn));
        map.Command(new Command("settings.status", SettingsTexts.StatusWords, SettingsTexts.StatusHelp,
            (turn, _) => Status(turn))
        { Where = Where.Anywhere });
        map.Command(new Command("settings.language", SettingsTexts.LanguageWords, SettingsTexts.LanguageHelp,
            ChangeLanguage)
        { Where = Where.Anywhere, Example = SettingsTexts.LanguageExample });
        map.Command(new Command("settings.community", SettingsTexts.CommunityWords, SettingsTexts.CommunityHelp,
            UseCommunity)
        { Where = Where.Anywhere, InHelp = false, Example = SettingsTexts.CommunityExample });
        map.Button(new Button("settings.use", PressUse) { Where = Where.Anywhere });
        map.Home(turn => Task.FromResult<Cards.Card?>(turn.CommunityOrNull is null ? SettingsCards.NoCommunity(turn.Language) : null));
        map.Home(turn =>
            Task.FromResult(turn is { IsLead: true, CommunityOrNull: { } led }
                ? SettingsCards.ForLead(led, OfLeads.Where(deed => turn.Routes.FindCommand(deed.Command) is not null), turn.Language)
                : null));
        map.NameChanged(turn => settings.NameLead(turn));
        SettingsPhrases.Map(map);
    }

    private async Task Welcome(Turn turn)
    {
        var (community, claimed) = await settings.ClaimWelcome(turn);
        turn.CommunityOrNull = community;
        if (!claimed) return;

        var posts = turn.Routes.FindCommand("prompts.post") is not null;
        var card = SettingsCards.Welcome(community, (await schedules.Next(community, turn.Cancel))?.At, posts, turn.Today, turn.Language);
        var sent = await communities.Post(community, new Outgoing(community.Address, turn.Language) { Card = card }, turn.Cancel);
        // In doubt counts as said: a welcome too few is better than two.
        if (sent.Outcome is SendOutcome.Gone or SendOutcome.Refused) await settings.ReleaseWelcome(community, turn.Cancel);
        else if (sent.Outcome == SendOutcome.Sent && community.IsLead(turn.Person)) await Start(turn, community, posts);
    }

    /// <summary>If the platform opens no chat, help for leads says the same.</summary>
    private static async Task Start(Turn turn, Community community, bool posts)
    {
        if (((await turn.Profile()).Chat ?? await turn.Channel.OpenChat(turn.Incoming.Address, turn.Person, turn.Cancel)) is not { } chat)
            return;
        var language = await turn.PersonLanguage();
        await turn.Channel.Send(
            new Outgoing(chat, language) { Card = SettingsCards.Start(community, posts, turn.Today, language), Origin = community.Tag },
            turn.Cancel);
    }

    private async Task Greet(Turn turn)
    {
        if (turn.IsForgotten || !await settings.ClaimGreeting(turn.PersonKey, turn.Cancel)) return;
        await turn.ChangeProfile(old => old with { Chat = turn.Incoming.Address.WithoutThread() });
        var sent = await turn.Reply(SettingsCards.Greeting(turn.Language));
        if (sent.Outcome is SendOutcome.Gone or SendOutcome.Refused) await settings.ReleaseGreeting(turn.PersonKey, turn.Cancel);
    }

    private async Task Status(Turn turn)
    {
        var prompts = turn.CommunityOrNull is { } community ? await Prompts(community, turn) : null;
        if (!turn.IsPersonal)
        {
            await turn.Reply(SettingsCards.Status(turn.Community, turn.Language, prompts));
            return;
        }

        var mine = await settings.CommunitiesOf(await turn.Profile(), turn.Cancel);
        await turn.Reply(turn.CommunityOrNull is { } current
            ? SettingsCards.Status(current, turn.Language, prompts, new PersonalStatus(await turn.PersonLanguage(), mine))
            : SettingsCards.NoCommunity(turn.Language));
    }

    private async Task<PromptStatus> Prompts(Community community, Turn turn)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(turn.Clock.GetUtcNow(), Schedules.Zone(community)).DateTime);
        var partition = community.Address.Partition;
        var pause = (await schedules.Get(partition, turn.Cancel))?.Pause;
        return new PromptStatus(
            await ledger.Latest(partition, today, turn.Cancel),
            (await schedules.Next(community, turn.Cancel))?.At,
            pause?.Covers(today) == true ? pause : null);
    }

    /// <summary>A lead in a channel changes it for all there; anyone else, and everyone in a personal chat, changes their own.</summary>
    private async Task ChangeLanguage(Turn turn, Arguments arguments)
    {
        if (arguments.IsEmpty)
        {
            await turn.Reply(SettingsCards.Languages(turn.Language, turn.IsPersonal));
            return;
        }

        var language = LanguageWords.Read(arguments.All) ?? throw SettingsTexts.NoSuchLanguage(arguments.All);
        if (turn.IsPersonal || !turn.IsLead)
        {
            await turn.ChangeProfile(old => old with { Language = language });
            if (turn.IsPersonal) turn.Language = language;
            await turn.Tell(turn.IsPersonal
                ? SettingsTexts.MyLanguage(language)
                : SettingsTexts.MyLanguageOnly(language, turn.LanguageOfAll));
            return;
        }

        turn.CommunityOrNull = await communities.Change(turn.Community.Address.Partition,
            old => old.Language == language ? old : old with { Language = language }, turn.Cancel);
        turn.Language = language;
        await turn.Reply(SettingsTexts.CommunityLanguage(language));
    }

    private async Task UseCommunity(Turn turn, Arguments arguments)
    {
        if (!turn.IsPersonal) throw SettingsTexts.OnlyInPersonalChat();
        if (arguments.IsEmpty)
        {
            await Status(turn);
            return;
        }

        var mine = await settings.CommunitiesOf(await turn.Profile(), turn.Cancel);
        var named = arguments.Number(0) is { } number && number >= 1 && number <= mine.Count
            ? mine[number - 1]
            : Named(mine, arguments.All);
        if (named is null && Named(await communities.OfMember(turn.Incoming.Address, turn.Person, turn.Cancel),
            arguments.All) is { } offered) await settings.Enter(turn, named = offered);
        await Use(turn, named ?? throw SettingsTexts.NoSuchCommunity(mine));
    }

    private async Task PressUse(Turn turn, ButtonPress press)
    {
        if (!turn.IsPersonal) throw SettingsTexts.OnlyInPersonalChat();
        var mine = await settings.CommunitiesOf(await turn.Profile(), turn.Cancel);
        await Use(turn, mine.FirstOrDefault(community => community.Tag == press["community"]) ?? throw SettingsTexts.NoSuchCommunity(mine));
    }

    private async Task Use(Turn turn, Community community)
    {
        var partition = community.Address.Partition;
        await turn.ChangeProfile(old => old.Communities.Contains(partition) ? old.Entering(partition) : old);
        turn.CommunityOrNull = community;
        await Status(turn);
    }

    private static Community? Named(IReadOnlyList<Community> communities, string name)
    {
        var same = communities.Where(community => string.Equals(community.Name, name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (same.Count == 0) same = [.. communities.Where(community => community.Name.Contains(name, StringComparison.OrdinalIgnoreCase))];
        return same.Count == 1 ? same[0] : null;
    }
}
