using System.Security.Cryptography;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>Registers what every turn needs.</summary>
internal static class TurnsSetup
{
    /// <remarks>
    /// <c>Participation:PseudonymKey</c> (base64, at least 32 bytes) is the key of the pseudonyms; all hosts of one store share it.
    /// Without it a key file is used, <c>Participation:PseudonymKeyFile</c> (default <c>data/pseudonym.key</c>), made at the first start:
    /// right for one machine, refused together with table storage.
    /// <c>Participation:SmallestGroup</c> (3 to 10, 5 by default) is the number of persons below which nothing is counted out loud.
    /// </remarks>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        var key = Key(configuration);
        services.SealStore(key, StoredRows.Seals);
        services.AddSingleton(new Pseudonyms(key));
        services.AddSingleton(new Disclosure(SmallestGroup(configuration), key));
        services.AddHostedService<KeyMark.CheckedAtStart>();
        services.AddSingleton<NewId>(NewId);
        services.AddSingleton<Routes>();
        services.AddSingleton<TurnEvents>();
        services.AddSingleton(provider => new RecentIds(provider.GetRequiredService<TimeProvider>(), TimeSpan.FromMinutes(5), most: 100_000));
        services.AddSingleton<Communities>();
        services.AddSingleton<ParticipationRecord>();
        services.AddSingleton<TurnServices>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton(new TurnQueueOptions());
        services.AddSingleton<TurnQueue>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnQueue>());
        return services;
    }

    private static int SmallestGroup(IConfiguration configuration) => configuration["Participation:SmallestGroup"] switch
    {
        null or "" => Disclosure.UsualK,
        { } text when int.TryParse(text, out var k) && k is >= Disclosure.LeastK and <= Disclosure.MostK => k,
        { } text => throw new InvalidOperationException($"Participation:SmallestGroup is \"{text}\". It is a number from {Disclosure.LeastK} to {Disclosure.MostK}, such as {Disclosure.UsualK}: fewer persons than that are never counted out loud."),
    };

    private static byte[] Key(IConfiguration configuration)
    {
        var configured = configuration["Participation:PseudonymKey"];
        if (!string.IsNullOrEmpty(configured))
        {
            var key = new byte[configured.Length];
            if (!Convert.TryFromBase64String(configured, key, out var length) || length < 32)
                throw new InvalidOperationException("Participation:PseudonymKey must be base64 of at least 32 bytes. Make one with: openssl rand -base64 32");
            return key[..length];
        }

        if (configuration["Storage:ConnectionString"] is { Length: > 0 } || configuration["Storage:TableEndpoint"] is { Length: > 0 })
            throw new InvalidOperationException("With table storage every host needs the same Participation:PseudonymKey. Make one with 'openssl rand -base64 32' and keep it in a key vault, not in the store.");

        return KeyFile(configuration["Participation:PseudonymKeyFile"] ?? Path.Combine("data", "pseudonym.key"));
    }

    private static byte[] KeyFile(string path)
    {
        if (File.Exists(path))
        {
            var kept = new byte[64];
            return Convert.TryFromBase64String(File.ReadAllText(path).Trim(), kept, out var length) && length >= 32
                ? kept[..length]
                : throw new InvalidOperationException($"The key in {path} is not whole: it is base64 of 32 bytes. Restore the file from a backup; a new key would make everyone a stranger.");
        }

        try
        {
            return NewKeyFile(path);
        }
        catch (Exception wrong) when (wrong is UnauthorizedAccessException or IOException)
        {
            throw new InvalidOperationException($"The pseudonym key can't be kept in {Path.GetFullPath(path)} ({wrong.Message}). Set Participation:PseudonymKeyFile to a file in a folder that this program may write to, or set Participation:PseudonymKey.", wrong);
        }
    }

    private static byte[] NewKeyFile(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var fresh = RandomNumberGenerator.GetBytes(32);
        // Two processes may start at once: the file of the one that comes first counts.
        var draft = $"{path}.{Environment.ProcessId}";
        var mine = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) mine.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new StreamWriter(draft, mine)) file.Write(Convert.ToBase64String(fresh));
        try
        {
            File.Move(draft, path);
            return fresh;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return KeyFile(path);
        }
    }

    /// <summary>26 characters of 130 random bits: nobody guesses one, and no two are alike.</summary>
    private static string NewId() => RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);
}
