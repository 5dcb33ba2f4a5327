using Twins.Core.Respondents;
using Twins.Core.Talks;

namespace Twins.Core.Personas.Change;

/// <summary>What talks leave in a twin's diary. What a model said for the twin is made up; it goes with whoever talked.</summary>
public sealed class LivedTalks(TalkBook book)
{
    private const int LongestPart = 1000;

    /// <summary>An entry for each turn in which the twin said something, oldest first.</summary>
    public async Task<IReadOnlyList<DiaryEntry>> OfAsync(string twin, string path, CancellationToken cancellationToken)
    {
        var entries = new List<DiaryEntry>();
        await foreach (var (person, turn) in book.ListOfTwinAsync(twin, cancellationToken))
            if (turn is { Answer.Length: > 0 } && turn.Outcome == Outcome.Kinds[0]) entries.Add(Entry(twin, path, person, turn));
        return [.. entries.OrderBy(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal)];
    }

    private static DiaryEntry Entry(string twin, string path, string person, TalkTurn turn) => new()
    {
        Twin = twin,
        Path = path,
        At = turn.At,
        Kind = DiaryKind.Talk,
        Text = $"Asked \"{Cut(turn.Said)}\" I said \"{Cut(turn.Answer)}\"",
        Importance = .4,
        Source = $"talk, answered by {turn.Respondent}",
        Invented = true,
        Subject = person,
    };

    private static string Cut(string text) => text.Length > LongestPart ? text[..LongestPart] + "…" : text;
}
