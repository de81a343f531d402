namespace OtgBot.Cards.Elements;

/// <summary>
/// A line that names people, so that they are told of it where the platform knows them; elsewhere their names alone. Only in a message that
/// is new: what is changed names them without telling them again.
/// </summary>
/// <param name="Before">What stands before the names.</param>
/// <param name="People">Whom it names, in this order.</param>
public sealed record MentionLine(string Before, IReadOnlyList<MentionedPerson> People) : CardElement
{
    /// <summary>
    /// How many are told at most. Nobody reads a line with more, and Teams' clients take no more of people
    /// (https://github.com/MicrosoftDocs/OfficeDocs-SkypeForBusiness/issues/10285).
    /// </summary>
    public const int MostTold = 20;

    /// <summary>The same without telling anybody.</summary>
    public TextBlock InWords => new($"{Before} {string.Join(", ", People.Select(person => person.Name))}") { Separator = Separator };
}

/// <param name="Name">How they are called.</param>
/// <param name="Id">The platform's id of them where the card is shown; null where it has none.</param>
public sealed record MentionedPerson(string Name, string? Id);
