namespace OtgBot.Tests.Kit;

/// <summary>A folder of a test's own, gone after it.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("otgbot-").FullName;

    public string File(string name) => Path.Combine(folder, name);

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
