using System.Text;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Dialogs;
using OtgBot.Features;
using OtgBot.Storage;
using OtgBot.Tests.Kit.Slack;
using OtgBot.Turns;

namespace OtgBot.Tests.Channels.Slack;

/// <summary>Dialogs as modals, shortcuts and the Home tab.</summary>
[Trait("Speed", "slow")]
public sealed class SlackModalsTests
{
    [Fact]
    public async Task A_dialog_opens_as_a_modal_at_once_says_what_is_wrong_at_its_field_and_closes_with_zero_bytes()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Commands("/otg spør Klarspråk");
        Assert.Contains("Klarspråk", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
        Assert.Empty(rig.Slack.CallsOf("chat.postMessage"));

        // Past what Slack's client would stop: a number out of range.
        var wrong = await rig.Town.Interaction(anna.Submission(new Dictionary<string, string> { ["minutes"] = "500" }, isChecked: false));
        Assert.Equal("errors", (string?)wrong.Json!["response_action"]);
        var errors = wrong.Json!["errors"]!.AsObject();
        Assert.Equal(["minutes"], errors.Select(error => error.Key));
        Assert.Contains("60", (string?)errors["minutes"]);

        // A rule that a field breaks, and one that all of it breaks.
        await anna.Submits(("title", "nei"));
        Assert.Contains("Den tittelen er tatt", anna.Modal!.Errors["title"]);
        Assert.Contains("Det er for sent", await anna.Submits(("title", "stopp")));
        Assert.NotNull(anna.Modal);

        var right = await rig.Town.Interaction(anna.Submission(new Dictionary<string, string> { ["title"] = "Klarspråk", ["minutes"] = "15" }));
        Assert.Equal((200, ""), (right.Status, right.Body));
        await bo.Sees("proposed: Klarspråk 15 by Anna");
    }

