using Twins.Adapters.Storage.Azure;
using Twins.Core.Storage;

namespace Twins.Tests.Storage;

public sealed class AzuriteWorkQueueTests(AzuriteFixture azurite) : WorkQueueContract
{
    private readonly Lazy<Task<string>> account = new(azurite.AccountAsync);

    protected override async Task<IWorkQueue> OpenAsync() => AzureStorage.Connect(new AzureStorageOptions { Account = await account.Value }).Queue;

    /// <summary>Its clock is the machine's.</summary>
    protected override DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    protected override Task TickAsync() => Task.Delay(100);

    [Theory]
    [InlineData("""{"run":"typed by hand"}""")]
    [InlineData("/w==")] // base64 of what is no UTF-8
    public async Task A_message_that_somebody_typed_in_by_hand_is_received_as_it_is(string text)
    {
        var queue = await OpenAsync();
        await queue.SendAsync("shards", "ours", TimeSpan.Zero, CancellationToken.None);
        await new global::Azure.Storage.Queues.QueueClient(await account.Value, "shards").SendMessageAsync(text);
        var received = new[] { await queue.ReceiveAsync("shards", TimeSpan.FromMinutes(1), CancellationToken.None), await queue.ReceiveAsync("shards", TimeSpan.FromMinutes(1), CancellationToken.None) };
        Assert.Contains(received, m => m!.Text == text);
    }

    [Fact]
    public async Task A_message_is_base64_to_the_host()
    {
        await (await OpenAsync()).SendAsync("shards", "é", TimeSpan.Zero, CancellationToken.None);
        var seen = await new global::Azure.Storage.Queues.QueueClient(await account.Value, "shards").PeekMessageAsync();
        Assert.Equal("w6k=", seen.Value.MessageText);
        Assert.Equal(DateTimeOffset.MaxValue.Year, seen.Value.ExpiresOn!.Value.Year);
    }
}
