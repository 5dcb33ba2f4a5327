using System.Globalization;
using System.Text;

namespace Twins.Tests.Governance.Bias;

/// <summary>A study of imagined people of both genders, all ages and two nationalities, as somebody would write it.</summary>
internal static class Town
{
    public static string Write(string folder, int twins = 30, string campaign = "", string? name = null, string summary = "Somebody who bakes.")
    {
        Directory.CreateDirectory(Path.Combine(folder, "twins"));
        for (var i = 0; i < twins; i++) File.WriteAllText(Path.Combine(folder, "twins", $"t{i:00}.twin.yaml"), Twin(i, name ?? $"Robin Marlow{(char)('a' + (i % 26))}", summary));
        File.WriteAllText(Path.Combine(folder, "all.panel.yaml"), "panel: town\nname: A small town\nmembers: ['twins/*.twin.yaml']\n");
        File.WriteAllText(Path.Combine(folder, "town.campaign.yaml"), new StringBuilder().Append(
            """
            campaign: town
            name: Bread by subscription
            panel: all.panel.yaml
            variants:
              - id: plain
                headline: Fresh bread every morning
            questions:
              - id: intent
                kind: likert
                text: How likely are you to order?
                labels: [very unlikely, unlikely, undecided, likely, very likely]
              - id: click
                kind: yes_no
                text: Would you open it?

            """).Append(campaign).ToString());
        return folder;
    }

    private static string Twin(int i, string name, string summary) => string.Create(CultureInfo.InvariantCulture,
        $"""
        twin: t{i:00}
        name: {System.Text.Json.JsonSerializer.Serialize(name)}
        segment: {(i % 3 is 0 ? "bakers" : "buyers")}
        summary: {summary}
        demographics:
          age: {24 + (i % 4 * 13)}
          gender: {(i % 2 is 0 ? "woman" : "man")}
          nationality: {(i % 5 is 0 ? "Irish" : "British")}
        goals: [Fresh bread every morning, Keep the bill low]
        frustrations: [Late deliveries]
        decisions:
          price_attitude: {(i % 2 == 0 ? "sensitive" : "indifferent")}
        """);
}
