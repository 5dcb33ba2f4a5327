using CsvHelper;

namespace Twins.Bench.Recall;

/// <summary>Customers' questions with what they are about (PolyAI, BANKING77, CC BY 4.0); they lie beside the checkout, not in it.</summary>
internal sealed record SupportQuestion(string Text, string Intent)
{
    private static readonly string[] Place = ["shared", "data", "support", "banking77_test.csv"];

    /// <summary>The file in this folder or in one above it, or null.</summary>
    public static string? Find()
    {
        for (var at = new DirectoryInfo(Directory.GetCurrentDirectory()); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine([at.FullName, .. Place]))) return Path.Combine([at.FullName, .. Place]);
        return null;
    }

    public static IReadOnlyList<SupportQuestion> Read(string csv)
    {
        using var reader = CsvReader.FromFile(csv);
        var header = reader.Headers.ToArray();
        var (text, category) = (Array.IndexOf(header, "text"), Array.IndexOf(header, "category"));
        var questions = new List<SupportQuestion>();
        while (reader.Read()) questions.Add(new SupportQuestion(reader.GetString(text), reader.GetString(category)));
        return questions;
    }
}
