using System.Text.Json;

namespace Twins.Tests.Infra;

/// <summary>The type of the resource that an extension resource, such as a role assignment, belongs to.</summary>
internal static class Scope
{
    public static string Of(JsonElement resource)
    {
        // …/providers/<provider>/<type>/<name>[/<type>/<name>]/providers/<the extension's own>
        var parent = resource.GetProperty("id").GetString()!.Split("/providers/")[^2].Split('/');
        return string.Join('/', parent.Where((_, i) => i is 0 || i % 2 is 1));
    }
}
