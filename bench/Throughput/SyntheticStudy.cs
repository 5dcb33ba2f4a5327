using Twins.Core.Personas;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Bench.Throughput;

/// <summary>A study of any size with twins and messages of ordinary length.</summary>
internal static class SyntheticStudy
{
    private const int Variants = 50;

    public static StudyPlan Plan(int evaluations, int seed, int replicates = 1)
    {
        var twins = (evaluations + (Variants * replicates) - 1) / (Variants * replicates);
        var members = Enumerable.Range(0, twins).Select(i => Twin(i, seed)).Select(t => new PanelMember(t, TwinVersion.Of(t), t.Segment!, 1)).ToList();
        var campaign = new Campaign
        {
            Id = "bench",
            Panel = "bench",
            Variants = [.. Enumerable.Range(0, Variants).Select(i => new Variant { Id = $"v{i:00}", Headline = $"Offer number {i}: fresh bread at your door", Body = "Order before noon and it is there by seven, or it is free. No fee above thirty euro.", Price = i })],
            Questions =
            [
                new LikertQuestion { Id = "intent", Text = "How likely are you to order this week?" },
                new ScaleQuestion { Id = "trust", Text = "How far do you believe this message?", Low = "not at all", High = "completely" },
                new YesNoQuestion { Id = "click", Text = "Would you open it?" },
            ],
            Plan = new PlanOptions { Seed = seed, Replicates = replicates },
        };
        return new StudyPlan(campaign, new Panel("bench", "bench", members), StimulusReader.Read("bench", campaign.Variants));
    }

    private static Twin Twin(int i, int seed) => new()
    {
        Id = $"twin-{i:00000}",
        Name = $"Twin {i}",
        Segment = $"segment-{i % 4}",
        Summary = $"Shopper {i} of panel {seed}, who buys for a household of {1 + (i % 5)} and looks at prices first.",
        Demographics = new Demographics { Age = 20 + (i % 60), Occupation = "clerk", Household = $"{1 + (i % 5)} people" },
        Goals = ["Spend less time in shops", "Keep the weekly bill under a limit", "Waste less food"],
        Frustrations = ["Late deliveries", "Substitutions nobody asked for", "Prices that change at the till"],
        Tendencies = ["Compares three shops before a large order", "Forgets vouchers"],
        Voice = new Voice { Style = "Short sentences, dry." },
        Decisions = new DecisionFramework { PriceAttitude = PriceAttitude.Sensitive, Rules = ["If delivery costs more than four euro, do not order."] },
    };
}
