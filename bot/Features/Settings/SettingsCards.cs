using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Settings;

/// <summary>The cards about how a community is set up.</summary>
internal static class SettingsCards
{
    /// <summary>A channel's name may be of any length; longer ones would be cut off on a phone.</summary>
    private const int LongestTitle = 32;

    /// <summary>Said once, to all, when the bot comes to a channel.</summary>
    /// <param name="community">The channel.</param>
    /// <param name="first">When the first prompt comes; null if none is expected.</param>
    /// <param name="posts">True if there is a prompt that can be posted at once.</param>
    /// <param name="language">Of the channel.</param>
    public static Card Welcome(Community community, DateTimeOffset? first, bool posts, DateOnly today, Language language) =>
        Card(language, SettingsCardTexts.Hello,
        [
            new TextBlock(SettingsCardTexts.WhatIDo.In(language)),
            new TextBlock(SettingsCardTexts.Microaction.In(language)),
            new TextBlock(SettingsCardTexts.FirstPrompt(language,
                first is { } at ? OccurrenceTexts.When(language, Local(at, community).DateTime) : null)),
            new TextBlock(SettingsCardTexts.OnlyCounts.In(language)),
            new TextBlock(community.Leads.Count > 0
                ? SettingsCardTexts.FirstLead(language, community.Leads[0].Name)
                : SettingsCardTexts.NoLeadYet.In(language)) { Style = TextStyle.Strong },
        ],
        [.. Begin(community, posts, today, language), CommandButtons.For("help.help", SettingsCardTexts.ShowHelp.In(language))]);

    /// <summary>To the one who added the bot, by message.</summary>
    public static Card Start(Community community, bool posts, DateOnly today, Language language) =>
        Card(language, SettingsCardTexts.StartTitle,
        [
            new TextBlock(SettingsCardTexts.Start(language, TurnTexts.NameOf(community, language))),
            new TextBlock(SettingsCardTexts.Steps.In(language)),
        ],
        [.. Begin(community, posts, today, language),
            CommandButtons.For("help.help", SettingsCardTexts.ForLeads.In(language), "for leads")]);

    private static IEnumerable<CardAction> Begin(Community community, bool posts, DateOnly today, Language language)
    {
        if (posts)
            yield return CommandButtons.For("prompts.post", SettingsCardTexts.PostNow.In(language), community.Tag,
                IsoWeek.Of(today).ToString()) with
            { Style = ActionStyle.Positive };
        yield return CommandButtons.Form("settings.schedule", SettingsCardTexts.ChooseTime.In(language));
    }

    /// <summary>Said once, in a new personal chat.</summary>
    public static Card Greeting(Language language) => Card(language, SettingsCardTexts.Hello,
        [new TextBlock(SettingsCardTexts.Greeting.In(language)), new TextBlock(SettingsCardTexts.GreetingNext.In(language))],
        [CommandButtons.For("help.help", SettingsCardTexts.ShowHelp.In(language)), ChangeLanguage(language)]);

    /// <summary>On a lead's own page: what they do, a press away.</summary>
    public static Card ForLead(Community community, IEnumerable<(string Command, Text Title)> deeds, Language language) => new()
    {
        Summary = SettingsCardTexts.LeadTitle(language, TurnTexts.NameOf(community, language)),
        Language = language.Tag(),
        Body = [new TextBlock(SettingsCardTexts.LeadTitle(language, TurnTexts.NameOf(community, language))) { Style = TextStyle.Title },
            new TextBlock(SettingsCardTexts.LeadAbout.In(language))],
        Actions = [.. deeds.Select(deed => CommandButtons.For(deed.Command, deed.Title.In(language)))],
    };

