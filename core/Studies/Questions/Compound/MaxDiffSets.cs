using System.Runtime.CompilerServices;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>
/// Which items of a MaxDiff are shown together. It follows from the question alone, so that every machine shows the same
/// sets, and is searched for once. Whoever changes the search changes what twins see: raise the version of the prompts.
/// </summary>
public static class MaxDiffSets
{
    public const int Versions = 8;

    private static readonly ConditionalWeakTable<MaxDiffQuestion, MaxDiffDesign> Known = [];

    /// <summary>Per version its sets, per set its items in the order shown.</summary>
    public static IReadOnlyList<IReadOnlyList<int[]>> Of(MaxDiffQuestion question) => Design(question).Versions;

    public static MaxDiffDesign Design(MaxDiffQuestion question) =>
        Known.GetValue(question, static q => MaxDiffDesign.Of(q.Items.Count, q.PerSet, q.Asked, Versions, unchecked((int)Seeds.For(0, "maxdiff", q.Id))));
}
