namespace OtgBot.Tests.Hosting;

public sealed class VaultReferencesTests
{
    [Theory]
    [InlineData("Slack:SigningSecret")]
    [InlineData("Participation:PseudonymKey")]
    public void A_secret_that_could_not_be_read_from_the_vault_is_no_secret(string setting)
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => Program.Build([$"--{setting}=@Microsoft.KeyVault(SecretUri=https://otgbot-abc.vault.azure.net/secrets/one)"]));

        Assert.Contains($"{setting} refers to a key vault", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("otgbot-abc", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("openssl", wrong.Message, StringComparison.Ordinal);
    }
}
