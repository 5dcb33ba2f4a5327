using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using MathNet.Numerics.Random;
using Twins.Core.Documents;
using Twins.Core.Studies.Reporting;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Turing;

/// <summary>A text as a judge gets it: a code that tells nothing, and the words.</summary>
internal sealed record BlindText(string Code, string Text, bool IsHuman);

/// <summary>Sheets for judges, each in an order of its own, on which nothing says who wrote what.</summary>
public static class TuringSheets
{
    public const string Judge = "judge";
    public const string Code = "code";
    public const string Guess = "guess";

    private const int LeastOfEach = 5;

    /// <summary>One CSV sheet for each judge.</summary>
    /// <exception cref="DocumentException">The texts cannot be used.</exception>
    public static IReadOnlyList<byte[]> Make(TuringCheck check, ValidationRun run, int judges)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(run);
        var texts = Read(check, run);
        return [.. Enumerable.Range(1, judges).Select(judge => Sheet([.. texts], judge, run.Plan.Seed))];
    }

    internal static IReadOnlyList<BlindText> Read(TuringCheck check, ValidationRun run)
    {
        var table = run.Table(check.Texts);
        var index = table.Index(check.Name);
        var (text, author) = (table.Column(check.Text), table.Column(check.Author));
        List<BlindText> texts = [.. index.Select(t => new BlindText(CodeOf(run.Plan, check, t.Key, text[t.Value]), text[t.Value], author[t.Value].ToLowerInvariant() switch
        {
            "human" => true,
            "twin" => false,
            var other => throw table.Refuse(t.Value, check.Author, other, "human or twin"),
        }))];
        if (Math.Min(texts.Count(t => t.IsHuman), texts.Count(t => !t.IsHuman)) < LeastOfEach) throw new DocumentException(check.Texts, null, $"has {texts.Count(t => t.IsHuman)} texts of people and {texts.Count(t => !t.IsHuman)} of twins; at least {LeastOfEach} of each are needed.");
        return texts;
    }

    /// <summary>Depends on the words too, so that a sheet cannot be judged against other texts than it showed.</summary>
    private static string CodeOf(ValidationPlan plan, TuringCheck check, string id, string text) =>
        "t" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{plan.Id}\n{plan.Seed}\n{check.Id}\n{id}\n{text}")))[..11];

    private static byte[] Sheet(BlindText[] texts, int judge, int seed)
    {
        new Xoshiro256StarStar(unchecked((seed * 1_000_003) + judge), threadSafe: false).Shuffle(texts);
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, new CsvWriterOptions { WriteByteOrderMark = true, NewLine = "\n" }, leaveOpen: true))
        {
            csv.WriteHeader([Judge, Code, "text", Guess]);
            foreach (var text in texts)
            {
                csv.WriteField($"judge-{judge}");
                csv.WriteField(text.Code);
                csv.WriteField(CsvCell.Of(text.Text));
                csv.WriteField("");
                csv.EndRecord();
            }
        }
        return stream.ToArray();
    }
}
