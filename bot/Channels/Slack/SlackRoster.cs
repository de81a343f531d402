using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack;

/// <summary>
/// Who is in a channel and who runs the workspace. Slack has no call for one person in one channel, so its list is read until they are
/// found.
/// </summary>
internal static class SlackRoster
{
    /// <summary>Of a thousand each. Who is not on the first of them is neither found nor out.</summary>
    private const int MostPages = 20;

    /// <summary>False for who is deactivated, or is not on a list that was read to its end; null for what Slack does not say.</summary>
    public static async ValueTask<bool?> IsMember(SlackClient client, SlackInstallation installation, string channel, string user,
        CancellationToken cancel)
    {
        if (await User(client, installation, user, cancel) is { } known && known.Flag("deleted"u8)) return false;
        var cursor = "";
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.Call(installation,
                new SlackCall("conversations.members", SlackBody.Form(("channel", channel), ("limit", "1000"), ("cursor", cursor)))
                {
                    IsRepeatable = true,
                    MayFail = ["missing_scope", "channel_not_found"],
                }, cancel);
            if (!answer.IsOk || answer.Json is not { } json
                || json.Member("members"u8) is not { ValueKind: System.Text.Json.JsonValueKind.Array } members) return null;
            if (members.EnumerateArray().Any(member => member.Text() == user)) return true;
            cursor = json.Object("response_metadata"u8)?.Text("next_cursor"u8) ?? "";
            if (cursor.Length == 0) return false;
        }

        return null;
    }

    /// <summary>Somebody who was picked, by the name they go by; null for a bot, and for who is deactivated or unknown.</summary>
    public static async ValueTask<Person?> Find(SlackClient client, SlackInstallation installation, string user, CancellationToken cancel)
    {
        if (await User(client, installation, user, cancel) is not { } known || known.Flag("deleted"u8) || known.Flag("is_bot"u8))
            return null;
        var profile = known.Object("profile"u8);
        return new Person(user,
            PersonNames.Shown(CommandText.Clean(profile?.Text("display_name"u8) ?? profile?.Text("real_name"u8) ?? known.Text("real_name"u8)
                ?? known.Text("name"u8) ?? "")));
    }

    public static async ValueTask<bool> RunsWorkspace(SlackClient client, SlackInstallation installation, string user,
        CancellationToken cancel) =>
        await User(client, installation, user, cancel) is { } known && !known.Flag("deleted"u8)
            && (known.Flag("is_admin"u8) || known.Flag("is_owner"u8) || known.Flag("is_primary_owner"u8));

    private static async ValueTask<System.Text.Json.JsonElement?> User(SlackClient client, SlackInstallation installation, string user,
        CancellationToken cancel)
    {
        if (user.Length == 0 || !installation.Has("users:read")) return null;
        var answer = await client.Call(installation,
            new SlackCall("users.info",
                SlackBody.Form(("user", user)))
            { IsRepeatable = true, MayFail = ["user_not_found", "user_not_visible"] }, cancel);
        return answer.IsOk ? answer.Json?.Object("user"u8) : null;
    }
}
