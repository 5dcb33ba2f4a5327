using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Linting;

/// <summary>Age against work, schooling and what is told of the past. Bounds are generous: they catch the impossible, not the unusual.</summary>
internal static partial class LifeRules
{
    private const int FirstJob = 14;
    private const int Adult = 18;

    // The youngest that a career of normal schooling allows, less a few years for the gifted.
    private static readonly (Regex Role, int Age, string Name)[] Roles =
    [
        (Surgeon(), 27, "surgeon or medical specialist"),
        (Doctor(), 23, "doctor, dentist or judge"),
        (Lawyer(), 21, "lawyer, pharmacist, architect or professor"),
        (Executive(), 18, "executive, teacher, nurse, engineer or officer"),
    ];

    private static readonly (Regex Degree, int Age, string Name)[] Degrees =
    [
        (Doctorate(), 22, "a doctorate"),
        (Masters(), 20, "a master's degree"),
        (Bachelors(), 18, "a bachelor's degree"),
        (School(), 15, "a finished secondary school"),
    ];

    public static IEnumerable<Finding> Check(Twin t) => t.Demographics.Age is not { } age ? [] : Role(t, age).Concat(Schooling(t, age)).Concat(Past(t, age)).Concat(Said(t, age));

    private static IEnumerable<Finding> Role(Twin t, int age)
    {
        if (t.Demographics.Occupation is not { } job || InTraining().IsMatch(job)) yield break;
        var role = Array.Find(Roles, r => r.Role.IsMatch(job));
        if (role.Role is not null && age < role.Age)
            yield return Impossible(t, "impossible-role", "$.demographics.occupation", $"Nobody is a {role.Name} at {age} ('{Statements.Shown(job)}'); correct the age or the occupation.");
        else if (age < FirstJob && !NoJob().IsMatch(job))
            yield return Impossible(t, "impossible-role", "$.demographics.occupation", $"A child of {age} does not work as '{Statements.Shown(job)}'; correct the age or the occupation.");
        if (Retired().IsMatch(job) && age < 40)
            yield return new(age < 30 ? Severity.Error : Severity.Warning, "impossible-role", t.Id, "$.demographics.occupation", $"It is retired at {age}; correct the age, or say in 'summary' how that came about.");
    }

    private static IEnumerable<Finding> Schooling(Twin t, int age)
    {
        if (t.Demographics.Education is not { } education || InTraining().IsMatch(education)) yield break;
        var degree = Array.Find(Degrees, d => d.Degree.IsMatch(education));
        if (degree.Degree is not null && age < degree.Age)
            yield return Impossible(t, "impossible-schooling", "$.demographics.education", $"At {age} nobody has {degree.Name} ('{Statements.Shown(education)}'); correct the age, or write that it is still studying.");
    }

    private static IEnumerable<Finding> Past(Twin t, int age)
    {
        foreach (var (field, text) in Statements.OfLife(t))
        {
            foreach (Match match in Experience().Matches(text))
                if (Number(match.Groups["n"].Value) is { } years && age - years < FirstJob)
                    yield return Impossible(t, "impossible-experience", field, $"{years} years of work at the age of {age} would have begun at {age - years} ('{Statements.Shown(text)}'); correct one of them.");
            foreach (Match match in AtTheAge().Matches(text))
                if (Number(match.Groups["n"].Value) is { } then && then > age)
                    yield return Impossible(t, "impossible-past", field, $"It tells of being {then} but is {age} ('{Statements.Shown(text)}'); correct one of them.");
        }
    }

    private static IEnumerable<Finding> Said(Twin t, int age)
    {
        if (SummaryAge().Match(t.Summary) is { Success: true } said && Number(said.Groups["n"].Value) is { } other && other != age)
            yield return Impossible(t, "contradiction-age", "$.summary", $"The summary says {other} years old and the demographics say {age}; correct one of them.");
        if (age < Adult && t.Decisions.PriceAttitude is not PriceAttitude.Unknown && age < 7)
            yield return new(Severity.Warning, "impossible-role", t.Id, "$.decisions.price_attitude", $"A child of {age} has no attitude to prices; write the twin of the parent who buys.");
    }

    private static Finding Impossible(Twin t, string rule, string field, string message) => new(Severity.Error, rule, t.Id, field, message);

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : Array.IndexOf(Words, text.ToLowerInvariant()) is var i and > 0 ? i * 5 : null;

    // Index times five.
    private static readonly string[] Words = ["", "five", "ten", "fifteen", "twenty", "twenty-five", "thirty", "thirty-five", "forty", "forty-five", "fifty"];

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"\b([a-z]*surgeon|cardiologist|oncologist|neurologist|psychiatrist|anesthesiologist|anaesthetist|radiologist)\b", Plain)]
    private static partial Regex Surgeon();

    [GeneratedRegex(@"\b(physician|medical doctor|doctor|dentist|veterinarian|judge)\b", Plain)]
    private static partial Regex Doctor();

    [GeneratedRegex(@"\b(lawyer|attorney|pharmacist|architect|professor)\b", Plain)]
    private static partial Regex Lawyer();

    [GeneratedRegex(@"\b(ceo|cfo|cto|executive|director|teacher|nurse|engineer|police officer|pilot|psychologist|senator|banker)\b", Plain)]
    private static partial Regex Executive();

    [GeneratedRegex(@"\b(students?|studying|studies|enrolled|pursuing|working towards?|trainee|intern|apprentice|aspiring|candidate|toy|pretend)\b", Plain)]
    private static partial Regex InTraining();

    [GeneratedRegex(@"\b(child|pupil|student|schoolboy|schoolgirl|none|n/a|kindergart\w*|preschool\w*|toddler|unemployed|actor|actress|youtuber|gamer|newspaper|babysitter)\b|\A\s*\z", Plain)]
    private static partial Regex NoJob();

    [GeneratedRegex(@"\Aretired\b|\b(retiree|pensioner)\b", Plain)]
    private static partial Regex Retired();

    [GeneratedRegex(@"\b(ph\.?d|doctorate|doctor of|doctoral degree)\b", Plain)]
    private static partial Regex Doctorate();

    [GeneratedRegex(@"\b(master's|masters? (degree|of|in)|mba|m\.sc|msc)\b", Plain)]
    private static partial Regex Masters();

    [GeneratedRegex(@"\b(bachelor's|bachelors? (degree|of|in)|b\.sc|bsc)\b", Plain)]
    private static partial Regex Bachelors();

    [GeneratedRegex(@"\b(high school (diploma|graduate)|a[- ]levels|abitur|completed high school)\b", Plain)]
    private static partial Regex School();

    [GeneratedRegex(@"\b(?<n>\d{1,2}|five|ten|fifteen|twenty|twenty-five|thirty|thirty-five|forty)\+? years('|’)? ((of|in) )?((professional|work|working|teaching|industry|sales|management|nursing|clinical|business) )?(experience|the (business|industry|trade|profession))\b", Plain)]
    private static partial Regex Experience();

    [GeneratedRegex(@"\b(at the age of|when (you|i|he|she|they) (were|was|turned)|since (you|i|he|she|they) (were|was)) (?<n>\d{1,3})\b", Plain)]
    private static partial Regex AtTheAge();

    [GeneratedRegex(@"\A((an?|the) )?([\p{L}-]+ ){0,2}(?<n>\d{1,3})[- ]years?[- ]old\b", Plain)]
    private static partial Regex SummaryAge();
}
