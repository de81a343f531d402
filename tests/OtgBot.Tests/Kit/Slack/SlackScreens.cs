using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Cards.Rendering.BlockKit.Checks;

namespace OtgBot.Tests.Kit.Slack;

/// <summary>The <c>views.*</c> methods of <see cref="SlackMethods"/>: modals, at most three upon each other, and Home tabs.</summary>
internal sealed class SlackScreens(FakeSlack slack)
{
    private const int MostUponEachOther = 3;

    public JsonObject Open(SlackTeam workspace, SlackCall call, bool isPush)
    {
        // Slack looks at the trigger first: it is gone even if the view is refused.
        var (home, user) = slack.Triggers.Exchange(call["trigger_id"]);
        if (home != workspace) throw new SlackRefusal("invalid_trigger_id");
        var view = Checked(workspace, call, "modal");
        var stack = workspace.Modals.TryGetValue(user, out var open) ? open : workspace.Modals[user] = [];
        if (!isPush) stack.Clear();
        return SlackMethods.Ok(("view", Push(stack, user, view).Json(workspace)));
    }

    public JsonObject Update(SlackTeam workspace, SlackCall call)
    {
        var (id, external) = (call["view_id"], call["external_id"]);
        var view = workspace.Modals.Values.SelectMany(stack => stack).FirstOrDefault(open => id is not null ? open.Id == id : external is not null && (string?)open.View["external_id"] == external)
            ?? throw new SlackRefusal("not_found");
        if (call["hash"] is { } hash && hash != view.Hash) throw new SlackRefusal("hash_conflict");
        Put(view, Checked(workspace, call, "modal", view));
        return SlackMethods.Ok(("view", view.Json(workspace)));
    }

    public JsonObject Publish(SlackTeam workspace, SlackCall call)
    {
        if (!workspace.HasHome) throw new SlackRefusal("not_enabled");
        if (call["user_id"] is not { } user || !workspace.Users.ContainsKey(user)) throw new SlackRefusal("invalid_arguments", ["user not found"]);
        var view = Checked(workspace, call, "home");
        if (!workspace.Homes.TryGetValue(user, out var home))
        {
            home = workspace.Homes[user] = NewView(user, view, []);
        }
        else
        {
            if (call["hash"] is { } hash && hash != home.Hash) throw new SlackRefusal("hash_conflict");
            Put(home, view);
        }

        return SlackMethods.Ok(("view", home.Json(workspace)));
    }

    /// <summary>A view that comes with the answer to a submission.</summary>
    public void Answered(SlackTeam workspace, List<SlackView> stack, JsonObject answer, string user)
    {
        var view = Checked(workspace, new SlackCall("view_submission", null, answer, slack.Clock.GetUtcNow()), "modal");
        if ((string?)answer["response_action"] == "push") Push(stack, user, view);
        else Put(stack[^1], view);
    }

    /// <summary>Refuses what the limit checker finds, and what it can't even read.</summary>
    public static void Lint(string error, Func<IReadOnlyList<string>> check)
    {
        IReadOnlyList<string> faults;
        try
        {
            faults = check();
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            faults = [unreadable.Message];
        }

        if (faults.Count > 0) throw new SlackRefusal(error, faults);
    }

    private SlackView Push(List<SlackView> stack, string user, JsonObject view)
    {
        if (stack.Count == MostUponEachOther) throw new SlackRefusal("push_limit_reached");
        var pushed = NewView(user, view, stack);
        stack.Add(pushed);
        return pushed;
    }

    private SlackView NewView(string user, JsonObject view, List<SlackView> stack)
    {
        var id = slack.NextId("V");
        return new SlackView
        {
            Id = id,
            User = user,
            Root = stack.Count > 0 ? stack[0].Id : id,
            Previous = stack.Count > 0 ? stack[^1].Id : null,
            View = view,
            Hash = slack.NextId("hash."),
            Changed = slack.NextNumber(),
        };
    }

    private void Put(SlackView place, JsonObject view)
    {
        (place.View, place.Hash, place.Changed) = (view, slack.NextId("hash."), slack.NextNumber());
        place.Errors = new Dictionary<string, string>();
    }

    private JsonObject Checked(SlackTeam workspace, SlackCall call, string type, SlackView? place = null)
    {
        if (call.Arguments["view"] is not JsonObject view) throw new SlackRefusal("invalid_arguments", ["missing required field: view"]);
        if ((string?)view["type"] != type) throw new SlackRefusal("invalid_arguments", [$"the view is no {type}"]);
        if ((string?)view["external_id"] is { } external && workspace.Views.Any(other => other != place && (string?)other.View["external_id"] == external)) throw new SlackRefusal("duplicate_external_id");
        Lint("invalid_arguments", () => BlockKitLint.CheckView(Encoding.UTF8.GetBytes(view.ToJsonString())));
        var known = view.DeepClone().AsObject();
        known["blocks"] = SlackChat.Named(slack, view["blocks"]!.AsArray());
        return known;
    }
}