    [Fact]
    public async Task A_modal_that_is_sent_twice_does_it_once_and_says_so()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Commands("/otg spør");
        var once = anna.Submission(new Dictionary<string, string> { ["title"] = "ja" });
        var twice = anna.Submission(new Dictionary<string, string> { ["title"] = "ja" });
        Assert.Equal("", (await rig.Town.Interaction(once)).Body);
        Assert.Equal("", (await rig.Town.Interaction(once)).Body);
        var second = await rig.Town.Interaction(twice);
        Assert.Equal("errors", (string?)second.Json!["response_action"]);
        Assert.Single(rig.Slack.CallsOf("chat.postMessage"));
    }

    [Fact]
    public async Task Where_the_trigger_is_spent_the_form_waits_behind_a_button_with_all_that_was_filled_in()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        rig.Slack.Next("views.open", SlackMishap.Refused("expired_trigger_id"));
        await anna.Commands("/otg spør Klarspråk");
        Assert.Null(anna.Modal);
        await anna.Presses("Fyll ut");
        Assert.Contains("Klarspråk", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
        Assert.Contains("proposed: Klarspråk 30", await anna.Submits());
        Assert.DoesNotContain(anna.Messages, message => message.OnlyFor is not null && SlackWire.Buttons(message.Blocks).Any(button => button.Title == "Fyll ut"));
        Assert.Single(bo.Messages);
    }

    [Fact]
    public async Task A_mention_has_no_trigger_so_the_form_waits_behind_a_button_that_only_the_one_who_asked_sees()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Says("spør");
        Assert.DoesNotContain(bo.Messages, message => message.User == rig.Team.BotUser);
        await anna.Presses("Fyll ut");
        Assert.Contains("proposed: ja 30", await anna.Submits(("title", "ja")));
    }

    [Fact]
    public async Task In_a_direct_message_the_dialog_goes_step_by_step()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna").Privately;
        Assert.Contains("Tittel", await anna.Says("spør"));
        Assert.Contains("Minutter", await anna.Says("Klarspråk"));
        Assert.Contains("proposed: Klarspråk 20", await anna.Says("20"));
        Assert.Empty(rig.Slack.CallsOf("views.open"));
    }

    [Fact]
    public async Task A_button_that_unfolds_opens_a_modal_and_its_words_come_back_to_the_message()
    {
        await using var rig = await Start();
        var (anna, bo) = (rig.Person("Anna"), rig.Person("Bo"));
        await anna.Says("skjema");
        await bo.Presses("Note it");
        Assert.Contains("noted: hei", await bo.Submits(("note", "hei")));
        Assert.DoesNotContain(anna.Messages, message => message.Text.Contains("noted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_form_is_found_by_another_host_and_later_and_forgotten_in_the_end()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Says("skjema");
        var id = OtgBot.Cards.Rendering.BlockKit.BlockKitAction.Read((string?)SlackWire.Buttons(anna.Messages[^1].Blocks).First().Element["value"])!.Form!;
        var store = rig.Get<OtgBot.Storage.IStore>();
        var other = new SlackForms(store, rig.Clock, rig.Get<OtgBot.Turns.Privacy.Pseudonyms>());
        Assert.NotNull(await other.Find(id, TestContext.Current.CancellationToken));
        rig.Clock.Advance(SlackForms.Shared - TimeSpan.FromHours(1));
        await other.Sweep(TestContext.Current.CancellationToken);
        Assert.NotNull(await new SlackForms(store, rig.Clock, rig.Get<OtgBot.Turns.Privacy.Pseudonyms>()).Find(id, TestContext.Current.CancellationToken));
        rig.Clock.Advance(TimeSpan.FromHours(4));
        Assert.Null(await other.Find(id, TestContext.Current.CancellationToken));
        await other.Sweep(TestContext.Current.CancellationToken);
        await foreach (var row in store.List("slack-forms", "", "~", TestContext.Current.CancellationToken)) Assert.DoesNotContain(id, row.Key.Row);

        Assert.Contains("eldre melding", await anna.Presses("Note it"));
    }

    [Fact]
    public async Task A_form_with_a_persons_words_is_not_kept_for_an_hour()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Says("spør Brevene");
        Assert.Contains("Brevene", await Forms(rig));
        rig.Clock.Advance(TimeSpan.FromMinutes(20));
        await anna.Presses("Fyll ut");
        Assert.Contains("Brevene", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));

        var start = rig.Clock.GetUtcNow();
        await SlackTown.Until(
            async () =>
            {
                if (rig.Clock.GetUtcNow() - start < TimeSpan.FromMinutes(35)) rig.Clock.Advance(TimeSpan.FromMinutes(1));
                return !(await Forms(rig)).Contains("Brevene", StringComparison.Ordinal);
            },
            () => "It is still kept.");
    }

    [Fact]
    public async Task A_press_whose_trigger_ran_out_is_asked_for_once_more()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Says("skjema");
        rig.Slack.Next("views.open", SlackMishap.Refused("expired_trigger_id"));
        Assert.Contains("Trykk på knappen en gang til", await anna.Presses("Note it"));
        await anna.Presses("Note it");
        Assert.NotNull(anna.Modal);
    }

    [Fact]
    public async Task A_modal_that_takes_too_long_closes_and_what_was_wrong_is_said_with_the_form_behind_a_button()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Commands("/otg spør");
        var began = rig.Clock.GetUtcNow();
        var submitting = anna.Submits(("title", "tregt"));
        await Closes(rig, anna);

        Assert.True(rig.Clock.GetUtcNow() - began < TimeSpan.FromSeconds(3.5), "Slack waited too long.");
        rig.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Contains("Fyll ut", await submitting);
        await anna.Presses("Fyll ut");
        Assert.Contains("tregt", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
        Assert.Contains("Det gikk for tregt", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
    }

    [Fact]
    public async Task A_modal_that_closes_before_it_was_done_is_written_down_until_it_is()
    {
        await using var rig = await SlackRig.Start([typeof(HeldFeature)]);
        var anna = rig.Person("Anna");
        await anna.Commands("/otg skjema");
        var submitting = anna.Submits(("title", "Klarspråk"));
        await Closes(rig, anna);

        Assert.Contains("view_submission", Assert.Single(await Kept(rig)));
        HeldFeature.Release.SetResult();
        Assert.Contains("held: Klarspråk", await submitting);
        await SlackTown.Until(async () => (await Kept(rig)).Count == 0, () => "It is still written down.");
    }

    [Fact]
    public async Task A_form_that_follows_on_one_that_was_sent_takes_its_place_or_opens_anew()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        await anna.Commands("/otg spør");
        Assert.Contains("proposed: igjen", await anna.Submits(("title", "igjen")));
        await SlackTown.Until(() => anna.Modal is not null, () => "No modal came.");
        Assert.Contains("proposed: ja", await anna.Submits(("title", "ja")));
    }

    [Fact]
    public async Task A_shortcut_on_a_message_runs_the_command_it_is_named_for_with_the_messages_words()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        var message = new SlackMessage { Room = "CTEAM", Ts = rig.Slack.NextTs(), User = "UBO", Text = "Vi bør snakke\nom &lt;klarspråk&gt; med <@UANNA>" };
        await anna.Shortcut("talk.ask", message);
        Assert.Contains("Vi bør snakke om <klarspråk> med @Anna", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
        Assert.Contains("eldre melding", await anna.Shortcut("no.such.command", message));
    }

    [Fact]
    public async Task A_shortcut_from_anywhere_asks_for_the_channel_by_Slacks_own_menu_and_goes_on_in_the_same_modal()
    {
        await using var rig = await Start();
        var (anna, tom) = (rig.Person("Anna"), rig.Person("Tom", "en-GB"));
        await tom.Shortcut("talk.ask");
        Assert.Contains("Which channel?", string.Join('\n', SlackWire.Texts(tom.Modal!.View)));
        var menu = tom.Modal!.Blocks[0]!["element"]!;
        Assert.Equal(("conversations_select", true), ((string?)menu["type"], (bool?)menu["default_to_current_conversation"]));
        await tom.Submits(("channel", "CTEAM"));
        await SlackTown.Until(() => string.Join('\n', SlackWire.Texts(tom.Modal!.View)).Contains("Propose something", StringComparison.Ordinal), () => tom.Modal!.View.ToJsonString());
        Assert.Single(rig.Slack.CallsOf("views.open"));
        await tom.Submits(("title", "ja"));
        await anna.Sees("proposed: ja");
        Assert.Contains("proposed: ja", Assert.Single(anna.Messages).Text);
        Assert.Empty(tom.Privately.Messages);
    }

    [Fact]
    public async Task The_Home_tab_shows_the_persons_page_and_answers_where_they_look()
    {
        await using var rig = await Start();
        var anna = rig.Person("Anna");
        Assert.Contains("home of Anna", await anna.OpensHome());
        Assert.Contains("told: softly", await anna.Privately.Presses("Tell me"));
        await SlackTown.Until(() => string.Join('\n', SlackWire.Texts(anna.Home!.View)).Contains("told: softly", StringComparison.Ordinal), () => anna.Home!.View.ToJsonString());
        Assert.Contains("reply: pressed", await anna.Privately.Presses("Answer"));
        Assert.Contains("reply: pressed", string.Join('\n', SlackWire.Texts(anna.Modal!.View)));
        Assert.Empty(anna.Privately.Messages);
    }

    private static Task<SlackRig> Start() => SlackRig.Start([typeof(TalkFeature)]);

    /// <summary>Moves the clock on, slowly enough for what it sets off, until the modal is closed.</summary>
    private static Task Closes(SlackRig rig, SlackPerson person) => SlackTown.Until(
        () =>
        {
            if (person.Modal is null) return true;
            rig.Clock.Advance(TimeSpan.FromMilliseconds(50));
            return false;
        },
        () => "The modal stayed open.");

    private static Task<List<string>> Kept(SlackRig rig) => Rows(rig, "slack-backlog");

    private static async Task<string> Forms(SlackRig rig) => string.Join('\n', await Rows(rig, "slack-forms"));

    private static async Task<List<string>> Rows(SlackRig rig, string partition)
    {
        var rows = new List<string>();
        await foreach (var row in rig.Get<IStore>().List(partition, "", "~", TestContext.Current.CancellationToken)) rows.Add(Encoding.UTF8.GetString(row.Json.Span));
        return rows;
    }

    /// <summary>A form whose answers are at work until a test lets them go.</summary>
    private sealed class HeldFeature : IFeature
    {
        private static TaskCompletionSource release = new();

        private readonly DialogRunner dialogs;

        public HeldFeature(DialogRunner dialogs) => (this.dialogs, release) = (dialogs, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

        public static TaskCompletionSource Release => release;

        public void Map(FeatureMap map)
        {
            map.Command(new Command("held.form", new Text("skjema", "skjema", "form"), new Text("Skjema", "Skjema", "Form"), (turn, _) => dialogs.Start(turn, "held.form")) { Where = Where.Anywhere });
            map.Dialog(new Dialog("held.form", new Text("Skjema", "Skjema", "Form"), [new TextQuestion("title", new Text("Tittel", "Tittel", "Title"), 80)], async (turn, answers) =>
            {
                await Release.Task.WaitAsync(turn.Cancel);
                await turn.Reply($"held: {answers["title"]}");
            }));
        }
    }
}
