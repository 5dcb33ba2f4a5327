using System.Globalization;
using System.Text;

namespace Twins.Bench.Ingest;

/// <summary>A table of tickets as a shop exports them: quoted texts, some with line breaks, and figures.</summary>
internal static class LargeTable
{
    private static readonly string[] Subjects = ["Late again", "Thank you", "Refund, please", "The new till", "Opening hours", "Brot", "Delivery slot"];

    private static readonly string[] Words =
    [
        "The van came at nine and not at six, as it was said.", "I would like to keep last week's list.", "Two of the eggs were broken, \"\"again\"\".",
        "Das Brot war wie immer sehr gut.", "I compare the price per piece and buy where it is cheapest.", "Nobody answers the telephone before noon.", "That was kind, thank you.",
    ];

    /// <returns>How many rows it has.</returns>
    public static long Write(string path, long bytes)
    {
        using var writer = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20);
        writer.Write("ticket_id,customer_id,email,created,segment,subject,message,orders,sessions\n");
        var rows = 0L;
        var row = new StringBuilder();
        for (var written = 0L; written < bytes; written += row.Length, rows++)
        {
            var person = rows * 7919 % 50_000;
            row.Clear().Append(CultureInfo.InvariantCulture, $"{rows},C{person},c{person}@example.org,2026-{(rows % 12) + 1:00}-{(rows % 28) + 1:00},{(person % 3 is 0 ? "families" : "commuters")},");
            row.Append(Quoted(Subjects[rows % Subjects.Length])).Append(",\"").Append(Words[rows % Words.Length]).Append(rows % 10 is 0 ? '\n' : ' ').Append(Words[rows / 7 % Words.Length]);
            row.Append(CultureInfo.InvariantCulture, $"\",{rows % 9},{rows % 23}\n");
            writer.Write(row);
        }
        return rows;
    }

    private static string Quoted(string text) => text.Contains(',', StringComparison.Ordinal) ? $"\"{text}\"" : text;
}
