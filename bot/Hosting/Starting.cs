using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Memory;
using OtgBot.Hosting.TryOut;
using OtgBot.Storage;

namespace OtgBot.Hosting;

/// <summary>
/// A host that can't work does not start, and says in a sentence what to do. A fault of the program itself keeps its stack.
/// </summary>
internal static class Starting
{
    private const string Here = "http://localhost:3978";

    /// <summary>Says how to start it if somebody asks, else runs it. If it can't work, it says why in a sentence.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Run(string[] args, Func<Task<int>> run)
    {
        if (Usage.Answer(args) is { } code) return code;
        try
        {
            return await run();
        }
        catch (Exception wrong) when (Sentence(wrong) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    /// <summary>What every host has, whatever it does.</summary>
    public static WebApplicationBuilder NewBuilder(string[] args)
    {
        // Settings count from the start. To watch their files is to watch all below them: the store too, and each commit would be heard of.
        var builder = WebApplication.CreateBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"])
            .RefuseUnreadReferences().RefuseWithoutTimeZones().WithAddress().WithoutRequestLog().WithWalls().WithHttpsFromNowOn();
        if (Usage.IsMode(args, "demo")) builder.StartClockBeforeDemo();
        else if (!Usage.IsMode(args, "chat")) builder.StartWithDemo();
        return builder;
    }

    /// <summary>In Development it listens where the README says, unless somebody says otherwise.</summary>
    private static WebApplicationBuilder WithAddress(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        string[] said = ["urls", "http_ports", "https_ports"];
        if (builder.Environment.IsDevelopment() && said.All(name => string.IsNullOrEmpty(settings[name]))
            && !settings.GetSection("Kestrel:Endpoints").Exists()) builder.WebHost.UseUrls(Here);

        // What ends the start is said once, by the program. A job of the host that breaks later is said at this level too.
        settings.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData =
            [
                KeyValuePair.Create("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", (string?)"Critical"),
            ],
        });
        return builder;
    }

    /// <summary>A week begins at nine in Oslo, and a machine without time zones does not know when that is.</summary>
    private static WebApplicationBuilder RefuseWithoutTimeZones(this WebApplicationBuilder builder) =>
        TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Oslo", out _)
        ? builder
        : throw new InvalidOperationException(
            "This machine knows no time zones, so nothing could be posted in time: install the package tzdata (in an Alpine or Debian image: apk add tzdata, or apt-get install tzdata), on Windows ICU, and see that TZDIR does not lead elsewhere.");

    /// <summary>What to tell whoever starts it; null for what only its stack explains.</summary>
    public static string? Sentence(Exception wrong) => wrong switch
    {
        InvalidOperationException when wrong.Source == typeof(Starting).Assembly.GetName().Name => wrong.Message,
        StoreException => wrong.Message,
        IOException { InnerException: AddressInUseException } =>
            $"{wrong.Message} End the program that listens there, or set ASPNETCORE_URLS to another address, such as http://localhost:3979.",
        SocketException { SocketErrorCode: SocketError.AccessDenied } =>
            "The address may not be listened on by this user. Set ASPNETCORE_URLS to another, such as http://localhost:3978; ports below 1024 are root's on most machines.",
        _ => null,
    };
}
