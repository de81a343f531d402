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
    /// <param name="closings">How often it was closed with this.</param>
    public static News Closed(int closings) =>
        new(NewsKind.Closed, closings <= 1 ? ClosedName : ClosedName + "-" + closings.ToString(CultureInfo.InvariantCulture));

    /// <summary>It was changed as a whole.</summary>
    public static News Changed(int number) => new(NewsKind.Changed, ChangedName + number.ToString(CultureInfo.InvariantCulture));

    private const string ClosedName = "closed";
    private const string ChangedName = "changed-";
    private const string PublishedName = "published-";

    /// <summary>An agenda is there for all to read.</summary>
    public static News Published(int version) => new(NewsKind.Published, PublishedName + version.ToString(CultureInfo.InvariantCulture));

    /// <summary>The news of a lead's step, by its name.</summary>
    public static News Of(string name) => name switch
    {
        _ when name.StartsWith(PublishedName, StringComparison.Ordinal) => new News(NewsKind.Published, name),
        _ when name.StartsWith(ChangedName, StringComparison.Ordinal) => new News(NewsKind.Changed, name),
        _ when name.StartsWith(ClosedName, StringComparison.Ordinal) => new News(NewsKind.Closed, name),
        _ => new[] { Called, Opened, Result }.Single(news => news.Name == name),
    };
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
    Changed,
}
