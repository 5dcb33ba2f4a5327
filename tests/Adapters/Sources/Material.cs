using System.Text;
using Twins.Adapters.Sources;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Adapters.Sources;

/// <summary>A folder of raw material, and what is read of it.</summary>
internal sealed class Material : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public Material With(string name, string content) => With(name, Encoding.UTF8.GetBytes(content));

    public Material With(string name, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return this;
    }

    public async Task<Reading> ReadAsync()
    {
        var (records, problems) = (new List<SourceRecord>(), new List<SourceProblem>());
        var opened = SourceFolder.Open(Path);
        problems.AddRange(opened.Found);
        await foreach (var record in opened.ReadAsync(problems.Add, TestContext.Current.CancellationToken)) records.Add(record);
        return new Reading(opened.Spec, records, problems);
    }

    public static async Task<Reading> OfAsync(string name, string content)
    {
        using var material = new Material();
        return await material.With(name, content).ReadAsync();
    }

    public static async Task<Reading> OfAsync(string name, byte[] content)
    {
        using var material = new Material();
        return await material.With(name, content).ReadAsync();
    }

    public void Dispose() => folder.Dispose();
}

internal sealed record Reading(SourceSpec Spec, IReadOnlyList<SourceRecord> Records, IReadOnlyList<SourceProblem> Problems)
{
    public IEnumerable<string> Texts => Records.Select(r => r.Text);

    public IEnumerable<string> Places => Records.Select(r => r.Place.At);

    /// <summary>The only problem.</summary>
    public string Problem => Assert.Single(Problems) switch { var p => $"{p.File}{(p.At is null ? "" : $", {p.At}")}: {p.Problem}" };
}
