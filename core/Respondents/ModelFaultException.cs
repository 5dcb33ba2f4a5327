namespace Twins.Core.Respondents;

/// <summary>Why a model gave no reply.</summary>
public enum FaultKind
{
    /// <summary>The provider's content filter stopped the prompt.</summary>
    Filtered,
    /// <summary>It did not work, and trying again later may: time-outs, 429, 5xx after all retries.</summary>
    Passing,
    /// <summary>It cannot work for this one request (400).</summary>
    Rejected,
    /// <summary>It cannot work for any request: wrong key, unknown deployment, no such host. The run stops.</summary>
    Unusable,
}

/// <summary>A model call that brought no reply; adapters translate what their SDK throws into this.</summary>
public sealed class ModelFaultException(FaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public FaultKind Kind { get; } = kind;
}
