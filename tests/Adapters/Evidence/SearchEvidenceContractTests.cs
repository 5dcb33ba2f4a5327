using Twins.Core.Evidence;
using Twins.Tests.Evidence;

namespace Twins.Tests.Adapters.Evidence;

/// <summary>The adapter for Azure AI Search over a double of the service; what only the service can promise is tested nowhere.</summary>
public sealed class SearchEvidenceContractTests : EvidenceStoreContract, IAsyncLifetime
{
    private SearchDouble? service;

    protected override IEvidenceStore Store => service!.Client();

    public async ValueTask InitializeAsync() => service = await SearchDouble.StartAsync();

    public ValueTask DisposeAsync() => service!.DisposeAsync();
}
