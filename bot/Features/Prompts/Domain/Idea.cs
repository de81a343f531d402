using System.Text;

namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// What a microaction's text must be like, and when two are the same idea: the same words, whatever their case, signs and spaces.
/// </summary>
internal static class Idea
{
    /// <summary>In characters: what a phone shows without scrolling past the buttons.</summary>
    public const int LongestText = 160;

    /// <summary>In one sentence of what ships with the program or comes in an agency's file.</summary>
    public const int MostWords = 20;

    /// <summary>In minutes.</summary>
    public static readonly IReadOnlyList<int> Lengths = [2, 5, 15, 30];

    private static readonly char[] SentenceEnds = ['.', '?', '!'];

    /// <summary>The words alone.</summary>
    public static string Of(string text)
    {
        var words = new StringBuilder(text.Length);
        var isBetween = false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isBetween = words.Length > 0;
                continue;
            }

            if (isBetween) words.Append(' ');
            isBetween = false;
            words.Append(char.ToLowerInvariant(c));
        }

        return words.ToString();
    }

    /// <summary>How many words the longest sentence has.</summary>
    public static int LongestSentence(string text) =>
        text.Split(SentenceEnds).Max(sentence => sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length);
}
