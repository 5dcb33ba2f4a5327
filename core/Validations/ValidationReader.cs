using System.Text.RegularExpressions;
using Twins.Core.Documents;

namespace Twins.Core.Validations;

/// <summary>Reads a validation file and refuses what could not be run, naming the field.</summary>
public static partial class ValidationReader
{
    private const string Suffix = ".validation.yaml";

    /// <summary>The folder's one validation file, or the file itself.</summary>
    /// <exception cref="DocumentException">There is none, or more than one.</exception>
    public static string Find(string folder)
    {
        if (File.Exists(folder) && folder.EndsWith(Suffix, StringComparison.Ordinal)) return folder;
        if (!Directory.Exists(folder)) throw new DocumentException(folder, null, "there is no such folder. Name one that holds a *.validation.yaml, such as samples/validation.");
        string[] found = [.. Directory.GetFiles(folder, "*" + Suffix).Order(StringComparer.Ordinal)];
        return found.Length switch
        {
            1 => found[0],
            0 => throw new DocumentException(folder, null, "holds no *.validation.yaml. Write one as docs/validation.md shows."),
            _ => throw new DocumentException(folder, null, $"holds {found.Length} validations; name one of them: {string.Join(", ", found.Select(Path.GetFileName))}"),
        };
    }

    /// <exception cref="DocumentException">The file cannot be read, or asks for something that cannot be done.</exception>
    public static ValidationPlan Read(string path)
    {
        var plan = DocumentReader.Read<ValidationPlan>(path);
        return Problem(plan) is { } problem ? throw new DocumentException(path, null, problem) : plan;
    }

    private static string? Problem(ValidationPlan plan)
    {
        if (!Id().IsMatch(plan.Id)) return $"validation: '{plan.Id}' must be letters, digits, dashes, dots or underscores, at most 60 of them";
        if (plan.ExpiresAfter is < 1 or > 730) return "expires_after must lie between 1 and 730 days";
        if (plan.Checks.Count is 0) return "checks: a validation needs at least one";
        if (plan.Checks.GroupBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) return $"checks: the id '{twice.Key}' is used twice";
        if (plan.Checks.FirstOrDefault(c => !Id().IsMatch(c.Id)) is { } odd) return $"checks: the id '{odd.Id}' must be letters, digits, dashes, dots or underscores, at most 60 of them";
        if (plan.Weights.Keys.FirstOrDefault(k => !Known().ContainsKey(k)) is { } unknown) return $"weights: there is no metric '{unknown}'{Spelling.Suggest(unknown, Known().Keys)}";
        if (plan.Weights.FirstOrDefault(w => !(w.Value >= 0) || w.Value > 1e6) is { Key: { } wrong }) return $"weights: '{wrong}' must be a number from 0";
        return plan.Checks.Select(c => c.Flaw() is { } flaw ? $"checks: '{c.Id}': {flaw}" : null).FirstOrDefault(f => f is not null);
    }

    private static Dictionary<string, Metric> Known() => Enum.GetValues<Metric>().ToDictionary(MetricFacts.NameInFiles, StringComparer.Ordinal);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
