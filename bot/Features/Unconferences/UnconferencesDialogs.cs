using System.Globalization;
using OtgBot.Dialogs;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Hosting;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.OpenSpace;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>The questions of the feature's dialogs, and the way from a topic to their answers and back.</summary>
internal static class UnconferencesDialogs
{
    public const int LongestName = 80;
    public const int LongestTheme = 300;
    private const int LongestHostName = 80;
    private const int LongestHosts = 300;

    public const string Consent = "organisation";
    public const string Crowd = "crowd";
    public const string OpenSpace = "open";
    public const string Anyway = "anyway";
    public const string AskToMerge = "merge";
    public const string Drop = "drop";

    /// <summary>In minutes.</summary>
    private static readonly int[] Lengths = [15, 30, 45, 60];

    public static Dialog Open(Func<Turn, Answers, Task> complete, Func<Turn, Answers, Task> check) =>
        new("unconferences.open", UnconferencesTexts.OpenTitle,
    [
        new TextQuestion("name", UnconferencesTexts.NameLabel, LongestName) { Hint = UnconferencesTexts.NameHint, MayAsk = true },
        new TextQuestion("theme", UnconferencesTexts.ThemeLabel,
            LongestTheme) { Hint = UnconferencesTexts.ThemeHint, IsOptional = true, MayAsk = true },
        new DateQuestion("date", UnconferencesTexts.DateLabel),
        new NumberQuestion("votes", UnconferencesTexts.VotesLabel, 1,
            Unconference.MostVotes) { Default = Unconference.UsualVotes.ToString(CultureInfo.InvariantCulture) },
        .. DeadlineCommands.Questions,
        new ChoiceQuestion("way", CrowdTexts.WayLabel,
            [new Option("votes", CrowdTexts.Votes), new Option(Crowd, CrowdTexts.Crowd),
                new Option(OpenSpace, OpenSpaceTexts.Open)]) { Default = "votes", IsOptional = true },
    ], complete)
        {
            Who = Who.Lead,
            Check = check,
            Introduction = UnconferencesTexts.OpenIntroduction,
            Submit = UnconferencesTexts.OpenSubmit,
        };

    public static Dialog Propose(Func<Turn, Answers, Task> complete) =>
        new("unconferences.propose", UnconferencesTexts.ProposeTitle, OfTopic(), complete)
        {
            Introduction = UnconferencesTexts.ProposeIntroduction,
            Submit = UnconferencesTexts.ProposeSubmit,
            Whose = DialogTexts.WhoseTopic,
        };

    /// <summary>If several communities take part, whoever proposes also says whether theirs is named beside them.</summary>
    public static Dialog ProposeShared(Func<Turn, Answers, Task> complete) =>
        new("unconferences.propose-shared", UnconferencesTexts.ProposeTitle,
            [.. OfTopic(), new YesNoQuestion(Consent, SharingTexts.ConsentLabel)], complete)
        {
            Introduction = UnconferencesTexts.ProposeIntroduction,
            Submit = UnconferencesTexts.ProposeSubmit,
            Whose = DialogTexts.WhoseTopic,
        };

    public static Dialog Edit(Func<Turn, Answers, Task> complete) =>
        new("unconferences.edit", UnconferencesTexts.EditTitle, OfTopic(), complete)
        {
            Submit = UnconferencesTexts.EditSubmit,
            Whose = DialogTexts.WhoseTopic,
        };

    /// <summary>Asked when a new topic is like another. The topic itself waits in the dialog's context.</summary>
    public static Dialog Alike(Func<Turn, Answers, Task> complete) => new("unconferences.alike", ModeratingTexts.ChoiceTitle,
    [
        new ChoiceQuestion("then", ModeratingTexts.ChoiceLabel,
            [new Option(Anyway, ModeratingTexts.Anyway), new Option(AskToMerge, ModeratingTexts.AskToMerge),
                new Option(Drop, ModeratingTexts.Drop)]) { Default = Anyway },
    ], complete)
    {
        Submit = ModeratingTexts.ChoiceSubmit,
        Whose = DialogTexts.WhoseTopic,
    };

    private static Question[] OfTopic() =>
    [
        new TextQuestion("title", UnconferencesTexts.TitleLabel, Topic.LongestTitle) { Hint = UnconferencesTexts.TitleHint, MayAsk = true },
        new TextQuestion("about", UnconferencesTexts.AboutLabel,
            Topic.LongestAbout) { Hint = UnconferencesTexts.AboutHint, IsMultiline = true, MayAsk = true },
        new ChoiceQuestion("format", UnconferencesTexts.FormatLabel,
            [.. Enum.GetValues<SessionFormat>()
                .Select(format =>
                    new Option(Value(format), UnconferencesTexts.FormatName(format)))]) { Default = Value(SessionFormat.Discussion) },
        new ChoiceQuestion("minutes", UnconferencesTexts.MinutesLabel,
            [.. Lengths.Select(minutes =>
                new Option(minutes.ToString(CultureInfo.InvariantCulture), UnconferencesTexts.Length(minutes)))]) { Default = "30" },
        new PeopleQuestion("cohosts", HostingTexts.CoHostsLabel,
            LongestHosts) { NamesLabel = HostingTexts.NamesLabel, Hint = HostingTexts.CoHostsHint, IsOptional = true },
    ];

    /// <summary>The unconference a dialog was opened for.</summary>
    public static Task<Unconference> Of(this UnconferencesStore store, Turn turn, Answers answers) =>
        store.Find(turn.Community.Address.Partition, answers.Context.GetValueOrDefault("u"), turn.Cancel);

    /// <param name="answers">By question: a filled-in form's, or those that waited.</param>
    public static Topic Read(IReadOnlyDictionary<string, string> answers, Topic topic) => topic with
    {
        Title = answers["title"],
        About = answers["about"],
        Format = Enum.Parse<SessionFormat>(answers["format"], ignoreCase: true),
        Minutes = int.Parse(answers["minutes"], CultureInfo.InvariantCulture),
    };

    public static Dictionary<string, string> Prefill(Topic topic) => new()
    {
        ["title"] = topic.Title,
        ["about"] = topic.About,
        ["format"] = Value(topic.Format),
        ["minutes"] = topic.Minutes.ToString(CultureInfo.InvariantCulture),
        ["cohosts"] = string.Join(", ", topic.CoHosts.Select(host => host.Name)),
    };

    /// <summary>
    /// What was written after the command becomes the title. If it is too long for one it is what the topic is about, with its beginning as
    /// the title.
    /// </summary>
    public static Dictionary<string, string>? Prefill(string text) => text.Length switch
    {
        0 => null,
        <= Topic.LongestTitle => new() { ["title"] = text },
        _ => new() { ["title"] = Cut(text, Topic.LongestTitle), ["about"] = Cut(text, Topic.LongestAbout) },
    };

    /// <summary>A name as it is shown: on one line, of a decent length.</summary>
    public static string HostName(string name) => Cut(CommandText.Clean(name), LongestHostName);

    private static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = text.LastIndexOf(' ', most - 1);
        return (end < most / 2 ? TextCut.Cut(text, most) : text[..end]).TrimEnd();
    }

    private static string Value(SessionFormat format) => format.ToString().ToLowerInvariant();
}
