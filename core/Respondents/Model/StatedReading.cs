using System.Text.Json;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Model;

/// <summary>
/// Probabilities that a model states. Scaled to sum to 1; refused when one is negative or missing, or when the sum is
/// neither near 1 nor near 100, because such numbers are not probabilities of anything.
/// </summary>
internal static class StatedReading
{
    private const double Slack = .25;

    public static CategoricalAnswer? Read(CategoricalQuestion question, JsonElement stated, out string? problem)
    {
        problem = $"'{question.Id}' wants a probability for each of {string.Join(", ", question.Possibilities.Select(p => p.Id))}, summing to 1";
        if (stated.ValueKind is not JsonValueKind.Object) return null;
        var probabilities = new double[question.Possibilities.Count];
        var sum = 0.0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (!stated.TryGetProperty(question.Possibilities[i].Id, out var value) || value.ValueKind is not JsonValueKind.Number) return null;
            if (!value.TryGetDouble(out probabilities[i]) || !double.IsFinite(probabilities[i]) || probabilities[i] < 0) return null;
            sum += probabilities[i];
        }
        if (Math.Abs(sum - 1) > Slack && Math.Abs((sum / 100) - 1) > Slack) return null;
        for (var i = 0; i < probabilities.Length; i++) probabilities[i] /= sum;
        problem = null;
        return new CategoricalAnswer(probabilities);
    }
}
