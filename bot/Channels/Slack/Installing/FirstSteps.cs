using OtgBot.Cards;
using OtgBot.Cards.Elements;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>A direct message to whoever installed the app: what to do next, in Slack, where they do it. Nothing is stored about them.</summary>
internal sealed partial class FirstSteps(SlackChannel channel, SlackNames names, TurnQueue queue, ILogger<FirstSteps> logger)
{
    /// <summary>While the page in their browser says the same; waited for when the host stops.</summary>
    public void Tell(SlackInstallation installation, string installer) => queue.Follow(async () =>
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
        [LoggerMessage(Level = LogLevel.Warning, Message = "Who installed the app in {Workspace} could not be told the first steps: {Reason}")]
        public static partial void NotTold(ILogger logger, string workspace, string? reason);
    }
}
