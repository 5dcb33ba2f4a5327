using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias;

/// <summary>What was answered under each version of each twin, by measure and by what was asked about.</summary>
internal sealed class AnswerBook(IReadOnlyList<BiasMeasure> measures)
{
    private readonly Dictionary<(string Version, string Stimulus, int Replicate), (double Score, double Favour)?[]> answers = [];
    private readonly Dictionary<(string Question, string Stimulus), Dictionary<string, double[]>> distributions = [];

    public IReadOnlyList<BiasMeasure> Measures => measures;

    /// <summary>Answers that were asked for, and those that did not come.</summary>
    public (long Asked, long Missing) Outcomes { get; private set; }

    public void Add(Evaluation evaluation, Response response, bool keepDistribution)
    {
        var key = (evaluation.Member.Version, evaluation.Stimulus.Id, evaluation.Replicate);
        if (!answers.TryGetValue(key, out var row)) answers[key] = row = new (double, double)?[measures.Count];
        for (var m = 0; m < measures.Count; m++)
        {
            if (IndexOf(evaluation, measures[m]) is not (>= 0 and var q)) continue;
            row[m] = measures[m].Read(response.Outcomes[q]);
            Outcomes = (Outcomes.Asked + 1, Outcomes.Missing + (row[m] is null ? 1 : 0));
            if (keepDistribution && measures[m].Option is null or 0 && response.Outcomes[q] is Outcome.Answered { Answer: Studies.Questions.CategoricalAnswer { Probabilities: var p } }) Spread(measures[m].Question.Id, key.Id, key.Version, p);
        }
    }

    /// <summary>Everything answered under a version to one measure.</summary>
    public IEnumerable<(string Stimulus, int Replicate, double Score, double Favour)> Of(string version, int measure, IReadOnlyList<string> stimuli, int from, int to)
    {
        foreach (var stimulus in stimuli)
            for (var r = from; r < to; r++)
                if (answers.TryGetValue((version, stimulus, r), out var row) && row[measure] is { } answer) yield return (stimulus, r, answer.Score, answer.Favour);
    }

    public (double Score, double Favour)? Find(string version, int measure, string stimulus, int replicate) => answers.TryGetValue((version, stimulus, replicate), out var row) ? row[measure] : null;

    /// <summary>Per thing asked about, each twin's summed distribution over the answers to a question.</summary>
    public IEnumerable<IReadOnlyDictionary<string, double[]>> Distributions(string question) => distributions.Where(d => d.Key.Question == question).OrderBy(d => d.Key.Stimulus, StringComparer.Ordinal).Select(d => d.Value);

    private void Spread(string question, string stimulus, string version, IReadOnlyList<double> p)
    {
        if (!distributions.TryGetValue((question, stimulus), out var twins)) distributions[(question, stimulus)] = twins = new Dictionary<string, double[]>(StringComparer.Ordinal);
        if (!twins.TryGetValue(version, out var sums)) twins[version] = sums = new double[p.Count];
        for (var k = 0; k < sums.Length; k++) sums[k] += p[k];
    }

    private static int IndexOf(Evaluation evaluation, BiasMeasure measure)
    {
        var questions = evaluation.Questionnaire.Questions;
        for (var q = 0; q < questions.Count; q++)
            if (questions[q].Id == measure.Question.Id) return q;
        return -1;
    }
}
