using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Closes a key before it is written to <see cref="SlackKeys"/>' folder. One that an earlier version wrote lies open until it is renewed,
/// within 90 days.
/// </summary>
internal sealed class SealedKeys(KeySeal seal) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(new XElement("sealed",
            Convert.ToBase64String(seal.Close(Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))))),
                typeof(UnsealedKeys));
}

/// <summary>Opens it again. ASP.NET Data Protection makes it by the name that stands beside the key.</summary>
internal sealed class UnsealedKeys(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            Encoding.UTF8.GetString(services.GetRequiredService<KeySeal>().Open(Convert.FromBase64String(encryptedElement.Value))));
}

/// <summary>AES-256-GCM: nonce, tag, what is closed.</summary>
/// <param name="secret">32 bytes.</param>
internal sealed class KeySeal(byte[] secret)
{
    private const int Nonce = 12, Tag = 16;

    public byte[] Close(ReadOnlySpan<byte> open)
    {
        var closed = new byte[Nonce + Tag + open.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, Nonce));
        using var aes = new AesGcm(secret, Tag);
        aes.Encrypt(closed.AsSpan(0, Nonce), open, closed.AsSpan(Nonce + Tag), closed.AsSpan(Nonce, Tag));
        return closed;
    }

    /// <summary>Throws <see cref="CryptographicException"/> if it was closed with another secret.</summary>
    public byte[] Open(ReadOnlySpan<byte> closed)
    {
        if (closed.Length < Nonce + Tag) throw new CryptographicException("It is too short.");
        var open = new byte[closed.Length - Nonce - Tag];
        using var aes = new AesGcm(secret, Tag);
        aes.Decrypt(closed[..Nonce], closed[(Nonce + Tag)..], closed[Nonce..(Nonce + Tag)], open);
        return open;
    }
}
