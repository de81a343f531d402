using OtgBot.Features.Help;
using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Dialogs;

/// <summary>A form left open swallows no command, and a question is no answer to a form.</summary>
public sealed class OpenFormTests
{
    private static readonly Type[] Features = [typeof(HelpFeature), typeof(PromptsFeature), typeof(UnconferencesFeature), typeof(SettingsFeature)];

    [Theory]
    [InlineData("nb-NO", "foreslå", "kan du vise status?", "Slik er", "hva kan vi gjøre med temaene?", "Foreslå", "Hva er god hjelp?")]
    [InlineData("nn-NO", "føreslå", "kan du vise status?", "Slik er", "kva kan vi gjere med temaa?", "Føreslå", "Kva er god hjelp?")]
    [InlineData("en-GB", "propose", "can you show status?", "How ", "what shall we do with the topics?", "Propose", "What is good help?")]
    public async Task Beside_a_form_on_a_card_words_are_for_the_bot(string locale, string open, string command, string answer, string sentence, string submit, string title)
    {
        await using var town = new Town(Features);
        var lead = await Lead(town, locale);
        await lead.Says(open);

        Assert.Contains(answer, await lead.Says(command));
        Assert.NotEmpty(await lead.Says(sentence));
        Assert.Contains(title, await lead.Presses(submit, ("title", title), ("about", "Alt"), ("format", "discussion"), ("minutes", "30")));
    }

    [Theory]
    [InlineData("nb-NO", "foreslå", "kan du vise status?", "Er det svaret på spørsmålet mitt", "status", "Slik er", "Hva er god hjelp?", "Hvem")]
    [InlineData("nn-NO", "føreslå", "kan du vise status?", "Er det svaret på spørsmålet mitt", "status", "Slik er", "Kva er god hjelp?", "Kven")]
    [InlineData("en-GB", "propose", "can you show status?", "Is that the answer to my question", "status", "How ", "What is good help?", "Who")]
    public async Task Asked_one_by_one_a_command_is_no_answer_and_a_title_may_be_a_question(string locale, string open, string request, string asked, string command, string answer, string title, string who)
    {
        await using var town = new Town(Features, forms: false);
        var lead = await Lead(town, locale);
        await lead.Says(open);

        Assert.Contains(asked, await lead.Says(request));
        Assert.Contains(answer, await lead.Says(command));
        var next = await lead.Says(title);
        Assert.DoesNotContain(asked, next);
        Assert.DoesNotContain(asked, await lead.Says(title));
        await lead.Says("=");
        await lead.Says("=");

        // Who hosts it with them is no question.
        Assert.Contains(asked, await lead.Says($"{who} er det?"));
        Assert.Contains(title, await lead.Says("-"));
    }

    [Theory]
    [InlineData("nb-NO", "Hva er god hjelp?", "Er det svaret")]
    [InlineData("nn-NO", "Kva er god hjelp?", "Er det svaret")]
    [InlineData("en-GB", "What is good help?", "Is that the answer")]
    [InlineData("en-GB", "Why do we wait for each other?", "Is that the answer")]
    public async Task The_theme_of_an_unconference_may_be_a_question(string locale, string theme, string asked)
    {
        await using var town = new Town(Features, forms: false);
        var lead = await Lead(town, locale, isOpen: false);
        await lead.Says("unconference");
        await lead.Says("Høst");

        var seen = await lead.Says(theme);

        Assert.DoesNotContain(asked, seen);
        Assert.Contains("3", seen);
    }

    private static async Task<TestPerson> Lead(Town town, string locale, bool isOpen = true)
    {
        var lead = town.Person("Liv", locale);
        await lead.Does(lead.Event(OtgBot.Turns.IncomingKind.Installed));
        if (!isOpen) return lead;
        await lead.Says("unconference");
        if (town.Channel.ShowsForms(lead.Address)) await lead.Presses(lead.Locale[..2] switch { "en" => "Open", "nn" => "Opne", _ => "Åpne" }, ("name", "Høst"), ("theme", ""), ("date", "2027-01-14"), ("votes", "5"));
        else foreach (var answer in new[] { "Høst", "-", "14.1.2027", "=", "-", "-", "=" }) await lead.Says(answer);
        return lead;
    }
}
