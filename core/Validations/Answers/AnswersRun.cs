using Twins.Core.Fidelity.Accuracy;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>Holds twins against their people, item by item.</summary>
internal sealed class AnswersRun(AnswersCheck check, ValidationRun run)
{
    private const int Draws = 1000;

    /// <exception cref="Documents.DocumentException">A file cannot be used.</exception>
    public async Task<CheckResult> RunAsync(CancellationToken cancellationToken)
    {
        var answers = await new AnswersReader(check, run).ReadAsync(cancellationToken);
        var notes = answers.Notes.ToList();
        var baselines = AnswerBaselines.Of(answers, check, run, notes);
        var individual = new IndividualFigures(check, answers, baselines, run.Plan.Seed);
        var groups = new GroupFigures(check.Id, answers);
        return new CheckResult
        {
            Id = check.Id,
            Kind = "answers",
            Findings = [.. individual.Findings(), .. new CeilingFigures(check.Id, answers, run.Plan.Seed).Findings(), .. new PanelFigures(check.Id, answers, run.Plan.Seed, notes).Findings(), .. groups.Finding()],
            Twins = [.. answers.Judged.Select(i => answers.People[i])],
            Notes = notes,
            Rivals = individual.Rivals(),
            Items = Items(answers),
            Groups = groups.Rows,
        };
    }

    private IReadOnlyList<ItemRow> Items(PairedAnswers answers)
    {
        int[] judged = answers.Judged;
        var pairs = answers.Items.Select(item => item.Errors(item.Twin)).Select(p => (Human: At(p.Human), Other: At(p.Other))).ToList();
        var draws = PairedBootstrap.Draw(new PairedOutcomes([.. pairs.Select(p => p.Human)], [.. pairs.Select(p => p.Other)]), Draws, run.Plan.Seed);
        return [.. answers.Items.Select((item, k) => Row(item, PairedSums.Of(pairs[k].Human, pairs[k].Other), item.Scale.IsOrdered ? draws.Interval(k, PairedMeasure.Correlation) : null, judged))];

        double[] At(double[] values) => [.. judged.Select(i => values[i])];
    }

    private static ItemRow Row(ItemAnswers item, PairedSums sums, Fidelity.Interval? interval, int[] judged)
    {
        var shares = ItemShares.Of(item, judged);
        return item.Scale.IsOrdered
            ? new(item.Id, (int)sums.Pairs, sums.Accuracy(item.Range), sums.Correlation, interval, sums.Skill, sums.SpreadRatio, shares.Similarity, shares.Labels, shares.Human, shares.Twin)
            : new(item.Id, (int)sums.Pairs, sums.Accuracy(1), null, null, null, null, null, shares.Labels, shares.Human, shares.Twin);
    }
}
