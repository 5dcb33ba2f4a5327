using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Register;

/// <summary>
/// Whether a study may run. One on whose answers a decision about a real person could rest needs somebody who stands for it: an
/// approval of that use that has not expired, for each of its twins as it is now.
/// </summary>
public static class SignOff
{
    /// <summary>
    /// The use for which it needs a sign-off, null for none: what the campaign says that it is for. Where it says nothing, what
    /// the words of its objective and context sound like, which a campaign for something else answers with a <c>use</c>.
    /// Questions are not read: they speak to customers, and "how likely" and "ready" in one of them are about no job.
    /// </summary>
    public static StudyUse? UseOf(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (campaign.Use is { } said) return said is StudyUse.Staffing or StudyUse.Clinical or StudyUse.Credit or StudyUse.Legal ? said : null;
        return (HighStakes.Find(campaign.Objective) ?? HighStakes.Find(campaign.Context)) switch
        {
            HighStakesTopic.Hiring => StudyUse.Staffing,
            HighStakesTopic.Medical => StudyUse.Clinical,
            HighStakesTopic.Credit => StudyUse.Credit,
            HighStakesTopic.Legal => StudyUse.Legal,
            _ => null,
        };
    }

    /// <summary>The twins that nobody has signed off for a use, each with what is in the way; empty where the study may run.</summary>
    public static IReadOnlyList<UnsignedTwin> Missing(StudyUse use, Panel panel, IReadOnlyList<RegisterEntry> register, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(register);
        var (name, entries) = (use.Spelled(), register.ToDictionary(e => e.Subject, StringComparer.Ordinal));
        return [.. panel.Members.DistinctBy(m => m.Twin.Id).Select(m => Look(m, entries.GetValueOrDefault(RegisterSubject.OfTwin(m.Twin.Id)), name, today)).OfType<UnsignedTwin>()];
    }

    private static UnsignedTwin? Look(PanelMember member, RegisterEntry? entry, string use, DateOnly today)
    {
        var subject = RegisterSubject.OfTwin(member.Twin.Id);
        if (entry is null) return new(subject, SignOffGap.NotRegistered);
        if (entry.Approvals.Any(a => a.Use == use && a.Holds(member.Version, today))) return null;
        if (entry.Version != member.Version) return new(subject, SignOffGap.OtherVersion);
        return new(subject, entry.Approvals.Any(a => a.Use == use && a.Revoked is null && a.Version == member.Version) ? SignOffGap.Expired : SignOffGap.NotApproved);
    }
}

/// <param name="Subject">Such as "twin:grace-adeyemi".</param>
public sealed record UnsignedTwin(string Subject, SignOffGap Gap);

public enum SignOffGap
{
    NotRegistered,
    /// <summary>The twin has changed since it was registered, so nobody has stood for what it is now.</summary>
    OtherVersion,
    /// <summary>Nobody approved it, or the approval was taken back.</summary>
    NotApproved,
    Expired,
}
