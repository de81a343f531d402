using System.Runtime.CompilerServices;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Kept output that a test compares with, exactly. <c>UPDATE_GALLERY=1</c> accepts what is rendered now; the diff is then read in review.
/// </summary>
internal static class Golden
{
    public static bool Accepts { get; } = Environment.GetEnvironmentVariable("UPDATE_GALLERY") == "1";

    /// <summary>Compares with a file below <c>cards/gallery</c>, or writes it when accepting.</summary>
    public static async Task Matches(string file, string actual, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Folder, file);
        if (Accepts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"There is no cards/gallery/{file}. Run {Path.GetFileNameWithoutExtension(test)} with UPDATE_GALLERY=1 and look at what it wrote.");
        Assert.Equal(await File.ReadAllTextAsync(path), actual);
    }

    public static string Folder { get; } = Path.Combine(Repository.Root, "cards", "gallery");
}
