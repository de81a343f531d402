using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// A workspace that installed the app, and a direct message to whoever did: what to do next, in Slack, where they do it. Nothing is stored
/// about them.
/// </summary>
internal sealed partial class FirstSteps(
    SlackInstallations installations, SlackLeaving leaving, SlackChannel channel, SlackNames names, TurnQueue queue,
    ILogger<FirstSteps> logger)
{
    /// <summary>Whoever installs it again, for a scope more, knows what to do.</summary>
    public async Task Take(SlackInstallation installation, string? installer, CancellationToken cancel)
    {
        var isNew = await installations.Kept(installation.Workspace, cancel) is not { IsActive: true };
        await leaving.Return(installation, cancel);
        if (isNew && installer is not null) Tell(installation, installer);
    }

    /// <summary>While the page in their browser says the same; waited for when the host stops.</summary>
    private void Tell(SlackInstallation installation, string installer) => queue.Follow(async () =>
    {
        var workspace = installation.Workspace;
        var language = await names.AskLanguage(installation, installer);
        var from = new Address(SlackSetup.Name, workspace.Id, "", ConversationKind.Channel) { Route = workspace.Route };
        if (await channel.OpenChat(from, new Person(installer, ""), CancellationToken.None) is not { } chat) return;
        var sent = await channel.Send(new Outgoing(chat, language) { Card = CardOf(language) }, CancellationToken.None);
        if (sent.Outcome != SendOutcome.Sent) Log.NotTold(logger, workspace.Id, sent.Reason);
    });

    public static Card CardOf(Language language)
    {
        var title = InstallTexts.StepsTitle(language);
        return new Card
        {
            Summary = title,
            Language = language.Tag(),
            Body = [new TextBlock(title) { Style = TextStyle.Title }, .. InstallTexts.Steps(language).Select(step => new TextBlock(step))],
        };
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Who installed the app in {Workspace} could not be told the first steps: {Reason}")]
        public static partial void NotTold(ILogger logger, string workspace, string? reason);
    }
}
