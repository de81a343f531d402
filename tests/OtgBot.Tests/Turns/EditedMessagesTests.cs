using OtgBot.Features.Prompts;
using OtgBot.Features.Settings;
using OtgBot.Features.Unconferences;
using OtgBot.Tests.Kit;
using OtgBot.Turns;

namespace OtgBot.Tests.Turns;

/// <summary>People correct what they wrote: what it asks to see is shown, what it would change is done once, by who presses.</summary>
public sealed class EditedMessagesTests
{
    private static readonly Type[] Features = [typeof(SettingsFeature), typeof(PromptsFeature), typeof(UnconferencesFeature)];

    [Theory]
    [InlineData("nb-NO", "xyzzy", "status", "Ledere")]
    [InlineData("nn-NO", "xyzzy", "status", "Leiarar")]
    [InlineData("en-GB", "xyzzy", "status", "Leads")]
    public async Task A_question_that_is_corrected_is_answered(string locale, string typed, string corrected, string seen)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        await kari.Says(typed);

        Assert.Contains(seen, await Edits(kari, "m1", corrected));
    }

    [Theory]
    [InlineData("nb-NO", "post nå", "tar 1", "tar 2", "Du endret en melding", "Tar 2")]
    [InlineData("nn-NO", "post no", "tek 1", "tek 2", "Du endra ei melding", "Tek 2")]
    [InlineData("en-GB", "post now", "take 1", "take 2", "You edited a message", "Take 2")]
    public async Task What_a_corrected_command_would_change_is_offered_and_done_by_who_presses_also_after_a_restart(
        string locale, string post, string typed, string corrected, string asked, string button)
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari", locale);
        await town.Install(kari);
        await kari.Says(post);
        await kari.Does(kari.Event(IncomingKind.Text) with { Id = "m1", Text = typed });
        var stored = await town.Everything();

        Assert.Contains(asked, await Edits(kari, "m1", corrected));
        await using (var other = town.SecondHost())
        {
            var there = other.Person("Kari", locale);
            Assert.Contains(asked, await Edits(there, "m1", corrected));
        }

        Assert.Equal(stored, await town.Everything());
        await kari.Presses(button);
        Assert.NotEqual(stored, await town.Everything());
    }

    [Fact]
    public async Task The_same_change_told_twice_is_heard_once_and_another_is_heard_too()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);

        Assert.Contains("Ledere", await Edits(kari, "m1", "status"));
        Assert.Equal("", await Edits(kari, "m1", "status"));
        Assert.Contains("Ledere", await Edits(kari, "m1", "ledere"));
    }

    [Fact]
    public async Task What_can_not_be_undone_is_not_done_by_a_message_that_is_changed_whatever_it_says()
    {
        await using var town = new Town(Features);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await kari.Says("unconference");
        await kari.Presses("Åpne", ("name", "Vår"), ("theme", ""), ("date", "2027-05-05"), ("votes", "3"));
        var stored = await town.Everything();

        await Edits(kari, "m1", "avslutt ja");

        Assert.Equal(stored, await town.Everything());
    }

    [Fact]
    public async Task An_answer_that_is_changed_while_the_next_question_waits_is_not_the_answer_to_that()
    {
        await using var town = new Town(Features, forms: false);
        var kari = town.Person("Kari");
        await town.Install(kari);
        await kari.Says("unconference");
        await kari.Does(kari.Event(IncomingKind.Text) with { Id = "m1", Text = "Våren" });
        var stored = await town.Everything();

        Assert.Contains("Skriv svaret som en ny melding", await Edits(kari, "m1", "Høsten"));
        Assert.Equal(stored, await town.Everything());
    }

    private static Task<string> Edits(TestPerson person, string id, string text) =>
        person.Does(person.Event(IncomingKind.Text) with { Id = id, Text = text, Edit = "\nedited\n" + text });
}
