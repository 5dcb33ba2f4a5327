using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Respondents.Offline.Reading;
using Twins.Core.Talks;

namespace Twins.Core.Tuning;

/// <summary>A twin's own dialogues: what it would say by its document, what it really said, and answers that people liked.</summary>
public static partial class TwinDialogues
{
    private const int ShortestQuote = 20;
    private const int MostLines = 100_000;

    /// <summary>
    /// Voice examples as they are, and quotes as answers to a question about what they speak of. Quotes that were made up teach
    /// nothing of the person and are left out.
    /// </summary>
    public static IReadOnlyList<TrainingExample> Of(Twin twin)
    {
        ArgumentNullException.ThrowIfNull(twin);
        var german = twin.Demographics.Language?.StartsWith("ger", StringComparison.OrdinalIgnoreCase) is true || twin.Demographics.Language?.StartsWith("de", StringComparison.OrdinalIgnoreCase) is true;
        return
        [
            .. twin.Voice.Examples.Select(e => new TrainingExample(e.Question, e.Answer, "voice")),
            .. twin.Memory.Quotes
                .Where(q => !q.Synthetic && q.Text.Length >= ShortestQuote)
                .Select(q => (Quote: q, Theme: Theme(q.Text)))
                .Where(q => q.Theme is not null)
                .Select(q => new TrainingExample(german ? $"Wie geht es dir mit dem Thema {q.Theme}?" : $"How do you feel about {q.Theme}?", q.Quote.Text, "quote")),
        ];
    }

    /// <summary>Answers of the twin that somebody liked, without the marks of their evidence.</summary>
    public static async Task<IReadOnlyList<TrainingExample>> LikedAsync(FeedbackBook book, string twin, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(book);
        var liked = new List<TrainingExample>();
        await foreach (var feedback in book.ListAsync(null, cancellationToken))
            if (feedback is { Kind: FeedbackKind.Like, Said: { Length: > 0 } said, Answer: { Length: > 0 } answer } && feedback.Twin == twin && !answer.StartsWith(Speech.Unknown, StringComparison.OrdinalIgnoreCase))
                liked.Add(new TrainingExample(said, Marks().Replace(answer, "").Trim(), "liked talk"));
        return liked;
    }

    /// <summary>A file of JSON lines, each with a <c>question</c> and an <c>answer</c>.</summary>
    /// <exception cref="DocumentException">A line is something else.</exception>
    public static IReadOnlyList<TrainingExample> Transcripts(string path)
    {
        if (!File.Exists(path)) throw new DocumentException(path, null, "does not exist.");
        var examples = new List<TrainingExample>();
        foreach (var (line, number) in File.ReadLines(path).Select((l, i) => (l.TrimStart('\ufeff'), i + 1)).Where(l => !string.IsNullOrWhiteSpace(l.Item1)))
        {
            if (examples.Count >= MostLines) throw new DocumentException(path, new Place(number, 1), $"more than {MostLines:N0} lines; choose the ones that show the twin best.");
            examples.Add(Read(path, line, number));
        }
        return examples;
    }

    private static TrainingExample Read(string path, string line, int number)
    {
        try
        {
            var example = JsonSerializer.Deserialize<VoiceExample>(line, DocumentJson.Options);
            if (example is { Question.Length: > 0, Answer.Length: > 0 }) return new TrainingExample(example.Question, example.Answer, "transcript");
        }
        catch (JsonException)
        {
            // Said below, with what a line should be.
        }
        throw new DocumentException(path, new Place(number, 1), """a line is a JSON object with a question and an answer, such as {"question": "…", "answer": "…"}.""");
    }

    /// <summary>What a quote speaks of most; null where the word list knows nothing of it.</summary>
    private static string? Theme(string text) => TextReading.Of(text).Marks
        .Where(m => Lexicon.Name(m.Key) is not null)
        .GroupBy(m => Lexicon.Name(m.Key)!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    [GeneratedRegex(@"\s?\[[A-Za-z]?[0-9]{1,9}(?:[,; ]+[A-Za-z]?[0-9]{1,9})*\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
