using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Offline;

public class QuestionKindTests
{
    private static readonly Twin Parent = new()
    {
        Id = "parent",
        Name = "Parent",
        Goals = ["Quick dinners for the children.", "Pay less for food."],
        Frustrations = ["Plastic packaging."],
        Decisions = new DecisionFramework { PriceAttitude = PriceAttitude.Sensitive, Rules = ["If delivery costs more than 3 euro, collect it myself."] },
    };

    private static readonly Variant Good = new() { Id = "good", Headline = "Quick dinners the children like, at half price", Price = 20 };
    private static readonly Variant Bad = new() { Id = "bad", Headline = "Expensive dinners wrapped in plastic", Price = 20 };

    [Fact]
    public void A_question_of_harm_turns_the_scale_around()
    {
        var annoying = new ScaleQuestion { Id = "a", Text = "How annoying is it?", Low = "not at all", High = "very", Max = 7 };
        Assert.True(Ask.Mean(Parent, Bad, annoying) > Ask.Mean(Parent, Good, annoying));
    }

    [Fact]
    public void Ratings_of_every_length_and_yes_no_follow_the_same_stand()
    {
        CategoricalQuestion[] questions = [Ask.Appeal, new NpsQuestion { Id = "n", Text = "How likely are you to recommend it?" }, new YesNoQuestion { Id = "y", Text = "Would you try it?" }, new ScaleQuestion { Id = "s", Text = "How good is it?", Low = "bad", High = "good", Max = 100 }];
        Assert.All(questions, q => Assert.True(Ask.Mean(Parent, Good, q) > Ask.Mean(Parent, Bad, q)));
    }

    [Fact]
    public void A_reaction_is_chosen_near_where_the_twin_stands()
    {
        var reaction = new SingleChoiceQuestion { Id = "r", Text = "Your first reaction?", Options = Options("This is for me", "It leaves me cold", "It annoys me") };
        var good = Assert.IsType<CategoricalAnswer>(Ask.Answer(Ask.About(Parent, Good, reaction)));
        var bad = Assert.IsType<CategoricalAnswer>(Ask.Answer(Ask.About(Parent, Bad, reaction)));
        Assert.True(good.Probabilities[0] > bad.Probabilities[0] && good.Probabilities[2] < bad.Probabilities[2]);
    }

    [Fact]
    public void What_appeals_is_what_the_message_offers_and_no_more_than_may_be_picked()
    {
        var appeal = new MultipleChoiceQuestion { Id = "m", Text = "What appeals to you?", Options = Options("The price", "A lower price", "Good for the children", "Fish", "Travel"), Max = 1 };
        var picked = Assert.IsType<SelectionAnswer>(Ask.Answer(Ask.About(Parent, Good, appeal))).Picked;
        Assert.True(picked[1] > picked[3] && picked[2] > picked[4]);
        Assert.InRange(picked.Sum(), 0.5, 1 + 1e-6);
    }

    [Fact]
    public void Variants_are_ranked_as_they_are_rated()
    {
        var rank = new RankQuestion { Id = "k", Text = "Which do you like best?", Variants = true };
        var order = Assert.IsType<RankingAnswer>(Ask.Answer(Ask.About(Parent, [Bad, Good], null, rank))).Order;
        Assert.Equal([1, 0], order);
    }

    [Fact]
    public void A_choice_among_variants_leans_to_the_better_one()
    {
        var choice = new SingleChoiceQuestion { Id = "c", Text = "Which do you like best?", Variants = true, Options = Options("one", "two") };
        var p = Assert.IsType<CategoricalAnswer>(Ask.Answer(Ask.About(Parent, [Bad, Good], null, choice))).Probabilities;
        Assert.True(p[1] > p[0]);
    }

    [Fact]
    public void A_number_comes_from_the_twins_own_limit_then_from_the_price_shown()
    {
        var fee = new NumericQuestion { Id = "f", Text = "What is the most that you would pay for delivery?", Unit = "EUR" };
        var worth = new NumericQuestion { Id = "w", Text = "What would you pay for this?", Unit = "EUR", Min = 0, Max = 100 };
        var response = Ask.About(Parent, Good, fee, worth);
        Assert.Equal(3, Assert.IsType<NumberAnswer>(Ask.Answer(response)).Value);
        Assert.InRange(Assert.IsType<NumberAnswer>(Ask.Answer(response, 1)).Value, 10, 40);
    }

    [Fact]
    public void A_number_without_any_basis_is_not_invented()
    {
        var response = Ask.About(Parent, Good, new NumericQuestion { Id = "n", Text = "How many cats do you own?" });
        Assert.Contains("no bounds", Assert.IsType<Outcome.Abstained>(response.Outcomes[0]).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_answer_quotes_the_twin_and_keeps_to_its_length()
    {
        var text = Assert.IsType<TextAnswer>(Ask.Answer(Ask.About(Parent, Good, new OpenQuestion { Id = "o", Text = "Why?", MaxLength = 80 }))).Text;
        Assert.InRange(text.Length, 20, 80);
        var full = Assert.IsType<TextAnswer>(Ask.Answer(Ask.About(Parent, Good, new OpenQuestion { Id = "o", Text = "Why?" }))).Text;
        Assert.Contains("“Quick dinners for the children”", full, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_message_the_question_itself_is_judged()
    {
        var question = new LikertQuestion { Id = "q", Text = "I would like quick dinners for my children." };
        var answer = Assert.IsType<CategoricalAnswer>(Ask.Answer(Ask.About(Parent, [], null, question)));
        Assert.True(answer.Probabilities[3] + answer.Probabilities[4] > 0.5);
    }

    private static WrittenOption[] Options(params string[] texts) => [.. texts.Select((t, i) => new WrittenOption { Id = $"o{i}", Text = t })];
}
