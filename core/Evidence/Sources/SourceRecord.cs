namespace Twins.Core.Evidence.Sources;

/// <summary>One thing that a source says, as raw as it came: it may name people, and is never kept like this.</summary>
public sealed record SourceRecord
{
    public required SourcePlace Place { get; init; }

    /// <summary>Its words; empty for a row that has figures alone.</summary>
    public string Text { get; init; } = "";

    public EvidenceKind Kind { get; init; }

    /// <summary>By what the source knows the person whose words or behaviour it is, the best first: an id, an e-mail address. Empty for what is nobody's, such as a rule.</summary>
    public IReadOnlyList<string> Person { get; init; } = [];

    /// <summary>The person's name, where the source has it.</summary>
    public string? Name { get; init; }

    public string? Segment { get; init; }

    public DateOnly? Date { get; init; }

    public bool Synthetic { get; init; }

    /// <summary>What was asked, where the words are the answer to a survey's question.</summary>
    public string? Question { get; init; }

    /// <summary>How content the person was, from 0 to 1, where the source asked.</summary>
    public double? Rating { get; init; }

    /// <summary>Figures by the name of their column, such as <c>orders</c>.</summary>
    public IReadOnlyDictionary<string, double> Measures { get; init; } = new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>What the person is like, by the name of the column, such as <c>age</c> or <c>location</c>.</summary>
    public IReadOnlyDictionary<string, string> Traits { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>Where something stands in the material, so that whoever doubts it can look.</summary>
/// <param name="File">Relative to the folder, with forward slashes.</param>
/// <param name="At">Such as "row 14", "00:03:12" or "paragraph 2".</param>
public sealed record SourcePlace(string File, string At, string? Licence = null)
{
    public override string ToString() => $"{File}, {At}";
}

/// <summary>Something that could not be used; the rest was.</summary>
/// <param name="At">Null when it is the whole file.</param>
/// <param name="Problem">What is wrong and what to do, as a sentence without the content.</param>
public sealed record SourceProblem(string File, string? At, string Problem);
