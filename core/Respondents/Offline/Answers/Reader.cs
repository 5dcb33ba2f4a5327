using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Studies;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>One twin with what it has seen, ready for questions.</summary>
/// <param name="Each">What it makes of each message; empty when none is shown.</param>
internal sealed record Reader(TwinReading Twin, IReadOnlyList<Message> Shown, IReadOnlyList<Impression> Each)
{
    /// <summary>The twin's id.</summary>
    public string Name { get; init; } = "";

    /// <summary>Which version of a question it sees.</summary>
    public Presentation Presentation { get; init; }

    private readonly Impression? overall = Each.Count > 0 ? Impression.Mean(Each) : null;

    /// <summary>The impression a question is answered from: of what is shown, else of the question's own subject.</summary>
    public Impression On(QuestionReading question) => overall ?? Appraiser.Appraise(Twin, question.Subject);

    public double Latent(QuestionReading question) => question.Lens.Latent(On(question), Twin);

    /// <summary>Share of an option's subject that the messages speak of, −1 (denied) to 1.</summary>
    public double Overlap(Message option)
    {
        if (Shown.Count is 0) return 0;
        double shared = 0, all = 0;
        foreach (var (key, value) in option.Values)
        {
            all += Math.Abs(value);
            foreach (var message in Shown)
                if (message.Values.TryGetValue(key, out var there)) shared += value * there / Shown.Count;
        }
        return all > 0 ? Math.Clamp(shared / all, -1, 1) : 0;
    }
}
