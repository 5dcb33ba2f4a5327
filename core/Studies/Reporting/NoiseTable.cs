using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting;

/// <summary>Where the differences come from, what order does, and what a dummy would have said.</summary>
internal static class NoiseTable
{
    public static Html? Of(QuestionReport q) =>
        q.Variance is null && q.Order is null && q.Dummies.Count is 0 ? null
        : (Html)$"<details{(q.Primary ? (Html)$" open" : null)}><summary>How much of this is signal</summary><div class=\"columns\"><div>{Variance(q.Variance)}{Order(q.Order, q.Unit)}</div><div>{Dummies(q)}</div></div></details>";

    private static Html? Variance(VarianceShares? v)
    {
        if (v is null) return null;
        (string Name, double? Share)[] parts = [("the variant", v.Variant), ("who answers", v.Twin), ("who answers which variant", v.TwinByVariant), ("order of the scale", v.Order), ("wording of the task", v.Wording), ("asking again", v.Repeat)];
        return $"<h3>What single answers differ by</h3><table><tbody>{parts.Select(p => (Html)$"<tr><td>{p.Name}</td><td style=\"width:45%\">{(p.Share is { } s ? Marks.Bar(s) : null)}</td><td class=\"n\">{(p.Share is { } share ? Figures.Percent(share, 1) : "not varied")}</td></tr>")}</tbody></table><p class=\"soft\">Shares of the variance of {Figures.Count(v.Answers)} answers.</p>";
    }

    private static Html? Order(OrderEffect? o, string unit) => o is null ? null :
        (Html)$"<h3>Order</h3><p>Shown the other way round, the mean moves by {Figures.Signed(o.Shift.Value, 2)} {unit} (95 %: {Figures.Range(Figures.Signed(o.Shift.Low, 2), Figures.Signed(o.Shift.High, 2))}); {Figures.Percent(o.FlipRate)} of {Figures.Of(o.Pairs, "pair", "pairs")} asked both ways changed their answer.{(o.FirstShown is { } f ? $" The option shown first was taken {Figures.Percent(f)} of the time; without an effect it would be {Figures.Percent(1.0 / o.Options)}." : "")}</p>";

    private static Html? Dummies(QuestionReport q) => q.Dummies.Count is 0 ? null :
        (Html)$"<h3>Against dummies</h3><table><thead><tr><th>dummy</th><th class=\"n\">distance from the panel</th><th class=\"n\">its mean, less the panel's</th></tr></thead><tbody>{q.Dummies.Select(d => (Html)$"<tr><td>{d.Name}</td><td class=\"n\">{Figures.Number(d.Distance, 2)}</td><td class=\"n\">{(d.MeanShift is { } m ? Figures.Signed(m, 2) : Figures.None)}</td></tr>")}</tbody></table><p class=\"soft\">Distance is total variation, 0 to 1. Near 0, the panel says no more than the dummy.</p>";
}
