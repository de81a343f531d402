using System.Net;
using System.Text.RegularExpressions;
using OtgBot.Cards.Rendering.Html;
using OtgBot.Channels;
using OtgBot.Channels.Playground;
using OtgBot.Storage;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Playground;

[Trait("Speed", "slow")]
public sealed class PlaygroundPageTests
{
    public static TheoryData<string> People => [.. MadeUpPeople.All.Select(person => person.Id)];

    [Theory, MemberData(nameof(People))]
    public async Task Everyone_gets_the_page_in_their_own_language(string id)
    {
        await using var site = await PlaygroundSite.Start();
        var person = MadeUpPeople.Find(id)!;

        var team = await site.Page($"as={id}&in=team");
        var chat = await site.Page($"as={id}&in=me");

        Assert.Contains($"<html lang=\"{Languages.FromLocale(person.Locale).Tag()}\">", team, StringComparison.Ordinal);
        Assert.Contains("Team Samspill – OtgBot</title>", team, StringComparison.Ordinal);
        Assert.Contains(person.Name, team, StringComparison.Ordinal);
        Assert.Contains("Hei, jeg er OtgBot.", team, StringComparison.Ordinal);
        Assert.DoesNotContain("Hei, jeg er OtgBot.", chat, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(team, "aria-current=\"page\""));
    }

