using System.Diagnostics;

namespace Twins.Bench.Talks;

/// <summary>What became of conversations in which each person said one thing.</summary>
/// <param name="Lost">Without an answer.</param>
/// <param name="Doubled">With the answer in more than one message.</param>
/// <param name="Broken">With an answer that is not all that the model said, or that took back what was read of it.</param>
/// <param name="Nearest">The shortest time, in seconds, from the answer to one request in a chat to the next request there.</param>
public sealed record TalkTally(int People, int Lost, int Doubled, int Broken, double Nearest)
{
    /// <param name="said">What the model said in each conversation.</param>
    public static TalkTally Of(IReadOnlyList<Heard> heard, int people, Func<string, string> said)
    {
        var chats = heard.GroupBy(h => h.Conversation, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.OrderBy(h => h.Arrived).ToList(), StringComparer.Ordinal);
        var answered = chats.Where(c => c.Value.Exists(h => h.IsAnswer)).ToList();
        return new TalkTally(
            people,
            people - answered.Count,
            answered.Count(c => c.Value.Where(h => h.IsAnswer).DistinctBy(h => h.Message, StringComparer.Ordinal).Count() > 1),
            answered.Count(c => !IsWhole(c.Value, said(c.Key))),
            chats.Values.SelectMany(c => c.Zip(c.Skip(1), (a, b) => (b.Arrived - a.Answered) / (double)Stopwatch.Frequency)).DefaultIfEmpty(double.PositiveInfinity).Min());
    }

    public override string ToString() => $"{Lost} lost, {Doubled} doubled, {Broken} broken";

    private static bool IsWhole(List<Heard> chat, string said) =>
        chat.Where(h => h.IsAnswer).All(answer => answer.Text.Contains(said, StringComparison.Ordinal)
            && chat.Where(h => h.StreamType is "streaming" && h.Message == answer.Message).All(piece => answer.Text.StartsWith(piece.Text, StringComparison.Ordinal)));
}
