using System.Globalization;
using System.Security.Cryptography;
using Twins.Core.Documents;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Forecasts;

/// <summary>Reads forecasts and what came true, and leaves out what was no forecast.</summary>
internal sealed class ForecastReader(ForecastsCheck check, ValidationRun run)
{
    private const int LeastCases = 10;

    public List<string> Notes { get; } = [];

    /// <exception cref="DocumentException">A file cannot be used, was not sealed, or leaves too few cases.</exception>
    public async Task<IReadOnlyList<ForecastCase>> ReadAsync(CancellationToken cancellationToken)
    {
        var table = run.Table(check.File);
        var outcomes = check.Outcomes is { } other ? run.Table(other) : table;
        var (rows, ends) = (table.Index(check.Case), outcomes.Index(check.Case));
        var from = await OpenAsync(cancellationToken);
        double[] forecast = Forecasts(table, check.Forecast), low = Maybe(table, check.Low), high = Maybe(table, check.High), baseline = check.Baseline is { } b ? Forecasts(table, b) : Nothing(table);
        double[] actual = check.Outcome is ForecastKind.YesNo ? YesNo(outcomes) : outcomes.Numbers(check.Actual);
        var known = check.Known is { } column ? Days(outcomes, column) : null;
        var cases = new List<ForecastCase>();
        int open = 0, late = 0;
        foreach (var (id, row) in rows)
        {
            if (!ends.TryGetValue(id, out var end) || double.IsNaN(actual[end]) || double.IsNaN(forecast[row])) open++;
            else if (known is not null && from is { } day && known[end] <= day) late++;
            else cases.Add(new ForecastCase(forecast[row], low[row], high[row], baseline[row], actual[end]));
        }
        if (open > 0) Notes.Add($"{open} of {rows.Count} cases have no outcome yet, or no forecast.");
        if (late > 0) Notes.Add($"{late} of {rows.Count} cases were known by {from:yyyy-MM-dd}, {(check.Sealed ? "when the forecasts were sealed" : "the last day the twins knew of")}; they are no test and were left out.");
        return cases.Count >= LeastCases ? cases : throw new DocumentException(check.File, null, $"leaves {cases.Count} cases to judge; at least {LeastCases} are needed. {string.Join(" ", Notes)}".Trim());
    }

    /// <summary>The last day whose outcomes are no test.</summary>
    private async Task<DateOnly?> OpenAsync(CancellationToken cancellationToken)
    {
        if (!check.Sealed) return check.EvidenceUntil;
        var hash = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(run.Resolve(check.File), cancellationToken)));
        var at = await run.SealedAtAsync(hash, cancellationToken) ?? throw new DocumentException(check.File, null, $"was not sealed as it is now. Seal forecasts before anybody knows the outcomes: twins validate seal <folder> --by <role>. A forecast that was changed afterwards is another one.");
        Notes.Add($"The forecasts were sealed on {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC (SHA-256 {hash[..12]}…) and have not changed since.");
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return check.EvidenceUntil is { } until && until > day ? until : day;
    }

    private double[] Forecasts(CsvTable table, string column)
    {
        var numbers = table.Numbers(column);
        if (check.Outcome is ForecastKind.YesNo && Array.FindIndex(numbers, n => n is < 0 or > 1) is >= 0 and var at) throw table.Refuse(at, column, table.Column(column)[at], "a probability from 0 to 1");
        return numbers;
    }

    private static double[] Maybe(CsvTable table, string? column) => column is null ? Nothing(table) : table.Numbers(column);

    private static double[] Nothing(CsvTable table) => [.. Enumerable.Repeat(double.NaN, table.Rows.Count)];

    private double[] YesNo(CsvTable table) => [.. table.Column(check.Actual).Select((cell, i) => cell.ToLowerInvariant() switch
    {
        "yes" or "true" or "1" => 1,
        "no" or "false" or "0" => 0,
        "" => double.NaN,
        _ => throw table.Refuse(i, check.Actual, cell, "yes or no"),
    })];

    /// <summary>A case without a day counts as known from the beginning.</summary>
    private static DateOnly[] Days(CsvTable table, string column) =>
        [.. table.Column(column).Select((cell, i) => cell.Length is 0 ? DateOnly.MinValue : DateOnly.TryParseExact(cell.Length > 10 ? cell[..10] : cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw table.Refuse(i, column, cell, "a day such as 2026-11-26"))];
}
