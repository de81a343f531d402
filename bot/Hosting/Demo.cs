using System.Globalization;
using OtgBot.Channels.Playground;
using OtgBot.Scheduling;
using OtgBot.Storage;
using OtgBot.Turns;

namespace OtgBot.Hosting;

/// <summary>
/// <c>dotnet run --project bot -- demo</c>: sixteen made-up weeks of a lively community for the try-out page, so that the numbers have something to
/// show. Everything goes through the front door, as people would do it, on a clock that starts sixteen weeks ago; the jobs run
/// when their time comes. The same every time, but for the dates.
/// </summary>
internal sealed class Demo(IStore store, MovableClock clock, TurnPipeline pipeline, Routes routes, Jobs jobs, Communities communities, Demo.SilentChannel channel, TextWriter screen)
{
    /// <summary>The community of the try-out page.</summary>
    private static readonly Address Team = PlaygroundView.Team;

    private readonly IReadOnlyList<DemoMember> members = DemoMember.All;
    private int events;

    /// <summary>The Monday the story starts on: sixteen whole weeks before the one that runs, so that at least three times four have their numbers.</summary>
    public static DateTimeOffset StartBefore(DateTimeOffset now)
    {
        var today = now.UtcDateTime.Date;
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return new DateTimeOffset(monday.AddDays(-7 * DemoStory.Weeks), TimeSpan.Zero) + DemoStory.Opening;
    }

    /// <summary>Fills the store up to <paramref name="now"/>. Returns false, with a sentence on the screen and nothing changed, where the community is there already.</summary>
    public async Task<bool> Run(DateTimeOffset now, CancellationToken cancel)
    {
        await store.Check(cancel);
        if (await communities.Get(Team.Partition, cancel) is not null)
        {
            await screen.WriteLineAsync("The store is not empty: the try-out community has a history already. Move the file data/otgbot.db away, or name another with Storage:SqlitePath, and run it again.");
            return false;
        }

        var start = clock.GetUtcNow();
        await Does(members[0], IncomingKind.Installed, "", cancel);
        foreach (var act in DemoStory.Acts(members, start))
        {
            if (start + act.At > now) break;
            Reach(start + act.At);
            if (act.RunsJobs) await RunJobs(cancel);
            foreach (var words in act.Words)
            {
                // The bot may be built without the feature; what answers a question is never a command.
                if (words == act.Words[0] && routes.Match(words, out _) is null) break;
                await Does(act.Member, IncomingKind.Text, words, cancel);
            }
        }

        Reach(now);
        await RunJobs(cancel);
        await screen.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Sixteen weeks of {members.Count} made-up people are in the store ({events} events, {channel.Sent} messages). Write to the bot: stats 12"));
        return true;
    }

    private void Reach(DateTimeOffset instant)
    {
        var ahead = instant - clock.GetUtcNow();
        if (ahead > TimeSpan.Zero) clock.Forward(ahead);
    }

    private async Task RunJobs(CancellationToken cancel)
    {
        foreach (var job in jobs.All) await job.Run(cancel);
    }

    private Task<Turn> Does(DemoMember member, IncomingKind kind, string words, CancellationToken cancel) => pipeline.Run(
        new Incoming
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"demo-{++events}"),
            Kind = kind,
            Address = Team,
            Person = member.Person,
            Locale = member.Locale,
            Zone = "Europe/Oslo",
            ConversationName = PlaygroundView.TeamName,
            Text = words,
            Mentions = [.. members.Where(other => words.Contains("@" + other.Person.Id, StringComparison.Ordinal)).Select(other => new Mention(other.Person.Id, other.Person.Name, "@" + other.Person.Id))],
        },
        channel,
        cancel);

    /// <summary>
    /// The try-out page before anybody looks: it asks questions one by one, so that words can answer them. What all could read is put on the page,
    /// where there is one; what somebody was answered is not.
    /// </summary>
    internal sealed class SilentChannel(PlaygroundChannel? page = null) : IChannel
    {
        public string Name => Team.Channel;

        public int Sent { get; private set; }

        public bool ShowsForms(Address address) => false;

        public ValueTask<SendResult> Send(Outgoing message, CancellationToken cancel)
        {
            Sent++;
            return page is not null && message is { For: null, Card: not null, To.Kind: ConversationKind.Channel }
                ? page.Send(message, cancel)
                : ValueTask.FromResult(SendResult.Sent(string.Create(CultureInfo.InvariantCulture, $"demo-message-{Sent}")));
        }

        public ValueTask<SendResult> Update(string messageId, Outgoing message, CancellationToken cancel) =>
            page?.Find(message.To, messageId) is null ? ValueTask.FromResult(SendResult.Sent(messageId)) : page.Update(messageId, message, cancel);

        public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
            ValueTask.FromResult<Address?>(new Address(Name, from.Workspace, "chat-" + person.Id, ConversationKind.Personal));
    }
}
