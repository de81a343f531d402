using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Scenarios;

/// <summary>
/// The loop on the try-out page over three simulated weeks, with the program as a process of its own: prompt, take, done with a story, the
/// next card opens with the result, a suggestion is reviewed and comes in a later week. Everyone speaks their own language.
/// </summary>
[Trait("Speed", "slow")]
public sealed class ThreeWeeksInTheBrowserTests
{
    /// <summary>Friday 10:00 in Oslo: the prompts come on Monday 23 November, 30 November and 7 December.</summary>
    private const string Friday = "2026-11-20T09:00:00Z";

    [Theory]
    [InlineData("nb")]
    [InlineData("nn")]
    [InlineData("en")]
    public async Task The_loop_over_three_weeks(string language)
    {
        using var folder = new TempFolder();
        await using var host = await HostProcess.Start(new Dictionary<string, string>
        {
            ["Storage__SqlitePath"] = folder.File("otgbot.db"),
            ["Participation__PseudonymKeyFile"] = folder.File("pseudonym.key"),
            ["Clock__At"] = Friday,
        });
        await using var kari = await BrowserPerson.Open(host.Url, "kari", "nb-NO");
        await using var bjorg = await BrowserPerson.Open(host.Url, "bjorg", "nn-NO");
        await using var tom = await BrowserPerson.Open(host.Url, "tom", "en-GB");
        var story = new Story(language, kari, bjorg, tom);

        await story.The_first_week_somebody_takes_and_somebody_tells();
        await story.Members_suggest_and_the_lead_reviews();
        await story.On_wednesday_there_is_a_word_in_the_thread();
        await story.The_second_week_opens_with_the_result_and_has_what_was_suggested();
        await story.Somebody_with_five_minutes_finds_something();
        await story.The_third_week_opens_with_the_result_again();

        foreach (var person in (BrowserPerson[])[kari, bjorg, tom]) person.HasNoFaults();
    }

    private sealed class Story(string language, BrowserPerson kari, BrowserPerson bjorg, BrowserPerson tom)
    {
        private const string DayButton = "1 dag fram";

        /// <summary>What the channel says, in the community's language.</summary>
        private string Channel(string nb, string nn, string en) => language switch { "nb" => nb, "nn" => nn, _ => en };

        private string Suggested => Channel("Rydd bort et felt sammen med en bruker", "Rydd bort eit felt saman med ein brukar", "Remove a field together with a user");

        private string Prompt(string nb, string nn, string en) => Channel($"Ukas prinsipp: {nb}", $"Vekeprinsippet: {nn}", $"This week’s principle: {en}");

        private string Result => Channel(
            "Takk til alle som tok en mikrohandling forrige gang.",
            "Takk til alle som tok ei mikrohandling førre gong.",
            "Thanks to everyone who took on a microaction last time.");

        private async Task NextMonday() => await kari.Page.GetByRole(AriaRole.Button, new() { Name = "Neste mandag 09.05" }).ClickAsync();

        public async Task The_first_week_somebody_takes_and_somebody_tells()
        {
            await kari.Says(Channel("språk bokmål", "språk nynorsk", "språk engelsk"));
            await kari.Sees(Channel("Fint, da skriver jeg bokmål her.", "Fint, då skriv eg nynorsk her.", "OK, I’ll write in English here."));
            await kari.Says("oppfølging på");
            await kari.Sees(Channel("Oppfølging er på", "Oppfølging er på", "Follow-up is on"));
            await NextMonday();
            var title = Prompt("Jobb åpent og positivt", "Jobb ope og positivt", "Work in the open and positively");
            var (_, bjorgs, toms) = (await kari.SeesCard(title), await bjorg.SeesCard(title), await tom.SeesCard(title));
            await kari.Picture($"{language}-w1-01-prompt");

            await BrowserPerson.Press(bjorgs, Channel("Jeg tar 1", "Eg tek 1", "I’ll do 1"));
            await bjorg.IsTold("Flott, du tek nummer 1!");
            var done = await BrowserPerson.Unfold(toms, Channel("Gjort", "Gjort", "Done"));
            await done.GetByRole(AriaRole.Radio).First.CheckAsync();
            await done.GetByLabel(Channel("Hva skjedde? (valgfritt)", "Kva skjedde? (valfritt)", "What happened? (optional)")).FillAsync("Two people answered within the hour.");
            await done.GetByLabel(Channel("Del historien her, med navnet mitt", "Del historia her, med namnet mitt", "Share the story here, with my name")).CheckAsync();
            await BrowserPerson.Press(done, Channel("Lagre som gjort", "Lagre som gjord", "Save as done"));
            await tom.IsTold("Change it with “done 1 share: …”, or remove it with “remove story 1”.");
            var told = Channel("Tom Baker gjorde en mikrohandling", "Tom Baker gjorde ei mikrohandling", "Tom Baker did a microaction");
            await kari.SeesCard(told, "Two people answered within the hour.");
            await tom.Says("done 1 share: Three people answered within the hour.");
            await kari.SeesCard(told, "Three people answered within the hour.");
            await tom.Picture($"{language}-w1-02-story");
        }

