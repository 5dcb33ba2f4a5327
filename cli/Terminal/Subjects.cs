using System.Net.Http.Json;
using Twins.Core.Governance.Rights;

namespace Twins.Cli.Terminal;

/// <summary>What a function app is asked about a person: by pseudonym, whatever the person is called here.</summary>
internal static class Subjects
{
    /// <param name="what">"show" or "erase".</param>
    public static HttpRequestMessage Request(string what, SubjectTrail trail) =>
        new(HttpMethod.Post, $"api/subjects/{what}") { Content = JsonContent.Create(new { pseudonyms = trail.Pseudonyms.OrderBy(p => p != trail.Asked).ThenBy(p => p, StringComparer.Ordinal) }) };
}
