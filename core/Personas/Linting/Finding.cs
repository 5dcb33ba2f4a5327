namespace Twins.Core.Personas.Linting;

public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,
    /// <summary>Likely to make answers worse.</summary>
    Warning,
    /// <summary>Cannot be right; fix it before anybody relies on the twin.</summary>
    Error,
}

/// <summary>One thing that a linter found.</summary>
/// <param name="Rule">The rule's id, such as <c>impossible-family</c>.</param>
/// <param name="Twin">The twin's id; null when the whole panel is meant.</param>
/// <param name="Field">The field as a JSON path, such as <c>$.demographics.age</c>.</param>
/// <param name="Message">A sentence that says what is wrong and what to do.</param>
public sealed record Finding(Severity Severity, string Rule, string? Twin, string Field, string Message);
