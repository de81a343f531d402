namespace OtgBot.Tests.Kit;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    /// <summary>Linux keeps what lies here in memory.</summary>
    private const string InMemory = "/dev/shm";

    private const long Roomy = 1L << 31;

    private readonly string folder = New("otgbot-", isInMemory: false);

    /// <summary>Makes one that somebody else deletes.</summary>
    /// <param name="isInMemory">True if it may lie in memory, where that has room enough.</param>
    public static string New(string name, bool isInMemory) => isInMemory && Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > Roomy
        ? Directory.CreateDirectory(Path.Combine(InMemory, name + Guid.NewGuid().ToString("N"))).FullName
        : Directory.CreateTempSubdirectory(name).FullName;

    public string File(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
