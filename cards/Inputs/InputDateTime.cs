using System.Globalization;

namespace OtgBot.Cards.Inputs;

/// <summary>
/// A day with a time. Its value is an instant with its offset, <c>yyyy-MM-ddTHH:mm+01:00</c>. What comes back is that, or a day and a time
/// without an offset (<c>yyyy-MM-ddTHH:mm</c>), which are meant where the community is; in two fields they are the day under the id and the
/// time under <see cref="TimeId"/>.
/// </summary>
/// <param name="Id">The name of the value.</param>
/// <param name="Label">What is asked.</param>
/// <param name="TimeLabel">What a field for the time alone asks, if a platform needs two.</param>
public sealed record InputDateTime(string Id, string Label, string TimeLabel) : Input(Id, Label)
{
    private const string Format = "yyyy-MM-dd'T'HH:mmzzz";

    /// <summary>What the value is in words, to be read and to be typed.</summary>
    public string? Said { get; init; }

    /// <summary>The value as an instant; null if there is none.</summary>
    public DateTimeOffset? At => Read(Value);

    /// <summary>The id of a field for the time alone.</summary>
    public static string TimeId(string id) => id + "-time";

    /// <summary>An instant as a value.</summary>
    public static string Write(DateTimeOffset at) => at.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>A value as an instant; null if it is none, or has no offset.</summary>
    public static DateTimeOffset? Read(string? value) =>
        DateTimeOffset.TryParseExact(value, [Format, "yyyy-MM-dd'T'HH:mm'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var at) ? at : null;
}
