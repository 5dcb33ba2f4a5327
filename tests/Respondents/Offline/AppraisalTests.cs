using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Tests.Respondents.Offline;

public class AppraisalTests
{
    private static readonly Twin Frugal = new()
    {
        Id = "frugal",
        Name = "Frugal",
        Goals = ["Pay less for the weekly shop."],
        Decisions = new DecisionFramework { PriceAttitude = PriceAttitude.VerySensitive },
    };

    private static readonly Twin Punctual = new()
    {
        Id = "punctual",
        Name = "Punctual",
        Goals = ["Spend less time in shops."],
        Frustrations = ["Late deliveries."],
        Memory = new Memory { Quotes = [new EvidenceItem { Id = "q1", Text = "I hate waiting at home for a driver who is late." }] },
    };

    [Fact]
    public void A_frugal_twin_prefers_the_cheaper_offer()
    {
        var cheap = Ask.Mean(Frugal, Ask.Message("A box of vegetables, a bargain", price: 9));
        var dear = Ask.Mean(Frugal, Ask.Message("A box of vegetables, a bargain", price: 29));
        Assert.True(cheap > dear, $"{cheap} should be more than {dear}");
    }

    [Fact]
    public void A_discount_moves_a_frugal_twin_more_than_a_twin_that_does_not_look_at_prices()
    {
        var calm = Frugal with { Goals = ["Buy a box of vegetables."], Decisions = new DecisionFramework { PriceAttitude = PriceAttitude.Indifferent } };
        var plain = Ask.Message("A box of vegetables every week for shoppers who pay less");
        var offer = Ask.Message("A box of vegetables every week for shoppers who pay less, 40% discount");
        Assert.True(Ask.Mean(Frugal, offer) - Ask.Mean(Frugal, plain) > Ask.Mean(calm, offer) - Ask.Mean(calm, plain));
    }

    [Fact]
    public void A_message_that_relieves_a_frustration_scores_higher_than_one_that_triggers_it()
    {
        var relief = Ask.Mean(Punctual, Ask.Message("Delivered on time, or it is free"));
        var trigger = Ask.Mean(Punctual, Ask.Message("Delivery from 9 pm, sometimes late"));
        Assert.True(relief > 3 && trigger < 3 && relief - trigger > 0.3, $"{relief} against {trigger}");
    }

    [Fact]
    public void Denying_a_burden_is_not_the_same_as_having_it()
    {
        var twin = new Twin { Id = "t", Name = "T", Frustrations = ["Hidden fees and small print."] };
        Assert.True(Ask.Mean(twin, Ask.Message("No hidden fees, no small print")) > Ask.Mean(twin, Ask.Message("Hidden fees and small print apply")));
    }

    [Fact]
    public void Words_of_the_same_concept_meet_although_they_differ()
    {
        var twin = new Twin { Id = "t", Name = "T", Goals = ["Something healthy for the children."] };
        Assert.True(Ask.Mean(twin, Ask.Message("Wholegrain lunchboxes that kids like, full of vitamins")) > 3.1);
    }

    [Fact]
    public void German_evidence_meets_a_German_message_and_is_answered_in_German()
    {
        var twin = new Twin { Id = "t", Name = "T", Frustrations = ["Lieferungen, die zu spät kommen."], Demographics = new Demographics { Language = "German" } };
        var response = Ask.About(twin, Ask.Message("Pünktlich geliefert, oder Sie bekommen Ihr Geld zurück"), Ask.Appeal);
        Assert.Contains("was mich stört: “Lieferungen, die zu spät kommen”", response.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Adding_a_relevant_benefit_does_not_lower_the_answer()
    {
        string[] benefits = ["On time, guaranteed.", "In one hour.", "Saves you time.", "No queue and no waiting."];
        for (var n = 1; n < benefits.Length; n++)
        {
            var fewer = Ask.Mean(Punctual, Ask.Message("Groceries to your door", string.Join(' ', benefits[..n])));
            var more = Ask.Mean(Punctual, Ask.Message("Groceries to your door", string.Join(' ', benefits[..(n + 1)])));
            Assert.True(more >= fewer - 1e-9, $"'{benefits[n]}' lowered {fewer} to {more}");
        }
    }

    [Fact]
    public void Open_minded_twins_like_what_is_new_more_than_cautious_ones()
    {
        static Twin With(double openness) => new() { Id = "t", Name = "T", Goals = ["A good dinner."], Personality = new Personality { BigFive = new BigFive { Openness = openness } } };
        var message = Ask.Message("Discover an unusual new dinner");
        Assert.True(Ask.Mean(With(0.9), message) > Ask.Mean(With(0.1), message));
    }

    [Fact]
    public void Shouting_puts_off_a_sceptic_more_than_a_trusting_twin()
    {
        static Twin With(string trait) => new() { Id = "t", Name = "T", Goals = ["A good dinner for the family."], Personality = new Personality { Traits = [trait] } };
        var loud = Ask.Message("THE BEST FAMILY DINNER EVER!!! INCREDIBLE!!!");
        Assert.True(Ask.Mean(With("sceptical"), loud) < Ask.Mean(With("easy-going"), loud));
    }

    [Fact]
    public void The_reason_names_the_evidence_that_moved_it_and_cites_what_has_an_id()
    {
        var response = Ask.About(Punctual, Ask.Message("The driver may be late and you may wait"), Ask.Appeal);
        Assert.Contains("“I hate waiting at home for a driver who is late” (q1)", response.Reason, StringComparison.Ordinal);
        Assert.Contains("q1", response.Cites);
        Assert.NotNull(response.Objection);
    }
}
