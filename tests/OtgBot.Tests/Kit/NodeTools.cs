using System.Diagnostics;
using System.Security.Cryptography;

namespace OtgBot.Tests.Kit;

/// <summary>
/// Brings what the tests borrow from npm (pinned in <c>Kit/node/package-lock.json</c>) into <c>artifacts/node</c>,
/// once per version of the lock file, whichever test asks first.
/// </summary>
internal static class NodeTools
{
    private static readonly Lazy<Task<string>> Installed = new(Install);

    /// <summary>The folder that holds <c>node_modules</c>. Throws with what to install if Node is missing.</summary>
    public static Task<string> Folder => Installed.Value;

    private static async Task<string> Install()
    {
        var source = Path.Combine(Repository.Root, "tests", "OtgBot.Tests", "Kit", "node");
        var lockFile = Path.Combine(source, "package-lock.json");
        var version = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(lockFile)))[..12];
        var target = Path.Combine(Repository.Root, "artifacts", "node", version);
        var done = Path.Combine(target, "installed");
        if (File.Exists(done)) return target;

        Directory.CreateDirectory(target);
        File.Copy(Path.Combine(source, "package.json"), Path.Combine(target, "package.json"), overwrite: true);
        File.Copy(lockFile, Path.Combine(target, "package-lock.json"), overwrite: true);
        await Run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], target);
        await File.WriteAllTextAsync(done, version);
        return target;
    }

    /// <summary>Runs a program to its end and returns what it printed; a non-zero exit code throws with the output.</summary>
    public static async Task<string> Run(string program, IReadOnlyList<string> arguments, string? folder = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? Repository.Root,
        };
        using var process = Start(start, program);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var printed = await output + await errors;
        return process.ExitCode == 0
            ? printed
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{printed}");
    }

    private static Process Start(ProcessStartInfo start, string program)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new InvalidOperationException($"The tests need '{program}' on the PATH. Install Node.js 20 or later (https://nodejs.org) and run them again.", missing);
        }
    }
}
