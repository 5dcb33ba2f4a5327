using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Respondents.Offline.Reading;
using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>A question as understood: what it is about, and its options as small messages.</summary>
/// <param name="Subject">The question's own text, which is all there is to judge when no message is shown.</param>
internal sealed record QuestionReading(Lens Lens, Message Subject, string? Context, IReadOnlyList<OptionReading> Options)
{
    /// <summary>True where the options are reactions from good to bad rather than subjects to choose from.</summary>
    public bool AsksForReaction { get; } = Options.Select(o => o.Valence).Where(v => v is not 0).Distinct().Count() > 1;

    public static QuestionReading Of(Question question, string? context) => new(
        Lens.Of(question),
        Message.Of(question.Text, context),
        context,
        question switch
        {
            SingleChoiceQuestion single => Read(single.Possibilities),
            MultipleChoiceQuestion multiple => Read(multiple.Possibilities),
            RankQuestion rank => Read(rank.Possibilities),
            CompoundQuestion compound => Read(compound.Things),
            _ => [],
        });

    private static OptionReading[] Read(IReadOnlyList<Option> options) => [.. options.Select(o => new OptionReading(Message.Of(o.Label), ValenceOf(o.Label)))];

    /// <summary>How good a reaction an option states, −1 to 1.</summary>
    private static double ValenceOf(string label)
    {
        var tokens = Tokenizer.Cut(label);
        foreach (var (beginning, valence) in Shades)
            if (tokens.Exists(t => t.Text.StartsWith(beginning, StringComparison.Ordinal))) return valence;
        if (tokens.Zip(tokens.Skip(1)).Any(pair => (pair.First.Text, pair.Second.Text) is ("for", "me") or ("fur", "mich"))) return tokens.Exists(t => StopWords.Negators.Contains(t.Text)) ? -1 : 1;
        return Math.Clamp(TextReading.Of(label).Affect, -1, 1);
    }

    private static readonly (string Beginning, double Valence)[] Shades =
        [("indifferen", -0.3), ("cold", -0.3), ("neutral", 0.01), ("unsure", 0.01), ("undecided", 0.01), ("maybe", 0.2), ("curious", 0.4), ("neugier", 0.4), ("interest", 0.6), ("doubt", -0.6), ("scept", -0.6), ("zweifel", -0.6), ("annoy", -1), ("nerv", -1)];
}

/// <param name="Valence">From −1 (a bad reaction) to 1; 0 where the option names a subject.</param>
internal sealed record OptionReading(Message Message, double Valence);
