using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Core.Documents;

namespace Twins.Core.Personas;

/// <summary>Refuses values that fit the shape of a twin or fragment but mean nothing.</summary>
internal static partial class TwinValues
{
    private const int MaxText = 10_000;
    private const int MaxItems = 1_000;

    public static void Check(Document<Twin> file)
    {
        var twin = file.Value;
        Id(file, "twin", twin.Id);
        if (string.IsNullOrWhiteSpace(twin.Name)) throw file.Refuse("$.name", "name is blank; write the name the twin answers to.");
        if (twin.Name.Length > 200) throw file.Refuse("$.name", "name is longer than 200 characters; write a name, and put the rest into 'summary'.");
        if (twin.Demographics.Age is { } age and (< 0 or > 120)) throw file.Refuse("$.demographics.age", $"age is {age}; write an age from 0 to 120.");
        BigFive(file, twin.Personality.BigFive);
        Blend(file, twin);
        Evidence(file, twin.Memory);
        for (var i = 0; i < twin.Validations.Count; i++)
            if (twin.Validations[i] is var v && v.Expires < v.Date) throw file.Refuse($"$.validations[{i}].expires", $"the validation expires on {v.Expires:yyyy-MM-dd}, before its date {v.Date:yyyy-MM-dd}.");
        Sizes(file);
    }

    public static void Check(Document<Fragment> file)
    {
        Id(file, "fragment", file.Value.Id);
        BigFive(file, file.Value.Personality.BigFive);
        Sizes(file);
    }

    private static void Id<T>(Document<T> file, string field, string id)
    {
        if (!IdPattern().IsMatch(id) || id.Length > 100)
            throw file.Refuse($"$.{field}", $"'{(id.Length > 40 ? id[..40] + "…" : id)}' is not an id; use up to 100 lower-case letters, digits and dashes, such as 'maria-lopez'.");
    }

    private static void BigFive<T>(Document<T> file, BigFive? five)
    {
        if (five is null) return;
        foreach (var (field, value) in new[] { ("openness", five.Openness), ("conscientiousness", five.Conscientiousness), ("extraversion", five.Extraversion), ("agreeableness", five.Agreeableness), ("neuroticism", five.Neuroticism) })
            if (value is < 0 or > 1) throw file.Refuse($"$.personality.big_five.{field}", $"{field} is {value}; write a number from 0 (lowest) to 1 (highest).");
    }

    private static void Blend(Document<Twin> file, Twin twin)
    {
        if (twin.Kind is TwinKind.Composite && twin.Blend.Count is 0) throw file.Refuse("$.kind", "a composite must say in 'blend' which twins it is made of.");
        if (twin.Kind is not TwinKind.Composite && twin.Blend.Count > 0) throw file.Refuse("$.blend", "only a twin of kind 'composite' has a 'blend'; set the kind or remove the blend.");
        for (var i = 0; i < twin.Blend.Count; i++)
            if (!(twin.Blend[i].Weight > 0)) throw file.Refuse($"$.blend[{i}].weight", $"weight is {twin.Blend[i].Weight}; write a number greater than 0.");
    }

    private static void Evidence(Document<Twin> file, Memory memory)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in memory.All)
        {
            if (item.OwnId is { } id && (!IdPattern().IsMatch(id) || id.Length > 100 || !seen.Add(id)))
                throw file.Refuse("$.memory", $"the evidence id '{(id.Length > 40 ? id[..40] + "…" : id)}' is no id, or there twice; use lower-case letters, digits and dashes, each once.");
            if (item.Importance is { } importance && importance is not (>= 0 and <= 1)) throw file.Refuse("$.memory", $"importance is {importance}; write a number from 0 to 1.");
        }
    }

    private static void Sizes<T>(Document<T> file)
    {
        using var json = JsonDocument.Parse(file.Yaml.Json);
        foreach (var field in json.RootElement.EnumerateObject().Where(p => p.Name is not "imported")) Sizes(file, field.Value, $"$.{field.Name}");
    }

    private static void Sizes<T>(Document<T> file, JsonElement value, string path)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var field in value.EnumerateObject()) Sizes(file, field.Value, $"{path}.{field.Name}");
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            if (value.GetArrayLength() > MaxItems) throw file.Refuse(path, $"{path[2..]} has {value.GetArrayLength()} entries; a twin can hold {MaxItems} at most. Keep the ones that matter.");
            var i = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind is JsonValueKind.String && string.IsNullOrWhiteSpace(item.GetString())) throw file.Refuse($"{path}[{i}]", $"{path[2..]} has an empty entry; fill it or remove it.");
                Sizes(file, item, $"{path}[{i++}]");
            }
        }
        else if (value.ValueKind is JsonValueKind.String && value.GetString()!.Length > MaxText)
        {
            throw file.Refuse(path, $"{path[2..]} is longer than {MaxText} characters; shorten it.");
        }
    }

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
