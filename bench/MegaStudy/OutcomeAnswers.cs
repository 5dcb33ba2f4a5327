namespace Twins.Bench.MegaStudy;

/// <summary>What people and their twins answered to one outcome, in the order of the table's people; NaN where one did not.</summary>
/// <param name="Range">Highest minus lowest possible answer.</param>
public sealed record OutcomeAnswers(string Name, double[] Human, double[] Twin, double Range)
{
    public bool IsWhole(int person) => !double.IsNaN(Human[person]) && !double.IsNaN(Twin[person]);
}
