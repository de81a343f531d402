using System.Text;
using System.Text.Json;
using OtgBot.Tests.Features.Unconferences.OpenSpace;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>What calendars that took the file once see of every change after it, read by two implementations that are not ours.</summary>
[Trait("Speed", "slow")]
public sealed class CalendarTests
{
    private const string OtherReader = """
        const ical = require('node-ical');
        const text = one => one && one.val !== undefined ? one.val : one;
        const events = Object.values(ical.sync.parseFile(process.argv[1])).filter(one => one.type === 'VEVENT').map(one => ({
          uid: one.uid, sequence: Number(one.sequence), summary: text(one.summary), location: text(one.location), description: text(one.description),
          status: one.status, stamp: one.dtstamp.toISOString(), start: one.start.toISOString(), end: one.end.toISOString(), zone: one.start.tz ?? '',
        }));
        console.log(JSON.stringify({ zones: [], name: '', events }));
        """;

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    [Fact]
    public async Task Every_change_that_a_reader_sees_raises_the_sequence_and_the_stamp_of_what_changed_and_of_nothing_else()
    {
        await using var town = await HandChangesTests.Published(rooms: 3);
        await using var site = await PageSite.Start(town);
        var (lead, host) = (town.Person("Liv"), town.Person("Vert1"));
        await town.Person("Kari").Says("temaer");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);
        var id = await town.UnconferenceId(lead);
        var seen = await Both(url, site);

        await Raises(1, () => lead.Says("flytt 1 rom 3"));
        await Raises(1, () => host.Says("notater 1 https://docs.example.com/1"));
        await Raises(1, () => host.Says("vis navnet mitt"));
        await Raises(1, () => host.Says("skjul navnet mitt"));
        await Raises(1, () => town.Unconferences().Change(id, 1, old => old with { Title = "Et annet navn" }, TestContext.Current.CancellationToken));
        await Raises(2, () => lead.Says("skjul 2 Reklame ja"));
        var (hidden, _) = (HandChangesTests.Of(await town.Agenda(), 2), await lead.Says("vis igjen 2"));
        await Raises(2, () => lead.Says($"plasser 2 tid {hidden.Slot} rom {hidden.Room}"));
        await Raises(3, () => town.Person("Vert3").Says("trekk 3 ja"));
        await Raises(4, () => lead.Says("avlys 4"));
        await Raises(4, () => lead.Says("plasser 4 tid 2 rom 3"));
        var rooms = (await town.Agenda()).Standing.First(session => session.Topic == 4).RoomName;
        Assert.Equal("Loftet", rooms);
        await Raises(4, () => lead.Says("rom Storsalen, 60, skjerm; Kroken, 12; Loftet, 20, https://zoom.example.com/j/7"), alsoIn: "Loftet");
        await Nothing(() => lead.Says("program"));

        async Task Nothing(Func<Task> act)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await act();
            var now = await Both(url, site);
            Assert.Equal(seen.Select(one => (one.Uid, one.Sequence)), now.Select(one => (one.Uid, one.Sequence)));
            seen = now;
        }

        async Task Raises(int topic, Func<Task> change, string? alsoIn = null)
        {
            town.Clock.Advance(TimeSpan.FromMinutes(1));
            await change();
            var now = await Both(url, site);
            foreach (var one in now)
            {
                var before = seen.Single(old => old.Uid == one.Uid);
                if (one.Uid.Contains($"-{topic}-", StringComparison.Ordinal))
                {
                    Assert.True(one.Sequence > before.Sequence, $"{before} became {one}");
                    Assert.True(string.CompareOrdinal(one.Stamp, before.Stamp) > 0, $"{before} became {one}");
                    Assert.NotEqual(before with { Sequence = 0, Stamp = "" }, one with { Sequence = 0, Stamp = "" });
                }
                else if (alsoIn is null || one.Location != alsoIn)
                {
                    Assert.Equal(before.Sequence, one.Sequence);
                    Assert.Equal(before with { Stamp = "" }, one with { Stamp = "" });
                }
            }

            seen = now;
        }
    }

    [Fact]
    public async Task No_line_is_folded_inside_a_character_nor_longer_than_seventy_five_octets()
    {
        await using var town = await HandChangesTests.Published();
        await using var site = await PageSite.Start(town);
        var id = await town.UnconferenceId(town.Person("Liv"));
        string[] alphabets = ["æøåÆØÅ", "čđŋšŧžáÁ", "漢字かな", "🧑🏽‍💻👩‍👩‍👧🏳️‍🌈", "e\u0301o\u0302a\u030A", "\\;,\"x"];
        var titles = new Dictionary<int, string>();
        foreach (var (n, alphabet) in alphabets.Take(4).Index())
        {
            var title = "x" + new string('y', n) + string.Concat(Enumerable.Repeat(alphabet, 30));
            titles[n + 1] = title;
            await town.Unconferences().Change(id, n + 1, old => old with { Title = title, About = string.Concat(Enumerable.Repeat(string.Concat(alphabets), 12)) }, TestContext.Current.CancellationToken);
        }

        var url = ExportTests.UrlIn(await town.Person("Liv").Says("eksporter"), site);
        var bytes = await site.Http.GetByteArrayAsync(url + "/agenda.ics", TestContext.Current.CancellationToken);

        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var lines = Lines(bytes);
        Assert.Contains(lines, line => line.Length > 0 && line[0] == ' ');
        foreach (var line in lines)
        {
            Assert.InRange(line.Length, 0, 75);
            _ = strict.GetString(line);
        }

        foreach (var one in await Both(url, site)) Assert.Equal(titles[int.Parse(one.Uid.Split('-')[^2], System.Globalization.CultureInfo.InvariantCulture)], one.Summary);
    }

    /// <summary>The lines as they came, without their ends.</summary>
    private static List<byte[]> Lines(byte[] file)
    {
        var lines = new List<byte[]>();
        var from = 0;
        for (var i = 0; i + 1 < file.Length; i++)
        {
            if (file[i] != '\r' || file[i + 1] != '\n') continue;
            lines.Add(file[from..i]);
            from = i + 2;
        }

        Assert.Equal(file.Length, from);
        return lines;
    }

    /// <summary>What both read, which is the same.</summary>
    private static async Task<IReadOnlyList<ReadEvent>> Both(string url, PageSite site)
    {
        var ics = await site.Read(url + "/agenda.ics");
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("agenda.ics"), ics, TestContext.Current.CancellationToken);
        var one = (await CalendarReader.Read(ics)).Events.OrderBy(read => read.Uid).ToList();
        var other = JsonSerializer.Deserialize<ReadCalendar>(await NodeTools.Run("node", ["-e", OtherReader, folder.File("agenda.ics")], await NodeTools.Folder), Web)!.Events.OrderBy(read => read.Uid).ToList();
        Assert.Equal(one.Select(Same), other.Select(Same));
        return one;

        static (string, int, string, string, string, DateTimeOffset, DateTimeOffset) Same(ReadEvent read) =>
            (read.Uid, read.Sequence, read.Summary, read.Location, read.Status, read.Start, read.End);
    }
}
