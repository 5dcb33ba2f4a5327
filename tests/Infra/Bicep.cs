using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>The Bicep CLI, which the restore brings as a package; it needs no network.</summary>
internal static class Bicep
{
    private static readonly Lazy<Task<JsonElement>> Built = new(BuildAsync);

    public static string Infra { get; } = Path.Combine(Checkout.Root, "infra");

    public static Task<ToolResult> RunAsync(params IEnumerable<string> arguments)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture is Architecture.X64, "The Bicep CLI's package for the tests is the one for Linux on x64.");
        return Tool.RunAsync(typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key is "Bicep").Value!, Infra, arguments);
    }

    /// <summary>The ARM template that the whole becomes.</summary>
    public static Task<JsonElement> Template => Built.Value;

    private static async Task<JsonElement> BuildAsync()
    {
        var built = await RunAsync("build", "main.bicep", "--stdout");
        Assert.True(built.Code is 0, built.Complained);
        return JsonDocument.Parse(built.Said).RootElement;
    }
}
