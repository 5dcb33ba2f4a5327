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
    /// What the study would be used to decide about, as far as its objective and context say. Not its questions: words such as
    /// "would definitely not" in them are no purpose, and must hold up nobody who asks about soup.
    /// </summary>
    public static HighStakesTopic? TopicOf(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return ((string?[])[campaign.Objective, campaign.Context]).Select(HighStakes.Find).FirstOrDefault(t => t is not null);
    }

    /// <summary>The name under which a use is approved.</summary>
    public static string UseOf(HighStakesTopic topic) => topic switch
    {
        HighStakesTopic.Medical => "medical",
        HighStakesTopic.Credit => "credit",
        HighStakesTopic.Hiring => "hiring",
        _ => "legal",
    };

    /// <summary>The twins that nobody has signed off for a use, each with what is in the way; empty where the study may run.</summary>
    public static IReadOnlyList<UnsignedTwin> Missing(HighStakesTopic topic, Panel panel, IReadOnlyList<RegisterEntry> register, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(panel);
        ArgumentNullException.ThrowIfNull(register);
        var (use, entries) = (UseOf(topic), register.ToDictionary(e => e.Subject, StringComparer.Ordinal));
        return [.. panel.Members.DistinctBy(m => m.Twin.Id).Select(m => Look(m, entries.GetValueOrDefault(RegisterSubject.OfTwin(m.Twin.Id)), use, today)).OfType<UnsignedTwin>()];
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
