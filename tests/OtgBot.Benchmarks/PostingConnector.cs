using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OtgBot.Benchmarks;

/// <summary>
/// A connector that counts posts and updates, and if told so, keeps Teams' limits as Teams would: 50 in any second for a tenant, and the
/// windows of a thread.
/// </summary>
/// <param name="enforces">Whether it answers 429 to what is too much.</param>
/// <param name="keeps">Whether it keeps each post, for the floor to post again.</param>
internal sealed class PostingConnector(bool enforces, bool keeps = false)
{
    private static readonly (int Most, double Seconds)[] Thread = [(7, 1), (8, 2), (60, 30), (1_800, 3_600)];

    private readonly ConcurrentDictionary<string, Queue<long>> taken = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> posts = new(StringComparer.Ordinal);
    private int accepted, refused, updated;
    private long firstAt, lastAt;

    /// <summary>How long it takes over each post.</summary>
    public TimeSpan AnswersAfter { get; init; }

    public ConcurrentQueue<(string Path, byte[] Body)> Kept { get; } = new();

    public int Accepted => accepted;

    public int Refused => refused;

    public int Updated => updated;

    /// <summary>Conversations that got other than one post.</summary>
    public int Uneven => posts.Values.Count(count => count != 1);

    public TimeSpan FromFirstToLast => Stopwatch.GetElapsedTime(firstAt, lastAt);

    /// <summary>The body of the last message or update.</summary>
    public byte[] Last { get; private set; } = [];

    public async Task Handle(HttpContext context, string path)
    {
        var conversation = path["/v3/conversations/".Length..];
        conversation = conversation[..conversation.IndexOf('/', StringComparison.Ordinal)];
        var body = keeps ? await Read(context) : await Drain(context);
        if (AnswersAfter > TimeSpan.Zero) await Task.Delay(AnswersAfter);
        Interlocked.CompareExchange(ref firstAt, Stopwatch.GetTimestamp(), 0);
        if (enforces && !(Take(conversation[..conversation.IndexOf("-c", StringComparison.Ordinal)], [(50, 1)]) && Take(conversation, Thread)))
        {
            Interlocked.Increment(ref refused);
            context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            context.Response.Headers.RetryAfter = "1";
            return;
        }

        if (context.Request.Method == "PUT")
        {
            Interlocked.Increment(ref updated);
        }
        else
        {
            posts.AddOrUpdate(conversation, 1, (_, count) => count + 1);
            if (keeps) Kept.Enqueue((path, body));
            Interlocked.Exchange(ref lastAt, Stopwatch.GetTimestamp());
            Interlocked.Increment(ref accepted);
        }

        if (keeps) Last = body;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"id":"m{{accepted}}"}"""));
    }

    private static async Task<byte[]> Read(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private static async Task<byte[]> Drain(HttpContext context)
    {
        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync();
            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) return [];
        }
    }

    /// <summary>Sliding windows over what was taken.</summary>
    private bool Take(string who, (int Most, double Seconds)[] windows)
    {
        var mine = taken.GetOrAdd(who, _ => new Queue<long>());
        lock (mine)
        {
            var now = Stopwatch.GetTimestamp();
            while (mine.TryPeek(out var oldest) && Stopwatch.GetElapsedTime(oldest, now).TotalSeconds >= windows[^1].Seconds) mine.Dequeue();
            foreach (var (most, seconds) in windows)
            {
                if (mine.Count(at => Stopwatch.GetElapsedTime(at, now).TotalSeconds < seconds) >= most) return false;
            }

            mine.Enqueue(now);
            return true;
        }
    }
}
