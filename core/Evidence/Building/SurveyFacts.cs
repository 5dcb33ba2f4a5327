using System.Globalization;
using Twins.Core.Evidence.Sources;

namespace Twins.Core.Evidence.Building;

/// <summary>Counts what people answered in surveys: "Asked 'How often?', 7 of 10 answered 'weekly'".</summary>
internal sealed class SurveyFacts
{
    /// <summary>What was answered in so many ways was open; its words are quotes.</summary>
    private const int MostAnswers = 12;

    private readonly Dictionary<string, Asked> questions = new(StringComparer.Ordinal);

    public void Add(SourceRecord record, string person)
    {
        if (record.Question is not { Length: > 0 } question) return;
        if (!questions.TryGetValue(question, out var asked)) questions[question] = asked = new Asked(record.Place);
        asked.People.Add(person);
        if (!asked.Answers.TryGetValue(record.Text, out var who)) asked.Answers[record.Text] = who = new HashSet<string>(StringComparer.Ordinal);
        who.Add(person);
        if (asked.Latest is null || record.Date > asked.Latest) asked.Latest = record.Date;
    }

    /// <summary>How people answered the closed questions.</summary>
    public IReadOnlyList<AnsweredQuestion> Answered =>
        [.. questions.Where(q => q.Value.Answers.Count is > 1 and <= MostAnswers).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => new AnsweredQuestion(q.Key, q.Value.Answers.ToDictionary(a => a.Key, a => a.Value.Count, StringComparer.Ordinal)))];

    /// <summary>How the fact of a question begins.</summary>
    public static string Beginning(string question) => $"Asked \"{question}\"";

    /// <param name="fewest">An answer of fewer people than these would speak of persons.</param>
    public IReadOnlyList<EvidenceItem> Facts(int fewest) =>
        [.. questions.OrderBy(q => q.Key, StringComparer.Ordinal).Where(q => q.Value.Answers.Count <= MostAnswers).SelectMany(q => Facts(q.Key, q.Value, fewest))];

    private static IEnumerable<EvidenceItem> Facts(string question, Asked asked, int fewest) => asked.Answers
        .Where(a => a.Value.Count >= fewest)
        .OrderByDescending(a => a.Value.Count).ThenBy(a => a.Key, StringComparer.Ordinal)
        .Select(a => new EvidenceItem
        {
            Kind = EvidenceKind.Fact,
            Text = fewest <= 1 && asked.People.Count is 1 ? $"{Beginning(question)}, answered \"{a.Key}\"" : string.Create(CultureInfo.InvariantCulture, $"{Beginning(question)}, {a.Value.Count:N0} of {asked.People.Count:N0} answered \"{a.Key}\""),
            Source = asked.First.ToString(),
            Licence = asked.First.Licence,
            Date = asked.Latest,
            Importance = Math.Round(0.4 + (0.5 * a.Value.Count / asked.People.Count), 2),
        });

    private sealed record Asked(SourcePlace First)
    {
        public HashSet<string> People { get; } = new(StringComparer.Ordinal);
        public Dictionary<string, HashSet<string>> Answers { get; } = new(StringComparer.Ordinal);
        public DateOnly? Latest { get; set; }
    }
}

/// <summary>A closed question as people answered it.</summary>
/// <param name="Counts">How many people gave each answer.</param>
public sealed record AnsweredQuestion(string Question, IReadOnlyDictionary<string, int> Counts)
{
    public int People => Counts.Values.Sum();
}
