using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>A town with the feature and a lead, Liv, brought to the phase a story begins in.</summary>
internal static class Fair
{
    /// <summary>By the key that every town has.</summary>
    public static Pseudonyms Pseudonyms { get; } = new(new byte[32]);

    public static UnconferencesStore Unconferences(this Town town) => new(town.Store, town.Get<Pseudonyms>());

    public static BallotBox Box(this Town town) => new(town.Store, new UnconferencesStore(town.Store, Pseudonyms), town.Get<Disclosure>());

    /// <summary>With groups of one: a count of it tells the exact numbers, but for none.</summary>
    public static BallotBox Box(IStore store) => new(store, new UnconferencesStore(store, Pseudonyms), new Disclosure(1, new byte[32]));

    /// <summary>What the ballots of the town's unconference add up to, which no result tells.</summary>
    public static async Task<ExactCount> Exact(this Town town, TestPerson lead, VotingWay way = VotingWay.Votes)
    {
        var id = await town.UnconferenceId(lead);
        var cast = new List<Cast>();
        await foreach (var ballot in town.Store.List(UnconferencesStore.PartitionOf(id), "ballot|", UnconferencesJson.Default.Ballot, TestContext.Current.CancellationToken)) cast.Add(new Cast(ballot.Key.Row["ballot|".Length..], ballot.Value));
        return ExactCount.Of(await town.Unconferences().Topics(id, TestContext.Current.CancellationToken), cast, way);
    }

    public static Town Town(bool forms = true) => new([typeof(UnconferencesFeature)], forms);

    /// <summary>Someone who leads the channel. The channel speaks the language of their locale.</summary>
    public static async Task<TestPerson> Lead(this Town town, string name = "Liv", string locale = "nb-NO", string channel = "team")
    {
        var lead = town.Person(name, locale, channel);
        var address = await town.Install(lead, channel);
        await town.Get<Communities>().Change(address.Partition, old => old with { Leads = [new Lead(lead.Person.Id, name)] }, TestContext.Current.CancellationToken);
        return lead;
    }

    /// <summary>An unconference in which topics can be proposed.</summary>
    public static async Task<TestPerson> Opened(this Town town, int votes = 5, string locale = "nb-NO", string way = "votes")
    {
        var lead = await town.Lead(locale: locale);
        await lead.Says("unconference");
        await lead.Presses(locale.StartsWith("en", StringComparison.Ordinal) ? "Open" : locale.StartsWith("nn", StringComparison.Ordinal) ? "Opne" : "Åpne",
            ("name", "Høst-unconference"), ("theme", ""), ("date", "2026-12-03"), ("votes", votes.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("way", way));
        return lead;
    }

    public static async Task<string> Proposes(this TestPerson person, string title, string about = "Hva kan vi gjøre i dag?")
    {
        await person.Says("propose");
        var (_, submit) = person.FindButton(person.Locale[..2] switch { "nb" => "Foreslå", "nn" => "Føreslå", _ => "Propose" });
        return await person.Presses(submit.Title, ("title", title), ("about", about), ("format", "discussion"), ("minutes", "30"));
    }

    /// <summary>Topics 1 to <paramref name="count"/>, each by someone of their own.</summary>
    public static async Task HasTopics(this Town town, int count)
    {
        for (var n = 1; n <= count; n++) await town.Person($"Vert{n}").Proposes($"Sak {n}");
    }

    /// <summary>The partition of the town's only unconference.</summary>
    public static async Task<string> UnconferenceId(this Town town, TestPerson lead) =>
        (await town.Unconferences().Latest(lead.Address.Partition, TestContext.Current.CancellationToken)).Id;
}
