using Microsoft.Extensions.Configuration.Memory;

namespace OtgBot.Hosting;

/// <summary>What the host does about every request, beside answering it.</summary>
internal static class Requests
{
    /// <summary>
    /// No activity, scope or log line for each request, which would go with it through all that is awaited: nothing here reads them. Where
    /// somebody wants them, <c>Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics</c> says so; the setting made here is only the default.
    /// </summary>
    public static WebApplicationBuilder WithoutRequestLog(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [KeyValuePair.Create("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", (string?)"None")],
        });
        return builder;
    }
}
