using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Inputs;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Features.Unconferences.Moderating;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Ballots;

/// <summary>The cards of a vote: one person's ballot, and the result for all.</summary>
internal static class VotingCards
{
    public const string ViewVerb = "unconferences.votes.view";
    public const string OnOpened = "opened";
    public const string OnReminder = "reminder";

    private const int WidestBar = 12;

    /// <param name="unconference">In which the vote is.</param>
    /// <param name="offered">What this person may vote for, by <see cref="Ballot.Offer"/>.</param>
    /// <param name="chosen">Their votes so far.</param>
    /// <param name="isForm">False if the channel can't show inputs; then the ballot is filled in by words.</param>
    /// <param name="language">Of the voter.</param>
    public static Card Ballot(Unconference unconference, IReadOnlyList<Topic> offered, IReadOnlyList<int> chosen, bool isForm,
        Language language)
    {
        var title = VotingTexts.BallotTitle(language, unconference.Name);
        var given = chosen.Where(number => offered.Any(topic => topic.Number == number)).ToArray();
        var now = VotingTexts.BallotNow(language, given.Length, unconference.VotesPerPerson);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(VotingTexts.BallotRule(language, unconference.VotesPerPerson)),
            new TextBlock(now) { Style = TextStyle.Strong },
        };
        if (offered.Count == 0)
        {
            body.Add(new TextBlock(VotingTexts.NothingToOffer(language)));
        }
        else
        {
            body.AddRange(isForm ? [Choices(offered, given, language)] : Lines(offered, given));
            var example = string.Join(' ', offered.Take(Math.Min(3, unconference.VotesPerPerson)).Select(topic => Digits(topic.Number)));
            body.Add(new TextBlock(VotingTexts.BallotByText(language, example)) { Style = TextStyle.Subtle });
        }

