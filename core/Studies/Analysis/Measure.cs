using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Analysis;

/// <summary>
/// How answers to one question are counted: each becomes a few parts in fixed point, so that sums are exact and do not
/// depend on the order in which answers arrive.
/// </summary>
internal sealed class Measure
{
    /// <summary>1 in fixed point: 40 binary places, room for eight million answers in a cell.</summary>
    public const long One = 1L << 40;

    private const double MostNumber = 1e12;

    private Measure(Question question, IReadOnlyList<Option> options, int parts, long[]? scores)
    {
        (Question, Options, Parts, Scores) = (question, options, parts, scores);
    }

    public Question Question { get; }

    /// <summary>Possibilities in natural order; empty for numbers and text.</summary>
    public IReadOnlyList<Option> Options { get; }

    public int Parts { get; }

    /// <summary>What each part adds to the single number that ranks stimuli; null where no such number exists.</summary>
    public long[]? Scores { get; }

    public bool Ordinal => Question is CategoricalQuestion { Ordinal: true };

    /// <summary>Where the distribution over options begins among the parts; null where there is none.</summary>
    public int? DistributionAt => Question switch { CategoricalQuestion => 0, RankQuestion => Options.Count, _ => null };

    public double[] Values => Scores is null ? [] : [.. Scores.Select(s => (double)s)];

    public static Measure Of(Question question) => question switch
    {
        NpsQuestion nps => new(question, nps.Possibilities, 11, [.. Enumerable.Range(0, 11).Select(p => (long)NetPromoter.Points(p))]),
        CategoricalQuestion { Ordinal: true } rating => new(question, rating.Possibilities, rating.Possibilities.Count, [.. rating.Possibilities.Select(o => (long)o.Value)]),
        CategoricalQuestion choice => new(question, choice.Possibilities, choice.Possibilities.Count, null),
        MultipleChoiceQuestion multiple => new(question, multiple.Possibilities, multiple.Options.Count, null),
        // Ranks first, then who came first.
        RankQuestion rank => new(question, rank.Possibilities, 2 * rank.Options.Count, null),
        // The whole part and what is behind the point, since together they outgrow 64 bits.
        NumericQuestion => new(question, [], 2, [One, 1]),
        OpenQuestion => new(question, [], 1, [1]),
        // Only counted: what it means is read from its single answers.
        CompoundQuestion => new(question, [], 1, [1]),
        _ => throw new NotSupportedException($"Answers to {question.GetType().Name} cannot be counted yet."),
    };

    /// <summary>Writes an answer's parts; false when it is a number too large to be meant.</summary>
    /// <exception cref="ArgumentException">It is not an answer to this question.</exception>
    public bool TryRead(Answer answer, Span<long> parts)
    {
        parts.Clear();
        switch (answer)
        {
            case CategoricalAnswer { Probabilities: var p } when Question is CategoricalQuestion && p.Count == Parts: Fix(p, parts); return true;
            case SelectionAnswer { Picked: var p } when Question is MultipleChoiceQuestion && p.Count == Parts: Fix(p, parts); return true;
            case RankingAnswer { Order: var order } when Question is RankQuestion && order.Count == Options.Count: Rank(order, parts); return true;
            case NumberAnswer { Value: var value } when Question is NumericQuestion: return Split(value, parts);
            case CompoundAnswer { Values: var values } when Question is CompoundQuestion compound && values.Count == compound.Fields.Count: return true;
            case TextAnswer { Text: var text } when Question is OpenQuestion: parts[0] = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length * One; return true;
            default: throw new ArgumentException($"A {answer.GetType().Name} is not an answer to '{Question.Id}'.", nameof(answer));
        }
    }

    /// <summary>Σ score · part: exact, in units of 1/<see cref="One"/>.</summary>
    public Int128 Score(ReadOnlySpan<long> parts)
    {
        Int128 sum = 0;
        for (var k = 0; k < parts.Length; k++) sum += (Int128)Scores![k] * parts[k];
        return sum;
    }

    private static void Fix(IReadOnlyList<double> shares, Span<long> parts)
    {
        for (var k = 0; k < parts.Length; k++) parts[k] = (long)Math.Round(Math.Clamp(shares[k], 0, 1) * One);
    }

    private void Rank(IReadOnlyList<int> order, Span<long> parts)
    {
        for (var place = 0; place < order.Count; place++) parts[order[place]] = (place + 1) * One;
        parts[Options.Count + order[0]] = One;
    }

    private static bool Split(double value, Span<long> parts)
    {
        if (!(Math.Abs(value) <= MostNumber)) return false;
        var whole = Math.Floor(value);
        (parts[0], parts[1]) = ((long)whole, (long)Math.Round((value - whole) * One));
        return true;
    }
}
