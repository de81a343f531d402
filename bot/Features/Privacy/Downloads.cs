using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Somebody's data as a file, by an address that is good for ten minutes and for one download. To open the address shows a page with a
/// button: what looks at links of its own accord (a chat's preview, a mail filter) presses none. The row lies in the person's own
/// partition, so that it goes with them; it holds a hash of the address' secret, and whom it is about is sealed.
/// </summary>
internal sealed class Downloads(IStore store, PersonStore persons, Pseudonyms pseudonyms, PublicAddress address, NewId newId,
    TimeProvider clock) : IFeature
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    public const string Rows = "download|";

    private const int LongestPart = 200;

    public void Map(FeatureMap map) => map.Old("p|", (partition, _, cancel) => DropOld(new PersonKey(partition["p|".Length..]), cancel));

    /// <summary>A new address; null if nobody knows how browsers reach the bot, or if nothing may be stored about the person.</summary>
    public async Task<string?> Offer(Turn turn, Language language)
    {
        if (address.Url is not { } url || turn.IsForgotten) return null;
        var token = newId();
        var person = JsonSerializer.Serialize(turn.Person, DownloadsJson.Default.Person);
        await store.Insert(KeyOf(turn.PersonKey, token), new Download(clock.GetUtcNow() + Lasts, language, pseudonyms.Seal(person)),
            DownloadsJson.Default.Download, turn.Cancel);
        return $"{url}/my-data/{pseudonyms.Seal(turn.PersonKey.Value)}/{token}";
    }

    /// <summary>Deletes those that nobody used in time.</summary>
    private async Task DropOld(PersonKey person, CancellationToken cancel)
    {
        await foreach (var row in store.List(person.Partition, Rows, DownloadsJson.Default.Download, cancel))
        {
            if (row.Value.Until <= clock.GetUtcNow()) await store.Delete(row.Key, row.ETag, cancel);
        }
    }

    public async Task<PageAnswer?> Show(PageRequest request)
    {
        if (await Find(request) is not { } found) return null;
        var language = request.Language ?? found.Row.Value.Language;
        var minutes = Math.Max(1, (int)Math.Ceiling((found.Row.Value.Until - clock.GetUtcNow()).TotalMinutes))
            .ToString(CultureInfo.InvariantCulture);
        var page = $"""
            <!doctype html>
            <html lang="{language.Tag()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>OtgBot</title></head>
            <body><h1>{Text(PrivacyTexts.DownloadTitle.In(language))}</h1>
            <p>{Text(PrivacyTexts.DownloadOnce(language, minutes))}</p>
            <form method="post"><button type="submit">{Text(PrivacyTexts.DownloadButton.In(language))}</button></form>
            </body></html>

            """;
        return new PageAnswer("text/html; charset=utf-8", Encoding.UTF8.GetBytes(page)) { IsSecret = true };
    }

    /// <summary>Of two presses at once one gets the file: the row that is deleted is the claim.</summary>
    public async Task<PageAnswer?> Take(PageRequest request, MyData report)
    {
        if (await Find(request) is not { } found || !await store.Delete(found.Row.Key, found.Row.ETag, request.Cancel)) return null;
        var person = JsonSerializer.Deserialize(pseudonyms.Open(found.Row.Value.Person), DownloadsJson.Default.Person)!;
        var scope = await persons.ScopeOf(found.Person, person, [], request.Cancel);
        return new PageAnswer("application/json; charset=utf-8",
            await report.Json(scope, found.Row.Value.Language, request.Cancel))
        { IsSecret = true, FileName = "my-data.json" };
    }

    private async Task<(PersonKey Person, Stored<Download> Row)?> Find(PageRequest request)
    {
        var (who, token) = (request["who"], request["token"]);
        if (who.Length is 0 or > LongestPart || token.Length is 0 or > LongestPart || pseudonyms.TryOpen(who) is not { } opened)
            return null;
        var person = new PersonKey(opened);
        if (await store.Get(KeyOf(person, token), DownloadsJson.Default.Download, request.Cancel) is not { } row) return null;
        if (row.Value.Until > clock.GetUtcNow()) return (person, row);
        await store.Delete(row.Key, row.ETag, request.Cancel);
        return null;
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);

    private static Key KeyOf(PersonKey person, string token) =>
        new(person.Partition, Rows + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token))));
}

/// <summary>A file that may be fetched once.</summary>
/// <param name="Until">Not after this.</param>
/// <param name="Language">Of the person.</param>
/// <param name="Person">Who it is, sealed.</param>
internal sealed record Download(DateTimeOffset Until, Language Language, string Person);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Download))]
[JsonSerializable(typeof(Person))]
internal sealed partial class DownloadsJson : JsonSerializerContext;
