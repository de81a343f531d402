using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Votes;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Unconferences.Takeaways;

/// <summary>The cards of what came out: one takeaway, all of them, and the summary at the end.</summary>
internal static class TakeawayCards
{
    public const string ListVerb = "unconferences.takeaways";

    /// <summary>Of what is started and stopped, as many stand on the summary; the list has the rest.</summary>
    private const int MostSteps = 6;

    /// <param name="canSuggest">Whether a microaction can be suggested here.</param>
    public static Card One(string unconference, Takeaway takeaway, string topic, bool canSuggest, Language language)
    {
        var title = TakeawayTexts.OneTitle(language, takeaway);
        var from = TakeawayTexts.From(language, takeaway.Topic, topic);
        return new Card
        {
            Summary = $"{title}. {from}",
            Language = language.Tag(),
            Body = [new TextBlock(title) { Style = TextStyle.Title }, new TextBlock(from) { Style = TextStyle.Subtle },
                new TextBlock(takeaway.Out), .. Steps(takeaway, language)],
            Actions =
            [
                .. canSuggest
                    ? [CommandButtons.For("unconferences.suggest-takeaway", TakeawayTexts.Suggest.In(language), unconference, "",
                        takeaway.Number.ToString(CultureInfo.InvariantCulture)) with { OpensForm = true }]
                    : Array.Empty<CardAction>(),
                Tell(language),
                CommandButtons.For("unconferences.takeaways", TakeawayTexts.SeeAll.In(language)),
            ],
        };
    }

    public static Card List(Unconference unconference, IReadOnlyList<Takeaway> takeaways, IReadOnlyList<Topic> topics,
        int page, Language language)
    {
        var title = TakeawayTexts.ListTitle(language, unconference.Name);
        var count = TakeawayTexts.Count(language, takeaways.Count);
        var pages = new Pages<Takeaway>([.. takeaways.OrderBy(takeaway => takeaway.Topic).ThenBy(takeaway => takeaway.Number)], page);
        var body = new List<CardElement> { new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(count) { Style = TextStyle.Subtle } };
        var about = 0;
        foreach (var takeaway in pages.Items)
        {
            if (takeaway.Topic != about)
                body.Add(
                    new TextBlock(
                        TakeawayTexts.From(language, takeaway.Topic, TitleOf(topics, takeaway.Topic)))
                    { Style = TextStyle.Heading });
            about = takeaway.Topic;
            body.Add(new Container([new TextBlock($"{takeaway.Number}. {takeaway.Out}"), .. Steps(takeaway, language)]));
        }

        body.Add(new TextBlock(takeaways.Count > 0
            ? TakeawayTexts.HowToSuggest(language, pages.Items.First().Number)
            : TakeawayTexts.HowToTell(language, Standing(topics)))
        { Style = TextStyle.Subtle });
        body.AddRange(pages.Line(language));
        return new Card
        {
            Summary = $"{title}: {count}",
            Language = language.Tag(),
            Body = body,
            Actions = [.. pages.Buttons(ListVerb, unconference, language), Tell(language)],
        };
    }

    /// <summary>What all communities read when it is over.</summary>
    /// <param name="tally">Null if there was no vote.</param>
    public static Card Summary(Edition edition, Tally? tally, IReadOnlyList<Topic> topics, IReadOnlyList<Takeaway> takeaways,
        Language language)
    {
        var unconference = edition.Unconference;
        var title = TakeawayTexts.SummaryTitle(language, unconference.Name);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new FactSet(
            [
                new Fact(UnconferencesTexts.DateFact.In(language), UnconferencesTexts.Date(language, unconference.Date)),
                new Fact(UnconferencesTexts.PhaseFact.In(language), UnconferencesTexts.PhaseLine(language, unconference)),
                new Fact(UnconferencesTexts.TopicsFact.In(language), topics.Count(topic => topic.Stands).ToString(language.Culture())),
                new Fact(TakeawayTexts.TurnoutFact.In(language), TakeawayTexts.Turnout(language, tally)),
                new Fact(TakeawayTexts.TakeawaysFact.In(language), takeaways.Count.ToString(language.Culture())),
            ]),
        };
        body.AddRange(Part(TakeawayTexts.WeStart, takeaways.Select(takeaway => takeaway.Start), language));
        body.AddRange(Part(TakeawayTexts.WeStop, takeaways.Select(takeaway => takeaway.Stop), language));
        body.Add(new TextBlock(TakeawayTexts.HowToTell(language, Standing(topics))));
        return new Card
        {
            Summary = $"{title} {UnconferencesTexts.PhaseLine(language, unconference)}",
            Language = language.Tag(),
            Body = body,
            Actions =
            [
                Tell(language) with { Style = ActionStyle.Positive },
                CommandButtons.For("unconferences.takeaways", TakeawayTexts.SeeAll.In(language)),
                .. unconference.IsCounted
                    ? [CommandButtons.For("unconferences.result", UnconferencesTexts.SeeResult.In(language),
                        edition.Number.ToString(CultureInfo.InvariantCulture))]
                    : Array.Empty<CardAction>(),
                UnconferencesCards.SeeTopics(unconference, language),
            ],
        };
    }

    public static string TitleOf(IReadOnlyList<Topic> topics, int number) =>
        topics.FirstOrDefault(topic => topic.Number == number) is { IsHidden: false } topic ? topic.Title : "–";

    private static int? Standing(IReadOnlyList<Topic> topics) => topics.FirstOrDefault(topic => topic.Stands)?.Number;

    private static ActionExecute Tell(Language language) => CommandButtons.Form("unconferences.takeaway", TakeawayTexts.Tell.In(language));

    private static IEnumerable<CardElement> Steps(Takeaway takeaway, Language language)
    {
        Fact[] facts =
        [
            .. takeaway.Start is { } start ? [new Fact(TakeawayTexts.StartFact.In(language), start)] : Array.Empty<Fact>(),
            .. takeaway.Stop is { } stop ? [new Fact(TakeawayTexts.StopFact.In(language), stop)] : Array.Empty<Fact>(),
        ];
        if (facts.Length > 0) yield return new FactSet(facts);
    }

    private static IEnumerable<CardElement> Part(Text heading, IEnumerable<string?> steps, Language language)
    {
        var told = steps.OfType<string>().Take(MostSteps).ToList();
        if (told.Count == 0) yield break;
        yield return new TextBlock(heading.In(language)) { Style = TextStyle.Heading };
        foreach (var step in told) yield return new TextBlock(step);
    }
}
