using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Bench.Headlines;

/// <summary>The panel of readers: how likely each says it is to click a headline, one headline at a time.</summary>
internal sealed class ReaderPanel(IReadOnlyList<Twin> readers)
{
    private static readonly Questionnaire Asked = new([new YesNoQuestion { Id = "click", Text = "Would you click on this headline to read the story?" }], "headlines");
    private readonly OfflineRespondent respondent = new();
    private readonly Dictionary<string, HeadlineScore> known = new(StringComparer.Ordinal);

    public int Readers => readers.Count;

    /// <summary>Reads <c>*.twin.yaml</c> beside this benchmark's source.</summary>
    public static ReaderPanel Open()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var folder = Path.Combine(at.FullName, "bench", "Headlines", "readers");
            if (!Directory.Exists(folder)) continue;
            return new ReaderPanel([.. Directory.GetFiles(folder, "*.twin.yaml").Order(StringComparer.Ordinal).Select(f => DocumentReader.Read<Twin>(f, Path.GetFileName(f)))]);
        }
        throw new DirectoryNotFoundException("bench/Headlines/readers is not above the program; run the benchmark from a checkout.");
    }

    /// <summary>The mean over those who answer; who abstains is not counted, and is reported.</summary>
    public HeadlineScore Score(string headline)
    {
        if (known.TryGetValue(headline, out var score)) return score;
        var answers = readers.Select(r => Click(r, headline)).OfType<double>().ToArray();
        return known[headline] = new HeadlineScore(answers.Length > 0 ? answers.Average() : null, answers.Length);
    }

    private double? Click(Twin reader, string headline)
    {
        var variant = new Variant { Id = "headline", Headline = headline };
        var evaluation = new Evaluation
        {
            Member = new PanelMember(reader, reader.Id, "readers", 1),
            Stimulus = new Stimulus("headline", null, null, [new StimulusVariant(variant, null, null, "headline")]),
            Questionnaire = Asked,
            Elicitation = Elicitation.Direct,
            Replicate = 0,
            Paraphrase = 0,
            Presentation = default,
        };
        var response = respondent.AskAsync(evaluation, CancellationToken.None).GetAwaiter().GetResult();
        return response.Outcomes[0] is Outcome.Answered { Answer: CategoricalAnswer answer } ? answer.Probabilities[1] : null;
    }
}

/// <param name="Click">Mean probability of a click; null when every reader abstained.</param>
internal readonly record struct HeadlineScore(double? Click, int Answered);