        public async Task Members_suggest_and_the_lead_reviews()
        {
            await bjorg.Says("tips");
            var form = await bjorg.SeesCard("Føreslå ei mikrohandling");
            await form.GetByLabel("Kva kan vi gjere?").FillAsync("Gi eit dokument nytt namn, så ein framand kan gjette kva som står der");
            await form.GetByLabel("Kva prinsipp høyrer ho til?").SelectOptionAsync("5");
            await BrowserPerson.Press(form, "Send forslaget");
            await Assertions.Expect(form).ToContainTextAsync("Den har vi allereie, under prinsipp 1");
            await bjorg.Picture($"{language}-w1-03-known", form);
            await form.GetByLabel("Kva kan vi gjere?").FillAsync("Gå ein tur med ein du ikkje kjenner");
            await BrowserPerson.Press(form, "Send forslaget");
            await bjorg.IsTold("Takk! Forslaget ditt er nummer 1.");
            await tom.Says("suggest principle 4, 2 min: <at>everyone</at> must eat cake");
            await tom.Sees(Channel("Takk! Forslaget ditt er nummer 2.", "Takk! Forslaget ditt er nummer 2.", "Thank you! Your suggestion is number 2."));
            await bjorg.Says("tips prinsipp 2, 5 min: Rydd bort felt");
            await bjorg.Sees(Channel("Takk! Forslaget ditt er nummer 3.", "Takk! Forslaget ditt er nummer 3.", "Thank you! Your suggestion is number 3."));

            await kari.Says("vurder");
            var card = kari.Page.Locator("article.card").Last;
            await Assertions.Expect(card).ToContainTextAsync("Gå ein tur med ein du ikkje kjenner");
            await kari.Picture($"{language}-w1-04-review", card);
            await BrowserPerson.Press(card, Channel("Godkjenn", "Godkjenn", "Approve"));
            await Assertions.Expect(card).ToContainTextAsync("<at>everyone</at> must eat cake");
            var decline = await BrowserPerson.Unfold(card, Channel("Avslå", "Avslå", "Decline"));
            await decline.GetByLabel(Channel("Hvorfor? (valgfritt)", "Kvifor? (valfritt)", "Why? (optional)")).FillAsync("Det har vi nok av");
            await BrowserPerson.Press(decline, Channel("Avslå forslaget", "Avslå forslaget", "Decline suggestion"));
            await Assertions.Expect(card).ToContainTextAsync("Rydd bort felt");
            var edit = await BrowserPerson.Unfold(card, Channel("Rett teksten", "Rett teksten", "Edit"));
            await edit.GetByLabel(Channel("Hva kan vi gjøre?", "Kva kan vi gjere?", "What can we do?")).FillAsync(Suggested);
            await kari.Picture($"{language}-w1-05-edit", card);
            await BrowserPerson.Press(edit, Channel("Lagre og godkjenn", "Lagre og godkjenn", "Save and approve"));
            await Assertions.Expect(card).ToContainTextAsync(Channel("Ingen forslag venter", "Ingen forslag ventar", "No suggestions are waiting"));
            await kari.Picture($"{language}-w1-06-reviewed");
        }

        public async Task On_wednesday_there_is_a_word_in_the_thread()
        {
            for (var day = 0; day < 2; day++) await kari.Page.GetByRole(AriaRole.Button, new() { Name = DayButton }).ClickAsync();
            await bjorg.SeesCard(Channel("Hvordan går det med ukas prinsipp?", "Korleis går det med vekeprinsippet?", "How is this week’s principle going?"));
            await bjorg.Picture($"{language}-w1-07-followup");
        }

        public async Task The_second_week_opens_with_the_result_and_has_what_was_suggested()
        {
            await NextMonday();
            // What a member suggested and a lead approved comes the first time its principle does, about what the lead approved it for.
            var card = await tom.SeesCard(Prompt("Gjør ting i praksis", "Gjer ting i praksis", "Take practical action"),
                Result, Suggested, Channel("foreslått av en av dere", "føreslått av ein av dykk", "suggested by one of you"));
            await tom.Picture($"{language}-w2-01-prompt", card);
            await tom.Picture($"{language}-w2-01-page");
        }

        public async Task Somebody_with_five_minutes_finds_something()
        {
            await bjorg.Says("eg har 5 min");
            var card = await bjorg.SeesCard(Channel("Noe du rekker på 5 minutter", "Noko du rekk på 5 minutt", "Something you can do in 5 minutes"), Suggested);
            await bjorg.Picture($"{language}-w2-02-five-minutes", card);
            await card.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^(Gjort|Done) [0-9]") }).First.ClickAsync();
            await bjorg.IsTold("Så bra at du gjorde nummer");
        }

        public async Task The_third_week_opens_with_the_result_again()
        {
            await NextMonday();
            var card = await kari.SeesCard(Prompt("Tør å teste ting ut tidlig og prøv flere ganger", "Våg å teste ting tidleg, og prøv fleire gonger", "Experiment and iterate"), Result);
            await kari.Picture($"{language}-w3-01-prompt", card);
            await kari.Says("prinsipp 5");
            await kari.SeesCard(
                Channel("Prinsipp 5: Bry deg helhjertet om mennesker", "Prinsipp 5: Bry deg heilhjarta om menneske", "Principle 5: Care deeply about people"),
                "Gå ein tur med ein du ikkje kjenner", Channel("(foreslått av en av dere)", "(føreslått av ein av dykk)", "(suggested by one of you)"));
        }
    }
}
