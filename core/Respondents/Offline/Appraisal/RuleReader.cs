using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>Reads rules such as "If X, do not Y", "Never Y if X", "Only Y when X", in English and German.</summary>
internal static partial class RuleReader
{
    private const int LongestRule = 600;
    private static readonly FrozenSet<string> Away = new[]
    {
        "not", "don't", "no", "never", "ignore", "skip", "pass", "avoid", "refuse", "delete", "leave", "wait", "walk", "lie", "unsubscribe", "doubt", "reject", "elsewhere",
        "twice", "stop", "bin", "drop", "hesitate", "annoyed", "close", "nothing", "without", "against", "decline", "suspicious", "distrust",
        "nicht", "kein", "keine", "nie", "ignorieren", "verzichten", "lassen", "weg", "woanders", "meiden", "abwarten",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Rule? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var rule = text.Length > LongestRule ? text[..LongestRule] : text;
        if (IfThen().Match(rule) is { Success: true } ifThen) return Make(text, ifThen.Groups["if"].Value, Polarity(ifThen.Groups["then"].Value), 0);
        if (ThenIf().Match(rule) is { Success: true } thenIf) return Reversed(text, thenIf);
        if (Bare().Match(rule) is { Success: true } bare) return Make(text, bare.Groups["what"].Value, bare.Groups["word"].Value.ToLowerInvariant() is "never" or "nie" or "niemals" ? -1 : 1, 0);
        return Make(text, rule, Polarity(rule), 0);
    }

    /// <summary>"Only order if …", "Never order when …", "Order unless …".</summary>
    private static Rule? Reversed(string text, Match match)
    {
        var action = match.Groups["then"].Value;
        var polarity = Polarity(action);
        if (match.Groups["word"].Value is "unless") return Make(text, match.Groups["if"].Value, -polarity, 0);
        var only = action.StartsWith("only", StringComparison.OrdinalIgnoreCase) || action.Contains(" only", StringComparison.OrdinalIgnoreCase) || action.Contains("nur", StringComparison.OrdinalIgnoreCase);
        return Make(text, match.Groups["if"].Value, polarity, only ? -0.5 * polarity : 0);
    }

    private static double Polarity(string action)
    {
        var tokens = Tokenizer.Cut(action);
        if (tokens.Exists(t => t.Text is "twice")) return -0.6;
        return tokens.Exists(t => Away.Contains(t.Text)) || tokens.Sum(Lexicon.Affect) < 0 ? -1 : 1;
    }

    private static Rule? Make(string text, string condition, double polarity, double otherwise)
    {
        var tokens = Tokenizer.Cut(condition);
        var denies = tokens.Exists(t => StopWords.Negators.Contains(t.Text));
        var priceMissing = denies && tokens.Exists(t => t.Text is "price" or "preis") && tokens.Exists(t => t.Text is "message" or "shown" or "stated" or "given" or "named" or "says" or "nachricht" or "genannt");
        // "cannot pause or cancel" denies both, so it stays whole.
        var parts = denies ? [condition] : Or().Split(condition);
        var alternatives = parts.Select(part => ConditionOf(part, denies)).OfType<Condition>().ToArray();
        return alternatives.Length > 0 || priceMissing ? new Rule(text, alternatives, polarity, otherwise, priceMissing) : null;
    }

    private static Condition? ConditionOf(string text, bool denies)
    {
        var reading = TextReading.Of(text);
        var wants = reading.Marks.GroupBy(m => m.Key).Select(g => new Want(g.Key, Math.Clamp(g.Sum(m => m.Weight * m.Value), -1.2f, 1.2f))).Where(w => w.Weight is not 0).ToArray();
        Quantity? limit = reading.Quantities.FirstOrDefault(q => q.Comparison is not Comparison.None) is { Comparison: not Comparison.None } q ? q : null;
        return wants.Length is 0 && limit is null ? null : new Condition(wants, Math.Max(0.3f, wants.Sum(w => Math.Abs(w.Weight))), limit, denies);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.Singleline;

    [GeneratedRegex(@"^\s*(if|when|whenever|once|wenn|falls|sobald)\s(?<if>[^,]+?)(,\s*(then\s|dann\s)?|\sthen\s|\sdann\s)(?<then>.+)$", Options)]
    private static partial Regex IfThen();

    [GeneratedRegex(@"^(?<then>.+?),?\s(?<word>if|when|unless|wenn|falls)\s(?<if>.+)$", Options)]
    private static partial Regex ThenIf();

    [GeneratedRegex(@"^\s*(?<word>never|always|only|nie|niemals|immer|nur)\s(?<what>.+)$", Options)]
    private static partial Regex Bare();

    [GeneratedRegex(@"\s(?:or|oder)\s", Options)]
    private static partial Regex Or();
}
