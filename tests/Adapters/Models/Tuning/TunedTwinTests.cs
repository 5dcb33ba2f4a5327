using System.Net;
using System.Text;
using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Talks;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Adapters.Models.Tuning;

/// <summary>A tuned deployment speaks as its twin and as no other.</summary>
public class TunedTwinTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_twin_is_asked_at_its_own_model_and_pays_under_its_own_key()
    {
        using var served = new Served();
        using var clients = ModelClients.Create(Options, TimeProvider.System, served);
        var ledger = new InMemoryLedger();
        var respondent = new ModelRespondent(clients.Chat, null, Till(ledger), Options.Settings, clients.Tuned);
        await respondent.AskAsync(Of(Sample.Mara), Stop);
        await respondent.AskAsync(Of(Sample.Mara with { Tuned = "mara-tuned" }), Stop);
        await respondent.AskAsync(Of(Sample.Mara with { Tuned = "mara-tuned" }), Stop);
        await respondent.AskAsync(Of(Sample.Mara with { Id = "anton" }), Stop);
        Assert.Equal(["usual", "mara-tuned", "usual"], served.Models);
        Assert.Equal(3, ledger.Entries.Select(e => e.Key).Distinct().Count());
        // What it says of itself is the same; the model's name alone would tell the keys apart.
        var same = Of(Sample.Mara);
        var tuned = same with { Member = same.Member with { Twin = Sample.Mara with { Tuned = "mara-tuned" } } };
        Assert.NotEqual(respondent.Preview(same).Keys.Single(), respondent.Preview(tuned).Keys.Single());
    }

    [Fact]
    public async Task A_talk_goes_to_it_too()
    {
        using var served = new Served();
        using var clients = ModelClients.Create(Options, TimeProvider.System, served);
        var twin = Sample.Mara with { Tuned = "mara-tuned" };
        var talker = new ModelTalker(clients.Chat, Till(new InMemoryLedger()), Options.Settings, clients.Tuned);
        await foreach (var _ in talker.AnswerAsync(new TalkTask { Twin = twin, TwinVersion = TwinVersion.Of(twin), Said = "Hello?" }, Stop))
        {
        }
        Assert.Equal(["mara-tuned"], served.Models);
    }

    [Fact]
    public async Task Where_there_is_no_way_to_it_no_other_model_passes_for_it()
    {
        using var served = new Served();
        using var clients = ModelClients.Create(Options, TimeProvider.System, served);
        var respondent = new ModelRespondent(clients.Chat, null, Till(new InMemoryLedger()), Options.Settings);
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => respondent.AskAsync(Of(Sample.Mara with { Tuned = "mara-tuned" }), Stop));
        Assert.Equal(FaultKind.Unusable, fault.Kind);
        Assert.Empty(served.Models);
    }

    private static ModelOptions Options => new() { Provider = ModelProvider.Compatible, Settings = new ModelSettings { Model = "usual" }, Url = new Uri("http://127.0.0.1:9/v1"), MaxTries = 1 };

    private static Till Till(InMemoryLedger ledger) => new(ledger, new Budget(null, 0), "run", TimeProvider.System);

    private static Evaluation Of(Twin twin)
    {
        var asked = Sample.Evaluation(Sample.Appeal);
        return asked with { Member = new PanelMember(twin, TwinVersion.Of(twin), "all", 1) };
    }

    private sealed class Served : HttpMessageHandler
    {
        public List<string> Models { get; } = [];

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Models.Add(JsonDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken)).RootElement.GetProperty("model").GetString()!);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"served","choices":[{"index":0,"message":{"role":"assistant","content":"{\"answers\":{\"appeal\":2},\"reason\":\"r\",\"objection\":null,\"evidence\":[]}","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""", Encoding.UTF8, "application/json") };
        }
    }
}
