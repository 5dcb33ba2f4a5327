using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Real people's answers to one question, each with the groups that its row tells and the twin that stands for the person.</summary>
public sealed record PeopleAnswers(HumanAnswers Source, CategoricalQuestion Question, IReadOnlyList<PersonAnswer> People)
{
    /// <summary>Columns that tell a group, or whose twin it is, by the names that survey files use.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["segment"] = Grouping.Segment,
        ["gender"] = Grouping.Gender,
        ["sex"] = Grouping.Gender,
        ["geschlecht"] = Grouping.Gender,
        ["age"] = Grouping.Age,
        ["alter"] = Grouping.Age,
        ["nationality"] = Grouping.Nationality,
        ["origin"] = Grouping.Nationality,
        ["twin"] = TwinColumn,
        ["twin_id"] = TwinColumn,
    };

    private const string TwinColumn = "twin";

    /// <summary>Every <c>human</c> entry of a campaign that can be read as a rating, a yes or no or a single choice.</summary>
    /// <exception cref="DocumentException">A file cannot be read.</exception>
    public static IReadOnlyList<PeopleAnswers> All(string campaignFile, Campaign campaign) =>
        [.. campaign.Human.Select(h => (Source: h, Question: campaign.Questions.First(q => q.Id == h.Question) as CategoricalQuestion)).Where(h => h.Question is not null).Select(h => Read(StudyFolder.Resolve(campaignFile, "human", h.Source.File), h.Source, h.Question!))];

    public bool Tells(string kind) => People.Any(p => p.Groups.ContainsKey(kind));

    private static PeopleAnswers Read(string path, HumanAnswers source, CategoricalQuestion question)
    {
        // It says best what is wrong with a file.
        HumanTable.Read(path, source, question);
        var table = CsvTable.Read(path, source.File);
        var answer = table.Header.ToList().IndexOf(source.Column);
        var columns = table.Header.Select((h, at) => (At: at, Kind: at == answer ? null : Known.GetValueOrDefault(h))).Where(c => c.Kind is not null).ToList();
        var people = new List<PersonAnswer>();
        foreach (var row in table.Rows)
        {
            if (Option.Find(question.Possibilities, row[answer]) is not (>= 0 and var place)) continue;
            var groups = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (at, kind) in columns)
                if (kind is not TwinColumn && Grouping.Of(kind!, row[at]) is { } group) groups.TryAdd(kind!, group);
            var twin = columns.Where(c => c.Kind is TwinColumn).Select(c => row[c.At]).FirstOrDefault(t => t.Length > 0);
            people.Add(new PersonAnswer(place, groups, twin));
        }
        return new PeopleAnswers(source, question, people);
    }
}

/// <param name="Answer">The place among the question's possibilities.</param>
/// <param name="Groups">By kind, what the row tells.</param>
/// <param name="Twin">The id of the twin that stands for this person; null where the file does not say.</param>
public sealed record PersonAnswer(int Answer, IReadOnlyDictionary<string, string> Groups, string? Twin)
{
    public (double Score, double Favour) Read(BiasMeasure measure) =>
        measure.Read(new Respondents.Outcome.Answered(CategoricalAnswer.Of(Answer, measure.Question.Possibilities.Count)))!.Value;
}
