using Twins.Core.Evidence;

namespace Twins.Core.Personas;

/// <summary>
/// Makes a composite of several twins. What the composite says of itself stands; the parts fill the rest in proportion
/// to their weights. Constraints are all kept: a line that one part never crosses, the blend does not cross either.
/// </summary>
internal sealed class Blending(IReadOnlyList<(Twin Twin, double Weight)> parts)
{
    private readonly double[] weights = [.. parts.Select(p => p.Weight / parts.Sum(q => q.Weight))];

    public Twin Fill(Twin own) => own with
    {
        Segment = own.Segment ?? Majority(t => t.Segment),
        Summary = own.Summary is "" ? $"A blend of {string.Join(", ", parts.Select((p, i) => $"{weights[i]:0 %} {p.Twin.Name}"))}." : own.Summary,
        Demographics = Demographics(own.Demographics),
        Goals = List(own.Goals, t => t.Goals),
        Frustrations = List(own.Frustrations, t => t.Frustrations),
        Tendencies = List(own.Tendencies, t => t.Tendencies),
        Habits = FragmentMerge.Both(own.Habits, parts.SelectMany(p => p.Twin.Habits.Keys).Distinct(StringComparer.Ordinal)
            .ToDictionary(k => k, k => List([], t => t.Habits.GetValueOrDefault(k, [])), StringComparer.Ordinal)),
        Preferences = new Preferences
        {
            Interests = List(own.Preferences.Interests, t => t.Preferences.Interests),
            Likes = List(own.Preferences.Likes, t => t.Preferences.Likes),
            Dislikes = List(own.Preferences.Dislikes, t => t.Preferences.Dislikes),
        },
        Beliefs = List(own.Beliefs, t => t.Beliefs),
        Knowledge = List(own.Knowledge, t => t.Knowledge),
        Voice = new Voice
        {
            Style = own.Voice.Style ?? Heaviest(t => t.Voice.Style),
            Catchphrases = List(own.Voice.Catchphrases, t => t.Voice.Catchphrases),
            Examples = List(own.Voice.Examples, t => t.Voice.Examples),
        },
        Personality = new Personality
        {
            Traits = List(own.Personality.Traits, t => t.Personality.Traits),
            BigFive = BigFive(own.Personality.BigFive),
        },
        Decisions = new DecisionFramework
        {
            PriceAttitude = own.Decisions.PriceAttitude is PriceAttitude.Unknown ? MedianAttitude() : own.Decisions.PriceAttitude,
            Rules = List(own.Decisions.Rules, t => t.Decisions.Rules),
        },
        Memory = new Memory
        {
            Recent = List(own.Memory.Recent, t => t.Memory.Recent),
            Quotes = Evidence(own.Memory.Quotes, t => t.Memory.Quotes),
            Facts = Evidence(own.Memory.Facts, t => t.Memory.Facts),
            Episodes = Evidence(own.Memory.Episodes, t => t.Memory.Episodes),
            Rules = Evidence(own.Memory.Rules, t => t.Memory.Rules),
            Documents = Evidence(own.Memory.Documents, t => t.Memory.Documents),
        },
        Relationships = List(own.Relationships, t => t.Relationships),
        Constraints = [.. own.Constraints.Union(parts.SelectMany(p => p.Twin.Constraints))],
    };

    private Demographics Demographics(Demographics own) => new()
    {
        Age = own.Age ?? (Mean(t => t.Demographics.Age) is { } age ? (int)Math.Round(age, MidpointRounding.AwayFromZero) : null),
        Gender = own.Gender ?? Majority(t => t.Demographics.Gender),
        Nationality = own.Nationality ?? Majority(t => t.Demographics.Nationality),
        Location = own.Location ?? Majority(t => t.Demographics.Location),
        Occupation = own.Occupation ?? Majority(t => t.Demographics.Occupation),
        Employer = own.Employer ?? Majority(t => t.Demographics.Employer),
        Work = own.Work ?? Majority(t => t.Demographics.Work),
        Education = own.Education ?? Majority(t => t.Demographics.Education),
        Household = own.Household ?? Majority(t => t.Demographics.Household),
        Income = own.Income ?? Majority(t => t.Demographics.Income),
        Health = own.Health ?? Majority(t => t.Demographics.Health),
        Language = own.Language ?? Majority(t => t.Demographics.Language),
    };

    private BigFive? BigFive(BigFive? own)
    {
        var mixed = new BigFive
        {
            Openness = own?.Openness ?? Mean(t => t.Personality.BigFive?.Openness),
            Conscientiousness = own?.Conscientiousness ?? Mean(t => t.Personality.BigFive?.Conscientiousness),
            Extraversion = own?.Extraversion ?? Mean(t => t.Personality.BigFive?.Extraversion),
            Agreeableness = own?.Agreeableness ?? Mean(t => t.Personality.BigFive?.Agreeableness),
            Neuroticism = own?.Neuroticism ?? Mean(t => t.Personality.BigFive?.Neuroticism),
        };
        return mixed == new BigFive() ? null : mixed;
    }

    private IReadOnlyList<T> List<T>(IReadOnlyList<T> own, Func<Twin, IReadOnlyList<T>> of) =>
        FragmentMerge.Both(own, Apportionment.Mix(weights, [.. parts.Select(p => of(p.Twin))]));

    /// <summary>Evidence says whose it was. What had no source gets none: blending must not raise a level.</summary>
    private IReadOnlyList<EvidenceItem> Evidence(IReadOnlyList<EvidenceItem> own, Func<Twin, IReadOnlyList<EvidenceItem>> of) =>
        List(own, t => [.. of(t).Select(e => e with { Id = "", OwnId = null, Source = e.Source is null ? null : $"from {t.Id}: {e.Source}" })]);

    private double? Mean(Func<Twin, double?> of)
    {
        var known = parts.Select((p, i) => (value: of(p.Twin), weight: weights[i])).Where(x => x.value is not null).ToList();
        return known.Count is 0 ? null : known.Sum(x => x.value!.Value * x.weight) / known.Sum(x => x.weight);
    }

    /// <summary>What more than half of the blend shares; a blend of two cities lives in neither.</summary>
    private string? Majority(Func<Twin, string?> of) => parts
        .Select((p, i) => (value: of(p.Twin), weight: weights[i]))
        .Where(x => x.value is not null)
        .GroupBy(x => x.value, x => x.weight, StringComparer.OrdinalIgnoreCase)
        .FirstOrDefault(g => g.Sum() > 0.5)?.Key;

    private string? Heaviest(Func<Twin, string?> of) => parts.Where(p => of(p.Twin) is not null).OrderByDescending(p => p.Weight).Select(p => of(p.Twin)).FirstOrDefault();

    /// <summary>The weighted lower median of the known attitudes, which are ordered.</summary>
    private PriceAttitude MedianAttitude()
    {
        var known = parts.Where(p => p.Twin.Decisions.PriceAttitude is not PriceAttitude.Unknown).OrderBy(p => p.Twin.Decisions.PriceAttitude).ToList();
        var (half, sum) = (known.Sum(p => p.Weight) / 2, 0.0);
        return known.FirstOrDefault(p => (sum += p.Weight) >= half).Twin?.Decisions.PriceAttitude ?? PriceAttitude.Unknown;
    }
}
