using System.Runtime.CompilerServices;

namespace Twins.Core.Studies.Analysis;

/// <summary>What one twin answered about one stimulus: how often in each order and wording, and where the sums lie.</summary>
internal struct Cell
{
    public int Forward;
    public int Reversed;
    public WordingCounts Wordings;
    /// <summary>Start of the forward sums among a tally's sums; −1 while there are none.</summary>
    public int ForwardAt;
    public int ReversedAt;

    public readonly int Count => Forward + Reversed;
}

/// <summary>Answers for each of at most four wordings.</summary>
[InlineArray(Length)]
internal struct WordingCounts
{
    public const int Length = 4;
    private int first;
}
