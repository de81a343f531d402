using OtgBot.Cards.Inputs;
using OtgBot.Turns;

namespace OtgBot.Dialogs;

/// <summary>Who is meant: picked where the platform has a picker, or written by name. Canonical form: see <see cref="People"/>.</summary>
internal sealed record PeopleQuestion(string Id, Text Label, int MaxLength) : Question(Id, Label)
{
    /// <summary>Nobody means more people than this at once.</summary>
    private const int Most = 10;

    public required Text NamesLabel { get; init; }

    protected override string ReadFilled(string given, DateOnly today)
    {
        var people = People.Of(given);
        return people.Names.Length <= MaxLength ? people.ToString() : throw DialogTexts.TooLong(people.Names.Length, MaxLength);
    }

    public override string Show(string answer, Language language)
    {
        var people = People.Of(answer);
        return string.Join(", ", people.Picked.Select(picked => picked.Person.Name).Append(people.Names).Where(name => name.Length > 0));
    }

    public PeopleInput Field(string label, string? value, Language language, bool isPersonal)
    {
        var people = People.Of(value ?? "");
        return new PeopleInput(Id, label, NamesLabel.In(language))
        {
            IsMultiSelect = true,
            Placeholder = DialogTexts.SearchForPeople.In(language),
            Value = people.Picked.Count == 0 ? null : string.Join(',', people.Picked.Select(picked => picked.Id)),
            Names = people.Names.Length == 0 ? null : people.Names,
            IsOrganisationWide = isPersonal,
        };
    }

    /// <summary>
    /// What a form brought: each who was picked, as the platform knows them, and the names. Throws a sentence where somebody is not there.
    /// </summary>
    public async ValueTask<string> Given(Turn turn, ButtonPress press)
    {
        var (picked, names) = (new List<Picked>(), new List<string>());
        foreach (var id in (press[Id] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct().Take(Most))
        {
            if (id.Contains('\t', StringComparison.Ordinal)) continue;
            if (await turn.Channel.FindPerson(turn.Community.Address, id, turn.Cancel) is { } person) picked.Add(new Picked(id, person));

            // A field without a picker, as in an older form, brings names.
            else if (IsName(id)) names.Add(id);
            else throw DialogTexts.NotThere();
        }

        return new People(picked, People.Of(string.Join(", ", [.. names, press[Id + ".names"] ?? ""])).Names.Trim(' ', ',')).ToString();
    }

    /// <summary>No platform's id has small letters in it, but for those that are written in hexadecimal.</summary>
    private static bool IsName(string given) => given.Any(char.IsLower) && !Guid.TryParse(given, out _);
}

/// <summary>
/// Who was meant: those picked, a line each with the picker's id, the platform's and the name; and on a line of their own the names that
/// were written.
/// </summary>
internal sealed record People(IReadOnlyList<Picked> Picked, string Names)
{
    public static People Of(string answer)
    {
        var lines = answer.ReplaceLineEndings("\n").Split('\n');
        var picked = lines.Select(line => line.Split('\t')).Where(parts => parts.Length == 3)
            .Select(parts => new Picked(parts[0], new Person(parts[1], parts[2])));
        var names = lines.Where(line => !line.Contains('\t', StringComparison.Ordinal) && line.Trim().Length > 0);
        return new People([.. picked], CommandText.Clean(string.Join(", ", names)));
    }

    public override string ToString() => string.Join('\n', Picked.Select(Line).Append(Names).Where(line => line.Length > 0));

    private static string Line(Picked one) => $"{one.Id}\t{one.Person.Id}\t{PersonNames.Shown(CommandText.Clean(one.Person.Name))}";
}

/// <param name="Id">In the picker's words, to have them picked when the form is shown again.</param>
/// <param name="Person">As the platform knows them.</param>
internal sealed record Picked(string Id, Person Person);
