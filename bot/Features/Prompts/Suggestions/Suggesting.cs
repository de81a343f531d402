using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using OtgBot.Dialogs;
using OtgBot.Features.Prompts.Domain;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts.Suggestions;

/// <summary>Members suggest microactions: in a dialog, or typed in one line.</summary>
internal sealed partial class Suggesting(SuggestionStore store, Library library, DialogRunner dialogs) : IFeature
{
    private const string DialogName = "suggestions.suggest";

    /// <summary>Fewer letters than this say nothing.</summary>
    private const int ShortestIdea = 8;

    public void Map(FeatureMap map)
    {
        map.Command(new Command("suggestions.suggest", new Text("tips|foreslå mikrohandling", "tips|føreslå mikrohandling", "suggest"),
            SuggestionTexts.SuggestHelp, Suggest)
        {
            OpensForm = true,
            Example = SuggestionTexts.SuggestExample,
        });
        map.Dialog(new Dialog(DialogName, SuggestionTexts.Title,
        [
            new TextQuestion("text", SuggestionTexts.TextLabel, Idea.LongestText) { Hint = SuggestionTexts.TextHint, MayAsk = true },
            new ChoiceQuestion("principle", SuggestionTexts.PrincipleLabel, SuggestionCards.Principles(Library.Default)),
            new ChoiceQuestion("minutes", SuggestionTexts.MinutesLabel, SuggestionCards.Minutes()) { Default = "5" },
        ], (turn, answers) => Keep(turn, answers["text"], answers.Number("principle"), answers.Number("minutes"), answers.Nonce))
        {
            Check = Check,
            Introduction = SuggestionTexts.Introduction,
            Submit = SuggestionTexts.Submit,
        });
        map.Button(new Button(SuggestionCards.SuggestVerb, async (turn, _) => await dialogs.Start(turn, DialogName)));
        map.Personal(new PersonalData(SuggestionTexts.DataTitle, Read, Erase));
    }

    private async Task Suggest(Turn turn, Arguments arguments)
    {
        if (OneLine().Match(arguments.All) is { Success: true } line)
        {
            var text = line.Groups["text"].Value.Trim();
            if (text.Length > Idea.LongestText) throw SuggestionTexts.TooLong(text.Length);
            await Keep(turn, text, int.Parse(line.Groups["principle"].Value, CultureInfo.InvariantCulture),
                int.Parse(line.Groups["minutes"].Value, CultureInfo.InvariantCulture), turn.MessageMark ?? turn.NewId());
            return;
        }

        // Words that somebody else wrote, for another purpose, are a beginning; one's own are to be shortened by oneself.
        if (arguments.All.Length > Idea.LongestText && turn.Incoming.Button is null) throw SuggestionTexts.TooLong(arguments.All.Length);
        await dialogs.Start(turn, DialogName,
            arguments.IsEmpty ? null : new Dictionary<string, string> { ["text"] = CommandText.Cut(arguments.All, Idea.LongestText) });
    }

    private async Task Keep(Turn turn, string text, int principle, int minutes, string nonce)
    {
        Check(text);
        var partition = turn.Community.Address.Partition;
        var kept = await store.Add(partition,
            new Suggestion
            {
                Number = 0,
                Text = text,
                Principle = principle,
                Minutes = minutes,
                Nonce = nonce,
                By = turn.PersonKey.Value,
                At = DateOnly.FromDateTime(turn.Clock.GetUtcNow().UtcDateTime)
            }, turn.Cancel);
        await turn.Facts.Add(partition, turn.PersonKey, new Fact(FactKind.Suggested, principle, kept.Own.Id), turn.Cancel);
        await turn.Tell(SuggestionTexts.Thanks(await turn.HeardLanguage(), kept.Number));
    }

    private Task Check(Turn turn, Answers answers)
    {
        Check(answers["text"]);
        return Task.CompletedTask;
    }

    private void Check(string text)
    {
        if (Idea.Of(text).Length < ShortestIdea) throw SuggestionTexts.TooShort();
        if (library.Same(text) is { } known) throw SuggestionTexts.Known(known.Principle, known.Microaction);
    }

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            foreach (var suggestion in (await store.All(partition, cancel)).Where(one => one.By == scope.Key.Value))
            {
                yield return new PersonalItem(SuggestionTexts.DataLine(suggestion),
                    JsonSerializer.SerializeToNode(suggestion, SuggestionsJson.Default.Suggestion)!);
            }
        }
    }

    /// <summary>The idea stays with the community; who had it is no longer known.</summary>
    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var partition in scope.Communities)
        {
            foreach (var suggestion in (await store.All(partition, cancel)).Where(one => one.By == scope.Key.Value))
            {
                await store.Change(partition, suggestion.Number, old => old with { By = null }, cancel);
            }
        }
    }

    /// <summary>Such as <c>prinsipp 3, 5 min: Ring en bruker</c>.</summary>
    [GeneratedRegex(@"^(?:prinsipp|principle|p)?\s*(?<principle>[1-7])\s*[,;]?\s+(?<minutes>2|5|15|30)\s*min\w*\.?\s*[:–-]?\s+(?<text>.+)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex OneLine();
}
