namespace OtgBot.Features.Prompts.Delivery;

/// <summary>What the log tells of prompts that were not even tried.</summary>
internal static partial class PostingLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Prompt {Occurrence} of community {Community} was missed: it is too late to post it ({Reason})")]
    public static partial void Missed(ILogger logger, string community, string occurrence, string reason);
}
