using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>Whether the twins answer as their demographics, and whether they all answer alike.</summary>
/// <param name="Stereotyping">Null where it cannot be told; <paramref name="NoStereotyping"/> says why.</param>
public sealed record Likeness(StereotypingFinding? Stereotyping, string? NoStereotyping, IReadOnlyList<HomogeneityFinding> Homogeneity);

/// <summary>Mean adjusted R² of demographics on answers.</summary>
/// <param name="Twins">Of the panel.</param>
/// <param name="ByChance">What 95 of 100 panels reach whose demographics are dealt out anew among the same twins.</param>
/// <param name="Factors">Such as "gender, age".</param>
/// <param name="Base">Twins with an answer and every factor, on the item that has fewest.</param>
/// <param name="Items">Questions that twins differ on.</param>
/// <param name="People">The same of the campaign's own people; null where their file tells no such groups.</param>
public sealed record StereotypingFinding(double Twins, double ByChance, string Factors, int Base, int Items, PeopleFit? People)
{
    /// <summary>Published figures of people, to stand beside where the campaign has none.</summary>
    public const double Society = .045, Food = .028;
}

/// <param name="Base">People on the item that has fewest.</param>
public sealed record PeopleFit(double Value, int Base, int Items);

/// <summary>The chance that two of them give the same answer, Σp², per thing asked about.</summary>
/// <param name="Uniform">What it would be if all answers were equally frequent.</param>
/// <param name="People">The same of the campaign's own people and their number; null where there are none.</param>
public sealed record HomogeneityFinding(string Question, string Text, Estimate Twins, int Base, double Uniform, PeopleLikeness? People)
{
    public const double Society = .457, Food = .329;
}

/// <param name="Base">People, on the smallest of their files.</param>
public sealed record PeopleLikeness(double Value, int Base);
