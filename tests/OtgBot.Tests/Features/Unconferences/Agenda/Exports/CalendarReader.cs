using System.Text.Json;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>Reads a calendar with another implementation than the one that wrote it: npm's ical.js, strict.</summary>
internal static class CalendarReader
{
    private const string Script = """
        const ICAL = require('ical.js');
        const calendar = new ICAL.Component(ICAL.parse(require('fs').readFileSync(process.argv[1], 'utf8')));
        const zones = calendar.getAllSubcomponents('vtimezone');
        zones.forEach(zone => ICAL.TimezoneService.register(zone));
        const events = calendar.getAllSubcomponents('vevent').map(one => {
          const event = new ICAL.Event(one, { strictExceptions: true });
          return {
            uid: event.uid, sequence: event.sequence, summary: event.summary, location: event.location, description: event.description,
            status: one.getFirstPropertyValue('status'), stamp: one.getFirstPropertyValue('dtstamp').toString(),
            start: event.startDate.toJSDate().toISOString(), end: event.endDate.toJSDate().toISOString(), zone: event.startDate.zone.tzid,
          };
        });
        console.log(JSON.stringify({ zones: zones.map(zone => zone.getFirstPropertyValue('tzid')), name: calendar.getFirstPropertyValue('x-wr-calname'), events }));
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<ReadCalendar> Read(string ics)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("agenda.ics"), ics, TestContext.Current.CancellationToken);
        var printed = await NodeTools.Run("node", ["-e", Script, folder.File("agenda.ics")], await NodeTools.Folder);
        return JsonSerializer.Deserialize<ReadCalendar>(printed, Web)!;
    }
}

internal sealed record ReadCalendar(IReadOnlyList<string> Zones, string Name, IReadOnlyList<ReadEvent> Events);

internal sealed record ReadEvent(string Uid, int Sequence, string Summary, string Location, string? Description, string Status, string Stamp, DateTimeOffset Start, DateTimeOffset End, string Zone);
