using Microsoft.Playwright;

namespace OtgBot.Tests.Kit;

/// <summary>
/// What axe, the rules that most accessibility tools run on, finds wrong with a page as it stands (https://github.com/dequelabs/axe-core).
/// </summary>
internal static class Axe
{
    private const string Run = """
        async () => (await axe.run(document)).violations.map(one => one.id + ' (' + one.help + '): ' + one.nodes.map(node => node.html.slice(0, 160)).join(' | '))
        """;

    public static async Task<IReadOnlyList<string>> Violations(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(Path.Combine(await NodeTools.Folder, "node_modules", "axe-core", "axe.min.js"), TestContext.Current.CancellationToken));
        return await page.EvaluateAsync<string[]>(Run);
    }
}
