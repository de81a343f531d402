using OtgBot.Turns;

namespace OtgBot.Channels.Terminal;

/// <summary>Wires the terminal, for <c>-- chat</c> only.</summary>
internal static class TerminalSetup
{
    public static IServiceCollection AddTerminal(this IServiceCollection services) => services
        .AddSingleton(_ => new TerminalChannel(Console.Out))
        .AddSingleton<IChannel>(provider => provider.GetRequiredService<TerminalChannel>());

    /// <summary>Talks until the person leaves, then stops the host.</summary>
    public static async Task RunTerminal(this IHost host)
    {
        await host.StartAsync();
        var services = host.Services;
        await new TerminalHost(
            services.GetRequiredService<TurnQueue>(),
            services.GetRequiredService<TerminalChannel>(),
            services.GetRequiredService<MovableClock>(),
            Console.In,
            Console.Out).Run(services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        await host.StopAsync();
    }
}
