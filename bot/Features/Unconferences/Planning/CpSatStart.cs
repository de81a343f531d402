using OtgBot.Features.Unconferences.Domain.Agenda;

namespace OtgBot.Features.Unconferences.Planning;

/// <summary>An agenda to begin from. Every variable is told its value in it: the solver would throw away a start it has to complete itself.</summary>
internal sealed class CpSatStart
{
    private readonly HashSet<(int Topic, int Slot, int Room)> places;
    private readonly HashSet<(int Topic, int Slot)> at;
    private readonly Attendance attendance;

    public CpSatStart(Problem problem, int[] slots)
    {
        var layout = new Layout(problem.Frame, slots);
        var rooming = new Rooming(problem);
        places = [.. Enumerable.Range(0, problem.Frame.Slots).SelectMany(slot => rooming.Rooms(layout, slot).Select(one => (problem.Frame.RunTopic[one.Run], slot, one.Room)))];
        at = [.. places.Select(place => (place.Topic, place.Slot))];
        attendance = new Attendance(problem, layout);
    }

    public bool Has(int topic, int slot) => at.Contains((topic, slot));

    public bool Has(int topic, int slot, ulong rooms) => Bits.Items(rooms).Any(room => places.Contains((topic, slot, room)));

    /// <summary>How many wishes of a person are met.</summary>
    public int Met(int person) => attendance.Met[person];
}
