using Twins.Core.Fidelity;
using Twins.Core.Studies;
using Twins.Core.Studies.Reporting;
using Twins.Core.Validations.Gates;

namespace Twins.Core.Validations.Reporting;

/// <summary>What a validation found, in sentences for somebody who has to decide.</summary>
internal static class ValidationWords
{
    /// <summary>How far to trust these twins, in one sentence.</summary>
    public static string Verdict(ValidationReport r)
    {
        var passed = r.Gates.Where(g => g.Passed).Select(Name).ToList();
        var refused = r.Gates.Where(g => !g.Passed).Select(Name).ToList();
        if (r.Use is { } use && r.Gates.FirstOrDefault(g => g.Use == use) is { } aim)
            return aim.Passed ? $"Usable for {Name(aim)} until {Until(r, aim)}{(aim.SignOff ? ", with a person's sign-off for each study" : "")}." : $"Not usable for {Name(aim)}{(passed.Count > 0 ? $"; usable for {Join(passed)}" : "")}.";
        return passed.Count is 0 ? "Not usable for any decision yet." : $"Usable for {Join(passed)}{(refused.Count > 0 ? $"; not for {Join(refused)}" : "")}.";
    }

    /// <summary>What the verdict rests on.</summary>
    public static IEnumerable<string> Reasons(ValidationReport r)
    {
        if (!r.IsLanguageModel) yield return $"{r.Respondent} answered, which is no language model. This page shows how it does, and nothing of what a model would do.";
        if (r.Headline is { Baseline: { } baseline } h)
            yield return $"{Words.Capital(MetricFacts.Of(h.Metric).Name)} {Figure(h)} on {Figures.Count(h.Base.Count)} {h.Base.Of}; the strongest thing that needs no twin, {baseline.Name}, reaches {Number(baseline.Value)}: {Compared(h)}.";
        else yield return "Nothing was held against what needs no twin, so that nobody can say whether twins were of any use.";
        if (r.Drift is { } drift) yield return drift.Sentence;
        if (r.Gates.FirstOrDefault(g => g.Use == r.Use) is not { } aim) yield break;
        foreach (var missing in aim.Missing) yield return $"Missing for {Name(aim)}: {missing}.";
        if (aim.Passed) foreach (var shown in aim.Shown.Distinct()) yield return $"Shown for {Name(aim)}: {shown}.";
    }

    /// <summary>Better, worse, or not to be told.</summary>
    public static string Compared(Finding f) =>
        f.Baseline?.Better is not { } better ? "too few to compare"
        : better.Low > 0 ? $"the twins are better (by {Range(better)})"
        : better.High < 0 ? $"the twins are worse (by {Number(-better.High)} to {Number(-better.Low)})"
        : $"no difference can be told ({Range(better)})";

    public static string Figure(Finding f) => f.Interval is { } i ? $"{Number(f.Value)} ({Range(i)})" : Number(f.Value);

    public static string Number(double value) => Figures.Number(value, 3);

    public static string Range(Interval i) => Figures.Range(Number(i.Low), Number(i.High));

    public static string Name(GateJudgement g) => g.Use switch
    {
        Studies.StudyUse.Message => "message choice",
        var use => use.Spelled(),
    };

    public static string Until(ValidationReport r, GateJudgement g) => (r.Date.AddDays(g.Days) < r.Expires ? r.Date.AddDays(g.Days) : r.Expires).ToString("d MMMM yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string Join(List<string> names) => names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
