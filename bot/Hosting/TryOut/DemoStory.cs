using System.Globalization;
using OtgBot.Channels;
using OtgBot.Turns;

namespace OtgBot.Hosting.TryOut;

/// <summary>
/// What happens in the weeks of <see cref="Demo"/>, in the words people would type. Chance is a fixed table: the same story every time.
/// </summary>
internal static class DemoStory
{
    /// <summary>Twelve whole weeks that have their numbers, and up to four that run.</summary>
    public const int Weeks = 16;

    /// <summary>After midnight on Monday, UTC: past nine in Oslo, summer and winter, so that the prompt of the week stands.</summary>
    public static readonly TimeSpan Opening = new(8, 20, 0);

    /// <summary>Weeks by number, from 0.</summary>
    private const int ProposingWeek = 5;

    private const int VotingWeek = 7;
    private const int ResultWeek = 9;

    private static readonly string[] Topics =
    [
        "Klarspråk i brev", "Hva kan vi slutte med?", "Første dag på jobb", "Møter uten lysbilder", "Brukertest på en time",
        "Open kjeldekode i det offentlege",
        "KI på ein trygg måte", "Samarbeid mellom kommune og stat", "Writing for everyone", "Å seie nei på ein god måte",
        "Rom for stillhet",
    ];

    /// <summary>
    /// All that is done, in order of time, up to the prompt of the week that runs. Times are counted from the opening of the first Monday.
    /// </summary>
    public static IEnumerable<DemoAct> Acts(IReadOnlyList<DemoMember> members, DateTimeOffset start) => Week0(members)
        .Concat(Enumerable.Range(0, Weeks).SelectMany(week => Week(members, week, start)))
        .Concat(Nine(members[0], TimeSpan.FromDays(7 * Weeks)))
        .OrderBy(act => act.At);

    private static IEnumerable<DemoAct> Week0(IReadOnlyList<DemoMember> members)
    {
        // An hour before the first prompt is too early in the story: the bot is installed at its start and the first card is asked for.
        yield return new DemoAct(TimeSpan.FromMinutes(1), members[0], ["leder legg til @olav"]);
        yield return new DemoAct(TimeSpan.FromMinutes(2), members[0], ["post nå"]);
    }

    private static IEnumerable<DemoAct> Week(IReadOnlyList<DemoMember> members, int week, DateTimeOffset start)
    {
        var monday = TimeSpan.FromDays(7 * week);
        foreach (var act in Nine(members[0], monday)) yield return act;
        foreach (var member in members.Where(member => member.IsThere(week)))
        {
            var chance = Chance(week, member.Number);
            if (chance > member.Eagerness) continue;
            var number = 1 + chance % 3;
            var at = monday + TimeSpan.FromMinutes(30 + member.Number * 7 + chance * 60);
            yield return new DemoAct(at, member, [member.Say($"tar {number}", $"tek {number}", $"take {number}")]);
            if (chance % 5 < 3)
                yield return new DemoAct(at + TimeSpan.FromMinutes(1_300), member,
                    [member.Say($"gjort {number}", $"gjort {number}", $"done {number}")]);
        }

        foreach (var act in Unconference(members, week, monday, start)) yield return act;
    }

    /// <summary>Nine in Oslo, in summer and in winter, when the prompt of the week is due; and past it, for what takes its time.</summary>
    private static IEnumerable<DemoAct> Nine(DemoMember member, TimeSpan monday) =>
        new[] { TimeSpan.FromHours(7), TimeSpan.FromHours(8), Opening }.Select(hour => monday + hour - Opening)
            .Where(at => at >= TimeSpan.Zero).Select(at => new DemoAct(at, member, []) { RunsJobs = true });

