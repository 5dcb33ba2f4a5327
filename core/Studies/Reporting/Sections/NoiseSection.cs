using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>How much of what was measured is the messages, and how much is everything else.</summary>
internal static class NoiseSection
{
    public static Html? Of(StudyReport report)
    {
        if (report.Questions is not [var q, ..] || q.Results.Count is 0) return null;
        return (Html)$"""
            <section id="noise">
            <h2>Where the noise comes from</h2>
            {Shares(q)}
            <div class="columns">{Order(q)}{Dummies(q)}</div>
            {ElicitationTable.Of(report)}
            {NoiseTable.Of(report)}
            </section>
            """;
    }

    private static Html? Shares(QuestionReport q)
    {
        if (q.Variance is not { } v) return null;
        Stack.Part[] parts =
        [
            new("The message", v.Variant, "differences between the variants: the signal", "c1"),
            new("The twin", v.Twin, "some twins rate everything higher than others", "c2"),
            new("Taste", v.TwinByVariant, "twins prefer different variants", "c3"),
            .. Optional("Order", v.Order, "answers shown in reverse come out differently", "c4"),
            .. Optional("Wording", v.Wording, "the same task in other words comes out differently", "c5"),
            .. Optional("Repetition", v.Repeat, "the same twin, asked the same again, answers differently", "c6"),
        ];
        return (Html)$"<p class=\"lead\">{Figures.Percent(v.Variant)} of the differences between single answers come from the messages; the rest is who was asked, and how.</p><figure>{Stack.Of("Shares of the variance of single answers", parts)}<figcaption>Shares of the variance of {Figures.Of(v.Answers, "answer", "answers")}.</figcaption></figure>";
    }

    private static IEnumerable<Stack.Part> Optional(string name, double? share, string meaning, string colour) => share is { } s ? [new Stack.Part(name, s, meaning, colour)] : [];

    private static Html? Order(QuestionReport q)
    {
        if (q.Order is not { } o) return null;
        var unit = new UnitText(q);
        return (Html)$"""
            <div><h3>Order</h3>
            <p>Shown in reverse, the mean moves by <b>{unit.Shift(o.Shift.Value)}</b> <small>({unit.Shifts(o.Shift)})</small>. In <b>{Figures.Percent(o.FlipRate)}</b> of {Figures.Of(o.Pairs, "pair", "pairs")} of the same twin and message, the likeliest answer flips.{(o.FirstShown is { } first ? $" The option shown first was taken in {Figures.Percent(first)}; without any effect of order it would be {Figures.Percent(1.0 / Math.Max(1, o.Options))}." : "")}</p>
            <p class="soft">With an even number of replicates both orders are asked equally often, and the means above are balanced. For comparison: language models that judge pairs flip in a median of 45% when the pair is swapped.</p></div>
            """;
    }

    private static Html? Dummies(QuestionReport q)
    {
        if (q.Dummies.Count is 0) return null;
        var unit = new UnitText(q);
        return (Html)$"""
            <div><h3>Would a dummy have said the same?</h3>
            <table class="plain"><thead><tr><th>Dummy</th><th class="num">Distance<small>0 the same, 1 nothing shared</small></th><th class="num">Its mean minus the panel’s</th></tr></thead>
            <tbody>{q.Dummies.Select(d => (Html)$"<tr><td>{d.Name}</td><td class=\"num\">{Figures.Number(d.Distance, 2)}{ShareBar.Of(d.Distance)}</td><td class=\"num\">{(d.MeanShift is { } shift ? unit.Shift(shift) : Figures.None)}</td></tr>")}</tbody></table></div>
            """;
    }
}
