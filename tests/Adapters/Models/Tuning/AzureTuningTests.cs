using System.Net;
using System.Text;
using Twins.Adapters.Models;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Tuning;

namespace Twins.Tests.Adapters.Models.Tuning;

/// <summary>The same on Azure, whose addresses and key header are its own.</summary>
public class AzureTuningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, "/openai/v1/files?purpose=fine-tune", "/openai/v1/files", "/openai/v1/fine_tuning/jobs?limit=100", "/openai/v1/fine_tuning/jobs")]
    [InlineData("2024-10-21", "/openai/files?purpose=fine-tune&api-version=2024-10-21", "/openai/files?api-version=2024-10-21", "/openai/fine_tuning/jobs?limit=100&api-version=2024-10-21", "/openai/fine_tuning/jobs?api-version=2024-10-21")]
    public async Task Azures_v1_addresses_are_used_or_those_of_a_version_that_was_asked_for(string? version, params string[] addresses)
    {
        using var azure = new Azure(
            """{"data":[]}""",
            """{"id":"file-1","filename":"x.jsonl","status":"processed"}""",
            """{"data":[]}""",
            """{"id":"ftjob-1","status":"Pending","training_file":"file-1"}""");
        using var clients = ModelClients.Create(Options(version), TimeProvider.System, azure);
        var sight = await clients.Tuning.StartAsync(Order, Stop);
        Assert.Equal(("ftjob-1", TuningState.UnderWay), (sight!.Job, sight.State));
        Assert.Equal(addresses, azure.Addresses);
        Assert.All(azure.Keys, key => Assert.Equal("azure-key", key));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("Running")]
    public async Task A_file_that_is_still_being_read_is_waited_for(string status)
    {
        using var azure = new Azure("""{"data":[]}""", $$"""{"id":"file-1","filename":"x.jsonl","status":"{{status}}"}""");
        using var clients = ModelClients.Create(Options(null), TimeProvider.System, azure);
        Assert.Null(await clients.Tuning.StartAsync(Order, Stop));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_a_failure_in_the_providers_words()
    {
        using var azure = new Azure("""{"data":[]}""", """{"id":"file-1","filename":"x.jsonl","status":"error","status_details":"Line 3 is no JSON object."}""");
        using var clients = ModelClients.Create(Options(null), TimeProvider.System, azure);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => clients.Tuning.StartAsync(Order, Stop));
        Assert.Equal((FaultKind.Rejected, "the provider cannot read the file x.jsonl: Line 3 is no JSON object."), (fault.Kind, fault.Message));
    }

    private static TuningOrder Order => new("gpt-4.1-mini", "mara", new TuningFile("x.jsonl", 3, _ => Task.FromResult<Stream>(new MemoryStream([1, 2, 3]))), null, 1, null);

    private static ModelOptions Options(string? version) =>
        new() { Provider = ModelProvider.Azure, Settings = new ModelSettings { Model = "gpt-4.1-mini" }, Url = new Uri("https://res.openai.azure.com"), Key = "azure-key", MaxTries = 1, TuningApiVersion = version };

    private sealed class Azure(params string[] replies) : HttpMessageHandler
    {
        public List<string> Addresses { get; } = [];

        public List<string?> Keys { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.PathAndQuery);
            Keys.Add(request.Headers.TryGetValues("api-key", out var keys) ? keys.Single() : null);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(replies[Addresses.Count - 1], Encoding.UTF8, "application/json") });
        }
    }
}
