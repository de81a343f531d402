using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Console;
using OtgBot.Turns;

namespace OtgBot.Channels.Terminal;

/// <summary>Wires the terminal, for <c>-- chat</c> only.</summary>
internal static class TerminalSetup
{
    /// <summary>The screen belongs to the conversation: only warnings of the log come between. Nothing listens on a port.</summary>
    public static WebApplicationBuilder AddTerminal(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsDevelopment())
            throw new InvalidOperationException(
                "The terminal speaks as made-up people. It runs in Development only: set ASPNETCORE_ENVIRONMENT=Development.");
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, LogLevel.Warning);
        builder.Services
            .AddSingleton<IServer, NoServer>()
            .AddSingleton(_ => new TerminalChannel(Console.Out))
            .AddSingleton<IChannel>(provider => provider.GetRequiredService<TerminalChannel>());
        return builder;
    }

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

    /// <summary>In the place of the web server.</summary>
    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose()
        {
        }
    }
}
