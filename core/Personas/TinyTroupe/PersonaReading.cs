using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;
using Twins.Core.Evidence;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>What a TinyTroupe persona says, in the fields of a twin. What has no field here is the residue's business.</summary>
internal static class PersonaReading
{
    /// <summary>Marks facts that came from a persona file; such people are made up, so their facts are synthetic.</summary>
    public const string Source = "TinyTroupe persona";

    public static readonly string[] Routines = ["morning", "workday", "evening", "weekend"];

    /// <summary>Habits read from a routine of an unusual name carry this prefix, so that they find their way back.</summary>
    public const string RoutinePrefix = "routine ";

    /// <param name="persona">The object under "persona".</param>
    /// <param name="fileName">Named as the source of its facts.</param>
    public static Twin Read(JsonObject persona, string id, string fileName)
    {
        var (own, job, tastes, character) = (Own(persona), Object(persona, "occupation"), persona["preferences"], persona["personality"]);
        var age = PersonaText.Whole(persona["age"]);
        var twin = own with
        {
            Id = id,
            Name = PersonaText.One(persona["name"]) ?? "",
            Demographics = own.Demographics with
            {
                Age = age,
                Gender = PersonaText.One(persona["gender"]),
                Nationality = PersonaText.One(persona["nationality"]),
                Location = PersonaText.One(persona["residence"]),
                Occupation = PersonaText.One(job is null ? persona["occupation"] : job["title"]),
                Employer = PersonaText.One(job?["organization"]),
                Work = PersonaText.One(job?["description"]),
                Education = PersonaText.One(persona["education"]),
                Health = PersonaText.One(persona["health"]),
            },
            Goals = PersonaText.Many(persona["long_term_goals"]),
            Tendencies = persona["behaviors"] is JsonObject behaviors ? PersonaText.Many(behaviors["general"]) : PersonaText.Many(persona["behaviors"]),
            Habits = Habits(persona["behaviors"] as JsonObject),
            Preferences = new Preferences
            {
                Interests = tastes is JsonObject ? PersonaText.Many(tastes["interests"]) : PersonaText.Many(tastes),
                Likes = PersonaText.Many((tastes as JsonObject)?["likes"]),
                Dislikes = PersonaText.Many((tastes as JsonObject)?["dislikes"]),
            },
            Beliefs = PersonaText.Many(persona["beliefs"]),
            Knowledge = PersonaText.Many(persona["skills"]),
            Voice = own.Voice with { Style = PersonaText.One(persona["style"]) },
            Personality = new Personality
            {
                Traits = character is JsonObject ? PersonaText.Many(character["traits"]) : PersonaText.Many(character),
                BigFive = BigFive((character as JsonObject)?["big_five"] as JsonObject),
            },
            Relationships = Relationships(persona["relationships"]),
            Memory = own.Memory with { Facts = [.. own.Memory.Facts, .. PersonaText.Many(persona["other_facts"]).Select(text => new EvidenceItem { Text = text, Source = $"{Source} {fileName}", Synthetic = true })] },
        };
        return twin.Summary is "" ? twin with { Summary = Summary(twin) } : twin;
    }

    /// <summary>A sentence from the surface facts, so that lists of twins can be read.</summary>
    public static string Summary(Twin twin)
    {
        var d = twin.Demographics;
        var parts = new[] { d.Age is { } age ? $"{age} years old" : null, d.Occupation, d.Location }.OfType<string>().ToList();
        return parts.Count is 0 ? "" : $"{string.Join(", ", parts).TrimEnd('.')}.";
    }

    /// <summary>What our own export put beside the TinyTroupe fields.</summary>
    private static Twin Own(JsonObject persona)
    {
        var blank = new Twin { Id = "", Name = "" };
        if (persona["twins"] is not JsonObject own) return blank;
        try
        {
            var full = (JsonObject)own.DeepClone();
            (full["twin"], full["name"]) = ("", "");
            return full.Deserialize<Twin>(DocumentJson.Options) ?? blank;
        }
        catch (JsonException)
        {
            return blank; // Somebody else's field of the same name: it stays in the residue.
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Habits(JsonObject? behaviors)
    {
        var habits = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, value) in Object(behaviors, "routines") ?? []) Add(Routines.Contains(name) ? name : RoutinePrefix + name, value);
        foreach (var (name, value) in behaviors ?? []) if (name is not "general" && !(name is "routines" && value is JsonObject)) Add(name, value);
        return habits;

        void Add(string name, JsonNode? value)
        {
            if (PersonaText.Many(value) is { Count: > 0 } lines) habits.TryAdd(name, lines);
        }
    }

    private static BigFive? BigFive(JsonObject? five)
    {
        var read = new BigFive
        {
            Openness = BigFiveText.Read(PersonaText.One(five?["openness"])),
            Conscientiousness = BigFiveText.Read(PersonaText.One(five?["conscientiousness"])),
            Extraversion = BigFiveText.Read(PersonaText.One(five?["extraversion"])),
            Agreeableness = BigFiveText.Read(PersonaText.One(five?["agreeableness"])),
            Neuroticism = BigFiveText.Read(PersonaText.One(five?["neuroticism"])),
        };
        return read == new BigFive() ? null : read;
    }

    private static IReadOnlyList<Relationship> Relationships(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.Select(Relationship).OfType<Relationship>()],
        JsonObject fields => [.. fields.Where(f => PersonaText.One(f.Value) is not null).Select(f => new Relationship { Name = f.Key, Description = PersonaText.One(f.Value)! })],
        _ => Relationship(node) is { } one ? [one] : [],
    };

    private static Relationship? Relationship(JsonNode? node)
    {
        if (PersonaText.One(node) is not { } text) return null;
        if (node is JsonObject fields && PersonaText.One(fields["name"]) is { } name)
            return new Relationship { Name = name, Description = PersonaText.One(fields["description"]) ?? PersonaText.One(fields["relationship"]) ?? text };
        // "Maria, your wife" or "Maria: your wife"; a text without a name at its head is all description.
        var cut = text.IndexOfAny([',', ':', '(']);
        return cut is > 0 and < 40 ? new Relationship { Name = text[..cut].Trim(), Description = text[(cut + 1)..].Trim() } : new Relationship { Name = "Someone", Description = text };
    }

    private static JsonObject? Object(JsonNode? parent, string name) => (parent as JsonObject)?[name] as JsonObject;
}
