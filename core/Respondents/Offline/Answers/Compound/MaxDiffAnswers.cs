using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>Best and worst by what the items' subjects mean to the twin, as in a single choice.</summary>
internal static class MaxDiffAnswers
{
    public static Answer? Of(MaxDiffQuestion question, QuestionReading reading, Reader reader)
    {
        if (OptionAnswers.Stands(reading, reader) is not { } utilities) return null;
        var luck = new Luck(reader.Name, question.Id);
        var version = reader.Presentation.Version(question.Versions);
        var sets = MaxDiffSets.Of(question)[version];
        var values = new double[2 * sets.Count];
        for (var s = 0; s < sets.Count; s++)
        {
            var set = sets[s];
            var best = luck.Choose($"best {version} {s}", [.. set.Select(i => utilities[i])]);
            int[] rest = [.. set.Where((_, at) => at != best)];
            (values[2 * s], values[(2 * s) + 1]) = (set[best], rest[luck.Choose($"worst {version} {s}", [.. rest.Select(i => -utilities[i])])]);
        }
        return new CompoundAnswer(values);
    }
}
