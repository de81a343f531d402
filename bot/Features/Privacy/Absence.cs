using System.Text.Json.Nodes;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Features.Privacy;

/// <summary>
/// What becomes of people who don't come back. Who did nothing in a community for 13 months is forgotten there, as if they had asked,
/// unless they lead it; who is in no community any more goes whole. Also the end of what lies in a community's partition and belongs to
/// nobody.
/// </summary>
internal sealed class Absence(IStore store, PersonStore persons, Communities communities, Pseudonyms pseudonyms, FeatureMap everything,
    TimeProvider clock) : IFeature
{
    public void Map(FeatureMap map)
    {
        map.Old("p|", (partition, oldest, cancel) => Visit(new PersonKey(partition["p|".Length..]), oldest, cancel));
        map.Old("c|", DropStrays);
    }

    private async Task Visit(PersonKey person, DateOnly oldest, CancellationToken cancel)
    {
        if ((await store.Get(Profile.KeyOf(person), TurnsJson.Default.Profile, cancel))?.Value is not { } profile)
        {
            await DropWithoutProfile(person, oldest, cancel);
            return;
        }

        // It dates from before this was kept, so it counts from now on.
        var month = Profile.MonthOf(clock.GetUtcNow());
        var kept = new List<string>();
        foreach (var partition in profile.Communities)
        {
            if (await IsThere(partition, person, month, oldest, cancel)) kept.Add(partition);
        }

        var left = new List<string>();
        foreach (var partition in profile.Left ?? [])
        {
            if (await PersonStore.IsLeftWithOthers(everything, partition, cancel)
                || await IsThere(partition, person, month, oldest, cancel)) left.Add(partition);
        }

        await persons.ChangeOrEnd(person, old =>
        {
            // What was added meanwhile stays.
            string[] communities = [
                .. old.Communities.Where(partition => kept.Contains(partition) || !profile.Communities.Contains(partition))];
            string[] traces = [
                .. (old.Left ?? []).Where(partition => left.Contains(partition) || profile.Left?.Contains(partition) != true)];
            var hasLeft = profile.Communities.Count > 0 || profile.Left is not null;
            if (communities.Length + traces.Length == 0 && (hasLeft || (old.Seen is not null && !IsWithin(old.Seen, oldest)))) return null;
            var isSame = communities.Length == old.Communities.Count && traces.Length == (old.Left?.Count ?? 0) && old.Seen is not null;
            return isSame
                ? old
                : old with { Seen = old.Seen ?? month, Communities = communities, Left = traces.Length > 0 ? traces : null };
        }, cancel);
    }

    private async Task<bool> IsThere(string partition, PersonKey person, DateOnly month, DateOnly oldest, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is not { } community) return false;
        var member = await store.Get(Member.KeyOf(partition, person), TurnsJson.Default.Member, cancel);
        if (member?.Value.Seen is null) await Member.Note(store, partition, person, month, cancel);
        if (member?.Value.Seen is null || IsWithin(member.Value.Seen, oldest)) return true;
        if (community.Leads.Any(lead => pseudonyms.Of(community.Address, new Person(lead.Id, lead.Name)) == person)) return true;
        foreach (var data in everything.PersonalData) await data.Erase(new PersonScope(person, new Person("", ""), [partition]), cancel);
        await store.Delete(member.Key, member.ETag, cancel);
        return false;
    }

    /// <summary>All that is theirs alone goes with the profile, or says itself how old it is.</summary>
    private async Task DropWithoutProfile(PersonKey person, DateOnly oldest, CancellationToken cancel)
    {
        foreach (var row in await persons.Own(person, cancel))
        {
            if (row.Key.Row.StartsWith("dialog|", StringComparison.Ordinal) || row.Key == Profile.KeyOf(person)) continue;
            if (JsonNode.Parse(row.Json.Span)!["at"]?.GetValue<string>() is { } at
                && DateOnly.Parse(at[..10], System.Globalization.CultureInfo.InvariantCulture) >= oldest) continue;
            await store.Delete(row.Key, row.ETag, cancel);
        }
    }

    /// <summary>Rows of a community that is gone, written by a host that did not know yet; and of members who are gone.</summary>
    private async Task DropStrays(string partition, DateOnly oldest, CancellationToken cancel)
    {
        if (await communities.Get(partition, cancel) is null)
        {
            var rows = new List<Document>();
            await foreach (var row in store.List(partition, "", Key.End.ToString(), cancel)) rows.Add(row);
            if (await communities.Get(partition, cancel) is not null) return;
            foreach (var row in rows) await store.Delete(row.Key, row.ETag, cancel);
            return;
        }

        await foreach (var member in store.List(partition, "member|", TurnsJson.Default.Member, cancel))
        {
            var person = new PersonKey(member.Key.Row["member|".Length..]);
            if (!IsWithin(member.Value.Seen, oldest.AddMonths(-2)) && member.Value.Seen is not null
                && await store.Get(Profile.KeyOf(person), cancel) is null) await store.Delete(member.Key, member.ETag, cancel);
        }
    }

    /// <summary>By the end of the month at the latest they were last seen.</summary>
    private static bool IsWithin(DateOnly? month, DateOnly oldest) => month?.AddMonths(1) > oldest;
}
