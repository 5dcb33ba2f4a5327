using System.Diagnostics;
using System.Globalization;
using Twins.Core.Personas.Populations;

namespace Twins.Bench.Populations;

/// <summary>How long ten thousand people take, beside drawing each attribute on its own, and how far either is from the tables.</summary>
internal static class PopulationBenchmark
{
    private const int Rounds = 9;

    public static int Run(string file, int size)
    {
        var population = PopulationReader.Load(file);
        var (fitted, alone) = (new List<double>(), new List<double>());
        DrawnPopulation? drawn = null;
        double[] misplaced = [];
        for (var i = 0; i < Rounds; i++)
        {
            fitted.Add(Time(() => drawn = PopulationReader.Load(file).Draw(size, i)));
            alone.Add(Time(() => misplaced = Alone(population.Document, size, i)));
        }
        var (mine, other) = (fitted.Order().ElementAt(Rounds / 2), alone.Order().ElementAt(Rounds / 2));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size:N0} people: {mine:0} ms (median of {Rounds}), {size / mine * 1000:N0} a second; attributes drawn on their own, without names or traits: {other:0} ms, so {mine / other:0.0} times as long."));
        Console.WriteLine("| table | misplaced, fitted | misplaced, drawn on their own |\n| --- | --: | --: |");
        for (var t = 0; t < drawn!.Tables.Count; t++) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {drawn.Tables[t].Name} | {drawn.Tables[t].Misplaced:0.00 %} | {misplaced[t]:0.00 %} |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{drawn.Names:N0} different names among {size:N0}; {drawn.Impossible} impossible people."));
        return 0;
    }

    private static double Time(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    /// <summary>What tools without fitting do: every attribute by its own shares.</summary>
    private static double[] Alone(PopulationDocument document, int size, int seed)
    {
        var random = new Random(seed);
        var margins = document.Attributes.Select(a => document.Tables.Where(t => t.Attributes.Contains(a.Name)).Select(t => a.Values.Select(v => t.Rows.Where(r => r.Values[t.Attributes.ToList().IndexOf(a.Name)] == v).Sum(r => r.Share)).ToArray()).First()).ToList();
        var people = Enumerable.Range(0, size).Select(_ => margins.Select(m => Draw(random, m)).ToArray()).ToList();
        return [.. document.Tables.Select(t => Misplaced(document, t, people))];
    }

    private static double Misplaced(PopulationDocument document, PopulationTable table, List<int[]> people)
    {
        var names = document.Attributes.Select(a => a.Name).ToList();
        int[] at = [.. table.Attributes.Select(name => names.IndexOf(name))];
        var total = table.Rows.Sum(r => r.Share);
        var drawn = people.GroupBy(p => string.Join('|', at.Select(a => document.Attributes[a].Values[p[a]]))).ToDictionary(g => g.Key, g => (double)g.Count() / people.Count, StringComparer.Ordinal);
        var wanted = table.Rows.ToDictionary(r => string.Join('|', r.Values), r => r.Share / total, StringComparer.Ordinal);
        return drawn.Keys.Union(wanted.Keys).Sum(k => Math.Abs(drawn.GetValueOrDefault(k) - wanted.GetValueOrDefault(k))) / 2;
    }

    private static int Draw(Random random, double[] shares)
    {
        var at = random.NextDouble() * shares.Sum();
        for (var i = 0; i < shares.Length - 1; i++) if ((at -= shares[i]) < 0) return i;
        return shares.Length - 1;
    }
}