    /// <param name="community">Whose settings.</param>
    /// <param name="language">What the card is written in.</param>
    /// <param name="prompts">What became of the last prompt and when the next comes; null if there is nothing to say.</param>
    /// <param name="personal">In a personal chat: what belongs to the reader alone.</param>
    public static Card Status(Community community, Language language, PromptStatus? prompts, PersonalStatus? personal = null)
    {
        var facts = new List<Fact>();
        if (personal is not null)
            facts.Add(new Fact(SettingsCardTexts.LanguageMine.In(language), TurnTexts.NameOf(personal.Language, language)));
        facts.Add(new Fact(SettingsCardTexts.LanguageHere.In(language), TurnTexts.NameOf(community.Language, language)));
        facts.Add(new Fact(SettingsCardTexts.Zone.In(language), community.Zone));
        if (prompts?.Last is { } last)
            facts.Add(new Fact(SettingsCardTexts.LastPrompt.In(language),
                SettingsCardTexts.Became(language, last, Local(last.Posting.At, community))));
        if (prompts?.Pause is { } pause)
            facts.Add(new Fact(SettingsCardTexts.Pause.In(language), SettingsCardTexts.Until(language, pause.Until)));
        if (prompts?.Next is { } next)
            facts.Add(new Fact(SettingsCardTexts.NextPrompt.In(language), OccurrenceTexts.When(language, Local(next, community).DateTime)));
        facts.Add(new Fact(SettingsCardTexts.Leads.In(language), LeadNames(community, language)));
        facts.Add(new Fact(SettingsCardTexts.Since.In(language),
            DateWords.Full(language, DateOnly.FromDateTime(Local(community.InstalledAt, community).DateTime))));
        facts.Add(new Fact(SettingsCardTexts.CanPost.In(language), SettingsCardTexts.PostingWorks(language, community.Inactive)));

        var title = SettingsCardTexts.StatusTitle(language, TurnTexts.NameOf(community, language));
        var actions = new List<CardAction>(Change(language));
        var body = new List<CardElement> { new FactSet(facts) };
        if (personal is not null) body.AddRange(Switch(community, personal.Communities, language, Limits.ActionsPerCard - actions.Count));
        return Card(language, new Text(title, title, title), body, actions);
    }

    /// <summary>In a personal chat of someone the bot has met in no channel.</summary>
    public static Card NoCommunity(Language language) => Card(language, SettingsCardTexts.NoCommunityTitle,
        [
            new TextBlock(SettingsCardTexts.NoCommunity.In(language)),
            new FactSet([new Fact(SettingsCardTexts.LanguageMine.In(language), TurnTexts.NameOf(language, language))]),
        ],
        [ChangeLanguage(language)]);

    public static Card Languages(Language language, bool isPersonal) => Card(language, SettingsCardTexts.LanguageTitle,
        [
            new TextBlock(SettingsCardTexts.LanguageNow(language, isPersonal)),
            new TextBlock(SettingsCardTexts.AnyWords.In(language)) { Style = TextStyle.Subtle },
        ],
        [.. Turns.Languages.All.Select(other =>
            CommandButtons.For("settings.language", SettingsCardTexts.UseLanguage(other), other.Tag()))]);

    public static Card Leads(Community community, Language language)
    {
        var title = SettingsCardTexts.LeadsTitle(language, community.Leads.Count);
        return Card(language, new Text(title, title, title),
            community.Leads.Count == 0
                ? [new TextBlock(SettingsCardTexts.NoLeadYet.In(language)), new TextBlock(SettingsCardTexts.LeadsDo.In(language))]
                :
                [
                    new TextBlock(LeadNames(community, language)) { Style = TextStyle.Strong },
                    new TextBlock(SettingsCardTexts.LeadsDo.In(language)),
                    new TextBlock(SettingsCardTexts.LeadsHow.In(language)) { Style = TextStyle.Subtle },
                ],
            []);
    }

    /// <summary>Said to all when somebody takes the lead without being asked to.</summary>
    public static Card TookOver(string name, bool isByRight, Language language)
    {
        var title = isByRight ? SettingsTexts.JoinedByRight(language, name) : SettingsTexts.TookOver(language, name);
        var welcome = SettingsTexts.LeadAdded(language, name, 1);
        return Card(language, new Text(title, title, title), [new TextBlock(welcome)],
            [CommandButtons.For("settings.leads", SettingsCardTexts.Leads.In(language))]);
    }

