namespace Twins.Core.Governance.Register;

/// <summary>A study would need a sign-off that it does not have; the sentence says how to get one.</summary>
public sealed class SignOffException(HighStakesTopic topic, IReadOnlyList<UnsignedTwin> missing) : Exception(Sentence(topic, missing))
{
    /// <summary>How many twins the sentence names.</summary>
    private const int Named = 3;

    public HighStakesTopic Topic { get; } = topic;

    public IReadOnlyList<UnsignedTwin> Missing { get; } = missing;

    private static string Sentence(HighStakesTopic topic, IReadOnlyList<UnsignedTwin> missing)
    {
        ArgumentNullException.ThrowIfNull(missing);
        var (use, first) = (SignOff.UseOf(topic), missing[0]);
        var names = string.Join(", ", missing.Take(Named).Select(m => m.Subject)) + (missing.Count > Named ? $" and {missing.Count - Named} more" : "");
        var add = $"twins register add {first.Subject} --from <folder> --owner <role> --purpose \"…\" --by <role>";
        var approve = $"twins register approve {first.Subject} --use {use} --until <day> --by <role>";
        return $"The study's words are about {About(topic)}, so a decision about a real person could rest on it, and nobody has signed it off for {names}. "
            + first.Gap switch
            {
                SignOffGap.NotRegistered => $"Register each, and have whoever answers for it approve it: {add}, then {approve}",
                SignOffGap.OtherVersion => $"It has changed since it was registered; register it anew and have it approved: {add}, then {approve}",
                SignOffGap.Expired => $"The approval has expired; have it given anew by whoever answers for it: {approve}",
                _ => $"Have it approved by whoever answers for it: {approve}",
            };
    }

    private static string About(HighStakesTopic topic) => topic switch
    {
        HighStakesTopic.Medical => "somebody's health",
        HighStakesTopic.Credit => "somebody's credit",
        HighStakesTopic.Hiring => "somebody's job",
        _ => "somebody's rights",
    };
}
