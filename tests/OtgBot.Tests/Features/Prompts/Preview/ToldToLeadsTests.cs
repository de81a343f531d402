using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Preview;

/// <summary>
/// What leads are told without asking. It is Wednesday 18 November 2026, ten o'clock in Oslo, unless a test says otherwise.
/// </summary>
public sealed class ToldToLeadsTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature)];

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("nb-NO", "vet ikke om prinsippet", "Legg ut nå")]
    [InlineData("nn-NO", "veit ikkje om prinsippet", "Legg ut no")]
    [InlineData("en-GB", "don’t know whether the prompt", "Post now")]
    public async Task One_bad_gateway_on_a_prompt_is_told_to_leads_the_same_day_with_the_button_that_posts_it(string locale, string told, string button)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, locale);
        await DueInDoubt(town);

        await town.Run(AlarmClock.Job);
        await town.Run(AlarmClock.Job);
        var note = Assert.Single(In(town, kari.Privately).Skip(2));
        Assert.Contains(told, note.Text);
        Assert.DoesNotContain(In(town, kari), message => message.Content.Key is not null);

        await kari.Privately.Presses(button);
        Assert.Single(In(town, kari), message => message.Content.Key is not null);
        town.Clock.Advance(TimeSpan.FromHours(3));
        await town.Run(AlarmClock.Job);
        Assert.Single(In(town, kari), message => message.Content.Key is not null);
    }

    [Fact]
    public async Task What_is_in_doubt_is_told_no_more_once_a_lead_has_posted_it()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, "nb-NO");

        // Its host dies; another finds the claim at half past nine in the evening.
        town.Clock.SetUtcNow(Monday);
        town.Channel.Answer = message => message.Key is null ? null : throw new InvalidOperationException("planted");
        town.ErrorsFail = false;
        await town.Run(AlarmClock.Job);
        town.Channel.Answer = _ => null;
        await kari.Says("post nå");
        town.Clock.Advance(TimeSpan.FromHours(26));
        await town.Run(AlarmClock.Job);
        await town.Run(AlarmClock.Job);

        Assert.DoesNotContain(In(town, kari.Privately), message => message.Text.Contains("vet ikke om prinsippet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Posting_now_on_the_day_after_posts_what_is_in_doubt_and_not_the_next_principle()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, "nb-NO");
        await DueInDoubt(town);
        town.Clock.Advance(TimeSpan.FromHours(25));

        await kari.Says("post nå");

        var posted = Assert.Single(In(town, kari), message => message.Content.Key is not null);
        Assert.Contains("Jobb åpent og positivt", posted.Text);
    }

    [Theory]
    [InlineData("nb-NO", "pause til i morgen", "Ingen prinsipper skulle ut i den tiden")]
    [InlineData("nn-NO", "pause til i morgon", "Ingen prinsipp skulle ut i den tida")]
    [InlineData("en-GB", "pause until tomorrow", "No prompt was due in that time")]
    public async Task A_pause_that_skips_nothing_says_so(string locale, string words, string said)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, locale);

        Assert.Contains(said, await kari.Says(words));
        Assert.DoesNotContain(said, await kari.Says(words.Split(' ')[0]));
    }

    [Theory]
    [InlineData("nb-NO", "Ett forslag venter på deg. Skriv «vurder».", "Ett forslag venter på en leder.")]
    [InlineData("nn-NO", "Eitt forslag ventar på deg. Skriv «vurder».", "Eitt forslag ventar på ein leiar.")]
    [InlineData("en-GB", "One suggestion waits for you. Write “review”.", "One suggestion waits for a lead.")]
    public async Task A_suggestion_that_waits_stands_in_what_leads_read_anyway_and_once_in_what_is_sent(string locale, string toLead, string toAll)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, locale);
        var ola = town.Person("Ola", locale);
        Assert.DoesNotContain(toLead, await kari.OpensHome());
        await ola.Says(locale[..2] == "en" ? "suggest 3, 5 min: Ring a user today" : "tips 3, 5 min: Ring en bruker i dag");

        Assert.Contains(toLead, await kari.OpensHome());
        Assert.DoesNotContain(toLead, await ola.OpensHome());
        await kari.Privately.Says(locale[..2] switch { "nb" => "forhåndsvis på", "nn" => "førehandsvis på", _ => "preview on" });
        await kari.Says(locale[..2] == "en" ? "follow-up on" : "oppfølging på");
        town.Clock.SetUtcNow(Monday.AddDays(-1).AddHours(1));
        await town.Run(AlarmClock.Job);
        Assert.Single(In(town, kari.Privately), message => message.Text.Contains(toLead, StringComparison.Ordinal));

        // The lead knows; those who read the word in the thread need not hear it, nor the lead again next week.
        town.Clock.SetUtcNow(Monday);
        await town.Run(AlarmClock.Job);
        town.Clock.SetUtcNow(Monday.AddDays(2));
        await town.Run(AlarmClock.Job);
        Assert.DoesNotContain(In(town, kari), message => message.Text.Contains(toAll, StringComparison.Ordinal));
        town.Clock.SetUtcNow(Monday.AddDays(6).AddHours(1));
        await town.Run(AlarmClock.Job);
        Assert.Single(In(town, kari.Privately), message => message.Text.Contains(toLead, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_lead_wants_previews_the_weeks_note_tells_once_that_a_suggestion_waits()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, "nb-NO");
        await town.Person("Ola").Says("tips 3, 5 min: Ring en bruker i dag");
        await kari.Says("oppfølging på");
        for (var week = 0; week < 2; week++)
        {
            town.Clock.SetUtcNow(Monday.AddDays(7 * week));
            await town.Run(AlarmClock.Job);
            town.Clock.SetUtcNow(Monday.AddDays((7 * week) + 2));
            await town.Run(AlarmClock.Job);
        }

        Assert.Single(In(town, kari), message => message.Text.Contains("Ett forslag venter på en leder.", StringComparison.Ordinal));
    }

    private static async Task<TestPerson> Lead(Town town, string locale)
    {
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        await kari.Privately.Says("status");
        return kari;
    }

    private static async Task DueInDoubt(Town town)
    {
        town.Clock.SetUtcNow(Monday);
        town.Channel.Answer = message => message.Key is null ? null : new SendResult(SendOutcome.InDoubt, Reason: "502 ServiceError");
        await town.Run(AlarmClock.Job);
        town.Channel.Answer = _ => null;
        town.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static IEnumerable<TestMessage> In(Town town, TestPerson person) => town.Channel.Messages.Where(message => message.Content.To.Conversation == person.Address.Conversation);
}
