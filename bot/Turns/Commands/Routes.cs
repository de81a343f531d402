namespace OtgBot.Turns.Commands;

/// <summary>Which words and verbs lead where. Built once at start; a clash stops the start and says which commands clash.</summary>
internal sealed class Routes
{
    private readonly Dictionary<string, Command> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Button> buttons = new(StringComparer.Ordinal);
    private readonly List<Command> commands = [];

    /// <summary>Of each command all its phrases, in small letters.</summary>
    private readonly List<string[]> phrases = [];
    private int longestPhrase;

    /// <summary>All commands in the order help shows them.</summary>
    public IReadOnlyList<Command> Commands => commands;

    public void Add(Command command)
    {
        if (commands.Any(known => known.Name == command.Name)) throw new InvalidOperationException($"Two commands are named '{command.Name}'.");
        commands.Add(command);
        phrases.Add([.. PhrasesOf(command).Select(phrase => phrase.ToLowerInvariant()).Distinct(StringComparer.Ordinal)]);
        foreach (var phrase in PhrasesOf(command).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (words.TryGetValue(phrase, out var other))
                throw new InvalidOperationException($"'{phrase}' is a word of both '{other.Name}' and '{command.Name}'. Give one of them another word.");
            words.Add(phrase, command);
            longestPhrase = Math.Max(longestPhrase, phrase.Count(c => c == ' ') + 1);
        }
    }

    public void Add(Button button)
    {
        if (!buttons.TryAdd(button.Verb, button)) throw new InvalidOperationException($"Two buttons have the verb '{button.Verb}'.");
    }

    public Button? FindButton(string verb) => buttons.GetValueOrDefault(verb);

    public Command? FindCommand(string name) => commands.Find(command => command.Name == name);

    /// <summary>The command whose words the text starts with – the longest phrase wins – and where its arguments begin.</summary>
    /// <param name="text">Cleaned by <see cref="CommandText.Clean"/>.</param>
    public Command? Match(ReadOnlySpan<char> text, out int argumentsAt)
    {
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Command? best = null;
        argumentsAt = 0;
        var end = 0;
        for (var count = 1; count <= longestPhrase && end < text.Length; count++)
        {
            if (count > 1) end++;
            var space = text[end..].IndexOf(' ');
            end = space < 0 ? text.Length : end + space;

            // People end a command as they end a sentence.
            if (!lookup.TryGetValue(text[..end].TrimEnd(".!?,:"), out var command)) continue;
            best = command;
            argumentsAt = Math.Min(end + 1, text.Length);
        }

        return best;
    }

    /// <summary>The commands whose words are nearest to what was typed, the nearest first: at most half of a phrase may be wrong.</summary>
    public IReadOnlyList<Command> Nearest(string text, Func<Command, bool> allowed, int most)
    {
        text = (text.Length > 60 ? text[..60] : text).ToLowerInvariant();
        var letters = 0UL;
        foreach (var c in text) letters |= 1UL << c;
        var near = new List<(Command Command, double Distance)>();
        for (var at = 0; at < commands.Count; at++)
        {
            if (!allowed(commands[at])) continue;
            var nearest = double.MaxValue;
            foreach (var phrase in phrases[at])
            {
                if (IsStrange(letters, phrase)) continue;
                nearest = Math.Min(nearest, Distance(text, phrase));
            }

            if (nearest <= 0.5) near.Add((commands[at], nearest));
        }

        return [.. near.OrderBy(found => found.Distance).Take(most).Select(found => found.Command)];
    }

    public static IEnumerable<string> PhrasesOf(Command command) =>
        new[] { command.Words.Nb, command.Words.Nn, command.Words.En }.SelectMany(phrases => phrases.Split('|'));

    /// <summary>The words to show: the first phrase of the language.</summary>
    public static string Shown(Command command, Language language)
    {
        var phrases = command.Words.In(language);
        var bar = phrases.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? phrases : phrases[..bar];
    }

    /// <summary>
    /// True where more than half of the phrase's letters are nowhere in the text. Each costs an edit, so there is no need to count further;
    /// it takes a tenth of the time and spares most phrases the rest.
    /// </summary>
    /// <param name="letters">A bit for each letter of the text; some letters share one.</param>
    /// <param name="phrase">In small letters.</param>
    private static bool IsStrange(ulong letters, string phrase)
    {
        var strange = 0;
        foreach (var c in phrase) strange += (int)(~letters >> c & 1);
        return strange * 2 > phrase.Length;
    }

    /// <summary>Edits needed to turn the start of the text into the phrase, as a share of the phrase; 0 is the same. Both in small letters.</summary>
    private static double Distance(string text, string phrase)
    {
        var start = text.AsSpan(0, Math.Min(text.Length, phrase.Length + 2));
        Span<int> row = stackalloc int[phrase.Length + 1];
        for (var j = 0; j <= phrase.Length; j++) row[j] = j;
        var best = row[phrase.Length];
        for (var i = 1; i <= start.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= phrase.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(start[i - 1] == phrase[j - 1] ? diagonal : diagonal + 1, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }

            best = Math.Min(best, row[phrase.Length]);
        }

        return (double)best / phrase.Length;
    }
}
