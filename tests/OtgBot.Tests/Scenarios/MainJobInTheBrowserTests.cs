using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// The whole main job on the try-out page, with the program as a process of its own: a lead and three members with three languages, in a
/// community that writes each of them. Everyone speaks their own language; the channel answers in the community's.
/// </summary>
[Trait("Speed", "slow")]
public sealed class MainJobInTheBrowserTests
{
    /// <summary>Friday 10:00 in Oslo: the next prompt comes on Monday 23 November.</summary>
    private const string Friday = "2026-11-20T09:00:00Z";

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task A_lead_and_members_do_the_whole_main_job(string language)
    {
        using var folder = new TempFolder();
        await using var host = await HostProcess.Start(new Dictionary<string, string>
        {
            ["Storage__SqlitePath"] = folder.File("otgbot.db"),
            ["Participation__PseudonymKeyFile"] = folder.File("pseudonym.key"),
            ["Clock__At"] = Friday,
        });
        await using var kari = await BrowserPerson.Open(host.Url, "kari", "nb-NO");
        await using var amina = await BrowserPerson.Open(host.Url, "amina", "nb-NO");
        await using var bjorg = await BrowserPerson.Open(host.Url, "bjorg", "nn-NO");
        await using var tom = await BrowserPerson.Open(host.Url, "tom", "en-GB");
        var story = new Story(language, kari, amina, bjorg, tom);

        await story.The_lead_sets_the_channel_up();
        await story.The_prompt_comes_by_itself_and_members_answer();
        await story.The_lead_opens_an_unconference_and_members_propose();
        await story.Members_vote_in_private_and_the_result_comes();
        await story.The_lead_reads_the_numbers_and_everyone_may();
        await story.Somebody_is_forgotten();

        foreach (var person in (BrowserPerson[])[kari, amina, bjorg, tom]) person.HasNoFaults();
    }

    private sealed class Story(string language, BrowserPerson kari, BrowserPerson amina, BrowserPerson bjorg, BrowserPerson tom)
    {
        private const string Name = "Høst 2026";
        private const string BjorgsTopic = "Klarspråk i brev";
        private const string TomsTopic = "Writing for everyone";

        /// <summary>What the channel says, in the community's language.</summary>
        private string Channel(string nb, string nn, string en) => language switch { "nb" => nb, "nn" => nn, _ => en };

        private string Prompt => Channel("Ukas prinsipp: Jobb åpent og positivt", "Vekeprinsippet: Jobb ope og positivt", "This week’s principle: Work in the open and positively");

        private string VotingOpen => Channel("Avstemningen er åpen", "Avrøystinga er open", "Voting is open");

        public async Task The_lead_sets_the_channel_up()
        {
            await kari.SeesCard("Hei! Jeg er OtgBot.", "Kari Nordmann la meg til og er første leder her.");
            await kari.Picture($"{language}-01-welcome");

            await kari.Says(Channel("språk bokmål", "språk nynorsk", "språk engelsk"));
            await kari.Sees(Channel("Fint, da skriver jeg bokmål her.", "Fint, då skriv eg nynorsk her.", "OK, I’ll write in English here."));
            await kari.Says("status");
            var status = await kari.SeesCard(
                Channel("Slik er Team Samspill satt opp", "Slik er Team Samspill sett opp", "How Team Samspill is set up"),
                "Europe/Oslo", "Kari Nordmann", Channel("mandag 23. november kl. 09.00", "måndag 23. november kl. 09.00", "Monday 23 November at 09:00"));
            await kari.Picture($"{language}-02-status");

            await BrowserPerson.Press(status, Channel("Endre tidsplan", "Endre tidsplan", "Change schedule"));
            var form = await kari.SeesCard("Tidsplan for ukas prinsipp");
            await kari.Picture($"{language}-03-schedule", form);
            await form.GetByLabel("Hvilket klokkeslett?").FillAsync("06:30");
            await BrowserPerson.Press(form, "Lagre tidsplanen");
            await Assertions.Expect(form).ToContainTextAsync("Velg et klokkeslett fra 07.00 til 18.00, for eksempel 09.00.");
            await form.GetByLabel("Hvilket klokkeslett?").FillAsync("08:30");
            await BrowserPerson.Press(form, "Lagre tidsplanen");
            await kari.SeesCard(
                Channel("Tidsplanen er lagret", "Tidsplanen er lagra", "The schedule is saved"),
                Channel("Mandag 23. november kl. 08.30", "Måndag 23. november kl. 08.30", "Monday 23 November at 08:30"));
            await kari.Picture($"{language}-04-schedule-saved");
        }

