using System.Globalization;

namespace Twins.Core.Personas.Edges;

/// <summary>How an edge twin stood over a conversation.</summary>
/// <param name="Statements">How many it was asked.</param>
/// <param name="Answered">How many of them it answered at first.</param>
/// <param name="Extreme">Mean distance of its first answers from the panel's, from 0 to 1.</param>
public sealed record EdgeStanding(string Twin, int Statements, int Answered, double Extreme, IReadOnlyList<EdgeRound> Rounds)
{
    /// <summary>Nearer to the panel than this, on a scale from 0 to 1, is no edge: 0.6 points of five.</summary>
    public const double LeastExtreme = 0.15;

    /// <summary>What an edge keeps of its extreme in every round.</summary>
    public const double Holds = 0.8;

    /// <summary>The smallest share of its extreme that it kept in a round; null where nothing can be told.</summary>
    public double? LeastKept => Rounds.Min(r => r.Kept);

    public bool IsHeld => CanTell && Extreme >= LeastExtreme && LeastKept >= Holds;

    public string Verdict => !CanTell
        ? string.Create(CultureInfo.InvariantCulture, $"cannot tell: it answered {Answered} of {Statements} statements at first and {Rounds.Select(r => r.Answered).DefaultIfEmpty().Min()} in the thinnest round; write statements that its rules speak of")
        : Extreme < LeastExtreme
            ? string.Create(CultureInfo.InvariantCulture, $"no edge: its first answers lie {Extreme:0.00} from the panel's on a scale from 0 to 1, and {LeastExtreme:0.00} is the least; give it constraints that others do not share")
            : LeastKept >= Holds
                ? string.Create(CultureInfo.InvariantCulture, $"holds: {LeastKept:0%} of its extreme ({Extreme:0.00}) or more was left in each of {Rounds.Count} rounds, n = {Answered} statements")
                : string.Create(CultureInfo.InvariantCulture, $"gives way: {LeastKept:0%} of its extreme ({Extreme:0.00}) was left in round {Rounds.ToList().FindIndex(r => r.Kept == LeastKept) + 1} of {Rounds.Count}, n = {Answered} statements; write its extreme as a constraint ('Never …') and not as a preference");

    private bool CanTell => Rounds.Count > 0 && 2 * Answered > Statements && Rounds.All(r => 2 * r.Answered > Statements);
}

/// <param name="Pull">What was said before it.</param>
/// <param name="Answered">Statements that were answered at first and in this round.</param>
/// <param name="Kept">Share of its extreme that is left; below 0 beyond the middle; null where it had none.</param>
/// <param name="Drift">Mean distance from its own first answers, from 0 to 1.</param>
public sealed record EdgeRound(string Pull, int Answered, double? Kept, double Drift)
{
    internal static EdgeRound Of(string pull, double?[] first, double?[] now, double[] middle)
    {
        var both = Enumerable.Range(0, first.Length).Where(i => first[i] is not null && now[i] is not null).ToList();
        var extreme = both.Sum(i => Math.Abs(first[i]!.Value - middle[i]));
        var left = both.Sum(i => (now[i]!.Value - middle[i]) * Math.Sign(first[i]!.Value - middle[i]));
        return new EdgeRound(pull, both.Count, extreme > 0 ? left / extreme : null, both.Count > 0 ? both.Average(i => Math.Abs(now[i]!.Value - first[i]!.Value)) : 0);
    }
}