    [Fact]
    public async Task The_page_follows_the_language_a_person_chose_with_the_bot()
    {
        await using var site = await PlaygroundSite.Start();
        var tom = MadeUpPeople.Find("tom")!;
        var key = Profile.KeyOf(site.Get<Pseudonyms>().Of(PlaygroundView.Team, tom.Person));

        await site.Get<IStore>().Change(key, TurnsJson.Default.Profile, _ => new Profile { Language = Language.Nn }, TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"nn\">", await site.Page("as=tom&in=team"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_visit_sets_the_team_up_once_with_two_leads()
    {
        await using var site = await PlaygroundSite.Start();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => site.Page()));
        var page = await site.Page("as=olav&in=team");

        Assert.Single(Regex.Matches(page, "Hei, jeg er OtgBot"));
        Assert.Single(Regex.Matches(page, "leder legg til @olav"));
        Assert.Equal(2, Regex.Count(page, ", leiar</span>"));
    }

    [Fact]
    public async Task What_is_said_stands_with_its_answer_where_everyone_in_the_team_sees_it()
    {
        await using var site = await PlaygroundSite.Start();

        using var answer = await site.Post("/say?as=kari&in=team", fields: ("text", "@OtgBot si hei til @Olav Fjellheim og @tom"));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/?as=kari&in=team#newest", answer.Headers.Location?.OriginalString);
        Assert.Contains("hei til @Olav Fjellheim og @tom [olav,tom]", await site.Page("as=sara&in=team"), StringComparison.Ordinal);
        Assert.DoesNotContain("hei til", await site.Page("as=kari&in=me"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_personal_chat_is_seen_by_its_person_alone()
    {
        await using var site = await PlaygroundSite.Start();

        (await site.Post("/say?as=kari&in=me", fields: ("text", "si hemmelig"))).Dispose();

        Assert.Contains("hemmelig", await site.Page("as=kari&in=me"), StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", await site.Page("as=tom&in=me"), StringComparison.Ordinal);
        Assert.DoesNotContain("hemmelig", await site.Page("as=kari&in=team"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_changes_the_card_in_place_and_leads_back_to_it()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        var (address, action) = Button(await site.Page("as=tom&in=team"), "Ta et eple");

        using var answer = await site.Post(address, fields: ("action", action));
        var page = await site.Page();

        Assert.Matches("^/\\?as=tom&in=team#m", answer.Headers.Location?.OriginalString);
        Assert.Contains("<dd>1</dd>", page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "Ukas frukt: eple"));
    }

    [Theory]
    [InlineData(true, "eple: To epler, true, naboen,sjefen")]
    [InlineData(false, "eple: To epler, false, naboen,sjefen")]
    public async Task The_fields_of_the_pressed_part_come_along_and_an_empty_box_is_false(bool share, string heard)
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        var (address, action) = Button(await site.Page(), "Send inn");
        (string, string)[] fields = [("action", action), ("story", "To epler"), ("who", "naboen"), ("who", "sjefen")];

        (await site.Post(address, fields: share ? [.. fields, ("share", "true")] : fields)).Dispose();

        Assert.Contains(heard, await site.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_for_one_person_is_shown_once_and_to_them_alone()
    {
        await using var site = await PlaygroundSite.Start();
        (await site.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        var (address, action) = Button(await site.Page("as=tom&in=team"), "Hemmelig");

        (await site.Post(address, fields: ("action", action))).Dispose();

        Assert.DoesNotContain("Bare du ser dette.", await site.Page(), StringComparison.Ordinal);
        Assert.Contains("Bare du ser dette.", await site.Page("as=tom&in=team"), StringComparison.Ordinal);
        Assert.DoesNotContain("Bare du ser dette.", await site.Page("as=tom&in=team"), StringComparison.Ordinal);

        using var scripted = await site.Post(address, script: true, ("action", action));
        Assert.Equal("Bare du ser dette.", await scripted.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1,2]")]
    [InlineData("{\"verb\":7}")]
    [InlineData("{\"verb\":\"no.such\",\"data\":{\"a\":[1]}}")]
    [InlineData("{\"verb\":\"\\ud800\"}")]
    public async Task A_press_that_no_card_could_make_gets_a_sentence(string action)
    {
        await using var site = await PlaygroundSite.Start();
        await site.Page();

        using var answer = await site.Post("/press?as=kari&in=team&message=m1", script: true, ("action", action));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("eldre melding", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_restart_what_was_said_still_stands_there_and_a_button_of_before_still_answers()
    {
        using var folder = new TempFolder();
        (string Address, string Action) button;
        await using (var before = await PlaygroundSite.Start(folder: folder))
        {
            (await before.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
            button = Button(await before.Page(), "Ta et eple");
        }

        await using var after = await PlaygroundSite.Start(folder: folder);
        var page = await after.Page();
        Assert.Contains(">frukt<", page, StringComparison.Ordinal);
        Assert.Equal(button, Button(page, "Ta et eple"));

        using var answer = await after.Post(button.Address, fields: ("action", button.Action));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Contains("<dd>1</dd>", await after.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_messages_are_lost_the_page_says_so()
    {
        using var folder = new TempFolder();
        await using (var before = await PlaygroundSite.Start(folder: folder)) (await before.Post("/say?as=kari&in=team", fields: ("text", "frukt"))).Dispose();
        File.WriteAllText(KeptMessages.PathBeside(folder.File("otgbot.db")), "{ half");

        await using var after = await PlaygroundSite.Start(folder: folder);

        Assert.Contains("Boten er startet på nytt", await after.Page(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_card_there_is_comes_back_as_it_was()
    {
        foreach (var (_, _, card) in Gallery.Cards.Select(one => (one.Name, one.Language, one.Card)))
        {
            var message = new PlaygroundMessage { Id = "m1", Card = card, Language = card.Language, Origin = "x" };
            var log = KeptMessages.Read(KeptMessages.Write(new PlaygroundLog(new Dictionary<string, List<PlaygroundMessage>> { ["team"] = [message] }, [], 1, 1)))!;
            var back = Assert.Single(log.Conversations["team"]).Card!;
            Assert.Equal(HtmlRenderer.Render(card, "/press", "m1", "x"), HtmlRenderer.Render(back, "/press", "m1", "x"));
        }
    }

    [Fact]
    public async Task What_people_write_never_becomes_markup()
    {
        await using var site = await PlaygroundSite.Start();
        const string attack = "si <script>alert(1)</script> \"><img src=x onerror=alert(1)> </p></div>";

        (await site.Post("/say?as=kari&in=team", fields: ("text", attack))).Dispose();
        var page = await site.Page();

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Skriv noe først")]
    [InlineData("   ", "Skriv noe først")]
    [InlineData("4001", "litt kortere")]
    [InlineData("300000", "litt kortere")]
    public async Task Nothing_and_too_much_get_a_sentence(string words, string sentence)
    {
        await using var site = await PlaygroundSite.Start();
        var text = int.TryParse(words, out var length) ? new string('a', length) : words;

        using var answer = await site.Post("/say?as=kari&in=team", script: true, ("text", text));

        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_last_messages_are_kept()
    {
        await using var site = await PlaygroundSite.Start();
        var channel = site.Get<PlaygroundChannel>();

        for (var count = 0; count < PlaygroundChannel.MostMessages + 10; count++) channel.Hear(PlaygroundView.Team, MadeUpPeople.All[0], $"nummer {count}");

        var (messages, _) = channel.Read(PlaygroundView.Team);
        Assert.Equal(PlaygroundChannel.MostMessages, messages.Count);
        Assert.Equal("nummer 10", messages[0].Text);
    }

    /// <summary>Where the form of this button posts to, and the button's value.</summary>
    internal static (string Address, string Action) Button(string page, string title)
    {
        var button = Regex.Match(page, $"<button [^>]*form=\"([^\"]+)\"[^>]*value=\"([^\"]+)\"[^>]*>{Regex.Escape(title)}</button>");
        Assert.True(button.Success, $"No button '{title}' on the page.");
        var form = Regex.Match(page, $"<form [^>]*id=\"{button.Groups[1].Value}\"[^>]*action=\"([^\"]+)\"");
        return (WebUtility.HtmlDecode(form.Groups[1].Value), WebUtility.HtmlDecode(button.Groups[2].Value));
    }
}
