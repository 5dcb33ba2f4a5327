using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Twins.Tests.Functions.Http;

/// <summary>The API's own description of endpoints with everything that the conventions offer.</summary>
public sealed class ApiDocumentTests(ShelfApi shelf) : IClassFixture<ShelfApi>
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_document_is_the_one_that_was_looked_at() =>
        VerifiedText.Check("openapi-conventions.json", JsonNode.Parse(await ReadAsync())!.ToJsonString(Indented) + "\n");

    [Fact]
    public async Task The_document_is_openapi_3_1_without_errors()
    {
        var read = OpenApiDocument.Parse(await ReadAsync(), "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task The_document_is_for_callers_only()
    {
        using var refused = await shelf.Api.GetAsync("/api/openapi.json", null);
        Assert.Equal(401, (int)refused.StatusCode);
    }

    private async Task<string> ReadAsync()
    {
        using var response = await shelf.Api.GetAsync("/api/openapi.json");
        Assert.Equal(200, (int)response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
