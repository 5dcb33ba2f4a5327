using Twins.Core.Evidence.Building;

namespace Twins.Core.Personas.Profiles;

/// <summary>Makes twins and their panel of what a build found.</summary>
public static class BuiltTwins
{
    /// <param name="consents">By pseudonym, what people agreed to; a twin of one person is made of those alone.</param>
    public static IReadOnlyList<BuiltTwin> Of(BuildPlan plan, BuildResult result, IReadOnlyDictionary<string, Consent> consents)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(result);
        var (twins, names) = (new List<BuiltTwin>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var evidence in result.Twins.Where(t => t.Items.Count > 0))
        {
            if (plan.By is TwinsBy.Customer && !consents.ContainsKey(evidence.Key)) continue;
            var id = Unique($"{plan.Id}-{(plan.By is TwinsBy.Customer ? evidence.Key[..Math.Min(10, evidence.Key.Length)] : Naming.Slug(evidence.Key) ?? "twin")}", names);
            var twin = plan.By is TwinsBy.Customer
                ? new ProfileExtractor(evidence, TwinKind.Individual).Extract(id, $"Customer {evidence.Key[2..8].ToUpperInvariant()}", id) with { Subject = new Subject { Person = evidence.Key, Consent = consents[evidence.Key] } }
                : new ProfileExtractor(evidence, TwinKind.Segment).Extract(id, char.ToUpperInvariant(evidence.Key[0]) + evidence.Key[1..], id);
            twins.Add(new BuiltTwin(twin, evidence));
        }
        return twins;
    }

    /// <summary>All of them, each segment with the share of people that the sources show.</summary>
    public static PanelDocument Panel(BuildPlan plan, IReadOnlyList<BuiltTwin> twins)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PanelDocument
        {
            Id = plan.Id,
            Members = ["*.twin.yaml"],
            Segments = plan.By is not TwinsBy.Customer && twins.All(t => t.Evidence.People.Count > 0) ? [.. twins.Select(t => new PanelSegment { Name = t.Twin.Segment!, Share = t.Evidence.People.Count })] : [],
        };
    }

    private static string Unique(string name, HashSet<string> names)
    {
        var candidate = name;
        for (var n = 2; !names.Add(candidate); n++) candidate = $"{name}-{n}";
        return candidate;
    }
}

/// <summary>A twin with the evidence that it was made of.</summary>
public sealed record BuiltTwin(Twin Twin, BuiltEvidence Evidence)
{
    /// <summary>The twin as it would be, had its people never been asked this question: extracted anew, without a corpus.</summary>
    internal Twin Without(string question) => new ProfileExtractor(Evidence.Without(question), Twin.Kind).Extract(Twin.Id, Twin.Name, corpus: null);
}
