using OtgBot.Cards;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Settings;

/// <summary>The cards of settings, with realistic content.</summary>
internal static class SettingsGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var chosen = Languages.All.Single(known => known.Tag() == language);
        var team = Team("Plattform", chosen);
        yield return ("settings-welcome", SettingsCards.Welcome(team with { Leads = [new Lead("kari", "Kari Nordmann")] }, new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero), posts: true, new DateOnly(2026, 11, 18), chosen));
        yield return ("settings-start", SettingsCards.Start(team, posts: true, new DateOnly(2026, 11, 18), chosen));
        yield return ("settings-greeting", SettingsCards.Greeting(chosen));
        yield return ("settings-status", SettingsCards.Status(team, chosen, new PromptStatus(
            new LedgerEntry(new DateOnly(2026, 11, 16), Posting.Claimed("host", default).Sent("m1", new DateTimeOffset(2026, 11, 16, 8, 0, 4, TimeSpan.Zero))),
            new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero))));
        yield return ("settings-status-paused", SettingsCards.Status(team, chosen, new PromptStatus(
            new LedgerEntry(new DateOnly(2026, 11, 16), Posting.Missed(Posting.NoHost, default)),
            new DateTimeOffset(2027, 1, 18, 8, 0, 0, TimeSpan.Zero),
            new Pause(new DateOnly(2026, 11, 18), new DateOnly(2027, 1, 15)))));
        yield return ("settings-status-personal", SettingsCards.Status(team with { Inactive = "403 BotNotInConversationRoster" }, chosen, null,
            new PersonalStatus(chosen, [team, Team("Tjenestedesign på tvers av etater og kommuner", chosen), Team("OTG Norge", chosen)])));
        yield return ("settings-status-nowhere", SettingsCards.NoCommunity(chosen));
        yield return ("settings-took-over", SettingsCards.TookOver("Olav Fjellheim", isByRight: false, chosen));
        yield return ("settings-which", SettingsCards.Which([(team, "Høstdagen"), (Team("OTG Norge", chosen), null)], "unconferences.vote", "1", chosen));
        yield return ("settings-language", SettingsCards.Languages(chosen, isPersonal: false));
        yield return ("settings-home-lead", SettingsCards.ForLead(team, SettingsFeature.OfLeads, chosen));
        yield return ("settings-leads", SettingsCards.Leads(team, chosen));
    }

    private static Community Team(string name, Language language) => new()
    {
        Address = new Address("test", "tenant", name, ConversationKind.Channel),
        Name = name,
        Language = language,
        Leads = [new Lead("kari", "Kari Nordmann"), new Lead("olav", "Olav Fjellheim")],
        InstalledAt = new DateTimeOffset(2026, 8, 17, 9, 0, 0, TimeSpan.Zero),
    };
}
