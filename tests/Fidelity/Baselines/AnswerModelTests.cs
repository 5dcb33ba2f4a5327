using MathNet.Numerics.Random;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Baselines;

namespace Twins.Tests.Fidelity.Baselines;

public sealed class AnswerModelTests
{
    [Fact]
    public void Answers_that_hang_together_are_predicted_better_the_more_a_model_knows()
    {
        var table = Table(600, 11);
        double Loss(AnswerModel model) => CrossValidation.Of(model, table, 0, 5, 1).LogLoss;
        double random = Loss(AnswerModel.Random), marginal = Loss(AnswerModel.Marginal), group = Loss(AnswerModel.Demographic([5])), near = Loss(AnswerModel.Neighbours), all = Loss(AnswerModel.AllAnswers);
        Assert.Equal(Math.Log(5), random, 9);
        Assert.True(marginal < random && group < marginal && near < group && all < near, $"{random} {marginal} {group} {near} {all}");
    }

    [Fact]
    public void The_majority_is_right_as_often_as_its_share_and_never_varies()
    {
        var table = new AnswerTable([new([.. Enumerable.Range(0, 400).Select(i => i % 5 < 3 ? 1 : i % 5)], 5, IsOrdered: true)]);
        var judged = CrossValidation.Of(AnswerModel.Marginal, table, 0, 5, 1);
        Assert.Equal(.6, judged.Accuracy, 9);
        Assert.Equal(0, judged.SpreadRatio);
    }

    [Fact]
    public void Nobody_is_predicted_from_their_own_answer()
    {
        // Everybody's answer is their own and tells nothing about anybody else's: nothing may beat the marginal by much.
        var chance = new Xoshiro256StarStar(13, false);
        AnswerColumn Noise() => new([.. Enumerable.Range(0, 300).Select(_ => chance.Next(4))], 4, IsOrdered: true);
        var table = new AnswerTable([Noise(), Noise(), Noise()]);
        foreach (var model in new[] { AnswerModel.Neighbours, AnswerModel.AllAnswers, AnswerModel.Demographic([0, 1]) })
            Assert.InRange(CrossValidation.Of(model, table, 0, 5, 1).Correlation ?? 0, -.2, .2);
        var near = new NearestNeighbours(table, 0, [7]);
        Assert.Equal(table.Columns[0].Shares([7])!, near.Predict(7));
    }

    [Fact]
    public void People_who_skip_questions_are_still_predicted()
    {
        var table = Table(400, 14, missing: .4);
        var judged = CrossValidation.Of(AnswerModel.AllAnswers, table, 0, 5, 1);
        Assert.InRange(judged.People, 200, 280);
        Assert.True(judged.Correlation > .3);
        Assert.All(AnswerModel.Neighbours.Learn(table, 0, [.. Enumerable.Range(0, 200)])(399), p => Assert.InRange(p, 0, 1));
    }

    [Fact]
    public void Fewer_than_thirty_answers_teach_nothing()
    {
        var table = Table(36, 15);
        Assert.Contains("at least 30", Assert.Throws<AssumptionException>(() => CrossValidation.Of(AnswerModel.AllAnswers, table, 0, 5, 1)).Message);
        Assert.Throws<AssumptionException>(() => CrossValidation.Of(AnswerModel.Random, table, 0, 1, 1));
        Assert.Throws<AssumptionException>(() => CrossValidation.Of(AnswerModel.Random, table, 0, 37, 1));
    }

    [Fact]
    public void A_table_whose_columns_do_not_fit_together_is_refused()
    {
        Assert.Contains("Column 1", Assert.Throws<AssumptionException>(() => new AnswerTable([new([0, 1], 2, true), new([0], 2, true)])).Message);
        Assert.Contains("beyond", Assert.Throws<AssumptionException>(() => new AnswerTable([new([0, 2], 2, true)])).Message);
        Assert.Throws<AssumptionException>(() => new AnswerTable([new([0], 1, true)]));
        Assert.Throws<AssumptionException>(() => new AnswerTable([]));
    }

    /// <summary>Five ratings of one taste, and a group that tells a little of it.</summary>
    private static AnswerTable Table(int people, int seed, double missing = 0)
    {
        var chance = new Xoshiro256StarStar(seed, false);
        double Normal() => MathNet.Numerics.Distributions.Normal.Sample(chance, 0, 1);
        double[] taste = [.. Enumerable.Range(0, people).Select(_ => Normal())];
        AnswerColumn Rating() => new([.. taste.Select(t => chance.NextDouble() < missing ? -1 : Math.Clamp((int)Math.Round(2.4 + t + (.8 * Normal())), 0, 4))], 5, IsOrdered: true);
        AnswerColumn[] ratings = [Rating(), Rating(), Rating(), Rating(), Rating()];
        return new AnswerTable([.. ratings, new AnswerColumn([.. taste.Select(t => t + (1.5 * Normal()) > 0 ? 1 : 0)], 2, IsOrdered: false)]);
    }
}
