using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Http.OpenApi;

/// <summary>Problems, for the document: one schema, and for every status the kinds that an operation may answer with.</summary>
internal static class DescribedProblems
{
    private const string Schema = "Problem";

    public static void AddTo(OpenApiDocument document) => document.AddComponent<IOpenApiSchema>(Schema, new OpenApiSchema
    {
        Type = JsonSchemaType.Object,
        Description = "What went wrong (RFC 9457). A program looks at `type`, a person at `detail`.",
        Required = new HashSet<string> { "type", "title", "status", "detail", "instance", "traceId" },
        Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Member(JsonSchemaType.String, "The kind of problem; never changes."),
            ["title"] = Member(JsonSchemaType.String, "The kind of problem in words."),
            ["status"] = Member(JsonSchemaType.Integer, "The HTTP status."),
            ["detail"] = Member(JsonSchemaType.String, "What is wrong this time and what to do about it."),
            ["instance"] = Member(JsonSchemaType.String, "The path that was called."),
            ["traceId"] = Member(JsonSchemaType.String, "What the log calls this request."),
            ["file"] = Member(JsonSchemaType.String, "The document that is refused."),
            ["line"] = Member(JsonSchemaType.Integer, "Its line, from 1."),
            ["column"] = Member(JsonSchemaType.Integer, "The column in that line, from 1."),
        },
    });

    /// <summary>The answer of one status; where it has one meaning, the document says it once for all operations.</summary>
    public static IOpenApiResponse Answer(IReadOnlyList<ProblemKind> kinds, OpenApiDocument document)
    {
        if (kinds is not [var only]) return Written(kinds, document);
        document.AddComponent<IOpenApiResponse>(only.Slug, Written(kinds, document));
        return new OpenApiResponseReference(only.Slug, document);
    }

    private static OpenApiResponse Written(IReadOnlyList<ProblemKind> kinds, OpenApiDocument document) => new()
    {
        Description = string.Join("; or: ", kinds.Select(k => k.Title)) + ".",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            [ProblemWriter.ContentType] = new()
            {
                Schema = new OpenApiSchemaReference(Schema, document),
                Examples = kinds.ToDictionary(k => k.Slug, k => (IOpenApiExample)new OpenApiExample { Value = Example(k) }),
            },
        },
    };

    private static JsonObject Example(ProblemKind kind) => new()
    {
        ["type"] = kind.Type,
        ["title"] = kind.Title,
        ["status"] = kind.Status,
        ["detail"] = kind.Advice,
        ["instance"] = "/api/…",
        ["traceId"] = "0af7651916cd43dd8448eb211c80319c",
    };

    private static OpenApiSchema Member(JsonSchemaType type, string description) => new() { Type = type, Description = description };
}
