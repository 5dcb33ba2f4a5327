using Twins.Core.Fidelity;

namespace Twins.Bench.MegaStudy;

internal static class MegaStudyReport
{
    public static void Write(MegaStudyTable table, RawFigures raw, Dictionary<int, SkillTrial[]> skills, Dictionary<int, RectifiedTrial> means, Gate[] gates, TextWriter @out)
    {
        @out.WriteLine($"{table.People.Count:N0} people and their twins, {table.Outcomes.Count} outcomes of 19 studies; a pair counts where both answered. Means over outcomes.");
        @out.WriteLine();
        @out.WriteLine("| gate | here | reference | |");
        @out.WriteLine("| --- | --- | --- | --- |");
        foreach (var gate in gates) @out.WriteLine($"| {gate.Name} | {gate.Value} | {gate.Reference} | {(gate.IsReached ? "reached" : "missed")} |");
        @out.WriteLine();
        @out.WriteLine("Gates are held at the digits they are stated with: a gain of 1.086 counts as 1.09.");
        @out.WriteLine($"Accuracy tells nothing: a constant at each outcome's human mean scores {raw.Constant:0.000}, raw twins {raw.Accuracy:0.000}.");
        @out.WriteLine($"The mean of an unlimited panel is worth {raw.Worth[1]:0} humans on the median question, {raw.Worth[0]:0} to {raw.Worth[2]:0} between the quartiles.");
        Skills(raw, skills, @out);
        Means(means, @out);
    }

    private static void Skills(RawFigures raw, Dictionary<int, SkillTrial[]> skills, TextWriter @out)
    {
        @out.WriteLine();
        @out.WriteLine("## Individual skill 1 − MSE / Var(human)");
        @out.WriteLine();
        @out.WriteLine("Five folds over people, mean of ten splits with the least and the most in brackets. 0 is a constant at the true human mean, which nobody knows beforehand; the honest baseline is the labels' mean. The interval is of the first split with 50 labels, from 1,000 bootstraps of whole people, given what was learnt.");
        @out.WriteLine();
        @out.WriteLine("| labels per outcome | raw twins | labels' mean for all | least squares | shrunk affine | its 95 % interval over people | reference | r of shrunk |");
        @out.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (labels, splits) in skills)
            @out.WriteLine($"| {labels} | {raw.Skill:+0.000;-0.000} | {Spread(splits, s => s.Constant)} | {Spread(splits, s => s.LeastSquares)} | **{Spread(splits, s => s.Shrunk)}** | {Show(splits[0].People)} | {Known(labels)} | {splits.Average(s => s.Correlation):0.000} |");
    }

    private static void Means(Dictionary<int, RectifiedTrial> means, TextWriter @out)
    {
        @out.WriteLine();
        @out.WriteLine("## The mean of an outcome from n labels and everybody's twins (PPI++)");
        @out.WriteLine();
        @out.WriteLine("100 random samples per outcome. The truth is the mean of everybody who answered; intervals are made for people at large, so that they are a little too wide where the labelled are a good part of everybody. The small-sample interval (10 samples per outcome) is judged on people drawn with replacement, where that does not happen.");
        @out.WriteLine("Gain is how many labels one label with twins is worth. As the reference counts it, the labels' variance is over n − 1 and PPI++'s over n; the next column has both over n; the last is what errors really shrank by.");
        @out.WriteLine();
        @out.WriteLine("| labels | coverage ± 1.96 SE | reference | coverage, small-sample interval | refused | gain | reference | both over n | real gain |");
        @out.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        foreach (var (labels, t) in means)
            @out.WriteLine($"| {labels} | {t.Coverage:0.000} | {Known(labels, .925, .944, .958):0.000} | {t.Small:0.000} | {t.Refused:0.000} | {t.Reported:0.000} | {Known(labels, 1.17, 1.12, 1.09):0.00} | {t.Alike:0.000} | {t.Realised:0.000} |");
    }

    private static string Spread(SkillTrial[] splits, Func<SkillTrial, double> figure) =>
        $"{splits.Average(figure):+0.000;-0.000} ({splits.Min(figure):+0.000;-0.000} to {splits.Max(figure):+0.000;-0.000})";

    private static string Show(Interval? interval) => interval is { } i ? $"{i.Low:+0.000;-0.000} to {i.High:+0.000;-0.000}" : "";

    private static string Known(int labels) => labels switch { 50 => "+0.03", 100 => "+0.05", _ => "" };

    private static double Known(int labels, double at25, double at50, double at100) => labels switch { 25 => at25, 50 => at50, _ => at100 };
}
