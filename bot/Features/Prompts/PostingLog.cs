namespace OtgBot.Features.Prompts;

/// <summary>What the log tells of prompts that were posted, or were not.</summary>
internal static partial class PostingLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "Prompt {Occurrence} posted to community {Community}")]
    public static partial void Sent(ILogger logger, string community, string occurrence);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was not posted: {Reason}")]
    public static partial void NotSent(ILogger logger, string community, string occurrence, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} is in doubt: {Reason}. It may or may not stand there; it is not posted again unless a lead asks for it")]
    public static partial void InDoubt(ILogger logger, string community, string occurrence, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was missed: it is too late to post it ({Reason})")]
    public static partial void Missed(ILogger logger, string community, string occurrence, string? reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Posting {What} failed; it is tried again at the next run")]
    public static partial void Broken(ILogger logger, Exception exception, string what);
}
