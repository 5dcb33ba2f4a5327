using Twins.Core.Respondents;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis.Compound;

/// <summary>What a compound question got about one stimulus.</summary>
/// <param name="Sheets">In the order of twins and replicates, whatever order they came in.</param>
/// <param name="Seed">Of everything that is resampled.</param>
internal sealed record CompoundScope(CompoundQuestion Question, string Stimulus, IReadOnlyList<CompoundSheet> Sheets, Roster Roster, RespondentIdentity Respondent, string? Currency, int Seed)
{
    /// <summary>The twins that answered, in the roster's order: a model's person i is <c>Twins[i]</c>.</summary>
    public int[] Twins { get; init; } = [.. Sheets.Select(s => s.Twin).Distinct()];

    /// <summary>Their weights.</summary>
    public double[] Weights => [.. Twins.Select(t => Roster.Weights[t])];

    public double WeightOf(CompoundSheet sheet) => Roster.Weights[sheet.Twin];

    /// <summary>The place of a sheet's twin among <see cref="Twins"/>.</summary>
    public int PersonOf(CompoundSheet sheet) => Array.BinarySearch(Twins, sheet.Twin);

    /// <summary>A contest of things by numbers of twins, from what each sheet says of each thing (NaN for nothing): means over a twin's sheets.</summary>
    public Contest Contest(IReadOnlyList<string> ids, Func<CompoundSheet, double[]> values, Fidelity.Interval? bounds)
    {
        var sums = new double[Twins.Length * ids.Count];
        var counts = new int[sums.Length];
        foreach (var sheet in Sheets)
        {
            var row = PersonOf(sheet) * ids.Count;
            var given = values(sheet);
            for (var k = 0; k < ids.Count; k++)
            {
                if (double.IsNaN(given[k])) continue;
                sums[row + k] += given[k];
                counts[row + k]++;
            }
        }
        return new Contest(ids, [.. sums.Select((s, at) => counts[at] > 0 ? s / counts[at] : double.NaN)], null, Weights, HighestIsBest: true, bounds);
    }
}
