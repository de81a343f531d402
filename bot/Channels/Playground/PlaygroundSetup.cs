using Microsoft.AspNetCore.Mvc;
using OtgBot.Turns;

namespace OtgBot.Channels.Playground;

/// <summary>Wires the try-out page: in Development only, and then for this machine only (<see cref="PlaygroundDoor"/>).</summary>
internal static class PlaygroundSetup
{
    /// <summary>More than any form of ours holds; the rest is not read.</summary>
    private const int LargestPost = 256 * 1024;

    /// <param name="database">The store's file; the messages are kept beside it.</param>
    public static IServiceCollection AddPlayground(this IServiceCollection services, IHostEnvironment environment, string database)
    {
        if (!environment.IsDevelopment()) return services;
        var isNew = !File.Exists(database);
        return services
            .AddHostedService(provider => new KeptMessages(
                provider.GetRequiredService<PlaygroundChannel>(), provider.GetRequiredService<PlaygroundHub>(),
                KeptMessages.PathBeside(database), isNew, provider.GetRequiredService<ILogger<KeptMessages>>()))
            .AddSingleton<PlaygroundHub>()
            .AddSingleton<PlaygroundChannel>()
            .AddSingleton<IChannel>(provider => provider.GetRequiredService<PlaygroundChannel>())
            .AddSingleton<PlaygroundStart>()
            .AddSingleton<PlaygroundHost>()
            .AddSingleton<PlaygroundEvents>();
    }

    public static void MapPlayground(this WebApplication app)
    {
        if (app.Services.GetService<PlaygroundHost>() is not { } host) return;
        var page = app.MapGroup("").AddEndpointFilter<PlaygroundDoor>();
        page.MapGet("/", (Delegate)host.Page);
        page.MapGet("/events", (Delegate)app.Services.GetRequiredService<PlaygroundEvents>().Events);
        page.MapPost("/say", (Delegate)host.Say).WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        page.MapPost("/press", (Delegate)host.Press).WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        page.MapPost("/clock", (Delegate)host.Clock).WithMetadata(new RequestSizeLimitAttribute(LargestPost));
        foreach (var (file, type) in Files) page.MapGet("/" + file, () => Results.Stream(Open(file), type));
    }

    private static readonly (string File, string Type)[] Files =
    [
        ("playground.css", "text/css; charset=utf-8"),
        ("playground.js", "text/javascript; charset=utf-8"),
        ("playground.svg", "image/svg+xml"),
    ];

    private static Stream Open(string file) =>
        typeof(PlaygroundSetup).Assembly.GetManifestResourceStream(typeof(PlaygroundSetup), file)
        ?? throw new InvalidOperationException($"{file} was not built into the program: bot/OtgBot.csproj needs it as EmbeddedResource.");
}
