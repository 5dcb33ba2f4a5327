using System.Globalization;
using Twins.Core.Fidelity;
using Twins.Core.Studies;

namespace Twins.Core.Validations.Gates;

/// <summary>Whether what was shown carries a kind of decision, and if not, what is missing.</summary>
/// <param name="Missing">One sentence for each need that is not met; empty where the gate is passed.</param>
/// <param name="Days">How long it carries it.</param>
/// <param name="SignOff">Passed or not, a person must sign off each study.</param>
public sealed record GateJudgement(StudyUse Use, string Allows, IReadOnlyList<string> Shown, IReadOnlyList<string> Missing, int Days, bool SignOff)
{
    public bool Passed => Missing.Count is 0;

    public static IReadOnlyList<GateJudgement> Of(GateTable table, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Uses.Select(g => Judge(g, findings))];
    }

    private static GateJudgement Judge(Gate gate, IReadOnlyList<Finding> findings)
    {
        var (shown, missing) = (new List<string>(), new List<string>());
        foreach (var need in gate.Needs)
        {
            var met = need.Or.Prepend(need).Select(n => (Need: n, Finding: findings.FirstOrDefault(f => Meets(f, n)))).FirstOrDefault(m => m.Finding is not null);
            if (met.Finding is { } finding) shown.Add($"{Facts(finding.Metric).Name} {Figure(finding)}: {Asked(met.Need)}");
            else missing.Add(Missed(need, findings));
        }
        return new GateJudgement(gate.Use, gate.Allows, shown, missing, gate.Days, gate.SignOff);
    }

    private static bool Meets(Finding finding, GateNeed need) => finding.Metric == need.Metric && Why(finding, need) is null;

    /// <summary>What is in the way; null for nothing.</summary>
    private static string? Why(Finding finding, GateNeed need)
    {
        if (finding.Base.Count < need.Least) return $"rests on {finding.Base.Count:N0} {finding.Base.Of}, {need.Least:N0} are needed";
        var ends = need.ByValue ? new Interval(finding.Value, finding.Value) : finding.Interval;
        if (ends is null && (need.AtLeast ?? need.AtMost) is not null) return "has no interval";
        // "At least 0" of a correlation means that it is shown to be above it.
        if (need.AtLeast is { } least && (need.ByValue ? ends!.Value.Low < least : ends!.Value.Low <= least)) return $"is {Figure(finding)}";
        if (need.AtMost is { } most && ends!.Value.High > most) return $"is {Figure(finding)}";
        if (need.BeatsBaseline && finding.Beats is not true) return finding.Baseline is { } b ? $"is not shown to be better than {b.Name} ({Number(finding.Value)} against {Number(b.Value)}{(b.Better is { } d ? $", difference {Number(d.Low)} to {Number(d.High)}" : "")})" : "was compared with no baseline";
        return null;
    }

    private static string Missed(GateNeed need, IReadOnlyList<Finding> findings)
    {
        var seen = need.Or.Prepend(need).SelectMany(n => findings.Where(f => f.Metric == n.Metric).Select(f => $"{Facts(f.Metric).Name} {Why(f, n)}")).ToList();
        return $"{GateText.Words(need)}: {(seen.Count > 0 ? string.Join("; ", seen) : "not measured")}";
    }

    internal static string Asked(GateNeed need)
    {
        var asks = new List<string>();
        if (need.AtLeast is { } least) asks.Add(need.ByValue ? $"at least {Number(least)}" : $"shown to be above {Number(least)}");
        if (need.AtMost is { } most) asks.Add(need.ByValue ? $"at most {Number(most)}" : $"shown to be at most {Number(most)}");
        if (need.BeatsBaseline) asks.Add("shown to beat the strongest baseline");
        return $"{string.Join(" and ", asks)}, on {need.Least:N0} or more";
    }

    private static MetricFacts Facts(Metric metric) => MetricFacts.Of(metric);

    private static string Figure(Finding f) => f.Interval is { } i ? $"{Number(f.Value)} ({Number(i.Low)} to {Number(i.High)})" : Number(f.Value);

    private static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−');
}
