namespace Twins.Core.Fidelity.Choice.Kano;

/// <summary>What one person says to having a feature and to not having it.</summary>
/// <param name="Present">"How would you feel if it were there?"</param>
/// <param name="Absent">"How would you feel if it were not there?"</param>
/// <param name="Weight">How much the person counts; finite and not negative.</param>
public readonly record struct KanoAnswer(KanoFeeling Present, KanoFeeling Absent, double Weight = 1);

public enum KanoFeeling
{
    Like = 1,
    Expect = 2,
    Neutral = 3,
    Tolerate = 4,
    Dislike = 5,
}
