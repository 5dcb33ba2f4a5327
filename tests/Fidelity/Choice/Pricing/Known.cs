using System.Text.Json;
using Twins.Core.Fidelity.Choice.Pricing;

namespace Twins.Tests.Fidelity.Choice.Pricing;

internal static class Known
{
    public static PriceAnswers Answers(JsonElement known)
    {
        var weights = known.Numbers("weights");
        double[][] prices = [.. known.GetProperty("answers").EnumerateArray().Select(a => a.Numbers())], intents = [.. known.GetProperty("intents").EnumerateArray().Select(a => a.Numbers())];
        return PriceAnswers.Of([.. prices.Select((p, i) => new PriceAnswer(p[0], p[1], p[2], p[3], weights[i]) { IntentCheap = (int)intents[i][0], IntentExpensive = (int)intents[i][1] })]);
    }
}
