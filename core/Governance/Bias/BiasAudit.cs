using Twins.Core.Governance.Bias.Findings;
using Twins.Core.Respondents;
using Twins.Core.Runs;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias;

/// <summary>
/// Asks what an audit needs and reads the answers. It keeps no state: killed and started again, it walks the same plans, and the
/// ledger answers what was already bought.
/// </summary>
public sealed class BiasAudit
{
    private readonly Study study;
    private readonly IRespondent respondent;
    private readonly AnswerBook book;
    private readonly IReadOnlyList<PeopleAnswers> people;

    /// <exception cref="Documents.DocumentException">The campaign asks nothing that can be audited, or a file of people's answers cannot be read.</exception>
    public BiasAudit(Study study, BiasOptions options, IRespondent respondent, int concurrency)
    {
        (this.study, this.respondent) = (study, respondent);
        Plan = new BiasPlan(study, options, again: respondent.Identity.IsLanguageModel);
        // What cannot be read must be heard of before the first answer is bought.
        people = PeopleAnswers.All(study.File, Plan.Campaign);
        book = new AnswerBook(Plan.Measures);
        Drivers = [.. Plan.Plans.Select((p, i) => new RunDriver(p, respondent, concurrency, asked => Take(asked, asTheyAre: i is 0)))];
    }

    public BiasPlan Plan { get; }

    /// <summary>One after the other: the twins as they are, then in guises.</summary>
    public IReadOnlyList<RunDriver> Drivers { get; }

    /// <summary>The report on everything that was asked so far.</summary>
    /// <param name="end">How the last run ended.</param>
    public BiasReport Report(RunEnd end, DateTimeOffset finished, IReadOnlyList<EarlierAudit> earlier)
    {
        var usage = Drivers.Aggregate(default(Usage), (sum, d) => sum + d.Progress.Usage);
        var done = Drivers.Sum(d => d.Progress.Done);
        var findings = new BiasFindings(Plan, book, people, respondent.Identity);
        return findings.Report(study, finished, usage, earlier) with
        {
            Incomplete = end.Kind is RunEndKind.Completed ? null : $"This audit is not complete: {done:N0} of {Plan.Count:N0} evaluations were asked. {end.Message}",
        };
    }

    private void Take(IReadOnlyList<AskedEvaluation> asked, bool asTheyAre)
    {
        foreach (var (evaluation, response) in asked) book.Add(evaluation, response, keepDistribution: asTheyAre && evaluation.Replicate < Plan.Replicates);
    }
}
