using System.Globalization;
using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda.Rules;

/// <summary>What an agenda has to fit, for leads to look over.</summary>
internal static class AgendaRuleCards
{
    /// <param name="unconference">Whose agenda.</param>
    /// <param name="terms">What was said so far.</param>
    /// <param name="topics">For their titles and hosts.</param>
    /// <param name="page">Of the rules, from 1; slots and rooms stand on the first.</param>
    /// <param name="language">Of the reader.</param>
    public static Card Setup(Unconference unconference, AgendaTerms terms, IReadOnlyList<Topic> topics, int page, Language language)
    {
        var title = AgendaRuleTexts.SetupTitle(language, unconference.Name);
        var pages = new Pages<(int Number, AgendaRule Rule)>([.. terms.Rules.Select((rule, i) => (i + 1, rule))], page);
        var body = new List<CardElement>
        {
            new TextBlock(title) { Style = TextStyle.Title },
            new TextBlock(AgendaRuleTexts.DayLine(language, unconference)) { Style = TextStyle.Subtle },
        };
        if (pages.Number == 1)
        {
            body.Add(new TextBlock(AgendaRuleTexts.SlotsHeading.In(language)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(terms.Slots.Count == 0
                ? AgendaRuleTexts.NoSlotsYet(language)
                : string.Join('\n', terms.InOrder.Select(slot => AgendaRuleTexts.Slot(language, slot)))));
            body.Add(new TextBlock(AgendaRuleTexts.RoomsHeading.In(language)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(terms.Rooms.Count == 0
                ? AgendaRuleTexts.NoRoomsYet(language)
                : string.Join('\n', terms.Rooms.Select(room => AgendaRuleTexts.Room(language, room)))));
        }

        if (pages.Number == 1 && terms.Items.Count > 0)
        {
            body.Add(new TextBlock(Programme.ProgrammeTexts.Heading.In(language)) { Style = TextStyle.Heading });
            body.Add(new TextBlock(string.Join('\n', terms.Items.Select(item => Programme.ProgrammeTexts.Item(language, item, terms)))));
        }

        body.Add(new TextBlock(AgendaRuleTexts.RulesHeading.In(language)) { Style = TextStyle.Heading });
        body.Add(new TextBlock(terms.Rules.Count == 0
            ? AgendaRuleTexts.NoRulesYet(language)
            : string.Join('\n', pages.Items.Select(one =>
                $"{one.Number.ToString(CultureInfo.InvariantCulture)}. {AgendaRuleTexts.Line(language, one.Rule, terms, topics)}"))));
        body.AddRange(pages.Line(language));
        body.Add(new TextBlock(AgendaRuleTexts.RuleExamples(language)) { Style = TextStyle.Subtle });
        return new Card
        {
            Summary = AgendaRuleTexts.SetupSummary(language, unconference.Name, terms),
            Language = language.Tag(),
            Body = body,
            Actions = [.. Actions(terms, topics, pages, unconference, language)],
        };
    }

    /// <summary>The next step first: there is nothing to make while there is nothing to put topics into.</summary>
    private static IEnumerable<CardAction> Actions(AgendaTerms terms, IReadOnlyList<Topic> topics, Pages<(int, AgendaRule)> pages,
        Unconference unconference, Language language)
    {
        var next = !terms.IsSetUp ? null : unconference.Phase switch
        {
            Phase.Proposing when !unconference.IsOpen && topics.Any(topic => topic.Stands) =>
                Progress.Act(unconference, "open-voting", UnconferencesTexts.OpenVoting, language),
            Phase.Planning or Phase.Published when !unconference.IsOpen =>
                CommandButtons.For("unconferences.make-agenda", AgendaRuleTexts.MakeAgenda.In(language)),
            Phase.Published => OpenSpace.WallCards.See(language),
            _ => null,
        };
        if (next is not null) yield return next with { Style = ActionStyle.Positive };
        yield return CommandButtons.Form("unconferences.slots", AgendaRuleTexts.ChangeSlots.In(language))
            with
        { Style = terms.IsSetUp ? ActionStyle.Default : ActionStyle.Positive };
        foreach (var other in pages.Buttons("unconferences.setup", unconference, language)) yield return other;
    }
}
