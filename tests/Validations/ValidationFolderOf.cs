using System.Globalization;
using System.Text;
using Twins.Core.Validations;
using Twins.Core.Validations.Gates;

namespace Twins.Tests.Validations;

/// <summary>A validation as a person would write it, in a folder of its own.</summary>
internal sealed class ValidationFolderOf : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string Path => folder.Path;

    public void Dispose() => folder.Dispose();

    public ValidationFolderOf Write(string name, string text)
    {
        folder.File(name, text);
        return this;
    }

    /// <summary>One row for each person: an id and whole numbers.</summary>
    public ValidationFolderOf Answers(string name, string[] columns, IReadOnlyList<double[]> people)
    {
        var text = new StringBuilder("twin," + string.Join(',', columns) + "\n");
        for (var i = 0; i < people.Count; i++) text.Append(CultureInfo.InvariantCulture, $"p{i},").AppendJoin(',', people[i].Select(a => double.IsNaN(a) ? "" : a.ToString(CultureInfo.InvariantCulture))).Append('\n');
        return Write(name, text.ToString());
    }

    public async Task<IReadOnlyList<CheckResult>> RunAsync(string plan, DateTimeOffset? sealedAt = null)
    {
        Write("the.validation.yaml", plan);
        var file = ValidationReader.Find(folder.Path);
        var means = ValidationMeans.None with { SealedAtAsync = (_, _) => Task.FromResult(sealedAt) };
        return await new ValidationRun(file, ValidationReader.Read(file), means).RunAsync(TestContext.Current.CancellationToken);
    }

    public static Finding Of(IReadOnlyList<CheckResult> results, Metric metric) => results.SelectMany(r => r.Findings).First(f => f.Metric == metric);

    public static GateJudgement Gate(IReadOnlyList<CheckResult> results, Core.Studies.StudyUse use) => GateJudgement.Of(GateReader.Default(), [.. results.SelectMany(r => r.Findings)]).First(g => g.Use == use);
}
