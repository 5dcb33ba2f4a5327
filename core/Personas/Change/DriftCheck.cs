using Twins.Core.Fidelity.Drift;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change;

/// <summary>
/// Holds a changed twin against the one that was validated: both answer a fixed set of questions by the same respondent, in
/// the same orders and wordings, so that what differs is the twin.
/// </summary>
/// <param name="respondent">Answers for both.</param>
/// <param name="replicates">How often each is asked. A respondent that is no language model always says the same and is asked once.</param>
public sealed class DriftCheck(IRespondent respondent, int replicates, int seed)
{
    /// <param name="baseline">The twin as documented, or under another life.</param>
    /// <param name="changed">The same twin as changed.</param>
    public async Task<DriftReport> RunAsync(Twin baseline, Twin changed, QuestionSet set, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (baseline.Id != changed.Id) throw new ArgumentException($"Drift is that of one twin; '{baseline.Id}' and '{changed.Id}' are two.", nameof(changed));
        var (before, after) = (await AskAsync(baseline, set, cancellationToken), await AskAsync(changed, set, cancellationToken));
        var compared = set.Questions.Select((q, i) => (Question: q, Drift: QuestionShift.Of(q, before[i], after[i], respondent.Identity.IsLanguageModel))).ToList();
        var drifts = compared.Select(c => c.Drift).OfType<QuestionDrift>().ToList();
        var (psi, divergence) = (Mean(drifts.Select(d => d.Psi)), Mean(drifts.Select(d => d.JensenShannon)));
        return new DriftReport(baseline.Id, TwinVersion.Of(baseline), TwinVersion.Of(changed), respondent.Identity.Name, drifts, psi, divergence, Verdict(psi, drifts), [.. compared.Where(c => c.Drift is null).Select(c => c.Question.Id)]);
    }

    /// <returns>For each question what was answered.</returns>
    private async Task<IReadOnlyList<IReadOnlyList<Answer>>> AskAsync(Twin twin, QuestionSet set, CancellationToken cancellationToken)
    {
        var alone = new Panel(twin.Id, twin.Name, [new PanelMember(twin, TwinVersion.Of(twin), twin.Segment ?? "all", 1)]);
        return (await new PanelAsking(respondent, alone, set, seed, concurrency: 1).AskAsync(null, replicates, cancellationToken))[0];
    }

    /// <summary>By the mean index; a twin whose single answers turned is watched however still the others are.</summary>
    private static DriftVerdict Verdict(double? psi, List<QuestionDrift> drifts)
    {
        if (drifts.TrueForAll(d => d.Verdict is DriftVerdict.Unknown)) return DriftVerdict.Unknown;
        if (!drifts.Exists(d => d.Verdict is DriftVerdict.Act or DriftVerdict.Watch)) return drifts.Exists(d => d.Verdict is DriftVerdict.TooFew) ? DriftVerdict.TooFew : DriftVerdict.Stable;
        // Numbers have no index; where nothing else was asked, the worst of them stands.
        if (psi is not { } mean) return drifts.Exists(d => d.Verdict is DriftVerdict.Act) ? DriftVerdict.Act : DriftVerdict.Watch;
        return mean > Stability.Act ? DriftVerdict.Act : DriftVerdict.Watch;
    }

    private static double? Mean(IEnumerable<double?> values)
    {
        var known = values.OfType<double>().ToList();
        return known.Count is 0 ? null : known.Average();
    }
}
