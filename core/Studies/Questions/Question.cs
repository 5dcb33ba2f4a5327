using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Studies.Questions;

/// <summary>
/// One question of a study. A question knows three things: whether it is well formed, which JSON a model must answer
/// with, and whether a given answer is one of its answers.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LikertQuestion), "likert")]
[JsonDerivedType(typeof(ScaleQuestion), "scale")]
[JsonDerivedType(typeof(NpsQuestion), "nps")]
[JsonDerivedType(typeof(YesNoQuestion), "yes_no")]
[JsonDerivedType(typeof(SingleChoiceQuestion), "single")]
[JsonDerivedType(typeof(MultipleChoiceQuestion), "multiple")]
[JsonDerivedType(typeof(RankQuestion), "rank")]
[JsonDerivedType(typeof(NumericQuestion), "numeric")]
[JsonDerivedType(typeof(OpenQuestion), "open")]
[JsonDerivedType(typeof(MaxDiffQuestion), "maxdiff")]
[JsonDerivedType(typeof(VanWestendorpQuestion), "van_westendorp")]
[JsonDerivedType(typeof(ConjointQuestion), "conjoint")]
[JsonDerivedType(typeof(KanoQuestion), "kano")]
[JsonDerivedType(typeof(BudgetQuestion), "budget")]
[JsonDerivedType(typeof(PairwiseQuestion), "pairwise")]
[JsonDerivedType(typeof(MatrixQuestion), "matrix")]
public abstract record Question
{
    [Description("The question's id, unique in the campaign: a letter, then letters, digits or underscores.")]
    public required string Id { get; init; }

    [Description("The question as the twin reads it.")]
    public required string Text { get; init; }

    /// <summary>What is wrong with the question's design, in words for its author; null when it can be asked.</summary>
    public abstract string? Flaw();

    /// <summary>The JSON Schema of one direct answer, within what strict structured output allows (enums, no ranges).</summary>
    [JsonIgnore]
    public abstract JsonNode AnswerSchema { get; }

    /// <summary>Reads one direct answer.</summary>
    /// <param name="json">What a model gave for this question.</param>
    /// <param name="problem">Why it is not an answer to this question, when null is returned.</param>
    public abstract Answer? Read(JsonElement json, out string? problem);
}

/// <summary>A question whose answer is one of a few given possibilities, so that a distribution over them is an answer too.</summary>
public abstract record CategoricalQuestion : Question
{
    /// <summary>The possibilities in their natural order: id as answered, label as shown, value where it is a number.</summary>
    [JsonIgnore]
    public abstract IReadOnlyList<Option> Possibilities { get; }

    /// <summary>True when the order means something (rating scales), so that means, KS and W1 make sense.</summary>
    [JsonIgnore]
    public abstract bool Ordinal { get; }

    /// <summary>How many of the highest possibilities count as favourable (top-2-box); 0 where that has no meaning.</summary>
    [JsonIgnore]
    public virtual int TopBox => Ordinal ? Math.Min(2, Possibilities.Count / 2) : 0;
}

/// <param name="Id">What a model answers with.</param>
/// <param name="Label">What a twin reads.</param>
/// <param name="Value">The number it stands for on a scale; its place (from 1) otherwise.</param>
public sealed record Option(string Id, string Label, double Value)
{
    /// <summary>Which option a text from a person's file names: by id, then by label, then by the number it stands for; −1 for none.</summary>
    public static int Find(IReadOnlyList<Option> options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        var named = text.Trim();
        if (named.Length is 0) return -1;
        foreach (var name in new Func<Option, string>[] { o => o.Id, o => o.Label })
            for (var k = 0; k < options.Count; k++)
                if (string.Equals(name(options[k]), named, StringComparison.OrdinalIgnoreCase)) return k;
        if (!double.TryParse(named, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return -1;
        for (var k = 0; k < options.Count; k++)
            if (options[k].Value == number) return k;
        return -1;
    }
}

/// <summary>An option that an author wrote.</summary>
public sealed record WrittenOption
{
    public required string Id { get; init; }
    public required string Text { get; init; }
}
