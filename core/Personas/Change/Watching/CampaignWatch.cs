using Twins.Core.Documents;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>A campaign of questions that its panel is asked anew again and again, to see whether the answers move.</summary>
public static class CampaignWatch
{
    /// <summary>In a run, so that its baseline is still a plan that can be asked.</summary>
    private const int MostReplicates = 250;

    /// <summary>Content hash of the campaign, its panel and how it is asked: another one is another watch. Twins and respondents may change, which is what is watched.</summary>
    public static string IdOf(StudyPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var campaign = plan.Campaign;
        return ContentHash.Of(new { campaign = campaign.Id, panel = plan.Panel.Id, questions = ContentHash.Of(campaign.Questions), campaign.Context, campaign.Currency, campaign.Plan });
    }

    /// <returns>The study, which can be watched.</returns>
    /// <exception cref="DocumentException">It cannot, in words for its author.</exception>
    public static Study Check(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        return Flaw(study.Plan.Campaign) is { } flaw ? throw new DocumentException(Path.GetFileName(study.File), null, flaw) : study;
    }

    private static string? Flaw(Campaign campaign) =>
        campaign.Variants.Count > 0 ? "shows messages; a watch asks without showing anything, so that nothing but the twins can move. Watch a campaign without variants"
        : !campaign.Questions.Any(WatchedQuestion.Takes) ? "asks nothing that can be watched; it takes a rating, a yes or no, a single choice or a number"
        : campaign.Plan.Elicitation.Count > 1 ? "asks in several ways, whose answers cannot be held against each other; name one under plan: elicitation"
        : campaign.Plan.Replicates > MostReplicates ? $"asks each twin {campaign.Plan.Replicates} times, and {Watch.BaselineTimes} times as often for the baseline; replicates may be {MostReplicates} in a watch"
        : null;
}
