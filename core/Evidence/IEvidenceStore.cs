namespace Twins.Core.Evidence;

/// <summary>
/// Where evidence is found again by what it says. A recall gives only items of the one twin that is asked for, and of these
/// only what one of the asker's groups may see; every implementation holds both while it searches, not afterwards.
/// </summary>
public interface IEvidenceStore
{
    /// <summary>Puts items of a twin, replacing those of the same id, and removes others. Durable when the task completes; a recall may come to see it a moment later.</summary>
    /// <exception cref="ArgumentException">Something is outside <see cref="EvidenceLimits"/>.</exception>
    Task PutAsync(EvidenceOwner owner, EvidenceChange change, CancellationToken cancellationToken);

    /// <summary>The items that answer a question best, the best first: by words (BM25) and, when the query has a vector, by meaning too, fused by <see cref="RankFusion"/>.</summary>
    /// <exception cref="ArgumentException">Something is outside <see cref="EvidenceLimits"/>.</exception>
    Task<IReadOnlyList<Recalled>> RecallAsync(EvidenceQuery query, CancellationToken cancellationToken);

    /// <summary>Removes everything of a twin; when it completes, no recall finds any of it. Erasing what is not there changes nothing.</summary>
    Task EraseAsync(EvidenceOwner owner, CancellationToken cancellationToken);
}
