using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Core.Runs.Batching;

namespace Twins.Tests.Runs.Batching;

/// <summary>What a test wants otherwise.</summary>
internal sealed record BatchSetting(int Twins, int Variants)
{
    public string? Plan { get; init; }
    public LoopbackOptions Model { get; init; } = new() { Key = "sk-secret" };
    public Func<ModelOptions, ModelOptions> Tune { get; init; } = o => o;
    public Func<BatchAccount, BatchAccount> Terms { get; init; } = a => a;
    public BatchLimits Limits { get; init; } = new();
    public Func<HttpMessageHandler, HttpMessageHandler> Transport { get; init; } = inner => inner;
}
