namespace Twins.Core.Fidelity.Calibration;

internal readonly record struct JudgedAnswer(double Confidence, bool IsWrong)
{
    /// <summary>From the surest down.</summary>
    public static JudgedAnswer[] Of(ReadOnlySpan<double> confidences, ReadOnlySpan<bool> wrong)
    {
        if (confidences.Length != wrong.Length) throw new AssumptionException($"{confidences.Length} confidences and {wrong.Length} verdicts given; they must pair up.");
        Assume.AtLeast(1, confidences.Length, "judged answers");
        Assume.Finite(confidences);
        var judged = new JudgedAnswer[wrong.Length];
        for (var i = 0; i < judged.Length; i++) judged[i] = new JudgedAnswer(confidences[i], wrong[i]);
        Array.Sort(judged, (a, b) => b.Confidence.CompareTo(a.Confidence));
        return judged;
    }
}
