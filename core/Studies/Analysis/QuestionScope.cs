using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>One question elicited in one way, with what its numbers mean and who can be compared on it.</summary>
internal sealed class QuestionScope
{
    public QuestionScope(Tally tally, Roster roster)
    {
        (Tally, Roster, Measure) = (tally, roster, tally.Measure);
        Shown = [.. Enumerable.Range(0, tally.Stimuli).Where(s => Enumerable.Range(0, tally.Twins).Any(i => tally.CountOf(s, i) > 0))];
        OptionsCompete = Measure.Question is SingleChoiceQuestion { Variants: true } or RankQuestion { Variants: true };
        OptionsCount = Measure.Scores is null;
        if (OptionsCount && Shown.Count > 0) Focus = Foremost();
    }

    public Tally Tally { get; }

    public Roster Roster { get; }

    public Measure Measure { get; }

    /// <summary>Stimuli with at least one answer, as written in the campaign.</summary>
    public IReadOnlyList<int> Shown { get; }

    /// <summary>True when the options are the variants, so that they are what is ranked.</summary>
    public bool OptionsCompete { get; }

    /// <summary>True when answers are options rather than numbers.</summary>
    public bool OptionsCount { get; }

    /// <summary>For answers that are options: the one most chosen over all stimuli, whose share stands for each stimulus.</summary>
    public int Focus { get; }

    public bool Ranks => Measure.Question is RankQuestion;

    /// <summary>True when the verdict is about the options: they are the variants, or there is but one thing to choose about.</summary>
    public bool OptionsJudged => OptionsCount && (OptionsCompete || Shown.Count is 1);

    /// <summary>What the verdict is about; null where nobody answered.</summary>
    public Contest? Judged => Shown.Count is 0 ? null : OptionsJudged ? Options() : Stimuli();

    /// <summary>The number that stands for one twin's answers about one stimulus.</summary>
    public double? Value(int stimulus, int twin, bool? reversed = null) =>
        OptionsCount ? Tally.Mean(stimulus, twin, reversed)?[Focus] : Tally.Score(stimulus, twin, reversed);

    public Contest Stimuli()
    {
        var bounds = QuestionWords.Bounds(this);
        var top = Measure.Question is CategoricalQuestion { TopBox: > 0 and var boxes } ? boxes : 0;
        return new Contest(
            [.. Shown.Select(s => Roster.Stimuli[s])],
            Fill(Shown.Count, (i, k) => Value(Shown[k], i)),
            top > 0 ? Fill(Shown.Count, (i, k) => Tally.Mean(Shown[k], i)?[^top..].Sum()) : null,
            Roster.Weights,
            HighestIsBest: !Ranks,
            bounds);
    }

    /// <summary>The options against each other, over all stimuli shown.</summary>
    public Contest Options() => new(
        [.. Measure.Options.Select(o => o.Id)],
        Fill(Measure.Options.Count, OptionValue),
        null,
        Roster.Weights,
        HighestIsBest: !Ranks,
        Ranks ? new Interval(1, Measure.Options.Count) : new Interval(0, 1));

    /// <summary>The weighted distribution of some twins' answers about one stimulus; empty where answers have none.</summary>
    public double[] Distribution(int stimulus, IEnumerable<int> twins)
    {
        if (Measure.DistributionAt is not { } at) return [];
        var sum = new double[Measure.Options.Count];
        foreach (var i in twins)
        {
            if (Tally.Mean(stimulus, i) is not { } mean) continue;
            for (var k = 0; k < sum.Length; k++) sum[k] += Roster.Weights[i] * mean[at + k];
        }
        return sum.Sum() > 0 ? Distributions.Normalise(sum) : [];
    }

    public double[] Distribution(int stimulus) => Distribution(stimulus, Enumerable.Range(0, Tally.Twins));

    public int Base => Enumerable.Range(0, Tally.Twins).Count(i => Shown.Any(s => Tally.CountOf(s, i) > 0));

    public int Answers(int stimulus) => Enumerable.Range(0, Tally.Twins).Sum(i => Tally.CountOf(stimulus, i));

    private double? OptionValue(int twin, int option)
    {
        double sum = 0;
        var count = 0;
        foreach (var s in Shown)
        {
            if (Tally.Mean(s, twin) is not { } mean) continue;
            sum += mean[option];
            count++;
        }
        return count > 0 ? sum / count : null;
    }

    private int Foremost()
    {
        var means = Enumerable.Range(0, Measure.Options.Count).Select(k => Enumerable.Range(0, Tally.Twins)
            .Select(i => (Weight: Roster.Weights[i], Value: OptionValue(i, k))).Where(x => x.Value is not null).Sum(x => x.Weight * x.Value!.Value)).ToArray();
        return Array.IndexOf(means, Ranks ? means.Min() : means.Max());
    }

    private double[] Fill(int columns, Func<int, int, double?> value)
    {
        var values = new double[Tally.Twins * columns];
        for (var i = 0; i < Tally.Twins; i++)
            for (var k = 0; k < columns; k++) values[i * columns + k] = value(i, k) ?? double.NaN;
        return values;
    }
}
