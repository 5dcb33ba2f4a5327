using Twins.Core.Studies;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>
/// Single choices drawn from the probabilities that a distribution would have stated: the same twin in the same set chooses
/// the same. Taking the likeliest each time would claim a certainty that no twin's file supports, and no choice model can
/// be fitted to certainty.
/// </summary>
internal sealed class Luck(string twin, string question)
{
    /// <summary>The place of the highest of utilities with Gumbel errors, which is a draw from their softmax (McFadden 1974).</summary>
    /// <param name="occasion">What is chosen from, such as the version and the number of a set.</param>
    public int Choose(string occasion, IReadOnlyList<double> utilities)
    {
        var state = Seeds.For(0, twin, question, occasion);
        var (best, highest) = (0, double.NegativeInfinity);
        for (var i = 0; i < utilities.Count; i++)
        {
            state = Seeds.Next(state);
            var utility = utilities[i] - Math.Log(-Math.Log(Uniform(state)));
            if (utility > highest) (best, highest) = (i, utility);
        }
        return best;
    }

    /// <summary>A draw from a distribution.</summary>
    public int Draw(string occasion, double[] probabilities)
    {
        var left = Uniform(Seeds.Next(Seeds.For(0, twin, question, occasion)));
        for (var i = 0; i < probabilities.Length - 1; i++)
            if ((left -= probabilities[i]) < 0) return i;
        return probabilities.Length - 1;
    }

    /// <summary>Strictly between 0 and 1.</summary>
    private static double Uniform(ulong state) => ((state >> 11) + 0.5) / (1UL << 53);
}
