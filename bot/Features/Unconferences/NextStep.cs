using OtgBot.Cards.Actions;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Agenda.Rules;
using OtgBot.Features.Unconferences.Ballots;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Takeaways;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences;

/// <summary>
/// How far a lead has come, by which their cards show the one thing to do next: set up, open the vote, close it, make, publish, the day,
/// what came of it.
/// </summary>
/// <param name="IsSetUp">There are slots and rooms.</param>
/// <param name="HasPlan">An agenda waits that is not published.</param>
/// <param name="LastDay">0 if all is on one day.</param>
/// <param name="Today">Where the unconference is.</param>
/// <param name="Voted">So many voted at least; null if that can't be told yet, or nobody votes.</param>
internal sealed record Progress(bool IsSetUp, bool HasPlan, int LastDay, DateOnly Today, int? Voted = null)
{
    public static async Task<Progress> Of(Unconference unconference, AgendaStore agendas, BallotBox box, DateTimeOffset now,
        CancellationToken cancel)
    {
        var terms = await agendas.Terms(unconference.Id, cancel);
        var plan = unconference.Phase == Phase.Planning ? await agendas.Plan(unconference.Id, cancel) : null;
        var voted = unconference.Phase == Phase.Voting ? await box.Turnout(unconference.Id, cancel) : null;
        return new Progress(terms.IsSetUp, plan?.Terms == terms.Revision, terms.LastDay,
            DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, unconference.TimeZone).DateTime), voted);
    }

    /// <summary>The one next step, or null if others have the next word.</summary>
    /// <param name="topics">How many stand.</param>
    public ActionExecute? Next(Unconference unconference, int topics, Language language) => unconference.Phase switch
    {
        Phase.Proposing when !IsSetUp => SetUp(language),
        Phase.Proposing when topics > 0 && !unconference.IsOpen =>
            Act(unconference, "open-voting", UnconferencesTexts.OpenVoting, language),
        Phase.Planning when !IsSetUp => SetUp(language),
        Phase.Planning when HasPlan => Step(unconference, "draft", PlanTexts.SeeDraft, language),
        Phase.Planning => CommandButtons.For("unconferences.make-agenda", AgendaRuleTexts.MakeAgenda.In(language)),
        Phase.Published when Today >= unconference.Date && Today <= unconference.Date.AddDays(LastDay) =>
            CommandButtons.For("unconferences.now", AgendaTexts.SeeNow.In(language)),
        Phase.Published when Today > unconference.Date => CommandButtons.For("unconferences.takeaways", TakeawayTexts.SeeAll.In(language)),
        Phase.Published => AgendaCards.SeeAgenda(language),
        _ => null,
    } is { } step ? step with { Style = ActionStyle.Positive } : null;

    /// <summary>A step that is one in this phase only.</summary>
    public static ActionExecute Act(Unconference unconference, string command, Text title, Language language) =>
        CommandButtons.For("unconferences." + command, title.In(language), unconference.Id, unconference.Phase.ToString());

    public static ActionExecute Step(Unconference unconference, string verb, Text title, Language language) =>
        new(title.In(language), "unconferences." + verb)
        {
            Data = new Dictionary<string, string> { ["u"] = unconference.Id },
            SendsInputs = false,
        };

    private static ActionExecute SetUp(Language language) =>
        CommandButtons.Form("unconferences.slots", AgendaRuleTexts.ChangeSlots.In(language));
}
