using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Core.Governance.Rights;

/// <summary>Takes people out of twins' documents, in folders and in the workspace. A document that is changed loses its comments.</summary>
public sealed class DocumentErasure(WorkspaceStore workspace)
{
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    /// <summary>What a process that was killed had not finished: nobody's document, though a person may stand in it.</summary>
    private const string Unfinished = "*.twin.yaml" + WholeFile.Unfinished;

    /// <returns>The documents that were changed or deleted.</returns>
    public static IReadOnlyList<string> Erase(string folder, IReadOnlySet<string> people) => Change(folder, twin => TwinWithout.People(twin, people));

    /// <param name="without">What becomes of a twin; null deletes its document.</param>
    /// <returns>The documents that were changed or deleted.</returns>
    public static IReadOnlyList<string> Change(string folder, Func<Twin, Twin?> without)
    {
        ArgumentNullException.ThrowIfNull(without);
        if (!Directory.Exists(folder)) return [];
        var changed = new List<string>();
        foreach (var path in Directory.EnumerateFiles(folder, Unfinished, Below).ToList()) File.Delete(path);
        foreach (var path in Directory.EnumerateFiles(folder, "*.twin.yaml", Below).Order(StringComparer.Ordinal).ToList())
        {
            var twin = DocumentReader.Open<Twin>(path).Value;
            var changedTwin = without(twin);
            if (ReferenceEquals(changedTwin, twin)) continue;
            if (changedTwin is null) File.Delete(path);
            else WholeFile.Write(path, YamlWriter.Write(changedTwin));
            changed.Add(path);
        }
        return changed;
    }

    /// <returns>The ids of the workspace's twins that were changed or deleted.</returns>
    public async Task<IReadOnlyList<string>> EraseAsync(IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        var changed = new List<string>();
        await foreach (var document in workspace.ListAsync(DocumentKind.Twin, null, cancellationToken))
        {
            if (!people.Any(p => document.Text.Contains(p, StringComparison.Ordinal))) continue;
            await EraseAsync(document, people, cancellationToken);
            changed.Add(document.Id);
        }
        return changed;
    }

    private async Task EraseAsync(WorkspaceDocument document, IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        // Somebody may edit it at the same moment; what he writes may hold the person too.
        for (var current = document; current is not null; current = await workspace.FindAsync(DocumentKind.Twin, document.Id, cancellationToken))
        {
            var without = TwinWithout.People(DocumentReader.Parse<Twin>(current.File, System.Text.Encoding.UTF8.GetBytes(current.Text)), people);
            if (without is null ? await workspace.TryDeleteAsync(current, cancellationToken) : await workspace.TryWriteAsync(current with { Text = YamlWriter.Write(without) }, cancellationToken) is not null) return;
        }
    }
}
