using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>Reads slots and rooms as people write them, in a form or in chat. Throws a sentence with an example where something else stands there.</summary>
internal static partial class TermText
{
    private const int LongestName = 60;
    private const int LongestThing = 40;
    private const int MostThings = 10;
    private const int MostSeats = 100_000;

    private static readonly HashSet<string> Noise = new(["kl", "og", "and", "at", "klokka", "klokken", "tid", "tider", "slot", "slots"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Times such as <c>10:00–10:45</c>, one a line or one after the other. Numbers are given later.</summary>
    public static IReadOnlyList<SlotTime> Slots(string text)
    {
        var slots = new List<SlotTime>();
        var rest = SpanOfTime().Replace(text, found =>
        {
            var (start, end) = (Time(found, "h1", "m1"), Time(found, "h2", "m2"));

            // In the evening the end is meant to be after midnight; at other times start and end changed places.
            if (end < start && start.Hour >= 18 && end.Hour < 6) throw TermRefusal.AcrossMidnight(found.Value.Trim());
            slots.Add(new SlotTime(0, start, end));
            return " ";
        });
        var unread = rest.Split([' ', '\n', '\r', '\t', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(word => !Noise.Contains(word));
        if (unread is not null) throw TermRefusal.NotSlots(Short(unread));
        return slots.Count > 0 ? slots : throw AgendaRefusal.NoSlots();
    }

    /// <summary>Rooms such as <c>Storsalen, 60, skjerm</c>, one a line or with a semicolon between. Numbers are given later.</summary>
    public static IReadOnlyList<AgendaRoom> Rooms(string text)
    {
        AgendaRoom[] rooms = [.. text.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Room)];
        return rooms.Length > 0 ? rooms : throw AgendaRefusal.NoRooms();
    }

    /// <summary>The way back, for a form that changes what stands.</summary>
    public static string Of(IEnumerable<SlotTime> slots) => string.Join('\n', slots.Select(Of));

    public static string Of(SlotTime slot) => string.Create(CultureInfo.InvariantCulture, $"{slot.Start:HH\\:mm}–{slot.End:HH\\:mm}");

    public static string Of(IEnumerable<AgendaRoom> rooms) =>
        string.Join('\n', rooms.Select(room => string.Join(", ", (string[])[room.Name, room.Capacity.ToString(CultureInfo.InvariantCulture), .. room.Has])));

    private static AgendaRoom Room(string line)
    {
        var parts = line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts is [var only] && NameAndSeats().Match(only) is { Success: true } one) parts = [one.Groups["name"].Value, one.Groups["seats"].Value];
        if (parts.Length < 2 || Seats().Match(parts[1]) is not { Success: true } seats) throw TermRefusal.NoSeatsGiven(Short(line));
        if (parts[0].Length > LongestName) throw TermRefusal.LongName(Short(parts[0]), LongestName);
        if (!int.TryParse(seats.Groups["seats"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) || capacity > MostSeats) throw TermRefusal.NoSeatsGiven(Short(parts[0]));
        if (capacity < 1) throw AgendaRefusal.NoSeats(parts[0]);
        if (parts.Length - 2 > MostThings || parts.Skip(2).Any(thing => thing.Length > LongestThing)) throw TermRefusal.TooMuchInRoom(parts[0]);
        return new AgendaRoom(0, parts[0], capacity) { Has = [.. parts.Skip(2).Distinct(StringComparer.OrdinalIgnoreCase)] };
    }

    private static TimeOnly Time(Match found, string hour, string minute)
    {
        var (hours, minutes) = (int.Parse(found.Groups[hour].ValueSpan, CultureInfo.InvariantCulture), found.Groups[minute].Success ? int.Parse(found.Groups[minute].ValueSpan, CultureInfo.InvariantCulture) : 0);
        return hours < 24 && minutes < 60 ? new TimeOnly(hours, minutes) : throw TermRefusal.NotSlots(found.Value.Trim());
    }

    internal static string Short(string text) => text.Length <= 40 ? text : text[..(char.IsHighSurrogate(text[39]) ? 39 : 40)] + "…";

    [GeneratedRegex(@"(?<!\d)(?<h1>\d{1,2})(?:[:.]?(?<m1>\d{2}))?\s*(?:–|—|-|‐|−|\btil\b|\bto\b)\s*(?:kl\.?\s*)?(?<h2>\d{1,2})(?:[:.]?(?<m2>\d{2}))?(?!\d)", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex SpanOfTime();

    [GeneratedRegex(@"^(?:for\s+)?(?<seats>\d{1,9})(?:\s+\p{L}+)?$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Seats();

    [GeneratedRegex(@"^(?<name>.*\p{L}.*?)\s+(?<seats>\d{1,9})$", RegexOptions.None, 1_000)]
    private static partial Regex NameAndSeats();
}
