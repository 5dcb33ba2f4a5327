using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Personas.Linting;
using Twins.Core.Workspace;

namespace Twins.Functions.Workspace;

/// <summary>A twin at a glance: who it is and how much its answers can be relied on.</summary>
internal sealed record TwinCard
{
    public required string Id { get; init; }
    public required string Folder { get; init; }
    public string? Name { get; init; }
    public TwinKind? Kind { get; init; }
    public string? Segment { get; init; }
    /// <summary>From 1, scripted, to 5, adaptive; computed from what the twin really has.</summary>
    public int? Level { get; init; }
    public string? Reason { get; init; }
    /// <summary>What the next level takes.</summary>
    public string? Next { get; init; }
    /// <summary>Content hash of the twin as it is asked.</summary>
    public string? Version { get; init; }
    /// <summary>What a linter says of it.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
    /// <summary>Why it cannot be asked, if it cannot.</summary>
    public string? Problem { get; init; }

    public static async Task<TwinCard> OfAsync(WorkspaceDocument document, WorkspaceTwins twins, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            var twin = await twins.ResolveAsync(document.Id, cancellationToken);
            var standing = FidelityLevels.Of(twin, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            return new TwinCard
            {
                Id = document.Id,
                Folder = document.Folder,
                Name = twin.Name,
                Kind = twin.Kind,
                Segment = twin.Segment,
                Level = (int)standing.Level,
                Reason = standing.Reason,
                Next = standing.Next,
                Version = TwinVersion.Of(twin),
                Findings = TwinLinter.Lint(twin),
            };
        }
        catch (DocumentException e)
        {
            return new TwinCard { Id = document.Id, Folder = document.Folder, Problem = e.Message };
        }
    }
}
