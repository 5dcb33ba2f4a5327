namespace Twins.Bench.Azurite;

/// <summary>Azurite from npm.</summary>
internal static class AzuriteInstall
{
    /// <summary>The newest that runs on Node 20.</summary>
    private const string Package = "azurite@3.35.0";

    /// <returns>The script to start.</returns>
    public static async Task<string> MainAsync() => Path.Combine(await NpmInstall.ModulesAsync("twins-azurite", Package), "azurite", "dist", "src", "azurite.js");
}
