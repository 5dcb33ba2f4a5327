using Twins.Bench.Surveys;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Tests.Bench.Surveys;

public sealed class FoodSurveyTests
{
    [Fact]
    public void On_real_ratings_other_answers_tell_more_than_categories_of_people_do()
    {
        var survey = FoodSurvey.Read(SharedFolder.Path("data", "survey", "food_world_cup.csv"));
        Assert.Equal((1373, 20, 7), (survey.Table.People, survey.Items.Length, survey.Categories.Length));
        int[] items = survey.Items[..3];
        double Mean(AnswerModel model) => items.Average(i => CrossValidation.Of(model, survey.Table, i, 5, 1).Correlation ?? 0);
        double category = Mean(AnswerModel.Demographic(survey.Categories)), all = Mean(AnswerModel.AllAnswers);
        Assert.InRange(category, .1, .35);
        Assert.InRange(all, category + .1, .7);
    }
}
