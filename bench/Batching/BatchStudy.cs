using System.Text;

namespace Twins.Bench.Batching;

/// <summary>A study folder of any size, with twins and messages of ordinary length.</summary>
internal static class BatchStudy
{
    private const int Variants = 50;

    /// <returns>How many calls its plan has.</returns>
    public static int Write(string folder, int calls)
    {
        var twins = (calls + Variants - 1) / Variants;
        Directory.CreateDirectory(Path.Combine(folder, "twins"));
        for (var i = 0; i < twins; i++) File.WriteAllText(Path.Combine(folder, "twins", $"t{i}.twin.yaml"), Twin(i));
        File.WriteAllText(Path.Combine(folder, "all.panel.yaml"), "panel: all\nmembers: ['twins/*.twin.yaml']\n");
        var campaign = new StringBuilder("campaign: bench\npanel: all.panel.yaml\ncurrency: EUR\nvariants:\n");
        for (var i = 0; i < Variants; i++) campaign.Append($"  - id: v{i}\n    headline: Fresh bread at your door, offer number {i}\n    body: Order before noon and it is there by seven, or it is free.\n    price: {i}\n");
        campaign.Append("questions:\n  - id: intent\n    kind: likert\n    text: How likely are you to order this week?\n  - id: click\n    kind: yes_no\n    text: Would you open it?\n");
        File.WriteAllText(Path.Combine(folder, "bench.campaign.yaml"), campaign.ToString());
        return twins * Variants;
    }

    private static string Twin(int i) =>
        $"""
        twin: t{i}
        name: Person {i}
        summary: Shopper {i}, who buys for a household of {1 + (i % 5)} and looks at prices first.
        goals: [Spend less time in shops, Keep the weekly bill under a limit, Waste less food]
        frustrations: [Late deliveries, Substitutions nobody asked for, Prices that change at the till]
        decisions:
          price_attitude: {(i % 2 == 0 ? "sensitive" : "indifferent")}
          rules: [If delivery costs more than four euro, do not order.]
        """;
}
