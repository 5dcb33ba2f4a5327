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

/// <summary>One thing that the twin says of itself.</summary>
/// <param name="Id">The evidence's id where it has one.</param>
/// <param name="Scale">The kind's weight over the square root of what all its words weigh: a long statement needs more matches.</param>
internal readonly record struct Statement(StatementKind Kind, string Text, string? Id, double Scale);

/// <summary>A statement with what it wants, before it goes into the index.</summary>
internal sealed record ReadStatement(Statement Statement, IReadOnlyList<Want> Wants);
