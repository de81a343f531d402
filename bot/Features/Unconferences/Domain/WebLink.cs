using System.Text.RegularExpressions;
using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Domain;

/// <summary>A link that a person gives to a meeting or a document. Only https: it is shown to everybody, also outside the chat.</summary>
internal static partial class WebLink
{
    public const int Longest = 1_000;

    /// <summary>True for what is meant as a link, whether or not it is a good one.</summary>
    public static bool IsMeant(string given) => Looks().IsMatch(given);

    /// <summary>The link as it was given. Throws a sentence if it is no https address.</summary>
    public static string Read(string given) =>
        given.Length <= Longest && Uri.TryCreate(given, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
            && address.Host.Contains('.', StringComparison.Ordinal) && address.UserInfo.Length == 0
            ? given
            : throw ProgrammeRefusal.NotHttps(SlotsAndRoomsParser.Short(given));

    [GeneratedRegex(@"^(?:[a-z][a-z0-9+.-]*:|www\.|[\w-]+(?:\.[\w-]+)+/)", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Looks();
}
