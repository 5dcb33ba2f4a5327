using System.Diagnostics;

namespace Twins.Bench.Azurite;

/// <summary>Packages from npm, kept in the user's cache so that only the first run waits for them.</summary>
public static class NpmInstall
{
    /// <param name="cache">Its folder in the cache, such as "twins-azurite".</param>
    /// <param name="packages">With their versions, such as "azurite@3.35.0".</param>
    /// <returns>The folder <c>node_modules</c>.</returns>
    public static async Task<string> ModulesAsync(string cache, params string[] packages)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var home = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } set ? set : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var place = Path.Combine(home, cache, string.Join('+', packages).Replace('@', '-'));
        if (!Directory.Exists(place)) await InstallAsync(place, $"{place}.{Environment.ProcessId}", packages);
        return Path.Combine(place, "node_modules");
    }

    private static async Task InstallAsync(string place, string half, string[] packages)
    {
        Directory.CreateDirectory(half);
        using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", "--prefix", half, .. packages]) { RedirectStandardError = true, UseShellExecute = false })!;
        var errors = await npm.StandardError.ReadToEndAsync();
        await npm.WaitForExitAsync();
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm could not install {string.Join(" and ", packages)}: {errors}");
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
