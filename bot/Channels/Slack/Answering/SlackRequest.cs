using OtgBot.Channels.Slack.Installing;
using OtgBot.Channels.Slack.Sending;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Answering;

/// <summary>
/// One event, command or interaction as it was read, with what Slack allows because of it: a trigger, a response_url, a word in a modal
/// that was submitted.
/// </summary>
/// <param name="Installation">Whose it is.</param>
/// <param name="Incoming">The same in the bot's words.</param>
internal sealed record SlackRequest(SlackInstallation Installation, Incoming Incoming)
{
    /// <summary>What the delivery is known by when it comes again; null if it would not.</summary>
    public string? Key { get; init; }

    /// <summary>Opens one modal, within three seconds.</summary>
    public string? TriggerId { get; init; }

    public ResponseUrl? ResponseUrl { get; init; }

    /// <summary>True if nobody else saw what the person did: a command, a press, a modal. The answer then is theirs alone too.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>
    /// True if it came from a conversation that is not the bot's, such as two people's: it counts as the person's chat with the bot, and
    /// is answered where they are.
    /// </summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The modal that was submitted or pressed in.</summary>
    public ModalView? Modal { get; init; }

    /// <summary>The form that a pressed button opens, if it does nothing else.</summary>
    public OpenedForm? Form { get; init; }

    /// <summary>The command of a shortcut that belongs to no channel yet: the person is asked for one.</summary>
    public string? Unplaced { get; init; }

    /// <summary>True if it happened on the person's Home tab.</summary>
    public bool IsOnHome { get; init; }

    /// <summary>What is to stand at the top of the Home tab.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>The message that a shortcut was used on: its channel and its time.</summary>
    public (string Channel, string Ts)? Message { get; init; }

    /// <summary>True for words said in a conversation, which an answer can hang on to.</summary>
    public bool IsMessage { get; init; }

    public string UserId => Incoming.Person.Id;
}

/// <summary>A modal as Slack sends it back.</summary>
/// <param name="Id">What to change it by.</param>
/// <param name="Fields">The <c>block_id</c>s that an error can stand at.</param>
/// <param name="Place">Where it was opened from.</param>
/// <param name="IsSubmitted">True if it was submitted, so that the answer to that decides what becomes of it.</param>
internal sealed record ModalView(string Id, IReadOnlyList<string> Fields, SlackPlace Place, bool IsSubmitted)
{
    /// <summary>What stands for the message if a press was on something that is none.</summary>
    public const string AsMessage = "view";
}

/// <summary>A form behind a button.</summary>
/// <param name="Id">What it was kept under.</param>
/// <param name="Place">Where it belongs.</param>
internal sealed record OpenedForm(string Id, SlackPlace Place);
