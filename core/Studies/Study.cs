using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Respondents;

namespace Twins.Core.Studies;

/// <summary>A campaign with everything it names, read and checked: ready to be asked.</summary>
/// <param name="File">The campaign file.</param>
/// <param name="Plan">Every evaluation.</param>
public sealed record Study(string File, StudyPlan Plan)
{
    /// <summary>Reads the one campaign of a folder, its panel, its twins and its pictures.</summary>
    /// <param name="folder">A folder with one campaign, or a campaign file.</param>
    /// <param name="changes">What the caller wants otherwise than the file says.</param>
    /// <exception cref="DocumentException">Something cannot be read or asked.</exception>
    public static Study Load(string folder, PlanChanges changes)
    {
        var file = StudyFolder.Campaign(folder);
        var written = CampaignReader.Read(file);
        var campaign = CampaignReader.Check(file, written with { Plan = changes.Apply(written.Plan) });
        var panel = PanelReader.Load(StudyFolder.Resolve(file, "panel", changes.Panel ?? campaign.Panel), campaign.Plan.Seed);
        return new Study(file, new StudyPlan(campaign, panel, StimulusReader.Read(file, campaign.Variants), changes.Round));
    }
}

/// <summary>What a caller changes about a plan; null leaves it as it is written.</summary>
/// <param name="Panel">Another panel file than the campaign names, relative to the campaign file as well.</param>
/// <param name="Round">Asks everything anew; see <see cref="Evaluation.Round"/>.</param>
public sealed record PlanChanges(int? Replicates = null, int? Seed = null, IReadOnlyList<Elicitation>? Elicitation = null, string? Panel = null, string? Round = null)
{
    public PlanOptions Apply(PlanOptions plan) => plan with
    {
        Replicates = Replicates ?? plan.Replicates,
        Seed = Seed ?? plan.Seed,
        Elicitation = Elicitation is { Count: > 0 } ways ? ways : plan.Elicitation,
    };
}
