namespace Twins.Core.Personas;

/// <summary>Adds a fragment to a twin: the twin's own items first, nothing twice, and its own single values stand.</summary>
internal static class FragmentMerge
{
    public static Twin Into(Twin twin, Fragment more) => twin with
    {
        Goals = Both(twin.Goals, more.Goals),
        Frustrations = Both(twin.Frustrations, more.Frustrations),
        Tendencies = Both(twin.Tendencies, more.Tendencies),
        Habits = Both(twin.Habits, more.Habits),
        Preferences = Both(twin.Preferences, more.Preferences),
        Beliefs = Both(twin.Beliefs, more.Beliefs),
        Knowledge = Both(twin.Knowledge, more.Knowledge),
        Voice = Both(twin.Voice, more.Voice),
        Personality = Both(twin.Personality, more.Personality),
        Decisions = Both(twin.Decisions, more.Decisions),
        Memory = Both(twin.Memory, more.Memory),
        Constraints = Both(twin.Constraints, more.Constraints),
    };

    public static IReadOnlyList<T> Both<T>(IReadOnlyList<T> own, IReadOnlyList<T> more) => more.Count is 0 ? own : [.. own.Union(more)];

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Both(IReadOnlyDictionary<string, IReadOnlyList<string>> own, IReadOnlyDictionary<string, IReadOnlyList<string>> more)
    {
        var all = new Dictionary<string, IReadOnlyList<string>>(own, StringComparer.Ordinal);
        foreach (var (when, habits) in more) all[when] = all.TryGetValue(when, out var known) ? Both(known, habits) : habits;
        return all;
    }

    public static Preferences Both(Preferences own, Preferences more) => new()
    {
        Interests = Both(own.Interests, more.Interests),
        Likes = Both(own.Likes, more.Likes),
        Dislikes = Both(own.Dislikes, more.Dislikes),
    };

    private static Voice Both(Voice own, Voice more) => new()
    {
        Style = own.Style ?? more.Style,
        Catchphrases = Both(own.Catchphrases, more.Catchphrases),
        Examples = Both(own.Examples, more.Examples),
    };

    private static Personality Both(Personality own, Personality more) => new()
    {
        Traits = Both(own.Traits, more.Traits),
        BigFive = own.BigFive is null || more.BigFive is null ? own.BigFive ?? more.BigFive : new BigFive
        {
            Openness = own.BigFive.Openness ?? more.BigFive.Openness,
            Conscientiousness = own.BigFive.Conscientiousness ?? more.BigFive.Conscientiousness,
            Extraversion = own.BigFive.Extraversion ?? more.BigFive.Extraversion,
            Agreeableness = own.BigFive.Agreeableness ?? more.BigFive.Agreeableness,
            Neuroticism = own.BigFive.Neuroticism ?? more.BigFive.Neuroticism,
        },
    };

    private static DecisionFramework Both(DecisionFramework own, DecisionFramework more) => new()
    {
        PriceAttitude = own.PriceAttitude is PriceAttitude.Unknown ? more.PriceAttitude : own.PriceAttitude,
        Rules = Both(own.Rules, more.Rules),
    };

    private static Memory Both(Memory own, Memory more) => new()
    {
        Recent = Both(own.Recent, more.Recent),
        Quotes = Both(own.Quotes, more.Quotes),
        Facts = Both(own.Facts, more.Facts),
        Episodes = Both(own.Episodes, more.Episodes),
        Rules = Both(own.Rules, more.Rules),
        Documents = Both(own.Documents, more.Documents),
    };
}
