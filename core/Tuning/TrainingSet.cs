using Twins.Core.Evidence;
using Twins.Core.Studies;

namespace Twins.Core.Tuning;

/// <summary>Examples to train on and examples to check with, none of which is nearly the same as one on the other side.</summary>
/// <param name="Duplicates">How many were left out because another says the same.</param>
/// <param name="Unusable">How many were left out because they are empty or too long.</param>
public sealed record TrainingSet(IReadOnlyList<TrainingExample> Training, IReadOnlyList<TrainingExample> Validation, int Duplicates, int Unusable)
{
    /// <summary>The fewest that OpenAI and Azure take.</summary>
    public const int Least = 10;

    /// <summary>From here on two examples say the same, and one of them is enough.</summary>
    public const double Same = .8;

    /// <summary>From here on two examples are so alike that knowing one helps with the other.</summary>
    public const double Alike = .4;

    /// <summary>In characters; far below what one example may have in tokens.</summary>
    private const int LongestPart = 20_000;

    /// <param name="share">Of the examples that are kept for checking, 0 to .5.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="TuningException">Too few are left to train on.</exception>
    public static TrainingSet Of(IReadOnlyList<TrainingExample> examples, double share, int seed)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (share is not (>= 0 and <= .5)) throw new TuningException($"The share for validation is a number from 0 to 0.5, not {share}.");
        var usable = examples.Select(Trimmed).Where(e => e is { Question.Length: > 0 and <= LongestPart, Answer.Length: > 0 and <= LongestPart }).ToList();
        var families = Families(usable);
        var kept = families.Sum(f => f.Count);
        if (kept < Least) throw new TuningException($"{kept} different examples are too few; {Least} are the least that a provider takes, and some hundreds teach a voice. Add examples to 'voice', or a file of transcripts.");
        var (training, validation) = (new List<TrainingExample>(), new List<TrainingExample>());
        // Whole families go to one side, in an order that the seed draws; training keeps what a provider asks for.
        foreach (var family in families.OrderBy(f => Seeds.For(seed, "training", f[0].Question, f[0].Answer)))
        {
            var spare = kept - validation.Count - family.Count >= Least;
            (spare && validation.Count + family.Count <= share * kept ? validation : training).AddRange(family);
        }
        return new TrainingSet(training, validation, usable.Count - kept, examples.Count - usable.Count);
    }

    private static TrainingExample Trimmed(TrainingExample e) => e with { Question = e.Question.Trim(), Answer = e.Answer.Trim() };

    /// <summary>Examples that are alike stand together; of those that say the same the first stays.</summary>
    private static List<List<TrainingExample>> Families(List<TrainingExample> examples)
    {
        var (alike, plain) = (new NearDuplicates(Alike), new Dictionary<string, int>(StringComparer.Ordinal));
        var family = new int[examples.Count];
        var twice = new bool[examples.Count];
        for (var i = 0; i < examples.Count; i++)
        {
            family[i] = i;
            // By the answer: many answers share a question, and a model must not be checked on an answer that it was shown.
            foreach (var (earlier, similarity) in alike.Add(examples[i].Answer))
            {
                twice[i] |= similarity >= Same && Says(examples[i].Question) == Says(examples[earlier].Question);
                Join(family, i, earlier);
            }
            // Short answers have no shingles.
            if (plain.TryGetValue(Says(examples[i].Answer), out var same))
            {
                twice[i] |= Says(examples[i].Question) == Says(examples[same].Question);
                Join(family, i, same);
            }
            else plain.Add(Says(examples[i].Answer), i);
        }
        return [.. Enumerable.Range(0, examples.Count).Where(i => !twice[i]).GroupBy(i => Root(family, i)).Select(g => g.Select(i => examples[i]).ToList())];
    }

    private static string Says(string text) => NearDuplicates.Plain(text);

    private static void Join(int[] family, int a, int b) => family[Root(family, a)] = Root(family, b);

    private static int Root(int[] family, int i)
    {
        while (family[i] != i) i = family[i] = family[family[i]];
        return i;
    }
}
