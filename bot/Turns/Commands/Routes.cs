namespace OtgBot.Turns.Commands;

/// <summary>Which words and verbs lead where. Built once at start; a clash stops the start and says which commands clash.</summary>
internal sealed class Routes
{
    private const int MostOffered = 4;
    private const string Closings = ".!?,:;…";

    /// <summary>At the end of a phrase that is meant only where it stands alone.</summary>
    public const char Alone = '!';

    /// <summary>Before a phrase that is meant only at the beginning.</summary>
    public const char First = '^';

    private readonly Dictionary<string, Command> words = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Command> fitting = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The phrases of <see cref="Phrases"/>; null for one that several share.</summary>
    private readonly Dictionary<string, Command?> others = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Button> buttons = new(StringComparer.Ordinal);
    private readonly List<Command> commands = [];
    private readonly Dictionary<string, Phrases> phrases = new(StringComparer.Ordinal);
    private readonly Lazy<Sentences> sentences;
    private int longestPhrase;

    public Routes() => sentences = new Lazy<Sentences>(() =>
    {
        var known = new Sentences();
        foreach (var command in commands) known.Add(command, phrases.GetValueOrDefault(command.Name));
        return known;
    });

    /// <summary>All commands in the order help shows them.</summary>
    public IReadOnlyList<Command> Commands => commands;

    public void Add(Command command)
    {
        if (commands.Any(known => known.Name == command.Name))
            throw new InvalidOperationException($"Two commands are named '{command.Name}'.");
        commands.Add(command);
        foreach (var phrase in PhrasesOf(command).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            var known = command.Fits is null ? words : fitting;
            if (known.TryGetValue(phrase, out var other))
                throw new InvalidOperationException(
                    $"'{phrase}' is a word of both '{other.Name}' and '{command.Name}'. Give one of them another word.");
            known.Add(phrase, command);
            longestPhrase = Math.Max(longestPhrase, phrase.Count(c => c == ' ') + 1);
        }
    }

