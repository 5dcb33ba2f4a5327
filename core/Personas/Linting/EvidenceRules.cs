using System.Text.RegularExpressions;
using Twins.Core.Evidence;

namespace Twins.Core.Personas.Linting;

/// <summary>Evidence that has no source, or that only praises or only complains.</summary>
internal static partial class EvidenceRules
{
    private const int EnoughToJudge = 4;

    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture;

    public static IEnumerable<Finding> Check(Twin t)
    {
        var all = t.Memory.All.ToList();
        if (all.Count(e => !e.Synthetic && string.IsNullOrWhiteSpace(e.Source)) is var bare and > 0)
            yield return new(Severity.Note, "evidence-without-source", t.Id, "$.memory", $"{bare} of {all.Count} pieces of evidence name no source and do not raise its level; say where they came from, or mark them 'synthetic: true'.");
        var (praise, blame) = (t.Memory.Quotes.Concat(t.Memory.Episodes).Count(e => Tone(e) > 0), t.Memory.Quotes.Concat(t.Memory.Episodes).Count(e => Tone(e) < 0));
        if (praise + blame >= EnoughToJudge && (praise is 0 || blame is 0))
            yield return new(Severity.Warning, "one-sided-evidence", t.Id, "$.memory", $"Its quotes and episodes only {(blame is 0 ? "praise" : "complain")}, so its answers will too; add some of the other kind from the same sources.");
    }

    /// <summary>Words of praise less words of blame; a sentence that negates counts for neither.</summary>
    private static int Tone(EvidenceItem e) => Negation().IsMatch(e.Text) ? 0 : Math.Sign(Good().Count(e.Text) - Bad().Count(e.Text));

    [GeneratedRegex(@"\b(not|never|no|hardly|without)\b|n['’]t\b", Plain)]
    private static partial Regex Negation();

    [GeneratedRegex(@"\b(love[sd]?|like[sd]?|great|good|excellent|happy|glad|pleased|perfect|wonderful|helpful|friendly|easy|reliable|fair|fresh|delicious|recommend(ed|s)?|thank(s|ed)?|enjoy(s|ed)?|best|proud|satisfied|delighted|praised?)\b", Plain)]
    private static partial Regex Good();

    [GeneratedRegex(@"\b(hate[sd]?|dislike[sd]?|bad|terrible|awful|angry|annoy(s|ed|ing)|disappoint(s|ed|ing)|worst|poor|broken|late|rude|difficult|unreliable|unfair|stale|complain(s|ed|t|ts)?|cancel(s|led|ed)?|refund(ed)?|frustrat(ed|ing)|overpriced|expensive|useless|slow|wrong|returned)\b", Plain)]
    private static partial Regex Bad();
}
