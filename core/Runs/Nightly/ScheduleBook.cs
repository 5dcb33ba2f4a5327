using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Runs.Nightly;

/// <summary>The schedules, one for a campaign, each with its tag.</summary>
public sealed class ScheduleBook(IRecordStore records)
{
    private const string Partition = "schedules";

    public async Task<ScheduledCampaign?> FindAsync(string campaign, CancellationToken cancellationToken) =>
        await records.FindAsync(Key(campaign), cancellationToken) is { } record ? Read(record) : null;

    /// <summary>In the order of the campaigns' ids.</summary>
    /// <param name="after">Begins behind this campaign; null for the beginning.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    public async IAsyncEnumerable<ScheduledCampaign> ListAsync(string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, after, cancellationToken)) yield return Read(record);
    }

    /// <param name="campaign">Its id.</param>
    /// <param name="tag">As it was read; null when there must be none yet.</param>
    /// <param name="schedule">Null deletes.</param>
    /// <param name="cancellationToken">Leaves it open whether it was written.</param>
    /// <returns>The new tag, "" after a deletion; null when somebody else was first.</returns>
    /// <exception cref="DocumentException">The schedule is refused.</exception>
    public Task<string?> TryWriteAsync(string campaign, string? tag, Schedule? schedule, CancellationToken cancellationToken)
    {
        if (schedule is not null) Check(campaign, schedule);
        return records.TryWriteAsync(Key(campaign), tag, schedule is null ? null : JsonSerializer.SerializeToUtf8Bytes(schedule, DocumentJson.Options), cancellationToken);
    }

    /// <exception cref="DocumentException">The schedule is refused.</exception>
    public static void Check(string campaign, Schedule schedule)
    {
        if (schedule.Flaw() is { } flaw) throw new DocumentException($"the schedule of '{campaign}'", null, flaw);
    }

    private static RecordKey Key(string campaign) => new(Partition, campaign);

    private static ScheduledCampaign Read(StoredRecord record) =>
        new(record.Key.Id, JsonSerializer.Deserialize<Schedule>(record.Value.Span, DocumentJson.Options)!, record.Tag);
}

/// <param name="Campaign">The campaign's id in the workspace.</param>
/// <param name="Tag">Changes with every write.</param>
public sealed record ScheduledCampaign(string Campaign, Schedule Schedule, string Tag);
