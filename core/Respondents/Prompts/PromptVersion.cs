namespace Twins.Core.Respondents.Prompts;

/// <summary>Names the wording and layout of everything a model is told.</summary>
internal static class PromptVersion
{
    /// <summary>Part of every ledger key. Raise it with any change to these folders that changes a prompt or a schema.</summary>
    public const string Current = "1";
}
