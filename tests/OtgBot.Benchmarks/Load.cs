using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace OtgBot.Benchmarks;

/// <summary>
/// Keeps 32 conversations busy, one turn after the other in each: the next activity leaves when the answer to the one before has arrived.
/// Every answer is paired with its turn, so that a lost or doubled one is seen.
/// </summary>
internal sealed class Load(Rig rig, Target target) : IDisposable
{
    public const int Conversations = 32;

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = Conversations + 8 });
    private readonly AuthenticationHeaderValue token = new("Bearer", rig.Token());
    private long lastId;

    /// <summary>
    /// One turn: the activity's JSON for this conversation and number, and whether the answer is a message of its own or the HTTP answer.
    /// </summary>
    public sealed record Script(Func<int, long, string> Activity, Func<int, string> Conversation, bool AnswersInline);

    /// <summary>Plays the script for a time and returns what was measured; throws on any turn that went wrong.</summary>
    public async Task<Measured> Play(Script script, TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        return await Play(script, _ => Stopwatch.GetTimestamp() < end);
    }

    /// <summary>Plays a number of turns.</summary>
    public Task<Measured> Play(Script script, int turns)
    {
        var left = turns;
        return Play(script, _ => Interlocked.Decrement(ref left) >= 0);
    }

    private async Task<Measured> Play(Script script, Func<int, bool> goOn)
    {
        var latencies = new List<long>[Conversations];
        var cpu = target.CpuTime();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Conversations).Select(conversation => Task.Run(async () =>
        {
            var mine = latencies[conversation] = new List<long>(100_000);
            while (goOn(conversation))
            {
                var started = Stopwatch.GetTimestamp();
                await Turn(script, conversation);
                mine.Add(Stopwatch.GetTimestamp() - started);
            }
        })));
        return new Measured(watch.Elapsed, target.CpuTime() - cpu, target.Memory(), [.. latencies.SelectMany(list => list).Order()]);
    }

    public void Dispose() => http.Dispose();

    /// <summary>Sends one activity and waits for its answer; returns the answer's JSON.</summary>
    public async Task<string> Turn(Script script, int conversation)
    {
        var id = Interlocked.Increment(ref lastId);
        var name = script.Conversation(conversation);
        var reply = script.AnswersInline ? null : rig.Reply(name);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address + "/api/messages");
        request.Headers.Authorization = token;
        request.Content = new StringContent(script.Activity(conversation, id), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"A turn was answered with {(int)response.StatusCode}: {body}");
        return reply is null ? body : await reply.WaitAsync(TimeSpan.FromSeconds(30));
    }
}

/// <summary>What one stretch of load showed.</summary>
internal sealed record Measured(TimeSpan Time, TimeSpan Cpu, double MemoryMb, IReadOnlyList<long> Latencies)
{
    public double TurnsPerSecond => Latencies.Count / Time.TotalSeconds;

    public double CpuPerThousand => Cpu.TotalSeconds / Latencies.Count * 1000;

    /// <summary>In milliseconds.</summary>
    public double Percentile(double share) => Latencies[Math.Min(Latencies.Count - 1, (int)(Latencies.Count * share))] * 1000.0 / Stopwatch.Frequency;
}
