using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OtgBot.Benchmarks.Slack;

/// <summary>Signs as Slack does, keeps 32 people busy one turn after the other, or sends at a fixed pace whatever comes back.</summary>
internal sealed class SlackLoad(SlackSide side, Target target) : IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(SlackSide.Secret);

    private readonly HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000 });
    private long lastId;

    /// <summary>Each person's next turn begins when the answer to the one before was shown.</summary>
    public async Task<Measured> Play(SlackScript script, TimeSpan length)
    {
        var end = Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency);
        var latencies = new List<long>[Load.Conversations];
        var cpu = target.CpuTime();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, Load.Conversations).Select(person => Task.Run(async () =>
        {
            var mine = latencies[person] = new List<long>(100_000);
            while (Stopwatch.GetTimestamp() < end)
            {
                var started = Stopwatch.GetTimestamp();
                await Turn(script, person);
                mine.Add(Stopwatch.GetTimestamp() - started);
            }
        })));
        return new Measured(watch.Elapsed, target.CpuTime() - cpu, target.Memory(), [.. latencies.SelectMany(list => list).Order()]);
    }

    /// <summary>One turn; ends with what was shown.</summary>
    public async Task<string> Turn(SlackScript script, int person)
    {
        var shown = side.Shown(script.Answer(person));
        await Send(script, person);
        return await shown.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>At this pace, each by another of so many people: how long the acknowledgements took.</summary>
    public async Task<Measured> Pace(SlackScript script, int perSecond, int people, TimeSpan length)
    {
        var count = (int)(perSecond * length.TotalSeconds);
        var cpu = target.CpuTime();
        var watch = Stopwatch.StartNew();
        var sent = new Task<long>[count];
        for (var number = 0; number < count; number++)
        {
            var due = TimeSpan.FromSeconds((double)number / perSecond);
            if (due - watch.Elapsed is var early && early > TimeSpan.FromMilliseconds(1)) await Task.Delay(early);
            var person = number % people;
            sent[number] = Task.Run(async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await Send(script, person);
                return Stopwatch.GetTimestamp() - started;
            });
        }

        var latencies = await Task.WhenAll(sent);
        return new Measured(watch.Elapsed, target.CpuTime() - cpu, target.Memory(), [.. latencies.Order()]);
    }

    public async Task Send(SlackScript script, int person)
    {
        var body = Encoding.UTF8.GetBytes(script.Body(person, Interlocked.Increment(ref lastId)));
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Secret);
        mac.AppendData(Encoding.UTF8.GetBytes($"v0:{time}:"));
        mac.AppendData(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, target.Address + script.Path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", script.Type);
        request.Headers.TryAddWithoutValidation("X-Slack-Request-Timestamp", time);
        request.Headers.TryAddWithoutValidation("X-Slack-Signature", "v0=" + Convert.ToHexStringLower(mac.GetHashAndReset()));
        using var response = await http.SendAsync(request);
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"A turn was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    public void Dispose() => http.Dispose();
}