        public async Task The_prompt_comes_by_itself_and_members_answer()
        {
            await kari.Page.GetByRole(AriaRole.Button, new() { Name = "Neste mandag 09.05" }).ClickAsync();
            await kari.SeesCard(Prompt);
            await kari.Picture($"{language}-05-prompt");
            var (aminas, bjorgs, toms) = (await amina.SeesCard(Prompt), await bjorg.SeesCard(Prompt), await tom.SeesCard(Prompt));
            await amina.Picture($"{language}-06-prompt", aminas);

            await BrowserPerson.Press(aminas, Channel("Jeg tar 1", "Eg tek 1", "I’ll do 1"));
            await amina.IsTold("Fint, du tar nummer 1!");
            await BrowserPerson.Press(bjorgs, Channel("Jeg tar 2", "Eg tek 2", "I’ll do 2"));
            await bjorg.IsTold("Flott, du tek nummer 2!");

            var done = await BrowserPerson.Unfold(toms, Channel("Gjort", "Gjort", "Done"));
            await tom.Picture($"{language}-07-done-form", toms);
            await done.GetByRole(AriaRole.Radio).Last.CheckAsync();
            await done.GetByLabel(Channel("Hva skjedde? (valgfritt)", "Kva skjedde? (valfritt)", "What happened? (optional)")).FillAsync("We called instead of writing. It took four minutes.");
            await done.GetByLabel(Channel("Del historien her, med navnet mitt", "Del historia her, med namnet mitt", "Share the story here, with my name")).CheckAsync();
            await BrowserPerson.Press(done, Channel("Lagre som gjort", "Lagre som gjord", "Save as done"));
            await tom.IsTold("Great that you did number 3! Your story has been shared with the others.");
            await Assertions.Expect(toms.Locator("details[open]")).ToHaveCountAsync(0);
            await kari.SeesCard(
                Channel("Tom Baker gjorde en mikrohandling", "Tom Baker gjorde ei mikrohandling", "Tom Baker did a microaction"),
                "We called instead of writing.");
            await tom.Picture($"{language}-08-story");

            await BrowserPerson.Press(bjorgs, Channel("Angre", "Angre", "Undo"));
            await bjorg.IsTold("Angra. Du har ikkje lenger noko svar på nummer 2.");
            await bjorg.Picture($"{language}-09-undone");
        }

        public async Task The_lead_opens_an_unconference_and_members_propose()
        {
            await kari.Says("unconference");
            var form = await kari.SeesCard("Åpne en unconference");
            await kari.Picture($"{language}-10-open-form", form);
            await form.GetByLabel("Hva skal unconferencen hete?").FillAsync(Name);
            await form.GetByLabel("Hva er temaet for dagen?").FillAsync("Hva kan du begynne med eller slutte å gjøre i dag?");
            await form.GetByLabel("Når skal unconferencen være?").FillAsync("2026-12-10");
            await BrowserPerson.Press(form, "Åpne");
            var open = await bjorg.SeesCard(
                Name,
                Channel("Åpent for forslag", "Ope for forslag", "Topics can be proposed"),
                Channel("torsdag 10. desember 2026", "torsdag 10. desember 2026", "Thursday 10 December 2026"));
            await bjorg.Picture($"{language}-11-unconference");

            // A title of blanks gets past the browser, not past the bot: it says so at the field and keeps the rest.
            await BrowserPerson.Press(open, Channel("Foreslå et tema", "Føreslå eit tema", "Propose a topic"));
            var propose = await bjorg.SeesCard("Føreslå eit tema");
            await propose.GetByLabel("Kva skal temaet heite?").FillAsync("   ");
            await propose.GetByLabel("Kva handlar det om?").FillAsync("Kven får brev frå oss, og kven forstår dei?");
            await propose.GetByLabel("Korleis vil du gjere det?").SelectOptionAsync("Verkstad");
            await BrowserPerson.Press(propose, "Føreslå");
            await Assertions.Expect(propose).ToContainTextAsync("Nesten! Rett det som er merkt under.");
            await Assertions.Expect(propose).ToContainTextAsync("Fyll ut dette feltet.");
            await Assertions.Expect(propose.GetByLabel("Kva handlar det om?")).ToHaveValueAsync("Kven får brev frå oss, og kven forstår dei?");
            await Assertions.Expect(propose.GetByLabel("Korleis vil du gjere det?")).ToHaveValueAsync("workshop");
            await bjorg.Picture($"{language}-12-propose-error", propose);
            await propose.GetByLabel("Kva skal temaet heite?").FillAsync(BjorgsTopic);
            await BrowserPerson.Press(propose, "Føreslå");
            await kari.SeesCard($"1. {BjorgsTopic}", "Bjørg Ødegård", Channel("30 minutter", "30 minutt", "30 minutes"));
            await bjorg.Picture($"{language}-13-topic");

            await tom.Says($"propose {TomsTopic}");
            propose = await tom.SeesCard("Propose a topic");
            await Assertions.Expect(propose.GetByLabel("What is the topic called?")).ToHaveValueAsync(TomsTopic);
            await propose.GetByLabel("What is it about?").FillAsync("Bring a text, leave with a better one.");
            await BrowserPerson.Press(propose, "Propose");
            await kari.SeesCard($"2. {TomsTopic}", "Tom Baker");
            await kari.Says("temaer");
            await kari.SeesCard(
                Channel($"Temaer til {Name}", $"Tema til {Name}", $"Topics for {Name}"),
                BjorgsTopic, TomsTopic, Channel("2 temaer", "2 tema", "2 topics"));
            await kari.Picture($"{language}-14-topics");
        }

