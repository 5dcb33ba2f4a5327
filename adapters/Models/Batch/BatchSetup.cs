using OpenAI;
using Twins.Core.Runs.Batching;

namespace Twins.Adapters.Models.Batch;

/// <summary>The batches of one model: the same connection, keys and bytes as its calls online, with guards of their own.</summary>
internal sealed class BatchSetup : IDisposable
{
    /// <summary>What Azure takes; OpenAI takes half as many.</summary>
    private const int AzureLines = 100_000, OtherLines = 50_000;

    /// <summary>A file of 200 MB goes through a line of 1 Mbit/s in half an hour.</summary>
    private static readonly TimeSpan LongestTransfer = TimeSpan.FromMinutes(30);

    private readonly CallGuard asking, transfer;

    /// <param name="model">What the lines name.</param>
    public BatchSetup(OpenAIClient sdk, ModelOptions options, string model, RequestBody requests, TimeProvider clock)
    {
        asking = new CallGuard(options, clock);
        // What makes something is never tried again blindly: it is looked for first.
        transfer = new CallGuard(options with { MaxTries = 1, Timeout = LongestTransfer }, clock);
        var most = options.Provider is ModelProvider.Azure ? AzureLines : OtherLines;
        Account = new BatchAccount
        {
            Provider = new WireBatches(new BatchWire(sdk.Pipeline, Root(options), asking, transfer), new ReplyLines(options, clock)),
            Line = new CallLines(requests, model).Write,
            PriceFactor = options.BatchPriceFactor,
            MostLines = Math.Min(options.BatchLines ?? most, most),
        };
    }

    public BatchAccount Account { get; }

    public void Dispose()
    {
        asking.Dispose();
        transfer.Dispose();
    }

    /// <summary>On Azure the v1 addresses, which newer models ask for, at the same resource.</summary>
    private static Uri Root(ModelOptions options) =>
        new(options.Url.AbsoluteUri.TrimEnd('/') + (options.Provider is ModelProvider.Azure ? "/openai/v1/" : "/"));
}
