using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Linting;

/// <summary>Age against family: children, grandchildren and parents are at least a generation away.</summary>
internal static partial class FamilyRules
{
    private const int YoungestParent = 13;
    private const int YoungParent = 16;
    private const int OldMother = 50;
    private const int OldestMother = 60;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static IEnumerable<Finding> Check(Twin t) => t.Demographics.Age is not { } age ? [] : Statements.OfFamily(t).SelectMany(s => Check(t, age, s.Field, s.Text));

    private static IEnumerable<Finding> Check(Twin t, int age, string field, string text)
    {
        if (Spouse().IsMatch(text) && age < YoungParent) yield return Impossible(t, field, $"It is {age} and married", text);
        if (Grandchild().Match(text) is { Success: true } grandchild)
        {
            var youngest = 2 * YoungestParent + (Age(text) ?? (grandchild.Value.StartsWith("adult", StringComparison.OrdinalIgnoreCase) ? 18 : 0));
            if (age < youngest) yield return Impossible(t, field, $"At {age} it is too young for {grandchild.Value.ToLowerInvariant()}", text);
            yield break;
        }
        if (!Child().IsMatch(text)) yield break;
        foreach (var child in Ages(text))
        {
            var then = age - child;
            if (then < YoungestParent) yield return Impossible(t, field, $"At {age} with a child of {child} it became a parent at {then}", text);
            else if (then < YoungParent) yield return Unlikely(t, field, $"At {age} with a child of {child} it became a parent at {then}", text);
            else if (Woman().IsMatch(t.Demographics.Gender ?? "") && then >= OldestMother) yield return Impossible(t, field, $"At {age} with a child of {child} she became a mother at {then}", text);
            else if (Woman().IsMatch(t.Demographics.Gender ?? "") && then >= OldMother) yield return Unlikely(t, field, $"At {age} with a child of {child} she became a mother at {then}", text);
        }
        if (!Ages(text).Any() && GrownUp().IsMatch(text) && age < 18 + YoungestParent) yield return Impossible(t, field, $"At {age} it is too young for a grown-up child", text);
        if (!Ages(text).Any() && Teenage().IsMatch(text) && age < 13 + YoungestParent) yield return Impossible(t, field, $"At {age} it is too young for a child in its teens", text);
    }

    private static Finding Impossible(Twin t, string field, string what, string text) => new(Severity.Error, "impossible-family", t.Id, field, $"{what} ('{Statements.Shown(text)}'); correct an age.");

    private static Finding Unlikely(Twin t, string field, string what, string text) => new(Severity.Warning, "unlikely-family", t.Id, field, $"{what} ('{Statements.Shown(text)}'); check the ages.");

    private static int? Age(string text) => Ages(text).Select(a => (int?)a).FirstOrDefault();

    private static IEnumerable<int> Ages(string text) => ChildAge().Matches(text).SelectMany(m => "nm".Select(g => m.Groups[g.ToString()]))
        .Where(g => g.Success).Select(g => int.Parse(g.Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\b(your|my|her|his|their|its)\b[^.,;]{0,30}\b(wife|husband|spouse)\b", Plain)]
    private static partial Regex Spouse();

    [GeneratedRegex(@"\b(adult )?(grandson|granddaughter|grandchild|grandchildren|grandkids)\b", Plain)]
    private static partial Regex Grandchild();

    // At the head of the sentence: "your sister, whose daughter is 12" is about somebody else's child.
    [GeneratedRegex(@"\A([^.,;']|'s\b){0,40}\b(son|sons|daughter|daughters|child|children|kids?)\b", Plain)]
    private static partial Regex Child();

    [GeneratedRegex(@"\b(?<n>\d{1,2})[- ]year[- ]old (twin |adopted |only )?(son|daughter|child|twins|boy|girl)|\b(who (is|are|'s)|aged?) (?<n>\d{1,2})\b(,? and (?<m>\d{1,2})\b)?", Plain)]
    private static partial Regex ChildAge();

    [GeneratedRegex(@"\b(adult|grown(-| )?up|grown) (son|sons|daughter|daughters|child|children|kids?)\b", Plain)]
    private static partial Regex GrownUp();

    [GeneratedRegex(@"\b(teenage|teenaged|teen) (son|sons|daughter|daughters|child|children|kids?)\b", Plain)]
    private static partial Regex Teenage();

    [GeneratedRegex(@"\A(female|woman|f)\z", Plain)]
    private static partial Regex Woman();
}
