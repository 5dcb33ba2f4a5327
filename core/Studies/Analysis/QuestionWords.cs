using System.Reflection;
using System.Text.Json.Serialization;
using Twins.Core.Fidelity;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies.Analysis;

/// <summary>What a question's numbers are called, and between which ends they lie.</summary>
internal static class QuestionWords
{
    private static readonly Dictionary<Type, string> Kinds = typeof(Question).GetCustomAttributes<JsonDerivedTypeAttribute>().ToDictionary(a => a.DerivedType, a => (string)a.TypeDiscriminator!);

    public static string Kind(Question question) => Kinds[question.GetType()];

    public static string Unit(QuestionScope scope) => scope.Measure.Question switch
    {
        NpsQuestion => "NPS points",
        YesNoQuestion => "share yes",
        RatingQuestion => "points",
        NumericQuestion numeric => numeric.Unit ?? "number",
        OpenQuestion => "words",
        RankQuestion when scope.OptionsCompete || scope.Shown.Count is 0 => "mean rank",
        RankQuestion => $"mean rank of '{scope.Measure.Options[scope.Focus].Label}'",
        _ when scope.OptionsCompete || scope.Shown.Count is 0 => "share choosing",
        MultipleChoiceQuestion => $"share picking '{scope.Measure.Options[scope.Focus].Label}'",
        _ => $"share choosing '{scope.Measure.Options[scope.Focus].Label}'",
    };

    public static Interval? Bounds(QuestionScope scope) => scope.Measure.Question switch
    {
        NpsQuestion => new Interval(-100, 100),
        YesNoQuestion => new Interval(0, 1),
        RatingQuestion rating => new Interval(rating.First, rating.Last),
        RankQuestion rank => new Interval(1, rank.Options.Count),
        NumericQuestion { Min: { } min, Max: { } max } => new Interval(min, max),
        NumericQuestion or OpenQuestion => null,
        _ => new Interval(0, 1),
    };

    public static string? TopBoxLabel(Question question) => question switch
    {
        NpsQuestion => "9 or 10 (promoters)",
        YesNoQuestion => "yes",
        RatingQuestion { TopBox: 1 } one => $"{one.Last} of {one.Last}",
        RatingQuestion { TopBox: > 1 } two => $"{two.Last - 1} or {two.Last} of {two.Last}",
        _ => null,
    };

    public static string Label(Option option) => option.Label.Length > 0 ? option.Label : option.Id;

    /// <summary>A value as a person reads it, in the unit of a question's means.</summary>
    public static string Figure(double value, string unit) => unit switch
    {
        _ when unit.StartsWith("share", StringComparison.Ordinal) => $"{100 * value:0} %",
        "NPS points" => $"{value:+0;-0;0} NPS points",
        _ when unit.StartsWith("mean rank", StringComparison.Ordinal) => $"mean rank {value:0.00}",
        _ => $"{value:0.00} {unit}",
    };

    /// <summary>A difference with its sign, without its unit.</summary>
    public static string Shift(double difference, string unit) => unit switch
    {
        _ when unit.StartsWith("share", StringComparison.Ordinal) => $"{100 * difference:+0;-0;0}",
        "NPS points" => $"{difference:+0;-0;0}",
        _ => $"{difference:+0.00;-0.00;0.00}",
    };

    /// <summary>The size of a difference, in the unit of a question's means.</summary>
    public static string Gap(double difference, string unit) => unit switch
    {
        _ when unit.StartsWith("share", StringComparison.Ordinal) => $"{100 * difference:0} percentage points",
        _ when unit.StartsWith("mean rank", StringComparison.Ordinal) => $"{difference:0.00} ranks",
        "NPS points" => $"{difference:0} NPS points",
        _ => $"{difference:0.00} {unit}",
    };
}
