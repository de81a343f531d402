using System.Diagnostics;
using OtgBot.Tests.Kit;

namespace OtgBot.Tests.Channels.Terminal;

/// <summary>The program as somebody starts it in a terminal, lines in and lines out.</summary>
public sealed class TerminalTests
{
    [Fact]
    public async Task A_conversation_in_the_terminal_has_nothing_of_the_log_in_it_and_numbers_answer_questions()
    {
        var screen = await Chat("/as KARI", "post nå", "tidsplan", "3", "10:30", "=", "2", "=", "nei", "status");

        Assert.DoesNotContain("info:", screen);
        Assert.DoesNotContain("Now listening", screen);
        Assert.Contains("Tidsplanen er lagret", screen);
        Assert.Contains("Neste prinsipp: onsdag ", screen);
        Assert.Contains("kl. 10.30", screen);
    }

    [Fact]
    public async Task The_terminals_own_words_are_answered_when_they_are_mistyped()
    {
        var screen = await Chat("/as nobody", "/days soon", "/days 7", "/private", "/what");

        Assert.Contains("Write /as and one of these: kari, olav", screen);
        Assert.Contains("Write /days and a number from 1 to 399", screen);
        Assert.Contains("It is now ", screen);
        Assert.Contains("You write in a personal chat now.", screen);
        Assert.Contains("in a personal chat. Write to the bot", screen);
    }

    private static async Task<string> Chat(params string[] lines)
    {
        using var folder = new TempFolder();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "OtgBot.dll"), "chat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Clock__At"] = "2026-11-23T09:00:00Z";
        start.Environment["Storage__SqlitePath"] = folder.File("otgbot.db");
        start.Environment["Participation__PseudonymKeyFile"] = folder.File("key");
        using var bot = Process.Start(start)!;
        var screen = bot.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = bot.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var line in lines) await bot.StandardInput.WriteLineAsync(line);
        bot.StandardInput.Close();
        await bot.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal("", await errors);
        Assert.Equal(0, bot.ExitCode);
        return await screen;
    }
}
