using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies;

/// <summary>
/// Every evaluation of a study, by index. Nothing is stored: evaluation <c>i</c> follows from the campaign, the panel and
/// the options, so a plan of a million evaluations takes no memory and every machine draws the same one. Evaluations of
/// one twin are neighbours, which is what a provider's prefix cache likes.
/// </summary>
public sealed class StudyPlan
{
    /// <summary>Evaluations in one shard: enough to keep a worker busy, little to lose sight of.</summary>
    public const int ShardSize = 100;

    private readonly IReadOnlyList<StudyTask> tasks;
    private readonly string? round;

    /// <param name="round">See <see cref="Evaluation.Round"/>.</param>
    public StudyPlan(Campaign campaign, Panel panel, IReadOnlyList<StimulusVariant> variants, string? round = null)
    {
        (Campaign, Panel, this.round) = (campaign, panel, round);
        tasks = StudyTask.All(campaign, variants);
        var id = ContentHash.Of(new
        {
            members = panel.Members.Select(m => new { m.Twin.Id, m.Version }),
            tasks = tasks.Select(t => new { t.Stimulus.Id, t.Stimulus.Context, t.Stimulus.Currency, Shown = t.Stimulus.Shown.Select(v => v.Hash), t.Questionnaire.Hash, t.Elicitation }),
            campaign.Plan,
        });
        Id = round is null ? id : ContentHash.Of(new { id, round });
    }

    public Campaign Campaign { get; }

    public Panel Panel { get; }

    /// <summary>Content hash of everything that is planned.</summary>
    public string Id { get; }

    public int Replicates => Campaign.Plan.Replicates;

    public long Count => (long)Panel.Members.Count * tasks.Count * Replicates;

    public int Shards => (int)((Count + ShardSize - 1) / ShardSize);

    /// <summary>The evaluations of one shard, in the plan's order.</summary>
    public IEnumerable<Evaluation> Shard(int shard)
    {
        var end = Math.Min(Count, (shard + 1L) * ShardSize);
        for (var i = shard * (long)ShardSize; i < end; i++) yield return this[i];
    }

    /// <summary>Evaluation <paramref name="index"/>, from 0 to <see cref="Count"/> − 1.</summary>
    public Evaluation this[long index]
    {
        get
        {
            var replicate = (int)(index % Replicates);
            var task = tasks[(int)(index / Replicates % tasks.Count)];
            var member = Panel.Members[(int)(index / Replicates / tasks.Count)];
            // By what is shown, not by its name: renaming a variant must not change what a twin sees, nor buy it again.
            var seed = Seeds.For(Campaign.Plan.Seed, member.Twin.Id, task.Content);
            return new Evaluation
            {
                Member = member,
                Stimulus = task.Stimulus,
                Questionnaire = task.Questionnaire,
                Elicitation = task.Elicitation,
                Replicate = replicate,
                Round = round,
                // Order flips with every replicate and wording with every second one, so that four replicates cross both;
                // where a twin starts is drawn, so that a single replicate is balanced over twins.
                Paraphrase = (int)((seed / 2 + (ulong)replicate / 2) % (ulong)Campaign.Plan.Paraphrases),
                Presentation = new Presentation((seed + (ulong)replicate) % 2 == 1, seed, replicate),
            };
        }
    }
}

/// <summary>What each twin is asked once per replicate.</summary>
internal sealed record StudyTask(Stimulus Stimulus, Questionnaire Questionnaire, Elicitation Elicitation)
{
    /// <summary>Names what is shown by its content.</summary>
    public string Content { get; } = string.Join('+', Stimulus.Shown.Select(v => v.Hash));

    public static IReadOnlyList<StudyTask> All(Campaign campaign, IReadOnlyList<StimulusVariant> variants)
    {
        var together = campaign.Questions.Where(AsksAboutAllVariants).ToList();
        var each = campaign.Questions.Except(together).ToList();
        Stimulus Show(string id, IReadOnlyList<StimulusVariant> shown) => new(id, campaign.Context, campaign.Currency, shown);
        var tasks = new List<StudyTask>();
        if (each.Count > 0)
        {
            var questionnaire = new Questionnaire(each, ContentHash.Of<IReadOnlyList<Question>>(each));
            var stimuli = variants.Count is 0 ? [Show(StimulusIds.None, [])] : variants.Select(v => Show(v.Variant.Id, [v]));
            // Only ratings can be elicited in several ways.
            var ways = each.OfType<RatingQuestion>().Any() ? campaign.Plan.Elicitation : [Elicitation.Direct];
            tasks.AddRange(stimuli.SelectMany(stimulus => ways.Select(way => new StudyTask(stimulus, questionnaire, way))));
        }
        if (together.Count > 0)
            tasks.Add(new StudyTask(Show(StimulusIds.All, variants), new Questionnaire(together, ContentHash.Of<IReadOnlyList<Question>>(together)), Elicitation.Direct));
        return tasks;
    }

    private static bool AsksAboutAllVariants(Question question) => question is SingleChoiceQuestion { Variants: true } or RankQuestion { Variants: true };
}

/// <summary>Names of stimuli that are not one variant.</summary>
public static class StimulusIds
{
    public const string All = "all variants";
    public const string None = "no stimulus";
}
