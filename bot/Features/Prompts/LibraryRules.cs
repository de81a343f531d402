using System.Text.Json;
using System.Text.RegularExpressions;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>Checks an agency's files before the library uses them: all of them, or none.</summary>
internal static partial class LibraryRules
{
    /// <summary>
    /// What the files add. Throws a <see cref="LibraryFault"/> with file, line and reason at the first thing that is wrong.
    /// </summary>
    /// <param name="files">Names and texts.</param>
    public static IReadOnlyList<AgencyPrinciple> Read(IEnumerable<(string Name, string Text)> files)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var ideas = new HashSet<(Language, string)>();
        var additions = new List<AgencyPrinciple>();
        foreach (var (name, text) in files)
        {
            void Check(bool holds, string near, string reason)
            {
                if (!holds) throw new LibraryFault(name, LineOf(text, near), reason);
            }

            foreach (var added in Parse(name, text).Principles)
            {
                CheckTexts(added, Check);
                foreach (var microaction in added.Microactions ?? [])
                {
                    CheckId(microaction.Id, Check);
                    Check(ids.Add(microaction.Id), microaction.Id, $"The id '{microaction.Id}' is there twice.");
                    CheckMicroaction(microaction, ideas, Check);
                }

                additions.Add(added);
            }
        }

        return additions;
    }

    private static void CheckTexts(AgencyPrinciple added, Action<bool, string, string> check)
    {
        var count = Library.Default.Principles.Count;
        var principle = $"principle {added.Number}";
        check(added.Number >= 1 && added.Number <= count, $"\"principle\": {added.Number}",
            $"There is no {principle}; they are numbered from 1 to {count}.");
        foreach (var language in Languages.All)
        {
            var paragraphs = added.About?.In(language);
            check(paragraphs is null or { Count: >= 1 and <= 3 }, "\"about\"",
                $"The text about {principle} needs one to three paragraphs in {language.Tag()}.");
            IEnumerable<string> texts = paragraphs ?? [];
            foreach (var text in added.Question is { } question ? texts.Append(question.In(language)) : texts)
            {
                check(text.Trim().Length > 0, "\"\"", $"A text of {principle} is empty in {language.Tag()}.");
                check(Idea.LongestSentence(text) <= Idea.MostWords, text,
                    $"A sentence of {principle} has more than {Idea.MostWords} words in {language.Tag()}.");
            }
        }
    }

    private static void CheckId(string id, Action<bool, string, string> check) => check(
        IdPattern().IsMatch(id) && !TakenPattern().IsMatch(id), id,
        $"The id '{id}' must have 3 to 40 of the signs a–z, 0–9 and '-', begin with a letter, and not begin like the bot's own ('p1-', 'own-'). Put the agency's name first, such as 'nav-01'.");

    private static void CheckMicroaction(Microaction microaction, HashSet<(Language, string)> ideas, Action<bool, string, string> check)
    {
        var id = microaction.Id;
        check(Idea.Lengths.Contains(microaction.Minutes), id,
            $"'{id}' takes {microaction.Minutes} minutes; use {string.Join(", ", Idea.Lengths)}.");
        foreach (var language in Languages.All)
        {
            var words = microaction.Text.In(language);
            var same = Library.Default.Same(words)?.Microaction.Id;
            check(words.Trim().Length > 0, id, $"'{id}' has no text in {language.Tag()}.");
            check(words.Length <= Idea.LongestText, id,
                $"'{id}' has {words.Length} characters in {language.Tag()}; {Idea.LongestText} is the most.");
            check(Idea.LongestSentence(words) <= Idea.MostWords, id,
                $"'{id}' has a sentence of more than {Idea.MostWords} words in {language.Tag()}.");
            check(same is null, id, $"'{id}' says the same as '{same}'.");
            check(ideas.Add((language, Idea.Of(words))), id, $"'{id}' says the same as another in {language.Tag()}.");
        }
    }

    private static AgencyFile Parse(string name, string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, LibraryJson.Default.AgencyFile) ?? throw new LibraryFault(name, 1, "The file is null.");
        }
        catch (JsonException wrong)
        {
            throw new LibraryFault(name, (int)(wrong.LineNumber ?? 0) + 1, wrong.Message);
        }
    }

    /// <summary>Where a text stands, from 1; the first line if it is written in another way.</summary>
    private static int LineOf(string text, string near)
    {
        var at = text.IndexOf(near, StringComparison.Ordinal);
        return at < 0 ? 1 : text.AsSpan(0, at).Count('\n') + 1;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{2,39}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^(p[0-9]+|own)-")]
    private static partial Regex TakenPattern();
}

/// <summary>What is wrong with an agency's file, and where.</summary>
internal sealed class LibraryFault(string file, int line, string reason) : Exception($"{file}, line {line}: {reason}")
{
    public string File { get; } = file;

    public int Line { get; } = line;

    public string Reason { get; } = reason;
}
