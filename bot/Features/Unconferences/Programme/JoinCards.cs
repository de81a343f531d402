using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Cards.Rendering;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Programme;

/// <summary>The way into rooms for those who are elsewhere.</summary>
internal static class JoinCards
{
    /// <summary>One button that unfolds the rooms with a link, as many as a card has buttons; none if no room has one.</summary>
    public static IEnumerable<CardAction> Join(PublishedAgenda agenda, Language language)
    {
        var rooms = agenda.Rooms.Where(room => room.Link is not null && agenda.Standing.Any(session => session.Room == room.Number))
            .OrderBy(room => room.Number).Take(Limits.ActionsPerCard).ToArray();
        if (rooms.Length == 0) yield break;
        yield return new ActionShowCard(ProgrammeTexts.Join.In(language), new Card
        {
            Summary = ProgrammeTexts.Join.In(language),
            Language = language.Tag(),
            Body = [new TextBlock(ProgrammeTexts.JoinHint(language))],
            Actions = [.. rooms.Select(room =>
                new ActionOpenUrl(CommandText.Short(ProgrammeTexts.JoinRoom(language, room.Name), Limits.ActionTitle - 1), room.Link!))],
        });
    }

    /// <summary>Straight into what is on, if that is little.</summary>
    public static IEnumerable<CardAction> Now(PublishedAgenda agenda, IReadOnlyList<PlacedSession> on, Language language)
    {
        var links = on.Where(session => agenda.LinkOf(session) is not null).DistinctBy(session => session.Room).ToArray();
        return links.Length is 0 or > 4
            ? Join(agenda, language)
            : links.Select(session =>
                new ActionOpenUrl(CommandText.Short(ProgrammeTexts.JoinRoom(language, session.RoomName), Limits.ActionTitle - 1),
                    agenda.LinkOf(session)!));
    }
}
