using System.Globalization;
using System.Text;

namespace Twins.Tests.Cli;

/// <summary>A study folder of any size, written as a person would write it.</summary>
internal static class SmallStudy
{
    public static void Write(string folder, int twins, int variants, int replicates = 1, string? plan = null)
    {
        Directory.CreateDirectory(Path.Combine(folder, "twins"));
        for (var i = 0; i < twins; i++) File.WriteAllText(Path.Combine(folder, "twins", $"t{i}.twin.yaml"), Twin(i));
        File.WriteAllText(Path.Combine(folder, "all.panel.yaml"), "panel: all\nmembers: ['twins/*.twin.yaml']\n");
        WriteCampaign(folder, variants, replicates, plan: plan);
    }

    public static void WriteCampaign(string folder, int variants, int replicates = 1, int changed = -1, bool renamed = false, string? plan = null)
    {
        var text = new StringBuilder("campaign: small\npanel: all.panel.yaml\ncurrency: EUR\nvariants:\n");
        foreach (var i in renamed ? Enumerable.Range(0, variants).Reverse() : Enumerable.Range(0, variants)) text.Append(CultureInfo.InvariantCulture, $"  - id: {(renamed ? "other" : "v")}{i}\n    headline: {(i == changed ? "Another message altogether" : $"Fresh bread offer number {i}")}\n    price: {i}\n");
        text.Append("questions:\n  - id: intent\n    kind: likert\n    text: How likely are you to order?\n  - id: click\n    kind: yes_no\n    text: Would you open it?\n");
        text.Append(CultureInfo.InvariantCulture, $"plan:\n  replicates: {replicates}\n{plan}");
        File.WriteAllText(Path.Combine(folder, "small.campaign.yaml"), text.ToString());
    }

    private static string Twin(int i) =>
        $"""
        twin: t{i}
        name: Person {i}
        goals: [Fresh bread every morning, Keep the bill low]
        frustrations: [Late deliveries]
        decisions:
          price_attitude: {(i % 2 == 0 ? "sensitive" : "indifferent")}
        """;
}
