using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>How much of what twins answer their demographics explain, beside chance and beside people.</summary>
internal sealed class StereotypingFindings(BiasPlan plan, AnswerBook book, IReadOnlyList<PeopleAnswers> people)
{
    private const int Shuffles = 400;

    /// <summary>A level of fewer members joins the others, so that a nationality of one person explains nobody.</summary>
    private const int FewestOfLevel = 3;

    /// <summary>A factor that fewer tell is left out.</summary>
    private const double Told = .8;

    private static readonly string[] Factors = [Grouping.Gender, Grouping.Age, Grouping.Nationality];

    public (StereotypingFinding? Found, string? WhyNot) Find()
    {
        var items = plan.Measures.Select((x, m) => (x.Option, Answers: Answers(m))).Where(x => x.Option is null).Select(x => x.Answers).ToList();
        if (items.Count is 0) return (null, "No question is a rating or a yes or no.");
        var factors = Levels(plan.Panel.Members.Select(m => (Func<string, string?>)(kind => Grouping.Of(kind, m))).ToList());
        if (factors.Count is 0) return (null, "Fewer than four in five twins state a gender, an age or a nationality of which there are two groups of three.");
        try
        {
            var fits = Fits(items, [.. factors.Values]);
            if (fits.Count is 0) return (null, "All twins answer alike, so that there is nothing to explain.");
            return (new StereotypingFinding(fits.Average(f => f.AdjustedRSquared), ByChance(items, [.. factors.Values]), string.Join(", ", factors.Keys), fits.Min(f => f.People), fits.Count, OfPeople()), null);
        }
        catch (AssumptionException e)
        {
            return (null, e.Message);
        }
    }

    private double[] Answers(int m) => [.. plan.Panel.Members.Select(member => book.Of(member.Version, m, plan.Stimuli, 0, plan.Replicates).Select(a => a.Score).DefaultIfEmpty(double.NaN).Average())];

    private static List<DemographicFit> Fits(IEnumerable<double[]> items, IReadOnlyList<int[]> factors) => [.. items.Select(i => DemographicFit.Of(i, factors)).OfType<DemographicFit>()];

    /// <summary>All items of a twin stay together: only whose demographics they are is dealt anew.</summary>
    private double ByChance(List<double[]> items, int[][] factors)
    {
        var chance = new Xoshiro256StarStar(plan.Campaign.Plan.Seed, threadSafe: false);
        var order = Enumerable.Range(0, plan.Panel.Members.Count).ToArray();
        var means = new List<double>();
        for (var i = 0; i < Shuffles; i++)
        {
            for (var k = order.Length - 1; k > 0; k--)
            {
                var j = chance.Next(k + 1);
                (order[k], order[j]) = (order[j], order[k]);
            }
            if (Fits(items.Select(item => order.Select(o => item[o]).ToArray()), factors) is { Count: > 0 } fits) means.Add(fits.Average(f => f.AdjustedRSquared));
        }
        means.Sort();
        return means[(int)Math.Ceiling(.95 * means.Count) - 1];
    }

    private PeopleFit? OfPeople()
    {
        var fits = new List<DemographicFit>();
        foreach (var measure in plan.Measures.Where(m => m.Option is null))
            foreach (var asked in people.Where(p => p.Question.Id == measure.Question.Id))
            {
                var factors = Levels([.. asked.People.Select(p => (Func<string, string?>)(kind => p.Groups.GetValueOrDefault(kind)))]);
                // Few people with many groups cannot carry a fit; they are then told as absent.
                if (factors.Count > 0 && asked.People.Count > 2 * factors.Values.Sum(f => f.Max() + 1) && DemographicFit.Of([.. asked.People.Select(p => p.Read(measure).Score)], [.. factors.Values]) is { } fit) fits.Add(fit);
            }
        return fits.Count is 0 ? null : new PeopleFit(fits.Average(f => f.AdjustedRSquared), fits.Min(f => f.People), fits.Count);
    }

    private static Dictionary<string, int[]> Levels(List<Func<string, string?>> units)
    {
        var factors = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var kind in Factors)
        {
            string?[] groups = [.. units.Select(u => u(kind))];
            if (groups.Count(g => g is not null) < Told * units.Count) continue;
            var large = groups.OfType<string>().GroupBy(g => g, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() >= FewestOfLevel).Select((g, i) => (g.Key, i)).ToDictionary(x => x.Key, x => x.i, StringComparer.OrdinalIgnoreCase);
            var others = groups.Count(g => g is not null && !large.ContainsKey(g));
            if (large.Count + (others >= FewestOfLevel ? 1 : 0) < 2) continue;
            factors[kind] = [.. groups.Select(g => g is null ? -1 : large.TryGetValue(g, out var level) ? level : others >= FewestOfLevel ? large.Count : -1)];
        }
        return factors;
    }
}
