using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies;

public sealed class StudyPlanTests
{
    private static readonly LikertQuestion Intent = new() { Id = "intent", Text = "Would you buy it?" };

    [Fact]
    public void Every_twin_is_asked_about_every_variant_as_often_as_planned_and_once_about_all_of_them()
    {
        var plan = Plan(twins: 7, variants: 5, replicates: 3, Intent, new RankQuestion { Id = "best", Text = "Rank them.", Variants = true });
        var asked = Enumerable.Range(0, plan.Shards).SelectMany(plan.Shard).ToList();
        Assert.Equal(7 * (5 + 1) * 3, asked.Count);
        Assert.Equal(plan.Count, asked.Count);
        Assert.Equal(asked.Count, asked.Select(e => (e.Member.Twin.Id, e.Stimulus.Id, e.Replicate)).Distinct().Count());
        Assert.All(asked.Where(e => e.Stimulus.Id == StimulusIds.All), e => Assert.Equal(5, e.Stimulus.Shown.Count));
    }

    [Fact]
    public void A_pair_of_replicates_sees_the_scale_both_ways_round_and_the_options_mirrored()
    {
        var plan = Plan(twins: 20, variants: 4, replicates: 2, Intent);
        foreach (var pair in Enumerable.Range(0, plan.Shards).SelectMany(plan.Shard).GroupBy(e => (e.Member.Twin.Id, e.Stimulus.Id)))
        {
            var orders = pair.Select(e => e.Presentation).ToList();
            Assert.NotEqual(orders[0].Reversed, orders[1].Reversed);
            Assert.Equal(orders[0].Order(6, ordinal: false).Reverse(), orders[1].Order(6, ordinal: false));
        }
    }

    [Fact]
    public void With_one_replicate_half_of_the_twins_see_the_scale_the_other_way_round()
    {
        var plan = Plan(twins: 400, variants: 5, replicates: 1, Intent);
        var reversed = Enumerable.Range(0, plan.Shards).SelectMany(plan.Shard).Count(e => e.Presentation.Reversed);
        // 2,000 coin flips: four standard deviations are 90.
        Assert.InRange(reversed, 1000 - 90, 1000 + 90);
    }

    [Fact]
    public void Four_replicates_cross_order_and_wording()
    {
        var plan = Plan(twins: 3, variants: 2, replicates: 4, Intent);
        foreach (var cell in Enumerable.Range(0, plan.Shards).SelectMany(plan.Shard).GroupBy(e => (e.Member.Twin.Id, e.Stimulus.Id)))
            Assert.Equal(4, cell.Select(e => (e.Presentation.Reversed, e.Paraphrase)).Distinct().Count());
    }

    [Fact]
    public void Only_ratings_are_elicited_in_several_ways()
    {
        var campaign = Campaign(2, 1, Intent) with { Plan = new PlanOptions { Elicitation = [Elicitation.Direct, Elicitation.Ssr] } };
        Assert.Equal(3 * 2 * 2, Plan(3, campaign).Count);
        var open = Campaign(2, 1, new OpenQuestion { Id = "why", Text = "Why?" }) with { Plan = campaign.Plan };
        Assert.Equal(3 * 2, Plan(3, open).Count);
    }

    [Fact]
    public void Another_seed_draws_another_order_and_is_another_plan()
    {
        var one = Plan(50, Campaign(2, 1, Intent));
        var two = Plan(50, Campaign(2, 1, Intent) with { Plan = new PlanOptions { Seed = 2 } });
        Assert.NotEqual(one.Id, two.Id);
        Assert.NotEqual(one.Shard(0).Select(e => e.Presentation), two.Shard(0).Select(e => e.Presentation));
        Assert.Equal(one.Id, Plan(50, Campaign(2, 1, Intent)).Id);
    }

    private static StudyPlan Plan(int twins, int variants, int replicates, params Question[] questions) => Plan(twins, Campaign(variants, replicates, questions));

    private static StudyPlan Plan(int twins, Campaign campaign)
    {
        var members = Enumerable.Range(0, twins).Select(i => new PanelMember(new Twin { Id = $"t{i}", Name = $"T{i}" }, $"v{i}", "all", 1));
        return new StudyPlan(campaign, new Panel("p", "p", [.. members]), StimulusReader.Read("none", campaign.Variants));
    }

    private static Campaign Campaign(int variants, int replicates, params Question[] questions) => new()
    {
        Id = "c",
        Panel = "p",
        Variants = [.. Enumerable.Range(0, variants).Select(i => new Variant { Id = $"v{i}", Headline = $"Headline {i}" })],
        Questions = questions,
        Plan = new PlanOptions { Replicates = replicates },
    };
}
