using Twins.Core.Talks;

namespace Twins.Core.Personas.Change;

/// <summary>Lets a steward decide which criticism a twin takes to heart. Nothing that people say changes a twin by itself.</summary>
public sealed class AcceptedFeedback(FeedbackBook book, Diary diary)
{
    private const int LongestPart = 1000;

    /// <summary>Dislikes with a comment about a known answer, newest first; a twin's alone where one is named.</summary>
    public async Task<IReadOnlyList<Feedback>> WaitingAsync(string? twin, int most, CancellationToken cancellationToken)
    {
        var waiting = new List<Feedback>();
        await foreach (var feedback in book.ListAsync(null, cancellationToken))
        {
            if (IsUsable(feedback) && (twin is null || feedback.Twin == twin)) waiting.Add(feedback);
            if (waiting.Count >= most) break;
        }
        return waiting;
    }

    /// <summary>The steward accepts it: it becomes an entry of the twin's diary, once.</summary>
    /// <param name="id">The feedback's id.</param>
    /// <param name="steward">Who answers for it.</param>
    /// <exception cref="LifeException">There is no such feedback, or it says nothing that a twin could take to heart.</exception>
    public async Task<DiaryEntry> AcceptAsync(string id, string steward, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(steward);
        await foreach (var feedback in book.ListAsync(null, cancellationToken))
        {
            if (feedback.Id != id) continue;
            if (!IsUsable(feedback)) throw new LifeException($"The feedback '{id}' is no criticism with a comment of a known answer; a twin learns nothing from it.");
            var entry = Entry(feedback, steward, path);
            await diary.AppendAsync(entry, cancellationToken);
            return entry;
        }
        throw new LifeException($"There is no feedback '{id}'.");
    }

    private static bool IsUsable(Feedback feedback) => feedback is { Kind: FeedbackKind.Dislike, Twin: not null, Answer: { Length: > 0 }, Comment: { Length: > 0 } };

    private static DiaryEntry Entry(Feedback feedback, string steward, string path) => new()
    {
        Twin = feedback.Twin!,
        Path = path,
        At = feedback.At,
        Kind = DiaryKind.Feedback,
        Text = $"Asked \"{Cut(feedback.Said ?? "")}\" I said \"{Cut(feedback.Answer!)}\", and was told: \"{Cut(feedback.Comment!)}\"",
        Importance = .8,
        Source = $"feedback, accepted by {steward}",
        Subject = feedback.Person,
    };

    private static string Cut(string text) => text.Length > LongestPart ? text[..LongestPart] + "…" : text;
}
