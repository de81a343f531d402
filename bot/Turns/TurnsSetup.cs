using System.Security.Cryptography;

namespace OtgBot.Turns;

/// <summary>Registers what every turn needs.</summary>
internal static class TurnsSetup
{
    /// <remarks>
    /// <c>Participation:PseudonymKey</c> (base64, at least 32 bytes) is the key of the pseudonyms; all hosts of one store share it.
    /// Without it a key file is used, <c>Participation:PseudonymKeyFile</c> (default <c>data/pseudonym.key</c>), made at the first start:
    /// right for one machine, refused together with table storage.
    /// </remarks>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(TurnsSetup.Pseudonyms(configuration));
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

    private static Pseudonyms Pseudonyms(IConfiguration configuration)
    {
        var configured = configuration["Participation:PseudonymKey"];
        if (!string.IsNullOrEmpty(configured))
        {
            var key = new byte[configured.Length];
            if (!Convert.TryFromBase64String(configured, key, out var length) || length < 32)
                throw new InvalidOperationException("Participation:PseudonymKey must be base64 of at least 32 bytes. Make one with: openssl rand -base64 32");
            return new Pseudonyms(key[..length]);
        }

        if (configuration["Storage:ConnectionString"] is { Length: > 0 } || configuration["Storage:TableEndpoint"] is { Length: > 0 })
            throw new InvalidOperationException("With table storage every host needs the same Participation:PseudonymKey. Make one with 'openssl rand -base64 32' and keep it in a key vault, not in the store.");

        return new Pseudonyms(KeyFile(configuration["Participation:PseudonymKeyFile"] ?? Path.Combine("data", "pseudonym.key")));
    }

    private static byte[] KeyFile(string path)
    {
        if (File.Exists(path))
        {
            var kept = Convert.FromBase64String(File.ReadAllText(path).Trim());
            return kept.Length >= 32 ? kept : throw new InvalidOperationException($"The key in {path} is too short. Restore the file from a backup; a new key would make everyone a stranger.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) Directory.CreateDirectory(folder);
        var fresh = RandomNumberGenerator.GetBytes(32);
        // Two processes may start at once: the file of the one that comes first counts.
        var draft = $"{path}.{Environment.ProcessId}";
        File.WriteAllText(draft, Convert.ToBase64String(fresh));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(draft, UnixFileMode.UserRead | UnixFileMode.UserWrite);
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
