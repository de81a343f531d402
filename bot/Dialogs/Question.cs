using System.Globalization;
using OtgBot.Cards.Inputs;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>One typed question of a dialog. Answers are kept as text in one canonical form, whatever way they were given.</summary>
/// <param name="Id">Names the answer; stays the same across deploys, so that what was filled in survives them.</param>
/// <param name="Label">What is asked.</param>
internal abstract record Question(string Id, Text Label)
{
    /// <summary>A line of help, with an example.</summary>
    public Text? Hint { get; init; }

    public bool IsOptional { get; init; }

    /// <summary>What the field holds before the person changes it, in canonical form.</summary>
    public string? Default { get; init; }

    /// <summary>The canonical form of what was typed or chosen. Throws a sentence with an example that works.</summary>
    /// <param name="today">Where the person is: «i morgen» is the day after.</param>
    public string Read(string given, DateOnly today)
    {
        var trimmed = given.Trim();
        if (trimmed.Length > 0) return ReadFilled(trimmed, today);
        return IsOptional ? "" : throw DialogTexts.Missing();
    }

    protected abstract string ReadFilled(string given, DateOnly today);

    /// <summary>A canonical answer as a person reads it.</summary>
    public virtual string Show(string answer, Language language) => answer;
}

/// <summary>Free text of a length.</summary>
internal sealed record TextQuestion(string Id, Text Label, int MaxLength) : Question(Id, Label)
{
    public bool IsMultiline { get; init; }

    /// <summary>True where the answer may be a question itself, as a title or a theme is: a question mark says nothing then.</summary>
    public bool MayAsk { get; init; }

    protected override string ReadFilled(string given, DateOnly today)
    {
        var clean = IsMultiline ? given.ReplaceLineEndings("\n") : CommandText.Clean(given);
        if (clean.Any(c => char.IsControl(c) && c != '\n')) clean = new string([.. clean.Where(c => c == '\n' || !char.IsControl(c))]);
        if (clean.Length == 0 && !IsOptional) throw DialogTexts.Missing();
        return clean.Length <= MaxLength ? clean : throw DialogTexts.TooLong(clean.Length, MaxLength);
    }
}

/// <summary>One out of a list, by its value, its number in the list, or its words in any language.</summary>
internal sealed record ChoiceQuestion(string Id, Text Label, IReadOnlyList<Option> Options) : Question(Id, Label)
{
    protected override string ReadFilled(string given, DateOnly today)
    {
        if (Options.FirstOrDefault(option => option.Value.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } exact)
            return exact.Value;
        if (Options.FirstOrDefault(option => IsTitle(option, given)) is { } titled) return titled.Value;
        if (int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Options.Count)
            return Options[number - 1].Value;
        throw DialogTexts.NotAChoice(Options);
    }

    public override string Show(string answer, Language language) =>
        Options.FirstOrDefault(option => option.Value == answer)?.Title.In(language) ?? answer;

    private static bool IsTitle(Option option, string given) =>
        given.Equals(option.Title.Nb, StringComparison.OrdinalIgnoreCase)
        || given.Equals(option.Title.Nn, StringComparison.OrdinalIgnoreCase)
        || given.Equals(option.Title.En, StringComparison.OrdinalIgnoreCase);
}

/// <summary>One thing to choose.</summary>
internal sealed record Option(string Value, Text Title);

/// <summary>A whole number in a range.</summary>
internal sealed record NumberQuestion(string Id, Text Label, int Min, int Max) : Question(Id, Label)
{
    protected override string ReadFilled(string given, DateOnly today) =>
        int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= Min && number <= Max
            ? number.ToString(CultureInfo.InvariantCulture)
            : throw DialogTexts.NotANumber(Min, Max);
}

