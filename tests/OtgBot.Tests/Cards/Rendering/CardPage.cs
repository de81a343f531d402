using Microsoft.Playwright;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Cards.Rendering;

/// <summary>A browser page with the official Adaptive Cards renderer on it, dressed as Teams.</summary>
internal static class CardPage
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Cards", "Rendering");

    public static async Task<IPage> Open(int width)
    {
        var modules = Path.Combine(await NodeTools.Folder, "node_modules");
        var page = await Browser.NewPage(width);
        // A page of its own language and mode; the network is not used.
        await page.SetContentAsync("<!DOCTYPE html><html lang=\"nb\"><title>Cards</title><body></body></html>");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "markdown-it", "dist", "markdown-it.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddStyleTagAsync(new() { Path = Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.css") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Folder, "page.js") });
        return page;
    }

    /// <summary>Teams' looks, <c>light</c> or <c>dark</c>, as JSON.</summary>
    public static Task<string> HostConfig(string theme) => File.ReadAllTextAsync(Path.Combine(Folder, "hostconfig", $"microsoft-teams-{theme}.json"));
}
