using System.Reflection;

namespace OtgBot.Hosting;

/// <summary>How the program is started, for those who ask and those who mistype.</summary>
internal static class Usage
{
    private const string Text = """
        OtgBot, a chat bot for One Team Government groups.

          dotnet run --project bot              serve Teams and Slack, and in Development the try-out page on http://localhost:3978/
          dotnet run --project bot -- chat      talk to the bot in this terminal, as made-up people
          dotnet run --project bot -- demo      fill an empty store with made-up weeks for the try-out page
          dotnet run --project bot -- version   say which version this is

        Settings follow as --Name=value, for example: --Storage:SqlitePath=/tmp/otgbot.db
        """;

    public static bool IsMode(IReadOnlyList<string> args, string mode) => args is [var first, ..] && first == mode;

    /// <summary>Prints it if it is asked for, or if the first word is none the program knows.</summary>
    /// <returns>The exit code, or null if the program is to run.</returns>
    public static int? Answer(IReadOnlyList<string> args) => Answer(args, Console.Out, Console.Error);

    public static int? Answer(IReadOnlyList<string> args, TextWriter screen, TextWriter errors)
    {
        switch (args is [var first, ..] ? first : null)
        {
            case null or "chat" or "demo":
                return null;
            case "help" or "--help" or "-h" or "-?" or "/?":
                screen.WriteLine(Text);
                return 0;
            case "version" or "--version":
                screen.WriteLine(typeof(Usage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);
                return 0;
            // A setting, in one of the ways the configuration reads them.
            case ['-' or '/', ..]:
                return null;
            case var setting when setting.Contains('='):
                return null;
            case var unknown:
                errors.WriteLine($"I don't know '{unknown}'.");
                errors.WriteLine();
                errors.WriteLine(Text);
                return 2;
        }
    }
}
