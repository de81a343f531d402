using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Deadlines;
using OtgBot.Features.Unconferences.Domain;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.OpenSpace;

/// <summary>Slots and rooms are set up, and with them the grid of an open unconference: from then on it is there for all to fill.</summary>
internal sealed class GridSetup(UnconferencesStore unconferences, AgendaStore agendas, LeadNews news, Following following)
{
    /// <returns>True if the grid was opened by this, and all have been told.</returns>
    public async Task<bool> Save(Turn turn, Unconference unconference, Func<AgendaTerms, AgendaTerms> change)
    {
        var now = turn.Clock.GetUtcNow();
        AgendaTerms With(AgendaTerms old)
        {
            var changed = change(old);
            changed.CheckClock(unconference.Date, unconference.TimeZone);
            return changed;
        }

        var before = (await agendas.Published(unconference.Id, turn.Cancel))?.Version ?? 0;
        if (before > 0) await news.Expect(unconference, News.Published(before + 1), now);
        var (terms, agenda) =
            await agendas.ChangeTerms(unconference.Id, With, (old, next) => Follow(unconference, old, next, now), turn.Cancel);
        if (agenda is not null) await following.Changed(unconference.Id, turn.Cancel);
        if (agenda is { Changes.Count: > 0 } && agenda.Version > before && unconference.Phase == Phase.Published)
        {
            await news.Tell(turn, unconference, News.Published(agenda.Version), now);
            return true;
        }

        if (!unconference.IsOpen || terms.Slots.Count == 0 || terms.Rooms.Count == 0) return false;
        if (agenda is not null && unconference.Phase == Phase.Published) return false;
        await news.Expect(unconference, News.Published(1), now);
        await agendas.ChangePublished(unconference.Id, old => old ?? new PublishedAgenda
        {
            Version = 1,
            Plan = "open",
            At = now,
            Slots = terms.SlotsOn(unconference.Date, unconference.TimeZone),
            Rooms = terms.Rooms,
            Sessions = [],
            Items = Domain.Agenda.Programme.Placed([], terms, unconference.Date, unconference.TimeZone, now),
        }, (_, _) => [], turn.Cancel);
        var opened = await unconferences.Change(unconference.Id, old => old.OpenGrid(now), turn.Cancel);
        await news.Tell(turn, opened, News.Published(1), now);
        return true;
    }

    /// <summary>
    /// Sessions keep their slot under the number that it has now. In an open unconference there is no plan to come, so what is in use
    /// stays.
    /// </summary>
    private static PublishedAgenda Follow(Unconference unconference, PublishedAgenda agenda, AgendaTerms terms, DateTimeOffset now)
    {
        var (slots, told) = (terms.SlotsOn(unconference.Date, unconference.TimeZone), agenda.Version);
        agenda = agenda.Numbered(slots).WithProgramme(terms, unconference.Date, unconference.TimeZone, now);
        if (!unconference.IsOpen) return agenda;
        foreach (var session in agenda.Standing.Where(session => session.End > now))
        {
            if (terms.Rooms.All(room => room.Number != session.Room)) throw OpenSpaceRefusal.RoomInUse(session);
            if (slots.All(slot => slot.Number != session.Slot))
                throw OpenSpaceRefusal.SlotInUse(session);
        }

        PlacedSession[] sessions = [
            .. agenda.Sessions.Select(session =>
                session.IsCalledOff || session.End <= now || slots.First(slot => slot.Number == session.Slot).End == session.End
            ? session
            : session.Raised(now) with { End = slots.First(slot => slot.Number == session.Slot).End })];
        var changed = sessions.SequenceEqual(agenda.Sessions) ? agenda : agenda.With(sessions, now) with { Version = told + 1 };
        return changed with { Slots = slots, Rooms = terms.Rooms };
    }
}
