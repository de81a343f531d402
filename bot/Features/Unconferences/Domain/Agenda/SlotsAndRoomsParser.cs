using System.Globalization;
using System.Text.RegularExpressions;
using OtgBot.Planner;

namespace OtgBot.Features.Unconferences.Domain.Agenda;

/// <summary>
/// Reads slots and rooms as people write them, in a form or in chat. Throws a sentence with an example if something else stands there.
/// </summary>
internal static partial class SlotsAndRoomsParser
{
    private static readonly char[] Quotes = ['"', '«', '»', '“', '”', '„', '‘', '’', '\''];

    private const int LongestName = 60;
    private const int LongestThing = 40;
    private const int MostThings = 10;
    private const int MostSeats = 100_000;

    private static readonly HashSet<string> Noise =
        new(["kl", "og", "and", "at", "klokka", "klokken", "tid", "tider", "slot", "slots"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Times such as <c>10:00–10:45</c>, one a line or one after the other. Numbers are given later.</summary>
    public static IReadOnlyList<SlotTime> Slots(string text)
    {
        var slots = new List<SlotTime>();
        foreach (var (day, part) in Days(text)) Read(day, part);
        return slots.Count > 0 ? slots : throw AgendaRefusal.NoSlots();

        void Read(int day, string part)
        {
            var rest = SpanOfTime().Replace(part, found =>
            {
                var (start, end) = Times(found);

                // In the evening the end is meant to be after midnight; at other times start and end changed places.
                if (end < start && start.Hour >= 18 && end.Hour < 6) throw AgendaRuleRefusal.AcrossMidnight(found.Value.Trim());
                slots.Add(new SlotTime(0, start, end) { Day = day });
                return " ";
            });
            var unread = rest.Split([' ', '\n', '\r', '\t', ',', ';', '.'], StringSplitOptions.RemoveEmptyEntries)
                .FirstOrDefault(word => !Noise.Contains(word));
            if (unread is not null) throw AgendaRuleRefusal.NotSlots(Short(unread));
        }
    }

    /// <summary>
    /// Items such as <c>12:00–12:45 Lunsj</c> or <c>13:00–14:00 Plenum, Storsalen</c>, one a line or with a semicolon between.
    /// </summary>
    public static IReadOnlyList<DayItem> Items(string text, AgendaTerms terms) =>
    [
        .. Days(text)
            .SelectMany(day => day.Part.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => Item(day.Day, line, terms)))
            .OrderBy(item => item.Day).ThenBy(item => item.Start),
    ];

    private static DayItem Item(int day, string line, AgendaTerms terms)
    {
        var found = SpanOfTime().Match(line);
        if (!found.Success || found.Index > 0) throw ProgrammeRefusal.NotAnItem(Short(line));
        var (start, end) = Times(found);
        if (end < start && start.Hour >= 18 && end.Hour < 6) throw AgendaRuleRefusal.AcrossMidnight(found.Value.Trim());
        var parts = line[found.Length..].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToList();
        var rooms = new List<int>();
        while (parts.Count > 1
            && terms.Rooms.FirstOrDefault(room => room.Name.Equals(parts[^1], StringComparison.OrdinalIgnoreCase)) is { } room)
        {
            rooms.Insert(0, room.Number);
            parts.RemoveAt(parts.Count - 1);
        }

        var title = string.Join(", ", parts);
        if (title.Length is 0 or > DayItem.LongestTitle) throw ProgrammeRefusal.NotAnItem(Short(line));
        return new DayItem(day, start, end, title) { Rooms = rooms };
    }

    /// <summary>What stands after «dag 2» or “day 2” is of that day; what stands before is of the first.</summary>
    private static IEnumerable<(int Day, string Part)> Days(string text)
    {
        var (day, from) = (0, 0);
        foreach (Match found in DayOf().Matches(text))
        {
            if (text[from..found.Index].Trim().Length > 0) yield return (day, text[from..found.Index]);
            day = int.Parse(found.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) - 1;
            if (day is < 0 or >= DayItem.MostDays) throw ProgrammeRefusal.NotADay(found.Value.Trim());
            from = found.Index + found.Length;
        }

        yield return (day, text[from..]);
    }

    /// <summary>Rooms such as <c>Storsalen, 60, skjerm</c>, one a line or with a semicolon between. Numbers are given later.</summary>
    public static IReadOnlyList<AgendaRoom> Rooms(string text)
    {
        AgendaRoom[] rooms = [.. text.Split(['\n', '\r', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Room)];
        return rooms.Length > 0 ? rooms : throw AgendaRefusal.NoRooms();
    }

    /// <summary>The way back, for a form that changes what stands.</summary>
    /// <param name="dayWord">As the reader calls a day.</param>
    /// <param name="span">As the reader writes a start and an end.</param>
    public static string Of(IEnumerable<SlotTime> slots, string dayWord, Func<IFormattable, IFormattable, string> span) =>
        string.Join('\n', slots.Select(slot => slot.Day == 0
            ? span(slot.Start, slot.End)
            : string.Create(CultureInfo.InvariantCulture, $"{dayWord} {slot.Day + 1} {span(slot.Start, slot.End)}")));

    public static string Of(IEnumerable<AgendaRoom> rooms) =>
        string.Join('\n',
            rooms.Select(room =>
                string.Join(", ", (string[])[room.Name, room.Capacity.ToString(CultureInfo.InvariantCulture), .. room.Has,
                    .. room.Link is null ? Array.Empty<string>() : [room.Link]])));

    private static AgendaRoom Room(string line)
    {
        string[] parts = [.. line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Unquoted)];
        var link = parts.Skip(1).FirstOrDefault(WebLink.IsMeant);
        if (link is not null) parts = [.. parts.Where(part => part != link)];
        if (parts is [var only] && NameAndSeats().Match(only) is { Success: true } one)
            parts = [one.Groups["name"].Value, one.Groups["seats"].Value];
        if (parts.Length < 2 || Seats().Match(parts[1]) is not { Success: true } seats) throw AgendaRuleRefusal.NoSeatsGiven(Short(line));
        if (parts[0].Length > LongestName) throw AgendaRuleRefusal.LongName(Short(parts[0]), LongestName);
        if (!int.TryParse(seats.Groups["seats"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity)
            || capacity > MostSeats) throw AgendaRuleRefusal.NoSeatsGiven(Short(parts[0]));
        if (capacity < 1) throw AgendaRefusal.NoSeats(parts[0]);
        if (parts.Length - 2 > MostThings || parts.Skip(2).Any(thing => thing.Length > LongestThing))
            throw AgendaRuleRefusal.TooMuchInRoom(parts[0]);
        return new AgendaRoom(0, parts[0], capacity)
        {
            Link = link is null ? null : WebLink.Read(link),
            Has = [.. parts.Skip(2).Distinct(StringComparer.OrdinalIgnoreCase)]
        };
    }

    /// <summary>In “1–2 pm” both are after noon, and in “11–1 pm” only the end.</summary>
    private static (TimeOnly Start, TimeOnly End) Times(Match found)
    {
        var end = Time(found, "h2", "m2", found.Groups["p2"].Value);
        var start = Time(found, "h1", "m1", found.Groups["p1"].Value);
        if (found.Groups["p1"].Success || found.Groups["p2"].Value is not ("p" or "P")) return (start, end);
        return start.Hour < 12 && start.AddHours(12) < end ? (start.AddHours(12), end) : (start, end);
    }

    private static TimeOnly Time(Match found, string hour, string minute, string half)
    {
        var (hours, minutes) = (int.Parse(found.Groups[hour].ValueSpan, CultureInfo.InvariantCulture),
            found.Groups[minute].Success ? int.Parse(found.Groups[minute].ValueSpan, CultureInfo.InvariantCulture) : 0);
        if (half.Length > 0 && hours is 0 or > 12) throw AgendaRuleRefusal.NotSlots(found.Value.Trim());
        if (half is "p" or "P") hours = hours % 12 + 12;
        else if (half.Length > 0) hours %= 12;
        return hours < 24 && minutes < 60 ? new TimeOnly(hours, minutes) : throw AgendaRuleRefusal.NotSlots(found.Value.Trim());
    }

    /// <summary>Who writes a name in quotes means the name.</summary>
    private static string Unquoted(string part)
    {
        var bare = part.Trim(Quotes).Trim();
        return bare.Length > 0 && Quotes.Contains(part[0]) ? bare : part;
    }

    internal static string Short(string text) => TextCut.Short(text, 40);

    [GeneratedRegex(@"(?<!\d)(?<h1>\d{1,2})(?:[:.]?(?<m1>\d{2}))?\s*(?:(?<p1>[ap])\.?m\b\.?\s*)?(?:–|—|-|‐|−|\btil\b|\bto\b)\s*(?:kl\.?\s*)?(?<h2>\d{1,2})(?:[:.]?(?<m2>\d{2}))?(?!\d)(?:\s*(?<p2>[ap])\.?m\b\.?)?", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex SpanOfTime();

    [GeneratedRegex(@"\b(?:dag|day)\s*(?<day>\d{1,3})\b\s*:?", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex DayOf();

    [GeneratedRegex(@"^(?:for\s+)?(?<seats>\d{1,9})(?:\s+\p{L}+)?$", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Seats();

    [GeneratedRegex(@"^(?<name>.*\p{L}.*?)\s+(?<seats>\d{1,9})$", RegexOptions.None, 1_000)]
    private static partial Regex NameAndSeats();
}
