using System.Text.Json.Nodes;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda.Exports;

/// <summary>
/// The data by the rules that conference apps hold it to. The rules are those of validator/json/schema.json in
/// https://github.com/voc/schedule (as of June 2026), said here in our own words, since that file is neither on npm nor ours to copy; what
/// it allows and we never write is left out.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ScheduleTests
{
    private const string Rules = """
        const fs = require('fs');
        const Ajv = require('ajv');
        const text = { type: 'string' }, some = { type: ['string', 'null'] }, uri = { type: 'string', format: 'uri' }, uuid = { type: 'string', format: 'uuid' };
        const when = { type: 'string', format: 'date-time' }, day = { type: 'string', format: 'date' }, slug = { type: 'string', pattern: '^[a-z0-9_-]+[a-z0-9]$' };
        const just = (required, properties, more = {}) => ({ type: 'object', additionalProperties: false, required, properties: { ...Object.fromEntries(required.map(one => [one, {}])), ...properties, ...more } });
        const list = items => ({ type: 'array', items });
        const reference = just(['url'], { url: uri, title: text });
        const event = just(
          ['abstract', 'date', 'duration', 'guid', 'id', 'language', 'links', 'persons', 'room', 'slug', 'start', 'subtitle', 'title', 'track', 'type', 'url'],
          {
            guid: uuid, code: { type: 'string', pattern: '^[A-Z0-9]+$' }, id: { type: 'integer', minimum: 1 }, logo: {}, date: when, room: text, slug, url: uri,
            start: { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' }, duration: { type: 'string', pattern: '^[0-9]+:[0-9]{2}$' },
            title: text, subtitle: some, track: some, type: text, language: some, abstract: some, description: some, recording_license: text,
            do_not_record: { type: ['boolean', 'null'] }, links: list(reference), attachments: list(reference),
            persons: list({ type: 'object', required: ['name'], properties: { name: text, public_name: text, guid: uuid, id: false } }),
          });
        const rules = just(['schedule'], { $schema: text, generator: { type: 'object', properties: { name: text, version: text, url: uri } }, schedule: {
          type: 'object', required: ['conference', 'version'], properties: { version: text, base_url: uri, rooms: false, conference: just(
            ['title', 'acronym', 'days', 'daysCount', 'start', 'end', 'timeslot_duration'],
            {
              acronym: { type: 'string', pattern: '^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$' }, title: text, start: day, end: day, daysCount: { type: 'integer' },
              timeslot_duration: text, time_zone_name: { type: 'string', pattern: '^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$' }, tracks: list({ type: 'object' }),
              rooms: list(just(['name', 'guid'], { name: text, guid: uuid, description: some, capacity: { type: ['number', 'null'] } })),
              days: list(just(['date', 'day_end', 'day_start', 'index', 'rooms'], {
                index: { type: 'integer' }, date: day, day_start: when, day_end: when, rooms: { type: 'object', additionalProperties: list(event) } })),
            }) } } });
        const ajv = new Ajv({ allErrors: true, strict: false });
        require('ajv-formats')(ajv);
        const check = ajv.compile(rules);
        console.log(check(JSON.parse(fs.readFileSync(process.argv[1], 'utf8'))) ? 'valid' : check.errors.map(one => one.instancePath + ' ' + one.message).join('\n'));
        """;

    [Fact]
    public async Task The_data_keeps_the_rules_of_the_format_with_named_hosts_links_items_and_several_days()
    {
        await using var town = await AgendaTown.Ready();
        await using var site = await PageSite.Start(town);
        var lead = town.Person("Liv");
        await lead.Says("tider 10:00–10:45, 11:00–11:45, dag 2 09:00–09:45");
        await lead.Says("rom Storsalen, 60, skjerm, https://teams.example.com/1; Kroken, 12");
        await lead.Says("dagsplan 11:45–12:30 Lunsj; 09:00–09:30 Åpning; dag 2 10:00–10:30 Avslutning, Storsalen");
        await lead.Publishes();
        await town.Person("Vert1").Says("vis navnet mitt");
        await town.Person("Vert1").Says("notater 1 https://docs.example.com/1");
        var url = ExportTests.UrlIn(await lead.Says("eksporter"), site);

        var json = await site.Read(url + "/agenda.json");

        Assert.Equal("valid", await Check(json));
        var events = JsonNode.Parse(json)!["schedule"]!["conference"]!["days"]!.AsArray().SelectMany(day => day!["rooms"]!.AsObject()).SelectMany(room => room.Value!.AsArray()).ToList();
        Assert.Equal(7, events.Count);
        Assert.Distinct(events.Select(one => (int)one!["id"]!));
        Assert.Distinct(events.Select(one => (string)one!["code"]!));
        Assert.Contains("Vert1", json);
        Assert.Contains("https://docs.example.com/1", json);

        // The check can fail.
        Assert.Contains("acronym", await Check(json.Replace("unconference_2026", "unconference-2026-", StringComparison.Ordinal)));
        Assert.Contains("code", await Check(json.Replace("\"T1R1\"", "\"1-1\"", StringComparison.Ordinal)));
        if (Environment.GetEnvironmentVariable("GALLERY_PICTURES") is { Length: > 0 } folder) await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "agenda.json"), json, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_open_unconference_in_which_nothing_is_put_up_yet_keeps_them_too()
    {
        await using var town = Fair.Town();
        await using var site = await PageSite.Start(town);
        var lead = await town.Opened(way: "open");
        await lead.Says("tider 10:00–10:45");
        await lead.Says("rom Storsalen, 60");

        Assert.Equal("valid", await Check(await site.Read(ExportTests.UrlIn(await lead.Says("eksporter"), site) + "/agenda.json")));
    }

    private static async Task<string> Check(string json)
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.File("agenda.json"), json, TestContext.Current.CancellationToken);
        return (await NodeTools.Run("node", ["-e", Rules, folder.File("agenda.json")], await NodeTools.Folder)).Trim();
    }
}