    /// <summary>Adds to a command that was added before how people ask for it in their own words.</summary>
    public void Add(Phrases more)
    {
        var command = FindCommand(more.Command)
            ?? throw new InvalidOperationException($"There are phrases for '{more.Command}', which is no command.");
        if (!phrases.TryAdd(command.Name, more)) throw new InvalidOperationException($"'{command.Name}' has phrases already.");

        // What changes something is done at its own words only.
        if (more.Effect is Effect.Ends or Effect.Changes) return;
        foreach (var phrase in new[] { more.Words.Nb, more.Words.Nn, more.Words.En }.SelectMany(words => words.Split('|'))
            .Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (phrase.Length == 0 || phrase.AsSpan().ContainsAny('=', Alone, First)) continue;

            // One word that is not the command's own begins many a sentence.
            if (more.Takes == Takes.Text && !phrase.Contains(' ', StringComparison.Ordinal)) continue;
            others[phrase] = others.ContainsKey(phrase) ? null : command;
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
        var (lookup, otherLookup) = (words.GetAlternateLookup<ReadOnlySpan<char>>(), others.GetAlternateLookup<ReadOnlySpan<char>>());
        var fits = fitting.GetAlternateLookup<ReadOnlySpan<char>>();
        Command? best = null;
        argumentsAt = 0;
        var end = 0;
        for (var count = 1; count <= longestPhrase && end < text.Length; count++)
        {
            if (count > 1) end++;
            var space = text[end..].IndexOf(' ');
            end = space < 0 ? text.Length : end + space;

            // People end a command as they end a sentence.
            var phrase = text[..end].TrimEnd(Closings);
            var rest = Math.Min(end + 1, text.Length);
            if ((!fits.TryGetValue(phrase, out var command) || !command.Fits!(text[rest..].ToString()))
                && !lookup.TryGetValue(phrase, out command)
                && (!otherLookup.TryGetValue(phrase, out command) || command is null))
            {
                continue;
            }

            best = command;
            argumentsAt = rest;
        }

        return best;
    }

    /// <summary>What is meant: a command with its arguments that may run, or what to offer.</summary>
    /// <param name="text">Cleaned by <see cref="CommandText.Clean"/>.</param>
    /// <param name="mentions">The people named in it.</param>
    public Heard Hear(string text, IReadOnlyList<Mention> mentions)
    {
        var said = CommandText.Unwrapped(text);
        var command = Match(said, out var argumentsAt);
        if (command is not null && Plain(command, said, said[argumentsAt..], argumentsAt) is { } arguments)
            return new Heard(command, arguments, [], false);
        var read = sentences.Value.Read(said, mentions, MostOffered);

        // Without a number it does nothing but say which it needs.
        if (command is not null && !read.IsNegated
            && sentences.Value.TakesOf(command) is Takes.Numbers or Takes.NumbersOrWords or Takes.NumbersAndText
            && !said.AsSpan(argumentsAt).Contains(' ') && !SentenceParts.HasNumber(said[argumentsAt..])
            && (read.All.Count == 0 || read.All[0].Command == command)) return new Heard(command, said[argumentsAt..], [], false);
        return read.All is [{ IsSure: true } sure, ..] && IsHarmless(sure)
            ? new Heard(sure.Command, sure.Arguments, read.All, false)
            : new Heard(null, "", read.All, read.IsNegated);
    }

    /// <summary>What a sentence may mean, the likeliest first.</summary>
    public IReadOnlyList<Reading> Read(string text, int most) => sentences.Value.Read(CommandText.Unwrapped(text), [], most).All;

    /// <summary>
    /// What is given to a command whose words the line begins with; null if the line goes on as a sentence, such as «lukk avstemningen ikke
    /// nå». What can't be undone does not run from a question, and what changes something not from words that are not its own.
    /// </summary>
    private string? Plain(Command command, string text, string arguments, int argumentsAt)
    {
        if (!phrases.TryGetValue(command.Name, out var known)) return arguments;
        if (command.Deed is not null && Confirming.WithoutYes(arguments) is { } asked)
            return Plain(command, text[..(argumentsAt + asked.Length)].TrimEnd(), asked, argumentsAt) is { } sure
                ? $"{sure} {arguments[(arguments.LastIndexOf(' ') + 1)..]}".TrimStart()
                : null;
        if (known.Effect == Effect.Ends && text.EndsWith('?')) return null;
        if (arguments.Length == 0) return "";
        var isOwn = known is { Effect: Effect.Shows, Takes: not Takes.Values } || known is { Effect: Effect.Asks, Takes: Takes.Text }
            || words.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(text.AsSpan(0, argumentsAt).TrimEnd().TrimEnd(Closings));
        if (!isOwn) return SentenceParts.NumbersOf(arguments, isPolite: false)
            ?? (known.Effect == Effect.Asks && SentenceParts.IsPolite(arguments) ? "" : null);
        return known.Takes switch
        {
            Takes.Text => arguments,
            Takes.Nothing =>
                SentenceParts.IsPolite(arguments) && !SentenceParts.SaysNo(arguments) && !(text.EndsWith('?') && arguments.Contains(' '))
                    ? ""
                    : null,
            Takes.Numbers => SentenceParts.NumbersOf(arguments, isPolite: true),
            Takes.NumbersOrWords => SentenceParts.NumbersOf(arguments, isPolite: true)
                ?? (char.IsAsciiDigit(arguments[0]) || SentenceParts.SaysNo(arguments) ? null : arguments),
            Takes.NumbersAndText =>
                SentenceParts.NumbersOf(SentenceParts.WithoutThanks(arguments), isPolite: false) ?? SentenceParts.FromNumber(arguments),
            _ => SentenceParts.SaysNo(arguments) ? null : SentenceParts.NumbersOf(arguments, isPolite: false) ?? arguments,
        };
    }

    /// <summary>True if a button may run it at once, with nothing given: it only shows something, or asks.</summary>
    public bool IsHarmless(Command command) => sentences.Value.EffectOf(command) is Effect.Shows or Effect.Asks;

    /// <summary>The same of what a sentence means, with what it gives the command.</summary>
    public bool IsHarmless(Reading reading) => sentences.Value.EffectOf(reading.Command) switch
    {
        Effect.Shows => true,
        Effect.Asks => reading.Arguments.Length == 0,
        _ => false,
    };

    public static IEnumerable<string> PhrasesOf(Command command) =>
        new[] { command.Words.Nb, command.Words.Nn, command.Words.En }.SelectMany(phrases => phrases.Split('|'));

    /// <summary>The words to show: the first phrase of the language.</summary>
    public static string Shown(Command command, Language language)
    {
        var phrases = command.Words.In(language);
        var bar = phrases.IndexOf('|', StringComparison.Ordinal);
        return bar < 0 ? phrases : phrases[..bar];
    }
}

/// <summary>What was understood: a command that may run with its arguments, or else what to offer.</summary>
/// <param name="Command">Null if nothing may run.</param>
/// <param name="Arguments">What it is given.</param>
/// <param name="Offered">The likeliest first.</param>
/// <param name="IsNegated">True if the sentence says no.</param>
internal readonly record struct Heard(Command? Command, string Arguments, IReadOnlyList<Reading> Offered, bool IsNegated);
