using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>
/// The letters of the groups as vertical lanes beside the ranking: whoever stands on a common line cannot be told apart.
/// </summary>
internal sealed class Lanes
{
    /// <summary>More lanes than this are a thicket, and the letters alone say it better.</summary>
    private const int Most = 18;
    private const double Wide = 9;
    private const double Room = 104;

    private readonly IReadOnlyList<StimulusResult> results;
    private readonly List<char> letters;

    public Lanes(IReadOnlyList<StimulusResult> results)
    {
        this.results = results;
        letters = [.. results.SelectMany(r => r.Letters).Distinct().OrderBy(l => l)];
    }

    public bool Any => letters.Count > 0;

    public bool Drawn => letters.Count <= Most;

    private double Width => Math.Min(Wide, Room / Math.Max(1, letters.Count));

    public Html Cell(int row) => !Drawn
        ? (Html)$"<code class=\"letters\">{results[row].Letters}</code>"
        : $"<span class=\"aloud\">{results[row].Letters}</span><svg class=\"lanes\" width=\"{letters.Count * Width}\" aria-hidden=\"true\">{letters.Index().Where(l => On(row, l.Item)).Select(l => Lane(row, l.Item, (l.Index + 0.5) * Width))}</svg>";

    private Html Lane(int row, char letter, double x)
    {
        var (above, below) = (On(row - 1, letter), On(row + 1, letter));
        return $"{(above || below ? (Html)$"<line x1=\"{x}\" x2=\"{x}\" y1=\"{(above ? 0.0 : 50.0)}%\" y2=\"{(below ? 100.0 : 50.0)}%\"/>" : null)}<circle cx=\"{x}\" cy=\"50%\" r=\"2.5\"/>";
    }

    private bool On(int row, char letter) => row >= 0 && row < results.Count && results[row].Letters.Contains(letter);
}
