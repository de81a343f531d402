using System.Collections.Concurrent;
using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// What people and channels are called, and where people are: events bring ids only. Asked for once in some hours, and nobody waits long
/// for it; without the scope the bot does without (https://docs.slack.dev/reference/methods/users.info).
/// </summary>
internal sealed class SlackNames(SlackClient client, SlackClock clock)
{
    /// <summary>A modal has to open within three seconds of the press.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    private static readonly TimeSpan Fresh = TimeSpan.FromHours(6);
    private const int Most = 50_000;
    private const int LongestName = 200;
    private const int MostOfLink = 500;

    private readonly ConcurrentDictionary<(string Workspace, string User), Asked> people = new();

    /// <summary>The event with what is known of those in it.</summary>
    /// <param name="installation">Where.</param>
    /// <param name="incoming">The event.</param>
    /// <param name="message">The message that a shortcut was used on: its address goes along.</param>
    public async ValueTask<Incoming> Complete(SlackInstallation installation, Incoming incoming,
        (string Channel, string Ts)? message = null)
    {
        if (!installation.IsActive || incoming.Kind == IncomingKind.MembersLeft) return incoming;
        var link = message is { } used ? Within(Permalink(installation, used.Channel, used.Ts)) : Task.FromResult<string?>(null);

        // All at once: however many are named, nobody waits longer than for one.
        var named = Task.WhenAll(incoming.Mentions.Select(mention => Person(installation, mention.Id).AsTask()));
        var who = await Person(installation, incoming.Person.Id);
        incoming = incoming with
        {
            Person = incoming.Person with { Name = who?.Name is { Length: > 0 } name ? name : incoming.Person.Name },
            Locale = who?.Locale,
            Zone = who?.Zone
        };
        if (incoming.Mentions.Count > 0) incoming = WithMentions(incoming, await named);
        if (await link is { } url && incoming.Button is { } press)
            incoming =
                incoming with
                {
                    Button = press
                    with
                    { Data = new Dictionary<string, string>(press.Data) { [CommandButtons.MessageLink] = url } }
                };
        if (incoming is { Kind: IncomingKind.Installed, Address.Kind: not ConversationKind.Personal })
            incoming = incoming with { ConversationName = await Channel(installation, incoming.Address.Conversation) };
        return incoming;
    }

    /// <summary>The language of someone who was here before, without asking.</summary>
    public Language LanguageOf(SlackInstallation installation, string user) =>
        people.TryGetValue((installation.Workspace.Id, user), out var known) && known.Answer is { IsCompletedSuccessfully: true } answer
            ? Languages.FromLocale(Taken(answer)?.Locale)
            : Language.Nb;

    /// <summary>The language of someone who was never here: asked for.</summary>
    public async ValueTask<Language> AskLanguage(SlackInstallation installation, string user) =>
        Languages.FromLocale((await Person(installation, user))?.Locale);

    private static Incoming WithMentions(Incoming incoming, SlackPerson?[] named)
    {
        var (text, mentions) = (incoming.Text, new List<Mention>());
        var pressed = incoming.Button?.Data.ToDictionary();
        foreach (var (mention, person) in incoming.Mentions.Zip(named))
        {
            var name = person?.Name is { Length: > 0 } known ? known : mention.Name;
            if (name.Length == 0)
            {
                mentions.Add(mention with { Name = mention.Text });
                continue;
            }

            text = text.Replace(mention.Text, "@" + name, StringComparison.Ordinal);
            pressed =
                pressed?.ToDictionary(pair => pair.Key, pair => pair.Value.Replace(mention.Text, "@" + name, StringComparison.Ordinal));
            mentions.Add(mention with { Name = name, Text = "@" + name });
        }

        return incoming with
        {
            Text = text,
            Mentions = mentions,
            Button = pressed is null ? incoming.Button : incoming.Button! with { Data = pressed }
        };
    }

    /// <summary>Where a message is found again. Needs no scope (https://docs.slack.dev/reference/methods/chat.getPermalink).</summary>
    private async Task<string?> Permalink(SlackInstallation installation, string channel, string ts)
    {
        var answer =
            await client.Call(installation, new SlackCall("chat.getPermalink", SlackBody.Form(("channel", channel), ("message_ts", ts)))
            {
                IsRepeatable = true,
                MayFail = ["channel_not_found", "message_not_found"],
            }, CancellationToken.None);
        return answer.IsOk && answer.Text("permalink"u8) is { Length: <= MostOfLink } link ? link : null;
    }

    /// <summary>Nobody waits longer for it than for a name.</summary>
    private async Task<string?> Within(Task<string?> asked)
    {
        try
        {
            return await asked.WaitAsync(Patience, clock.Time);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async ValueTask<SlackPerson?> Person(SlackInstallation installation, string user)
    {
        if (user.Length == 0 || !installation.Has("users:read")) return null;
        var now = clock.Time.GetUtcNow();
        var key = (installation.Workspace.Id, user);
        if (!people.TryGetValue(key, out var known) || known.Until < now)
        {
            if (people.Count >= Most) people.Clear();
            known = new Asked(now + Fresh, Ask(installation, user));
            people[key] = known;
        }

        try
        {
            var person = known.Answer.IsCompleted ? await known.Answer : await known.Answer.WaitAsync(Patience, clock.Time);
            // What could not be learnt is asked again by the next event.
            if (person is null) people.TryRemove(KeyValuePair.Create(key, known));
            return person;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<SlackPerson?> Ask(SlackInstallation installation, string user)
    {
        var answer = await client.Call(installation, new SlackCall("users.info", SlackBody.Form(("user", user), ("include_locale", "true")))
        {
            IsRepeatable = true,
            MayFail = ["user_not_found", "user_not_visible"],
        }, CancellationToken.None);
        if (!answer.IsOk || answer.Json?.Object("user"u8) is not { } found) return null;
        var profile = found.Object("profile"u8);
        var name = profile?.Text("display_name"u8) ?? profile?.Text("real_name"u8) ?? found.Text("real_name"u8)
            ?? found.Text("name"u8) ?? "";
        return new SlackPerson(CommandText.Cut(SlackEmoji.Read(name), LongestName), found.Text("locale"u8),
            found.Text("tz"u8) is { Length: < 64 } zone ? zone : null);
    }

    private async ValueTask<string?> Channel(SlackInstallation installation, string channel)
    {
        if (!installation.Has("channels:read") && !installation.Has("groups:read")) return null;
        var answer = await client.Call(installation, new SlackCall("conversations.info", SlackBody.Form(("channel", channel)))
        {
            IsRepeatable = true,
            MayFail = ["missing_scope", "channel_not_found"],
        }, CancellationToken.None);
        return answer.IsOk ? ConversationNames.Shown(answer.Json?.Object("channel"u8)?.Text("name"u8)) : null;
    }

    private static SlackPerson? Taken(Task<SlackPerson?> done) => done.GetAwaiter().GetResult();

    private sealed record Asked(DateTimeOffset Until, Task<SlackPerson?> Answer);

    private sealed record SlackPerson(string Name, string? Locale, string? Zone);
}
