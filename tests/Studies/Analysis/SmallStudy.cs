using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Studies.Analysis;

/// <summary>A study of made-up twins whose answers a test decides.</summary>
internal sealed record SmallStudy
{
    public static readonly RespondentIdentity Model = new("test-model", IsLanguageModel: true, "Answers of a language model.");
    public static readonly RespondentIdentity Offline = new("offline", IsLanguageModel: false, "Not a language model.");
    public static readonly LikertQuestion Likert = new() { Id = "interest", Text = "I would like to know more." };

    private static readonly DateTimeOffset Finished = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    public int Twins { get; init; } = 24;
    public int Replicates { get; init; } = 1;
    public IReadOnlyList<string> Variants { get; init; } = ["a", "b", "c"];
    public IReadOnlyList<Question> Questions { get; init; } = [Likert];
    public IReadOnlyList<Elicitation> Elicitation { get; init; } = [Core.Respondents.Elicitation.Direct];
    public IReadOnlyList<HumanTable> Human { get; init; } = [];
    public RespondentIdentity Respondent { get; init; } = Model;
    public Func<int, double> Weight { get; init; } = _ => 1;
    public Func<int, Twin> Twin { get; init; } = i => new Twin { Id = $"twin-{i:00000}", Name = $"Twin {i}" };
    /// <summary>Who answers what: twin, variant, replicate, presentation and question to outcome.</summary>
    public required Func<Asked, Outcome> Answer { get; init; }
    public Func<Asked, string?> Reason { get; init; } = _ => null;
    public Func<Asked, string?> Objection { get; init; } = _ => null;

    public sealed record Asked(int Twin, int Variant, int Replicate, bool Reversed, Question Question, Elicitation Elicitation, Presentation Presentation);

    public static Outcome Point(int point, int points = 5) => new Outcome.Answered(CategoricalAnswer.Of(Math.Clamp(point, 1, points) - 1, points));

    public StudyShape Shape(bool reversedPanel = false)
    {
        var members = Enumerable.Range(0, Twins).Select(i => new PanelMember(Twin(i), $"v{i}", i % 2 is 0 ? "even" : "odd", Weight(i))).ToList();
        if (reversedPanel) members.Reverse();
        var campaign = new Campaign
        {
            Id = "test",
            Panel = "test.panel.yaml",
            Variants = [.. Variants.Select(v => new Variant { Id = v, Headline = v })],
            Questions = Questions,
            Plan = new PlanOptions { Replicates = Replicates, Elicitation = Elicitation },
        };
        return new StudyShape(campaign, new Panel("panel", "Panel", members), new Dictionary<int, int> { [2] = Twins }, Evaluations(campaign, members).LongCount(), "plan");
    }

    public IEnumerable<(Evaluation, Response)> Evaluations(Campaign campaign, IReadOnlyList<PanelMember> members)
    {
        var together = Questions.Where(q => q is RankQuestion { Variants: true } or SingleChoiceQuestion { Variants: true }).ToList();
        var each = Questions.Except(together).ToList();
        var number = members.Select((m, i) => (m, i: int.Parse(m.Twin.Id[^5..]))).ToDictionary(x => x.m, x => x.i);
        foreach (var member in members)
        {
            foreach (var way in Elicitation)
            {
                for (var replicate = 0; replicate < Replicates; replicate++)
                {
                    if (each.Count > 0 && Variants.Count is 0) yield return One(member, number[member], -1, "no stimulus", each, way, replicate);
                    for (var v = 0; v < Variants.Count && each.Count > 0; v++) yield return One(member, number[member], v, Variants[v], each, way, replicate);
                    if (together.Count > 0) yield return One(member, number[member], -1, "all variants", together, way, replicate);
                }
            }
        }
    }

    public StudyAnalysis Analysis(bool reversedPanel = false, int? shuffle = null)
    {
        var shape = Shape(reversedPanel);
        var analysis = new StudyAnalysis(shape);
        var all = Evaluations(shape.Campaign, shape.Panel.Members);
        if (shuffle is { } seed)
        {
            var list = all.ToArray();
            new Random(seed).Shuffle(list);
            all = list;
        }
        foreach (var (evaluation, response) in all) analysis.Add(evaluation, response);
        return analysis;
    }

    public StudyReport Report(bool reversedPanel = false, int? shuffle = null) =>
        Analysis(reversedPanel, shuffle).Report(Respondent, Finished, new CostReport(0, 0, 0, 0, 0, 0, 0, null, null, null, 1), Human);

    private (Evaluation, Response) One(PanelMember member, int twin, int variant, string stimulus, IReadOnlyList<Question> questions, Elicitation way, int replicate)
    {
        var seed = Seeds.For(1, member.Twin.Id, stimulus);
        var reversed = (seed + (ulong)replicate) % 2 is 1;
        var presentation = new Presentation(reversed, seed, replicate);
        Asked About(Question q) => new(twin, variant, replicate, reversed, q, way, presentation);
        var evaluation = new Evaluation
        {
            Member = member,
            Stimulus = new Stimulus(stimulus, null, null, []),
            Questionnaire = new Questionnaire(questions, "hash"),
            Elicitation = way,
            Replicate = replicate,
            Paraphrase = (int)((seed / 2 + (ulong)replicate / 2) % 2),
            Presentation = presentation,
        };
        var first = About(questions[0]);
        return (evaluation, new Response([.. questions.Select(q => Answer(About(q)))], Reason(first), Objection(first), ["q1"], default));
    }
}
