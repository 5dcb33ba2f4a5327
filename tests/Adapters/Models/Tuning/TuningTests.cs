using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Twins.Adapters.Models;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Tuning;
using Twins.Tests.Respondents.Model;

namespace Twins.Tests.Adapters.Models.Tuning;

/// <summary>Jobs from the first byte to the tuned model, over real connections.</summary>
public sealed class TuningTests : IAsyncDisposable
{
    private static readonly TrainingBytes Bytes = new(Encoding.UTF8.GetBytes("{\"messages\":[]}\n"), Encoding.UTF8.GetBytes("{\"messages\":[1]}\n"), 7, 3);

    private readonly TemporaryFolder folder = new();
    private readonly Provider provider = Provider.Start();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));
    private readonly SqliteRecords records;
    private readonly List<ModelClients> opened = [];

    public TuningTests() => records = new SqliteRecords(EmbeddedDatabase.Open(folder.Path));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        opened.ForEach(c => c.Dispose());
        await provider.DisposeAsync();
        folder.Dispose();
        Assert.Empty(provider.Surprises);
    }

    [Fact]
    public async Task A_job_is_started_with_both_files_and_its_settings_and_followed_to_its_model()
    {
        var note = await Desk().StartAsync(Sample.Mara, "gpt-4.1-mini-2025-04-14", Bytes, again: false, Stop);
        Assert.Equal(("ftjob-1", TuningState.UnderWay, 2), (note.Job, note.State, provider.Files));
        var order = JsonDocument.Parse(provider.Bodies.Last()).RootElement;
        Assert.Equal("""{"model":"gpt-4.1-mini-2025-04-14","training_file":"file-1","suffix":"mara","seed":7,"validation_file":"file-2","method":{"type":"supervised","supervised":{"hyperparameters":{"n_epochs":3}}}}""", order.GetRawText());
        Assert.Contains(provider.Bodies, b => b.Contains("name=\"purpose\"\r\n\r\nfine-tune\r\n", StringComparison.Ordinal) && !b.Contains("expires_after", StringComparison.Ordinal));
        provider.Job = """ "status":"succeeded","fine_tuned_model":"ft:gpt-4.1-mini-2025-04-14:org:mara:x1","error":{},"trained_tokens":4242 """;
        var sight = await Desk().FollowAsync(note, Stop).SingleAsync(Stop);
        Assert.Equal((TuningState.Succeeded, "ft:gpt-4.1-mini-2025-04-14:org:mara:x1", 4242L), (sight.State, sight.Tuned, sight.Tokens));
        Assert.Equal(["Fine-tuning job started", "Step 2/90: training loss=1.10"], sight.Events);
        Assert.Equal("ft:gpt-4.1-mini-2025-04-14:org:mara:x1", (await new TuningBook(records).ListAsync("mara", Stop).SingleAsync(Stop)).Tuned);
    }

    [Fact]
    public async Task The_same_examples_are_trained_once_however_often_they_are_started()
    {
        for (var i = 0; i < 3; i++) await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        Assert.Equal((1, 2), (provider.Jobs, provider.Files));
        await Desk().StartAsync(Sample.Mara, "m", Bytes with { Training = Encoding.UTF8.GetBytes("{\"messages\":[2]}\n") }, again: false, Stop);
        Assert.Equal((2, 3), (provider.Jobs, provider.Files));
    }

    [Theory]
    [InlineData("POST /v1/files", 0)]
    [InlineData("POST /v1/fine_tuning/jobs", 1)]
    public async Task A_process_that_dies_when_something_was_made_finds_it_again(string dying, int made)
    {
        provider.DiesAfter = dying;
        await Assert.ThrowsAsync<ModelFaultException>(() => Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop));
        Assert.Equal(made, provider.Jobs);
        Assert.Null((await new TuningBook(records).ListAsync("mara", Stop).SingleAsync(Stop)).Job);
        var note = await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        Assert.Equal(("ftjob-1", 1, 2), (note.Job, provider.Jobs, provider.Files));
    }

    [Theory]
    [InlineData(429, FaultKind.Passing)]
    [InlineData(503, FaultKind.Passing)]
    [InlineData(400, FaultKind.Rejected)]
    [InlineData(401, FaultKind.Unusable)]
    public async Task A_fault_of_the_provider_is_one_sentence_without_the_key_and_nothing_is_made_twice(int status, FaultKind kind)
    {
        provider.Fail(200, """{"object":"list","data":[]}""");
        provider.Fail(status, """{"error":{"message":"No. Your key sk-very-secret is no good.","code":"x"}}""");
        var fault = await Assert.ThrowsAsync<ModelFaultException>(() => Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop));
        Assert.Equal(kind, fault.Kind);
        Assert.DoesNotContain("sk-very-secret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
        await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        Assert.Equal((1, 2), (provider.Jobs, provider.Files));
    }

    [Fact]
    public async Task A_job_that_failed_says_why_and_is_started_again_only_when_asked()
    {
        var note = await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        provider.Job = """ "status":"failed","fine_tuned_model":null,"error":{"code":"invalid_training_file","message":"Line 3 has no assistant message.","param":"training_file"},"trained_tokens":null """;
        var sight = await Desk().FollowAsync(note, Stop).SingleAsync(Stop);
        Assert.Equal((TuningState.Failed, "Line 3 has no assistant message."), (sight.State, sight.Why));
        var refusal = await Assert.ThrowsAsync<TuningException>(() => Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop));
        Assert.Contains("--again", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, provider.Jobs);
        await Desk().StartAsync(Sample.Mara, "m", Bytes, again: true, Stop);
        Assert.Equal(2, provider.Jobs);
    }

    [Fact]
    public async Task Following_bears_a_provider_that_is_away_for_a_while()
    {
        var note = await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        provider.Fail(503);
        provider.Fail(429);
        provider.Job = """ "status":"Cancelled","fine_tuned_model":null,"error":null,"trained_tokens":null """;
        var following = Desk().FollowAsync(note, Stop).ToListAsync(Stop).AsTask();
        while (!following.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
            Assert.True(clock.GetUtcNow() < new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero), "it follows for ever");
        }
        Assert.Equal([TuningState.Cancelled], (await following).Select(s => s.State));
    }

    [Fact]
    public async Task A_person_who_did_not_agree_to_training_is_not_trained_on()
    {
        var agreed = Sample.Mara with { Subject = new Subject { Person = "p-1", Consent = new Consent { Given = new DateOnly(2026, 1, 1), Expires = new DateOnly(2027, 1, 1), Purposes = [Purpose.Conversation, Purpose.Research] } } };
        var refusal = await Assert.ThrowsAsync<ConsentException>(() => Desk().StartAsync(agreed, "m", Bytes, again: false, Stop));
        Assert.EndsWith("The person agreed to other uses than training a model.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(provider.Requests);
        var all = agreed with { Subject = agreed.Subject with { Consent = agreed.Subject.Consent! with { Purposes = [Purpose.Training] } } };
        Assert.Equal("ftjob-1", (await Desk().StartAsync(all, "m", Bytes, again: false, Stop)).Job);
    }

    [Fact]
    public async Task Letting_go_cancels_or_deletes_everything_of_a_twin_and_of_no_other()
    {
        await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        await Desk().StartAsync(Sample.Mara with { Id = "anton" }, "m", Bytes with { Training = Encoding.UTF8.GetBytes("{\"messages\":[9]}\n"), Validation = [] }, again: false, Stop);
        await Desk().LetGoAsync("mara", Stop);
        Assert.Contains("POST /v1/fine_tuning/jobs/ftjob-1/cancel", provider.Requests);
        Assert.Equal(1, provider.Files);
        Assert.Equal(["anton"], (await new TuningBook(records).ListAsync(null, Stop).ToListAsync(Stop)).Select(n => n.Twin));
    }

    [Fact]
    public async Task A_model_that_was_trained_is_deleted_with_its_files()
    {
        await Desk().StartAsync(Sample.Mara, "m", Bytes, again: false, Stop);
        provider.Job = """ "status":"succeeded","fine_tuned_model":"ft:m:org:mara:x1","error":{},"trained_tokens":1 """;
        await Desk().LetGoAsync("mara", Stop);
        Assert.Contains("DELETE /v1/models/ft%3Am%3Aorg%3Amara%3Ax1", provider.Requests);
        Assert.Equal(0, provider.Files);
    }

    /// <summary>A process of its own: nothing is known to it but what is kept.</summary>
    private TuningDesk Desk()
    {
        var options = new ModelOptions { Provider = ModelProvider.OpenAI, Settings = new ModelSettings { Model = "m" }, Url = provider.Url, Key = "sk-very-secret", MaxTries = 1, Timeout = TimeSpan.FromSeconds(20) };
        opened.Add(ModelClients.Create(options, TimeProvider.System));
        return new TuningDesk(new TuningBook(records), new ConsentDesk(records, clock), opened[^1].Tuning, clock);
    }
}
