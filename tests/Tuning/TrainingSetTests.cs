using CsCheck;
using Twins.Core.Tuning;

namespace Twins.Tests.Tuning;

/// <summary>What is trained on and what is checked with.</summary>
public class TrainingSetTests
{
    private static readonly Gen<TrainingExample[]> Examples = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 12])
        .Select((answer, question) => new TrainingExample($"What of subject {question}?", string.Join(' ', Enumerable.Range(answer, 8).Select(i => $"word{i}")), "voice")).Array[10, 80];

    [Fact]
    public void What_says_the_same_is_taken_once()
    {
        var set = TrainingSet.Of([.. Distinct(12), new("Question 3?", "ANSWER number 3, it is about theme3 and thing3!", "quote"), new(" ", "x", "voice")], 0, 1);
        Assert.Equal((12, 0, 1, 1), (set.Training.Count, set.Validation.Count, set.Duplicates, set.Unusable));
    }

    [Fact]
    public void Too_few_different_examples_are_refused_with_what_to_do()
    {
        var refusal = Assert.Throws<TuningException>(() => TrainingSet.Of([.. Distinct(9), .. Distinct(9)], .1, 1));
        Assert.StartsWith("9 different examples are too few; 10 are the least", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_seed_decides_which_are_kept_for_checking_and_no_more_than_their_share()
    {
        var (a, again, b) = (TrainingSet.Of(Distinct(100), .2, 1), TrainingSet.Of(Distinct(100), .2, 1), TrainingSet.Of(Distinct(100), .2, 2));
        Assert.Equal(a.Validation, again.Validation);
        Assert.NotEqual(a.Validation, b.Validation);
        Assert.Equal((80, 20), (a.Training.Count, a.Validation.Count));
    }

    [Fact]
    public void Training_keeps_the_ten_that_a_provider_asks_for() => Assert.Equal((10, 1), (TrainingSet.Of(Distinct(11), .5, 1).Training.Count, TrainingSet.Of(Distinct(11), .5, 1).Validation.Count));

    /// <summary>Jaccard similarity of three-word shingles, by hand.</summary>
    [Fact]
    public void No_answer_is_checked_that_was_all_but_trained() => Examples.Sample(examples =>
    {
        try
        {
            var set = TrainingSet.Of(examples, .3, 1);
            return set.Validation.All(v => set.Training.All(t => Similarity(v.Answer, t.Answer) < .75));
        }
        catch (TuningException)
        {
            return examples.Select(e => e.Answer).Distinct(StringComparer.Ordinal).Count() < 40;
        }
    });

    private static double Similarity(string a, string b)
    {
        var (x, y) = (Shingles(a), Shingles(b));
        return x.Intersect(y, StringComparer.Ordinal).Count() / (double)x.Union(y, StringComparer.Ordinal).Count();
    }

    private static HashSet<string> Shingles(string text)
    {
        var words = text.Split(' ');
        return [.. Enumerable.Range(0, words.Length - 2).Select(i => string.Join(' ', words, i, 3))];
    }

    private static IReadOnlyList<TrainingExample> Distinct(int count) => [.. Enumerable.Range(1, count).Select(i => new TrainingExample($"Question {i}?", $"Answer number {i}, it is about theme{i} and thing{i}.", "voice"))];
}
