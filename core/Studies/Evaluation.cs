using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies;

/// <summary>One twin asked once about one stimulus: the atom of every plan.</summary>
public sealed record Evaluation
{
    public required PanelMember Member { get; init; }
    public required Stimulus Stimulus { get; init; }
    public required Questionnaire Questionnaire { get; init; }
    public required Elicitation Elicitation { get; init; }
    /// <summary>From 0.</summary>
    public required int Replicate { get; init; }
    /// <summary>Answers of another round are not these, so that everything is asked anew; null for what is asked once and for all.</summary>
    public string? Round { get; init; }
    /// <summary>Which wording of the task, from 0.</summary>
    public required int Paraphrase { get; init; }
    public required Presentation Presentation { get; init; }

    /// <summary>One open question, with nothing shown.</summary>
    public static Evaluation Single(Twin twin, string question)
    {
        IReadOnlyList<Question> questions = [new OpenQuestion { Id = "ask", Text = question }];
        return new Evaluation
        {
            Member = new PanelMember(twin, TwinVersion.Of(twin), twin.Segment ?? "all", 1),
            Stimulus = new Stimulus(StimulusIds.None, null, null, []),
            Questionnaire = new Questionnaire(questions, ContentHash.Of(questions)),
            Elicitation = Elicitation.Direct,
            Replicate = 0,
            Paraphrase = 0,
            Presentation = new Presentation(Reversed: false, Seed: 0),
        };
    }
}

/// <summary>What a twin is shown: one variant, all of them side by side, or nothing but the question.</summary>
/// <param name="Id">The variant's id, "all variants" or "no stimulus".</param>
/// <param name="Context">What every twin is told first.</param>
public sealed record Stimulus(string Id, string? Context, string? Currency, IReadOnlyList<StimulusVariant> Shown);

/// <param name="Variant">The message.</param>
/// <param name="Image">Its picture's bytes, if it has one.</param>
/// <param name="ImageType">Such as image/png.</param>
/// <param name="Hash">Content hash of message and picture.</param>
public sealed record StimulusVariant(Variant Variant, ReadOnlyMemory<byte>? Image, string? ImageType, string Hash);

/// <summary>Questions asked together about one stimulus, with a content hash.</summary>
public sealed record Questionnaire(IReadOnlyList<Question> Questions, string Hash);

/// <summary>
/// In which order possibilities are shown. Scales are shown from low to high or, reversed, from high to low; unordered
/// options and variants in a permutation drawn from <paramref name="Seed"/>, or in its mirror image when reversed, so that
/// an even number of replicates is exactly counterbalanced.
/// </summary>
/// <param name="Replicate">From 0.</param>
public readonly record struct Presentation(bool Reversed, ulong Seed, int Replicate = 0)
{
    /// <summary>Which of several versions of a question is shown: where a twin starts is drawn, and every replicate takes the next one.</summary>
    public int Version(int versions) => (int)((Seeds.Next(Seed) + (ulong)Replicate) % (ulong)versions);

    /// <summary>The order of <paramref name="count"/> possibilities: indices into their natural order, first shown first.</summary>
    public int[] Order(int count, bool ordinal)
    {
        var order = new int[count];
        for (var i = 0; i < count; i++) order[i] = i;
        if (!ordinal) Shuffle(order);
        if (Reversed) Array.Reverse(order);
        return order;
    }

    private void Shuffle(int[] order)
    {
        var state = Seed;
        for (var i = order.Length - 1; i > 0; i--)
        {
            state = Seeds.Next(state);
            var j = (int)(state % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