    private static IEnumerable<DemoAct> Unconference(IReadOnlyList<DemoMember> members, int week, TimeSpan monday, DateTimeOffset start)
    {
        var day = TimeSpan.FromDays(1);
        switch (week)
        {
            case ProposingWeek:
                // The answers to the dialog's questions: name, theme, date, votes, no deadlines, the usual way.
                yield return new DemoAct(monday + day, members[0],
                    ["unconference", "Vår første unconference", "Endringsbyråkraten venter ikke på forandring",
                        start.AddDays(7 * (Weeks + 1) + 3).ToString("d.M.yyyy", CultureInfo.InvariantCulture), "=", "-", "-", "="]);
                foreach (var (topic, index) in Topics.Select((topic, index) => (topic, index)))
                {
                    var member = members[2 * index + 1];
                    // Title (as typed), what it is about, format and length (as they stand), no co-hosts.
                    yield return new DemoAct(monday + day + TimeSpan.FromHours(1 + index), member,
                        [member.Say("foreslå ", "føreslå ", "propose ") + topic, "=",
                            member.Say("Kom og fortell hva du har prøvd.", "Kom og fortel kva du har prøvd.",
                                "Come and tell what you have tried."), "=", "=", "-"]);
                }

                break;
            case VotingWeek:
                yield return new DemoAct(monday + day, members[0], ["åpne avstemning"]);
                foreach (var member in members.Where(member => member.IsThere(week) && member.Number % 5 != 0))
                {
                    // Nobody votes for their own: the owner of topic n is member 2n - 1.
                    var own = member.Number % 2 == 1 ? (member.Number + 1) / 2 : 0;
                    var chosen = Enumerable.Range(1, Topics.Length)
                        .Where(topic => topic != own && Chance(topic, member.Number) < 40).Take(5);
                    yield return new DemoAct(monday + day + TimeSpan.FromHours(1 + member.Number), member,
                        [member.Say("stem ", "røyst ", "vote ") + string.Join(' ', chosen.DefaultIfEmpty(own == 1 ? 2 : 1))]);
                }

                break;
            case ResultWeek:
                yield return new DemoAct(monday + day, members[0], ["lukk avstemning"]);
                yield return new DemoAct(monday + day + TimeSpan.FromMinutes(5), members[0],
                    ["tider 10.00–10.45, 11.00–11.45, 13.00–13.45"]);
                yield return new DemoAct(monday + day + TimeSpan.FromMinutes(6), members[0], ["rom Storsalen, 60; Loftet, 20; Kroken, 12"]);
                yield return new DemoAct(monday + day + TimeSpan.FromMinutes(7), members[0], ["lag program"]);
                yield return new DemoAct(monday + day + TimeSpan.FromMinutes(30), members[0], ["publiser ja"]);
                break;
        }
    }

    /// <summary>0–99, spread well enough for a story.</summary>
    private static int Chance(int one, int other)
    {
        var mixed = (uint)(one * 7_919 + other * 104_729 + 17);
        mixed ^= mixed >> 7;
        mixed *= 2_654_435_761;
        return (int)((mixed >> 11) % 100);
    }
}

/// <summary>Something somebody writes, and then answers; or a moment at which the jobs run.</summary>
/// <param name="At">From the opening of the first Monday.</param>
/// <param name="Member">Who.</param>
/// <param name="Words">A command, then the answers to what it asks.</param>
internal sealed record DemoAct(TimeSpan At, DemoMember Member, IReadOnlyList<string> Words)
{
    public bool RunsJobs { get; init; }
}

/// <summary>Somebody in the story: the six of the try-out page, and colleagues of theirs.</summary>
/// <param name="Number">From 0; decides how eager they are and when they come and go.</param>
/// <param name="Person">Who they are on the channel.</param>
/// <param name="Locale">Their language.</param>
internal sealed record DemoMember(int Number, Person Person, string Locale)
{
    private static readonly string[] Colleagues =
    [
        "Ingrid Solheim", "Jonas Lie Berg", "Fatima Hassan", "Eirik Haugen", "Marit Bakken", "Trond Vik", "Sunniva Aasen", "Ali Rezaei",
        "Hege Nygård", "Lars Moen",
        "Solveig Dale", "Piotr Nowak", "Anne Lise Holm", "Kjetil Strand", "Maja Lund", "Ragnhild Tveit", "Emeka Obi", "Tuva Lien",
        "Geir Hovland", "Nina Sand",
        "Áilu Somby", "Berit Fossum", "Håkon Rød", "Linh Tran", "Vegard Myhre",
    ];

    private static readonly string[] Locales = ["nb-NO", "nn-NO", "nb-NO", "en-GB"];

    public static IReadOnlyList<DemoMember> All { get; } =
    [
        .. MadeUpPeople.All.Select((person, number) => new DemoMember(number, person.Person, person.Locale)),
        .. Colleagues.Select((name, index) =>
            new DemoMember(MadeUpPeople.All.Count + index, new Person($"colleague-{index + 1}", name), Locales[index % Locales.Length])),
    ];

    /// <summary>In per cent of the weeks.</summary>
    public int Eagerness => 45 + Number * 13 % 40;

    /// <summary>Two thirds are there from the start, the others come one week after the other; a few go quiet towards the end.</summary>
    public bool IsThere(int week) => (Number < 20 || week >= Number - 19) && (Number % 9 != 4 || week < 8);

    public string Say(string nb, string nn, string en) => Languages.FromLocale(Locale).Say(nb, nn, en);
}
