using OtgBot.Cards.Rendering;

namespace OtgBot.Turns.Answers;

/// <summary>
/// Somebody asked, so they get an answer: in another way if the platform does not take the first, later if it takes nothing just now, and
/// in their own chat if it takes nothing there. What reaches them in none of these ways stands in the log.
/// </summary>
internal sealed partial class Answering(LateAnswers late, PassingLines passing, ILogger<Answering> logger)
{
    /// <summary>Longer than any sentence of ours, and short enough for every platform.</summary>
    private const int MostWords = 3_000;

    public async ValueTask<SendResult> Send(IChannel channel, Outgoing message, CancellationToken cancel)
    {
        var result = await Try(channel, message, cancel);
        if (result.Outcome is SendOutcome.Sent or SendOutcome.Unwanted) return result;
        if (result.Again is not null && late.Keep(channel, message, result))
            return new SendResult(SendOutcome.InDoubt, Reason: $"kept for later: {result.Reason}");
        Log.NotTaken(logger, channel.Name, message.To.Kind, result.Outcome, result.Reason);
        return await Elsewhere(channel, message, cancel)
            ? new SendResult(SendOutcome.InDoubt, Reason: $"told in their own chat: {result.Reason}")
            : result;
    }

    /// <summary>Sends what one person alone may see. False where the place takes no such thing.</summary>
    public async ValueTask<bool> SendToOne(IChannel channel, Outgoing message, CancellationToken cancel)
    {
        var result = await Try(channel, message, cancel);
        return result.Outcome is SendOutcome.Sent or SendOutcome.InDoubt
            || (result.Again is not null && late.Keep(channel, message, result));
    }

    /// <summary>Says something that is of no use a minute later, and takes it away then.</summary>
    public async ValueTask SayInPassing(IChannel channel, Outgoing message, CancellationToken cancel)
    {
        if (await Try(channel, message, cancel) is { Outcome: SendOutcome.Sent, MessageId: { } id }) passing.Keep(channel, message.To, id);
    }

    /// <summary>Sends it, and in another shape while the platform says that this may help.</summary>
    public static async ValueTask<SendResult> Try(IChannel channel, Outgoing message, CancellationToken cancel)
    {
        var result = await channel.Send(message, cancel);
        while (Reshaped(message, result.Remedy) is { } other) result = await channel.Send(message = other, cancel);
        return result;
    }

    /// <summary>In the asker's own chat, with a word about why it comes there. False if that is no way either.</summary>
    public static async ValueTask<bool> Elsewhere(IChannel channel, Outgoing message, CancellationToken cancel)
    {
        if (message.To.Kind == ConversationKind.Personal || message.Asker is not { } asker) return false;
        if (await channel.OpenChat(message.To, asker, cancel) is not { } chat) return false;
        var here = message with { To = chat, ReplyTo = null, IsPrivate = false };
        await Try(channel, here with { Card = null, Text = TurnTexts.AnsweredElsewhere(message.Language) }, cancel);
        return (await Try(channel, here, cancel)).Outcome is SendOutcome.Sent or SendOutcome.InDoubt;
    }

    private static Outgoing? Reshaped(Outgoing message, Remedy remedy) => remedy switch
    {
        Remedy.WithoutReference when message.ReplyTo is not null => message with { ReplyTo = null },
        Remedy.WithoutReference when message.To.Thread is not null => message with { To = message.To.WithoutThread() },
        Remedy.Shorter when message.Card is { } card =>
            message with { Card = null, Text = CommandText.Short(PlainTextRenderer.Render(card), MostWords) },
        Remedy.Shorter when message.Text?.Length > MostWords + 1 => message with { Text = CommandText.Short(message.Text, MostWords) },
        _ => null,
    };

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "An answer on {Channel} was not taken in a {Kind}: {Outcome} ({Reason}). It is tried in the person's own chat")]
        public static partial void NotTaken(ILogger logger, string channel, ConversationKind kind, SendOutcome outcome, string? reason);
    }
}
