using OpenAI;
using Twins.Adapters.Models.Batch;
using Twins.Core.Tuning;

namespace Twins.Adapters.Models.Tuning;

/// <summary>Fine-tuning at one model's provider: the same connection and keys as its calls, with guards of their own.</summary>
internal sealed class TuningSetup : IDisposable
{
    private const string Without = "This model server cannot fine-tune; use azure:<base model> or openai:<base model>.";

    /// <summary>A file of 512 MB goes through a line of 2 Mbit/s in about half an hour.</summary>
    private static readonly TimeSpan LongestTransfer = TimeSpan.FromMinutes(40);

    private readonly CallGuard asking, transfer;

    public TuningSetup(OpenAIClient sdk, ModelOptions options, TimeProvider clock)
    {
        asking = new CallGuard(options, clock);
        // What makes something is never tried again blindly: it is looked for first.
        transfer = new CallGuard(options with { MaxTries = 1, Timeout = LongestTransfer }, clock);
        var isAzure = options.Provider is ModelProvider.Azure;
        // Azure's v1 addresses are OpenAI's; older resources have dated versions of their own addresses.
        var root = new Uri(options.Url.AbsoluteUri.TrimEnd('/') + (isAzure ? options.TuningApiVersion is null ? "/openai/v1/" : "/openai/" : "/"));
        var query = isAzure && options.TuningApiVersion is { } version ? $"api-version={Uri.EscapeDataString(version)}" : null;
        Provider = new WireTuning(new BatchWire(sdk.Pipeline, root, asking, transfer, query, Without));
    }

    public ITuningProvider Provider { get; }

    public void Dispose()
    {
        asking.Dispose();
        transfer.Dispose();
    }
}
