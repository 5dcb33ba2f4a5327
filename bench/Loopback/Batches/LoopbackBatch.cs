using System.Collections.Concurrent;

namespace Twins.Bench.Loopback.Batches;

/// <summary>One batch at the loopback provider's.</summary>
public sealed class LoopbackBatch
{
    private readonly Dictionary<string, string> metadata;

    internal LoopbackBatch(string id, LoopbackFile input, Dictionary<string, string> metadata, BatchFate fate) =>
        (Id, Input, this.metadata, Fate) = (id, input, metadata, fate);

    public string Id { get; }

    public string Name => Input.Name;

    public string Status { get; internal set; } = "validating";

    /// <summary>How often each line was asked of the model.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public int Lines { get; internal set; }

    public int Looks { get; internal set; }

    public bool WasCancelled { get; private set; }

    internal LoopbackFile Input { get; }

    internal BatchFate Fate { get; }

    internal LoopbackFile? Output { get; set; }

    internal LoopbackFile? Errors { get; set; }

    internal (string Code, string Message)? Failure { get; set; }

    internal Task Cancel()
    {
        if (Status is "validating" or "in_progress") (Status, WasCancelled) = ("cancelling", true);
        return Task.CompletedTask;
    }

    internal object Shape(LoopbackBatchOptions options) => new
    {
        id = Id,
        @object = "batch",
        endpoint = "/v1/chat/completions",
        input_file_id = Input.Id,
        output_file_id = Output?.Id,
        error_file_id = Errors?.Id,
        status = options.IsAzure ? char.ToUpperInvariant(Status[0]) + Status[1..] : Status,
        errors = Failure is var (code, message) ? new { @object = "list", data = new[] { new { code, message, line = (int?)null } } } : null,
        completion_window = "24h",
        metadata = options.IsAzure ? null : metadata,
        request_counts = new { total = Lines, completed = Asked.Count, failed = 0 },
    };
}
