using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>One of two by what their subjects mean to the twin, as in a single choice.</summary>
internal static class PairwiseAnswers
{
    public static Answer? Of(PairwiseQuestion question, QuestionReading reading, Reader reader)
    {
        if (OptionAnswers.Stands(reading, reader) is not { } stands) return null;
        var luck = new Luck(reader.Name, question.Id);
        return new CompoundAnswer([.. PairwiseQuestion.Shown(question)[reader.Presentation.Version(question.Versions)].Select(pair => (double)Taken(luck, pair, stands))]);
    }

    /// <summary>Named by the two items, so that a twin says the same of them wherever they stand.</summary>
    private static int Taken(Luck luck, (int First, int Second) pair, double[] stands)
    {
        int low = Math.Min(pair.First, pair.Second), high = Math.Max(pair.First, pair.Second);
        return luck.Choose($"{low} {high}", [stands[low], stands[high]]) is 0 ? low : high;
    }
}
