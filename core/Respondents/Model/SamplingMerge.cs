using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// Several draws as one response: distributions and numbers are averaged over the draws that answered, rankings and texts
/// are the first draw's, and so are answers in several parts. A question that fewer than half of the draws answered has the outcome that came most often.
/// </summary>
internal static class SamplingMerge
{
    public static Response Of(Evaluation evaluation, IReadOnlyList<Response> draws)
    {
        var outcomes = new Outcome[evaluation.Questionnaire.Questions.Count];
        for (var i = 0; i < outcomes.Length; i++) outcomes[i] = Merge([.. draws.Select(d => d.Outcomes[i])]);
        var told = draws.FirstOrDefault(d => d.Reason is not null) ?? draws[0];
        var usage = draws.Aggregate(default(Usage), (sum, d) => sum + d.Usage);
        return told with { Outcomes = outcomes, Usage = usage };
    }

    private static Outcome Merge(IReadOnlyList<Outcome> draws)
    {
        var answers = draws.OfType<Outcome.Answered>().Select(a => a.Answer).ToList();
        return 2 * answers.Count >= draws.Count
            ? new Outcome.Answered(Mean(answers))
            : draws.Where(d => d is not Outcome.Answered).GroupBy(d => d.GetType()).MaxBy(g => g.Count())!.First();
    }

    private static Answer Mean(IReadOnlyList<Answer> answers) => answers[0] switch
    {
        CategoricalAnswer first => new CategoricalAnswer(Mean([.. answers.Cast<CategoricalAnswer>().Select(a => a.Probabilities)], first.Probabilities.Count)),
        SelectionAnswer first => new SelectionAnswer(Mean([.. answers.Cast<SelectionAnswer>().Select(a => a.Picked)], first.Picked.Count)),
        NumberAnswer => new NumberAnswer(answers.Cast<NumberAnswer>().Average(a => a.Value)),
        var first => first,
    };

    private static double[] Mean(IReadOnlyList<IReadOnlyList<double>> draws, int count)
    {
        var mean = new double[count];
        for (var i = 0; i < count; i++) mean[i] = draws.Average(d => d[i]);
        return mean;
    }
}
