using Twins.Bench.Headlines;

namespace Twins.Tests.Bench.Headlines;

public sealed class HeadlineBenchmarkTests : IDisposable
{
    private const string Header = "test_id,headline_a,headline_b,impressions_a,impressions_b,click_rate_a,click_rate_b,a_won,significant\n";
    private readonly string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(file);

    [Fact]
    public void Accuracy_counts_ties_half_and_names_the_pairs_and_tests()
    {
        var right = new HeadlinePair("t1", "a", "b", 0.1, 0.2, false, false);
        var accuracy = PairwiseAccuracy.Of([(right, -1), (right, 0), (right with { Test = "t2" }, 1)], 1);
        Assert.Equal(0.5, accuracy.Value, 9);
        Assert.Equal((3, 2), (accuracy.Pairs, accuracy.Tests));
        Assert.Equal(1.0 / 3, accuracy.Ties, 9);
        Assert.Equal(0.5, accuracy.WhereDecided, 9);
    }

    [Fact]
    public void The_interval_resamples_tests_and_not_pairs()
    {
        // Fifty copies of one pair in each of two tests tell no more than two pairs do.
        var won = new HeadlinePair("t1", "a", "b", 0.2, 0.1, true, false);
        var verdicts = Enumerable.Repeat((won, 1.0), 50).Concat(Enumerable.Repeat((won with { Test = "t2" }, -1.0), 50)).ToArray();
        var accuracy = PairwiseAccuracy.Of(verdicts, 1);
        Assert.Equal((0, 1), (accuracy.Low, accuracy.High));
    }

    [Fact]
    public void A_file_without_its_columns_is_refused_by_name()
    {
        File.WriteAllText(file, "test_id,headline_a\nt,x\n");
        var said = new StringWriter();
        Assert.Equal(2, HeadlineBenchmark.Run(file, said));
        Assert.Contains("has no column 'headline_b'", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readers_decide_a_pair_that_speaks_to_them()
    {
        File.WriteAllText(file, Header + "t,\"A Veteran Soldier Comes Home To His Family And His Dog\",\"Boring Lists Of Nothing\",10,10,0.2,0.1,1,True\n");
        var said = new StringWriter();
        Assert.Equal(0, HeadlineBenchmark.Run(file, said));
        Assert.Contains("1 pairs from 1 tests", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("| offline respondent | 1.000 (1.000 to 1.000) |", said.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void On_real_headlines_it_is_measured_beside_the_longer_headline_rule()
    {
        var pairs = HeadlinePair.Read(SharedFolder.Path("data", "messages", "headline_pairs_dev.csv"));
        var results = HeadlineBenchmark.WithoutLearning(pairs);
        Assert.Equal((4455, 544, 1300), (pairs.Count, results[0].All.Tests, results[0].Significant.Pairs));
        Assert.Equal(.522, results[1].All.Value, .0005);
    }

    [Fact]
    public void A_regression_learns_from_other_tests_what_readers_click()
    {
        // Whoever says "cats" wins, in tests that share no other word.
        var pairs = Enumerable.Range(0, 60).Select(t => new HeadlinePair($"t{t}", t % 2 is 0 ? $"cats story{t}" : $"dogs story{t}", t % 2 is 0 ? $"dogs story{t}" : $"cats story{t}", t % 2 is 0 ? .02 : .01, t % 2 is 0 ? .01 : .02, t % 2 is 0, true) { ShownA = 3000, ShownB = 3000 }).ToArray();
        var verdicts = LearntRule.Verdicts(pairs, 5, 1);
        Assert.All(pairs.Zip(verdicts), p => Assert.Equal(p.First.AWon, p.Second > 0));
        // Swapping the headlines swaps the sign.
        var swapped = pairs.Select(p => p with { A = p.B, B = p.A, RateA = p.RateB, RateB = p.RateA, AWon = !p.AWon, ShownA = p.ShownB, ShownB = p.ShownA }).ToArray();
        Assert.All(verdicts.Zip(LearntRule.Verdicts(swapped, 5, 1)), p => Assert.Equal(p.First, -p.Second, 6));
    }
}
