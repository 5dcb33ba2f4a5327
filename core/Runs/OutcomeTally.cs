using System.Text.Json.Serialization;
using Twins.Core.Respondents;

namespace Twins.Core.Runs;

/// <summary>How many questions ended in which outcome.</summary>
public readonly record struct OutcomeTally(long Answered, long Abstained, long Refused, long Filtered, long Unparseable, long Failed)
{
    public long Total => Answered + Abstained + Refused + Filtered + Unparseable + Failed;

    public static OutcomeTally operator +(OutcomeTally a, OutcomeTally b) => new(a.Answered + b.Answered, a.Abstained + b.Abstained, a.Refused + b.Refused, a.Filtered + b.Filtered, a.Unparseable + b.Unparseable, a.Failed + b.Failed);

    public OutcomeTally With(Outcome outcome) => outcome switch
    {
        Outcome.Answered => this with { Answered = Answered + 1 },
        Outcome.Abstained => this with { Abstained = Abstained + 1 },
        Outcome.Refused => this with { Refused = Refused + 1 },
        Outcome.Filtered => this with { Filtered = Filtered + 1 },
        Outcome.Unparseable => this with { Unparseable = Unparseable + 1 },
        Outcome.Failed => this with { Failed = Failed + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    /// <summary>Every kind with its count, in the order of the closed set.</summary>
    [JsonIgnore]
    public IReadOnlyList<(string Kind, long Count)> Kinds =>
        [("answered", Answered), ("abstained", Abstained), ("refused", Refused), ("filtered", Filtered), ("unparseable", Unparseable), ("failed", Failed)];
}
