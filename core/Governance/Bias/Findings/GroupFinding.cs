using Twins.Core.Studies.Analysis;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>How a group stands beside the group with the highest rate.</summary>
public enum GroupSign
{
    /// <summary>The group with the highest rate, with which the others are compared.</summary>
    Highest,
    /// <summary>At or above four fifths of the highest rate.</summary>
    None,
    /// <summary>Below four fifths, but so few twins that it may be chance.</summary>
    Possible,
    /// <summary>Below four fifths, and not by chance: the whole interval of the ratio lies below .8.</summary>
    Clear,
    /// <summary>Fewer members than a rate is compared for.</summary>
    TooFew,
}

/// <summary>Groups of one kind (segments, genders …) on one measure.</summary>
/// <param name="Kind">Such as "gender".</param>
/// <param name="Compared">Whether at least two groups are large enough.</param>
/// <param name="PeopleGap">The gap between the highest and the lowest rate of real people's groups; null where their file does not say.</param>
public sealed record GroupFinding(string Kind, string Measure, string Question, string Favourable, IReadOnlyList<GroupRow> Rows, bool Compared, Estimate? PeopleGap)
{
    /// <summary>The worst sign among the groups.</summary>
    public GroupSign Worst => Rows.Any(r => r.Sign is GroupSign.Clear) ? GroupSign.Clear : Rows.Any(r => r.Sign is GroupSign.Possible) ? GroupSign.Possible : Compared ? GroupSign.None : GroupSign.TooFew;
}

/// <param name="Members">Twins of the group with an answer, the base.</param>
/// <param name="Rate">Their favourable share.</param>
/// <param name="Ratio">Over the highest group's rate; null for the highest, where there is none, and where there are too few.</param>
/// <param name="Gap">The highest rate minus this one (demographic parity).</param>
/// <param name="People">The same group's rate among real people; null where their file does not say.</param>
public sealed record GroupRow(string Group, int Members, Estimate? Rate, Estimate? Ratio, Estimate? Gap, GroupSign Sign, PeopleRate? People);

/// <param name="People">n.</param>
public sealed record PeopleRate(Estimate Rate, int People);
