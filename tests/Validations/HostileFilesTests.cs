using System.Text;
using CsCheck;
using Twins.Core.Documents;
using Twins.Core.Validations;

namespace Twins.Tests.Validations;

/// <summary>Files that somebody broke, by accident or not: one clear error, or a figure that is one.</summary>
public sealed class HostileFilesTests : IDisposable
{
    private static readonly string People = "twin,q1,q2\n" + string.Concat(SimulatedPeople.Draw(30, 2, .4, 1).Select((p, i) => $"p{i},{p[0]},{p[1]}\n"));

    private static readonly string[] Awkward = ["NaN", "1e308", "-1e309", "∞", "=1+1", "\"", ",,,,", "p1", "\n\n", "9999999999999999"];

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String[0, 20],
        Gen.Char[",\n\r\"';\t 0123456789.-+eEpNaN∞\0é"].Array[0, 20].Select(c => new string(c)),
        Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i]));

    private readonly ValidationFolderOf folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("answers", "people: {file: a.csv}, twins: {file: b.csv}")]
    [InlineData("forecasts", "file: a.csv, case: twin, forecast: q1, actual: q2")]
    [InlineData("ab_tests", "file: a.csv, test: twin, named: q1, won: q2")]
    [InlineData("scales", "people: {file: a.csv}, twins: {file: b.csv}, scales: [{id: s, items: [q1, q2]}]")]
    [InlineData("rubric", "file: a.csv, item: twin, rater: twin, criterion: q1, score: q2")]
    public void A_broken_file_is_refused_in_words_or_judged_with_figures_that_are_numbers(string kind, string fields) =>
        Gen.Select(Gen.Int[0, People.Length - 1], Gen.Int[0, 30], Text).Sample((at, cut, insert) =>
        {
            folder.Write("a.csv", People[..at] + insert + People[Math.Min(People.Length, at + cut)..]).Write("b.csv", People);
            try
            {
                var results = folder.RunAsync($"validation: v\nchecks:\n  - {{kind: {kind}, id: c, {fields.Replace("item: twin", "thing: twin", StringComparison.Ordinal)}}}\n").GetAwaiter().GetResult();
                Assert.All(results.SelectMany(r => r.Findings), f => Assert.True(double.IsFinite(f.Value) && f.Interval is null or { Low: <= double.MaxValue, High: >= double.MinValue }, $"{f.Metric} {f.Value} {f.Interval}"));
            }
            catch (DocumentException e)
            {
                Assert.NotEmpty(e.Problem);
            }
        }, iter: 60, threads: 1);

    [Fact]
    public void A_plan_with_anything_in_it_is_refused_in_words_or_read()
    {
        const string Plan = "validation: v\nuse: message\nexpires_after: 90\nweights: {win_rate: 2}\nchecks:\n  - kind: answers\n    id: a\n    people: {file: a.csv}\n    twins: {file: b.csv}\n    folds: 5\n    items: [{id: q1, min: 1, max: 5}]\n";
        Gen.Select(Gen.Int[0, Plan.Length - 1], Gen.Int[0, 12], Text).Sample((at, cut, insert) =>
        {
            try
            {
                DocumentReader.Parse<ValidationPlan>("v", Encoding.UTF8.GetBytes(Plan[..at] + insert + Plan[Math.Min(Plan.Length, at + cut)..]));
            }
            catch (DocumentException e)
            {
                Assert.NotEmpty(e.Problem);
            }
        }, iter: 3_000);
    }
}
