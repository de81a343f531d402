using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Changing;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Proposals;
using OtgBot.Features.Unconferences.Sharing;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Turns;
using Fact = OtgBot.Cards.Elements.Fact;

namespace OtgBot.Features.Unconferences;

/// <summary>The card of a whole unconference: what it is, how far it has come, what comes next.</summary>
internal static class UnconferencesCards
{
    /// <param name="edition">With its number in the community that reads.</param>
    /// <param name="topics">How many topics stand.</param>
    /// <param name="forLead">With a lead's next steps.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="earlier">Those before it, to be named.</param>
    public static Card Status(Edition edition, int topics, bool forLead, Language language, IReadOnlyList<Edition>? earlier = null)
    {
        var unconference = edition.Unconference;
        var body = new List<CardElement> { new TextBlock(unconference.Name) { Style = TextStyle.Title } };
        if (unconference.Theme is { } theme) body.Add(new TextBlock(theme));
        body.Add(new FactSet(
        [
            new Fact(UnconferencesTexts.DateFact.In(language), UnconferencesTexts.Date(language, unconference.Date)),
            new Fact(UnconferencesTexts.PhaseFact.In(language), UnconferencesTexts.PhaseLine(language, unconference)),
            .. Deadlines(unconference, language),
            new Fact(UnconferencesTexts.TopicsFact.In(language), topics.ToString(language.Culture())),
            unconference.Way == VotingWay.Crowd
                ? new Fact(CrowdTexts.WayFact.In(language), CrowdTexts.Crowd.In(language))
                : new Fact(UnconferencesTexts.VotesFact.In(language), unconference.VotesPerPerson.ToString(language.Culture())),
            .. unconference.Communities.Count > 1 ? [new Fact(SharingTexts.WithFact.In(language), SharingTexts.CommunitiesCount(language, unconference.Communities.Count))] : Array.Empty<Fact>(),
        ]));
        body.Add(new TextBlock(unconference switch
        {
            { IsCalledOff: true } => ChangeTexts.CalledOffHelp(language),
            { Way: VotingWay.Crowd, Phase: Phase.Voting } => CrowdTexts.PhaseHelp(language),
            _ => UnconferencesTexts.PhaseHelp(language, unconference.Phase),
        }));
        if (earlier is { Count: > 0 })
        {
            var list = string.Join(", ", earlier.TakeLast(5).Select(other => $"{other.Number} {other.Unconference.Name}"));
            body.Add(new TextBlock(UnconferencesTexts.Earlier(language, list)) { Style = TextStyle.Subtle });
        }

        return new Card
        {
            Summary = UnconferencesTexts.StatusSummary(language, unconference),
            Language = language.Tag(),
            Body = body,
            Actions = [.. ForAll(edition, language), .. forLead ? ForLead(unconference, language) : []],
        };
    }

    /// <summary>What all read when it was changed as a whole: what is another now, and how things stand.</summary>
    public static Card Changed(Edition edition, WholeChange before, int topics, Language language)
    {
        var card = Status(edition, topics, forLead: false, language);
        var told = ChangeTexts.Told(language, edition.Unconference, before);
        return card with { Summary = told, Body = [card.Body[0], new TextBlock(told) { Style = TextStyle.Strong }, .. card.Body.Skip(1)] };
    }

    private static IEnumerable<Fact> Deadlines(Unconference unconference, Language language)
    {
        if (unconference is { Phase: Phase.Proposing, ProposalsUntil: { } opens })
            yield return new Fact(DeadlineTexts.OpensFact.In(language), DeadlineTexts.When(language, unconference, opens));
        if (unconference is { Phase: <= Phase.Voting, VotesUntil: { } closes })
            yield return new Fact(DeadlineTexts.ClosesFact.In(language), DeadlineTexts.When(language, unconference, closes));
    }

    private static IEnumerable<CardAction> ForAll(Edition edition, Language language)
    {
        var unconference = edition.Unconference;
        if (unconference.Phase == Phase.Proposing) yield return Propose(language) with { Style = ActionStyle.Positive };
        if (unconference.Phase == Phase.Voting) yield return Vote(language) with { Style = ActionStyle.Positive };
        if (unconference.Phase == Phase.Published) yield return AgendaCards.SeeAgenda(language) with { Style = ActionStyle.Positive };
        if (unconference.IsCounted)
            yield return CommandButtons.For("unconferences.result", UnconferencesTexts.SeeResult.In(language), edition.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (unconference is { Phase: >= Phase.Published, IsCalledOff: false })
            yield return CommandButtons.For("unconferences.takeaways", TakeawayTexts.SeeAll.In(language));
        yield return SeeTopics(unconference, language);
    }

    private static IEnumerable<CardAction> ForLead(Unconference unconference, Language language)
    {
        if (unconference.Phase == Phase.Proposing)
            yield return Step("open-voting", UnconferencesTexts.OpenVoting);
        if (unconference.Phase <= Phase.Voting)
            yield return CommandButtons.For("unconferences.deadlines", DeadlineTexts.Title.In(language));
        if (unconference.Phase == Phase.Voting)
            yield return Sure(UnconferencesTexts.CloseVoting, UnconferencesTexts.CloseVotingSure, Final("close-voting", UnconferencesTexts.CloseVotingNow), language);
        if (unconference.Phase is Phase.Planning or Phase.Published)
            yield return AgendaCards.SeeSetup(language);
        if (unconference.Phase <= Phase.Voting)
            yield return CommandButtons.For("unconferences.join-code", SharingTexts.CodeTitle.In(language));
        if (unconference.Phase is Phase.Proposing or Phase.Planning or Phase.Published)
            yield return Sure(UnconferencesTexts.CloseUnconference, UnconferencesTexts.CloseUnconferenceSure, Final("close", UnconferencesTexts.CloseUnconferenceNow), language);

        ActionExecute Final(string verb, Text title) => Step(verb, title) with { Style = ActionStyle.Destructive };

        ActionExecute Step(string verb, Text title) => CommandButtons.For("unconferences." + verb, title.In(language), unconference.Id, unconference.Phase.ToString());
    }

    /// <summary>A button that unfolds what will happen, and the button that does it: nothing that can't be undone is one slip away.</summary>
    public static ActionShowCard Sure(Text title, Text sentence, ActionExecute action, Language language) => new(title.In(language), new Card
    {
        Summary = sentence.In(language),
        Language = language.Tag(),
        Body = [new TextBlock(sentence.In(language))],
        Actions = [action],
    });

    public static ActionExecute Propose(Language language) => CommandButtons.For("unconferences.propose", UnconferencesTexts.Propose.In(language));

    public static ActionExecute Vote(Language language) => CommandButtons.For("unconferences.vote", UnconferencesTexts.Vote.In(language));

    public static ActionExecute SeeTopics(Unconference unconference, Language language) => new(UnconferencesTexts.SeeTopics.In(language), "unconferences.topics")
    {
        Data = new Dictionary<string, string> { ["u"] = unconference.Id },
        SendsInputs = false,
    };
}
