using MathNet.Numerics.LinearAlgebra;

namespace Twins.Core.Fidelity.Choice.Designs;

/// <summary>A design that is being changed, with its information kept up to date task by task.</summary>
internal sealed class ProfileSearch
{
    private readonly ConjointCoding coding;
    private readonly ConjointDesignOptions options;
    private readonly double[] utilities;
    private readonly double[] ranges;
    private readonly Matrix<double>[] parts;
    private Matrix<double> information;

    public ProfileSearch(ConjointCoding coding, ConjointDesignOptions options, int[][][] tasks)
    {
        (this.coding, this.options, Tasks) = (coding, options, tasks);
        utilities = options.Utilities ?? new double[coding.Width];
        ranges = Ranges(coding);
        parts = [.. tasks.Select(Part)];
        information = parts.Aggregate((sum, part) => sum + part);
        LogDeterminant = Ln(information);
    }

    public int[][][] Tasks { get; }

    /// <summary>ln det I with columns in units of their range; −∞ where utilities cannot be told apart.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>Sees to it that no product is forbidden and no two of a task are the same: by swaps, then by changing levels.</summary>
    /// <exception cref="AssumptionException">Nothing that is allowed was found.</exception>
    public void Repair(Random chance)
    {
        for (var round = 0; round < 2000; round++)
        {
            int[] broken = [.. Enumerable.Range(0, Tasks.Length).Where(t => Faults(Tasks[t]) > 0)];
            if (broken.Length is 0)
            {
                Renew();
                return;
            }
            foreach (var t in broken)
                if (round < 200) TrySwap(t, chance, (before, after, _) => after < before);
                else Change(Tasks[t], chance);
        }
        throw new AssumptionException("The prohibitions leave no products that differ; prohibit less or show fewer at a time.");
    }

    public void Improve(Random chance)
    {
        for (var trial = 0; trial < options.Trials; trial++) TrySwap(chance.Next(Tasks.Length), chance, (before, after, gain) => after <= before && gain() > 1e-9);
    }

    /// <summary>Swaps a level of an attribute between two products of a version, and back where it is not wanted.</summary>
    private void TrySwap(int t, Random chance, Func<int, int, Func<double>, bool> wanted)
    {
        var version = t / options.Tasks * options.Tasks;
        var other = version + chance.Next(options.Tasks);
        int a = chance.Next(coding.Attributes), i = chance.Next(options.Alternatives), j = chance.Next(options.Alternatives);
        int[] one = Tasks[t][i], two = Tasks[other][j];
        if (one[a] == two[a]) return;
        var before = Faults(Tasks[t]) + Faults(Tasks[other]);
        (one[a], two[a]) = (two[a], one[a]);
        Matrix<double>? changed = null, mine = null, theirs = null;
        if (wanted(before, Faults(Tasks[t]) + Faults(Tasks[other]), Gain))
        {
            if (changed is null) return;
            (parts[t], parts[other], information, LogDeterminant) = (mine!, other == t ? mine! : theirs!, changed, Ln(changed));
        }
        else (one[a], two[a]) = (two[a], one[a]);

        double Gain()
        {
            (mine, theirs) = (Part(Tasks[t]), Part(Tasks[other]));
            changed = other == t ? information - parts[t] + mine : information - parts[t] - parts[other] + mine + theirs;
            var next = Ln(changed);
            // A design that says nothing yet may wander until it does.
            return double.IsNegativeInfinity(LogDeterminant) ? 1 : next - LogDeterminant;
        }
    }

    private void Change(int[][] task, Random chance)
    {
        var before = Faults(task);
        var profile = task[chance.Next(task.Length)];
        var a = chance.Next(coding.Attributes);
        var level = profile[a];
        profile[a] = chance.Next(coding.Levels(a));
        if (Faults(task) > before) profile[a] = level;
    }

    private void Renew()
    {
        for (var t = 0; t < parts.Length; t++) parts[t] = Part(Tasks[t]);
        information = parts.Aggregate((sum, part) => sum + part);
        LogDeterminant = Ln(information);
    }

    private int Faults(int[][] task)
    {
        var faults = task.Sum(p => options.Prohibitions.Count(f => f.Forbids(p)));
        for (var i = 0; i < task.Length; i++)
            for (var j = 0; j < i; j++)
                if (task[i].AsSpan().SequenceEqual(task[j])) faults++;
        return faults;
    }

    private Matrix<double> Part(int[][] task)
    {
        double[][] codes = [.. task.Select(coding.Codes)];
        var shares = LogitShares.Of(utilities, codes);
        var scaled = Matrix<double>.Build.Dense(codes.Length, coding.Width, (j, k) => codes[j][k] / ranges[k]);
        var weighted = Matrix<double>.Build.Dense(codes.Length, coding.Width, (j, k) => shares[j] * scaled[j, k]);
        var mean = weighted.ColumnSums();
        return scaled.TransposeThisAndMultiply(weighted) - mean.OuterProduct(mean);
    }

    private double Ln(Matrix<double> matrix)
    {
        // In units of the choices, so that what is nothing can be told from what is little.
        var determinant = (matrix / Tasks.Length).Determinant();
        return determinant > 1e-12 * Math.Pow(.01, coding.Width) ? Math.Log(determinant) : double.NegativeInfinity;
    }

    private static double[] Ranges(ConjointCoding coding)
    {
        double[][] codes = [.. Enumerable.Range(0, coding.Attributes).SelectMany(a => Enumerable.Range(0, coding.Levels(a)).Select(level =>
        {
            var profile = new int[coding.Attributes];
            profile[a] = level;
            return coding.Codes(profile);
        }))];
        return [.. Enumerable.Range(0, coding.Width).Select(k => codes.Max(c => c[k]) - codes.Min(c => c[k]))];
    }
}
