using OtgBot.Features.Help;
using OtgBot.Features.Privacy;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Scheduling;
using OtgBot.Scheduling.Calendar;
using OtgBot.Storage;
using OtgBot.Storage.Sqlite;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Prompts.Preview;

/// <summary>
/// A lead looks ahead and changes what comes. It is Wednesday 18 November 2026, ten o'clock in Oslo, unless a test says otherwise.
/// </summary>
public sealed class PreviewTests
{
    private const string Job = AlarmClock.Job;
    private const string Tell = AlarmClock.Job;

    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(PrivacyFeature)];

    /// <summary>Monday 23 November 2026, nine o'clock in Oslo.</summary>
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("nb-NO", "plan", "Mandag 23. november kl. 09.00", "1. Jobb åpent og positivt", "Mandag 28. desember: vi hopper over fordi det er jul og nyttår")]
    [InlineData("nn-NO", "planen", "Måndag 23. november kl. 09.00", "1. Jobb ope og positivt", "Måndag 28. desember: vi hoppar over fordi det er jul og nyttår")]
    [InlineData("en-GB", "plan", "Monday 23 November at 09:00", "1. Work in the open and positively", "Monday 28 December: skipped because it is Christmas and New Year")]
    public async Task The_plan_shows_eight_dates_with_principle_and_reason(string locale, string words, params string[] seen)
    {
        await using var town = new Town(Features);
        var plan = await (await Lead(town, locale)).Says(words);

        Assert.All(seen, part => Assert.Contains(part, plan));
        Assert.Equal(7, plan.Split('\n').Count(line => line.Contains("kl. 09.00", StringComparison.Ordinal) || line.Contains("at 09:00", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("nb-NO", "hopp over", "Da hopper vi over mandag 23. november kl. 09.00", "Mandag 23. november: vi hopper over fordi en leder valgte det", "fortsett", "Da er vi i gang igjen")]
    [InlineData("nn-NO", "hopp over", "Då hoppar vi over måndag 23. november kl. 09.00", "Måndag 23. november: vi hoppar over fordi ein leiar valde det", "hald fram", "Då er vi i gang igjen")]
    [InlineData("en-GB", "skip", "Skipping Monday 23 November at 09:00", "Monday 23 November: skipped because a lead chose to", "resume", "We are back")]
    public async Task Skipping_the_next_can_be_taken_back(string locale, string skip, string title, string line, string resume, string again)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, locale);

        var seen = await kari.Says(skip);
        Assert.Contains(title, seen);
        Assert.Contains(line, seen);
        Assert.Contains($"{resume}", seen, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(again, await kari.Says(resume));
        Assert.DoesNotContain(line, await kari.Says("plan"));
    }

    [Fact]
    public async Task Skipping_twice_skips_one_more_but_pressing_the_button_twice_does_not()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);

        await kari.Says("plan");
        await kari.Presses("Hopp over neste");
        await kari.Presses("Hopp over neste");
        Assert.Contains("Mandag 30. november kl. 09.00", await kari.Says("plan"));
        Assert.Contains("Da hopper vi over mandag 30. november", await kari.Says("hopp over"));
        Assert.Contains("Da hopper vi over mandag 14. desember", await kari.Says("hopp over 14.12"));

        Assert.Equal(["2026-12-07", "2026-12-21"], await PostedUntil(town, Monday.AddDays(30)));
        var ledger = town.Get<Ledger>();
        Assert.Equal((PostingState.Skipped, Posting.ByLead), Outcome(await ledger.Posting(kari.Address.Partition, "2026-11-23", Cancel)));
    }

    [Theory]
    [InlineData("nb-NO", "pause til 8. des", "Da tar vi pause til 8. desember", "Mandag 23. november: vi hopper over fordi dere har pause", "Mandag 14. desember kl. 09.00")]
    [InlineData("nn-NO", "pause til 8. des", "Då tek vi pause til 8. desember", "Måndag 23. november: vi hoppar over fordi de har pause", "måndag 14. desember kl. 09.00")]
    [InlineData("en-GB", "pause until 8 dec", "Paused until 8 December", "Monday 23 November: skipped because you are taking a break", "Monday 14 December at 09:00")]
    public async Task A_pause_until_a_date_leaves_out_what_comes_before_it(string locale, string pause, string title, string line, string then)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town, locale);

        var seen = await kari.Says(pause);
        Assert.Contains(title, seen);
        Assert.Contains(line, seen);
        Assert.Contains(then, seen, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["2026-12-14", "2026-12-21"], await PostedUntil(town, Monday.AddDays(30)));
    }

    [Theory]
    [InlineData("nb-NO", "plan", "pause til 16. desember", "Da tar vi pause til 16. desember", "help pause", "pause til tirsdag", "Da tar vi pause til 24. november")]
    [InlineData("nn-NO", "plan", "pause til 16. desember", "Då tek vi pause til 16. desember", "help pause", "pause til tysdag", "Då tek vi pause til 24. november")]
    [InlineData("en-GB", "plan", "pause until 16 December", "Paused until 16 December", "help pause", "pause until Tuesday", "Paused until 24 November")]
    public async Task The_pause_that_is_given_as_an_example_can_be_pasted(string locale, params string[] said)
    {
        await using var town = new Town([.. Features, typeof(HelpFeature)]);
        var kari = await Lead(town, locale);

        foreach (var one in said.Chunk(3))
        {
            Assert.Contains(one[1], await kari.Says(one[0]));
            Assert.Contains(one[2], await kari.Says(one[1]));
        }
    }

    [Fact]
    public async Task A_pause_without_a_date_lasts_until_a_lead_resumes()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);

        Assert.Contains("Det kommer ingen prinsipper før en leder skriver «fortsett».", await kari.Says("pause"));
        Assert.Contains("Det kommer ingen prinsipper før en leder skriver «fortsett».", await kari.Says("plan"));
        Assert.Contains("Pause: til en leder skriver «fortsett»", await kari.Says("status"));
        Assert.Contains("så lenge dere har pause", await kari.Says("forhåndsvis"));
        Assert.Empty(await PostedUntil(town, Monday.AddDays(50)));
        Assert.Contains("Mandag 18. januar kl. 09.00", await kari.Says("fortsett"));
        Assert.Equal(["2027-01-18"], await PostedUntil(town, Monday.AddDays(56)));
    }

    [Theory]
    [InlineData("pause til 17. nov", "17. november 2026 er i dag eller har vært. Skriv hvilken dag dere vil i gang igjen, slik: «pause til 16. desember».")]
    [InlineData("pause til 18. nov", "18. november 2026 er i dag eller har vært.")]
    [InlineData("pause til 31. feb", "Februar har ikke 31 dager.")]
    [InlineData("pause til en gang", "Den datoen kjenner jeg ikke. Skriv den slik: «pause til 16. desember», eller bare «pause».")]
    [InlineData("pause til 2031-01-01", "Det er over ett år til.")]
    [InlineData("hopp over 24.11", "Det kommer ikke noe prinsipp den dagen.")]
    [InlineData("hopp over 31.02", "Februar har ikke 31 dager.")]
    [InlineData("bytt 4", "Skriv «bytt» for å bytte alle tre, eller «bytt 2»")]
    [InlineData("bytt alt", "Skriv «bytt» for å bytte alle tre, eller «bytt 2»")]
    [InlineData("forhåndsvis kanskje", "Skriv «forhåndsvis», «forhåndsvis på» eller «forhåndsvis av».")]
    [InlineData("fortsett", "Ingenting var satt på pause")]
    public async Task What_makes_no_sense_gets_a_sentence_with_an_example_and_changes_nothing(string said, string answer)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);

        Assert.Contains(answer, await kari.Says(said));
        Assert.Equal(Schedule.Default, await town.Get<Schedules>().Get(kari.Address.Partition, Cancel));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("forhåndsvis")]
    [InlineData("bytt")]
    [InlineData("hopp over")]
    [InlineData("pause")]
    [InlineData("fortsett")]
    [InlineData("tidsplan")]
    public async Task Only_a_lead_may_and_where_there_is_none_it_says_how_to_get_one(string said)
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        Assert.Contains("Bare ledere kan gjøre det. Ledere her: Kari", await town.Person("Ola").Says(said));

        await town.Get<Communities>().Change(kari.Address.Partition, old => old with { Leads = [] }, Cancel);
        Assert.Contains("Skriv «leder legg til meg» for å bli den første", await town.Person("Ola").Says(said));
    }

    [Fact]
    public async Task The_preview_is_private_and_is_what_is_then_posted()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);

        await kari.Says("forhåndsvis");

        var preview = town.Channel.Messages[^2];
        Assert.Equal(ConversationKind.Personal, preview.Content.To.Kind);
        Assert.Contains("Dette kommer mandag 23. november kl. 09.00", preview.Text);
        await PostedUntil(town, Monday);
        Assert.Equal(Lines(preview.Text), Lines(town.Channel.Messages[^1].Text));
    }

    [Fact]
    public async Task A_swap_of_one_keeps_the_others_and_is_shown_and_posted()
    {
        await using var town = new Town(Features);
        var kari = (await Lead(town)).Privately;
        var before = Lines(await kari.Says("forhåndsvis"));

        var after = Lines(await kari.Says("bytt 2"));

        Assert.Equal(2, before.Intersect(after).Count());
        Assert.DoesNotContain(before[1], after);
        Assert.Equal(after, Lines(await kari.Says("forhåndsvis")));
        await PostedUntil(town, Monday);
        Assert.Equal(after, Lines(town.Channel.Messages[^1].Text));
    }

    [Fact]
    public async Task Swapping_again_and_again_shows_all_others_before_any_comes_back()
    {
        await using var town = new Town(Features);
        var kari = (await Lead(town)).Privately;
        var shown = Lines(await kari.Says("forhåndsvis")).ToList();
        for (var times = 0; times < 3; times++) shown.AddRange(Lines(await kari.Presses("Bytt alle tre")));

        Assert.Equal(12, shown.Distinct().Count());
        Assert.Equal(3, Lines(await kari.Says("bytt")).Distinct().Count());
    }

    [Fact]
    public async Task A_microaction_of_the_communitys_own_comes_first_says_whose_it_is_and_can_be_swapped_away()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        await new PromptsStore(town.Store).Join(kari.Address.Partition, new OwnMicroaction("own-0001", 1, 5, "Skriv møtenotatet der alle kan lese det."), Cancel);

        var first = await kari.Says("forhåndsvis");
        Assert.Contains("Skriv møtenotatet der alle kan lese det.", first);
        Assert.Contains("foreslått av en av dere", first);

        // Of thirteen, nothing that was swapped away comes back before all were seen.
        for (var swaps = 0; swaps < 3; swaps++) Assert.DoesNotContain("Skriv møtenotatet der alle kan lese det.", await kari.Says("bytt"));
    }

    [Fact]
    public async Task A_swap_button_pressed_twice_swaps_once_and_a_swap_lasts_for_one_prompt()
    {
        await using var town = new Town(Features);
        var kari = (await Lead(town)).Privately;
        await kari.Says("forhåndsvis");
        var (message, action) = kari.FindButton("Bytt 1");
        var press = kari.Event(IncomingKind.Button) with { Button = new ButtonPress(action.Verb, action.Data, message.Id, message.Content.Origin) };

        await kari.Does(press with { Id = "one" });
        var once = Lines(await kari.Says("forhåndsvis"));
        await kari.Does(press with { Id = "two" });

        Assert.Equal(once, Lines(await kari.Says("forhåndsvis")));
        await PostedUntil(town, Monday);
        Assert.Contains("Gjør ting i praksis", await kari.Says("forhåndsvis"));
    }

    [Fact]
    public async Task A_swap_holds_for_the_next_prompt_also_when_its_date_is_skipped()
    {
        await using var town = new Town(Features);
        var kari = (await Lead(town)).Privately;
        var swapped = Lines(await kari.Says("bytt"));

        await kari.Says("hopp over");
        await PostedUntil(town, Monday.AddDays(7));

        Assert.Equal(swapped, Lines(town.Channel.Messages[^1].Text));
    }

    [Fact]
    public async Task A_preview_a_day_ahead_goes_once_to_the_lead_who_asked_and_to_nobody_else()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        var ola = town.Person("Ola");
        await kari.Says("leder legg til @Ola", ola);
        await ola.Privately.Says("status");
        Assert.Contains("et døgn før", await kari.Says("forhåndsvis på"));
        await kari.Says("forhåndsvis på");
        var before = town.Channel.Messages.Count;

        for (var hour = new DateTimeOffset(2026, 11, 18, 10, 0, 0, TimeSpan.Zero); hour < Monday; hour = hour.AddHours(1))
        {
            town.Clock.SetUtcNow(hour);
            await Task.WhenAll(town.Run(Tell), town.Run(Tell));
            Assert.Equal(hour < Monday.AddDays(-1) ? 0 : 1, town.Channel.Messages.Count - before);
        }

        var preview = town.Channel.Messages[^1];
        Assert.Equal(kari.Privately.Address.Conversation, preview.Content.To.Conversation);
        Assert.Contains("Dette kommer mandag 23. november kl. 09.00", preview.Text);

        // And the week after, and no more once it is switched off.
        await PostedUntil(town, Monday);
        town.Clock.SetUtcNow(Monday.AddDays(6));
        await town.Run(Tell);
        Assert.Contains("Dette kommer mandag 30. november", town.Channel.Messages[^1].Text);
        await kari.Says("forhåndsvis av");
        await PostedUntil(town, Monday.AddDays(7));
        before = town.Channel.Messages.Count;
        town.Clock.SetUtcNow(Monday.AddDays(13));
        await town.Run(Tell);
        Assert.Equal(before, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task No_preview_of_what_is_paused_and_none_to_who_no_longer_leads_or_was_forgotten()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        await kari.Says("forhåndsvis på");
        Assert.Contains("Du har bedt om å se hvert prinsipp et døgn før", await Told(kari, "mine data"));
        await kari.Says("pause til 24. nov");
        var before = town.Channel.Messages.Count;
        town.Clock.SetUtcNow(Monday.AddDays(-1));
        await town.Run(Tell);
        Assert.Equal(before, town.Channel.Messages.Count);

        await PostedUntil(town, Monday);
        await kari.Privately.Says("glem meg");
        await kari.Privately.Presses("Ja, glem meg");
        Assert.DoesNotContain("previewTo", await town.Everything());
        before = town.Channel.Messages.Count;
        town.Clock.SetUtcNow(Monday.AddDays(6));
        await town.Run(Tell);
        Assert.Equal(before, town.Channel.Messages.Count);
    }

    [Fact]
    public async Task A_missed_prompt_is_told_once_by_day_to_leads_whose_chat_is_known_and_stands_in_status()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        await kari.Privately.Says("status");
        await kari.Says("leder legg til @Ola", town.Person("Ola"));

        // The host comes back at half past ten in the evening.
        town.Clock.SetUtcNow(Monday.AddDays(14).AddHours(13.5));
        await town.Run(Job);
        var before = town.Channel.Messages.Count;
        await town.Run(Tell);
        Assert.Equal(before, town.Channel.Messages.Count);

        town.Clock.Advance(TimeSpan.FromHours(9));
        await town.Run(Tell);
        await town.Run(Tell);
        var told = Assert.Single(town.Channel.Messages.Skip(before));
        Assert.Equal(kari.Privately.Address.Conversation, told.Content.To.Conversation);
        Assert.Contains("3 prinsipper kom ikke ut", told.Text);
        Assert.Contains("23. november, 30. november, 7. desember", told.Text);
        Assert.Contains("Forrige prinsipp: 7. desember: ikke lagt ut. Jeg var ikke i gang", await kari.Says("status"));
        Assert.Contains("Ukas prinsipp", await kari.Privately.Presses("Legg ut nå"));
    }

    [Fact]
    public async Task Status_says_when_the_last_was_and_when_the_next_comes()
    {
        await using var town = new Town(Features);
        var kari = await Lead(town);
        await PostedUntil(town, Monday);

        var status = await kari.Says("status");

        Assert.Contains("Forrige prinsipp: mandag 23. november kl. 09.00", status);
        Assert.Contains("Neste prinsipp: mandag 30. november kl. 09.00", status);
        await kari.Says("pause til 15. jan");
        status = await kari.Says("status");
        Assert.Contains("Pause: til 15. januar 2027", status);
        Assert.Contains("Neste prinsipp: mandag 18. januar kl. 09.00", status);
    }

    [Theory]
    [InlineData("pause", "Skipped")]
    [InlineData("hopp over", "Skipped")]
    [InlineData("tidsplan", null)]
    public async Task A_lead_who_calls_it_off_between_the_claim_and_the_sending_is_heard(string said, string? state)
    {
        using var folder = new TempFolder();
        await using var file = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        var store = new WatchedStore(file);
        await using var town = new Town(Features, stored: (store, () => Task.FromResult<IReadOnlyList<Document>>([])));
        var kari = await Lead(town);
        town.Clock.SetUtcNow(Monday);
        AtClaim(store, async () =>
        {
            await kari.Says(said);
            if (said == "tidsplan")
                await kari.Presses("Lagre tidsplanen", ("weekday", "Monday"), ("time", "11:00"), ("zone", "Europe/Oslo"), ("every", "1"), ("holidays", "Move"), ("quiet", "true"));
        });

        await town.Run(Job);

        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.StartsWith("Ukas prinsipp", StringComparison.Ordinal));
        Assert.Equal(state, (await town.Get<Ledger>().Posting(kari.Address.Partition, "2026-11-23", Cancel))?.State.ToString());
        for (var minutes = 0; minutes <= 120; minutes += 20)
        {
            town.Clock.SetUtcNow(Monday.AddMinutes(minutes));
            await town.Run(Job);
        }

        Assert.Equal(said == "tidsplan" ? 1 : 0, town.Channel.Messages.Count(message => message.Text.StartsWith("Ukas prinsipp", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_bot_that_is_taken_away_between_the_claim_and_the_sending_posts_nothing()
    {
        using var folder = new TempFolder();
        await using var file = new SqliteStore(new SqliteOptions { Path = folder.File("otgbot.db") });
        var store = new WatchedStore(file);
        await using var town = new Town(Features, stored: (store, () => Task.FromResult<IReadOnlyList<Document>>([])));
        var kari = await Lead(town);
        town.Clock.SetUtcNow(Monday);
        AtClaim(store, () => kari.Does(kari.Event(IncomingKind.Removed)));

        await town.Run(Job);

        Assert.DoesNotContain(town.Channel.Messages, message => message.Text.StartsWith("Ukas prinsipp", StringComparison.Ordinal));
        Assert.Equal(PostingState.Skipped, (await town.Get<Ledger>().Posting(kari.Address.Partition, "2026-11-23", Cancel))?.State);
    }

    /// <summary>Has something happen right after a prompt was claimed; once.</summary>
    private static void AtClaim(WatchedStore store, Func<Task> happens) => store.AfterInsert = async key =>
    {
        if (!key.Row.StartsWith("prompt|", StringComparison.Ordinal)) return;
        store.AfterInsert = _ => Task.CompletedTask;
        await happens();
    };

    private static async Task<string> Told(TestPerson person, string said)
    {
        await person.Privately.Says(said);
        return string.Join('\n', person.Town.Channel.Messages.Select(message => message.Text));
    }

    private static (PostingState? State, string? Reason) Outcome(Posting? posting) => (posting?.State, posting?.Reason);

    /// <summary>The microactions on a card, without their numbers.</summary>
    private static string[] Lines(string card) =>
        [.. card.Split('\n').Where(line => line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..3] == ". ").Select(line => line[3..])];

    /// <summary>Runs the clock to an instant, from Monday to Monday at nine. Returns the dates that were posted.</summary>
    private static async Task<string[]> PostedUntil(Town town, DateTimeOffset end)
    {
        var sent = new List<string>();
        for (var week = Monday; week <= end; week = week.AddDays(7))
        {
            if (week < town.Clock.GetUtcNow()) continue;
            town.Clock.SetUtcNow(week);
            var before = town.Channel.Messages.Count;
            await town.Run(Job);
            if (town.Channel.Messages.Count > before) sent.Add(Occurrence.NameOf(DateOnly.FromDateTime(week.UtcDateTime)));
        }

        return [.. sent];
    }

    private static async Task<TestPerson> Lead(Town town, string locale = "nb-NO")
    {
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        return kari;
    }
}
