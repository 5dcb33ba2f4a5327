using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>Choices and rankings among options or variants.</summary>
internal static class OptionAnswers
{
    public static Answer? Single(SingleChoiceQuestion question, QuestionReading reading, Reader reader)
    {
        if (question.Variants && reader.Each.Count > 1 && question.Possibilities.Count is var listed && (listed is 0 || listed == reader.Each.Count))
            return reader.Each.All(i => i.IsThin) ? null : new CategoricalAnswer(Link.Softmax([.. Latents(reading, reader)]));
        if (reading.Options.Count is 0) return null;
        if (reading.AsksForReaction) return Reaction(reading, reader);
        var (utilities, relation) = Utilities(reading, reader);
        return relation < Impression.Thin ? null : new CategoricalAnswer(Link.Softmax(utilities));
    }

    public static Answer? Multiple(MultipleChoiceQuestion question, QuestionReading reading, Reader reader)
    {
        if (reading.Options.Count is 0) return null;
        var general = reader.On(reading);
        var (utilities, relation) = Utilities(reading, reader);
        if (relation < Impression.Thin && general.IsThin) return null;
        var lean = (0.4 * reading.Lens.Latent(general, reader.Twin)) - (reader.Shown.Count > 0 ? 1.3 : 0.6);
        return new SelectionAnswer(Link.Picks([.. utilities.Select(u => u + lean)], Math.Min(question.Min, reading.Options.Count), question.Max ?? reading.Options.Count));
    }

    public static Answer? Rank(RankQuestion question, QuestionReading reading, Reader reader)
    {
        var variants = question.Variants && reader.Each.Count > 1 && (reading.Options.Count is 0 || reading.Options.Count == reader.Each.Count);
        if (!variants && reading.Options.Count is 0) return null;
        var (scores, relation) = variants ? (Latents(reading, reader).ToArray(), reader.Each.Max(i => i.Relation)) : Utilities(reading, reader);
        if (relation < Impression.Thin) return null;
        return new RankingAnswer([.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i])]);
    }

    /// <summary>What each option means to the twin; null where none of them relates to it.</summary>
    public static double[]? Stands(QuestionReading reading, Reader reader)
    {
        var (utilities, relation) = Utilities(reading, reader);
        return relation < Impression.Thin ? null : utilities;
    }

    private static IEnumerable<double> Latents(QuestionReading reading, Reader reader) => reader.Each.Select(i => reading.Lens.Latent(i, reader.Twin));

    /// <summary>Unfolding (Coombs 1950): the nearer a reaction lies to where the twin stands, the likelier.</summary>
    private static CategoricalAnswer? Reaction(QuestionReading reading, Reader reader)
    {
        var impression = reader.On(reading);
        if (impression.IsThin) return null;
        var stand = reading.Lens.Latent(impression, reader.Twin);
        return new CategoricalAnswer(Link.Softmax([.. reading.Options.Select(o => -0.5 * Math.Pow((stand - (1.8 * o.Valence)) / 0.9, 2))]));
    }

    /// <summary>What an option's subject means to the twin, and how much of it the message offers.</summary>
    private static (double[] Utilities, double Relation) Utilities(QuestionReading reading, Reader reader)
    {
        var utilities = new double[reading.Options.Count];
        var relation = 0.0;
        for (var i = 0; i < utilities.Length; i++)
        {
            var option = reading.Options[i];
            var own = Appraiser.Appeal(reader.Twin, option.Message);
            utilities[i] = (1.1 * own.Wanted) + (2 * reader.Overlap(option.Message));
            relation = Math.Max(relation, own.Relation);
        }
        return (utilities, relation);
    }
}