    /// <summary>Asks somebody who is known from no community yet which they mean.</summary>
    /// <param name="offered">Those they are a member of, each with its open unconference.</param>
    /// <param name="command">What they asked for.</param>
    /// <param name="arguments">And how.</param>
    /// <param name="language">Theirs.</param>
    public static Card Which(IReadOnlyList<(Community Community, string? Unconference)> offered, string command, string arguments,
        Language language)
    {
        var names = offered.Select(one => TurnTexts.NameOf(one.Community, language)).ToList();
        var body = new List<CardElement>
        {
            new TextBlock(SettingsTexts.WhichWhy.In(language)),
            new TextBlock(
                string.Join('\n', offered.Select((one, place) =>
                    $"{place + 1}. {names[place]}{(one.Unconference is { } unconference ? $": {unconference}" : "")}"))),
        };
        if (offered.Count > Limits.ActionsPerCard)
            body.Add(new TextBlock(SettingsTexts.WhichMore(language, names[^1])) { Style = TextStyle.Subtle });
        return Card(language, SettingsTexts.WhichTitle, body,
            [.. offered.Take(Limits.ActionsPerCard).Select((one, place) => new ActionExecute(Titled(names[place]), WhichCommunity.Verb)
        {
            Data = new Dictionary<string, string> { ["community"] = one.Community.Tag, ["command"] = command, ["arguments"] = arguments },
            SendsInputs = false,
        })]);
    }

    /// <summary>
    /// The reader's communities by number, with a button for each other one as far as there is room; all can be chosen in words.
    /// </summary>
    private static IEnumerable<CardElement> Switch(Community current, IReadOnlyList<Community> mine, Language language, int room)
    {
        if (mine.Count < 2) yield break;
        yield return new TextBlock(SettingsCardTexts.Communities(language, mine.Count)) { Style = TextStyle.Heading };
        yield return new TextBlock(string.Join('\n', mine.Select((community, index) =>
            $"{index + 1}. {TurnTexts.NameOf(community, language)}{(community.Tag == current.Tag ? $" ({SettingsCardTexts.InUse.In(language)})" : "")}")));
        yield return new ActionSet(
            [.. mine.Where(community => community.Tag != current.Tag).Take(room).Select(community => Use(community, language))]);
        yield return new TextBlock(SettingsCardTexts.UseAnother.In(language)) { Style = TextStyle.Subtle };
    }

    private static ActionExecute Use(Community community, Language language)
    {
        var title = SettingsCardTexts.Use(language, TurnTexts.NameOf(community, language));
        return new ActionExecute(Titled(title), "settings.use")
        {
            Data = new Dictionary<string, string> { ["community"] = community.Tag },
            SendsInputs = false,
        };
    }

    private static string Titled(string title) =>
        title.Length <= LongestTitle ? title : CommandText.Short(title, LongestTitle - 1).Replace(" …", "…", StringComparison.Ordinal);

    private static IEnumerable<CardAction> Change(Language language) =>
        [ChangeLanguage(language), CommandButtons.Form("settings.schedule", SettingsCardTexts.ChangeSchedule.In(language))];

    private static ActionExecute ChangeLanguage(Language language) =>
        CommandButtons.For("settings.language", SettingsCardTexts.ChangeLanguage.In(language));

    private static string LeadNames(Community community, Language language) => community.Leads.Count == 0
        ? SettingsCardTexts.NoLeads.In(language)
        : SettingsTexts.Names(language, [.. community.Leads.Select(lead => lead.Name)]);

    private static DateTimeOffset Local(DateTimeOffset instant, Community community) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(community.Zone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant;

    private static Card Card(Language language, Text title, IReadOnlyList<CardElement> body, IReadOnlyList<CardAction> actions) => new()
    {
        Summary = title.In(language),
        Language = language.Tag(),
        Body = [new TextBlock(title.In(language)) { Style = TextStyle.Title }, .. body],
        Actions = actions,
    };
}

/// <summary>What status shows of the weekly prompt.</summary>
/// <param name="Last">What became of the latest.</param>
/// <param name="Next">When the next comes.</param>
/// <param name="Pause">The pause that is on now.</param>
internal sealed record PromptStatus(LedgerEntry? Last, DateTimeOffset? Next, Pause? Pause = null);

/// <summary>What status shows of the reader alone, in a personal chat.</summary>
/// <param name="Language">The one they are written to in.</param>
/// <param name="Communities">All they belong to, in the order that numbers mean.</param>
internal sealed record PersonalStatus(Language Language, IReadOnlyList<Community> Communities);
