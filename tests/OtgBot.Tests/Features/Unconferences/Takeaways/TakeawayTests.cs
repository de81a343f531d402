using OtgBot.Features;
using OtgBot.Features.Prompts;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Takeaways;

public sealed class TakeawayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "lærdom 1", "Fortell", "Begynner med: Les høyt", "Slutter med: Vedrørende", "lærdommer", "Lærdommer fra Høst-unconference")]
    [InlineData("nn-NO", "lærdom 1", "Fortel", "Byrjar med: Les høyt", "Sluttar med: Vedrørende", "lærdomar", "Lærdomar frå Høst-unconference")]
    [InlineData("en-GB", "takeaway 1", "Share", "Starting: Les høyt", "Stopping: Vedrørende", "takeaways", "Takeaways from Høst-unconference")]
    public async Task A_member_tells_what_came_out_and_what_they_start_and_stop_and_all_can_read_it(string locale, string tell, string submit, string start, string stop, string list, string title)
    {
        await using var town = Fair.Town();
        await Over(town, locale);
        var kari = town.Person("Kari", locale);

        // The topics that stand are there to choose, the one that was named is chosen.
        Assert.Contains("(x) 1. ", await kari.Says(tell));
        var told = await kari.Presses(submit, ("topic", "1"), ("out", "Vi strøk halve brevet."), ("start", "Les høyt"), ("stop", "Vedrørende"));

        Assert.Contains(start, told);
        Assert.Contains(stop, told);
        Assert.DoesNotContain("Kari", told);
        var seen = await town.Person("Ola", locale).Says(list);
        Assert.Contains(title, seen);
        Assert.Contains("1. Vi strøk halve brevet.", seen);
        Assert.Contains("Sak 1", seen);
    }

    [Fact]
    public async Task Takeaways_come_when_there_is_something_to_take_away()
    {
        await using var town = Fair.Town();
        Assert.Contains("ikke vært noen unconference", await (await town.Lead()).Says("lærdom"));
        var lead = await town.Opened();
        await town.HasTopics(1);
        Assert.Contains("Du kan dele lærdommer når programmet er lagt ut, eller når unconferencen er over.", await lead.Says("lærdom 1"));
        await lead.Says("åpne avstemning");
        await lead.Says("lukk avstemning");
        Assert.Contains("Du kan dele lærdommer når programmet er lagt ut, eller når unconferencen er over.", await lead.Says("lærdommer"));
        await town.Unconferences().Change(await town.UnconferenceId(lead), old => old.Publish(town.Clock.GetUtcNow()), Cancel);
        Assert.Contains("Hva kom ut av økta?", await lead.Says("lærdom"));
        Assert.Contains("ikke noe tema nummer 7", await lead.Says("lærdom 7"));
    }

    [Fact]
    public async Task A_topic_that_is_not_there_is_asked_for_again_and_nothing_is_lost()
    {
        await using var town = Fair.Town();
        await Over(town);
        var kari = town.Person("Kari");
        await kari.Says("lærdom");

        var seen = await kari.Presses("Fortell", ("topic", "7"), ("out", "Vi strøk halve brevet."), ("start", ""), ("stop", ""));

        Assert.Contains("ikke noe tema nummer 7", seen);
        Assert.Contains("Vi strøk halve brevet.", seen);
        Assert.Contains("500", await kari.Presses("Fortell", ("topic", "1"), ("out", new string('x', 10_000)), ("start", ""), ("stop", "")));
    }

    [Fact]
    public async Task The_same_form_sent_twice_tells_it_once_and_many_at_once_each_get_a_number()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var lead = await Over(town);
        var people = Enumerable.Range(0, 8).Select(n => town.Person($"Person{n}")).ToList();
        foreach (var person in people) await person.Says("lærdom 1");
        var forms = people.Select(person => town.Channel.Messages.Where(message => message.Card is not null).ElementAt(town.Channel.Messages.Count(message => message.Card is not null) - 8 + people.IndexOf(person))).ToList();
        var presses = people.Zip(forms, (person, form) =>
        {
            var action = OtgBot.Cards.Rendering.PlainTextRenderer.Actions(form.Card!).OfType<OtgBot.Cards.Actions.ActionExecute>().First(action => action.Title == "Fortell");
            var data = new Dictionary<string, string>(action.Data) { ["topic"] = "1", ["out"] = $"Fra {person.Person.Name}", ["start"] = "", ["stop"] = "" };
            return (person, new ButtonPress(action.Verb, data, form.Id, form.Content.Origin));
        }).ToList();

        await Task.WhenAll(presses.SelectMany(press => new[] { town, other }.Select(host => Task.Run(() =>
            host.Handle(press.person.Event(IncomingKind.Button) with { Button = press.Item2, AnswersInline = true })))));

        var all = await new OtgBot.Features.Unconferences.Takeaways.TakeawayStore(town.Store).All(await town.UnconferenceId(lead), Cancel);
        Assert.Equal(8, all.Count);
        Assert.Equal(Enumerable.Range(1, 8), all.Select(takeaway => takeaway.Number));
    }

    [Fact]
    public async Task A_takeaway_goes_on_as_a_suggested_microaction_by_a_button_or_in_words()
    {
        await using var town = new Town([typeof(UnconferencesFeature), typeof(PromptsFeature)]);
        await Over(town);
        var kari = town.Person("Kari");
        await Tell(kari, "Les brevet høyt for en kollega");

        Assert.Contains("Les brevet høyt for en kollega", await kari.Presses("Gjør det til en mikrohandling"));
        Assert.Contains("Les brevet høyt for en kollega", await kari.Says("tips fra lærdom 1"));
        Assert.Contains("Hvilken lærdom?", await kari.Says("tips fra lærdom 9"));
        Assert.Contains("Hvilken lærdom?", await kari.Says("tips fra lærdom"));
        await kari.Says("tips fra lærdom 1");
        Assert.Contains("Takk", await kari.Presses("Send forslaget", ("text", "Les brevet høyt for en kollega"), ("principle", "3"), ("minutes", "5")));
    }

    [Fact]
    public async Task Where_no_microaction_can_be_suggested_there_is_no_button()
    {
        await using var town = Fair.Town();
        await Over(town);
        var told = await Tell(town.Person("Kari"), "Les høyt");

        Assert.DoesNotContain("mikrohandling", told);
        Assert.Contains("Her kan du ikke foreslå mikrohandlinger ut fra en lærdom.", await town.Person("Kari").Says("tips fra lærdom 1"));
    }

    [Fact]
    public async Task Who_told_it_or_a_lead_takes_it_away_and_its_number_is_not_used_again()
    {
        await using var town = Fair.Town();
        var lead = await Over(town);
        var kari = town.Person("Kari");
        await Tell(kari, "Les høyt");
        await Tell(kari, "Ring");

        Assert.Contains("av den som delte den, eller av en leder", await town.Person("Ola").Says("fjern lærdom 1"));
        Assert.Contains("Lærdom 1 er tatt bort", await kari.Says("fjern lærdom 1"));
        Assert.Contains("Hvilken lærdom?", await kari.Says("fjern lærdom 1"));
        Assert.Contains("Lærdom 2 er tatt bort", await lead.Says("fjern lærdom 2"));
        Assert.Contains("Lærdom 3", await Tell(kari, "Spør"));
    }

    [Fact]
    public async Task The_closing_summary_tells_all_of_topics_turnout_and_what_is_started_and_stopped()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 6; n++) await town.Person($"Velger{n}").Says("stem 1");
        await lead.Says("lukk avstemning");
        await town.Unconferences().Change(await town.UnconferenceId(lead), old => old.Publish(town.Clock.GetUtcNow()), Cancel);
        await Tell(town.Person("Kari"), "Les høyt");

        var summary = await lead.Says("lukk unconference ja");

        Assert.Contains("Takk for Høst-unconference!", summary);
        Assert.Contains("Temaer: 2", summary);
        Assert.Contains("Stemte: minst 5 personer", summary);
        Assert.Contains("Lærdommer: 1", summary);
        Assert.Contains("Dette begynner vi med\nLes høyt", summary);
        Assert.Contains("Hva kom ut av økta?", await town.Person("Kari").Says("lærdom"));
    }

    [Fact]
    public async Task The_summary_of_a_small_vote_tells_no_number()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 5; n++) await town.Person($"Velger{n}").Says("stem 1");
        await lead.Says("lukk avstemning");

        Assert.Contains("Stemte: færre enn 6", await lead.Says("lukk unconference ja"));
    }

    [Fact]
    public async Task Forgetting_someone_leaves_what_they_told_and_not_that_they_told_it()
    {
        await using var town = Fair.Town();
        await Over(town);
        var kari = town.Person("Kari");
        await Tell(kari, "Les høyt");
        var scope = new PersonScope(town.Get<Pseudonyms>().Of(kari.Address, kari.Person), kari.Person, [kari.Address.Partition]);

        var lines = new List<string>();
        foreach (var data in town.Get<FeatureMap>().PersonalData)
        {
            await foreach (var item in data.Read(scope, Cancel)) lines.Add(item.Line.Nb);
            await data.Erase(scope, Cancel);
        }

        Assert.Equal(["Høst-unconference: du delte lærdom 1, om tema 1."], lines);
        Assert.DoesNotContain((await town.Everything()).Split('\n'), line => line.StartsWith("u|", StringComparison.Ordinal) && line.Contains(scope.Key.Value, StringComparison.Ordinal));
        Assert.Contains("Les høyt", await kari.Says("lærdommer"));
    }

    private static async Task<TestPerson> Over(Town town, string locale = "nb-NO")
    {
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(1);
        await lead.Says("close unconference ja");
        return lead;
    }

    private static async Task<string> Tell(TestPerson person, string start)
    {
        await person.Says("lærdom 1");
        return await person.Presses("Fortell", ("topic", "1"), ("out", "Vi strøk halve brevet."), ("start", start), ("stop", ""));
    }
}
