using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Twins.Core.Personas;

/// <summary>
/// A fragment document (<c>*.fragment.yaml</c>): a part of a persona that several twins share, such as "loves to
/// travel". Its lists are added to the twin's own; its single values fill what the twin leaves open.
/// </summary>
public sealed record Fragment
{
    [JsonPropertyName("fragment")]
    [Description("The fragment's id: lower-case letters, digits and dashes.")]
    public required string Id { get; init; }

    [Description("One sentence that says what this adds to a twin. For the people who keep it; not shown to the twin.")]
    public string Summary { get; init; } = "";

    [Description("What the twin wants or values.")]
    public IReadOnlyList<string> Goals { get; init; } = [];

    [Description("Pain points and dislikes about the subject.")]
    public IReadOnlyList<string> Frustrations { get; init; } = [];

    [Description("How it tends to behave.")]
    public IReadOnlyList<string> Tendencies { get; init; } = [];

    [Description("Habits by situation or time of day.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Habits { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public Preferences Preferences { get; init; } = new();

    [Description("What it holds to be true or right.")]
    public IReadOnlyList<string> Beliefs { get; init; } = [];

    [Description("What it knows about, and what it does not.")]
    public IReadOnlyList<string> Knowledge { get; init; } = [];

    public Voice Voice { get; init; } = new();

    public Personality Personality { get; init; } = new();

    public DecisionFramework Decisions { get; init; } = new();

    public Memory Memory { get; init; } = new();

    [Description("Lines it never crosses.")]
    public IReadOnlyList<string> Constraints { get; init; } = [];

    [Description("Fields of the file this fragment was imported from that have no place here, kept so that export loses nothing.")]
    public IReadOnlyDictionary<string, JsonElement>? Imported { get; init; }

    [Description("Playbook notes for the people who keep this fragment.")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}
