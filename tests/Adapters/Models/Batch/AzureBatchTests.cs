using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Bench.Loopback.Batches;
using Twins.Tests.Runs.Batching;

namespace Twins.Tests.Adapters.Models.Batch;

public sealed class AzureBatchTests
{
    [Fact]
    public async Task On_Azure_a_run_goes_through_the_v1_addresses_with_Azures_own_key_header()
    {
        var (record, detour) = (new BodyRecorder(), new Detour());
        await using var rig = await BatchRig.StartAsync(Setting() with { Transport = inner => record.Around(detour.Around(inner)) });
        detour.Target = rig.Server.Url;
        var run = await rig.RunAsync();
        Assert.Equal((1, 4, 0), (rig.Server.Batches.Made.Count, run.Batch.Ended.Sum(e => e.Answers), (int)rig.Server.Stats.Chats));
        Assert.All(record.Addresses, a => Assert.Matches("^(GET|POST|DELETE) /openai/v1/(files|batches)", a));
        Assert.Equal("POST /openai/v1/batches", Assert.Single(record.Addresses, a => a.StartsWith("POST /openai/v1/batches", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_body_of_a_line_fits_the_published_schema_and_names_the_batch_deployment()
    {
        var schema = await PublishedSchema.OfAsync("AzureCreateChatCompletionRequest");
        var (record, detour) = (new BodyRecorder(), new Detour());
        await using var rig = await BatchRig.StartAsync(Setting() with { Plan = "  elicitation: [logprobs, sampling]\n", Transport = inner => record.Around(detour.Around(inner)) });
        detour.Target = rig.Server.Url;
        await rig.RunAsync();
        var lines = record.Forms.Single().Split('\n').Where(l => l.StartsWith("{\"custom_id\":", StringComparison.Ordinal)).ToList();
        Assert.Equal(4 * 6, lines.Count);
        foreach (var line in lines)
        {
            var body = JsonDocument.Parse(line).RootElement.GetProperty("body");
            Assert.Empty(schema.Validate(body.GetRawText()));
            Assert.Equal("loopback-batch", body.GetProperty("model").GetString());
        }
    }

    private static BatchSetting Setting() => new(Twins: 2, Variants: 2)
    {
        Model = new LoopbackOptions { Key = "sk-secret", Batches = new LoopbackBatchOptions { IsAzure = true } },
        Tune = o => o with { Provider = ModelProvider.Azure, Url = new Uri("https://res.openai.azure.com"), Settings = o.Settings with { SupportsLogprobs = true } },
    };

    /// <summary>The SDK insists on https for Azure; the server is on loopback.</summary>
    private sealed class Detour
    {
        public Uri? Target { get; set; }

        public HttpMessageHandler Around(HttpMessageHandler inner) => new Handler(this, inner);

        private sealed class Handler(Detour detour, HttpMessageHandler inner) : DelegatingHandler(inner)
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                Assert.Equal(("https", "res.openai.azure.com"), (request.RequestUri!.Scheme, request.RequestUri.Host));
                request.RequestUri = new Uri(detour.Target!, request.RequestUri.PathAndQuery);
                return base.SendAsync(request, cancellationToken);
            }
        }
    }
}
