using System.Globalization;
using Twins.Core.Personas;

namespace Twins.Core.Governance.Register;

/// <summary>A validation as details of an entry, which are ids: a study's name that is none is left to the document.</summary>
internal static class ValidationDetail
{
    private const string Study = "validated-in", Metric = "metric", Value = "value", Baseline = "baseline", Date = "validated-on", Expires = "validation-expires";

    public static IEnumerable<KeyValuePair<string, string>> Of(Validation v) =>
    [
        new(Study, Id(v.Study)), new(Metric, Id(v.Metric)), new(Value, Number(v.Value)), new(Baseline, Number(v.Baseline)),
        new(Date, v.Date.ToString("O", CultureInfo.InvariantCulture)), new(Expires, v.Expires.ToString("O", CultureInfo.InvariantCulture)),
    ];

    public static RegisteredValidation? Read(IReadOnlyDictionary<string, string> detail) => detail.TryGetValue(Study, out var study)
        ? new RegisteredValidation(study, detail[Metric], double.Parse(detail[Value], CultureInfo.InvariantCulture), double.Parse(detail[Baseline], CultureInfo.InvariantCulture), Day(detail[Date]), Day(detail[Expires]))
        : null;

    /// <summary>Names of studies and figures have blanks; nothing else of them is lost that anybody needs to find the file.</summary>
    private static string Id(string name)
    {
        var id = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-')).Trim('-', '.', '_');
        return id.Length is 0 ? "unnamed" : id[..Math.Min(id.Length, 80)];
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);
}
