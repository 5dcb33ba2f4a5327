using Twins.Core.Personas;
using Twins.Core.Personas.Populations;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>The groups that people and twins are put into; null where somebody's is not known.</summary>
internal static class Grouping
{
    public const string Segment = "segment", Gender = "gender", Age = "age", Nationality = "nationality";

    public static readonly string[] Kinds = [Segment, Gender, Age, Nationality];

    private const int LongestName = 60;

    private static readonly string[] Ages = ["under 30", "30 to 49", "50 to 64", "65 and older"];

    public static string? Of(string kind, PanelMember member) => kind switch
    {
        Segment => member.Segment,
        Gender => GenderOf(member.Twin.Demographics.Gender),
        Age => AgeOf(member.Twin.Demographics.Age),
        _ => NameOf(member.Twin.Demographics.Nationality),
    };

    /// <summary>The same for a value in a file of real people's answers.</summary>
    public static string? Of(string kind, string value) => kind switch
    {
        Gender => GenderOf(value),
        Age => int.TryParse(value.Trim(), System.Globalization.CultureInfo.InvariantCulture, out var age) ? AgeOf(age) : null,
        _ => NameOf(value),
    };

    /// <summary>Where a group stands among others of its kind: ages from young to old, others by name.</summary>
    public static int Place(string group) => Array.IndexOf(Ages, group);

    private static string? GenderOf(string? gender) => PersonNames.Sex(gender?.Trim()) switch { true => "women", false => "men", _ => NameOf(gender) };

    private static string? AgeOf(int? age) => age switch { null or < 0 => null, < 30 => Ages[0], < 50 => Ages[1], < 65 => Ages[2], _ => Ages[3] };

    private static string? NameOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is { Length: > LongestName } name ? name[..LongestName] : text.Trim();
}
