namespace OtgBot.Features.Prompts.Delivery;

/// <summary>What the log tells of prompts that were posted, or were not.</summary>
internal static partial class PostingLog
{
    /// <summary>Waits for work that concerns one community. Its trouble is told here and keeps no other waiting: whatever it was about is there at the next run.</summary>
    public static async Task Alone(ILogger logger, string what, Task work, CancellationToken cancel)
    {
        try
        {
            await work;
        }
#pragma warning disable CA1031 // As said above.
        catch (Exception broken) when (!cancel.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Broken(logger, broken, what);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Prompt {Occurrence} posted to community {Community}")]
    public static partial void Sent(ILogger logger, string community, string occurrence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was not posted: {Reason}")]
    public static partial void NotSent(ILogger logger, string community, string occurrence, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} is in doubt: {Reason}. It may or may not stand there; it is not posted again unless a lead asks for it")]
    public static partial void InDoubt(ILogger logger, string community, string occurrence, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was missed: it is too late to post it ({Reason})")]
    public static partial void Missed(ILogger logger, string community, string occurrence, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Posting {What} failed; it is tried again at the next run")]
    public static partial void Broken(ILogger logger, Exception exception, string what);
}
