using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>Tells the page's script what happens, as long as it listens.</summary>
internal sealed class PlaygroundEvents(PlaygroundChannel channel, PlaygroundHub hub, PlaygroundHost host, MovableClock clock,
    IHostApplicationLifetime lifetime)
{
    /// <summary>What is new in a conversation, as it happens. The browser comes back by itself with the mark it had.</summary>
    public async Task<IResult> Events(HttpContext http)
    {
        if (PlaygroundView.Of(http.Request) is not { } asked) return Results.NotFound();
        if (hub.Listen() is not { } bell) return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        var view = await host.WithLanguage(asked, http.RequestAborted);
        var mark = http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : http.Request.Query["seen"].ToString();
        return TypedResults.ServerSentEvents(Stream(view, channel.VersionOf(mark), bell, http.RequestAborted));
    }

    private async IAsyncEnumerable<SseItem<string>> Stream(PlaygroundView view, long? seen, PlaygroundBell bell,
        [EnumeratorCancellation] CancellationToken cancel)
    {
        using var hangUp = bell;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        if (seen is not { } version)
        {
            // The page is of a former run: none of what it shows can be pressed any more.
            yield return new SseItem<string>("", "restarted");
            yield break;
        }

        do
        {
            foreach (var message in channel.Since(view.Address, version))
            {
                version = message.Version;
                yield return new SseItem<string>(PlaygroundPage.Message(message, view).ToString(),
                    "said")
                { EventId = channel.Mark(version) };
            }

            yield return new SseItem<string>(PlaygroundClock.Show(clock.GetUtcNow(), view.Language), "clock");
        }
        while (await bell.Heard(stop.Token));
    }
}
