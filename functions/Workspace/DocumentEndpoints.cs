using System.Text;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Workspace;
using Twins.Functions.Http.Limits;
using Twins.Functions.Http.Paging;
using Twins.Functions.Http.Problems;
using Twins.Functions.Http.Tags;
using Twins.Functions.Security;

namespace Twins.Functions.Workspace;

/// <summary>Twins, fragments, panels and campaigns: the YAML that people write, each kind with the same five calls.</summary>
internal static class DocumentEndpoints
{
    private const int LargestDocument = 1 << 20;

    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        foreach (var kind in DocumentKind.All) Map(app.MapGroup($"/api/{kind.Plural}").WithTags(Capital(kind.Plural)), kind);
    }

    private static void Map(RouteGroupBuilder group, DocumentKind kind)
    {
        // Whoever starts runs writes campaigns; who a twin is, is a steward's business.
        var writer = kind == DocumentKind.Campaign ? Roles.Runner : Roles.Steward;
        if (kind == DocumentKind.Twin) group.MapGet("", ListTwinsAsync).WithSummary("Twins, each with its level");
        else group.MapGet("", (PageRequest page, WorkspaceStore store, CancellationToken stop) => ListAsync(kind, page, store, stop)).WithSummary($"{Capital(kind.Plural)}, by id");
        if (kind == DocumentKind.Twin) group.MapGet("{id}/card", CardAsync).WithSummary("A twin at a glance: level, version, what a linter says");
        group.MapGet("{id}", (string id, WorkspaceStore store, CancellationToken stop) => ReadAsync(kind, id, store, stop)).WithSummary($"A {kind.Noun} as it was written");
        group.MapPut("{id}", (string id, string? folder, Preconditions seen, HttpRequest request, WorkspaceStore store, CancellationToken stop) => WriteAsync(kind, id, folder ?? "", seen, request, store, stop))
            .Accepts<string>("application/yaml", "text/yaml", "text/plain").WithBodyLimit(LargestDocument).RequireAuthorization(writer).WithSummary($"Write a {kind.Noun}; it is read strictly first");
        group.MapDelete("{id}", (string id, Preconditions seen, WorkspaceStore store, EvidenceIndex index, CancellationToken stop) => DeleteAsync(kind, id, seen, store, index, stop)).RequireAuthorization(writer).WithSummary($"Delete a {kind.Noun}");
    }

    private static Task<Page<DocumentCard>> ListAsync(DocumentKind kind, PageRequest page, WorkspaceStore store, CancellationToken stop) =>
        Page.TakeAsync(store.ListAsync(kind, page.After, stop).Select(DocumentCard.Of), page, card => card.Id, stop);

    private static Task<Page<TwinCard>> ListTwinsAsync(PageRequest page, WorkspaceStore store, WorkspaceTwins twins, TimeProvider clock, CancellationToken stop) =>
        Page.TakeAsync(store.ListAsync(DocumentKind.Twin, page.After, stop).Select(async (document, token) => await TwinCard.OfAsync(document, twins, clock, token)), page, card => card.Id, stop);

    private static async Task<Tagged<TwinCard>> CardAsync(string id, WorkspaceStore store, WorkspaceTwins twins, TimeProvider clock, CancellationToken stop)
    {
        var document = await FindAsync(DocumentKind.Twin, id, store, stop);
        var card = await TwinCard.OfAsync(document, twins, clock, stop);
        return new Tagged<TwinCard>(card, document.Tag + card.Version);
    }

    private static async Task<IResult> ReadAsync(DocumentKind kind, string id, WorkspaceStore store, CancellationToken stop)
    {
        var document = await FindAsync(kind, id, store, stop);
        return TypedResults.Text(document.Text, "application/yaml", Encoding.UTF8).Tagged(document.Tag);
    }

    private static async Task<Tagged<DocumentCard>> WriteAsync(DocumentKind kind, string id, string folder, Preconditions seen, HttpRequest request, WorkspaceStore store, CancellationToken stop)
    {
        var known = await store.FindAsync(kind, id, stop);
        seen.Require(known?.Tag);
        var document = new WorkspaceDocument(kind, id, folder, await TextAsync(request, id + kind.Suffix, stop), known?.Tag ?? "");
        var tag = await store.TryWriteAsync(document, stop) ?? throw new ProblemException(ProblemKinds.PreconditionFailed, ProblemKinds.PreconditionFailed.Advice);
        return new Tagged<DocumentCard>(DocumentCard.Of(document), tag) { CreatedAt = known is null ? $"/api/{kind.Plural}/{id}" : null };
    }

    private static async Task<IResult> DeleteAsync(DocumentKind kind, string id, Preconditions seen, WorkspaceStore store, EvidenceIndex index, CancellationToken stop)
    {
        var document = await FindAsync(kind, id, store, stop);
        seen.Check(document.Tag);
        // First what is derived: a twin that is gone must not be found by what it said.
        if (kind == DocumentKind.Twin) await index.EraseAsync(id, stop);
        return await store.TryDeleteAsync(document, stop) ? TypedResults.NoContent() : throw new ProblemException(ProblemKinds.PreconditionFailed, ProblemKinds.PreconditionFailed.Advice);
    }

    private static async Task<WorkspaceDocument> FindAsync(DocumentKind kind, string id, WorkspaceStore store, CancellationToken stop) =>
        await store.FindAsync(kind, id, stop) ?? throw new KeyNotFoundException($"There is no {kind.Noun} '{id}'.");

    private static async Task<string> TextAsync(HttpRequest request, string file, CancellationToken stop)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, stop);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body.GetBuffer(), 0, (int)body.Length);
        }
        catch (DecoderFallbackException)
        {
            throw new DocumentException(file, null, "is not UTF-8; save it as UTF-8.");
        }
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

/// <summary>A document without its text.</summary>
/// <param name="Folder">Where it lies; a campaign sees its own folder and what lies below.</param>
internal sealed record DocumentCard(string Id, string Folder)
{
    public static DocumentCard Of(WorkspaceDocument document) => new(document.Id, document.Folder);
}
