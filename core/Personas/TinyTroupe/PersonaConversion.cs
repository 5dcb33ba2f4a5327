using System.Text.Json;
using System.Text.Json.Nodes;
using Twins.Core.Documents;

namespace Twins.Core.Personas.TinyTroupe;

/// <summary>Persona files to twins and fragments and back, without loss.</summary>
internal static class PersonaConversion
{
    /// <summary>The field of <c>imported</c> that holds what a persona file says beyond our format.</summary>
    public const string Key = "tinytroupe";

    public static Twin ToTwin(PersonaFile file, string id, string fileName)
    {
        var twin = PersonaReading.Read(file.Persona, id, fileName);
        return Rest(file.Root, Root("TinyPerson", twin)) is { } rest ? twin with { Imported = rest } : twin;
    }

    public static Fragment ToFragment(PersonaFile file, string id, string fileName)
    {
        var fragment = AsFragment(PersonaReading.Read(file.Persona, id, fileName));
        return Rest(file.Root, Root("Fragment", AsTwin(fragment))) is { } rest ? fragment with { Imported = rest } : fragment;
    }

    public static JsonObject FromTwin(Twin twin) =>
        Restored(Root("TinyPerson", twin), twin.Imported, root => JsonSerializer.Serialize(PersonaReading.Read(Persona(root), "x", "x"), DocumentJson.Options));

    public static JsonObject FromFragment(Fragment fragment) =>
        Restored(Root("Fragment", AsTwin(fragment)), fragment.Imported, root => JsonSerializer.Serialize(AsFragment(PersonaReading.Read(Persona(root), "x", "x")), DocumentJson.Options));

    private static JsonObject Root(string type, Twin twin) => new() { ["type"] = type, ["persona"] = PersonaWriting.Write(twin) };

    private static JsonObject Persona(JsonObject root) => root["persona"] as JsonObject ?? [];

    private static Dictionary<string, JsonElement>? Rest(JsonObject original, JsonObject written) =>
        Residue.Of(original, written) is { } rest ? new(StringComparer.Ordinal) { [Key] = JsonSerializer.SerializeToElement(rest) } : null;

    private static JsonObject Restored(JsonObject written, IReadOnlyDictionary<string, JsonElement>? imported, Func<JsonObject, string> reading) =>
        imported?.GetValueOrDefault(Key) is { ValueKind: JsonValueKind.Object } rest ? Residue.Restore(written, JsonObject.Create(rest)!, reading) : written;

    private static Fragment AsFragment(Twin t) => new()
    {
        Id = t.Id,
        Goals = t.Goals,
        Frustrations = t.Frustrations,
        Tendencies = t.Tendencies,
        Habits = t.Habits,
        Preferences = t.Preferences,
        Beliefs = t.Beliefs,
        Knowledge = t.Knowledge,
        Voice = t.Voice,
        Personality = t.Personality,
        Decisions = t.Decisions,
        Memory = t.Memory,
        Constraints = t.Constraints,
        Notes = t.Notes,
    };

    private static Twin AsTwin(Fragment f) => new()
    {
        Id = f.Id,
        Name = "",
        Goals = f.Goals,
        Frustrations = f.Frustrations,
        Tendencies = f.Tendencies,
        Habits = f.Habits,
        Preferences = f.Preferences,
        Beliefs = f.Beliefs,
        Knowledge = f.Knowledge,
        Voice = f.Voice,
        Personality = f.Personality,
        Decisions = f.Decisions,
        Memory = f.Memory,
        Constraints = f.Constraints,
        Notes = f.Notes,
    };
}
