using System.Globalization;
using OtgBot.Scheduling;

namespace OtgBot.Features.Prompts;

/// <summary>
/// What an agency adds to the library without a new build: a JSON file, or a folder of them, at <c>Prompts:LibraryPath</c>. Read at the
/// start and again when it changes. A faulty one is refused whole, with file, line and reason in the log, and the former content stays.
/// </summary>
internal sealed partial class LibraryFiles(IConfiguration configuration, Library library, ILogger<LibraryFiles> logger) : IFeature
{
    public const string Setting = "Prompts:LibraryPath";

    /// <summary>Null if the agency has none.</summary>
    private readonly string? path = configuration[Setting] is { Length: > 0 } given ? given : null;

    private string seen = "";

    public void Map(FeatureMap map) => map.Job(new Job("prompts.library", TimeSpan.FromMinutes(1), Refresh));

    public async Task Refresh(CancellationToken cancel)
    {
        if (path is null) return;
        try
        {
            var files = Find();
            var stamp =
                string.Join('\n', files.Select(file =>
                    string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.LastWriteTimeUtc.Ticks} {file.Length}")));
            if (stamp == seen) return;
            seen = stamp;
            var texts = new List<(string, string)>();
            foreach (var file in files) texts.Add((file.Name, await File.ReadAllTextAsync(file.FullName, cancel)));
            var additions = LibraryRules.Read(texts);
            library.Use(additions);
            Log.Used(logger, files.Count, additions.Count);
        }
        catch (LibraryFault fault)
        {
            Log.Refused(logger, fault.File, fault.Line, fault.Reason);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            if (seen == unreadable.Message) return;
            seen = unreadable.Message;
            Log.Unreadable(logger, path, unreadable.Message);
        }
    }

    private List<FileInfo> Find() => Directory.Exists(path)
        ? [.. new DirectoryInfo(path).EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal)]
        : File.Exists(path)
            ? [new FileInfo(path)]
            : throw new FileNotFoundException($"There is no file or folder '{path}'. Create it, or remove the setting {Setting}.");

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "{Files} library files of the agency's own are in use; they add to {Principles} principles")]
        public static partial void Used(ILogger logger, int files, int principles);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The library file {File} is refused, line {Line}: {Reason} The former content stays")]
        public static partial void Refused(ILogger logger, string file, int line, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The library files at {Path} can't be read: {Reason} The former content stays")]
        public static partial void Unreadable(ILogger logger, string path, string reason);
    }
}
