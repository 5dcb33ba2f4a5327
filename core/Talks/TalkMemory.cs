using Twins.Core.Evidence;

namespace Twins.Core.Talks;

/// <summary>
/// What a twin remembers of its talks with one person: the talk that is going on, word for word as far as it fits, and of
/// earlier talks those turns that share telling words with what is said now.
/// </summary>
public static class TalkMemory
{
    /// <summary>Turns that are looked at; the newest ones.</summary>
    public const int Reach = 200;

    /// <summary>A silence that ends a talk.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromHours(6);

    private const int MostRecent = 16;
    private const int MostEarlier = 4;

    /// <summary>About eight thousand tokens.</summary>
    private const int MostCharacters = 32_000;

    /// <param name="turns">Newest first; only those in which the twin spoke count.</param>
    public static (IReadOnlyList<TalkTurn> Recent, IReadOnlyList<TalkTurn> Earlier) Of(IReadOnlyList<TalkTurn> turns, string said, DateTimeOffset now)
    {
        var spoken = turns.Where(t => t.Answer.Length > 0).ToList();
        var (count, size, next) = (0, 0, now);
        foreach (var turn in spoken)
        {
            size += turn.Said.Length + turn.Answer.Length;
            if (count >= MostRecent || size > MostCharacters || next - turn.At > Silence) break;
            (count, next) = (count + 1, turn.At);
        }
        var recent = spoken.Take(count).Reverse().ToList();
        return (recent, Telling(spoken.Skip(count).ToList(), said));
    }

    /// <summary>A word weighs log(1 + n/df): one that every turn holds tells nothing apart.</summary>
    private static List<TalkTurn> Telling(List<TalkTurn> turns, string said)
    {
        var asked = QueryWords.Of(said).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = turns.Select(t => QueryWords.Of(t.Said + " " + t.Answer).Where(asked.Contains).ToHashSet(StringComparer.OrdinalIgnoreCase)).ToList();
        var spread = asked.ToDictionary(w => w, w => words.Count(held => held.Contains(w)), StringComparer.OrdinalIgnoreCase);
        return [.. turns
            .Select((turn, i) => (Turn: turn, Score: words[i].Sum(w => Math.Log(1 + (turns.Count / (double)spread[w])) - Math.Log(2))))
            .Where(t => t.Score > 0)
            .OrderByDescending(t => t.Score).ThenByDescending(t => t.Turn.At)
            .Take(MostEarlier)
            .Select(t => t.Turn)
            .OrderBy(t => t.At)];
    }
}
