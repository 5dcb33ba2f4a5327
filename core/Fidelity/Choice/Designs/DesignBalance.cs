namespace Twins.Core.Fidelity.Choice.Designs;

internal static class DesignBalance
{
    public static double Overlap(IReadOnlyList<int[][]> tasks)
    {
        int same = 0, pairs = 0;
        foreach (var task in tasks)
            for (var i = 0; i < task.Length; i++)
                for (var j = 0; j < i; j++)
                    for (var a = 0; a < task[i].Length; a++, pairs++)
                        if (task[i][a] == task[j][a]) same++;
        return (double)same / pairs;
    }

    public static double Imbalance(IReadOnlyList<int[][]> tasks, ConjointCoding coding)
    {
        int[][] profiles = [.. tasks.SelectMany(t => t)];
        return Enumerable.Range(0, coding.Attributes).Max(a =>
        {
            var even = profiles.Length / (double)coding.Levels(a);
            return Enumerable.Range(0, coding.Levels(a)).Max(level => Math.Abs(profiles.Count(p => p[a] == level) - even) / even);
        });
    }
}
