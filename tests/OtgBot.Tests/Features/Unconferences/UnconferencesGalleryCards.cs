using OtgBot.Cards;
using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Unconferences;

/// <summary>The feature's cards as people would meet them.</summary>
internal static class UnconferencesGalleryCards
{
    /// <summary>In Oslo.</summary>
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 11, 0, 0, TimeSpan.Zero);

    private static readonly int[] Sums = [41, 77, 58, 77, 58, 20];

    private static Progress Ready { get; } = new(IsSetUp: true, HasPlan: false, LastDay: 0, DateOnly.FromDateTime(Noon.Date), Voted: 15);

    public static IEnumerable<(string Name, Card Card)> Cards(string tag)
    {
        var language = Languages.All.Single(language => language.Tag() == tag);
        var topics = Realistic(language);
        var many = Enumerable.Range(1, Topic.Most).Select(n => topics[n % topics.Count] with { Number = n, Title = Long(topics[n % topics.Count].Title, topics[(n + 1) % topics.Count].Title) }).ToList();
        var proposing = Unconference(language, Phase.Proposing);
        var voting = Unconference(language, Phase.Voting);
        var planning = Unconference(language, Phase.Planning);
        var closed = Unconference(language, Phase.Closed);
        var spring = new Edition(1, closed with { Name = language.Say("Vår-unconference 2026", "Vår-unconference 2026", "Spring unconference 2026") });

        yield return ("unconference-proposing", UnconferencesCards.Status(new Edition(2, proposing), 0, forLead: null, language));
        yield return ("unconference-proposing-lead", UnconferencesCards.Status(new Edition(2, proposing with { ProposalsUntil = Noon, VotesUntil = Noon.AddDays(6) }), 6, forLead: Ready, language, [spring]));
        yield return ("unconference-voting-lead", UnconferencesCards.Status(new Edition(2, voting with { VotesUntil = Noon.AddDays(6) }), 6, forLead: Ready, language));
        yield return ("unconference-planning-lead", UnconferencesCards.Status(new Edition(2, planning), 6, forLead: Ready, language));
        yield return ("unconference-closed", UnconferencesCards.Status(new Edition(2, closed), 6, forLead: null, language));
        var takeaways = Takeaways(language);
        yield return ("unconference-takeaway", TakeawayCards.One(closed.Id, takeaways[0], topics[0].Title, canSuggest: true, language));
        yield return ("unconference-takeaways", TakeawayCards.List(closed, takeaways, topics, 1, language));
        yield return ("unconference-takeaways-none", TakeawayCards.List(closed, [], topics, 1, language));
        yield return ("unconference-summary", TakeawayCards.Summary(new Edition(2, closed), Tallies.Of(23, 14, 9), topics, takeaways, language));
        yield return ("unconference-summary-few", TakeawayCards.Summary(new Edition(2, closed), Tallies.Of(3, 2, 1), topics, [], language));
        var shared = proposing with
        {
            Communities = ["c|msteams|nav|1", "c|slack|skatt|2", "c|msteams|digdir|3"],
            Organisations = [new Organisation("c|msteams|nav|1", "NAV"), new Organisation("c|slack|skatt|2", "Skatteetaten")],
            ProposalsUntil = Noon,
        };
        var code = new JoinCode("K7QM4T2X", "u", Noon, IsSingle: false);
        yield return ("unconference-shared", UnconferencesCards.Status(new Edition(2, shared), 6, forLead: Ready, language));
        yield return ("unconference-join-code", SharingCards.Code(shared, code, DeadlineTexts.When(language, shared, code.ExpiresAt), language));
        yield return ("unconference-communities", SharingCards.Communities(shared, "c|msteams|nav|1", forLead: true, language));
        yield return ("unconference-owner", SharingCards.Owner(new Edition(1, shared), 7, language));
        yield return ("unconference-joined", SharingCards.News(SharingTexts.Joined(language, "Skatteetaten", shared.Name), shared, "c|msteams|digdir|3", language));
        yield return ("unconference-topic-shared", TopicCards.One(shared, topics[0] with { Host = new Host("x", "Ingrid Solberg") { Organisation = "NAV" } }, language));
        yield return ("unconference-reminder", DeadlineCards.Reminder(voting, Noon.AddDays(6), language));
        yield return ("unconference-nothing-proposed", DeadlineCards.NothingProposed(proposing, language));
        var before = new WholeChange(1, ChangeKind.Edited) { Name = proposing.Name, Date = proposing.Date.AddDays(-7), Votes = 3, Zone = proposing.Zone, Theme = proposing.Theme };
        yield return ("unconference-changed", UnconferencesCards.Changed(new Edition(2, proposing), before, 6, language));
        yield return ("unconference-called-off", UnconferencesCards.Changed(new Edition(2, closed with { IsCalledOff = true }), before with { Kind = ChangeKind.CalledOff }, 6, language));
        yield return ("unconference-reopened", UnconferencesCards.Changed(new Edition(2, planning), before with { Kind = ChangeKind.Reopened }, 6, language));
        var withdraw = new Command("unconferences.withdraw", new Text("trekk", "trekk", "withdraw"), UnconferencesTexts.WithdrawHelp, (_, _) => Task.CompletedTask);
        var deed = new Deed("u", "n", DeedTexts.Withdraw(topics[0], proposing.Name), UnconferencesTexts.WithdrawNow);
        var number = new Arguments("1", ["1"], []);
        yield return ("unconference-deed-asked", Confirming.Ask(withdraw, deed, number, isOld: false, language));
        yield return ("unconference-deed-old", Confirming.Ask(withdraw, deed, number, isOld: true, language));
        yield return ("unconference-deed-done", Confirming.Done(deed, language));
        yield return ("unconference-topic", TopicCards.One(proposing, topics[0], language));
        yield return ("unconference-topic-mine", TopicCards.One(proposing, topics[0], language, reader: topics[0].Host!.Key));
        yield return ("unconference-topic-mine-counted", TopicCards.One(planning, topics[0], language, reader: topics[0].Host!.Key));
        yield return ("unconference-topic-voting", TopicCards.One(voting, topics[1] with { Host = null }, language));
        yield return ("unconference-topic-withdrawn", TopicCards.One(proposing, topics[2] with { IsWithdrawn = true }, language));
        yield return ("unconference-topic-together", TopicCards.One(proposing, topics[0] with { CoHosts = [new Host("y", "Oddvar Nygård"), new Host("z", "Sunniva Hætta", Via: 3)] }, language, [3]));
        yield return ("unconference-topic-like", TopicCards.One(proposing, topics[1] with { LikeTo = 1 }, language));
        yield return ("unconference-topic-merged", TopicCards.One(proposing, topics[2] with { MergedInto = 1 }, language));
        yield return ("unconference-topic-hidden", AlikeCards.Hidden(topics[3] with { HiddenBecause = language.Say("Reklame for et produkt.", "Reklame for eit produkt.", "Advertises a product.") }, language));
        yield return ("unconference-topic-hidden-host", TopicCards.One(proposing, topics[3] with { HiddenBecause = language.Say("Reklame for et produkt.", "Reklame for eit produkt.", "Advertises a product.") }, language));
        yield return ("unconference-alike", AlikeCards.Alike(topics[0].Title, [topics[0], topics[1], topics[3]], language));
        yield return ("unconference-topics", TopicCards.List(proposing, topics, 1, language));
        yield return ("unconference-topics-none", TopicCards.List(proposing, [], 1, language));
        yield return ("unconference-topics-many", TopicCards.List(voting, many, 2, language));
        yield return ("unconference-ballot", VotingCards.Ballot(voting, [.. topics.Skip(3), .. topics.Take(3)], [2, 5], isForm: true, language));
        yield return ("unconference-ballot-words", VotingCards.Ballot(voting, topics, [], isForm: false, language));
        yield return ("unconference-ballot-many", VotingCards.Ballot(voting, many, [], isForm: true, language));
        yield return ("unconference-voting-mine", VotingCards.Mine(UnconferencesCards.Status(new Edition(2, voting), 6, forLead: null, language), voting, [topics[1], topics[4]], language));
        yield return ("unconference-home", UnconferencesHome.CardOf(proposing, [], 0, language));
        yield return ("unconference-home-voting", UnconferencesHome.CardOf(voting, [topics[0], topics[3]], 3, language));
        var crowd = voting with { Way = VotingWay.Crowd };
        yield return ("unconference-voting-crowd", UnconferencesCards.Status(new Edition(2, crowd), 6, forLead: null, language));
        yield return ("unconference-hand", CrowdCards.Hand(crowd, [topics[3], topics[0], topics[5], topics[1], topics[4]], new Dictionary<int, int> { [4] = 5, [1] = 3, [6] = 1, [2] = 4, [5] = 2 }, isForm: true, language));
        yield return ("unconference-hand-words", CrowdCards.Hand(crowd, [topics[3], topics[0]], new Dictionary<int, int> { [4] = 5 }, isForm: false, language));
        yield return ("unconference-result-crowd", VotingCards.Result(planning with { Way = VotingWay.Crowd }, new Tally(20, [.. Sums.Select((sum, index) => index < 4 ? new TopicVotes(index + 1, sum) : new TopicVotes(index + 1, null) { Side = index == 4 ? Side.Lower : Side.Upper })], []) { Fewest = 5, Scorers = 15 }, topics, 1, language));
        yield return ("unconference-result", VotingCards.Result(planning, Tallies.Of(23, 14, 9, 17, 9, 1, 0), topics, 1, language));
        yield return ("unconference-result-hidden", VotingCards.Result(planning, Tallies.Of(23, 14, 9, 17, 9, 1, 0), [.. topics.Select(topic => topic.Number == 3 ? topic with { HiddenBecause = "-" } : topic)], 1, language));
        yield return ("unconference-result-alike", VotingCards.Result(planning, Tallies.Of(23, 23, 9, 20, 7, 1, 0), topics, 1, language));
        yield return ("unconference-result-small", VotingCards.Result(planning, Tallies.Of(7, 7, 5, 2, 3, 1, 0), topics, 1, language));
        yield return ("unconference-result-few", VotingCards.Result(planning, Tallies.Of(4, 1, 3, 2, 2, 0, 0), topics, 1, language));
        yield return ("unconference-result-none", VotingCards.Result(planning, Tallies.Of(0, 0, 0), topics, 1, language));
        yield return ("unconference-result-many", VotingCards.Result(planning, Tallies.Of(212, [.. many.Select(topic => 200 - topic.Number)]), many, 3, language));
    }

    private static IReadOnlyList<Takeaway> Takeaways(Language language) =>
    [
        new()
        {
            Number = 1,
            Topic = 1,
            Nonce = "a",
            Out = language.Say("Vi strøk halve brevet, og alle forstod mer.", "Vi strauk halve brevet, og alle forstod meir.", "We cut half the letter, and everyone understood more."),
            Start = language.Say("Les brevet høyt for en kollega før du sender det.", "Les brevet høgt for ein kollega før du sender det.", "Read the letter aloud to a colleague before you send it."),
            Stop = language.Say("Skrive «vedrørende».", "Skrive «vedrørande».", "Writing “with reference to”."),
        },
        new() { Number = 2, Topic = 6, Nonce = "b", Out = language.Say("En fadder betyr mer enn en perm.", "Ein fadder betyr meir enn ein perm.", "A buddy means more than a binder.") },
        new()
        {
            Number = 3,
            Topic = 1,
            Nonce = "c",
            Out = language.Say("Spør mottakeren først.", "Spør mottakaren først.", "Ask the recipient first."),
            Start = language.Say("Ring én mottaker i uka.", "Ring éin mottakar i veka.", "Call one recipient a week."),
        },
    ];

    private static Unconference Unconference(Language language, Phase phase) => Tallies.Unconference("u", phase) with
    {
        Name = language.Say("Høst-unconference 2026", "Haust-unconference 2026", "Autumn unconference 2026"),
        Theme = language.Say(
            "Hva kan du begynne eller slutte med i dag for å jobbe bedre med folk som ikke er som deg?",
            "Kva kan du byrje eller slutte med i dag for å jobbe betre med folk som ikkje er som deg?",
            "What can you start or stop doing today, to work better with people who are not like you?"),
    };

    private static IReadOnlyList<Topic> Realistic(Language language) =>
    [
        Make(1, SessionFormat.Workshop, 60, "Ingrid Solberg",
            language.Say("Brev folk forstår på første forsøk", "Brev folk forstår på første forsøk", "Letters people understand at first read"),
            language.Say(
                "Ta med et brev dere sender ofte. Vi leser høyt, stryker og skriver om sammen.\nMål: hver av oss går hjem med ett bedre brev.",
                "Ta med eit brev de sender ofte. Vi les høgt, stryk og skriv om saman.\nMål: kvar av oss går heim med eitt betre brev.",
                "Bring a letter you send often. We read aloud, cut and rewrite together.\nGoal: each of us goes home with one better letter.")),
        Make(2, SessionFormat.Discussion, 45, "Oddvar Nygård",
            language.Say("Hvorfor spør vi ikke brukerne før vi bygger?", "Kvifor spør vi ikkje brukarane før vi byggjer?", "Why don't we ask users before we build?"),
            language.Say("Jeg vil høre hva som stopper dere, og hva som hjalp.", "Eg vil høyre kva som stoppar dykk, og kva som hjelpte.", "I want to hear what stops you, and what helped.")),
        Make(3, SessionFormat.Demo, 15, "Sunniva Hætta",
            language.Say("Deling av kode mellom etater: slik gjør vi det", "Deling av kode mellom etatar: slik gjer vi det", "Sharing code between agencies: how we do it"),
            language.Say("En kort framvisning, så spørsmål.", "Ei kort framvising, så spørsmål.", "A short demonstration, then questions.")),
        Make(4, SessionFormat.Talk, 30, "Amir Rahimi",
            language.Say("Universell utforming på en time", "Universell utforming på ein time", "Accessibility in an hour"),
            language.Say("Fem ting du kan rette i dag.", "Fem ting du kan rette i dag.", "Five things you can fix today.")),
        Make(5, SessionFormat.Other, 30, "Berit Lie",
            language.Say("Gåtur: møter vi kunne latt være å ha", "Gåtur: møte vi kunne late vere å ha", "A walk: meetings we could stop having"),
            language.Say("Vi går en tur rundt kvartalet og snakker to og to.", "Vi går ein tur rundt kvartalet og snakkar to og to.", "We walk around the block and talk in pairs.")),
        Make(6, SessionFormat.Discussion, 30, "Jonas Eide",
            language.Say("Hvordan tar vi imot nye kollegaer?", "Korleis tek vi imot nye kollegaer?", "How do we welcome new colleagues?"),
            language.Say("Del det beste fra din første uke.", "Del det beste frå den første veka di.", "Share the best of your first week.")),
    ];

    /// <summary>As long as a title may be.</summary>
    private static string Long(string one, string other) => string.Join(" – ", one, other, one, other)[..Topic.LongestTitle];

    private static Topic Make(int number, SessionFormat format, int minutes, string host, string title, string about) =>
        Topics.Make(number, title) with { About = about, Format = format, Minutes = minutes, Host = new Host("x", host) };
}
