using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>Which kind of compound question is answered how; null where the twin has nothing to say.</summary>
internal static class CompoundAnswers
{
    public static Answer? Of(CompoundQuestion question, QuestionReading reading, Reader reader) => question switch
    {
        MaxDiffQuestion maxDiff => MaxDiffAnswers.Of(maxDiff, reading, reader),
        VanWestendorpQuestion prices => PriceAnswers.Of(prices, reading, reader),
        ConjointQuestion conjoint => ConjointAnswers.Of(conjoint, reading, reader),
        KanoQuestion kano => KanoAnswers.Of(kano, reading, reader),
        BudgetQuestion budget => BudgetAnswers.Of(budget, reading, reader),
        PairwiseQuestion pairs => PairwiseAnswers.Of(pairs, reading, reader),
        _ => null,
    };
}
