using System.Text;
using Twins.Core.Documents;
using Twins.Core.Personas;

namespace Twins.Core.Workspace;

/// <summary>Single twins of the workspace, ready to be asked: with their fragments merged and their blends made.</summary>
/// <param name="scratch">A folder for files under way.</param>
public sealed class WorkspaceTwins(WorkspaceStore store, string scratch)
{
    /// <summary>More parts than a twin can sensibly have; a blend of blends of everybody must not read the whole store.</summary>
    private const int MostParts = 200;

    /// <exception cref="KeyNotFoundException">There is no such twin.</exception>
    /// <exception cref="DocumentException">It cannot be asked.</exception>
    public async Task<Twin> ResolveAsync(string id, CancellationToken cancellationToken)
    {
        var twin = await store.FindAsync(DocumentKind.Twin, id, cancellationToken) ?? throw new KeyNotFoundException($"There is no twin '{id}'.");
        var folder = Path.Combine(scratch, $"twin-{Path.GetRandomFileName()}");
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var document in await PartsAsync(twin, cancellationToken)) await File.WriteAllTextAsync(Path.Combine(folder, document.Id + document.Kind.Suffix), document.Text, cancellationToken);
            return TwinLibrary.Load(folder).Get(id);
        }
        catch (DocumentException e)
        {
            throw new DocumentException(Path.GetFileName(e.File), e.Place, e.Problem.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The twin, and whatever it is made of; what is missing is found missing when it is resolved.</summary>
    private async Task<IReadOnlyCollection<WorkspaceDocument>> PartsAsync(WorkspaceDocument twin, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(DocumentKind, string), WorkspaceDocument> { [(DocumentKind.Twin, twin.Id)] = twin };
        var open = new Queue<WorkspaceDocument>([twin]);
        while (open.TryDequeue(out var next) && found.Count < MostParts)
        {
            var parsed = DocumentReader.Parse<Twin>(next.File, Encoding.UTF8.GetBytes(next.Text));
            var names = parsed.Fragments.Select(f => (Kind: DocumentKind.Fragment, Id: f)).Concat(parsed.Blend.Select(b => (Kind: DocumentKind.Twin, Id: b.Twin)));
            foreach (var name in names)
            {
                if (found.ContainsKey(name) || await store.FindAsync(name.Kind, name.Id, cancellationToken) is not { } part) continue;
                found[name] = part;
                if (name.Kind == DocumentKind.Twin) open.Enqueue(part);
            }
        }
        return found.Values;
    }
}
