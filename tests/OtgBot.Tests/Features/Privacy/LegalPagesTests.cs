using OtgBot.Features.Privacy;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>What the Teams app's default links lead to.</summary>
[Trait("Speed", "slow")]
public sealed class LegalPagesTests
{
    [Theory]
    [InlineData("/privacy", "nb", "Personvern: hva jeg lagrer")]
    [InlineData("/privacy", "nn", "Personvern: kva eg lagrar")]
    [InlineData("/privacy", "en", "Privacy: what I store")]
    [InlineData("/terms", "nb", "Vilkår for bruk")]
    [InlineData("/terms", "nn", "Verksemda som har sett han opp")]
    [InlineData("/terms", "en", "Terms of use")]
    public async Task They_are_served_in_each_language_without_script_or_frame(string path, string language, string words)
    {
        await using var town = new Town([typeof(PrivacyFeature)]);
        await using var site = await PageSite.Start(town);

        using var answer = await site.Get($"{site.Url}{path}?lang={language}");
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains($"<html lang=\"{language}\">", page, StringComparison.Ordinal);
        Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_apps_package_links_to_them_by_itself()
    {
        var package = File.ReadAllText(Path.Combine(Repository.Root, "manifest", "teams", "package.proj"));

        Assert.Contains("https://$(BotDomain)/privacy</PrivacyUrl>", package, StringComparison.Ordinal);
        Assert.Contains("https://$(BotDomain)/terms</TermsUrl>", package, StringComparison.Ordinal);
    }
}
