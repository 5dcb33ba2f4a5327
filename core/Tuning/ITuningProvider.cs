using Twins.Core.Respondents;

namespace Twins.Core.Tuning;

/// <summary>Where a model is fine-tuned. What it does may be asked again after any fault: nothing is made twice.</summary>
public interface ITuningProvider
{
    /// <summary>Sends the files that are not there, and starts a job unless one on the same file runs or succeeded.</summary>
    /// <returns>Null while the provider still reads a file; ask again in a while.</returns>
    /// <exception cref="ModelFaultException">The provider cannot be reached, or refuses.</exception>
    Task<TuningSight?> StartAsync(TuningOrder order, CancellationToken cancellationToken);

    /// <summary>How a job stands; null when the provider knows no such job.</summary>
    Task<TuningSight?> LookAsync(string job, CancellationToken cancellationToken);

    /// <summary>Cancels a job that runs, and deletes its files and, where that can be done, its model.</summary>
    Task LetGoAsync(TuningNote note, CancellationToken cancellationToken);
}

/// <summary>A file of examples.</summary>
/// <param name="Name">By its content, so that it is found again.</param>
/// <param name="Open">Opens it from its beginning.</param>
public sealed record TuningFile(string Name, long Bytes, Func<CancellationToken, Task<Stream>> Open);

/// <param name="Model">The base model.</param>
/// <param name="Suffix">What the tuned model is called after.</param>
/// <param name="Epochs">Null for the provider's choice.</param>
public sealed record TuningOrder(string Model, string Suffix, TuningFile Training, TuningFile? Validation, int Seed, int? Epochs);

public enum TuningState
{
    UnderWay,
    Succeeded,
    Failed,
    Cancelled,
}

/// <summary>A job as it stands.</summary>
/// <param name="Status">In the provider's word, as letters.</param>
public sealed record TuningSight(string Job, TuningState State, string Status)
{
    /// <summary>The tuned model; null until it is there.</summary>
    public string? Tuned { get; init; }
    /// <summary>Why it failed.</summary>
    public string? Why { get; init; }
    /// <summary>Tokens that were trained on, and are paid.</summary>
    public long? Tokens { get; init; }
    /// <summary>What the provider says of it lately, oldest first.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    public bool IsOver => State is not TuningState.UnderWay;
}

/// <summary>What is kept of a job here.</summary>
/// <param name="Content">Hash of the files, the base model and the settings: the same content is one job.</param>
/// <param name="Files">Names of its files at the provider.</param>
/// <param name="Job">Null until the provider has told it.</param>
public sealed record TuningNote(string Twin, string Content, string Model, IReadOnlyList<string> Files, DateTimeOffset Begun, string? Job)
{
    public TuningState State { get; init; }
    public string? Tuned { get; init; }
}

/// <summary>Something cannot be trained or exported; the message says what to do.</summary>
public sealed class TuningException(string message) : Exception(message);
