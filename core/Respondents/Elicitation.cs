namespace Twins.Core.Respondents;

/// <summary>How a rating is drawn out of a respondent.</summary>
public enum Elicitation
{
    /// <summary>The model picks one point.</summary>
    Direct,
    /// <summary>Probabilities over the points: from log-probabilities where the model has them, else stated, else by sampling.</summary>
    Probabilities,
    /// <summary>Probabilities of the points read from the model's log-probabilities.</summary>
    Logprobs,
    /// <summary>The model states a probability for every point.</summary>
    Stated,
    /// <summary>Several direct answers, averaged.</summary>
    Sampling,
    /// <summary>Semantic similarity rating: free text, embedded and compared with anchor statements.</summary>
    Ssr,
}
