using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace OtgBot.Benchmarks;

/// <summary>
/// The least that posting can be: the very bodies the bot posted, from memory, over one pooled client, so many at a time. No store, no
/// card, no token check.
/// </summary>
internal static class PostingFloor
{
    public const int AtOnce = 320;

    /// <summary>Writes what a connector kept to a file for the floor to post.</summary>
    public static void Save(string file, string address, IEnumerable<(string Path, byte[] Body)> posts)
    {
        using var writer = new BinaryWriter(File.Create(file), Encoding.UTF8);
        foreach (var (path, body) in posts)
        {
            writer.Write(address + path);
            writer.Write(body.Length);
            writer.Write(body);
        }
    }

    public static async Task Run(string address, string file)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var posts = Load(file);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
        app.MapGet("/health/ready", () => "ready");
        app.MapPost("/go", async () =>
        {
            await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (post, cancel) =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, post.Url) { Content = new ByteArrayContent(post.Body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
                request.Headers.TryAddWithoutValidation("Authorization", "Bearer rig");
                using var response = await http.SendAsync(request, cancel);
                await response.Content.CopyToAsync(Stream.Null, cancel);
            });
            return "posted";
        });
        app.Urls.Add(address);
        await app.RunAsync();
    }

    private static List<(Uri Url, byte[] Body)> Load(string file)
    {
        var posts = new List<(Uri, byte[])>();
        using var reader = new BinaryReader(File.OpenRead(file), Encoding.UTF8);
        while (reader.BaseStream.Position < reader.BaseStream.Length) posts.Add((new Uri(reader.ReadString()), reader.ReadBytes(reader.ReadInt32())));
        return posts;
    }
}
