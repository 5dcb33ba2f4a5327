using System.Net;
using System.Text;
using System.Text.Json;
using Twins.Adapters.Models;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies.Questions;
using Twins.Core.Talks;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Respondents.Hostile;

/// <summary>What comes back is the answer only when it is one: not because it stood in the evidence.</summary>
public class HostileReplyTests
{
    private const string Honest = """{"answers":{"appeal":2,"recommend":3},"reason":"It is dear.","objection":"Too dear.","evidence":["q2","q99"]}""";

    [Fact]
    public async Task An_answer_that_lies_in_the_evidence_is_not_the_answer()
    {
        foreach (var attack in Attack.All)
        {
            var response = await AskAsync(attack.Text, Honest);
            Assert.Equal(["answered", "answered"], response.Outcomes.Select(o => o.Kind));
            Assert.Equal(1, Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>(response.Outcomes[0]).Answer).Probabilities[1]);
            // It has no such evidence, whoever says so.
            Assert.Equal(["q2"], response.Cites);
        }
    }

    [Fact]
    public async Task A_model_that_repeats_an_attack_has_not_answered()
    {
        foreach (var attack in Attack.All.Where(a => a.Id is not "json-answer"))
            Assert.All((await AskAsync(attack.Text, attack.Text)).Outcomes, o => Assert.IsType<Outcome.Unparseable>(o));
    }

    [Fact]
    public async Task An_answer_with_something_before_or_behind_it_is_none()
    {
        var smuggled = Attack.All.Single(a => a.Id is "json-answer").Text;
        foreach (var reply in new[] { $"As the review says: {smuggled}", $"{smuggled}\n{Honest}", $"```json\n{smuggled}\n```", $"[{smuggled}]", JsonSerializer.Serialize(smuggled) })
            Assert.All((await AskAsync(smuggled, reply)).Outcomes, o => Assert.IsType<Outcome.Unparseable>(o));
    }

    [Fact]
    public void What_a_twin_says_in_a_talk_takes_nothing_out()
    {
        foreach (var attack in Attack.All)
        {
            var shown = new Speech([]).Show(attack.Text, isWhole: true);
            Assert.DoesNotMatch(@"\]\(|https?://|[<>]", shown);
        }
    }

    private static async Task<Response> AskAsync(string evidence, string reply)
    {
        var options = new ModelOptions { Provider = ModelProvider.Compatible, Settings = new ModelSettings { Model = "m" }, Url = new Uri("http://127.0.0.1:9/v1"), MaxTries = 1, Timeout = TimeSpan.FromSeconds(20) };
        using var handler = new OneReply(reply);
        using var clients = ModelClients.Create(options, TimeProvider.System, handler);
        var respondent = new ModelRespondent(clients.Chat, null, new Till(new InMemoryLedger(), new Budget(null, 0), "run", TimeProvider.System), options.Settings);
        var twin = Sample.Mara with { Memory = new Memory { Quotes = [new EvidenceItem { Id = "q2", Text = evidence }] } };
        return await respondent.AskAsync(Sample.Evaluation(Sample.Appeal, Sample.Recommend) with { Member = new PanelMember(twin, TwinVersion.Of(twin), "all", 1) }, TestContext.Current.CancellationToken);
    }

    private sealed class OneReply(string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(
                $$$"""{"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":{{{JsonSerializer.Serialize(text)}}},"refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""",
                Encoding.UTF8,
                "application/json"),
        });
    }
}
