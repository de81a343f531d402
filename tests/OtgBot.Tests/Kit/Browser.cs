using Microsoft.Playwright;

namespace OtgBot.Tests.Kit;

/// <summary>
/// One Chromium for the whole test run, found on the machine or brought by its package manager, whichever test asks first.
/// </summary>
internal static class Browser
{
    private static readonly string[] Usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private static readonly Lazy<Task<IBrowser>> Started = new(Start);

    /// <summary>The shared browser; it ends with the test run.</summary>
    public static Task<IBrowser> Get() => Started.Value;

    /// <summary>An empty page with cookies and storage of its own. Close it when done.</summary>
    /// <param name="width">Of the viewport, in CSS pixels; a small phone has 320.</param>
    /// <param name="height">Of the viewport, in CSS pixels.</param>
    /// <param name="dark">What the page is told the person prefers.</param>
    public static async Task<IPage> NewPage(int width = 1024, int height = 768, bool dark = false) => await (await Get()).NewPageAsync(new()
    {
        ViewportSize = new() { Width = width, Height = height },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = ReducedMotion.Reduce,
    });

    private static async Task<IBrowser> Start()
    {
        var executable = Find() ?? await FromApt();
        if (executable is null && Microsoft.Playwright.Program.Main(["install", "chromium"]) != 0)
        {
            throw new InvalidOperationException(
                "The tests need Chromium. Install it (Debian: apt-get install chromium) or say where it is with CHROMIUM_PATH, and run them again.");
        }

        // Room for a slow machine that runs the whole suite at once; what is there sooner is not waited for.
        Assertions.SetDefaultExpectTimeout(20_000);
        var playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = executable,
            Headless = true,
            Args =
            [
                .. Environment.UserName == "root" ? (string[])["--no-sandbox"] : [],
                "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-component-update", "--disable-sync",
            ],
        });
    }

    private static string? Find()
    {
        var told = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        if (string.IsNullOrEmpty(told)) return Usual.FirstOrDefault(File.Exists);
        return File.Exists(told) ? told : throw new InvalidOperationException($"CHROMIUM_PATH says {told}, but there is no such file.");
    }

    /// <summary>Installs if that asks nobody's leave: as root in a Debian container.</summary>
    private static async Task<string?> FromApt()
    {
        if (Environment.UserName != "root" || !File.Exists("/usr/bin/apt-get")) return null;
        try
        {
            await NodeTools.Run("apt-get", ["update"]);
            await NodeTools.Run("apt-get", ["install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core", "fonts-noto-color-emoji"]);
        }
        catch (InvalidOperationException)
        {
            // Such as without network: Playwright's own download is tried next, and that failing is told.
        }

        return Find();
    }
}
