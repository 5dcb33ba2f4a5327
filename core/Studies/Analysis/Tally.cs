using System.Numerics;
using System.Runtime.InteropServices;
using Twins.Core.Respondents;
using Twins.Core.Studies.Analysis.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// The answers to one question elicited in one way, as exact sums per stimulus and twin: as large as the panel, however
/// many replicates there are. Answers to a compound question are kept one by one.
/// </summary>
internal sealed class Tally(Measure measure, int stimuli, int twins)
{
    private const int PageSize = 256;

    private readonly int[]?[] slots = new int[]?[stimuli];
    private readonly List<Cell> cells = [];
    private readonly List<long[]> pages = [];
    private readonly long[] scratch = new long[measure.Parts];
    private int blocks;

    public Measure Measure { get; } = measure;

    public int Twins { get; } = twins;

    public int Stimuli => slots.Length;

    public long Asked { get; private set; }

    public long Answered { get; private set; }

    public long Abstained { get; private set; }

    /// <summary>Numbers too large to be meant.</summary>
    public long Beyond { get; private set; }

    /// <summary>Sums over single answers that variance components need; exact.</summary>
    public AnswerMoments Moments { get; } = new();

    /// <summary>Single answers to a compound question, which no sum replaces; in the order they came.</summary>
    public List<CompoundSheet> Sheets { get; } = [];

    /// <summary>Mass on the option shown first, over answers to unordered options; in units of 1/One.</summary>
    public Int128 FirstShown { get; private set; }

    public void Ask(Outcome outcome)
    {
        Asked++;
        if (outcome is Outcome.Abstained) Abstained++;
    }

    public bool Add(int stimulus, int twin, Presentation presentation, int paraphrase, Answer answer)
    {
        if (!Measure.TryRead(answer, scratch))
        {
            Beyond++;
            return false;
        }
        Answered++;
        if (answer is CompoundAnswer { Values: var values } && Measure.Question is CompoundQuestion compound)
            Sheets.Add(new CompoundSheet(stimulus, twin, presentation.Replicate, presentation.Version(compound.Versions), values));
        var wording = Math.Clamp(paraphrase, 0, WordingCounts.Length - 1);
        ref var cell = ref Touch(stimulus, twin);
        ref var at = ref presentation.Reversed ? ref cell.ReversedAt : ref cell.ForwardAt;
        if (at < 0) at = Reserve();
        var sums = Block(at);
        for (var k = 0; k < sums.Length; k++) sums[k] += scratch[k];
        if (presentation.Reversed) cell.Reversed++; else cell.Forward++;
        cell.Wordings[wording]++;
        if (Measure.Scores is not null) Moments.Add(Measure.Score(scratch), presentation.Reversed, wording);
        else if (Measure.Options.Count > 0) FirstShown += scratch[(Measure.Question is RankQuestion ? Measure.Options.Count : 0) + presentation.Order(Measure.Options.Count, ordinal: false)[0]];
        return true;
    }

    public int CountOf(int stimulus, int twin) => Find(stimulus, twin) is { } cell ? cell.Count : 0;

    public Cell? Find(int stimulus, int twin) => slots[stimulus]?[twin] is > 0 and var slot ? cells[slot - 1] : null;

    /// <summary>Mean parts of one twin's answers about one stimulus, in one order or both; null where there are none.</summary>
    public double[]? Mean(int stimulus, int twin, bool? reversed = null)
    {
        if (Sum(stimulus, twin, reversed) is not { } sum) return null;
        return [.. sum.Sums.Select(s => (double)s / Measure.One / sum.Count)];
    }

    /// <summary>Mean score of one twin's answers about one stimulus; null where there are none.</summary>
    public double? Score(int stimulus, int twin, bool? reversed = null) =>
        Sum(stimulus, twin, reversed) is { } sum ? (double)Measure.Score(sum.Sums) / Measure.One / sum.Count : null;

    /// <summary>The sum of scores, less <paramref name="level"/> for each answer.</summary>
    public double ScoreSum(int stimulus, int twin, Int128 level, bool? reversed = null) =>
        Sum(stimulus, twin, reversed) is { } sum ? (double)(Measure.Score(sum.Sums) - level * sum.Count) / Measure.One : 0;

    private (long[] Sums, int Count)? Sum(int stimulus, int twin, bool? reversed)
    {
        if (Find(stimulus, twin) is not { } cell) return null;
        var sums = new long[Measure.Parts];
        var count = 0;
        if (reversed is not true) count += Collect(sums, cell.ForwardAt, cell.Forward);
        if (reversed is not false) count += Collect(sums, cell.ReversedAt, cell.Reversed);
        return count > 0 ? (sums, count) : null;
    }

    private int Collect(long[] sums, int at, int count)
    {
        if (count is 0) return 0;
        var block = Block(at);
        for (var k = 0; k < sums.Length; k++) sums[k] += block[k];
        return count;
    }

    private ref Cell Touch(int stimulus, int twin)
    {
        var row = slots[stimulus] ??= new int[Twins];
        if (row[twin] is 0)
        {
            cells.Add(new Cell { ForwardAt = -1, ReversedAt = -1 });
            row[twin] = cells.Count;
        }
        return ref CollectionsMarshal.AsSpan(cells)[row[twin] - 1];
    }

    private int Reserve()
    {
        if (blocks % PageSize is 0) pages.Add(new long[PageSize * Measure.Parts]);
        return blocks++;
    }

    private Span<long> Block(int at) => pages[at / PageSize].AsSpan(at % PageSize * Measure.Parts, Measure.Parts);
}

/// <summary>Exact sums over all single answers y: Σy, Σy², Σy per order and wording, and how often they met.</summary>
internal sealed class AnswerMoments
{
    private readonly Int128[,] sums = new Int128[2, WordingCounts.Length];
    private readonly long[,] counts = new long[2, WordingCounts.Length];

    /// <summary>Σy², in units of 1/One².</summary>
    public BigInteger Squares { get; private set; }

    public void Add(Int128 y, bool reversed, int wording)
    {
        sums[reversed ? 1 : 0, wording] += y;
        counts[reversed ? 1 : 0, wording]++;
        Squares += (BigInteger)y * y;
    }

    public long Count(int order, int wording) => counts[order, wording];

    public Int128 Sum(int order, int wording) => sums[order, wording];
}
