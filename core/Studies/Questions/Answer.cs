namespace Twins.Core.Studies.Questions;

/// <summary>What a twin answered to one question: a closed set, one kind for each shape of answer.</summary>
public abstract record Answer
{
    private protected Answer()
    {
    }
}

/// <summary>
/// A distribution over the possibilities of a <see cref="CategoricalQuestion"/>, in their natural order; a direct
/// answer has all its mass on one. Sums to 1.
/// </summary>
public sealed record CategoricalAnswer(IReadOnlyList<double> Probabilities) : Answer
{
    /// <summary>All the mass on possibility <paramref name="index"/> of <paramref name="count"/>.</summary>
    public static CategoricalAnswer Of(int index, int count)
    {
        var p = new double[count];
        p[index] = 1;
        return new CategoricalAnswer(p);
    }

    /// <summary>The expected value, Σ p_k v_k: of a rating its points.</summary>
    public double Mean(IReadOnlyList<Option> possibilities) => Probabilities.Select((p, k) => p * possibilities[k].Value).Sum();
}

/// <summary>For each option of a multiple choice, the probability that it is picked; 0 or 1 for a direct answer.</summary>
public sealed record SelectionAnswer(IReadOnlyList<double> Picked) : Answer;

/// <summary>Indices of the options, best first; every option once.</summary>
public sealed record RankingAnswer(IReadOnlyList<int> Order) : Answer;

/// <summary>A number in the question's unit.</summary>
public sealed record NumberAnswer(double Value) : Answer;

/// <summary>Free text, exactly as it was given.</summary>
public sealed record TextAnswer(string Text) : Answer;

/// <summary>The simple answers to a compound question: for each of its fields the number, or the place of what was chosen.</summary>
public sealed record CompoundAnswer(IReadOnlyList<double> Values) : Answer;
