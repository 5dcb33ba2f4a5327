using MathNet.Numerics.Distributions;
using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Contests;

/// <summary>How often the winner of a real A/B test was named beforehand.</summary>
internal sealed class ContestRun(ContestsCheck check, ValidationRun run)
{
    private const int LeastTests = 5;
    private const int Draws = 2000;

    private readonly List<string> notes = [];

    /// <exception cref="DocumentException">The file cannot be used, or leaves too few tests.</exception>
    public CheckResult Run()
    {
        var tests = Read();
        var conclusive = tests.Where(t => t.IsConclusive).ToList();
        var judged = conclusive.Count >= LeastTests ? conclusive : tests;
        if (check.Counts) notes.Add(judged == tests ? $"Only {conclusive.Count} of {tests.Count} tests were conclusive (p < .05), so that all are counted; where the difference was chance, so is being right." : $"Judged on the {conclusive.Count} of {tests.Count} tests whose own difference was conclusive (p < .05).");
        return new CheckResult { Id = check.Id, Kind = "ab_tests", Findings = [Finding(judged)], Parts = Parts(tests, conclusive), Notes = notes };
    }

    private Finding Finding(List<Contest> tests)
    {
        var rate = Rate(tests);
        var interval = Proportions.Wilson(rate, tests.Count);
        var chance = 1.0 / check.Variants;
        var other = check.Baseline is not null && tests.All(t => t.WasRightBefore is not null) ? tests.Average(t => t.WasRightBefore!.Value ? 1.0 : 0) : (double?)null;
        return new Finding(check.Id, Metric.WinRate, rate, interval, new(tests.Count, "A/B tests"))
        {
            Baseline = other > chance
                ? new($"'{check.Baseline}'", other.Value, CaseBootstrap.Interval(tests.Count, drawn => drawn.Average(i => (tests[i].IsRight ? 1.0 : 0) - (tests[i].WasRightBefore!.Value ? 1 : 0)), Draws, run.Plan.Seed))
                : new("chance", chance, new Interval(interval.Low - chance, interval.High - chance)),
        };
    }

    private IReadOnlyList<PartRow> Parts(List<Contest> tests, List<Contest> conclusive)
    {
        List<PartRow> parts = [Part("all tests", tests)];
        if (check.Counts && conclusive.Count > 0) parts.Add(Part("conclusive tests", conclusive));
        if (check.Baseline is { } other && tests.Where(t => t.WasRightBefore is not null).ToList() is { Count: > 0 } before)
        {
            var rate = before.Average(t => t.WasRightBefore!.Value ? 1.0 : 0);
            parts.Add(new($"'{other}', all tests", before.Count, rate, Proportions.Wilson(rate, before.Count), "share of winners named"));
        }
        return parts;
    }

    private static PartRow Part(string name, List<Contest> tests) => new(name, tests.Count, Rate(tests), Proportions.Wilson(Rate(tests), tests.Count), "share of winners named");

    private static double Rate(List<Contest> tests) => tests.Average(t => t.IsRight ? 1.0 : 0);

    private List<Contest> Read()
    {
        var table = run.Table(check.File);
        table.Index(check.Test);
        var named = table.Column(check.Named);
        var before = check.Baseline is { } column ? table.Column(column) : null;
        var won = Winners(table);
        var tests = new List<Contest>();
        for (var i = 0; i < named.Length; i++)
            if (won[i].Winner.Length > 0 && named[i].Length > 0)
                tests.Add(new Contest(Same(named[i], won[i].Winner), before is null || before[i].Length is 0 ? null : Same(before[i], won[i].Winner), won[i].IsConclusive));
        if (tests.Count < named.Length) notes.Add($"{named.Length - tests.Count} of {named.Length} tests have no winner, or nobody named one; they take no part.");
        return tests.Count >= LeastTests ? tests : throw new DocumentException(check.File, null, $"leaves {tests.Count} tests to judge; at least {LeastTests} are needed.");
    }

    private (string Winner, bool IsConclusive)[] Winners(CsvTable table)
    {
        if (!check.Counts) return [.. table.Column(check.Won!).Select(w => (w, true))];
        var (aShown, aChosen, bShown, bChosen) = (table.Numbers("a_shown"), table.Numbers("a_chosen"), table.Numbers("b_shown"), table.Numbers("b_chosen"));
        return [.. aShown.Select((_, i) => Winner((aShown[i], aChosen[i]), (bShown[i], bChosen[i])))];
    }

    /// <summary>By rate; conclusive by the two-proportion z-test with a pooled variance.</summary>
    private static (string, bool) Winner((double Shown, double Chosen) a, (double Shown, double Chosen) b)
    {
        double p = a.Chosen / a.Shown, q = b.Chosen / b.Shown, pooled = (a.Chosen + b.Chosen) / (a.Shown + b.Shown);
        if (!(a.Shown > 0 && b.Shown > 0) || double.IsNaN(p - q) || p == q) return ("", false);
        var z = Math.Abs(p - q) / Math.Sqrt(pooled * (1 - pooled) * ((1 / a.Shown) + (1 / b.Shown)));
        return (p > q ? "a" : "b", z > Normal.InvCDF(0, 1, .975));
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <param name="WasRightBefore">Whether the other way named the winner; null where it named none.</param>
    private sealed record Contest(bool IsRight, bool? WasRightBefore, bool IsConclusive);
}
