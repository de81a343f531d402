using System.Security.Cryptography;
using OtgBot.Storage;

namespace OtgBot.Turns;

/// <summary>Registers what every turn needs.</summary>
internal static class TurnsSetup
{
    /// <remarks>
    /// <c>Participation:PseudonymKey</c> (base64, at least 32 bytes) is the key of the pseudonyms; all hosts of one store share it.
    /// Without it a key file is used (<see cref="KeyFile"/>), made at the first start: right for one machine, refused together with table
    /// storage. <c>Participation:SmallestGroup</c> (3 to 10, 5 by default) is the number of persons below which nothing is counted out
    /// loud.
    /// </remarks>
    public static IServiceCollection AddTurns(this IServiceCollection services, IConfiguration configuration)
    {
        var key = Key(services, configuration);
        services.SealStore(key, StoredRows.Seals);
        services.AddSingleton(new Pseudonyms(key));
        services.AddSingleton(new Disclosure(SmallestGroup(configuration), key));
        services.AddHostedService<KeyMark.CheckedAtStart>();
        services.AddSingleton<NewId>(NewId);
        services.AddSingleton<Routes>();
        services.AddSingleton<TurnEvents>();
        services.AddSingleton(provider =>
            new RecentIds(provider.GetRequiredService<TimeProvider>(), TimeSpan.FromMinutes(5), most: 100_000));
        services.AddSingleton<Communities>();
        services.AddSingleton<CommunityMove>();
        services.AddSingleton<ParticipationRecord>();
        services.AddSingleton<WaitingAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<WaitingAnswers>());
        services.AddSingleton<LateAnswers>();
        services.AddHostedService(provider => provider.GetRequiredService<LateAnswers>());
        services.AddSingleton<PassingLines>();
        services.AddHostedService(provider => provider.GetRequiredService<PassingLines>());
        services.AddSingleton<Answering>();
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
        { } text =>
            throw new InvalidOperationException(
                $"Participation:SmallestGroup is \"{text}\". It is a number from {Disclosure.LeastK} to {Disclosure.MostK}, such as {Disclosure.UsualK}: fewer persons than that are never counted out loud."),
    };

    private static byte[] Key(IServiceCollection services, IConfiguration configuration)
    {
        var configured = configuration["Participation:PseudonymKey"];
        if (!string.IsNullOrEmpty(configured))
        {
            var key = new byte[configured.Length];
            if (!Convert.TryFromBase64String(configured, key, out var length) || length < 32)
                throw new InvalidOperationException(
                    "Participation:PseudonymKey must be base64 of at least 32 bytes. Make one with: openssl rand -base64 32");
            return key[..length];
        }

        if (configuration["Storage:ConnectionString"] is { Length: > 0 } || configuration["Storage:TableEndpoint"] is { Length: > 0 })
            throw new InvalidOperationException(
                "With table storage every host needs the same Participation:PseudonymKey. Make one with 'openssl rand -base64 32' and keep it in a key vault, not in the store.");

        var file = KeyFile.Of(configuration,
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify));
        services.AddSingleton(file).AddHostedService<KeyFile.ToldAtStart>();
        return file.Read();
    }

    /// <summary>26 characters of 130 random bits: nobody guesses one, and no two are alike.</summary>
    private static string NewId() => RandomNumberGenerator.GetString("0123456789abcdefghjkmnpqrstvwxyz", 26);
}
