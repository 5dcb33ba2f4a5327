namespace Twins.Core.Workspace;

/// <summary>A twin, fragment, panel or campaign as a person wrote it. It lies at <c>folder/id.kind.yaml</c>, as it would on a disk.</summary>
/// <param name="Folder">"" for the top, else names joined by '/'; a campaign sees its own folder and what lies below.</param>
/// <param name="Text">The YAML.</param>
/// <param name="Tag">Changes with every write.</param>
public sealed record WorkspaceDocument(DocumentKind Kind, string Id, string Folder, string Text, string Tag)
{
    public string File => WorkspacePath.Join(Folder, Id + Kind.Suffix);
}

/// <summary>A picture or a table that a campaign names.</summary>
/// <param name="Path">Such as <c>grocer/images/pear.png</c>.</param>
/// <param name="Bytes">Its size.</param>
public sealed record WorkspaceFile(string Path, long Bytes, string Tag);