        public async Task Members_vote_in_private_and_the_result_comes()
        {
            await kari.Says("unconference");
            await BrowserPerson.Press(await kari.SeesCard(Name), Channel("Åpne avstemning", "Opne avrøysting", "Open voting"));
            var (toms, bjorgs) = (await tom.SeesCard(Name, VotingOpen), await bjorg.SeesCard(Name, VotingOpen));
            await tom.Picture($"{language}-15-voting");

            await BrowserPerson.Press(toms, Channel("Stem", "Røyst", "Vote"));
            await tom.IsTold("Your ballot is in your private chat with me.");
            await tom.GoesToChat();
            var ballot = await tom.SeesCard($"Your ballot: {Name}");
            await Assertions.Expect(ballot.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(1);
            await ballot.GetByLabel($"1 – {BjorgsTopic}").CheckAsync();
            await tom.Picture($"{language}-16-ballot");
            await BrowserPerson.Press(ballot, "Save my votes");
            await Assertions.Expect(ballot).ToContainTextAsync("Saved: you have used 1 of 5 votes.");
            await tom.Says("vote 2");
            await tom.Sees("Topic 2 is your own, and you can’t vote for that.");
            await tom.Picture($"{language}-17-own-topic");

            await BrowserPerson.Press(bjorgs, Channel("Stem", "Røyst", "Vote"));
            await bjorg.IsTold("Røystesetelen din ligg i den private chatten med meg.");
            await bjorg.GoesToChat();
            ballot = await bjorg.SeesCard($"Røystesetelen din: {Name}");
            await ballot.GetByLabel($"2 – {TomsTopic}").CheckAsync();
            await BrowserPerson.Press(ballot, "Lagre røystene");
            await Assertions.Expect(ballot).ToContainTextAsync("Lagra: Du har brukt 1 av 5 røyster.");

            await kari.Says("unconference");
            var leading = await kari.SeesCard(Name, VotingOpen);
            var sure = await BrowserPerson.Unfold(leading, Channel("Lukk avstemning", "Lukk avrøysting", "Close voting"));
            await kari.Picture($"{language}-18-close-voting", leading);
            await BrowserPerson.Press(sure, Channel("Lukk og vis resultatet", "Lukk og vis resultatet", "Close and show the result"));
            var result = await kari.SeesCard(
                Channel($"Resultat: {Name}", $"Resultat: {Name}", $"Result: {Name}"),
                Channel("Færre enn 6 stemte.", "Færre enn 6 røysta.", "Fewer than 6 people voted"),
                $"1. {BjorgsTopic}",
                $"2. {TomsTopic}");
            await Assertions.Expect(result).Not.ToContainTextAsync("■");
            await kari.Picture($"{language}-19-result");
        }

        public async Task The_lead_reads_the_numbers_and_everyone_may()
        {
            var (title, nothing) = (Channel("Slik deltar vi", "Slik deltek vi", "How we take part"),
                Channel("for lite til å vise tall uten å peke på noen", "for lite til å vise tal utan å peike på nokon", "too little to show numbers without pointing at someone"));
            await kari.Says("statistikk");
            await kari.SeesCard(title, nothing);
            await kari.Picture($"{language}-20-stats");

            await tom.GoesToTeam();
            await tom.Says("stats");
            await tom.Sees("Only leads can do that. Leads here: Kari Nordmann, Olav Fjellheim. You can see the same numbers: write “what leads see”.");
            await tom.Picture($"{language}-21-stats-refused");
            await tom.Says("what leads see");
            await tom.SeesCard(title, nothing);
        }

        public async Task Somebody_is_forgotten()
        {
            await tom.GoesToChat();
            await tom.Says("my data");
            await tom.SeesCard("What I have stored about you", TomsTopic, "We called instead of writing.");
            await tom.Picture($"{language}-22-my-data");
            await tom.Says("forget me");
            var confirm = await tom.SeesCard("Shall I forget you?");
            await tom.Picture($"{language}-23-forget");
            await BrowserPerson.Press(confirm, "Yes, forget me");
            await tom.SeesCard("Done. Everything about you has been erased.");
            await tom.Picture($"{language}-24-forgotten");

            await amina.Says("tema 2");
            await amina.SeesCard($"2. {TomsTopic}", Channel("en som ikke lenger er med", "ein som ikkje lenger er med", "someone who is no longer here"));
            await amina.Picture($"{language}-25-former");
        }
    }
}
