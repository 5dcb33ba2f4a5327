namespace Twins.Core.Personas;

/// <summary>Every text of a twin that whoever answers as it is told, with the field it stands in.</summary>
internal static class TwinTexts
{
    public static IEnumerable<(string Field, string Text)> Of(Twin t)
    {
        var d = t.Demographics;
        return new (string Field, string? Text)[]
        {
            ("name", t.Name), ("summary", t.Summary), ("demographics.gender", d.Gender), ("demographics.nationality", d.Nationality), ("demographics.location", d.Location),
            ("demographics.household", d.Household), ("demographics.occupation", d.Occupation), ("demographics.employer", d.Employer), ("demographics.work", d.Work),
            ("demographics.education", d.Education), ("demographics.income", d.Income), ("demographics.health", d.Health), ("demographics.language", d.Language), ("voice.style", t.Voice.Style),
        }
        .Concat(Lists(t).SelectMany(l => l.Texts.Select(text => (l.Field, (string?)text))))
        .Where(x => !string.IsNullOrWhiteSpace(x.Item2)).Select(x => (x.Field, x.Item2!));
    }

    private static IEnumerable<(string Field, IEnumerable<string> Texts)> Lists(Twin t) =>
    [
        ("goals", t.Goals), ("frustrations", t.Frustrations), ("tendencies", t.Tendencies),
        ("habits", t.Habits.SelectMany(h => h.Value.Prepend(h.Key))),
        ("preferences", [.. t.Preferences.Interests, .. t.Preferences.Likes, .. t.Preferences.Dislikes]),
        ("beliefs", t.Beliefs), ("knowledge", t.Knowledge), ("constraints", t.Constraints),
        ("personality.traits", t.Personality.Traits), ("decisions.rules", t.Decisions.Rules),
        ("voice.catchphrases", t.Voice.Catchphrases), ("voice.examples", t.Voice.Examples.SelectMany(e => new[] { e.Question, e.Answer })),
        ("relationships", t.Relationships.SelectMany(r => new[] { r.Name, r.Description })),
        ("memory.recent", t.Memory.Recent), ("memory", t.Memory.All.Select(i => i.Text)),
    ];
}
