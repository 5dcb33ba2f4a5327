using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Twins.Core.Documents;

namespace Twins.Functions.Http;

/// <summary>The API's JSON: names as in the documents, and strict, so that a misspelt member is told and not ignored.</summary>
internal static class ApiJson
{
    public static void Configure(JsonSerializerOptions options)
    {
        DocumentJson.Apply(options);
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        // People read these in a terminal; the content type and nosniff keep browsers from reading them as pages.
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    }
}
