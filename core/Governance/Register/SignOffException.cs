using Twins.Core.Studies;

namespace Twins.Core.Governance.Register;

/// <summary>A study would need a sign-off that it does not have; the sentence says how to get one.</summary>
/// <param name="isSaid">The campaign says that it is for this; otherwise its words sound like it.</param>
public sealed class SignOffException(StudyUse use, IReadOnlyList<UnsignedTwin> missing, bool isSaid) : Exception(Sentence(use, missing, isSaid))
{
    /// <summary>How many twins the sentence names.</summary>
    private const int Named = 3;

    public IReadOnlyList<UnsignedTwin> Missing { get; } = missing;

    private static string Sentence(StudyUse use, IReadOnlyList<UnsignedTwin> missing, bool isSaid)
    {
        ArgumentNullException.ThrowIfNull(missing);
        var first = missing[0];
        var names = string.Join(", ", missing.Take(Named).Select(m => m.Subject)) + (missing.Count > Named ? $" and {missing.Count - Named} more" : "");
        var add = $"twins register add {first.Subject} --from <folder> --owner <role> --purpose \"…\" --by <role>";
        var approve = $"twins register approve {first.Subject} --use {use.Spelled()} --until <day> --by <role>";
        return $"{(isSaid ? $"The study is for a decision about {About(use)}" : $"The study's words sound like a decision about {About(use)}")}, and nobody has signed it off for {names}. "
            + first.Gap switch
            {
                SignOffGap.NotRegistered => $"Register each, and have whoever answers for it approve it: {add}, then {approve}",
                SignOffGap.OtherVersion => $"It has changed since it was registered; register it anew and have it approved: {add}, then {approve}",
                SignOffGap.Expired => $"The approval has expired; have it given anew by whoever answers for it: {approve}",
                _ => $"Have it approved by whoever answers for it: {approve}",
            }
            + (isSaid ? "" : ". If no decision about a real person rests on it, say in the campaign what it is for: 'use: message', or ideation or pricing");
    }

    private static string About(StudyUse use) => use switch
    {
        StudyUse.Clinical => "somebody's health",
        StudyUse.Credit => "somebody's credit",
        StudyUse.Staffing => "somebody's job",
        _ => "somebody's rights",
    };
}
