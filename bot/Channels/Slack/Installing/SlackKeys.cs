using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace OtgBot.Channels.Slack.Installing;

/// <summary>
/// Encrypts what must not lie open: tokens at rest, and the state that travels through a browser. The keys are files in a folder outside
/// the store, which all hosts share; ASP.NET Data Protection makes and renews them, and keeps old ones so that what they closed can still
/// be opened. They are encrypted themselves, with what comes of the pseudonym key: a copy of the folder, or of folder and store, opens
/// nothing.
/// </summary>
internal sealed partial class SlackKeys
{
    private readonly string folder;
    private readonly IDataProtector tokens;
    private readonly IDataProtector states;
    private readonly ILogger<SlackKeys> logger;

    /// <summary>Throws if the folder can't be used, with a sentence that says how to mend it.</summary>
    public SlackKeys(string folder, byte[] secret, ILogger<SlackKeys> logger)
    {
        (this.folder, this.logger) = (Path.GetFullPath(folder), logger);
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(this.folder);
            else Directory.CreateDirectory(this.folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var provider = DataProtectionProvider.Create(new DirectoryInfo(this.folder),
                keys => keys.SetApplicationName("OtgBot").Services.AddSingleton(new KeySeal(secret))
                    .Configure<KeyManagementOptions>(options => options.XmlEncryptor = new SealedKeys(new KeySeal(secret))));
            (tokens, states) = (provider.CreateProtector("Slack.Tokens"), provider.CreateProtector("Slack.States"));
            // The first use makes the key, now and not in somebody's installation.
            tokens.Unprotect(tokens.Protect("all is well"));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new InvalidOperationException(
                $"Slack:KeyDirectory is '{folder}', and keys can't be kept there ({wrong.Message}). Set a folder that this program may read and write, and that all hosts share.", wrong);
        }
    }

    public string CloseToken(string token) => tokens.Protect(token);

    /// <summary>The token, or null if its key is not in the folder.</summary>
    public string? OpenToken(string closed)
    {
        try
        {
            return tokens.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            Log.NoKey(logger, folder);
            return null;
        }
    }

    public string CloseState(string state) => states.Protect(state);

    /// <summary>What was closed, or null if it is none of ours.</summary>
    public string? OpenState(string closed)
    {
        try
        {
            return states.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error,
            Message = "A workspace's token can't be read: its key is not in {Folder} (Slack:KeyDirectory). Restore the folder from its backup, see that the pseudonym key is the one it was made with, or have the workspace install the app again")]
        public static partial void NoKey(ILogger logger, string folder);
    }
}
