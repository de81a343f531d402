using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OtgBot.Cards;

namespace OtgBot.Channels.Playground;

/// <summary>
/// While trying out: what stands on the page is kept in a file beside the store, so that a restart does not leave an empty page and a bot
/// that remembers. Nothing of it is read where the store is new.
/// </summary>
internal sealed partial class KeptMessages(PlaygroundChannel channel, PlaygroundHub hub, string path, bool isNew,
    ILogger<KeptMessages> logger) : BackgroundService
{
    /// <summary>Cards are kept as they are, each part with the name of its kind.</summary>
    private static readonly JsonSerializerOptions Json = new()
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameKinds } },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private long kept = -1;

    public static string PathBeside(string database) => Path.ChangeExtension(database, ".messages");

    public static string Write(PlaygroundLog log) => JsonSerializer.Serialize(log, Json);

    public static PlaygroundLog? Read(string text) => JsonSerializer.Deserialize<PlaygroundLog>(text, Json);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!isNew && File.Exists(path))
        {
            try
            {
                if (Read(await File.ReadAllTextAsync(path, cancellationToken)) is { } log) channel.Restore(log);
            }
            catch (Exception unreadable) when (unreadable is JsonException or NotSupportedException)
            {
                Log.Unreadable(logger, unreadable, path);
            }
        }

        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Keep(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = hub.Listen();
        try
        {
            while (bell is not null && await bell.Heard(stoppingToken)) await Keep(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends; what is new is kept in StopAsync.
        }
    }

    /// <summary>Whole or not at all: a host that dies in the middle leaves the file as it was.</summary>
    private async Task Keep(CancellationToken cancel)
    {
        var log = channel.All();
        if (log.LastVersion == kept) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var half = path + ".new";
        await File.WriteAllTextAsync(half, Write(log), cancel);
        File.Move(half, path, overwrite: true);
        kept = log.LastVersion;
    }

    /// <summary>What is abstract in a card is one of the records that stand beneath it.</summary>
    private static void NameKinds(JsonTypeInfo info)
    {
        if (!info.Type.IsAbstract || info.Type.Assembly != typeof(Card).Assembly) return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "kind" };
        foreach (var kind in info.Type.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(info.Type)))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning,
            Message = "What stood on the try-out page can't be read from {Path}; the page starts empty")]
        public static partial void Unreadable(ILogger logger, Exception exception, string path);
    }
}

/// <summary>All that stands on the page.</summary>
/// <param name="Conversations">Their messages, oldest first.</param>
/// <param name="Seen">Up to which message each personal chat was looked at.</param>
/// <param name="LastNumber">The number of the newest message.</param>
/// <param name="LastVersion">How often anything changed.</param>
internal sealed record PlaygroundLog(Dictionary<string, List<PlaygroundMessage>> Conversations, Dictionary<string, long> Seen,
    long LastNumber, long LastVersion);
