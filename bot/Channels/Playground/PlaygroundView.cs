using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>
/// Through whose eyes one looks, and where: what every address of the page carries, so that each tab can be someone else.
/// </summary>
internal sealed record PlaygroundView(MadeUpPerson Person, bool IsPersonal)
{
    /// <summary>The one community of the try-out.</summary>
    public static readonly Address Team = new(PlaygroundChannel.ChannelName, "try-out", "team", ConversationKind.Channel);

    public const string TeamName = "Team Samspill";

    public static readonly PlaygroundView First = new(MadeUpPeople.All[0], IsPersonal: false);

    /// <summary>The language of the page's own words.</summary>
    public Language Language { get; init; } = Languages.FromLocale(Person.Locale);

    public Address Address => IsPersonal ? ChatOf(Person.Person) : Team;

    public string Query => QueryOf(Person, IsPersonal);

    public static Address ChatOf(Person person) =>
        new(PlaygroundChannel.ChannelName, "try-out", "chat-" + person.Id, ConversationKind.Personal);

    public static string QueryOf(MadeUpPerson person, bool isPersonal) => $"as={person.Id}&in={(isPersonal ? "me" : "team")}";

    /// <summary>For one who comes for the first time: somebody who speaks the language of their browser.</summary>
    public static PlaygroundView For(string acceptLanguage)
    {
        var wanted = acceptLanguage.Split(',')[0].Split(';')[0].Trim();
        var language = wanted is "" or "*" ? Language.Nb : Languages.FromLocale(wanted);
        return new PlaygroundView(MadeUpPeople.All.First(person => Languages.FromLocale(person.Locale) == language), IsPersonal: false);
    }

    /// <summary>What an address asks for, or null if it names nobody.</summary>
    public static PlaygroundView? Of(HttpRequest request) =>
        MadeUpPeople.Find(request.Query["as"]) is { } person ? new PlaygroundView(person, request.Query["in"] == "me") : null;
}
