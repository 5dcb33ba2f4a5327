using System.Globalization;
using System.Text;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Fidelity;

namespace Twins.Tests.Evidence.PersonalData;

/// <summary>How much personal data is found in texts that were labelled by hand, and how much else is taken for it. The figures stand in docs/personal-data.md.</summary>
public sealed class RedactionQualityTests
{
    [Fact]
    public void The_published_figures_are_those_of_the_code()
    {
        var file = Path.Combine(Checkout.Root, "docs", "personal-data.md");
        var (written, table) = (File.ReadAllText(file), Table());
        if (Environment.GetEnvironmentVariable("TWINS_WRITE_FIGURES") is "yes")
        {
            var (from, to) = (written.IndexOf("| half |", StringComparison.Ordinal), written.IndexOf("\n\n", written.IndexOf("| half |", StringComparison.Ordinal), StringComparison.Ordinal) + 1);
            File.WriteAllText(file, written[..from] + table + written[to..]);
        }
        Assert.Contains(table, File.ReadAllText(file), StringComparison.Ordinal);
    }

    /// <summary>Floors below what was measured when they were written, so that a rule that breaks is seen.</summary>
    [Theory]
    [InlineData("en", 0.85, 0.85)]
    [InlineData("de", 0.85, 0.8)]
    public void What_was_never_looked_at_is_found_nearly_as_well(string language, double precision, double recall)
    {
        var score = Score.Of(LabelledText.Read(language).Where(t => t.Half is "held"), Ours);
        Assert.True(score.Precision >= precision && score.Recall >= recall, $"precision {score.Precision:0.00}, recall {score.Recall:0.00}: {string.Join(" | ", score.Wrong)}");
    }

    [Fact]
    public void It_finds_more_than_patterns_for_addresses_and_numbers_alone()
    {
        var texts = new[] { "en", "de" }.SelectMany(LabelledText.Read).Where(t => t.Half is "held").ToList();
        Assert.True(Score.Of(texts, Ours).Recall > Score.Of(texts, PlainPatterns.Find).Recall + 0.2);
    }

    private static string Table()
    {
        var text = new StringBuilder("| half | language | texts | pieces | precision (95 %) | recall (95 %) | plain patterns: precision / recall |\n| --- | --- | --: | --: | --- | --- | --- |\n");
        foreach (var half in new[] { "tune", "held" })
        {
            foreach (var language in new[] { "en", "de" })
            {
                var texts = LabelledText.Read(language).Where(t => t.Half == half).ToList();
                var (ours, plain) = (Score.Of(texts, Ours), Score.Of(texts, PlainPatterns.Find));
                text.Append(CultureInfo.InvariantCulture, $"| {half} | {language} | {texts.Count} | {ours.Right + ours.Missed} | {Share(ours.Right, ours.Right + ours.False)} | {Share(ours.Right, ours.Right + ours.Missed)} | {plain.Precision:0.00} / {plain.Recall:0.00} |\n");
            }
        }
        return text.ToString();
    }

    private static string Share(int part, int whole)
    {
        var interval = Proportions.Wilson((double)part / whole, whole);
        return string.Create(CultureInfo.InvariantCulture, $"{(double)part / whole:0.00} [{interval.Low:0.00}, {interval.High:0.00}]");
    }

    private static List<(int Start, int Length)> Ours(string text) => [.. Redactor.Create([]).Redact(text).Spans.Select(s => (s.Start, s.Length))];

    internal sealed record Score(int Right, int Missed, int False, IReadOnlyList<string> Wrong)
    {
        public double Precision => (double)Right / (Right + False);

        public double Recall => (double)Right / (Right + Missed);

        /// <summary>A piece is found when all of it is gone; what is taken out and touches no piece is false.</summary>
        public static Score Of(IEnumerable<LabelledText> texts, Func<string, List<(int Start, int Length)>> find)
        {
            var (right, missed, wrong, told) = (0, 0, 0, new List<string>());
            foreach (var text in texts)
            {
                var found = find(text.Text);
                foreach (var span in text.Spans)
                {
                    var gone = Enumerable.Range(span.Start, span.Text.Length).Where(i => char.IsLetterOrDigit(text.Text[i])).All(i => found.Any(f => i >= f.Start && i < f.Start + f.Length));
                    (right, missed) = gone ? (right + 1, missed) : (right, missed + 1);
                    if (!gone) told.Add($"missed {span.Text} in: {text.Text}");
                }
                foreach (var (start, length) in found.Where(f => !text.Spans.Any(s => f.Start < s.Start + s.Text.Length && s.Start < f.Start + f.Length)))
                {
                    wrong++;
                    told.Add($"false {text.Text.Substring(start, length)} in: {text.Text}");
                }
            }
            return new Score(right, missed, wrong, told);
        }
    }
}
