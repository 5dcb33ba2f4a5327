namespace Twins.Adapters.Models;

/// <summary>Who serves the model.</summary>
public enum ModelProvider
{
    /// <summary>Azure OpenAI, with a key or with Microsoft Entra.</summary>
    Azure,
    /// <summary>OpenAI itself.</summary>
    OpenAI,
    /// <summary>Any server that speaks OpenAI's chat completions: Ollama, LM Studio, vLLM and others.</summary>
    Compatible,
}
