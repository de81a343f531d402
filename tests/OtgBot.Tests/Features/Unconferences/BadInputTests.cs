using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>What goes wrong in real life: a sentence each time, and nothing lost or half done.</summary>
public sealed class BadInputTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_description_of_ten_thousand_characters_is_told_its_limit_and_kept_in_the_form()
    {
        await using var town = Fair.Town();
        await town.Opened();
        var kari = town.Person("Kari");
        await kari.Says("foreslå");
        (string, string)[] rest = [("title", "Klarspråk"), ("format", "talk"), ("minutes", "15")];

        var seen = await kari.Presses("Foreslå", [.. rest, ("about", new string('x', 10_000))]);

        Assert.Contains("1000", seen.Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("Klarspråk", seen);
        Assert.Contains("Vert: Kari", await kari.Presses("Foreslå", [.. rest, ("about", "Brev")]));
    }

    [Fact]
    public async Task A_topic_withdrawn_after_votes_takes_them_along_and_the_ballots_stand()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(2);
        await lead.Says("åpne avstemning");
        for (var n = 0; n < 6; n++) await town.Person($"Velger{n}").Says("stem 1 2");
        await town.Person("Vert1").Says("trekk 1 ja");

        Assert.Contains("Lagret: Du har brukt 1 av 5", await town.Person("Velger0").Privately.Says("stem"));
        var result = await lead.Says("lukk avstemning");

        Assert.Contains("5 stemte", result);
        Assert.Contains("Sak 2 (tema 2)\nrundt halvparten eller flere", result);
        Assert.DoesNotContain("Sak 1", result);
    }

    [Fact]
    public async Task Two_leads_who_take_the_same_step_at_once_take_it_once_and_the_other_is_told()
    {
        await using var town = Fair.Town();
        await using var other = town.SecondHost();
        var lead = await town.Opened();
        await town.HasTopics(1);
        var second = (await AlsoLead(town, "Siri")) with { Town = other };
        await lead.Says("åpne avstemning");

        var answers = await Task.WhenAll(Task.Run(() => Answer(lead, "lukk avstemning")), Task.Run(() => Answer(second, "lukk avstemning")));

        Assert.Single(town.Channel.Messages, message => message.Text.StartsWith("Resultat", StringComparison.Ordinal));
        Assert.Contains(answers, answer => answer.Contains("Avstemningen er lukket", StringComparison.Ordinal));
        Assert.All(answers, answer => Assert.DoesNotContain("gikk galt", answer));
    }

    [Fact]
    public async Task A_lead_who_leaves_in_the_middle_leaves_it_to_the_others_and_to_the_clock()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        await lead.Says("åpne avstemning");
        await lead.Says("avstemningen lukker 20. nov kl. 12");
        await town.Get<Communities>().Change(lead.Address.Partition, old => old with { Leads = [] }, Cancel);

        Assert.Contains("Bare ledere kan gjøre det, og her er det ingen leder ennå.", await lead.Says("lukk avstemning"));
        town.Clock.SetUtcNow(new DateTimeOffset(2026, 11, 20, 11, 0, 0, TimeSpan.Zero));
        await town.Run(AlarmClock.Job);
        Assert.Contains("Resultat:", town.Channel.Messages[^1].Text);
        var siri = await AlsoLead(town, "Siri");
        Assert.Contains("Takk for", await siri.Says("lukk unconference ja"));
    }

    [Fact]
    public async Task Markup_and_mentions_in_reasons_organisations_and_takeaways_stay_the_text_they_are()
    {
        await using var town = Fair.Town();
        var lead = await town.Opened();
        await town.HasTopics(1);
        const string Nasty = "<at>everyone</at> <!channel> [lenke](https://a.no) **fet**";

        await lead.Says("skjul 1 " + Nasty);
        Assert.Contains("Grunnen: " + Nasty, await lead.Says("tema 1"));
        await lead.Says("vis igjen 1");
        await lead.Says("lukk unconference ja");
        await lead.Says("lærdom 1");
        Assert.Contains("Begynner med: " + Nasty, await lead.Presses("Fortell", ("topic", "1"), ("out", "Ut"), ("start", Nasty), ("stop", "")));
    }

    private static async Task<TestPerson> AlsoLead(Town town, string name)
    {
        var person = town.Person(name);
        await town.Get<Communities>().Change(person.Address.Partition, old => old with { Leads = [.. old.Leads, new Lead(person.Person.Id, name)] }, Cancel);
        return person;
    }

    /// <summary>What the person alone is told, without what others are told at the same time.</summary>
    private static async Task<string> Answer(TestPerson person, string text) =>
        (await person.Town.Handle(person.Event(IncomingKind.Text) with { Text = text, AnswersInline = true })).Inline?.Text ?? "";
}
