using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>How alike the twins answer each question, beside people where there are any.</summary>
internal sealed class HomogeneityFindings(BiasPlan plan, AnswerBook book, IReadOnlyList<PeopleAnswers> people)
{
    private const int Draws = 500;
    private const int FewestTwins = 5;

    public IReadOnlyList<HomogeneityFinding> All() => [.. plan.Measures.Where(m => m.Option is null or 0).Select(Find).OfType<HomogeneityFinding>()];

    private HomogeneityFinding? Find(BiasMeasure measure)
    {
        var question = measure.Question;
        string[] versions = [.. plan.Panel.Members.Select(m => m.Version)];
        var shown = book.Distributions(question.Id).Select(d => versions.Select(v => d.GetValueOrDefault(v)).ToArray()).ToList();
        int[] units = [.. Enumerable.Range(0, versions.Length).Where(i => shown.Exists(s => s[i] is not null))];
        if (units.Length < FewestTwins) return null;
        double? Mean(int[] sample) => Average(shown, sample.Select(s => units[s]).ToArray());
        if (Mean([.. Enumerable.Range(0, units.Length)]) is not { } value) return null;
        var interval = CaseBootstrap.Interval(units.Length, Mean, Draws, plan.Campaign.Plan.Seed) ?? new Interval(value, value);
        return new HomogeneityFinding(question.Id, question.Text, new Estimate(value, interval.Low, interval.High), units.Length, 1.0 / question.Possibilities.Count, OfPeople(measure));
    }

    private static double? Average(List<double[]?[]> shown, int[] twins)
    {
        double[] values = [.. shown.Select(s => Sum([.. twins.Select(t => s[t]).OfType<double[]>()])).OfType<double>()];
        return values.Length is 0 ? null : values.Average();
    }

    /// <summary>Σp² over what some twins answered about one thing, each twin counting once.</summary>
    private static double? Sum(IReadOnlyList<double[]> answers)
    {
        if (answers.Count is 0) return null;
        var p = new double[answers[0].Length];
        foreach (var answer in answers)
        {
            var total = answer.Sum();
            for (var k = 0; k < p.Length; k++) p[k] += answer[k] / total;
        }
        return Homogeneity.Of(Distributions.Normalise(p));
    }

    private PeopleLikeness? OfPeople(BiasMeasure measure)
    {
        var asked = people.Where(p => p.Question.Id == measure.Question.Id && p.People.Count > 1).ToList();
        if (asked.Count is 0) return null;
        return new PeopleLikeness(asked.Average(a => Homogeneity.OfAnswers([[.. a.People.Select(p => (double)p.Answer)]])), asked.Min(a => a.People.Count));
    }
}
