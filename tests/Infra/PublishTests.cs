using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Twins.Core.Documents;

namespace Twins.Tests.Infra;

public sealed class PublishTests
{
    /// <summary>The build has looked at the code already.</summary>
    private const string Quick = " -p:RunAnalyzers=false";

    private static readonly string[] Wanted = ["host.json", "twins-functions", "twins-functions.dll"];

    [Fact]
    public async Task A_published_app_folder_is_what_the_host_reads()
    {
        using var folder = new TemporaryFolder();

        await RunAsync($"dotnet publish functions -c Release -o {folder.Path}{Quick}");

        Assert.All(Wanted, f => Assert.True(File.Exists(Path.Combine(folder.Path, f)), f));
        Assert.Equal(AppFunctions.Expected, AppFunctions.In(folder.Path));
        Assert.False(Directory.Exists(Path.Combine(folder.Path, "app")));
        Assert.False(File.Exists(Path.Combine(folder.Path, "libcoreclr.so")));
        Assert.Equal(HttpStatusCode.OK, await PublishedApp.FirstAnswerAsync(folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = Runtime() }));
    }

    /// <summary>Azure's custom runtime has no .NET, so nothing of this machine's may be needed.</summary>
    [Fact]
    public async Task What_azd_packages_runs_where_there_is_no_dotnet()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture is Architecture.X64, "The package is for Linux on x64.");
        using var folder = new TemporaryFolder();
        // The step deletes the folder before it publishes.
        var app = Path.Combine(folder.Path, "app");

        await RunAsync(PackageStep().TrimEnd().Replace("out/app", app, StringComparison.Ordinal) + Quick);

        Assert.All(Wanted, f => Assert.True(File.Exists(Path.Combine(app, f)), f));
        Assert.Equal(AppFunctions.Expected, AppFunctions.In(app));
        if (OperatingSystem.IsLinux()) Assert.True(File.GetUnixFileMode(Path.Combine(app, "twins-functions")).HasFlag(UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute));
        Assert.Equal(HttpStatusCode.OK, await PublishedApp.FirstAnswerAsync(app, new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_ROOT"] = Path.Combine(app, "nowhere") }));
    }

    private static string PackageStep()
    {
        using var azure = JsonDocument.Parse(Encoding.UTF8.GetString(YamlText.Parse("azure.yaml", File.ReadAllBytes(Path.Combine(Checkout.Root, "azure.yaml"))).Json.Span));
        return azure.RootElement.GetProperty("services").GetProperty("app").GetProperty("hooks").GetProperty("prepackage").GetProperty("posix").GetProperty("run").GetString()!;
    }

    private static async Task RunAsync(string script)
    {
        var run = await Tool.RunAsync("sh", Checkout.Root, "-euc", script);
        Assert.True(run.Code is 0, run.Said + run.Complained);
    }

    /// <summary>The folder that has the .NET that these tests run on.</summary>
    private static string Runtime() => Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
}
