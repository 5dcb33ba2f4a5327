using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Charts;

/// <summary>The leader and everyone who shares a letter with it: what cannot be told apart from the best.</summary>
public sealed class FrontGroup(QuestionReport question)
{
    private readonly string leader = question.Results.Count > 0 ? question.Results[0].Letters : "";

    public int Size { get; } = question.Results.Count(r => Shares(r, question.Results[0]));

    // Statements of a matrix are listed, not compared.
    public bool Holds(StimulusResult result) => (result.Rank == 1 && question.Matrix is null) || result.Letters.AsSpan().IndexOfAny(leader) >= 0;

    private static bool Shares(StimulusResult r, StimulusResult first) => r == first || r.Letters.AsSpan().IndexOfAny(first.Letters) >= 0;
}
