using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Offline;

/// <summary>A small panel of our own: do different twins differ, and do their distributions look like people's?</summary>
public class PanelTests
{
    private static readonly Twin[] Panel =
    [
        Make("saver", "Pay as little as I can.", "Luxury that I pay for.", PriceAttitude.VerySensitive),
        Make("cook", "Cook with fresh vegetables in season.", "Frozen ready meals.", PriceAttitude.Indifferent),
        Make("rush", "Get the shopping done in minutes.", "Waiting in queues.", PriceAttitude.Aware),
        Make("green", "Less plastic and less waste.", "Packaging around everything.", PriceAttitude.Aware),
        Make("sceptic", "Prices I can check.", "Slogans and small print.", PriceAttitude.Sensitive),
        Make("single", "Small portions for one.", "Family packs and bulk.", PriceAttitude.Unknown),
    ];

    private static readonly Variant[] Messages =
    [
        Ask.Message("Half price on 200 basics, refund if you find it cheaper"),
        Ask.Message("Fresh vegetables in season, picked yesterday"),
        Ask.Message("Your shopping in four minutes, no queue"),
        Ask.Message("Vegetables without plastic packaging, less waste"),
        Ask.Message("INCREDIBLE savings!!! Terms and exclusions apply"),
        Ask.Message("Small packs for one at the same price per kilo"),
    ];

    [Fact]
    public void Each_twin_prefers_the_message_that_speaks_to_it()
    {
        foreach (var (twin, own) in new[] { ("cook", 1), ("rush", 2), ("green", 3), ("single", 5) })
        {
            var means = Messages.Select(m => MeanOf(Panel.Single(t => t.Id == twin), m) ?? 3).ToArray();
            Assert.Equal(own, Array.IndexOf(means, means.Max()));
        }
    }

    [Fact]
    public void Different_twins_disagree_about_a_message()
    {
        var spreads = Messages.Select(m => Panel.Select(t => MeanOf(t, m)).OfType<double>().ToArray()).Where(means => means.Length > 1).Select(means => means.Max() - means.Min()).ToArray();
        Assert.InRange(spreads.Length, 4, Messages.Length);
        Assert.All(spreads, spread => Assert.InRange(spread, 0.1, 4));
    }

    [Fact]
    public void The_panels_spread_on_five_points_is_within_the_human_band()
    {
        var answers = Panel.SelectMany(t => Messages.Select(m => Ask.About(t, m, Ask.Appeal).Outcomes[0])).OfType<Outcome.Answered>().Select(a => ((CategoricalAnswer)a.Answer).Probabilities).ToArray();
        var mixture = Enumerable.Range(0, 5).Select(k => answers.Average(a => a[k])).ToArray();
        var mean = mixture.Select((p, k) => p * k).Sum();
        Assert.InRange(Math.Sqrt(mixture.Select((p, k) => p * (k - mean) * (k - mean)).Sum()), 0.9, 1.4);
    }

    [Fact]
    public void An_ordinary_campaign_is_mostly_answered()
    {
        var outcomes = Panel.SelectMany(t => Messages.Select(m => Ask.About(t, m, Ask.Appeal).Outcomes[0])).ToArray();
        Assert.InRange(outcomes.Count(o => o is Outcome.Answered), outcomes.Length * 0.5, outcomes.Length);
    }

    private static double? MeanOf(Twin twin, Variant message) =>
        Ask.About(twin, message, Ask.Appeal).Outcomes[0] is Outcome.Answered { Answer: CategoricalAnswer answer } ? answer.Probabilities.Select((p, k) => p * (k + 1)).Sum() : null;

    private static Twin Make(string id, string goal, string frustration, PriceAttitude attitude) =>
        new() { Id = id, Name = id, Goals = [goal, "Good vegetables, honestly sold."], Frustrations = [frustration], Decisions = new DecisionFramework { PriceAttitude = attitude } };
}
