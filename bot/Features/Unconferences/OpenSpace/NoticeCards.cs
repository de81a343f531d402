using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>What one person reads when a session that concerns them has changed.</summary>
internal static class NoticeCards
{
    /// <param name="unconference">Whose agenda.</param>
    /// <param name="hosted">Of sessions they host.</param>
    /// <param name="wished">Of sessions they wished for.</param>
    /// <param name="topics">For titles.</param>
    /// <param name="language">Of the person.</param>
    public static Card Changed(Unconference unconference, IReadOnlyList<SessionChange> hosted, IReadOnlyList<SessionChange> wished,
        IReadOnlyList<Topic> topics, Language language)
    {
        var body = new List<CardElement> { new TextBlock(
            OpenSpaceTexts.ChangedTitle(language, unconference.Name)) { Style = TextStyle.Title } };
        Add(OpenSpaceTexts.YouHost(language), hosted);
        Add(OpenSpaceTexts.YouWished(language), wished);
        return new Card
        {
            Summary = OpenSpaceTexts.ChangedTitle(language, unconference.Name),
            Language = language.Tag(),
            Body = body,
            Actions = [CommandButtons.For("unconferences.my-agenda", AgendaTexts.SeeMine.In(language)), AgendaCards.SeeAgenda(language)],
        };

        void Add(string heading, IReadOnlyList<SessionChange> changes)
        {
            if (changes.Count == 0) return;
            body.Add(new TextBlock(heading) { Style = TextStyle.Heading });
            body.Add(
                new TextBlock(
                    string.Join('\n', changes.Select(change => AgendaTexts.Change(language, change, topics, unconference.Date)))));
        }
    }
}
