namespace Twins.Core.Fidelity.Choice.Pricing;

/// <summary>Sums of people's broken lines of purchase probability.</summary>
internal static class PurchaseSums
{
    /// <summary>The weighted mean line at every price named, by adding up where slopes change.</summary>
    /// <param name="intents">Per valid person the probabilities at the cheap and at the expensive price.</param>
    public static double[] Of(PriceAnswers answers, double[][] intents, double[] weights)
    {
        var prices = answers.Prices;
        var changes = new double[prices.Length];
        var total = weights.Sum();
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] is 0) continue;
            var places = answers.Places[i];
            double[] heights = [0, intents[i][0], intents[i][1], 0];
            for (var q = 0; q < 3; q++)
            {
                var slope = weights[i] / total * (heights[q + 1] - heights[q]) / (prices[places[q + 1]] - prices[places[q]]);
                changes[places[q]] += slope;
                changes[places[q + 1]] -= slope;
            }
        }
        var trial = new double[prices.Length];
        var steep = 0.0;
        for (var g = 1; g < prices.Length; g++)
        {
            steep += changes[g - 1];
            // What should be 0 is a hair off it after so many sums.
            trial[g] = Math.Max(0, trial[g - 1] + (steep * (prices[g] - prices[g - 1])));
        }
        return trial;
    }

    /// <summary>One person's probability of buying at a price.</summary>
    public static double Line(PriceAnswer answer, double[] intents, double price)
    {
        double[] prices = answer.Prices, heights = [0, intents[0], intents[1], 0];
        if (price <= prices[0] || price >= prices[3]) return 0;
        var q = price < prices[1] ? 0 : price < prices[2] ? 1 : 2;
        return heights[q] + ((heights[q + 1] - heights[q]) * (price - prices[q]) / (prices[q + 1] - prices[q]));
    }

    /// <summary>The prices of most trial and of most revenue; where trial falls on a line, revenue is a parabola with its top at half way to where the line meets 0.</summary>
    public static (double Trial, double Revenue) Best(double[] prices, double[] trial)
    {
        var most = prices[Array.IndexOf(trial, trial.Max())];
        double best = 0, highest = double.NegativeInfinity;
        for (var g = 0; g < prices.Length; g++)
        {
            Try(prices[g], trial[g]);
            if (g + 1 == prices.Length || trial[g + 1] >= trial[g]) continue;
            var steep = (trial[g + 1] - trial[g]) / (prices[g + 1] - prices[g]);
            var top = (prices[g] - (trial[g] / steep)) / 2;
            if (top > prices[g] && top < prices[g + 1]) Try(top, trial[g] + (steep * (top - prices[g])));
        }
        return (most, best);

        void Try(double price, double share)
        {
            if (price * share <= highest) return;
            (best, highest) = (price, price * share);
        }
    }
}
