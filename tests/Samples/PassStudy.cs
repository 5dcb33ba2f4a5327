using Twins.Core.Studies.Analysis;
using Twins.Tests.Cli;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Samples;

/// <summary>The sample with a question of every kind in several parts, swept once by the real command.</summary>
public sealed class PassStudy : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Output { get; private set; } = "";

    public string Page { get; private set; } = "";

    public StudyReport Report { get; private set; } = null!;

    /// <summary>Path of answers.csv.</summary>
    public string Answers => Path.Combine(folder.Path, "out", "answers.csv");

    public async ValueTask InitializeAsync()
    {
        SampleFolder.Copy(folder.Path, "pass");
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", Path.Combine(folder.Path, "samples", "pass"), "--out", Path.Combine(folder.Path, "out"));
        Assert.True(sweep.Code is 0, sweep.Error);
        Output = sweep.Output;
        Page = await File.ReadAllTextAsync(Path.Combine(folder.Path, "out", "report.html"));
        Report = HostileReport.Read(await File.ReadAllBytesAsync(Path.Combine(folder.Path, "out", "report.json")));
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
