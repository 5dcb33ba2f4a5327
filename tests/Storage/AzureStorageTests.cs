using Twins.Adapters.Storage.Azure;

namespace Twins.Tests.Storage;

public sealed class AzureStorageTests
{
    [Theory]
    [InlineData("AccountName=twins;AccountKey=c2VjcmV0LXNlY3JldA")]
    [InlineData("AccountName=twins;AccountKey=%%%c2VjcmV0LXNlY3JldA")]
    [InlineData("c2VjcmV0LXNlY3JldA==")]
    [InlineData("https://twins-c2VjcmV0LXNlY3JldA.blob.core.windows.net")]
    [InlineData("Twins-c2VjcmV0LXNlY3JldA")]
    [InlineData("")]
    public void What_is_no_account_is_refused_without_being_repeated(string account)
    {
        var refusal = Assert.Throws<FormatException>(() => AzureStorage.Connect(new AzureStorageOptions { Account = account }));
        Assert.Contains("connection string", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", refusal.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("twinsstorage1")]
    [InlineData("UseDevelopmentStorage=true")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=twins;AccountKey=c2VjcmV0LXNlY3JldA==;EndpointSuffix=core.windows.net")]
    public void An_account_is_asked_for_nothing_before_it_is_used(string account) =>
        Assert.NotNull(AzureStorage.Connect(new AzureStorageOptions { Account = account, ClientId = "4f0b1f0e-5a39-4e10-8d0a-000000000000" }).Records);
}
