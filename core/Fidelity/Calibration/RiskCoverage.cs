namespace Twins.Core.Fidelity.Calibration;

/// <summary>How wrong answers are among those that are kept, as ever more are kept, the surest first (El-Yaniv and Wiener 2010).</summary>
/// <param name="Confidence">Answers at least this sure are kept.</param>
/// <param name="Kept">Their share, from above 0 to 1.</param>
/// <param name="Risk">The share of wrong ones among them. It describes these labels; <see cref="KeepRule"/> says what will hold.</param>
public readonly record struct RiskCoverage(double Confidence, double Kept, double Risk)
{
    /// <summary>One point for each different confidence, from the surest down; the last keeps all.</summary>
    /// <param name="confidences">One for each of n ≥ 1 answers, on any scale.</param>
    /// <param name="wrong">In the same order.</param>
    /// <exception cref="AssumptionException">Nothing given, lengths that differ, or a missing confidence.</exception>
    public static RiskCoverage[] Curve(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> wrong)
    {
        var judged = JudgedAnswer.Of(confidences, wrong);
        var points = new List<RiskCoverage>();
        var mistakes = 0;
        for (var i = 0; i < judged.Length; i++)
        {
            if (judged[i].IsWrong) mistakes++;
            if (i + 1 < judged.Length && judged[i + 1].Confidence == judged[i].Confidence) continue;
            points.Add(new RiskCoverage(judged[i].Confidence, (i + 1.0) / judged.Length, mistakes / (i + 1.0)));
        }
        return [.. points];
    }
}
