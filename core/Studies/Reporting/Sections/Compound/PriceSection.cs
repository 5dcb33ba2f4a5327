using Twins.Core.Fidelity.Choice.Pricing;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Reporting.Charts;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>The four curves with the points where they meet, then demand and revenue.</summary>
internal static class PriceSection
{
    private static readonly Dictionary<string, string> Meanings = new(StringComparer.Ordinal)
    {
        ["pmc"] = "below it more find it too cheap than find it not cheap",
        ["opp"] = "as many find it too cheap as too expensive",
        ["idp"] = "as many find it cheap as expensive",
        ["pme"] = "above it more find it too expensive than find it not expensive",
    };

    public static Html Of(PriceReport found) => $"{Points(found)}{Curves(found)}{Demand(found)}";

    private static Html Points(PriceReport found) =>
        $"""
        <table class="plain compound"><thead><tr><th>Price</th><th class="num">{found.Unit}<small>95% interval</small></th><th>What it means</th></tr></thead>
        <tbody>{found.Figures.Select(f => (Html)$"<tr><th scope=\"row\">{f.Label}</th><td class=\"num\" data-label=\"95% interval\">{Price(f.Value)}</td><td>{Meaning(f.Id, found.Range)}</td></tr>")}</tbody>
        <caption>n {found.Base} twins, {found.Answers} answers whose four prices rise; {(found.Contradictory is 0 ? "none had to be left out" : $"{Figures.Of(found.Contradictory, "answer", "answers")} whose prices do not rise left out")}. {(found.Range is PriceRange.Original ? "Acceptable range after van Westendorp: too cheap × not cheap, too expensive × not expensive." : "The narrower acceptable range: too cheap × expensive, too expensive × cheap.")}</caption></table>
        """;

    private static string Meaning(string id, PriceRange range) => (id, range) switch
    {
        ("pmc", PriceRange.Narrower) => "below it more find it too cheap than expensive",
        ("pme", PriceRange.Narrower) => "above it more find it too expensive than cheap",
        _ => Meanings.GetValueOrDefault(id, ""),
    };

    private static Html? Curves(PriceReport found)
    {
        if (found.Lines is not { } lines) return null;
        ChartLine Line(string name, string style, IReadOnlyList<double> shares) => new(name, style, [.. lines.Prices.Zip(shares)]);
        return LineChart.Of(
            [Line("too cheap", "l1", lines.TooCheap), Line("cheap", "l2", lines.Cheap), Line("expensive", "l3", lines.Expensive), Line("too expensive", "l4", lines.TooExpensive)],
            [.. found.Figures.Where(f => f.Id is not "idp").Select(f => new ChartMark(f.Value.Value, f.Id.ToUpperInvariant()))],
            $"Shares of twins to whom a price is too cheap, cheap, expensive or too expensive, over prices from {Figures.Number(lines.Prices[0], 2)} to {Figures.Number(lines.Prices[^1], 2)} {found.Unit}; the table above has where they cross.",
            y => Figures.Percent(y));
    }

    private static Html? Demand(PriceReport found)
    {
        if (found.Demand.Count is 0) return null;
        var whole = Math.Max(1e-9, found.Demand.Max(d => d.Revenue.High));
        return $"""
            <h4>How many would buy (Newton, Miller and Smith)</h4>
            <p class="soft">From how likely each twin would buy at its own cheap and expensive price; none buys below its too cheap or above its too expensive one. An upper bound: everybody knows the offer and can get it. {Best("Most would buy at", found.BestTrial, found.Unit)} {Best("Revenue is highest at", found.BestRevenue, found.Unit)}</p>
            <table class="plain compound"><thead><tr><th class="num">{found.Unit}</th><th class="num">Would buy<small>95% interval</small></th><th class="chart"><span class="aloud">Revenue</span></th><th class="num">Revenue per 100 asked<small>95% interval</small></th></tr></thead>
            <tbody>{found.Demand.Select(d => (Html)$"<tr><td class=\"num\" data-label=\"price\">{Figures.Number(d.Price, 2)}</td><td class=\"num\" data-label=\"would buy\"><b>{Figures.Percent(d.Buyers.Value)}</b><small>{Figures.PercentRange(d.Buyers)}</small></td><td class=\"chart\">{ShareBar.With(d.Revenue, whole)}</td><td class=\"num\" data-label=\"revenue per 100 asked\"><b>{Figures.Number(100 * d.Revenue.Value, 0)}</b><small>{Figures.Range(Figures.Number(100 * d.Revenue.Low, 0), Figures.Number(100 * d.Revenue.High, 0))}</small></td></tr>")}</tbody></table>
            """;
    }

    private static Html? Best(string what, Estimate? price, string unit) => price is { } p ? (Html)$"<b>{what} {Figures.Number(p.Value, 2)} {unit}</b> ({Figures.Range(Figures.Number(p.Low, 2), Figures.Number(p.High, 2))})." : null;

    private static Html Price(Estimate e) => $"<b>{Figures.Number(e.Value, 2)}</b><small>{Figures.Range(Figures.Number(e.Low, 2), Figures.Number(e.High, 2))}</small>";
}
