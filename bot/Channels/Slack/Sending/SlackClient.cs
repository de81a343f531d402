using OtgBot.Channels.Slack.Installing;
using OtgBot.Turns;

namespace OtgBot.Channels.Slack.Sending;

/// <summary>
/// Calls the Web API for an installation: at its pace, again if that is safe and helps, and with what a code asks for: a refused
/// token is reported, a token that ran out is replaced, a fault of ours is in the log.
/// </summary>
internal sealed partial class SlackClient(
    SlackApi api, SlackInstallations installations, SlackRateLimits paces, SlackOptions options, SlackClock clock,
    ILogger<SlackClient> logger)
{
    public const int MostTries = 4;

    /// <summary>A turn never waits longer than this for Slack; what takes longer is refused, for the caller to try later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(8);

    /// <summary>A post, which nobody waits for, has more patience.</summary>
    public static readonly TimeSpan LongestWaitOfPosts = TimeSpan.FromSeconds(40);

    /// <summary>An answer that Slack has no room for is kept this long.</summary>
    public static readonly TimeSpan LongestKept = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);

    /// <summary>Called when Slack refuses an installation's token, with its code.</summary>
    public Func<SlackInstallation, string, CancellationToken, Task> Refused { get; set; } = (_, _, _) => Task.CompletedTask;

    public async ValueTask<SlackAnswer> Call(SlackInstallation installation, SlackCall call, CancellationToken cancel)
    {
        var longest = call.Longest ?? (call.IsPost ? LongestWaitOfPosts : LongestWait);
        var workspace = installation.Workspace.Id;
        var last = SlackAnswer.NotSent("stopped before it was sent");
        for (var tries = 1; ; tries++)
        {
            try
            {
                var channel = options.PaceLoopback || !options.IsLoopback ? call.Channel : null;
                if (!await paces.Wait(workspace, call.Method, channel, call.IsPost, longest, cancel))
                    return tries > 1 ? last : SlackAnswer.NotSent("429 by our own count");
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return last;
            }

            if (await Outgoing.WhyNot(call.IsWanted) is { } not)
                return not.Outcome == SendOutcome.Unwanted ? SlackAnswer.Unwanted : SlackAnswer.NotSent(not.Reason!);
            last = await api.Call(call.Method, installation.Token, call.Body, cancel);
            var fault = SlackFaults.Of(last);
            if (fault == SlackFault.None) return last;
            if (fault == SlackFault.TokenExpired && tries == 1 && await installations.Refresh(installation, cancel) is { } newer)
            {
                installation = newer;
                continue;
            }

            if (fault == SlackFault.Limited) paces.Pause(workspace, call.Method, last.RetryAfter ?? TimeSpan.FromSeconds(1));
            if (tries == MostTries || Pause(fault, call, last, tries, longest) is not { } wait)
            {
                await GiveUp(installation, call, fault, last, tries, cancel);
                return last;
            }

            try
            {
                await Task.Delay(wait, clock.Time, cancel);
            }
            catch (OperationCanceledException)
            {
                return last;
            }
        }
    }

    /// <summary>
    /// How long until the next try; null if there is none. A 429's own wait is kept by the pace, for all that call the method.
    /// </summary>
    private TimeSpan? Pause(SlackFault fault, SlackCall call, SlackAnswer answer, int tries, TimeSpan longest) => fault switch
    {
        SlackFault.Limited when answer.RetryAfter <= longest || answer.RetryAfter is null => FirstWait * clock.Chance(),
        SlackFault.NeverArrived => (FirstWait * (1 << (tries - 1))) + (FirstWait * clock.Chance()),
        SlackFault.Ambiguous when call.IsRepeatable => (FirstWait * (1 << (tries - 1))) + (FirstWait * clock.Chance()),
        _ => null,
    };

    private async ValueTask GiveUp(SlackInstallation installation, SlackCall call, SlackFault fault, SlackAnswer answer, int tries,
        CancellationToken cancel)
    {
        var workspace = installation.Workspace.Id;
        switch (fault)
        {
            case SlackFault.InstallationDead or SlackFault.TokenRefused:
                await Refused(installation, answer.Error!, cancel);
                break;
            case SlackFault.TokenExpired:
                Log.Expired(logger, workspace);
                break;
            case SlackFault.Bug when !call.MayFail.Contains(answer.Error):
                Log.Fault(logger, call.Method, workspace, answer.Reason, answer.Details());
                break;
            default:
                if (!call.MayFail.Contains(answer.Error)) Log.Failed(logger, call.Method, workspace, fault, answer.Reason, tries);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "Slack did not do {Method} in {Workspace}: {Fault} ({Reason}) after {Tries} tries")]
        public static partial void Failed(ILogger logger, string method, string workspace, SlackFault fault, string? reason, int tries);

        [LoggerMessage(Level = LogLevel.Error, Message = "Slack refuses {Method} in {Workspace}: {Reason} {Details}")]
        public static partial void Fault(ILogger logger, string method, string workspace, string? reason, string details);

        [LoggerMessage(Level = LogLevel.Error,
            Message = "The bot's token in {Workspace} ran out. Install the app there again, with token rotation off in the app's settings")]
        public static partial void Expired(ILogger logger, string workspace);
    }
}

/// <summary>One thing to ask of the Web API.</summary>
/// <param name="Method">Such as <c>chat.postMessage</c>.</param>
/// <param name="Body">May be sent more than once.</param>
internal sealed record SlackCall(string Method, SlackBody Body)
{
    /// <summary>The channel whose pace it counts against; null for what is no message.</summary>
    public string? Channel { get; init; }

    /// <summary>True if nobody waits for it.</summary>
    public bool IsPost { get; init; }

    /// <summary>The longest it may have to wait for Slack; null for what is usual.</summary>
    public TimeSpan? Longest { get; init; }

    /// <summary>True if doing it twice changes nothing, or is better than not at all.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Asked each time just before it leaves.</summary>
    public Func<ValueTask<bool>>? IsWanted { get; init; }

    /// <summary>Codes that the caller has an answer to, so that nobody need read of them in the log.</summary>
    public IReadOnlyList<string?> MayFail { get; init; } = [];
}
