using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Evidence.Building;

namespace Twins.Core.Evidence.Sources;

/// <summary>How a folder of raw material is read (<c>sources.yaml</c> in it). What it leaves open is guessed, and shown before it is used.</summary>
public sealed record SourceSpec
{
    [JsonPropertyName("build")]
    [Description("Names the build and begins its twins' ids: lower-case letters, digits and dashes; the folder's name unless given.")]
    public string? Id { get; init; }

    [Description("What twins are made of: one for each segment, one for each customer who agreed, or one for each cluster of people who are alike in what they do and answer.")]
    public TwinsBy By { get; init; }

    [Description("How many clusters, 2 to 50; told by the data unless given.")]
    public int? Clusters { get; init; }

    [Description("Which segment customers belong to, by id or e-mail address, where no column says it.")]
    public IReadOnlyDictionary<string, string> Segments { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("The segment of everybody else.")]
    public string Rest { get; init; } = "everybody";

    [Description("For how many months what somebody said or did may be kept, counted from its date; for good unless given.")]
    public int? RetentionMonths { get; init; }

    [Description("Under which licence or agreement the material may be used, where a file does not say it.")]
    public string? Licence { get; init; }

    [Description("How single files are read; of every other one it is guessed.")]
    public IReadOnlyList<SourceFile> Files { get; init; } = [];
}

/// <summary>How one file is read.</summary>
public sealed record SourceFile
{
    [Description("The file, relative to the folder, inside an archive as archive.zip/file; or a pattern with *, for which a name counts first.")]
    public required string File { get; init; }

    [Description("What the file is; told by its name and its beginning unless given.")]
    public SourceFormat? Format { get; init; }

    [Description("What each column or field holds.")]
    public IReadOnlyDictionary<string, ColumnRole> Columns { get; init; } = new Dictionary<string, ColumnRole>(StringComparer.Ordinal);

    [Description("Lowest and highest value of the rating.")]
    public IReadOnlyList<double> Scale { get; init; } = [];

    [Description("What its texts are: quotes unless given, or by the format.")]
    public EvidenceKind? Kind { get; init; }

    [Description("Who speaks in a transcript, or writes a mail: the customer's id or e-mail address, or 'staff' for whoever asks or helps.")]
    public IReadOnlyDictionary<string, string> Speakers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    [Description("The segment of everybody in it, where no column says it.")]
    public string? Segment { get; init; }

    [Description("True when a model or an author made it up.")]
    public bool Synthetic { get; init; }

    [Description("Under which licence or agreement it may be used; the folder's unless given.")]
    public string? Licence { get; init; }
}

public enum SourceFormat
{
    /// <summary>It is no evidence.</summary>
    Ignore,
    Csv,
    JsonLines,
    Markdown,
    Text,
    /// <summary>WebVTT or SubRip.</summary>
    Subtitles,
    /// <summary>Lines that begin with who speaks.</summary>
    Transcript,
    /// <summary>An mbox or a single message.</summary>
    Mail,
    /// <summary>A CSV export of Qualtrics with its three header rows; the survey's QSF lies beside it.</summary>
    Qualtrics,
    /// <summary>A procedure: rules in lists and sentences.</summary>
    Rules,
    /// <summary>Who agreed to what.</summary>
    Consents,
}

public enum ColumnRole
{
    Ignore,
    /// <summary>By what the company knows the person.</summary>
    Person,
    Email,
    Name,
    Text,
    Date,
    Segment,
    Rating,
    /// <summary>A figure of behaviour.</summary>
    Measure,
    /// <summary>Something that the person is, such as age.</summary>
    Trait,
}
