using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>Divided as the twin's single choice would be, in whole hundredths of the total.</summary>
internal static class BudgetAnswers
{
    private const int Pieces = 100;

    public static Answer? Of(BudgetQuestion question, QuestionReading reading, Reader reader)
    {
        if (OptionAnswers.Stands(reading, reader) is not { } stands) return null;
        double[] exact = [.. Link.Softmax(stands).Select(p => p * Pieces)];
        int[] pieces = [.. exact.Select(e => (int)e)];
        // What rounding left over goes to the largest remainders (Hamilton).
        foreach (var i in Enumerable.Range(0, pieces.Length).OrderByDescending(i => exact[i] - pieces[i]).Take(Pieces - pieces.Sum()).ToArray()) pieces[i]++;
        return new CompoundAnswer([.. pieces.Select(p => p * question.Total / Pieces)]);
    }
}
