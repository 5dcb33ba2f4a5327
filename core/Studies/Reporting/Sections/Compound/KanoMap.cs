using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>Features by what lacking them does (to the right) and what having them does (up), numbered as in the table below.</summary>
internal static class KanoMap
{
    private const double Height = 260;

    public static Html? Of(KanoReport found)
    {
        var placed = found.Features.Select((f, i) => (Place: i + 1, f.Better, f.Worse)).Where(f => f is { Better: not null, Worse: not null }).ToList();
        if (placed.Count < 2) return null;
        return $"""
            <figure><svg class="kano" role="img" aria-label="Features by how much having them pleases and lacking them displeases; the table below has the numbers.">
            <rect class="frame" x="0" y="0" width="100%" height="{Height}"/><line class="grid" x1="50%" x2="50%" y1="0" y2="{Height}"/><line class="grid" x1="0" x2="100%" y1="{Height / 2}" y2="{Height / 2}"/>
            <text class="corner" x="25%" y="18">delighters</text><text class="corner" x="75%" y="18">the more the better</text><text class="corner" x="25%" y="{Height - 8}">indifferent</text><text class="corner" x="75%" y="{Height - 8}">must-bes</text>
            {placed.Select(f => Mark(f.Place, f.Better!.Value, f.Worse!.Value))}
            </svg><figcaption>Up: share pleased to have it. Right: share displeased to lack it. Crosses are 95% intervals.</figcaption></figure>
            """;
    }

    private static Html Mark(int place, Estimate better, Estimate worse)
    {
        double x = -100 * worse.Value, y = Height * (1 - better.Value);
        return $"<line class=\"whisker\" x1=\"{-100 * worse.High}%\" x2=\"{-100 * worse.Low}%\" y1=\"{y}\" y2=\"{y}\"/><line class=\"whisker\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{Height * (1 - better.High)}\" y2=\"{Height * (1 - better.Low)}\"/><circle cx=\"{x}%\" cy=\"{y}\" r=\"10\"/><text class=\"on-c1\" x=\"{x}%\" y=\"{y + 4}\">{place}</text>";
    }
}