/// <summary>A calendar date; canonical form <c>yyyy-MM-dd</c>.</summary>
internal sealed record DateQuestion(string Id, Text Label) : Question(Id, Label)
{
    protected override string ReadFilled(string given, DateOnly today) =>
        (DateWords.Read(given, today) ?? throw DateWords.WhyNot(given, today)
            ?? DialogTexts.NotADate(Example(today))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day that is far enough ahead for most things that are planned.</summary>
    public static DateOnly Example(DateOnly today) => today.AddDays(28);

    public override string Show(string answer, Language language) =>
        DateOnly.TryParseExact(answer, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? DateWords.Long(language, date)
            : answer;
}

/// <summary>A time of day; canonical form <c>HH:mm</c>.</summary>
internal sealed record TimeQuestion(string Id, Text Label) : Question(Id, Label)
{
    private static readonly string[] Formats = ["HH:mm", "H:mm", "HH.mm", "H.mm", "HHmm", "HH", "%H", "HH:mm:ss", "h tt", "htt", "h:mm tt",
        "h:mmtt", "h.mm tt", "h.mmtt"];

    public TimeOnly Earliest { get; init; } = TimeOnly.MinValue;

    public TimeOnly Latest { get; init; } = TimeOnly.MaxValue;

    protected override string ReadFilled(string given, DateOnly today)
    {
        var time = given.StartsWith("kl", StringComparison.OrdinalIgnoreCase) || given.StartsWith("at ", StringComparison.OrdinalIgnoreCase)
            ? given[2..].TrimStart('.', ' ')
            : given;
        if (!TimeOnly.TryParseExact(time, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var read))
            throw DialogTexts.NotATime();
        return read >= Earliest && read <= Latest
            ? read.ToString("HH:mm", CultureInfo.InvariantCulture)
            : throw DialogTexts.NotInTime(Earliest, Latest);
    }

    public override string Show(string answer, Language language) =>
        language.Say(answer.Replace(':', '.'), answer.Replace(':', '.'), answer);
}

/// <summary>
/// A day with a time, in whatever words its feature reads; canonical form as <see cref="InputDateTime"/> writes it if a client has a
/// picker for it, else the words.
/// </summary>
internal sealed record MomentQuestion(string Id, Text Label, Text TimeLabel) : Question(Id, Label)
{
    private const int Longest = 60;

    protected override string ReadFilled(string given, DateOnly today) =>
        CommandText.Clean(given) is { Length: <= Longest } words ? words : throw DialogTexts.TooLong(given.Length, Longest);

    public override string Show(string answer, Language language) =>
        InputDateTime.Read(answer) is { } at ? DateWords.Moment(language, at.DateTime) : answer;
}

/// <summary>Yes or no; canonical form <c>true</c> or <c>false</c>.</summary>
internal sealed record YesNoQuestion(string Id, Text Label) : Question(Id, Label)
{
    private static readonly HashSet<string> Yes = new(["true", "ja", "yes", "j", "y", "1"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> No = new(["false", "nei", "no", "n", "0"], StringComparer.OrdinalIgnoreCase);

    protected override string ReadFilled(string given, DateOnly today) =>
        Yes.Contains(given) ? "true" : No.Contains(given) ? "false" : throw DialogTexts.NotYesOrNo();

    public override string Show(string answer, Language language) =>
        answer == "true" ? language.Say("ja", "ja", "yes") : language.Say("nei", "nei", "no");
}

/// <summary>An IANA time zone such as <c>Europe/Oslo</c>.</summary>
internal sealed record ZoneQuestion(string Id, Text Label) : Question(Id, Label)
{
    /// <summary>Letters that must be alike for a guess at what was meant.</summary>
    private const int Enough = 4;

    protected override string ReadFilled(string given, DateOnly today)
    {
        var name = given.Replace(' ', '_');
        if (name.Contains('/', StringComparison.Ordinal) || name.Equals("UTC", StringComparison.OrdinalIgnoreCase))
        {
            if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)) return zone.Id;
        }
        else if (TimeZoneInfo.TryFindSystemTimeZoneById("Europe/" + name, out var european))
        {
            return european.Id;
        }

        var city = name[(name.LastIndexOf('/') + 1)..];
        if (Named(city, exactly: true) is { } known && !name.Contains('/', StringComparison.Ordinal)) return known;
        throw DialogTexts.NotAZone(city.Length < Enough ? null : Named(city[..Enough], exactly: false));
    }

    /// <summary>The zone of a city, or the first of one that begins alike.</summary>
    private static string? Named(string city, bool exactly) =>
        TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).FirstOrDefault(id =>
    {
        var own = id.AsSpan(id.LastIndexOf('/') + 1);
        return id.Contains('/', StringComparison.Ordinal)
            && (exactly ? own.Equals(city, StringComparison.OrdinalIgnoreCase) : own.StartsWith(city, StringComparison.OrdinalIgnoreCase));
    });
}
