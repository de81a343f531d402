using OtgBot.Cards;
using OtgBot.Cards.Actions;
using OtgBot.Cards.Elements;
using OtgBot.Channels.Terminal;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Terminal;

public sealed class TerminalChannelTests : IDisposable
{
    private static readonly Address Team = new("terminal", "try-out", "team", ConversationKind.Channel);
    private static readonly Address Chat = new("terminal", "try-out", "kari", ConversationKind.Personal);

    private readonly StringWriter screen = new();

    public void Dispose() => screen.Dispose();

    [Fact]
    public async Task A_number_presses_a_button_of_the_newest_card()
    {
        var channel = new TerminalChannel(screen);
        await Send(channel, Team, New("Old", "old.one", "old.two"));
        await Send(channel, Team, New("New", "new.one"));
        await Send(channel, Team, text: "Saved.");

        Assert.Equal("new.one", channel.Press("team", 1)?.Verb);
        Assert.Null(channel.Press("team", 2));
        Assert.Null(channel.Press("team", 0));
        Assert.Null(channel.Press("kari", 1));
    }

    [Fact]
    public async Task A_number_answers_a_question_rather_than_press_a_button_above_it()
    {
        var channel = new TerminalChannel(screen);
        await Send(channel, Team, New("Status", "status.one"));
        await Send(channel, Team, New("Which weekday?"));

        Assert.Null(channel.Press("team", 1));
    }

    [Fact]
    public async Task A_card_that_changes_by_itself_takes_one_line_and_keeps_its_place()
    {
        var channel = new TerminalChannel(screen);
        var prompt = await Send(channel, Team, New("The prompt", "prompt.one"));
        await Send(channel, Team, New("Status", "status.one"));

        await channel.Update(prompt, New(Team, New("The prompt, taken", "prompt.one")), TestContext.Current.CancellationToken);

        Assert.EndsWith("\nbot> (updated) The prompt, taken\n", screen.ToString().ReplaceLineEndings("\n"));
        Assert.Equal("status.one", channel.Press("team", 1)?.Verb);
    }

    [Fact]
    public async Task A_card_that_comes_to_have_other_buttons_is_shown_whole_and_a_number_presses_them()
    {
        var channel = new TerminalChannel(screen);
        var making = await Send(channel, Team, New("Making it", "making.cancel"));
        await Send(channel, Team, New("Status", "status.one"));

        await channel.Update(making, New(Team, New("Made", "making.publish")), TestContext.Current.CancellationToken);

        Assert.Contains("bot> Made\nbot>\nbot> [1] Press\n", screen.ToString().ReplaceLineEndings("\n"));
        Assert.Equal("making.publish", channel.Press("team", 1)?.Verb);
    }

    [Fact]
    public async Task A_card_that_was_pressed_is_shown_as_it_became()
    {
        var channel = new TerminalChannel(screen);
        var list = await Send(channel, Team, New("Page 1", "page.two"));

        Assert.NotNull(channel.Press("team", 1));
        await channel.Update(list, New(Team, New("Page 2", "page.three")), TestContext.Current.CancellationToken);

        Assert.Contains("bot> Page 2\n", screen.ToString().ReplaceLineEndings("\n"));
        Assert.Equal("page.three", channel.Press("team", 1)?.Verb);
    }

    [Fact]
    public async Task What_is_said_privately_is_marked()
    {
        await Send(new TerminalChannel(screen), Chat, text: "Only you see this.");

        Assert.Contains("(private) bot> Only you see this.", screen.ToString());
    }

    private static async Task<string> Send(TerminalChannel channel, Address to, Card? card = null, string? text = null) =>
        (await channel.Send(New(to, card, text), TestContext.Current.CancellationToken)).MessageId!;

    private static Outgoing New(Address to, Card? card, string? text = null) => new(to, Language.En) { Card = card, Text = text };

    private static Card New(string title, params string[] verbs) => new()
    {
        Summary = title,
        Language = "en",
        Body = [new TextBlock(title)],
        Actions = [.. verbs.Select(verb => new ActionExecute("Press", verb))],
    };
}
