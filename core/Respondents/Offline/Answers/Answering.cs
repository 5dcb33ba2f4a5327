using Twins.Core.Respondents.Offline.Answers.Compound;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>Which kind of question is answered how.</summary>
internal static class Answering
{
    public static Outcome Of(Question question, QuestionReading reading, Reader reader)
    {
        var answer = question switch
        {
            CategoricalQuestion { Ordinal: true } ordinal => Ordinal(ordinal, reading, reader),
            SingleChoiceQuestion single => OptionAnswers.Single(single, reading, reader),
            MultipleChoiceQuestion multiple => OptionAnswers.Multiple(multiple, reading, reader),
            RankQuestion rank => OptionAnswers.Rank(rank, reading, reader),
            NumericQuestion numeric => NumberAnswers.Of(numeric, reading, reader),
            CompoundQuestion compound => CompoundAnswers.Of(compound, reading, reader),
            OpenQuestion open => TextAnswers.Of(open, reading, reader),
            _ => null,
        };
        return answer is null ? new Outcome.Abstained(WhyNot(question, reading, reader)) : new Outcome.Answered(answer);
    }

    private static CategoricalAnswer? Ordinal(CategoricalQuestion question, QuestionReading reading, Reader reader) =>
        question.Possibilities.Count is 0 || reader.On(reading).IsThin ? null : new CategoricalAnswer(Link.Ordinal(question.Possibilities.Count, reader.Latent(reading)));

    private static string WhyNot(Question question, QuestionReading reading, Reader reader) =>
        reader.On(reading).IsThin || question is not (NumericQuestion or VanWestendorpQuestion)
            ? "Nothing that is known of this twin relates to the message and the question."
            : "Nothing gives this twin a number: no price shown, no limit of its own, and no bounds on both sides.";
}
