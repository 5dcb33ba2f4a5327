using System.Globalization;
using System.Text.Json;
using Twins.Bot.Activities;
using Twins.Core.Storage;

namespace Twins.Bot.Inbox;

/// <summary>Which activity was the first to bring a message: a channel that hears no answer sends it again, at times with a new id.</summary>
internal sealed class ActivitySightings(IRecordStore records, TimeProvider clock)
{
    internal const string Partition = "bot-sightings";

    internal static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Without a time, two messages alike are one for so long only: people do say the same twice.</summary>
    private static readonly TimeSpan Near = TimeSpan.FromSeconds(60);

    /// <param name="activity">Any.</param>
    /// <param name="key">Its own.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The key of the first one: its own, unless another brought the same message.</returns>
    public async Task<string> FirstAsync(Activity activity, string key, CancellationToken cancellationToken)
    {
        if (activity.Kind is not ActivityKind.Message) return key;
        var place = new RecordKey(Partition, Said(activity));
        while (true)
        {
            var found = await records.FindAsync(place, cancellationToken);
            if (found is not null && Read(found) is var first && (activity.SentAt is not null || clock.GetUtcNow() < first.At + Near)) return first.Key;
            if (await records.TryWriteAsync(place, found?.Tag, JsonSerializer.SerializeToUtf8Bytes(new Sighting(clock.GetUtcNow(), key)), cancellationToken) is not null) return key;
        }
    }

    /// <summary>What was said, by whom, where and when by the sender's own clock.</summary>
    private static string Said(Activity activity) => ActivityKey.Hash(
        activity.ChannelId, activity.Conversation.Id, activity.From.Id, activity.Text ?? "",
        activity.Value.ValueKind is JsonValueKind.Undefined ? "" : activity.Value.GetRawText(),
        activity.SentAt?.UtcTicks.ToString(CultureInfo.InvariantCulture) ?? "");

    private static Sighting Read(StoredRecord record) => JsonSerializer.Deserialize<Sighting>(record.Value.Span)!;

    private sealed record Sighting(DateTimeOffset At, string Key);
}
