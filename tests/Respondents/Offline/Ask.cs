using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Offline;

/// <summary>Puts messages to twins as a study would.</summary>
internal static class Ask
{
    public static readonly LikertQuestion Appeal = new() { Id = "appeal", Text = "How appealing is this offer?", Labels = ["not at all", "a little", "somewhat", "rather", "very"] };

    public static Response About(Twin twin, Variant variant, params Question[] questions) => About(twin, [variant], null, questions);

    public static Response About(Twin twin, IReadOnlyList<Variant> shown, string? context, params Question[] questions) =>
        With(new OfflineRespondent(), twin, shown, context, questions);

    public static Response With(OfflineRespondent respondent, Twin twin, IReadOnlyList<Variant> shown, string? context, params Question[] questions)
    {
        var answer = respondent.AskAsync(Evaluation(twin, shown, context, questions), TestContext.Current.CancellationToken);
        Assert.True(answer.IsCompletedSuccessfully);
        return answer.GetAwaiter().GetResult();
    }

    public static Evaluation Evaluation(Twin twin, IReadOnlyList<Variant> shown, string? context, params Question[] questions) => new()
    {
        Member = new PanelMember(twin, "version", twin.Segment ?? "all", 1),
        Stimulus = new Stimulus("stimulus", context, "EUR", [.. shown.Select(v => new StimulusVariant(v, null, null, v.Id))]),
        Questionnaire = new Questionnaire(questions, "questions"),
        Elicitation = Elicitation.Direct,
        Replicate = 0,
        Paraphrase = 0,
        Presentation = new Presentation(false, 1),
    };

    public static Answer Answer(Response response, int question = 0) => Assert.IsType<Outcome.Answered>(response.Outcomes[question]).Answer;

    public static double Mean(Twin twin, Variant variant, CategoricalQuestion? question = null)
    {
        var asked = question ?? Appeal;
        var answer = Assert.IsType<CategoricalAnswer>(Answer(About(twin, variant, asked)));
        return answer.Probabilities.Zip(asked.Possibilities, (p, o) => p * o.Value).Sum();
    }

    public static Variant Message(string headline, string? body = null, decimal? price = null) => new() { Id = "v", Headline = headline, Body = body, Price = price };
}
