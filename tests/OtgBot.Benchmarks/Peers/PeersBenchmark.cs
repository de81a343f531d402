using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace OtgBot.Benchmarks.Peers;

/// <summary>
/// What others do with the same activities, in the same run: the Bot Framework SDK's echo bot beside this bot and the floor.
/// </summary>
internal static class PeersBenchmark
{
    public static async Task Run(Rig rig, TimeSpan warmUp, TimeSpan length)
    {
        (string Name, Func<Task<Target>> Start, Func<Load, Rig, Task<Load.Script>> Prepare)[] rows =
        [
            ("floor: Kestrel, JwtBearer, one post", () => Bots.Floor(rig), Scripts.Echo),
            ("OtgBot, text command, SQLite", () => Bots.OnSqlite(rig), Scripts.Text("help")),
            ("OtgBot, a word it does not know, SQLite", () => Bots.OnSqlite(rig), Scripts.Text("hallooo")),
            ("Bot Framework SDK 4.23.1, echo, no state", () => Bots.SdkEcho(rig), Scripts.Echo),
        ];
        await TurnBenchmark.Run(rig, rows, warmUp, length, async (name, target) =>
            Console.WriteLine($"a tampered token, {name}: {string.Join(", ", await Tampered(rig, target))}"));
    }

    /// <summary>The status that each way of tampering gets.</summary>
    private static async Task<IReadOnlyList<string>> Tampered(Rig rig, Target target)
    {
        var token = rig.Token();
        var parts = token.Split('.');
        (string What, string Token)[] ways =
        [
            ("as it was", token),
            ("payload changed", $"{parts[0]}.{parts[1][..^2]}{(parts[1][^2] == 'A' ? 'B' : 'A')}{parts[1][^1]}.{parts[2]}"),
            ("signature changed", $"{parts[0]}.{parts[1]}.{(parts[2][0] == 'A' ? 'B' : 'A')}{parts[2][1..]}"),
            ("signature taken off", $"{parts[0]}.{parts[1]}."),
            ("no token but a word", "x"),
        ];
        using var http = new HttpClient();
        var seen = new List<string>();
        foreach (var (what, tampered) in ways)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Address + "/api/messages");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tampered);
            request.Content = new StringContent(Scripts.Typing(rig), Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request);
            seen.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {(int)response.StatusCode}"));
        }

        return seen;
    }
}
