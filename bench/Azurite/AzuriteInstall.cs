using System.Diagnostics;

namespace Twins.Bench.Azurite;

/// <summary>Azurite from npm, kept in the user's cache so that only the first run waits for it.</summary>
internal static class AzuriteInstall
{
    /// <summary>The newest that runs on Node 20.</summary>
    private const string Package = "azurite@3.35.0";

    /// <returns>The script to start.</returns>
    public static async Task<string> MainAsync()
    {
        var cache = Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "twins-azurite");
        var place = Path.Combine(cache, Package.Replace('@', '-'));
        if (!Directory.Exists(place)) await InstallAsync(place, $"{place}.{Environment.ProcessId}");
        return Path.Combine(place, "node_modules", "azurite", "dist", "src", "azurite.js");
    }

    private static async Task InstallAsync(string place, string half)
    {
        Directory.CreateDirectory(half);
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", "--prefix", half, Package]) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm could not install {Package}: {errors}");
        try
        {
            Directory.Move(half, place);
        }
        catch (IOException) when (Directory.Exists(place))
        {
            // Another test run was faster.
            Directory.Delete(half, recursive: true);
        }
    }
}
