using Twins.Core.Documents;
using Twins.Core.Studies;

namespace Twins.Core.Validations.Gates;

/// <summary>Reads a table of gates: the product's, or a company's own.</summary>
public static class GateReader
{
    private const string Resource = "Twins.Core.Validations.Gates.default.gates.yaml";

    /// <summary>The product's table as a file, to be edited.</summary>
    public static byte[] DefaultFile()
    {
        using var stream = typeof(GateReader).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static GateTable Default() => Check("default.gates.yaml", DocumentReader.Parse<GateTable>("default.gates.yaml", DefaultFile()));

    /// <exception cref="DocumentException">The file cannot be read, or a gate in it says nothing.</exception>
    public static GateTable Read(string path) => Check(path, DocumentReader.Read<GateTable>(path));

    private static GateTable Check(string file, GateTable table)
    {
        string? problem = table.Uses.Count is 0 ? "uses: a table needs at least one kind of decision"
            : table.Uses.GroupBy(g => g.Use).FirstOrDefault(g => g.Skip(1).Any()) is { } twice ? $"uses: '{twice.Key.Spelled()}' is there twice"
            : table.Uses.Select(Flaw).FirstOrDefault(f => f is not null);
        return problem is null ? table : throw new DocumentException(file, null, problem);
    }

    private static string? Flaw(Gate gate) =>
        gate.Needs.Count is 0 ? $"uses: '{gate.Use.Spelled()}' needs nothing; a gate that everything passes is none"
        : gate.Days is < 1 or > 730 ? $"uses: '{gate.Use.Spelled()}': days must lie between 1 and 730"
        : gate.Needs.SelectMany(n => n.Or.Prepend(n)).Select(n => Flaw(gate, n)).FirstOrDefault(f => f is not null);

    private static string? Flaw(Gate gate, GateNeed need) =>
        need is { AtLeast: null, AtMost: null, BeatsBaseline: false } ? $"uses: '{gate.Use.Spelled()}': the need of {MetricFacts.NameInFiles(need.Metric)} says nothing; give at_least, at_most or beats_baseline"
        : need.AtLeast > need.AtMost ? $"uses: '{gate.Use.Spelled()}': the need of {MetricFacts.NameInFiles(need.Metric)} has at_least above at_most"
        : need.Least < 1 ? $"uses: '{gate.Use.Spelled()}': 'least' must be at least 1"
        : need.Or.Any(o => o.Or.Count > 0) ? $"uses: '{gate.Use.Spelled()}': an 'or' cannot have an 'or' of its own"
        : null;
}
