namespace OtgBot.Tests.Kit;

/// <summary>Where the checkout is, from wherever the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "OtgBot.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests run from inside a checkout: no OtgBot.sln was found above " + AppContext.BaseDirectory);
    }
}
