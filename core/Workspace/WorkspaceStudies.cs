using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;
using Twins.Core.Studies;

namespace Twins.Core.Workspace;

/// <summary>Lays a campaign of the workspace out as the folder that it would be on a disk, and reads the study from there.</summary>
/// <param name="scratch">A folder for files under way.</param>
public sealed class WorkspaceStudies(WorkspaceStore store, string scratch)
{
    /// <summary>Reads a campaign's study for as long as <paramref name="use"/> works with it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such campaign.</exception>
    /// <exception cref="DocumentException">The study cannot be asked.</exception>
    public async Task<T> WithAsync<T>(StudyWish wish, Func<Study, Task<T>> use, CancellationToken cancellationToken)
    {
        var campaign = await store.FindAsync(DocumentKind.Campaign, wish.Campaign, cancellationToken) ?? throw new KeyNotFoundException($"There is no campaign '{wish.Campaign}'.");
        if (wish.Variants.Count > 0) campaign = campaign with { Text = WithVariants(campaign, wish.Variants) };
        return await WithAsync(campaign, wish.Changes, use, cancellationToken);
    }

    /// <summary>Reads the study of a campaign that need not be kept here, as if it stood where its folder says.</summary>
    /// <exception cref="DocumentException">The study cannot be asked.</exception>
    public async Task<T> WithAsync<T>(WorkspaceDocument campaign, PlanChanges changes, Func<Study, Task<T>> use, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(scratch, $"study-{Path.GetRandomFileName()}");
        try
        {
            await LayOutAsync(folder, campaign, cancellationToken);
            return await use(Load(folder, campaign, changes));
        }
        finally
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Everything else stays as it was written.</summary>
    private static string WithVariants(WorkspaceDocument campaign, IReadOnlyList<Variant> variants)
    {
        var written = JsonNode.Parse(YamlText.Parse(campaign.File, Encoding.UTF8.GetBytes(campaign.Text)).Json.Span)!;
        written["variants"] = JsonSerializer.SerializeToNode(variants, DocumentJson.Options);
        return YamlWriter.Write(written);
    }

    /// <summary>Its errors name the document as it is called here, not the place where it was laid out.</summary>
    private static Study Load(string folder, WorkspaceDocument campaign, PlanChanges changes)
    {
        try
        {
            return Study.Load(Path.Combine(folder, campaign.File), changes);
        }
        catch (DocumentException e) when (e.File.StartsWith(folder, StringComparison.Ordinal))
        {
            throw new DocumentException(Path.GetRelativePath(folder, e.File).Replace('\\', '/'), e.Place, e.Problem.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
        }
    }

    private async Task LayOutAsync(string folder, WorkspaceDocument campaign, CancellationToken cancellationToken)
    {
        await WriteAsync(folder, campaign.File, Encoding.UTF8.GetBytes(campaign.Text), cancellationToken);
        foreach (var kind in DocumentKind.All)
        {
            if (kind == DocumentKind.Campaign) continue;
            await foreach (var document in store.ListAsync(kind, null, cancellationToken))
                if (WorkspacePath.IsInOrBelow(document.Folder, campaign.Folder)) await WriteAsync(folder, document.File, Encoding.UTF8.GetBytes(document.Text), cancellationToken);
        }
        await foreach (var file in store.ListFilesAsync(null, cancellationToken))
        {
            if (!WorkspacePath.IsInOrBelow(WorkspacePath.FolderOf(file.Path), campaign.Folder)) continue;
            await using var content = await store.OpenFileAsync(file.Path, cancellationToken);
            if (content is not null) await CopyAsync(folder, file.Path, content, cancellationToken);
        }
    }

    private static async Task WriteAsync(string folder, string path, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content);
        await CopyAsync(folder, path, stream, cancellationToken);
    }

    private static async Task CopyAsync(string folder, string path, Stream content, CancellationToken cancellationToken)
    {
        var place = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        await using var file = File.Create(place);
        await content.CopyToAsync(file, cancellationToken);
    }
}

/// <summary>Which study of the workspace is meant.</summary>
/// <param name="Campaign">The campaign's id.</param>
public sealed record StudyWish(string Campaign)
{
    /// <summary>Shown instead of the campaign's own variants; empty for its own.</summary>
    public IReadOnlyList<Variant> Variants { get; init; } = [];

    public PlanChanges Changes { get; init; } = new();
}
