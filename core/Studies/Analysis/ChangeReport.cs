namespace Twins.Core.Studies.Analysis;

/// <summary>What moved on the primary question since an earlier run, and what did not, told apart from noise.</summary>
public sealed record ChangeReport
{
    /// <summary>The earlier run.</summary>
    public required string Since { get; init; }
    /// <summary>When the earlier run's report was made; null where its figures are gone.</summary>
    public DateTimeOffset? SinceFinished { get; init; }
    /// <summary>Everything in a sentence or two, for messages.</summary>
    public required string Sentence { get; init; }
    /// <summary>Why no numbers are compared; null where they are.</summary>
    public string? NotCompared { get; init; }
    public string Unit { get; init; } = "";
    /// <summary>True when options of one question are compared, not messages.</summary>
    public bool AreOptions { get; init; }
    /// <summary>Twins in the panel on both occasions; only they are compared.</summary>
    public int Twins { get; init; }
    /// <summary>What is there on both occasions: changed ones first, then those asked again, then the others; each in tonight's order.</summary>
    public IReadOnlyList<VariantChange> Variants { get; init; } = [];
    public IReadOnlyList<string> Added { get; init; } = [];
    public IReadOnlyList<string> Removed { get; init; } = [];
    /// <summary>What people changed in between.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];
    /// <summary>Null where the same one is ahead.</summary>
    public LeaderChange? Leader { get; init; }
}

/// <summary>The three verdicts on a change.</summary>
public enum ChangeKind
{
    Changed,
    WithinNoise,
    /// <summary>All answers are the earlier ones, from the ledger.</summary>
    NotAskedAgain,
}

/// <summary>One message (or option) on both occasions, over the twins that answered about it both times, by tonight's weights.</summary>
/// <param name="Id">Its id now.</param>
/// <param name="Formerly">Its id then, where it was renamed.</param>
/// <param name="Base">Twins that answered about it both times.</param>
/// <param name="Difference">Now minus before, with a bootstrap interval over twins for this one alone.</param>
/// <param name="PValue">By sign flips, adjusted for all that were asked again; null where it was not asked again.</param>
/// <param name="Words">The verdict in words.</param>
/// <param name="Reasons">What was edited that can have moved it; empty where it was not asked again.</param>
public sealed record VariantChange(string Id, string? Formerly, ChangeKind Kind, int Base, double Before, double After, Estimate Difference, double? PValue, string Words, IReadOnlyList<string> Reasons);

/// <summary>What was edited, by content hashes.</summary>
public enum EditKind
{
    Messages,
    Renamed,
    Twins,
    Joined,
    Left,
    Weights,
    Context,
    Question,
    OtherQuestions,
    Way,
    Plan,
    Model,
    Settings,
}

/// <param name="Count">How many of them.</param>
/// <param name="Some">The first few by name.</param>
/// <param name="Sentence">Such as "2 twins were edited: anna, bert."</param>
public sealed record Edit(EditKind Kind, int Count, IReadOnlyList<string> Some, string Sentence);

/// <param name="Separable">Whether the two differ by more than noise now; null where the former leader is gone.</param>
public sealed record LeaderChange(string Before, string Now, bool? Separable, string Sentence);
