using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>A twin in TinyTroupe's fields; what TinyTroupe has no field for goes under "twins", in our own format.</summary>
internal static class PersonaWriting
{
    public static JsonObject Write(Twin twin)
    {
        var (d, facts) = (twin.Demographics, twin.Memory.Facts.ToLookup(f => f is { Synthetic: true, Date: null, Source: { } source } && source.StartsWith(PersonaReading.Source, StringComparison.Ordinal)));
        var persona = new JsonObject
        {
            ["name"] = twin.Name.Length > 0 ? twin.Name : null,
            ["age"] = d.Age,
            ["gender"] = d.Gender,
            ["nationality"] = d.Nationality,
            ["residence"] = d.Location,
            ["education"] = d.Education,
            ["long_term_goals"] = List(twin.Goals),
            ["occupation"] = Pruned(new JsonObject { ["title"] = d.Occupation, ["organization"] = d.Employer, ["description"] = d.Work }),
            ["style"] = twin.Voice.Style,
            ["personality"] = Pruned(new JsonObject { ["traits"] = List(twin.Personality.Traits), ["big_five"] = BigFive(twin.Personality.BigFive) }),
            ["preferences"] = Pruned(new JsonObject { ["interests"] = List(twin.Preferences.Interests), ["likes"] = List(twin.Preferences.Likes), ["dislikes"] = List(twin.Preferences.Dislikes) }),
            ["skills"] = List(twin.Knowledge),
            ["beliefs"] = List(twin.Beliefs),
            ["behaviors"] = Behaviors(twin),
            ["health"] = d.Health,
            ["relationships"] = twin.Relationships.Count is 0 ? null : new JsonArray([.. twin.Relationships.Select(r => new JsonObject { ["name"] = r.Name, ["description"] = r.Description })]),
            ["other_facts"] = List([.. facts[true].Select(f => f.Text)]),
            ["twins"] = Own(twin with { Memory = twin.Memory with { Facts = [.. facts[false]] } }),
        };
        return Pruned(persona) ?? [];
    }

    private static JsonNode? Own(Twin twin)
    {
        var rest = twin with
        {
            Id = "",
            Name = "",
            Summary = twin.Summary == PersonaReading.Summary(twin) ? "" : twin.Summary,
            Demographics = new Demographics { Household = twin.Demographics.Household, Income = twin.Demographics.Income, Language = twin.Demographics.Language },
            Goals = [],
            Tendencies = [],
            Habits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            Preferences = new Preferences(),
            Beliefs = [],
            Knowledge = [],
            Voice = twin.Voice with { Style = null },
            Personality = new Personality(),
            Relationships = [],
            Imported = null,
        };
        return JsonSerializer.SerializeToNode(rest, DocumentJson.Options) is JsonObject json ? Said(json) : null;
    }

    private static JsonObject? Behaviors(Twin twin)
    {
        var routines = twin.Habits.Where(h => PersonaReading.Routines.Contains(h.Key) || h.Key.StartsWith(PersonaReading.RoutinePrefix, StringComparison.Ordinal))
            .Select(h => KeyValuePair.Create(h.Key.StartsWith(PersonaReading.RoutinePrefix, StringComparison.Ordinal) ? h.Key[PersonaReading.RoutinePrefix.Length..] : h.Key, List(h.Value)));
        var behaviors = new JsonObject { ["general"] = List(twin.Tendencies) };
        foreach (var (name, lines) in twin.Habits.Where(h => !PersonaReading.Routines.Contains(h.Key) && !h.Key.StartsWith(PersonaReading.RoutinePrefix, StringComparison.Ordinal))) behaviors[name] = List(lines);
        if (routines.ToList() is { Count: > 0 } some) behaviors["routines"] = new JsonObject(some);
        return Pruned(behaviors);
    }

    private static JsonObject? BigFive(BigFive? five) => five is null ? null : Pruned(new JsonObject
    {
        ["openness"] = Level(five.Openness),
        ["conscientiousness"] = Level(five.Conscientiousness),
        ["extraversion"] = Level(five.Extraversion),
        ["agreeableness"] = Level(five.Agreeableness),
        ["neuroticism"] = Level(five.Neuroticism),
    });

    private static JsonNode? Level(double? value) => value is { } v ? BigFiveText.Write(v) : null;

    private static JsonNode? List(IReadOnlyList<string> lines) => lines.Count is 0 ? null : new JsonArray([.. lines.Select(l => (JsonNode)l)]);

    private static JsonObject? Pruned(JsonObject fields)
    {
        foreach (var (name, value) in fields.ToList()) if (value is null) fields.Remove(name);
        return fields.Count is 0 ? null : fields;
    }

    /// <summary>Only what differs from an empty twin.</summary>
    private static JsonObject? Said(JsonObject fields)
    {
        var empty = (JsonObject)JsonSerializer.SerializeToNode(new Twin { Id = "", Name = "" }, DocumentJson.Options)!;
        foreach (var (name, value) in fields.ToList()) if (JsonNode.DeepEquals(value, empty[name])) fields.Remove(name);
        return fields.Count is 0 ? null : fields;
    }
}
