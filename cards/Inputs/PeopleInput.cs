namespace OtgBot.Cards.Inputs;

/// <summary>
/// People, chosen by the platform's own picker: the value is their ids there, several joined by commas. A client that can't search shows an
/// empty list, so their names may be written instead, and come back as <see cref="NamesId"/>.
/// </summary>
/// <param name="Id">The name of the value.</param>
/// <param name="Label">What the field asks for.</param>
/// <param name="NamesLabel">What the field for names says where it stands beside a picker.</param>
public sealed record PeopleInput(string Id, string Label, string NamesLabel) : Input(Id, Label)
{
    public bool IsMultiSelect { get; init; }

    /// <summary>What an empty picker says, where the platform says nothing itself.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The names that are written at the start: those of people whose ids nobody knows.</summary>
    public string? Names { get; init; }

    /// <summary>True to search all of the organisation: a personal chat has nobody else in it.</summary>
    public bool IsOrganisationWide { get; init; }

    /// <summary>The name of the value that holds the names.</summary>
    public string NamesId => Id + ".names";
}
