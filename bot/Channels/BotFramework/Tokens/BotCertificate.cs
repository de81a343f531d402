using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OtgBot.Channels.BotFramework.Tokens;

/// <summary>The certificate that stands in for the bot's password: a PFX (the password, if set, opens it) or a PEM with its key.</summary>
internal static class BotCertificate
{
    public static X509Certificate2 Load(string path, string password)
    {
        try
        {
            var certificate = Path.GetExtension(path).ToUpperInvariant() is ".PEM" or ".CRT" or ".CER"
                ? X509Certificate2.CreateFromPemFile(path)
                : X509CertificateLoader.LoadPkcs12FromFile(path, password);
            if (!certificate.HasPrivateKey) throw new CryptographicException("It holds no private key.");
            return certificate;
        }
        catch (CryptographicException wrong)
        {
            throw new InvalidOperationException(
                $"MicrosoftAppCertificatePath '{path}' can't be used: {wrong.Message} Set a PFX (its password, if any, in MicrosoftAppPassword) or a PEM with certificate and key.", wrong);
        }
    }
}
