using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Pairs;
using OtgBot.Features.Unconferences.Programme;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Exports;

/// <summary>
/// An agenda as a calendar (RFC 5545). An event keeps its UID for good. Its SEQUENCE is raised with each change of time or room and with
/// each change of its topic, and what was called off says so: a calendar that has it follows. As a published calendar, DTSTAMP says when it
/// was made.
/// </summary>
internal static class IcsWriter
{
    /// <summary>
    /// A zone's rules are told from here on. The library reads them up to the machine's today, so this lies behind it, and what comes later
    /// follows by rule.
    /// </summary>
    private static readonly DateTime Since = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <param name="unconference">For name, zone and the UIDs.</param>
    /// <param name="sessions">Also those called off.</param>
    /// <param name="url">The agenda's page, or null.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="language">Of the words in it.</param>
    public static byte[] Write(Unconference unconference, IReadOnlyList<ExportSession> sessions, string? url, DateTimeOffset now,
        Language language)
    {
        var calendar = new Calendar { ProductId = "-//One Team Government//OtgBot//EN", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", Line(unconference.Name));
        calendar.AddProperty("X-PUBLISHED-TTL", "PT15M");
        if (unconference.TimeZone.Id != "UTC")
            calendar.AddTimeZone(VTimeZone.FromDateTimeZone(unconference.TimeZone.Id, Since, includeHistoricalData: false));
        foreach (var session in sessions) calendar.Events.Add(Event(unconference, session, url, now, language));
        return Encoding.UTF8.GetBytes(IcsLines.Fold(new CalendarSerializer().SerializeToString(calendar) ?? ""));
    }

    private static CalendarEvent Event(Unconference unconference, ExportSession session, string? url, DateTimeOffset now, Language language)
    {
        var zone = unconference.TimeZone;
        var made = new CalendarEvent
        {
            Uid = session.Uid(unconference.Id),
            Sequence = session.Placed.Sequence + (session.Topic?.Revision ?? 0),
            DtStamp = new CalDateTime(now.UtcDateTime),
            Summary = Line(session.Title),
            Location = Line(session.Placed.RoomName),
            Description = Description(session, language),
            Start = Local(session.Placed.Start),
            End = Local(session.Placed.End),
            Status = session.Placed.IsCalledOff ? "CANCELLED" : "CONFIRMED",
        };
        if (url is not null) made.Url = new Uri(url);
        return made;

        CalDateTime Local(DateTimeOffset at) => unconference.TimeZone.Id == "UTC"
            ? new CalDateTime(at.UtcDateTime)
            : new CalDateTime(DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(at, zone).DateTime, DateTimeKind.Unspecified),
                unconference.TimeZone.Id);
    }

    private static string Description(ExportSession session, Language language)
    {
        var lines = new List<string>();
        if (session.Topic is { } topic) lines.Add(topic.About);
        foreach (var other in session.Beside) lines.Add(PairTexts.SharesWith(language, other));
        if (session.Link is { } link) lines.Add(ProgrammeTexts.JoinAt(language, link));
        if (session.Topic?.Notes is { } notes) lines.Add(ProgrammeTexts.NotesAt(language, notes));
        if (session.Hosts.Count > 0) lines.Add($"{UnconferencesTexts.HostFact.In(language)}: {string.Join(", ", session.Hosts)}");
        return string.Join("\n\n", lines);
    }

    private static string Line(string text) => CommandText.Clean(text);
}
