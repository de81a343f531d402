using System.Globalization;
using OtgBot.Channels.Playground;
using OtgBot.Scheduling;
using OtgBot.Turns;

namespace OtgBot.Hosting.TryOut;

/// <summary>The made-up people of the demo and the time they live in: what they do comes in by the front door.</summary>
internal sealed class DemoTown(MovableClock clock, TurnPipeline pipeline, Jobs jobs, SilentChannel channel)
{
    /// <summary>The community of the try-out page.</summary>
    public static readonly Address Team = PlaygroundView.Team;

    public IReadOnlyList<DemoMember> Members { get; } = DemoMember.All;

    public DateTimeOffset Now => clock.GetUtcNow();

    public int Events { get; private set; }

    public int Sent => channel.Sent;

    public void Reach(DateTimeOffset instant)
    {
        var ahead = instant - clock.GetUtcNow();
        if (ahead > TimeSpan.Zero) clock.Forward(ahead);
    }

    public async Task RunJobs(CancellationToken cancel)
    {
        foreach (var job in jobs.All) await job.Run(cancel);
    }

    /// <summary>Waits for what somebody began, such as an agenda that is made.</summary>
    public Task Settled() => jobs.Settled();

    public Task<Turn> Does(DemoMember member, IncomingKind kind, string words, CancellationToken cancel) => pipeline.Run(
        new Incoming
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"demo-{++Events}"),
            Kind = kind,
            Address = Team,
            Person = member.Person,
            Locale = member.Locale,
            Zone = "Europe/Oslo",
            ConversationName = PlaygroundView.TeamName,
            Text = words,
            Mentions = [.. Members.Where(other => words.Contains("@" + other.Person.Id, StringComparison.Ordinal))
                .Select(other => new Mention(other.Person.Id, other.Person.Name, "@" + other.Person.Id))],
        },
        channel,
        cancel);
}

/// <summary>
/// The try-out page before anybody looks: it asks questions one by one, so that words can answer them. What all could read is put on the
/// page, if there is one; what somebody was answered is not.
/// </summary>
internal sealed class SilentChannel(PlaygroundChannel? page = null) : IChannel
{
    public string Name => DemoTown.Team.Channel;

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
        page?.Find(message.To, messageId) is null
            ? ValueTask.FromResult(SendResult.Sent(messageId))
            : page.Update(messageId, message, cancel);

    public ValueTask<Address?> OpenChat(Address from, Person person, CancellationToken cancel) =>
        ValueTask.FromResult<Address?>(new Address(Name, from.Workspace, "chat-" + person.Id, ConversationKind.Personal));
}
