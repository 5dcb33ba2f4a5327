using Twins.Core.Respondents;

namespace Twins.Core.Studies.Reporting;

/// <summary>Our names for things, in a reader's words.</summary>
public static class Words
{
    /// <summary>With a capital letter, as a sentence begins.</summary>
    internal static string Capital(string text) => text.Length is 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Of(Elicitation elicitation) => elicitation switch
    {
        Elicitation.Direct => "direct answers",
        Elicitation.Probabilities => "probabilities",
        Elicitation.Logprobs => "log-probabilities",
        Elicitation.Stated => "stated probabilities",
        Elicitation.Sampling => "repeated sampling",
        _ => "semantic similarity (SSR)",
    };

    public static string Kind(string kind) => kind switch
    {
        "likert" => "Likert rating",
        "scale" => "rating scale",
        "nps" => "likelihood to recommend",
        "yes_no" => "yes or no",
        "single" => "single choice",
        "multiple" => "multiple choice",
        "rank" => "ranking",
        "numeric" => "number",
        "open" => "open answer",
        "van_westendorp" => "price sensitivity (van Westendorp)",
        "conjoint" => "choices among products (conjoint)",
        "kano" => "with and without each feature (Kano)",
        "budget" => "budget to divide (constant sum)",
        "pairwise" => "choices in pairs",
        "matrix" => "statements on one scale",
        "maxdiff" => "best–worst scaling (MaxDiff)",
        _ => kind.Replace('_', ' '),
    };
}
