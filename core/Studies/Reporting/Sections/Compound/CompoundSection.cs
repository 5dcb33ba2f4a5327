using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;

namespace Twins.Core.Studies.Reporting.Sections.Compound;

/// <summary>What a question in several parts found, drawn as its kind is usually read.</summary>
internal static class CompoundSection
{
    public static Html? Of(QuestionReport q, Messages messages) => q.Compound.Count is 0 ? null : (Html)$"{q.Compound.Select(c => One(c, q, messages))}";

    private static Html One(CompoundReport found, QuestionReport q, Messages messages) =>
        $"""
        {(q.Compound.Count is 1 ? null : (Html)$"<h4>{messages.Short(found.Stimulus)}</h4><p class=\"soft\" dir=\"auto\">{found.Verdict.Sentence}</p>")}
        {Drawn(found, q)}
        {found.Notes.Select(n => (Html)$"<p class=\"soft\" dir=\"auto\">{n}</p>")}
        """;

    private static Html? Drawn(CompoundReport found, QuestionReport q) => found switch
    {
        MaxDiffReport maxDiff => MaxDiffTable.Of(maxDiff),
        PriceReport prices => PriceSection.Of(prices),
        ConjointReport conjoint => ConjointSection.Of(conjoint),
        KanoReport kano => KanoSection.Of(kano),
        BudgetReport budget => ShareTables.Of(budget),
        PairwiseReport pairs => ShareTables.Of(pairs),
        _ => null,
    };
}
