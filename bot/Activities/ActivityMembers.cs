using System.Globalization;
using System.Text.Json;

namespace Twins.Bot.Activities;

/// <summary>The members of a JSON object, read within limits and with words for whoever sent it.</summary>
/// <param name="path">Where the object stands in the activity, up to the dot.</param>
internal readonly struct ActivityMembers(JsonElement element, string path)
{
    public string RequiredText(string name, int most = ActivityLimits.MaxName) =>
        Text(name, most) is { Length: > 0 } text ? text : throw new ActivityException($"The activity's '{path}{name}' is missing.");

    public string? Text(string name, int most = ActivityLimits.MaxName) => Any(name) switch
    {
        { ValueKind: JsonValueKind.Undefined } => null,
        { ValueKind: JsonValueKind.String } value when value.GetString() is { } text && text.Length <= most => text,
        { ValueKind: JsonValueKind.String } => throw new ActivityException($"The activity's '{path}{name}' is longer than {most} characters."),
        _ => throw new ActivityException($"The activity's '{path}{name}' is no text."),
    };

    public ActivityMembers Required(string name) => Find(name) ?? throw new ActivityException($"The activity's '{path}{name}' is missing.");

    /// <summary>Null when there is no such object.</summary>
    public ActivityMembers? Find(string name) =>
        Any(name) is { ValueKind: JsonValueKind.Object } found ? new ActivityMembers(found, $"{path}{name}.") : null;

    public IReadOnlyList<ActivityMembers> Objects(string name)
    {
        var list = Any(name);
        if (list.ValueKind is JsonValueKind.Undefined) return [];
        if (list.ValueKind is not JsonValueKind.Array) throw new ActivityException($"The activity's '{path}{name}' is no list.");
        if (list.GetArrayLength() > ActivityLimits.MaxItems) throw new ActivityException($"The activity's '{path}{name}' has more than {ActivityLimits.MaxItems} entries.");
        var within = path + name;
        return [.. list.EnumerateArray().Select((item, i) => item.ValueKind is JsonValueKind.Object
            ? new ActivityMembers(item, $"{within}[{i}].")
            : throw new ActivityException($"The activity's '{within}[{i}]' is no object."))];
    }

    /// <summary>Null when it is not there or no time: nothing is refused for want of one.</summary>
    public DateTimeOffset? Time(string name) =>
        IsText(name) && DateTimeOffset.TryParse(Any(name).GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    public bool IsTrue(string name) => Any(name).ValueKind is JsonValueKind.True;

    /// <summary>Whether it is text within limits, and this text where one is given.</summary>
    public bool IsText(string name, string? expected = null) =>
        Any(name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 and <= ActivityLimits.MaxName } text && (expected ?? text) == text;

    /// <summary>Undefined when it is not there, or null.</summary>
    public JsonElement Any(string name) => element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : default;
}
