using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Storage;

namespace OtgBot.Features.Privacy;

/// <summary>
/// Forms that were opened and not sent. They lie in the partitions of those who opened them, and hold words: their own, and names of
/// others.
/// </summary>
internal sealed class OpenForms(IStore store, PersonStore persons, FeatureMap everything, TimeProvider clock) : IFeature
{
    /// <summary>A form that waits for longer is not sent any more: its topic, or its vote, is over by then.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    private const string Rows = "dialog|";

    public void Map(FeatureMap map) => map.Old("p|", (partition, _, cancel) => EraseOld(new PersonKey(partition["p|".Length..]), cancel));

    /// <summary>
    /// Closes the forms in which others have the person's name. Whoever has one open is told that it is old, and opens another.
    /// </summary>
    public async Task EraseNaming(PersonScope scope, CancellationToken cancel)
    {
        var communities = scope.Communities.ToHashSet();
        foreach (var data in everything.PersonalData) communities.UnionWith(await data.SharedWith(scope, cancel));
        var members = new HashSet<PersonKey>();
        foreach (var community in communities) members.UnionWith(await persons.Members(community, cancel));
        foreach (var member in members) await Erase(member, json => Names(json, scope), cancel);
    }

    /// <summary>Closes somebody's forms about a community that is gone.</summary>
    public Task EraseAbout(PersonKey person, string community, CancellationToken cancel) =>
        Erase(person, json => json["community"]?.GetValue<string>() == community, cancel);

    /// <summary>Closes those that wait for too long.</summary>
    private Task EraseOld(PersonKey person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return Erase(person, json => !(json["touchedAt"]?.GetValue<DateTimeOffset>() > now - Kept), cancel);
    }

    private async Task Erase(PersonKey person, Func<JsonNode, bool> isMeant, CancellationToken cancel)
    {
        await foreach (var form in store.List(person.Partition, Rows, Rows + Key.End, cancel))
        {
            if (isMeant(JsonNode.Parse(form.Json.Span)!)) await store.Delete(form.Key, form.ETag, cancel);
        }
    }

    private static bool Names(JsonNode json, PersonScope scope) => json switch
    {
        JsonObject members => members.Any(member => member.Value is { } value && Names(value, scope)),
        JsonArray items => items.Any(item => item is not null && Names(item, scope)),
        _ => json.GetValueKind() == JsonValueKind.String && Names(json.GetValue<string>(), scope),
    };

    private static bool Names(string text, PersonScope scope) =>
        text.Contains(scope.Key.Value, StringComparison.Ordinal) || scope.Person.NamedIn(text);
}
