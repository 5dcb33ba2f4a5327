using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Linting;

/// <summary>Big Five scores against the words used for the same person. Only clear scores and clear words count.</summary>
internal static partial class TemperamentRules
{
    private const double Low = 0.3;
    private const double High = 0.7;

    public static IEnumerable<Finding> Check(Twin t) => t.Personality.BigFive is not { } five ? [] :
        Against(t, "extraversion", five.Extraversion, Outgoing(), Withdrawn())
            .Concat(Against(t, "conscientiousness", five.Conscientiousness, Orderly(), Careless()))
            .Concat(Against(t, "agreeableness", five.Agreeableness, Kind(), Hostile()))
            .Concat(Against(t, "neuroticism", five.Neuroticism, Nervous(), Calm()))
            .Concat(Against(t, "openness", five.Openness, Curious(), Closed()));

    private static IEnumerable<Finding> Against(Twin t, string factor, double? score, Regex high, Regex low)
    {
        var contrary = score <= Low ? high : score >= High ? low : null;
        if (contrary is null) yield break;
        foreach (var (field, text) in Statements.OfCharacter(t))
            if (contrary.Match(text) is { Success: true } word && !Hedged(text, word.Index))
                yield return new(Severity.Warning, "contradiction-temperament", t.Id, field, $"'{word.Value.ToLowerInvariant()}' contradicts {factor} {score:0.##} ('{Statements.Shown(text)}'); change the score or the words.");
    }

    /// <summary>"Not shy", "can be shy", "rarely anxious" and "although warm" contradict nothing.</summary>
    private static bool Hedged(string text, int at) => Hedge().IsMatch(text[Math.Max(0, at - 40)..at]) || Afterwards().IsMatch(text[at..]);

    [GeneratedRegex(@"\b(?:not|never|no|n't|without|rarely|hardly|seldom|can|may|might|could|at times|sometimes|occasionally|somewhat|a bit|slightly|little|less|despite|although|though|while|struggles? to|tries to|trying to|often tries|wants? to|appreciates?|value|values|dislikes?|avoids?|lacks?|as)\b[^.;]*\z|n't [^.;]*\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hedge();

    [GeneratedRegex(@"\A[^.;]{0,60}\b(?:only when|sometimes|at times|when needed|but)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Afterwards();

    [GeneratedRegex(@"\b(?:outgoing|gregarious|extrovert(?:ed)?|extravert(?:ed)?|sociable|talkative|life of the party|people person)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Outgoing();

    [GeneratedRegex(@"\b(?:shy|introvert(?:ed)?|withdrawn|reclusive|solitary|antisocial|loner)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Withdrawn();

    [GeneratedRegex(@"\b(?:meticulous|detail[- ]oriented|well[- ]organi[sz]ed|highly organi[sz]ed|disciplined|diligent|perfectionist|punctual)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Orderly();

    [GeneratedRegex(@"\b(?:disorgani[sz]ed|careless|sloppy|chaotic|procrastinat\w*|unreliable|lazy)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Careless();

    [GeneratedRegex(@"\b(?:warm[- ]hearted|kind|compassionate|empathetic|gentle|agreeable|considerate|nurturing)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Kind();

    [GeneratedRegex(@"\b(?:rude|hostile|confrontational|quarrelsome|argumentative|cruel|ruthless|aggressive|abrasive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Hostile();

    [GeneratedRegex(@"\b(?:anxious|nervous|worrier|worries (?:a lot|constantly)|easily stressed|(?:gets?|becomes?) angry easily|short[- ]tempered|hot[- ]tempered|moody|panics?|pessimistic)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Nervous();

    [GeneratedRegex(@"\b(?:calm|relaxed|even[- ]tempered|easy[- ]?going|unflappable|serene|laid[- ]back)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Calm();

    [GeneratedRegex(@"\b(?:curious|imaginative|adventurous|open[- ]minded|inventive)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Curious();

    [GeneratedRegex(@"\b(?:closed[- ]minded|narrow[- ]minded|unimaginative|resists? change|resistant to change|stuck in (?:your|his|her|their|its) ways|set in (?:your|his|her|their|its) ways)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Closed();
}
