using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Tests.Respondents.Offline;

public class CompoundAnswerTests
{
    private static readonly Twin Saver = new()
    {
        Id = "saver",
        Name = "Saver",
        Goals = ["Pay less for food."],
        Frustrations = ["Plastic packaging."],
        Decisions = new DecisionFramework { PriceAttitude = PriceAttitude.Sensitive, Rules = ["If a delivery pass costs more than 6 euro a month, do not join."] },
    };

    private static readonly MaxDiffQuestion Drivers = new()
    {
        Id = "drivers",
        Text = "What matters most?",
        Sets = 30,
        Items = [.. new[] { "Lower prices for food", "Wrapped in plastic packaging", "A jingle", "Horses", "Opera", "Chess" }.Select((t, i) => new WrittenOption { Id = $"o{i}", Text = t })],
    };

    [Fact]
    public void What_a_twin_wants_is_mostly_best_and_what_it_shuns_mostly_worst()
    {
        var values = Values(Ask.About(Saver, [], null, Drivers));
        var best = values.Where((_, i) => i % 2 is 0).CountBy(v => v).ToDictionary();
        var worst = values.Where((_, i) => i % 2 is 1).CountBy(v => v).ToDictionary();
        Assert.Equal(0, best.MaxBy(b => b.Value).Key);
        Assert.Equal(1, worst.MaxBy(b => b.Value).Key);
    }

    [Fact]
    public void Asked_again_it_chooses_the_same_and_a_namesake_chooses_otherwise()
    {
        Assert.Equal(Values(Ask.About(Saver, [], null, Drivers)), Values(Ask.About(Saver, [], null, Drivers)));
        Assert.NotEqual(Values(Ask.About(Saver, [], null, Drivers)), Values(Ask.About(Saver with { Id = "other" }, [], null, Drivers)));
    }

    [Fact]
    public async Task Every_answer_is_one_that_a_model_could_have_given()
    {
        for (var replicate = 0; replicate < 8; replicate++)
        {
            var evaluation = Ask.Evaluation(Saver, [], null, Drivers);
            evaluation = evaluation with { Presentation = evaluation.Presentation with { Replicate = replicate } };
            var response = await new OfflineRespondent().AskAsync(evaluation, TestContext.Current.CancellationToken);
            var answer = Assert.IsType<CompoundAnswer>(Ask.Answer(response));
            Assert.Null(Drivers.Contradiction(answer, evaluation.Presentation.Version(Drivers.Versions)));
        }
    }

    [Fact]
    public void Who_is_touched_by_no_item_abstains() =>
        Assert.IsType<Outcome.Abstained>(Ask.About(new Twin { Id = "blank", Name = "Blank" }, [], null, Drivers).Outcomes[0]);

    [Fact]
    public void Four_prices_rise_around_the_twins_own_limit()
    {
        var values = Values(Ask.About(Saver, [], null, new VanWestendorpQuestion { Id = "p", Text = "What may a delivery pass cost a month?", Unit = "EUR", Intent = true }));
        Assert.Equal(values.Take(4).Order(), values.Take(4));
        Assert.InRange(6, values[2], values[3]);
        Assert.All(values.Skip(4), v => Assert.InRange(v, 0, 4));
    }

    [Fact]
    public void Without_a_limit_they_follow_the_price_shown_and_without_either_there_are_none()
    {
        var question = new VanWestendorpQuestion { Id = "p", Text = "What may this cost?", Unit = "EUR" };
        var shown = Values(Ask.About(Saver, new Variant { Id = "v", Headline = "Lower prices for food", Price = 20 }, question));
        Assert.InRange(20, shown[0], shown[3] * 1.5);
        Assert.Contains("no price shown", Assert.IsType<Outcome.Abstained>(Ask.About(Saver with { Decisions = new() }, [], null, question with { Text = "What may food cost?" }).Outcomes[0]).Reason, StringComparison.Ordinal);
    }

    private static IReadOnlyList<double> Values(Response response) => Assert.IsType<CompoundAnswer>(Ask.Answer(response)).Values;
}
