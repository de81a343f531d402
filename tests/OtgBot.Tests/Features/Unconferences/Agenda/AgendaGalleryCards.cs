using OtgBot.Cards;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Planner;
using OtgBot.Planner.Rules;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

/// <summary>The agenda's cards as people would meet them.</summary>
internal static class AgendaGalleryCards
{
    private const string Url = "https://otgbot.example.no/agenda/k2v9w6tq4xw1m7c0e5r8d3s2a1/p7h4n0b8t5j2q9y6c3x1z8w4v0";

    public static IEnumerable<(string Name, Card Card)> Cards(string tag)
    {
        var language = Languages.All.Single(language => language.Tag() == tag);
        var unconference = Tallies.Unconference("u", Phase.Planning) with { Name = language.Say("Høst-unconference 2026", "Haust-unconference 2026", "Autumn unconference 2026") };
        var told = unconference with { Phase = Phase.Published };
        var topics = AgendaStory.Topics(language);
        var terms = AgendaStory.Terms(language);
        var gathered = AgendaStory.PlanningInput(unconference, terms, topics, published: null);
        var report = AgendaStory.Report(proved: true);
        var plan = new AgendaPlan(AgendaStory.Sessions, [new LeftOut(6, [])], report);
        var planned = gathered.With(plan, "p1", AgendaStory.Morning);
        var published = PublishedAgenda.After(null, planned, AgendaStory.Morning);
        var again = AgendaStory.PlanningInput(told, terms with { Revision = 9 }, topics, published);
        var moved = new AgendaPlan([.. AgendaStory.Sessions.Where(session => session.Topic is not 2 and not 5), new Session(2, 2, 3)], [new LeftOut(5, [HardRule.Must(5), HardRule.IsAway("h5")])], AgendaStory.Report(proved: false));
        var replanned = again.With(moved, "p2", AgendaStory.Morning) with { Affects = 0.31 };

        yield return ("agenda-setup-empty", AgendaRuleCards.Setup(unconference, new AgendaTerms(), topics, 1, language));
        yield return ("agenda-setup", AgendaRuleCards.Setup(unconference, terms, topics, 1, language));
        yield return ("agenda-setup-many", AgendaRuleCards.Setup(unconference, AgendaStory.Many(terms), topics, 2, language));
        yield return ("agenda-planning-waiting", PlanCards.Progress(gathered, "p1", null, language));
        yield return ("agenda-planning", PlanCards.Progress(gathered, "p1", new PlanProgress(PlanPhase.Proving, 0.4, 0.873), language));
        yield return ("agenda-planning-cancelled", PlanCards.Stopped(PlanStop.Cancelled, language));
        yield return ("agenda-planning-host-ended", PlanCards.Stopped(PlanStop.HostEnded, language));
        yield return ("agenda-planning-broken", PlanCards.Broken(language));
        yield return ("agenda-result", PlanCards.Result(gathered, planned, plan, language));
        yield return ("agenda-result-few", PlanCards.Result(gathered with { HasFigures = false }, planned, plan, language));
        yield return ("agenda-result-too-large", PlanCards.Result(gathered, planned, plan with { LeftOut = [new LeftOut(6, null)], Report = AgendaStory.Report(proved: false) with { Proof = ProofEnd.TooLarge } }, language));
        yield return ("agenda-result-replanned", PlanCards.Result(again, replanned, moved, language));
        yield return ("agenda-impossible", PlanCards.Impossible(gathered, AgendaStory.Impossible, language));
        yield return ("agenda-impossible-unknown", PlanCards.Impossible(gathered, new NoAgenda([]), language));
        yield return ("agenda-draft", AgendaCards.Draft(unconference, planned, topics, 1, language));
        yield return ("agenda-draft-published", PlanCards.Told(told, language));
        yield return ("agenda-published", AgendaCards.Published(told, published, topics, null, language));
        yield return ("agenda-changed", AgendaCards.Published(told, PublishedAgenda.After(published, replanned, AgendaStory.Morning), topics, Url, language));
        yield return ("agenda", AgendaCards.Agenda(told, published, topics, 1, Url, language));
        yield return ("agenda-many", AgendaCards.Agenda(told, AgendaStory.Large(topics), AgendaStory.LargeTopics(topics), 2, Url, language));
        yield return ("agenda-mine", AgendaCards.Mine(told, MyDay.Of(published, [1, 3, 4], [2]), hasVotes: true, topics, isNamed: false, Url + "/my.ics", language));
        yield return ("agenda-mine-named", AgendaCards.Mine(told, MyDay.Of(published, [], [2]), hasVotes: false, topics, isNamed: true, Url + "/my.ics", language));
        yield return ("agenda-mine-no-votes", AgendaCards.Mine(told, MyDay.Of(published, [], []), hasVotes: false, topics, isNamed: null, null, language));
        yield return ("agenda-now-before", AgendaCards.Now(told, published, published.MomentAt(AgendaStory.At(8, 0)), topics, isLive: true, language));
        yield return ("agenda-now", AgendaCards.Now(told, published, published.MomentAt(AgendaStory.At(10, 5)), topics, isLive: true, language));
        yield return ("agenda-now-break", AgendaCards.Now(told, published, published.MomentAt(AgendaStory.At(10, 50)), topics, isLive: true, language));
        yield return ("agenda-now-over", AgendaCards.Now(told, published, published.MomentAt(AgendaStory.At(15, 0)), topics, isLive: true, language));
        yield return ("agenda-export", Publishing.ExportCard(told, Url, "1a2b3c4d", language, isPublished: true));
    }
}
