namespace OtgBot.Turns;

/// <summary>Which words and verbs lead where. Built once at start; a clash stops the start and says which commands clash.</summary>
internal sealed class Routes
{
    private readonly Dictionary<string, Command> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Button> buttons = new(StringComparer.Ordinal);
    private readonly List<Command> commands = [];
    private int longestPhrase;

    /// <summary>All commands in the order help shows them.</summary>
    public IReadOnlyList<Command> Commands => commands;

    public void Add(Command command)
    {
        if (commands.Any(known => known.Name == command.Name)) throw new InvalidOperationException($"Two commands are named '{command.Name}'.");
        commands.Add(command);
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

    /// <summary>The commands whose words are nearest to what was typed, the nearest first.</summary>
    public IReadOnlyList<Command> Nearest(string text, Func<Command, bool> allowed, int most)
    {
        if (text.Length > 60) text = text[..60];
        return [.. words
            .Where(word => allowed(word.Value))
            .Select(word => (word.Value, Distance: Distance(text, word.Key)))
            .GroupBy(found => found.Value)
            .Select(group => (Command: group.Key, Distance: group.Min(found => found.Distance)))
            .Where(found => found.Distance <= 0.5)
            .OrderBy(found => found.Distance)
            .ThenBy(found => commands.IndexOf(found.Command))
            .Take(most)
            .Select(found => found.Command)];
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

    /// <summary>Edits needed to turn the start of the text into the phrase, as a share of the phrase; 0 is the same.</summary>
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
                var same = char.ToLowerInvariant(start[i - 1]) == char.ToLowerInvariant(phrase[j - 1]);
                row[j] = Math.Min(same ? diagonal : diagonal + 1, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }

            best = Math.Min(best, row[phrase.Length]);
        }

        return (double)best / phrase.Length;
    }
}
