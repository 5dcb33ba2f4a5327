using System.Diagnostics;
using System.Globalization;

namespace Twins.Bench.Azurite;

/// <summary>Azurite as a process of ours, on free ports of the loopback, with many accounts and a folder that goes with it.</summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private const int Accounts = 200;

    /// <summary>Lives no longer than the pipe to it, however we end.</summary>
    private const string Tether = "process.stdin.on('end', () => process.exit(0)).resume(); process.argv.splice(1, 0, process.env.AZURITE_MAIN); require(process.env.AZURITE_MAIN);";

    private static readonly string[] Kinds = ["Blob", "Queue", "Table"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twins-azurite-");
    private readonly Process process;
    private readonly Dictionary<string, Uri> endpoints = new(StringComparer.Ordinal);

    private AzuriteProcess(string main)
    {
        var start = new ProcessStartInfo("node", ["-e", Tether, "--", "--skipApiVersionCheck", "--disableTelemetry", "--silent", "--location", folder.FullName, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["AZURITE_MAIN"] = main;
        start.Environment["AZURITE_ACCOUNTS"] = string.Join(';', Enumerable.Range(0, Accounts).Select(i => $"{Name(i)}:{Key(i)}"));
        process = Process.Start(start)!;
    }

    public static async Task<AzuriteProcess> StartAsync()
    {
        var azurite = new AzuriteProcess(await AzuriteInstall.MainAsync());
        while (azurite.endpoints.Count < Kinds.Length)
        {
            if (await azurite.process.StandardOutput.ReadLineAsync() is not { } line) throw new InvalidOperationException("Azurite ended before it listened.");
            if (line.Split(" service is successfully listening at ") is [var kind, var address]) azurite.endpoints[kind.Split(' ')[^1]] = new Uri(address);
        }
        // Whatever else it says must not fill the pipe.
        _ = azurite.process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return azurite;
    }

    public string ConnectionString(int account)
    {
        if (account >= Accounts) throw new InvalidOperationException($"There are {Accounts} accounts; make more.");
        var services = Kinds.Select(kind => $"{kind}Endpoint={endpoints[kind].GetLeftPart(UriPartial.Authority)}/{Name(account)};");
        return $"DefaultEndpointsProtocol=http;AccountName={Name(account)};AccountKey={Key(account)};{string.Concat(services)}";
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Name(int account) => "twins" + account.ToString(CultureInfo.InvariantCulture);

    private static string Key(int account) => Convert.ToBase64String(Enumerable.Range(account, 32).Select(i => (byte)i).ToArray());
}
