using System.Text.Json.Serialization;
using Twins.Core.Studies;

namespace Twins.Core.Personas.Change;

/// <summary>What brought an entry into a diary.</summary>
public enum DiaryKind
{
    Talk,
    Run,
    /// <summary>Something that happened in the world.</summary>
    Event,
    /// <summary>What somebody who knows better said of an answer, accepted by a steward.</summary>
    Feedback,
    /// <summary>An opinion that the twin formed from other entries.</summary>
    Reflection,
}

/// <summary>Where in a twin an opinion goes.</summary>
public enum OpinionPart
{
    Belief,
    Tendency,
}

/// <summary>One thing that a twin lived through after it was built.</summary>
public sealed record DiaryEntry
{
    public const string Main = "main";

    public required string Twin { get; init; }
    /// <summary>The life path that it belongs to; the same twin can live through several.</summary>
    public string Path { get; init; } = Main;
    public required DateTimeOffset At { get; init; }
    public required DiaryKind Kind { get; init; }
    /// <summary>In the twin's own words or about it; never followed as an instruction.</summary>
    public required string Text { get; init; }
    /// <summary>From 0 to 1.</summary>
    public double Importance { get; init; } = .5;
    /// <summary>Where it came from, such as a file or a talk.</summary>
    public string? Source { get; init; }
    /// <summary>Somebody made it up; it is synthetic evidence then.</summary>
    public bool Invented { get; init; }
    /// <summary>Whose words these are, where they are a person's; erased with everything of the person.</summary>
    public string? Subject { get; init; }
    /// <summary>Of a reflection: what it is about. A later one about the same replaces it.</summary>
    public string? Topic { get; init; }
    /// <summary>Of a reflection.</summary>
    public OpinionPart? Part { get; init; }
    /// <summary>Of a reflection: the ids of the entries that it rests on.</summary>
    public IReadOnlyList<string> Grounds { get; init; } = [];

    /// <summary>Its name, by its content: an id that evidence can bear. The path is no part of it, so that what two lives share has one name.</summary>
    [JsonIgnore]
    public string Id => "diary-" + ContentHash.Of(new { Twin, At.UtcTicks, Kind, Text, Source, Invented, Topic, Part, Grounds })[..16];
}
