using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>The more a feature means to the twin, the better it feels with it and the worse without it.</summary>
internal static class KanoAnswers
{
    /// <summary>Having a thing moves a twin more than lacking it, which it may not have noticed.</summary>
    private const double With = 3, Without = -2;

    public static Answer? Of(KanoQuestion question, QuestionReading reading, Reader reader)
    {
        if (OptionAnswers.Stands(reading, reader) is not { } stands) return null;
        var luck = new Luck(reader.Name, question.Id);
        return new CompoundAnswer([.. question.Features.SelectMany((f, i) => new[] { Feeling(luck, $"with {f.Id}", With * stands[i]), Feeling(luck, $"without {f.Id}", Without * stands[i]) })]);
    }

    /// <summary>The five feelings run from like to dislike.</summary>
    private static double Feeling(Luck luck, string occasion, double stand) => 4 - luck.Draw(occasion, Link.Ordinal(5, stand));
}
