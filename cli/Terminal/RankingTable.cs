using System.Globalization;
using Spectre.Console;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Analysis.Compound;

namespace Twins.Cli.Terminal;

/// <summary>The ranking with its verdict, on stdout.</summary>
internal static class RankingTable
{
    private const int Shown = 15;

    public static void Write(StudyReport report)
    {
        var console = AnsiConsole.Console;
        if (!console.Profile.Out.IsTerminal) console.Profile.Width = 140;
        var question = report.Questions[0];
        if (question.Results.Count > 0) console.Write(Table(report, question));
        foreach (var found in question.Compound) console.Write(Table(found));
        if (question.Results.Count > Shown) console.WriteLine($"… and {question.Results.Count - Shown} more in the report.");
        // Not through the table's console: it would break sentences at the width of a terminal that is not there.
        Console.WriteLine($"Verdict: {Plain(report.Verdict.Sentence)}");
        foreach (var reason in report.Verdict.Reasons) Console.WriteLine($"  - {Plain(reason)}");
        if (report.Worth.Humans > 0) Console.WriteLine(Invariant($"Worth about {report.Worth.Humans:0} human respondents per question ({report.Worth.Low:0} to {report.Worth.High:0})."));
        Console.WriteLine(report.Respondent.Label);
    }

    private static Table Table(StudyReport report, QuestionReport question)
    {
        var headlines = report.Variants.ToDictionary(v => v.Id, v => v.Headline ?? v.Offer ?? v.Body ?? "", StringComparer.Ordinal);
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "#", "variant", question.Unit, "95 %", question.TopBoxLabel ?? "", "best", "group", "n", "message" }) table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var r in question.Results.Take(Shown))
            table.AddRow([.. Cells(r, headlines.GetValueOrDefault(r.Stimulus, "")).Select(c => new Text(Plain(c)))]);
        return table;
    }

    private static Table Table(CompoundReport found)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in new[] { "", found.Unit, "95 %", "n" }) table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var f in found.Figures.Take(Shown))
            table.AddRow([.. new[] { f.Label, Invariant($"{f.Value.Value:0.00}"), Invariant($"{f.Value.Low:0.00} to {f.Value.High:0.00}"), Invariant($"{found.Base}") }.Select(c => new Text(Plain(c)))]);
        return table;
    }

    private static IEnumerable<string> Cells(StimulusResult r, string message) =>
    [
        Invariant($"{r.Rank}"),
        r.Stimulus,
        Invariant($"{r.Mean.Value:0.00}"),
        Invariant($"{r.Mean.Low:0.00} to {r.Mean.High:0.00}"),
        r.TopBox is { } top ? Invariant($"{top.Value:0 %}") : "",
        r.ProbabilityBest is { } best ? Invariant($"{best:0 %}") : "",
        r.Letters,
        Invariant($"{r.Base}"),
        message.Length > 50 ? message[..49] + "…" : message,
    ];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Text from files must not move the cursor or change colours.</summary>
    private static string Plain(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
