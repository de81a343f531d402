using OtgBot.Turns;

namespace OtgBot.Features.Help;

/// <summary>What somebody may want to do: a button of help that opens a short list.</summary>
/// <param name="Key">What its button asks help for; works in every language.</param>
/// <param name="Title">On the button.</param>
/// <param name="Line">What is behind it, in a few words.</param>
/// <param name="Words">What else may be typed after "help"; <c>|</c> between them.</param>
/// <param name="Features">The features its commands are of, by the first part of their names; none if it has parts.</param>
internal sealed record HelpSubject(string Key, Text Title, Text Line, Text Words, params string[] Features)
{
    /// <summary>Of one feature: more than these stand in the whole list only.</summary>
    private const int Most = 8;

    /// <summary>The same of a list for leads, who have several.</summary>
    private const int MostForLeads = 5;

    /// <summary>True if its commands are those that only leads may use.</summary>
    public bool IsForLeads { get; init; }

    /// <summary>What it opens instead of a list of commands: a choice between shorter ones.</summary>
    public IReadOnlyList<HelpSubject> Parts { get; init; } = [];

    public static IReadOnlyList<HelpSubject> All { get; } =
    [
        new("this week", HelpSubjectTexts.Week, HelpSubjectTexts.WeekLine, HelpSubjectTexts.WeekWords, "prompts", "suggestions"),
        new("unconference", HelpSubjectTexts.Unconference, HelpSubjectTexts.UnconferenceLine, HelpSubjectTexts.UnconferenceWords,
            "unconferences"),
        new("numbers", HelpSubjectTexts.Numbers, HelpSubjectTexts.NumbersLine, HelpSubjectTexts.NumbersWords, "participation"),
        new("my data", HelpSubjectTexts.Data, HelpSubjectTexts.DataLine, HelpSubjectTexts.DataWords, "privacy"),
        new("settings", HelpSubjectTexts.Settings, HelpSubjectTexts.SettingsLine, HelpSubjectTexts.SettingsWords, "settings"),
        new("for leads", HelpSubjectTexts.Leads, HelpSubjectTexts.LeadsLine, HelpSubjectTexts.LeadsWords)
        {
            Parts =
            [
                new("leads week", HelpSubjectTexts.LeadsWeek, HelpSubjectTexts.LeadsWeekLine, HelpSubjectTexts.LeadsWeek, "prompts",
                    "suggestions") { IsForLeads = true },
                new("leads unconference", HelpSubjectTexts.LeadsUnconference, HelpSubjectTexts.LeadsUnconferenceLine,
                    HelpSubjectTexts.LeadsUnconference,
                    "unconferences") { IsForLeads = true },
                new("leads channel", HelpSubjectTexts.LeadsChannel, HelpSubjectTexts.LeadsChannelLine, HelpSubjectTexts.LeadsChannel,
                    "settings") { IsForLeads = true },
            ],
        },
    ];

    /// <summary>The subject that is meant by what follows "help"; null for none.</summary>
    public static HelpSubject? Find(string said)
    {
        var words = said.Trim(' ', '«', '»', '"', '“', '”', '.', '!', '?');
        return All.Concat(All.SelectMany(subject => subject.Parts))
            .FirstOrDefault(subject => new[] { subject.Title, subject.Words }.SelectMany(text => new[] { text.Nb, text.Nn, text.En })
            .SelectMany(text => text.Split('|')).Append(subject.Key).Contains(words, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Its commands among those a person may use.</summary>
    public IReadOnlyList<Command> Of(IEnumerable<Command> allowed) =>
        Parts.Count > 0 ? [.. Parts.SelectMany(part => part.Of(allowed))] : [.. allowed.Where(IsIn)];

    /// <summary>True if any of them is its.</summary>
    public bool IsAny(IEnumerable<Command> allowed) => Parts.Count > 0 ? Parts.Any(part => part.IsAny(allowed)) : allowed.Any(IsIn);

    /// <summary>Of those its short list: what a feature calls its main ones, else its first.</summary>
    public IReadOnlyList<Command> Short(IEnumerable<Command> commands, IReadOnlyList<HelpNote> notes) =>
    [
        .. commands.GroupBy(command => command.Feature).SelectMany(feature =>
            notes.FirstOrDefault(note => note.Feature == feature.Key) is { } note
                ? feature.Where(command => note.Main.Contains(command.Name))
                : feature.Take(IsForLeads ? MostForLeads : Most)),
    ];

    private bool IsIn(Command command) =>
        Features.Contains(command.Feature)
            && (IsForLeads ? command.Who == Who.Lead : command.Who == Who.Everyone || command.Feature == "participation");
}
