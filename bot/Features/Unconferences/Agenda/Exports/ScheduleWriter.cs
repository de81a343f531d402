using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda in the shape that frab began and pretalx writes, which conference apps read (https://c3voc.de/wiki/schedule).
/// </summary>
internal static class ScheduleWriter
{
    /// <summary>The items of a day are numbered from here, behind all topics.</summary>
    private const int FirstItem = 100_000;

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true
    };

    public static byte[] Write(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<ExportSession> sessions, string? url,
        Language language)
    {
        var date = unconference.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var dates = sessions.Select(session => DateOnly.FromDateTime(session.Placed.Start.DateTime)).Append(unconference.Date)
            .Distinct().Order().ToArray();
        var schedule = new JsonObject
        {
            ["$schema"] = "https://c3voc.de/schedule/schema.json",
            ["generator"] = new JsonObject { ["name"] = "OtgBot", ["version"] = "1" },
            ["schedule"] = new JsonObject
            {
                ["url"] = url,
                ["version"] = agenda.Version.ToString(CultureInfo.InvariantCulture),
                ["base_url"] = url,
                ["conference"] = new JsonObject
                {
                    ["acronym"] = "unconference_" + date.Replace('-', '_'),
                    ["title"] = unconference.Name,
                    ["start"] = date,
                    ["end"] = Date(dates[^1]),
                    ["daysCount"] = dates.Length,
                    ["timeslot_duration"] = "00:05",
                    ["time_zone_name"] = unconference.Zone,
                    ["rooms"] = new JsonArray([.. agenda.Rooms.Select(room => new JsonObject
                    {
                        ["name"] = room.Name,
                        ["guid"] = Id($"{unconference.Id}|room|{room.Number}"),
                        ["description"] = room.Has.Count == 0 ? null : string.Join(", ", room.Has),
                        ["capacity"] = room.Capacity,
                    })]),
                    ["tracks"] = new JsonArray(),
                    ["days"] = new JsonArray(
                        [.. dates.Select((day, index) =>
                            Day(unconference, agenda,
                                [.. sessions.Where(session => DateOnly.FromDateTime(session.Placed.Start.DateTime) == day)], index + 1,
                                day, url, language))]),
                },
            },
        };
        return Encoding.UTF8.GetBytes(schedule.ToJsonString(Readable));
    }

    private static JsonObject Day(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<ExportSession> sessions, int index,
        DateOnly date, string? url, Language language) => new()
        {
            ["index"] = index,
            ["date"] = Date(date),
            ["day_start"] = Instant(Times(unconference, agenda, sessions, date).Min()),
            ["day_end"] = Instant(Times(unconference, agenda, sessions, date).Max()),
            ["rooms"] = Rooms(unconference, agenda, sessions, url, language),
        };

    /// <summary>Between which a day lies: what is on it, else its slots, else all of it.</summary>
    private static DateTimeOffset[] Times(Unconference unconference, PublishedAgenda agenda,
        IReadOnlyList<ExportSession> sessions, DateOnly date)
    {
        if (sessions.Count > 0) return [.. sessions.SelectMany(session => new[] { session.Placed.Start, session.Placed.End })];
        var slots = agenda.Slots.Where(slot => Wall.Day(slot.Start) == date).SelectMany(slot => new[] { slot.Start, slot.End }).ToArray();
        return slots.Length > 0
            ? slots
            : [AgendaTerms.Instant(date, 0, TimeOnly.MinValue, unconference.TimeZone),
                AgendaTerms.Instant(date, 0, new TimeOnly(23, 59), unconference.TimeZone)];
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An item for all rooms stands in the first: every event is in one.</summary>
    private static string RoomOf(PublishedAgenda agenda, ExportSession session) =>
        session.Placed.RoomName.Length > 0 ? session.Placed.RoomName : agenda.Rooms.Select(room => room.Name).FirstOrDefault() ?? "";

    private static JsonObject Rooms(Unconference unconference, PublishedAgenda agenda, IReadOnlyList<ExportSession> sessions, string? url,
        Language language)
    {
        var rooms = new JsonObject();
        foreach (var room in agenda.Rooms.Select(room => room.Name).Concat(sessions.Select(session => RoomOf(agenda, session))).Distinct())
            rooms[room] =
                new JsonArray([.. sessions.Where(session => RoomOf(agenda, session) == room)
                    .Select(session => Event(unconference, session, room, url, language))]);
        return rooms;
    }

    private static JsonObject Event(Unconference unconference, ExportSession session, string room, string? url, Language language) => new()
    {
        ["guid"] = Id(session.Uid(unconference.Id)),
        ["id"] = session.Item is null ? (session.Placed.Topic * 10) + session.Placed.Run : FirstItem + session.Placed.Run,
        ["code"] = session.Item is null
            ? string.Create(CultureInfo.InvariantCulture, $"T{session.Placed.Topic}R{session.Placed.Run}")
            : string.Create(CultureInfo.InvariantCulture, $"I{session.Placed.Run}"),
        ["logo"] = null,
        ["date"] = Instant(session.Placed.Start),
        ["start"] = ClockWords.English(session.Placed.Start),
        ["duration"] = (session.Placed.End - session.Placed.Start).ToString("hh\\:mm", CultureInfo.InvariantCulture),
        ["room"] = room,
        ["slug"] = string.Create(CultureInfo.InvariantCulture, $"topic-{session.Placed.Topic}-{session.Placed.Run}"),
        ["url"] = url,
        ["title"] = session.Title,
        ["subtitle"] = "",
        ["track"] = null,
        ["type"] = session.Topic is { } topic ? UnconferencesTexts.FormatName(language, topic.Format) : "",
        ["language"] = session.Topic?.Language ?? language.Tag(),
        ["abstract"] = session.Topic?.About,
        ["description"] = null,
        ["recording_license"] = "",
        ["do_not_record"] = true,
        ["persons"] = new JsonArray(
            [.. session.Hosts.Select(name =>
                new JsonObject { ["name"] = name, ["public_name"] = name, ["guid"] = Id($"{unconference.Id}|person|{name}") })]),
        ["links"] = new JsonArray([.. Links(session, language)]),
        ["attachments"] = new JsonArray(),
    };

    private static IEnumerable<JsonNode> Links(ExportSession session, Language language)
    {
        if (session.Link is { } link) yield return new JsonObject { ["title"] = ProgrammeTexts.Join.In(language), ["url"] = link };
        if (session.Topic?.Notes is { } notes)
            yield return new JsonObject { ["title"] = ProgrammeTexts.Notes.In(language), ["url"] = notes };
    }

    private static string Instant(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH':'mm':'sszzz", CultureInfo.InvariantCulture);

    /// <summary>
    /// A UUID that is the same each time: version 8, which is free to be made from a hash
    /// (https://www.rfc-editor.org/rfc/rfc9562#section-5.8).
    /// </summary>
    private static string Id(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true).ToString();
    }
}
