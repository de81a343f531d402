using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Changing;
using OtgBot.Features.Unconferences.Crowd;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.OpenSpace;
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
    /// <param name="forLead">How far it is, for a lead's next steps; null for all others.</param>
    /// <param name="language">Of the reader.</param>
    /// <param name="earlier">Those before it, to be named.</param>
    public static Card Status(Edition edition, int topics, Progress? forLead, Language language, IReadOnlyList<Edition>? earlier = null)
    {
        var unconference = edition.Unconference;
        var body = new List<CardElement> { new TextBlock(unconference.Name) { Style = TextStyle.Title } };

        // For many it is the first time they meet the word.
        if (unconference.Phase == Phase.Proposing && edition.Number == 1 && topics == 0)
            body.Add(new TextBlock(ExplainingTexts.What.In(language)));
        if (unconference.Theme is { } theme) body.Add(new TextBlock(theme));
        body.Add(new FactSet(
        [
            new Fact(UnconferencesTexts.DateFact.In(language), UnconferencesTexts.Date(language, unconference.Date)),
            new Fact(UnconferencesTexts.PhaseFact.In(language), UnconferencesTexts.PhaseLine(language, unconference)),
            .. Deadlines(unconference, language),
            .. forLead is not null && unconference.Phase == Phase.Voting
                ? [new Fact(VotingTexts.TurnoutFact.In(language), VotingTexts.TurnoutSoFar(language, forLead.Voted))]
                : Array.Empty<Fact>(),
            new Fact(UnconferencesTexts.TopicsFact.In(language), topics.ToString(language.Culture())),
            unconference.IsOpen ? new Fact(OpenSpaceTexts.OpenFact.In(language), OpenSpaceTexts.OpenShort.In(language))
                : unconference.Way == VotingWay.Crowd ? new Fact(CrowdTexts.WayFact.In(language), CrowdTexts.Crowd.In(language))
                : new Fact(UnconferencesTexts.VotesFact.In(language), unconference.VotesPerPerson.ToString(language.Culture())),
            .. unconference.Communities.Count > 1
                ? [new Fact(SharingTexts.WithFact.In(language), SharingTexts.CommunitiesCount(language, unconference.Communities.Count))]
                : Array.Empty<Fact>(),
        ]));
        body.Add(new TextBlock(unconference switch
        {
            { IsCalledOff: true } => ChangeTexts.CalledOffHelp(language),
            { Way: VotingWay.Crowd, Phase: Phase.Voting } => CrowdTexts.PhaseHelp(language),
            { IsOpen: true, Phase: Phase.Published } => OpenSpaceTexts.PhaseHelp(language),
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
            Actions = [.. forLead is null ? ForAll(edition, language) : ForLead(edition, topics, forLead, language)],
        };
    }

    /// <summary>What all read when it was changed as a whole: what is another now, and how things stand.</summary>
    public static Card Changed(Edition edition, WholeChange before, int topics, Language language)
    {
        var card = Status(edition, topics, null, language);
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
        if (unconference is { Phase: Phase.Published, IsOpen: true }) yield return WallCards.See(language);
        if (unconference.IsCounted)
            yield return CommandButtons.For("unconferences.result", UnconferencesTexts.SeeResult.In(language),
                edition.Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (unconference is { Phase: >= Phase.Published, IsCalledOff: false })
            yield return CommandButtons.For("unconferences.takeaways", TakeawayTexts.SeeAll.In(language));
        yield return SeeTopics(unconference, language);
    }

    /// <summary>The next step first, then what everyone may do, then what a lead may.</summary>
    private static IEnumerable<CardAction> ForLead(Edition edition, int topics, Progress progress, Language language)
    {
        var unconference = edition.Unconference;
        var next = progress.Next(unconference, topics, language);
        if (next is not null) yield return next;
        if (unconference.Phase == Phase.Voting)
            yield return Sure(UnconferencesTexts.CloseVoting, UnconferencesTexts.CloseVotingSure,
                Final("close-voting", UnconferencesTexts.CloseVotingNow), language);
        foreach (var action in ForAll(edition, language).OfType<ActionExecute>()
            .Where(action => action.Title != next?.Title && !IsLess(action)))
            yield return next is null ? action : action with { Style = ActionStyle.Default };
        if (unconference is { Phase: Phase.Proposing, IsOpen: false } && !progress.IsSetUp && topics > 0)
            yield return Progress.Act(unconference, "open-voting", UnconferencesTexts.OpenVoting, language);
        if (unconference is { Phase: <= Phase.Voting, IsOpen: false })
            yield return CommandButtons.Form("unconferences.deadlines", DeadlineTexts.Title.In(language));
        if (unconference.Phase is Phase.Planning or Phase.Published && progress.IsSetUp)
            yield return CommandButtons.For("unconferences.setup", PlanTexts.SeeSetup.In(language));
        if (unconference.Phase <= Phase.Voting)
            yield return CommandButtons.For("unconferences.join-code", SharingTexts.CodeTitle.In(language));
        if (unconference.Phase is Phase.Proposing or Phase.Planning or Phase.Published)
            yield return Sure(UnconferencesTexts.CloseUnconference, UnconferencesTexts.CloseUnconferenceSure,
                Final("close", UnconferencesTexts.CloseUnconferenceNow), language);

        ActionExecute Final(string verb, Text title) =>
            Progress.Act(unconference, verb, title, language) with { Style = ActionStyle.Destructive };

        // A card has six buttons. The list of topics is one word away.
        bool IsLess(ActionExecute action) => action.Verb == "unconferences.topics"
            && (unconference.Phase == Phase.Published || (unconference.Phase == Phase.Proposing && !progress.IsSetUp));
    }

    /// <summary>
    /// A button that unfolds what will happen, and the button that does it: nothing that can't be undone is one slip away.
    /// </summary>
    public static ActionShowCard Sure(Text title, Text sentence, ActionExecute action, Language language) =>
        new(title.In(language), new Card
        {
            Summary = sentence.In(language),
            Language = language.Tag(),
            Body = [new TextBlock(sentence.In(language))],
            Actions = [action],
        });

    public static ActionExecute Propose(Language language) =>
        CommandButtons.Form("unconferences.propose", UnconferencesTexts.Propose.In(language));

    public static ActionExecute Vote(Language language) => CommandButtons.For("unconferences.vote", UnconferencesTexts.Vote.In(language));

    public static ActionExecute SeeTopics(Unconference unconference, Language language) =>
        new(UnconferencesTexts.SeeTopics.In(language), "unconferences.topics")
        {
            Data = new Dictionary<string, string> { ["u"] = unconference.Id },
            SendsInputs = false,
        };
}
