namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// Renders a posted card again after answers, less than once in three seconds however many come: the first at once, the rest together
/// after the pause, so that the last rendering has them all. Lives in memory; what a host that dies had not rendered is right again
/// at the next answer.
/// </summary>
/// <param name="render">Renders one card, on its message and on the copies that were pressed. What it throws is its own to log.</param>
internal sealed class CardUpdates(TimeProvider clock, Func<PostedCard, IReadOnlyCollection<string>, Task> render) : IAsyncDisposable
{
    /// <summary>A little over three seconds: a minute of clicks is then at most twenty renderings, the first and the last among them.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(3.2);

    private readonly Lock guard = new();
    private readonly Dictionary<PostedCard, Pending> pending = [];
    private readonly CancellationTokenSource closing = new();

    /// <summary>Something on the card changed.</summary>
    /// <param name="card">The card.</param>
    /// <param name="copy">Another message that shows it, or null.</param>
    public void Touch(PostedCard card, string? copy)
    {
        lock (guard)
        {
            if (!pending.TryGetValue(card, out var waiting)) pending.Add(card, waiting = new Pending());
            if (copy is not null) waiting.Copies.Add(copy);
            waiting.IsChanged = true;
            waiting.Rendering ??= Task.Run(() => Render(card, waiting));
        }
    }

    /// <summary>Renders what still waits, without its pause.</summary>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        Task[] all;
        lock (guard) all = [.. pending.Values.Select(waiting => waiting.Rendering).OfType<Task>()];
        await Task.WhenAll(all);
        closing.Dispose();
    }

    private async Task Render(PostedCard card, Pending waiting)
    {
        while (true)
        {
            string[] copies;
            lock (guard)
            {
                if (!waiting.IsChanged)
                {
                    pending.Remove(card);
                    return;
                }

                waiting.IsChanged = false;
                copies = [.. waiting.Copies];
            }

            await render(card, copies);
            await Task.Delay(Pause, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed class Pending
    {
        public bool IsChanged { get; set; }

        public HashSet<string> Copies { get; } = new(StringComparer.Ordinal);

        public Task? Rendering { get; set; }
    }
}

/// <summary>The card of an occurrence in a community.</summary>
/// <param name="Community">The community's partition.</param>
/// <param name="Occurrence">The name of the occurrence.</param>
internal readonly record struct PostedCard(string Community, string Occurrence);
