using System.Text;
using Twins.Core.Respondents.Model;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Prompts;

/// <summary>A question as the model reads it: its id, its text, and how to answer, with possibilities in the order shown.</summary>
internal sealed class QuestionText(StringBuilder text, Asking asking, Presentation presentation)
{
    public void Write(Question question)
    {
        text.Append("Question `").Append(question.Id).Append("`: ").AppendSafe(question.Text).Append('\n');
        switch (question)
        {
            case RatingQuestion when asking is Asking.Ssr:
                text.Append("Answer in one or two sentences in your own words, saying how you feel about it and how strongly. Give no number.\n");
                break;
            case CategoricalQuestion categorical:
                Categorical(categorical);
                break;
            case MultipleChoiceQuestion multiple:
                text.Append("Pick ").Append(multiple.Min == (multiple.Max ?? multiple.Options.Count) ? $"exactly {multiple.Min}" : $"between {multiple.Min} and {multiple.Max ?? multiple.Options.Count}").Append(" of these and answer with a list of their ids:\n");
                Options(multiple.Possibilities, ordinal: false);
                break;
            case RankQuestion rank:
                text.Append("Put all of these in order, the one you prefer most first, and answer with the list of their ids:\n");
                Options(rank.Possibilities, ordinal: false);
                break;
            case NumericQuestion numeric:
                text.Append("Answer with a number").Append(Bounds(numeric)).Append(".\n");
                break;
            case CompoundQuestion compound:
                new CompoundText(text, presentation).Write(compound);
                break;
            case OpenQuestion open:
                text.Append("Answer in your own words, in at most ").Append(open.MaxLength).Append(" characters.\n");
                break;
        }
        text.Append('\n');
    }

    private void Categorical(CategoricalQuestion question)
    {
        text.Append(asking is Asking.Stated
            ? "For each of these, give the probability (between 0 and 1, summing to 1) that it is your answer on an ordinary day:\n"
            : question is RatingQuestion ? "Answer with one of these whole numbers:\n" : "Answer with the id of one of these:\n");
        Options(question.Possibilities, question.Ordinal);
    }

    private void Options(IReadOnlyList<Option> options, bool ordinal)
    {
        foreach (var i in presentation.Order(options.Count, ordinal))
        {
            text.Append("- ").AppendSafe(options[i].Id);
            // The options can be headlines that others wrote.
            if (options[i].Label.Length > 0 && options[i].Label != options[i].Id) text.AppendLine(": ", options[i].Label);
            text.Append('\n');
        }
    }

    private static string Bounds(NumericQuestion question) =>
        (question.Min is { } min ? $" from {min}" : "") + (question.Max is { } max ? $" to {max}" : "") + (question.Unit is { Length: > 0 } unit ? $", in {unit.Replace('<', ' ').Replace('>', ' ')}" : "");
}
