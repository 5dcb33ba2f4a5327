using CsvHelper;
using Twins.Core.Governance;

namespace Twins.Tests.Governance;

/// <param name="Half">"tune" was looked at while the words were chosen; "held" was written afterwards and never was.</param>
/// <param name="Topic">Null for talk on which nothing rests.</param>
internal sealed record LabelledSentence(string Half, string Language, HighStakesTopic? Topic, string Text)
{
    public static IReadOnlyList<LabelledSentence> All { get; } = Read();

    private static List<LabelledSentence> Read()
    {
        using var csv = CsvReader.FromFile(Path.Combine(Checkout.Root, "tests", "fixtures", "high-stakes", "conversation.csv"));
        var sentences = new List<LabelledSentence>();
        while (csv.Read()) sentences.Add(new LabelledSentence(csv.GetString(0), csv.GetString(1), csv.GetString(2) is { Length: > 0 } topic ? Enum.Parse<HighStakesTopic>(topic) : null, csv.GetString(3)));
        return sentences;
    }
}
