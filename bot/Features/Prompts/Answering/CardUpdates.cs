namespace OtgBot.Features.Prompts.Answering;

/// <summary>
/// Renders a posted card again after answers, all that came within a pause together. Whoever pressed has read by then that it worked: a
/// client drops the word of an answer when the card is put anew. Lives in memory; what a host that dies had not rendered is right again
/// at the next answer.
/// </summary>
/// <param name="render">Renders one card, on its message and on the copies that were pressed. What it throws is its own to log.</param>
internal sealed class CardUpdates(TimeProvider clock, Func<PostedCard, IReadOnlyDictionary<string, string?>, Task> render)
    : IAsyncDisposable
{
    /// <summary>Long enough to read a sentence, short enough that a name is seen to come.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock guard = new();
    private readonly Dictionary<PostedCard, Pending> pending = [];
    private readonly CancellationTokenSource closing = new();

    /// <summary>True if nothing waits.</summary>
    public bool IsIdle
    {
        get
        {
            lock (guard) return pending.Count == 0;
        }
    }

    /// <summary>Something was answered that may change the card.</summary>
    /// <param name="card">The card.</param>
    /// <param name="copy">Another message that shows it, or null.</param>
    /// <param name="shown">What the copy showed when it was pressed (<see cref="Domain.Counts.Mark"/>), or null if it does not say.</param>
    public void Touch(PostedCard card, string? copy = null, string? shown = null)
    {
        lock (guard)
        {
            if (!pending.TryGetValue(card, out var waiting)) pending.Add(card, waiting = new Pending());
            if (copy is not null) waiting.Copies[copy] = shown;
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
            await Task.Delay(Pause, clock, closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Dictionary<string, string?> copies;
            lock (guard)
            {
                if (!waiting.IsChanged)
                {
                    pending.Remove(card);
                    return;
                }

                waiting.IsChanged = false;
                copies = waiting.Copies;
                waiting.Copies = NoCopies();
            }

            await render(card, copies);
        }
    }

    private static Dictionary<string, string?> NoCopies() => new(StringComparer.Ordinal);

    private sealed class Pending
    {
        public bool IsChanged { get; set; }

        public Dictionary<string, string?> Copies { get; set; } = NoCopies();

        public Task? Rendering { get; set; }
    }
}

/// <summary>The card of an occurrence in a community.</summary>
/// <param name="Community">The community's partition.</param>
/// <param name="Occurrence">The name of the occurrence.</param>
internal readonly record struct PostedCard(string Community, string Occurrence);
