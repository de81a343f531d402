using System.Globalization;

namespace OtgBot.Features.Unconferences.Deadlines;

/// <summary>Something to tell.</summary>
/// <param name="Name">What its rows are called: the same news has the same name.</param>
internal sealed record News(NewsKind Kind, string Name)
{
    /// <summary>Topics can be proposed.</summary>
    public static readonly News Called = new(NewsKind.Called, "called");

    /// <summary>Voting is open.</summary>
    public static readonly News Opened = new(NewsKind.Opened, "opened");

    /// <summary>Voting is closed.</summary>
    public static readonly News Result = new(NewsKind.Result, "result");

    /// <summary>It is over.</summary>
    public static readonly News Closed = new(NewsKind.Closed, "closed");

    private const string PublishedName = "published-";

    /// <summary>An agenda is there for all to read.</summary>
    public static News Published(int version) => new(NewsKind.Published, PublishedName + version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The news of a lead's step, by its name.</summary>
    public static News Of(string name) => name.StartsWith(PublishedName, StringComparison.Ordinal)
        ? new News(NewsKind.Published, name)
        : new[] { Called, Opened, Result, Closed }.Single(news => news.Name == name);
}

internal enum NewsKind
{
    Called,
    Opened,
    Empty,
    Reminder,

    /// <summary>Things happened while it was night there.</summary>
    Later,
    Result,
    Published,
    Closed,
}
