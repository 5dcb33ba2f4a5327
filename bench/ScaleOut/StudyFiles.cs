using Twins.Bench.Throughput;
using Twins.Core.Documents;

namespace Twins.Bench.ScaleOut;

/// <summary>The synthetic study as files, which is what a shared run is ordered from.</summary>
internal sealed class StudyFiles : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("twins-bench-");

    public StudyFiles(int twins, int variants)
    {
        var plan = SyntheticStudy.Plan(twins * variants, seed: 1);
        foreach (var member in plan.Panel.Members) Write($"{member.Twin.Id}.twin.yaml", YamlWriter.Write(member.Twin));
        Write("bench.panel.yaml", "panel: bench\nmembers: ['*.twin.yaml']\n");
        Write("bench.campaign.yaml", YamlWriter.Write(plan.Campaign with { Panel = "bench.panel.yaml" }));
    }

    public string Folder => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
