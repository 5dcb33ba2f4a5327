namespace Twins.Bench.MegaStudy;

/// <summary>EV3: what a few human labels mend on real people and their twins. Needs no model; any machine gives these figures.</summary>
public static class MegaStudyBenchmark
{
    private const int Seed = 1;

    /// <summary>Labels per outcome that the gate of skill is stated for.</summary>
    private const int Stated = 50;

    private const int Splits = 10;
    private const int Draws = 1000;
    private static readonly int[] Sizes = [25, 50, 100];

    /// <returns>0, 1 when a gate is missed, 2 when the files cannot be used.</returns>
    public static int Run(string? folder, TextWriter @out)
    {
        try
        {
            var table = MegaStudyTable.Read(folder ?? SharedData.Find("megastudy"));
            var raw = RawFigures.Of(table);
            var skills = Sizes.ToDictionary(n => n, n => Enumerable.Range(Seed, Splits).Select(seed => SkillTrial.Run(table, n, seed, n is Stated && seed is Seed ? Draws : 0)).ToArray());
            var means = Sizes.ToDictionary(n => n, n => RectifiedTrial.Run(table, n, Seed));
            var gates = Gates(raw, skills, means);
            MegaStudyReport.Write(table, raw, skills, means, gates, @out);
            return gates.All(g => g.IsReached) ? 0 : 1;
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            @out.WriteLine(e.Message);
            return 2;
        }
    }

    private static Gate[] Gates(RawFigures raw, Dictionary<int, SkillTrial[]> skills, Dictionary<int, RectifiedTrial> means) =>
    [
        Gate.Same("individual r", raw.Correlation, .226, 3),
        Gate.Same("accuracy 1 − mean abs. error / range", raw.Accuracy, .749, 3),
        Gate.Same("SD ratio", raw.SpreadRatio, .669, 3),
        Gate.Same("under-dispersed outcomes", raw.UnderDispersed, .939, 3),
        Gate.Same("skill of raw twins", raw.Skill, -.45, 2),
        Gate.Same("median worth of an unlimited panel, humans", raw.Worth[1], 15, 0),
        Gate.Same("its lower quartile", raw.Worth[0], 5, 0),
        Gate.Same("its upper quartile", raw.Worth[2], 50, 0),
        Gate.AtLeast("skill with 50 labels per outcome", skills[Stated].Average(s => s.Shrunk), .03, 2),
        Gate.AtLeast("skill with 100 labels per outcome", skills[100].Average(s => s.Shrunk), .05, 2),
        Gate.Between("PPI++ coverage with 50 labels", means[50].Coverage, .93, .97),
        Gate.Between("PPI++ coverage with 100 labels", means[100].Coverage, .93, .97),
        .. Sizes.Select(n => Gate.Between($"coverage of the small-sample interval with {n} labels", means[n].Small, .935, .965)),
        Gate.AtLeast("PPI++ gain in effective n with 50 labels", means[50].Reported, 1.09, 2),
        Gate.AtLeast("PPI++ gain in effective n with 100 labels", means[100].Reported, 1.09, 2),
    ];
}
