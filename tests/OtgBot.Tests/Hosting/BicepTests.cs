using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Hosting;

/// <summary>What a deployment to Azure is closed to unless somebody opens it.</summary>
public sealed class BicepTests
{
    private static readonly string Main = File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep"));

    [Fact]
    public void The_bot_is_for_the_tenant_of_whoever_deploys_unless_it_is_widened()
    {
        Assert.Contains("\nparam allowedTenants string[] = [tenant().tenantId]\n", Main);
        Assert.Contains(" BotFramework__AllowedTenants: join(allowedTenants, ',')\n", Main);
        Assert.DoesNotContain("\nparam allowedTenants", File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicepparam")));
    }

    [Fact]
    public void One_switch_takes_storage_and_vault_off_the_internet()
    {
        Assert.Contains("\nparam privateNetwork bool = false\n", Main);
        foreach (var resource in (string[])["resource storage 'Microsoft.Storage/storageAccounts@", "resource vault 'Microsoft.KeyVault/vaults@"])
        {
            var from = Main.IndexOf("\n" + resource, StringComparison.Ordinal);
            Assert.True(from > 0, resource);
            Assert.Contains("publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'", Main[from..Main.IndexOf("\n}", from, StringComparison.Ordinal)]);
        }

        Assert.Contains("\n    virtualNetworkSubnetId: privateNetwork ? network::outward.id : null\n", Main);
    }
}
