using System.Text.Json.Nodes;
using OtgBot.Tests.Kit.Slack;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Someone in a story that is the same wherever it is told: what they do in Teams or in Slack is up to the one of the two they are in.
/// </summary>
internal abstract class StoryPerson
{
    public abstract string Name { get; }

    /// <summary>The same person in their personal chat with the bot.</summary>
    public abstract StoryPerson Privately { get; }

    /// <summary>Adds the bot to the channel.</summary>
    public abstract Task Adds();

    /// <summary>Asks the bot for something in the channel, in the way one does there.</summary>
    public abstract Task Asks(string words);

    /// <summary>Mentions the bot in the channel.</summary>
    public abstract Task Says(string words);

    /// <summary>Presses what has this written on it.</summary>
    public abstract Task Presses(string title);

    /// <summary>Fills in a form and sends it.</summary>
    /// <param name="opener">The button it is behind, if it is not in front of them yet.</param>
    /// <param name="button">What the form's own button says; the channel's language and the person's by a <c>|</c>, if a form is the
    /// channel's in one place and theirs in another.</param>
    /// <param name="fields">All of its fields.</param>
    public abstract Task FillsIn(string? opener, string button, params (string Id, string Value)[] fields);

    /// <summary>Chooses an entry in the menu of a message that somebody wrote: a form follows.</summary>
    /// <param name="command">The entry, which is named by the command it runs.</param>
    /// <param name="words">What the message says.</param>
    public abstract Task TakesFrom(string command, string words);

    /// <summary>Looks at the page of their own that the bot has there. False if there is none.</summary>
    public abstract Task<bool> OpensHome();

    /// <summary>Waits until something that came since their last act says this.</summary>
    public abstract Task Sees(string fragment);

    /// <summary>The same, of what is theirs: nobody else in the channel sees it.</summary>
    public async Task SeesAlone(string fragment)
    {
        await Sees(fragment);
        Assert.DoesNotContain(ForAll, written => written.Contains(fragment, StringComparison.Ordinal));
    }

    /// <summary>All that was written in the channel for everybody.</summary>
    protected abstract IReadOnlyList<string> ForAll { get; }

    /// <summary>Takes the bot away from everywhere.</summary>
    public abstract Task Uninstalls();
}

/// <summary>In Teams: mentions, and cards with fields in them.</summary>
internal sealed class StoryPersonInTeams(TeamsPerson person) : StoryPerson
{
    private string seen = "";

    /// <summary>The form that came when an entry in a message's menu was chosen.</summary>
    private JsonObject? taken;

    public override string Name => person.Name;

    public override StoryPerson Privately => new StoryPersonInTeams(person.Privately);

    public override Task Adds()
    {
        seen = "";
        return person.Installs();
    }

    public override Task Asks(string words) => Says(words);

    public override async Task Says(string words) => seen = await person.Says(words);

    public override async Task Presses(string title) => seen = await person.Presses(title);

    public override async Task FillsIn(string? opener, string button, params (string Id, string Value)[] fields)
    {
        if (taken is { } form)
        {
            taken = null;
            seen = string.Join('\n', TeamsPerson.Texts(await person.SubmitsAction(form, fields)));
            return;
        }

        seen = opener is null
            ? await person.Presses(button, fields)
            : string.Join('\n', TeamsPerson.Texts(await person.Sends(await person.Opens(opener), button, fields)));
    }

    public override async Task TakesFrom(string command, string words)
    {
        taken = (await person.Invokes("composeExtension/fetchTask", new JsonObject
        {
            ["commandId"] = command,
            ["commandContext"] = "message",
            ["messagePayload"] = new JsonObject
            {
                ["linkToMessage"] = "https://teams.microsoft.com/l/message/19:team@thread.tacv2/1762951200123",
                ["body"] = new JsonObject { ["contentType"] = "text", ["content"] = words },
            },
        }))!["task"]!.AsObject();
        seen = string.Join('\n', TeamsPerson.Texts(taken));
    }

    public override Task<bool> OpensHome() => Task.FromResult(false);

    /// <summary>Most of it came with the answer to the act; what is posted for all may come a little later.</summary>
    public override Task Sees(string fragment) => SlackTown.Until(
        () => seen.Contains(fragment, StringComparison.Ordinal) || person.Town.Connector.Calls.Any(call => call.Body?.ToJsonString(Readable).Contains(fragment, StringComparison.Ordinal) == true),
        () => $"{Name} never saw '{fragment}'. They saw:\n{seen}");

    protected override IReadOnlyList<string> ForAll =>
    [
        .. person.Town.Connector.Calls
            .Where(call => call.Target.Contains("thread.tacv2", StringComparison.Ordinal) && !call.Target.EndsWith("?isTargetedActivity=true", StringComparison.Ordinal))
            .Select(call => call.Body?.ToJsonString(Readable) ?? ""),
    ];

    public override Task Uninstalls() => person.Removes();

    internal static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}

/// <summary>In Slack: a command of its own, modals, a Home tab.</summary>
internal sealed class StoryPersonInSlack(SlackPerson person) : StoryPerson
{
    public override string Name => person.Id;

    public override StoryPerson Privately => new StoryPersonInSlack(person.Privately);

    public override Task Adds() => person.Invites();

    public override Task Asks(string words) => person.Commands("/otg " + words);

    public override Task Says(string words) => person.Says(words);

    public override Task Presses(string title) => person.Presses(title);

    public override Task TakesFrom(string command, string words) =>
        person.Shortcut(command, new SlackMessage { Room = "CTEAM", Ts = "1796032800.000100", User = person.Id, Text = words });

    public override async Task FillsIn(string? opener, string button, params (string Id, string Value)[] fields)
    {
        if (opener is not null && person.Modal is null) await person.Presses(opener);
        await SlackTown.Until(() => person.Modal is not null, () => $"{Name} has no modal in front of them. They saw:\n{person.New()}");
        Assert.Contains((string?)person.Modal!.View["submit"]?["text"], button.Split('|'));
        await person.Submits(fields);
    }

    public override async Task<bool> OpensHome()
    {
        await person.OpensHome();
        return true;
    }

    public override Task Sees(string fragment) => person.Sees(fragment);

    protected override IReadOnlyList<string> ForAll
    {
        get
        {
            lock (person.Town.Slack.Guard)
                return [.. person.Workspace.Messages.Where(message => message.Room == "CTEAM" && message.OnlyFor is null).Select(message => message.Json().ToJsonString(StoryPersonInTeams.Readable))];
        }
    }

    public override Task Uninstalls() => person.Town.Uninstalled(person.Workspace);
}
