using Twins.Core.Personas;

namespace Twins.Tests.Respondents.Offline;

public class RuleTests
{
    private static Twin With(string rule) => new() { Id = "t", Name = "T", Goals = ["Vegetables delivered at home."], Decisions = new DecisionFramework { Rules = [rule] } };

    private static void Bites(string rule, string met, string unmet)
    {
        var twin = With(rule);
        var (low, high) = (Ask.Mean(twin, Ask.Message(met)), Ask.Mean(twin, Ask.Message(unmet)));
        Assert.True(high - low > 0.2, $"'{rule}': {low} where it holds, {high} where it does not");
        Assert.Contains(rule.TrimEnd('.'), Ask.About(twin, Ask.Message(met), Ask.Appeal).Objection, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_about_the_time_of_day_bites_after_that_time_only() =>
        Bites("If delivery is after 19:00, do not order", "Vegetables delivered, delivery from 8 pm", "Vegetables delivered, delivery from 3 pm");

    [Fact]
    public void A_rule_about_a_fee_bites_above_its_limit_only() =>
        Bites("If the delivery fee is over 3 euro, walk to the shop.", "Vegetables delivered for a delivery fee of 4.50 euro", "Vegetables delivered for a delivery fee of 2 euro");

    [Fact]
    public void A_rule_of_never_bites() =>
        Bites("Never buy anything with loyalty points", "Vegetables delivered and double loyalty points", "Vegetables delivered and a smile");

    [Fact]
    public void A_German_rule_bites() =>
        Bites("Wenn es Plastik ist, dann nicht kaufen", "Vegetables delivered, in Plastik", "Vegetables delivered, in Papier");

    [Fact]
    public void A_missing_price_meets_the_rule_that_asks_for_one() =>
        Bites("If the price is not in the message, ignore the message", "Vegetables delivered", "Vegetables delivered for 20 euro");

    [Fact]
    public void A_rule_that_speaks_for_a_message_lifts_it()
    {
        var twin = With("If they come loose, order them");
        Assert.True(Ask.Mean(twin, Ask.Message("Vegetables delivered, loose")) > Ask.Mean(twin, Ask.Message("Vegetables delivered, sliced")) + 0.2);
    }

    [Fact]
    public void A_message_can_rule_out_what_a_rule_fears()
    {
        var twin = With("If I cannot cancel the subscription, do not sign up");
        Assert.True(Ask.Mean(twin, Ask.Message("Vegetables delivered by subscription, cancel in two taps")) > Ask.Mean(twin, Ask.Message("Vegetables delivered by subscription, you cannot cancel")) + 0.2);
    }
}
