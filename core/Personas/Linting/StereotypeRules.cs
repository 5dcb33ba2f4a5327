using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Linting;

/// <summary>Signs that a twin is drawn from a group and not from a person.</summary>
internal static partial class StereotypeRules
{
    private const string Groups = "women|men|girls|boys|mothers|moms|fathers|dads|wives|husbands|millennials|boomers|baby boomers|gen z|gen zers|teenagers|old people|older people|seniors|young people|americans|germans|mexicans|italians|french|chinese|indians|asians|latinos|latinas|africans|arabs|muslims|christians|jews|immigrants|foreigners";
    private const string One = "woman|man|girl|boy|mother|mom|father|dad|housewife|millennial|boomer|gen zer|teenager|pensioner|american|german|mexican|italian|asian|latino|latina|african|immigrant";

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static IEnumerable<Finding> Check(Twin t)
    {
        foreach (var (field, text) in Statements.OfCharacter(t).Concat(Statements.OfWill(t)).Where(s => !s.Field.StartsWith("$.memory", StringComparison.Ordinal)))
        {
            if (Sweeping().Match(text) is { Success: true } sweep)
                yield return new(Severity.Warning, "stereotype", t.Id, field, $"'{sweep.Value}' draws the person from a group ('{Statements.Shown(text)}'); say what this one person does and why.");
            else if (field.StartsWith("$.personality", StringComparison.Ordinal) && Follows(t, text))
                yield return new(Severity.Warning, "stereotype", t.Id, field, $"This trait is only given as a consequence of gender, age or origin ('{Statements.Shown(text)}'); say what this one person does and why.");
        }
        if (FidelityLevels.Described(t) && Surface(t) is var surface && Depth(t) is var depth && depth < surface)
            yield return new(Severity.Warning, "demographics-dominate", t.Id, "$.demographics", $"There are {surface} surface facts and only {depth} statements about what it wants, does and thinks; answers will follow the demographics. Add goals, rules and quotes.");
    }

    private static bool Follows(Twin t, string text) =>
        AsOne().IsMatch(text) || (t.Demographics.Nationality is { Length: > 2 } nation && (text.Contains($"typically {nation}", StringComparison.OrdinalIgnoreCase) || text.Contains($"as a {nation}", StringComparison.OrdinalIgnoreCase) || text.Contains($"as an {nation}", StringComparison.OrdinalIgnoreCase)));

    private static int Surface(Twin t) => new object?[] { t.Demographics.Age, t.Demographics.Gender, t.Demographics.Nationality, t.Demographics.Location, t.Demographics.Occupation, t.Demographics.Employer, t.Demographics.Education, t.Demographics.Household, t.Demographics.Income, t.Demographics.Health }.Count(x => x is not null);

    private static int Depth(Twin t) => t.Goals.Count + t.Frustrations.Count + t.Tendencies.Count + t.Habits.Values.Sum(h => h.Count) + t.Beliefs.Count + t.Knowledge.Count + t.Constraints.Count
        + t.Preferences.Interests.Count + t.Preferences.Likes.Count + t.Preferences.Dislikes.Count + t.Personality.Traits.Count + t.Decisions.Rules.Count + t.Voice.Catchphrases.Count + t.Voice.Examples.Count
        + t.Memory.All.Count();

    [GeneratedRegex($@"\b((like|as) (all|most|any|every|many|other|typical) ({Groups}|{One})|(a |the )?(typical|stereotypical|quintessential) ({Groups}|{One})|(all|most) ({Groups}) (are|do|have|love|hate|want|always|never|can|will)|({Groups}) (are all|always|never|are naturally|can't|cannot))\b", Plain)]
    private static partial Regex Sweeping();

    [GeneratedRegex($@"\Aas an? ([\p{{L}}-]+ )?({One})\b|\bbecause (you|she|he|they|i) (are|is|am) an? ([\p{{L}}-]+ )?({One})\b", Plain)]
    private static partial Regex AsOne();
}
