using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Cards;
using OtgBot.Features.Privacy.Domain;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>Collects all that is stored about a person, as sentences and as data.</summary>
internal sealed class MyData(PersonStore store, FeatureMap map)
{
    /// <summary>Small enough for one message on every channel, even if each character takes two.</summary>
    private const int PageLength = 6_000;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n"
    };

    /// <summary>
    /// First what is stored in words, over as many cards as it takes; then the same as JSON, as a file by this address, or in pieces if
    /// there is none.
    /// </summary>
    public async Task<IReadOnlyList<Card>> Cards(PersonScope scope, Language language, string? file, CancellationToken cancel)
    {
        var told = await Collect(scope, language, cancel);
        var words = Pages.Of(told.SelectMany(section => section.Lines.Select(line => (section.Title, line))), PageLength);
        var cards = words.Select((page, index) => PrivacyCards.MyData(language, page, index + 1, words.Count, isFile: file is not null));
        if (file is not null) return [.. cards, PrivacyCards.MyDataFile(language, file)];
        var json = Pages.Of(Json(scope, told).Split('\n').Select(line => ("", line)), PageLength);
        return [.. cards, .. json.Select((page, index) => PrivacyCards.MyDataJson(language, page, index + 1, json.Count))];
    }

    /// <summary>All of it as a file.</summary>
    public async Task<byte[]> Json(PersonScope scope, Language language, CancellationToken cancel) =>
        Encoding.UTF8.GetBytes(Json(scope, await Collect(scope, language, cancel)));

    private async Task<IReadOnlyList<Section>> Collect(PersonScope scope, Language language, CancellationToken cancel)
    {
        var communities = await store.Communities(scope, cancel);
        var sections = new List<Section>
        {
            await Own(scope, communities, language, cancel),
            Leads(scope, communities, language),
        };
        foreach (var data in map.PersonalData)
        {
            var section = new Section(data.Title.In(language));
            await foreach (var item in data.Read(scope, cancel)) section.Add(item.Line.In(language), item.Data);
            sections.Add(section);
        }

        return [.. sections.Where(section => section.Lines.Count > 0)];
    }

    private async Task<Section> Own(PersonScope scope, IReadOnlyList<Community> communities, Language language, CancellationToken cancel)
    {
        var section = new Section(PrivacyTexts.AboutYou.In(language));
        section.Add(PrivacyTexts.Pseudonym(language), new JsonObject { ["pseudonym"] = scope.Key.Value });
        if (await store.ForgottenAt(scope.Key, cancel) is { } at)
            section.Add(PrivacyTexts.ForgottenNote.In(language), new JsonObject { ["forgottenAt"] = at });
        foreach (var document in await store.Own(scope.Key, cancel))
        {
            var json = JsonNode.Parse(document.Json.Span);
            section.Add(Line(document, json, communities, language), new JsonObject { ["row"] = document.Key.Row, ["document"] = json });
        }

        return section;
    }

    private string Line(Document document, JsonNode? json, IReadOnlyList<Community> communities, Language language)
    {
        if (document.Key.Row == "profile")
        {
            var profile = new DocumentType<Profile>(TurnsJson.Default.Profile).Read(document);
            return PrivacyTexts.ProfileLine(language, profile, [.. communities.Select(community => TurnTexts.NameOf(community, language))]);
        }

        if (document.Key.Row.StartsWith(Downloads.Rows, StringComparison.Ordinal)) return PrivacyTexts.DownloadNote.In(language);
        return document.Key.Row.StartsWith("dialog|", StringComparison.Ordinal)
            ? PrivacyTexts.OpenForm(language,
                json?["values"] is JsonObject values ? string.Join(", ", values.Select(value => value.Value?.ToString())) : "")
            : map.PersonalData.SelectMany(data => data.OwnRows).Where(row => row.Key == document.Key.Row)
                .Select(row => row.Value.In(language)).FirstOrDefault()
                ?? PrivacyTexts.Note(language, document.Key.Row);
    }

    private static Section Leads(PersonScope scope, IReadOnlyList<Community> communities, Language language)
    {
        var section = new Section(PrivacyTexts.LeadTitle.In(language));
        foreach (var community in communities)
        {
            foreach (var lead in community.Leads.Where(lead => lead.Id == scope.Person.Id))
            {
                section.Add(
                    PrivacyTexts.LeadLine(language, TurnTexts.NameOf(community, language), lead.Name),
                    new JsonObject { ["community"] = community.Address.Partition, ["id"] = lead.Id, ["name"] = lead.Name });
            }
        }

        return section;
    }

    /// <summary>Line by line, so that it can be read on a phone and split anywhere between lines.</summary>
    private static string Json(PersonScope scope, IReadOnlyList<Section> sections) => new JsonObject
    {
        ["person"] = new JsonObject { ["id"] = scope.Person.Id, ["name"] = scope.Person.Name },
        ["stored"] = new JsonArray(
            [.. sections.SelectMany(section =>
                section.Data.Select(data => new JsonObject { ["title"] = section.Title, ["data"] = data }))]),
    }.ToJsonString(Readable);

    private sealed record Section(string Title)
    {
        public List<string> Lines { get; } = [];

        public List<JsonNode> Data { get; } = [];

        public void Add(string line, JsonNode data)
        {
            Lines.Add(line);
            Data.Add(data);
        }
    }
}
