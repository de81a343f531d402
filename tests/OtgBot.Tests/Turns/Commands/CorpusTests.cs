using OtgBot.Features.Help;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns.Commands;

/// <summary>
/// What people write to a bot: written as people write, not from the lists of words. The phrases were tuned on <c>Corpus</c>;
/// <c>CorpusHeldOut</c> and <c>CorpusHeldOutLater</c> were written down before anybody looked how they are understood. Each line says
/// what is meant, and whether it may run, is to be offered, is only talk, or must leave everything as it is.
/// </summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly Type[] Features =
        [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(ParticipationFeature), typeof(PrivacyFeature), typeof(SettingsFeature)];

    /// <summary>What only shows, asks or greets: a sentence may run it by mistake and nothing has happened.</summary>
    private const double Wanted = 0.95;

    [Theory]
    [InlineData("Corpus", "nb")]
    [InlineData("Corpus", "nn")]
    [InlineData("Corpus", "en")]
    [InlineData("CorpusHeldOut", "nb")]
    [InlineData("CorpusHeldOut", "nn")]
    [InlineData("CorpusHeldOut", "en")]
    [InlineData("CorpusHeldOutLater", "nb")]
    [InlineData("CorpusHeldOutLater", "nn")]
    [InlineData("CorpusHeldOutLater", "en")]
    public async Task Nineteen_of_twenty_are_understood_at_once_and_nothing_wrong_runs(string corpus, string language)
    {
        await using var town = new Town(Features);
        var routes = town.Get<Routes>();
        var lines = Lines(corpus, language);
        var misread = new List<string>();
        var wronglyRun = new List<string>();
        foreach (var line in lines)
        {
            var heard = routes.Hear(CommandText.Clean(line.Text), Mentions(line.Text));
            var ran = heard.Command?.Name;
            var first = ran ?? (heard.Offered.Count > 0 ? heard.Offered[0].Command.Name : null);
            var arguments = ran is null ? heard.Offered is [var offered, ..] ? offered.Arguments : null : heard.Arguments;
            var isRight = line.How switch
            {
                "runs" or "offers" => first == line.Command && (line.Arguments.Length == 0 || Same(arguments, line.Arguments)),
                "talk" => ran == Talk(line.Command) && (ran is not null || heard.Offered.Count == 0),
                _ => ran is null,
            };
            var isWrong = ran is not null && (line.How is "offers" or "none" || (line.How == "runs" && ran != line.Command) || (line.How == "talk" && ran != Talk(line.Command)));
            var seen = $"{line.Text} | {line.How} {line.Command} {line.Arguments} | {(ran is null ? "offered" : "ran")} {string.Join(", ", ran is null ? heard.Offered.Select(one => $"{one.Command.Name} [{one.Arguments}] {one.Because}") : [$"{ran} [{heard.Arguments}]"])}";
            if (!isRight) misread.Add(seen);
            if (isWrong) wronglyRun.Add(seen);
        }

        var share = 1 - ((double)misread.Count / lines.Count);
        output.WriteLine($"{corpus} {language}: {share:P1} of {lines.Count} right first, {wronglyRun.Count} wrong ones run");
        foreach (var line in misread) output.WriteLine(line);
        foreach (var line in wronglyRun) output.WriteLine("WRONGLY RUN " + line);
        Assert.True(lines.Count >= (corpus == "CorpusHeldOutLater" ? 60 : 200));
        Assert.Empty(wronglyRun);
        Assert.True(share >= Wanted, $"{share:P1}:\n{string.Join('\n', misread)}");
    }

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task Every_command_is_asked_for_in_the_corpus(string language)
    {
        await using var town = new Town(Features);
        var asked = Lines("Corpus", language).Concat(Lines("CorpusHeldOut", language)).Concat(Lines("CorpusHeldOutLater", language)).Select(line => line.Command).ToHashSet();
        Assert.All(asked.Where(name => name.Contains('.', StringComparison.Ordinal)), name => Assert.NotNull(town.Get<Routes>().FindCommand(name)));
    }

    private static string? Talk(string kind) => kind is "thanks" or "hello" ? "help." + kind : null;

    private static bool Same(string? arguments, string wanted) => string.Equals(arguments?.Trim(' ', '.', '!', '?'), wanted, StringComparison.OrdinalIgnoreCase);

    private static IReadOnlyList<Mention> Mentions(string text) => text.Contains("@Kari", StringComparison.Ordinal) ? [new Mention("kari", "Kari", "@Kari")] : [];

    private static List<(string Text, string How, string Command, string Arguments)> Lines(string corpus, string language) =>
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Turns", "Commands", corpus, language + ".tsv")).Skip(1)
            .Select(line => line.Split('\t'))
            .Select(parts => (parts[0], parts[1], parts[2], parts[3])),
    ];
}
