namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>Where in the twin a statement stands; it decides the weight and how a reason words it.</summary>
internal enum StatementKind
{
    Goal,
    Frustration,
    Rule,
    Like,
    Dislike,
    Interest,
    Belief,
    Tendency,
    Quote,
    Fact,
    Episode,
    Recent,
    Trait,
    Voice,
    Constraint,
    Background,
    Price,
    Temperament,
    Manner,
}

/// <param name="Weight">How much the twin wants it (positive) or avoids it (negative).</param>
internal readonly record struct Want(ulong Key, float Weight);

/// <summary>One thing that the twin says of itself, as wants.</summary>
/// <param name="Id">The evidence's id where it has one.</param>
/// <param name="Norm">The square root of what all its words weigh: a long statement needs more matches.</param>
internal sealed record Statement(StatementKind Kind, string Text, string? Id, Want[] Wants, float Norm)
{
    /// <summary>Less than this much matched is chance.</summary>
    private const float LeastMatch = 0.7f;

    /// <summary>How far a message gives what the statement wants, and how much of it the message touches at all.</summary>
    public (double Score, double Touched) Against(Message message)
    {
        float score = 0, touched = 0;
        foreach (var want in Wants)
        {
            if (!message.Values.TryGetValue(want.Key, out var value)) continue;
            score += want.Weight * value;
            touched += Math.Abs(want.Weight * value);
        }
        if (touched < LeastMatch) return (0, 0);
        var weight = WeightOf(Kind);
        return (weight * score / Norm, weight * touched / Norm);
    }

    private static double WeightOf(StatementKind kind) => kind switch
    {
        StatementKind.Goal or StatementKind.Frustration => 1,
        StatementKind.Like or StatementKind.Dislike => 0.9,
        StatementKind.Quote => 0.8,
        StatementKind.Belief => 0.7,
        StatementKind.Interest or StatementKind.Tendency or StatementKind.Fact or StatementKind.Episode or StatementKind.Constraint => 0.6,
        StatementKind.Recent or StatementKind.Trait or StatementKind.Voice => 0.5,
        _ => 0.3,
    };
}
