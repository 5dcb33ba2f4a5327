using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Twins.Tests.Adapters.Models;

/// <summary>What Azure OpenAI publishes about its requests.</summary>
internal static class PublishedSchema
{
    /// <summary>OpenAPI keeps its schemas elsewhere than JSON Schema does, and its discriminators are hints for generators.</summary>
    public static async Task<JsonSchema> OfAsync(string name)
    {
        var text = await File.ReadAllTextAsync(SharedFolder.Path("schemas", "azure-openai-v1.json"), TestContext.Current.CancellationToken);
        var document = JObject.Parse(text.Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
        foreach (var hint in document.Descendants().OfType<JProperty>().Where(p => p.Name == "discriminator").ToList()) hint.Remove();
        var schema = (JObject)document["components"]!["schemas"]![name]!.DeepClone();
        schema["definitions"] = document["components"]!["schemas"];
        return await JsonSchema.FromJsonAsync(schema.ToString(), TestContext.Current.CancellationToken);
    }
}
