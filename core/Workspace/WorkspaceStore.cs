using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Workspace;

/// <summary>The documents and files that everybody works with, each with its tag, so that nobody overwrites what he has not seen.</summary>
public sealed class WorkspaceStore(IRecordStore records, IBlobStore blobs)
{
    private const string Files = "files";
    private const long LargestFile = 20L << 20;

    public async Task<WorkspaceDocument?> FindAsync(DocumentKind kind, string id, CancellationToken cancellationToken) =>
        await records.FindAsync(new RecordKey(kind.Plural, id), cancellationToken) is { } record ? Read(kind, record) : null;

    /// <summary>In the order of their ids.</summary>
    public async IAsyncEnumerable<WorkspaceDocument> ListAsync(DocumentKind kind, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(kind.Plural, after, cancellationToken)) yield return Read(kind, record);
    }

    /// <summary>Writes a document that is read strictly first.</summary>
    /// <param name="document">Its tag is the one that was read; "" when there must be none yet.</param>
    /// <param name="cancellationToken">Leaves it open whether it was written.</param>
    /// <returns>The new tag; null when somebody else was first.</returns>
    /// <exception cref="DocumentException">The document is refused.</exception>
    public Task<string?> TryWriteAsync(WorkspaceDocument document, CancellationToken cancellationToken)
    {
        document.Kind.Check(document.Id, document.Text);
        WorkspacePath.Check(document.File);
        var value = JsonSerializer.SerializeToUtf8Bytes(new Written(document.Folder, document.Text), DocumentJson.Options);
        if (value.Length > RecordLimits.MaxBytes) throw new DocumentException(document.File, null, $"is larger than {RecordLimits.MaxBytes / 1024} KB; move long material out of it.");
        return records.TryWriteAsync(Key(document), document.Tag.Length is 0 ? null : document.Tag, value, cancellationToken);
    }

    /// <returns>False when somebody else has changed it.</returns>
    public async Task<bool> TryDeleteAsync(WorkspaceDocument document, CancellationToken cancellationToken) =>
        await records.TryWriteAsync(Key(document), document.Tag, null, cancellationToken) is not null;

    public async IAsyncEnumerable<WorkspaceFile> ListFilesAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Files, after, cancellationToken)) yield return new WorkspaceFile(record.Key.Id, JsonSerializer.Deserialize<long>(record.Value.Span), record.Tag);
    }

    /// <summary>Writes a picture or a table; one of the same path is replaced.</summary>
    /// <exception cref="DocumentException">It is neither, or too large.</exception>
    public async Task WriteFileAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        WorkspacePath.Check(path);
        if (!Studies.StudyBundle.IsCarried(path) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)) throw new DocumentException(path, null, "only .csv, .png, .jpg and .jpeg files can be kept beside documents.");
        if (content.Length > LargestFile) throw new DocumentException(path, null, $"is larger than {LargestFile >> 20} MB.");
        using var stream = new MemoryStream(content);
        await blobs.WriteAsync(Blob(path), stream, cancellationToken);
        // Where somebody else replaced it too, the later content stands.
        await records.ChangeAsync(new RecordKey(Files, path), _ => JsonSerializer.SerializeToUtf8Bytes(content.LongLength), cancellationToken);
    }

    /// <summary>A file's content, or null when there is none; the caller disposes it.</summary>
    public Task<Stream?> OpenFileAsync(string path, CancellationToken cancellationToken)
    {
        WorkspacePath.Check(path);
        return blobs.OpenAsync(Blob(path), cancellationToken);
    }

    private static string Blob(string path) => "files/" + path;

    private static RecordKey Key(WorkspaceDocument document) => new(document.Kind.Plural, document.Id);

    private static WorkspaceDocument Read(DocumentKind kind, StoredRecord record)
    {
        var written = JsonSerializer.Deserialize<Written>(record.Value.Span, DocumentJson.Options)!;
        return new WorkspaceDocument(kind, record.Key.Id, written.Folder, written.Text, record.Tag);
    }

    private sealed record Written(string Folder, string Text);
}
