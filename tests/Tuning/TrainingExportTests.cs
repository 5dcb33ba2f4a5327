using Twins.Core.Tuning;

namespace Twins.Tests.Tuning;

public sealed class TrainingExportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void An_export_goes_with_what_a_killed_one_had_begun_to_write_and_what_lies_beside_it_stays()
    {
        foreach (var name in new[] { "training.jsonl", "validation.jsonl", "training.jsonl.part", "notes.txt", "other.jsonl" }) folder.File(name, "{}\n");
        Assert.Equal(3, TrainingExport.Erase(folder.Path));
        Assert.Equal(["notes.txt", "other.jsonl"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(0, TrainingExport.Erase(folder.Path));
    }
}
