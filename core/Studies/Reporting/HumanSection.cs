using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>The panel beside real people, with the dummies and with what other people would have scored.</summary>
internal static class HumanSection
{
    public static Html Of(QuestionReport q, HumanComparison h) =>
        $"""
        <h3>Beside {Figures.Of(h.People, "real person", "real people")} ({h.Stimulus})</h3>
        <p>{h.Sentence}</p>
        <div class="columns"><div>{Distribution(q, h)}</div><div>{Fits(h)}{Ranks(h.Ranks)}</div></div>
        """;

    private static Html? Distribution(QuestionReport q, HumanComparison h)
    {
        if (h.HumanDistribution.Count is 0 || h.HumanDistribution.Count != q.Labels.Count || h.PanelDistribution.Count != q.Labels.Count) return null;
        var most = h.HumanDistribution.Concat(h.PanelDistribution).Max();
        return $"<div class=\"legend\"><span><i style=\"background:var(--s1)\"></i>people</span><span><i style=\"background:var(--accent-soft)\"></i>twins</span></div><table><tbody>{q.Labels.Select((label, i) => (Html)$"<tr><td>{label}</td><td style=\"width:55%\">{Marks.Bar(h.HumanDistribution[i] / most, human: true)}{Marks.Bar(h.PanelDistribution[i] / most)}</td><td class=\"n\">{Figures.Percent(h.HumanDistribution[i])}<br>{Figures.Percent(h.PanelDistribution[i])}</td></tr>")}</tbody></table>";
    }

    private static Html? Fits(HumanComparison h) => h.Fits.Count is 0 ? null :
        (Html)$"<table><thead><tr><th>distance from the people</th><th class=\"n\">KS</th><th class=\"n\">TV</th><th class=\"n\">EMD</th></tr></thead><tbody>{h.Fits.Select(f => (Html)$"<tr><td>{f.Name}</td><td class=\"n\">{Figure(f.Kolmogorov, f.KolmogorovHigh)}</td><td class=\"n\">{Figure(f.TotalVariation, f.TotalVariationHigh)}</td><td class=\"n\">{Figure(f.EarthMover, f.EarthMoverHigh)}</td></tr>")}</tbody></table><p class=\"soft\">Smaller is nearer. The noise floor is what two samples of the same people differ by: on average, and in brackets in 95 % of draws.</p>";

    private static Html? Ranks(RankComparison? r) => r is null ? null :
        (Html)$"<p>People rank {string.Join(", ", r.HumanOrder)}; twins rank {string.Join(", ", r.PanelOrder)}. Kendall's τ {Figures.Number(r.KendallTau, 2)}; two halves of the people agree with τ {Figures.Number(r.HumanSplitHalfTau.Value, 2)} ({Figures.Range(Figures.Number(r.HumanSplitHalfTau.Low, 2), Figures.Number(r.HumanSplitHalfTau.High, 2))}).</p>";

    private static string Figure(double? value, double? high) => value is not { } v ? Figures.None : high is { } h ? $"{Figures.Number(v, 2)} ({Figures.Number(h, 2)})" : Figures.Number(v, 2);
}
