namespace Twins.Core.Respondents.Model;

/// <summary>What one call asks for, once an <see cref="Elicitation"/> is resolved for a given model.</summary>
internal enum Asking
{
    /// <summary>One answer.</summary>
    Direct,
    /// <summary>One answer with the log-probabilities of its tokens.</summary>
    Logprobs,
    /// <summary>A probability for every possibility.</summary>
    Stated,
    /// <summary>One of several draws at temperature 1.</summary>
    Draw,
    /// <summary>Free text where a rating is wanted.</summary>
    Ssr,
}
