using Twins.Core.Studies;

namespace Twins.Core.Validations.Gates;

/// <summary>A table of gates in words.</summary>
public static class GateText
{
    public static IEnumerable<string> Lines(GateTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        yield return $"Gates '{table.Id}': what a validation must show. Figures are held against the worse end of their 95 % interval unless it says 'at least' or 'at most' alone.";
        foreach (var gate in table.Uses)
        {
            yield return "";
            yield return $"{gate.Use.Spelled()}: {gate.Allows} For {gate.Days} days{(gate.SignOff ? "; a person signs off each study" : "")}.";
            if (gate.Because is { } because) yield return $"  {because}";
            foreach (var need in gate.Needs) yield return $"  - {Words(need)}";
        }
    }

    /// <summary>A need with its alternatives.</summary>
    public static string Words(GateNeed need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return string.Join("; or ", need.Or.Prepend(need).Select(n => $"{MetricFacts.Of(n.Metric).Name} {GateJudgement.Asked(n)}"));
    }
}
