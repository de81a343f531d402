using OtgBot.Features.Unconferences;
using OtgBot.Features.Unconferences.Agenda;
using OtgBot.Features.Unconferences.Agenda.Planning;
using OtgBot.Features.Unconferences.Domain.Agenda;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Unconferences.Agenda;

/// <summary>
/// A town whose vote is over, ready to make an agenda: Liv leads; hosts Vert1 to Vert4 have topics 1 to 4; slots at 10 and 11, rooms
/// Storsalen and Kroken; on 3 December 2026 in Oslo.
/// </summary>
internal static class AgendaTown
{
    /// <param name="votes">Who votes for what; with <see cref="Crowd"/>, figures may be shown.</param>
    public static async Task<Town> Ready(string locale = "nb-NO", int topics = 4, IReadOnlyDictionary<string, string>? votes = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var town = new Town([typeof(UnconferencesFeature)], settings: settings);
        await town.IsReady(locale, topics, votes);
        return town;
    }

    public static async Task IsReady(this Town town, string locale = "nb-NO", int topics = 4, IReadOnlyDictionary<string, string>? votes = null)
    {
        var lead = await town.Opened(locale: locale);
        await town.HasTopics(topics);
        await lead.Says("open voting");
        foreach (var (person, numbers) in votes ?? Usual) await town.Person(person, locale).Says("vote " + numbers);
        await lead.Says("close voting");
        await lead.Says("slots 10:00–10:45, 11:00–11:45");
        await lead.Says("rooms Storsalen, 60, skjerm; Kroken, 12");
    }

    public static IReadOnlyDictionary<string, string> Usual { get; } = new Dictionary<string, string>
    {
        ["Ada"] = "1 2",
        ["Bo"] = "1 2",
        ["Cato"] = "3 4",
        ["Dina"] = "3 4",
        ["Eva"] = "1 3",
        ["Finn"] = "2 4",
    };

    /// <summary>Enough voters that it may be told how good an agenda is: half of them want topics 1 and 2, the others 3 and 4.</summary>
    public static IReadOnlyDictionary<string, string> Crowd { get; } = Camps(40);

    public static IReadOnlyDictionary<string, string> Camps(int voters) => Enumerable.Range(0, voters).ToDictionary(n => $"Velger{n}", n => n % 2 == 0 ? "1 2" : "3 4");

    public static PlanningRuns Runs(this Town town) => town.Get<PlanningRuns>();

    /// <summary>Has an agenda made and waits for it. Returns the card with the result.</summary>
    public static async Task<string> Makes(this TestPerson lead, string words = "make agenda")
    {
        await lead.Says(words);
        await lead.Town.Runs().Settled();
        return lead.Newest();
    }

    /// <summary>An agenda made and published.</summary>
    public static async Task<string> Publishes(this TestPerson lead)
    {
        await lead.Makes();
        return await lead.Says("publish ja");
    }

    /// <summary>The last message in this person's place.</summary>
    public static string Newest(this TestPerson person) => person.Town.Channel.Messages.Last(message => message.Content.To.Conversation == person.Address.Conversation).Text;

    public static async Task<PublishedAgenda> Agenda(this Town town) =>
        (await new AgendaStore(town.Store).Published(await town.UnconferenceId(town.Person("Liv")), TestContext.Current.CancellationToken))!;

    /// <summary>Moves the clock to a time of the day in Oslo.</summary>
    public static void GoesTo(this Town town, int hour, int minute) => town.Clock.SetUtcNow(new DateTimeOffset(2026, 12, 3, hour - 1, minute, 0, TimeSpan.Zero));

    /// <summary>Waits until something that happens in the background has happened.</summary>
    public static async Task Until(Func<bool> happened)
    {
        for (var tries = 0; !happened(); tries++)
        {
            Assert.True(tries < 2_000, "it did not happen");
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
