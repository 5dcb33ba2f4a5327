using System.Text.Json.Serialization;

namespace Twins.Core.Governance.Register;

/// <summary>A twin, a model or a prompt as the register knows it, made of what the audit log says and of nothing else.</summary>
public sealed record RegisterEntry
{
    /// <summary>Such as "twin:grace-adeyemi" or "model:azure:gpt-mini".</summary>
    public required string Subject { get; init; }

    /// <summary>Names what it was when it was added: for a twin, the hash of what it says.</summary>
    public required string Version { get; init; }

    /// <summary>Who answers for it: a staff id or a role.</summary>
    public required string Owner { get; init; }

    /// <summary>What it is for; null once that note was erased.</summary>
    public string? Purpose { get; init; }

    public required DateTimeOffset Added { get; init; }

    public IReadOnlyList<Approval> Approvals { get; init; } = [];

    /// <summary>The latest one on file when it was added; null where none was.</summary>
    public RegisteredValidation? LastValidation { get; init; }

    public IReadOnlyList<Incident> Incidents { get; init; } = [];

    [JsonIgnore]
    public IEnumerable<Incident> OpenIncidents => Incidents.Where(i => i.Closed is null);
}

/// <summary>Somebody stands for it that something may be used for something.</summary>
/// <param name="Use">Such as "credit".</param>
/// <param name="Version">What was approved; another version is not.</param>
/// <param name="Until">The last day on which it holds.</param>
/// <param name="Note">Why; null where none was given or it was erased.</param>
/// <param name="Revoked">When it was taken back; null while it was not.</param>
public sealed record Approval(string Use, string Version, string By, DateTimeOffset At, DateOnly Until, string? Note, DateTimeOffset? Revoked = null)
{
    public bool Holds(string version, DateOnly today) => Revoked is null && Version == version && today <= Until;
}

/// <param name="Id">The number of the entry of the audit log that opened it.</param>
/// <param name="What">What happened; null once that note was erased.</param>
/// <param name="Closed">Null while it is open.</param>
/// <param name="Outcome">What became of it.</param>
public sealed record Incident(long Id, string By, DateTimeOffset Opened, string? What, DateTimeOffset? Closed = null, string? Outcome = null);

/// <summary>A check against real people, as the twin's document had it.</summary>
public sealed record RegisteredValidation(string Study, string Metric, double Value, double Baseline, DateOnly Date, DateOnly Expires);
