using System.Text;
using Microsoft.Extensions.FileSystemGlobbing;
using Twins.Bot.Cards;
using Twins.Bot.Commands;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Workspace;

namespace Twins.Bot.Panels;

/// <summary>Finds panels by what people call them.</summary>
public sealed class PanelDirectory(WorkspaceStore store)
{
    /// <exception cref="CommandException">Nobody can tell which panel is meant.</exception>
    public async Task<WorkspaceDocument> FindAsync(string? name, CancellationToken cancellationToken)
    {
        var all = await ListAsync(cancellationToken);
        if (all.Count is 0) throw new CommandException("There is no panel here. Add a panel document to the workspace, or ask a steward to.");
        if (name is null) return all.Count is 1 ? all[0].Document : throw new CommandException($"Which panel? Say one of these before the question: {Names(all)}.");
        foreach (var fits in (Func<Listed, bool>[])[p => Same(p.Document.Id, name), p => Same(p.Name, name), p => Spelling.IsNear(p.Document.Id, name) || Spelling.IsNear(p.Name, name)])
            if (all.Where(fits).ToList() is [var found]) return found.Document;
        throw new CommandException($"There is no panel '{CardText.Plain(name, 60)}'. There {(all.Count is 1 ? "is" : "are")}: {Names(all)}.");
    }

    /// <summary>What a form offers.</summary>
    public async Task<IReadOnlyList<PanelChoice>> ChoicesAsync(CancellationToken cancellationToken)
    {
        var files = new List<string>();
        await foreach (var twin in store.ListAsync(DocumentKind.Twin, null, cancellationToken)) files.Add(twin.File);
        return [.. (await ListAsync(cancellationToken)).Select(p => new PanelChoice(p.Document.Id, p.Name, Members(p, files)))];
    }

    private async Task<List<Listed>> ListAsync(CancellationToken cancellationToken)
    {
        var panels = new List<Listed>();
        await foreach (var document in store.ListAsync(DocumentKind.Panel, null, cancellationToken))
        {
            var panel = DocumentReader.Parse<PanelDocument>(document.File, Encoding.UTF8.GetBytes(document.Text));
            panels.Add(new Listed(document, panel.Name ?? panel.Id, panel));
        }
        return panels;
    }

    /// <summary>Fewer take part where the panel has quotas.</summary>
    private static int Members(Listed panel, IEnumerable<string> files)
    {
        var folder = panel.Document.Folder.Length > 0 ? panel.Document.Folder + "/" : "";
        var matcher = new Matcher(StringComparison.Ordinal);
        foreach (var glob in panel.Panel.Members) matcher.AddInclude(glob.Replace('\\', '/'));
        return matcher.Match(files.Where(f => f.StartsWith(folder, StringComparison.Ordinal)).Select(f => f[folder.Length..])).Files.Count();
    }

    private static string Names(IEnumerable<Listed> panels) => string.Join(", ", panels.Take(10).Select(p => CardText.Plain(p.Document.Id, 60)));

    private static bool Same(string a, string b) => a.Equals(b.Trim(), StringComparison.OrdinalIgnoreCase);

    private sealed record Listed(WorkspaceDocument Document, string Name, PanelDocument Panel);
}