        return new Card
        {
            Summary = $"{title}. {now}",
            Language = language.Tag(),
            Body = body,
            Actions = isForm && offered.Count > 0
                ? [Save(unconference, language), UnconferencesCards.SeeTopics(unconference, language)]
                : [UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    /// <summary>A card for all about a vote, on which each sees their own votes where the platform shows each their own.</summary>
    /// <param name="card">As it is for all, and as it is where it shows no more.</param>
    /// <param name="unconference">In which the vote is.</param>
    /// <param name="on">Which card it is.</param>
    public static Card WithView(Card card, Unconference unconference, string on) =>
        unconference is not { Phase: Phase.Voting, Way: VotingWay.Votes } ? card : card with
        {
            View = new CardView(ViewVerb, new Dictionary<string, string> { ["u"] = unconference.Id, ["on"] = on }),
        };

    /// <summary>The card for one person, with what they voted for.</summary>
    /// <param name="chosen">The topics that got their votes.</param>
    public static Card Mine(Card card, Unconference unconference, IReadOnlyList<Topic> chosen, Language language) => card with
    {
        Body = [card.Body[0],
            new Container(
            [
                new TextBlock(VotingTexts.BallotNow(language, chosen.Count, unconference.VotesPerPerson)) { Style = TextStyle.Strong },
                .. chosen.Select(topic => new TextBlock($"{Digits(topic.Number)} – {topic.Title}")),
            ])
            { Emphasis = true },
            .. card.Body.Skip(1)],
    };

    /// <param name="unconference">Whose voting is closed.</param>
    /// <param name="tally">What came of it.</param>
    /// <param name="topics">For their titles.</param>
    /// <param name="page">From 1.</param>
    /// <param name="language">Of the reader.</param>
    public static Card Result(Unconference unconference, Tally tally, IReadOnlyList<Topic> topics, int page, Language language)
    {
        var title = VotingTexts.ResultTitle(language, unconference.Name);
        var places = tally.Places();
        var pages = new Pages<Place>(places, page);
        var most = Math.Max(places.Max(place => place.Votes) ?? 1, places.Any(place => place.Band == Band.Top) ? tally.Voters : 1);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(VotingTexts.Turnout(language, tally)) };
        var isCrowd = unconference.Way == VotingWay.Crowd;
        if (isCrowd && tally.IsShown && tally.Votes.Count > 0)
        {
            body.Add(new TextBlock(CrowdTexts.HowCounted(language, tally)) { Style = TextStyle.Subtle });
            if (Ties(places, language) is { Length: > 0 } ties) body.Add(new TextBlock(CrowdTexts.Tied(language, ties)));
        }

        if (!isCrowd && tally.IsShown && places.Any(place => place.Votes is null))
            body.Add(new TextBlock(VotingTexts.WhyNoNumber(language)) { Style = TextStyle.Subtle });
        foreach (var place in pages.Items)
        {
            // What was hidden since keeps its place: the result stays as it was counted.
            var name = topics.FirstOrDefault(topic => topic.Number == place.Number) is not { } topic
                ? ""
                : topic.IsHidden ? ModeratingTexts.HiddenInResult(language) : topic.Title;
            if (tally.IsShown)
                body.Add(
                    new Container([new TextBlock(VotingTexts.PlaceLine(language, place, name)) { Style = TextStyle.Strong },
                        new TextBlock(Bar(tally, place, most, isCrowd, language)) { Style = TextStyle.Subtle }]));
            else
                body.Add(new TextBlock($"{Digits(place.Number)}. {name}"));
        }

        body.AddRange(pages.Line(language));
        return new Card
        {
            Summary = VotingTexts.ResultSummary(language, unconference.Name),
            Language = language.Tag(),
            Body = body,
            Actions = [.. pages.Buttons("unconferences.result", unconference, language),
                UnconferencesCards.SeeTopics(unconference, language)],
        };
    }

    /// <summary>The first few groups of topics with as many points, such as <c>2 og 5, 1 og 4 og 7</c>.</summary>
    private static string Ties(IReadOnlyList<Place> places, Language language) => string.Join(", ", places
        .Where(place => place is { IsShared: true, Votes: > 0 })
        .GroupBy(place => place.Rank)
        .Take(5)
        .Select(group => string.Join(language.Say(" og ", " og ", " and "), group.Take(6).Select(place => Digits(place.Number)))));

    private static InputChoiceSet Choices(IReadOnlyList<Topic> offered, int[] given, Language language) =>
        new("topics", VotingTexts.BallotChoices.In(language),
            [.. offered.Select(topic => new Choice($"{topic.Number} – {topic.Title}", Digits(topic.Number)))])
        {
            IsMultiSelect = true,
            IsExpanded = true,
            Value = given.Length == 0 ? null : string.Join(',', given.Select(Digits)),
        };

    private static IEnumerable<CardElement> Lines(IReadOnlyList<Topic> offered, int[] given) => offered.Select(topic =>
        new TextBlock($"{(given.Contains(topic.Number) ? "[x]" : "[ ]")} {topic.Number}. {topic.Title}"));

    private static ActionExecute Save(Unconference unconference, Language language) =>
        new(VotingTexts.SaveVotes.In(language), "unconferences.ballot")
        {
            Style = ActionStyle.Positive,
            Data = new Dictionary<string, string> { ["u"] = unconference.Id },
        };

    /// <summary>The number first, so that the bar only repeats it.</summary>
    private static string Bar(Tally tally, Place place, int most, bool isCrowd, Language language)
    {
        if (place.Band is { } band) return isCrowd
            ? CrowdTexts.Average(language, band)
            : VotingTexts.Share(language, band) + (band == Band.Top ? " " + new string('■', WidestBar) : "");
        if (place.Votes is not { } votes)
            return isCrowd ? CrowdTexts.FewScores(language, tally.Fewest, place.Side) : VotingTexts.FewVotes(language, tally.Fewest);
        var text = isCrowd ? CrowdTexts.ScoreLine(language, votes) : VotingTexts.Votes(language, votes);
        return $"{text} {new string('■', Math.Max(1, votes * WidestBar / most))}";
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
