using System.Security.Cryptography;
using OtgBot.Storage;

namespace OtgBot.Turns.Privacy;

/// <summary>
/// Where the pseudonym key lies on one machine, if it is no setting. Together with the store it names people, so a new one is put out of
/// the store's folder: whoever copies that folder, or backs it up, does not copy both without knowing.
/// </summary>
internal sealed partial record KeyFile(string Path, string Database)
{
    private const string Name = "pseudonym.key";

    /// <summary>True if a copy of one folder is a copy of both.</summary>
    public bool LiesBesideStore => Folder(Path) == Folder(Database);

    /// <summary>
    /// The one that is named, else the one that is there, beside the store as earlier versions put it; else one in the user's own folder.
    /// To try things out, in a container (whose user's folder goes with it) and for a user without a folder it stays beside the store.
    /// </summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="userFolder">Where programs keep what is the user's, such as <c>~/.local/share</c>; empty for a user without.</param>
    /// <param name="here">The folder the bot runs in.</param>
    public static KeyFile Of(IConfiguration configuration, string userFolder, string here = "")
    {
        var database = StorageSetup.SqlitePath(configuration);
        if (configuration["Participation:PseudonymKeyFile"] is { Length: > 0 } named) return new KeyFile(named, database);
        var beside = new KeyFile(System.IO.Path.Combine(here, "data", Name), database);
        return File.Exists(beside.Path) || IsDevelopment(configuration) || configuration["DOTNET_RUNNING_IN_CONTAINER"] == "true"
            || OfUser(userFolder) is not { } own
            ? beside
            : beside with { Path = own };
    }

    public byte[] Read()
    {
        if (File.Exists(Path))
        {
            var kept = new byte[64];
            return Convert.TryFromBase64String(File.ReadAllText(Path).Trim(), kept, out var length) && length >= 32
                ? kept[..length]
                : throw new InvalidOperationException(
                    $"The key in {Path} is not whole: it is base64 of 32 bytes. Restore the file from a backup; a new key would make everyone a stranger.");
        }

        // A new key could open nothing of what is there, and would stand in the way of the right one.
        if (File.Exists(Database))
            throw new InvalidOperationException(
                $"The store {System.IO.Path.GetFullPath(Database)} is there, but its pseudonym key {System.IO.Path.GetFullPath(Path)} is not. Restore the key from its backup, or set Participation:PseudonymKeyFile to where it lies. If it is lost for good, move the store away and begin with an empty one.");

        try
        {
            return Make();
        }
        catch (Exception wrong) when (wrong is UnauthorizedAccessException or IOException)
        {
            throw new InvalidOperationException(
                $"The pseudonym key can't be kept in {System.IO.Path.GetFullPath(Path)} ({wrong.Message}). Set Participation:PseudonymKeyFile to a file in a folder that this program may write to, or set Participation:PseudonymKey.", wrong);
        }
    }

    private byte[] Make()
    {
        Directory.CreateDirectory(Folder(Path));
        var fresh = RandomNumberGenerator.GetBytes(32);
        // Two processes may start at once: the file of the one that comes first counts.
        var draft = $"{Path}.{Environment.ProcessId}";
        var mine = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, mine)) file.Write(Convert.ToBase64String(fresh));
        try
        {
            File.Move(draft, Path);
            return fresh;
        }
        catch (IOException) when (File.Exists(Path))
        {
            File.Delete(draft);
            return Read();
        }
    }

    /// <summary>Null if this user has no such folder, or may not write there.</summary>
    private static string? OfUser(string folder)
    {
        if (folder.Length == 0) return null;
        try
        {
            folder = System.IO.Path.Combine(folder, "otgbot");
            Directory.CreateDirectory(folder);
            return System.IO.Path.Combine(folder, Name);
        }
        catch (Exception noFolder) when (noFolder is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static bool IsDevelopment(IConfiguration configuration) =>
        string.Equals(configuration[HostDefaults.EnvironmentKey], Environments.Development, StringComparison.OrdinalIgnoreCase);

    private static string Folder(string path) => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!;

    /// <summary>Says once where the key is: it must be backed up, and not with the store.</summary>
    internal sealed class ToldAtStart(KeyFile file, IHostEnvironment environment, ILogger<KeyFile> logger) : IHostedService
    {
        public Task StartAsync(CancellationToken cancel)
        {
            var path = System.IO.Path.GetFullPath(file.Path);
            if (!file.LiesBesideStore) Log.Apart(logger, path);
            else if (!environment.IsDevelopment()) Log.Beside(logger, path, Folder(file.Database));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancel) => Task.CompletedTask;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The pseudonym key is {Path}: back it up, and not together with the store")]
        public static partial void Apart(ILogger logger, string path);

        [LoggerMessage(Level = LogLevel.Warning,
            Message = "The pseudonym key {Path} lies beside the store: a copy of {Folder} names people and what they did. Move the file to another folder and set Participation:PseudonymKeyFile to it, or set Participation:PseudonymKey")]
        public static partial void Beside(ILogger logger, string path, string folder);
    }
}
