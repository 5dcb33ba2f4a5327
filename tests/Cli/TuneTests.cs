using System.Globalization;
using System.Text;
using System.Text.Json;
using Twins.Adapters.Storage.Embedded;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;
using Twins.Tests.Adapters.Models.Tuning;

namespace Twins.Tests.Cli;

/// <summary>A model of a twin's own, by the real command, at a provider on this machine: what was paid for is never paid for again.</summary>
public sealed class TuneTests : IAsyncDisposable
{
    private const string Base = "openai:gpt-4.1-mini-2025-04-14", Tuned = "ft:gpt-4.1-mini-2025-04-14:my-org:jo:x1";

    private readonly TemporaryFolder data = new();
    private readonly Provider provider = Provider.Start();

    public TuneTests()
    {
        data.File("my-twins/jo.twin.yaml", "twin: jo\nname: Jo\ngoals: [Fresh bread every morning]\n");
        data.File("interviews.jsonl", Interviews(40));
    }

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        data.Dispose();
        Assert.Empty(provider.Surprises);
    }

    [Fact]
    public async Task The_commands_of_docs_fine_tuning_run_as_written()
    {
        var commands = DocumentedCommands.In("docs/fine-tuning.md");
        Assert.Equal(["export", "start", "follow", "end"], commands.Select(c => c[1]));
        var export = await RunAsync(commands[0]);
        Assert.Matches(@"\Atuning/jo/validation\.jsonl\ntuning/jo/training\.jsonl\n40 from transcript\n36 to train, 4 to check; 0 said the same and 0 were empty or too long\. [0-9,]+ tokens, [0-9,]+ in 3 epochs, about \$[0-9.]+\.\n\z", export.Output);
        Assert.Equal("ftjob-1\tunderway\n", (await RunAsync(commands[1])).Output);
        Succeed();
        var follow = await RunAsync(commands[2]);
        Assert.Equal(Tuned + "\n", follow.Output);
        Assert.Equal($"ftjob-1: succeeded\n  Fine-tuning job started\n  Step 2/90: training loss=1.10\nWrite into jo.twin.yaml: tuned: {Tuned}\n", follow.Error);
        Assert.StartsWith("ftjob-1\ttwins-jo-train-", (await RunAsync(commands[3])).Output, StringComparison.Ordinal);
        Assert.Equal(0, provider.Files);
        Assert.Contains(provider.Requests, r => r.StartsWith("DELETE /v1/models/", StringComparison.Ordinal));
        Assert.Equal("No job of 'jo' is known here; there is nothing to end.\n", (await RunAsync(commands[3])).Error);
    }

    [Theory]
    [InlineData("openai", false)]
    [InlineData("azure", true)]
    public async Task The_files_are_chats_of_three_messages_with_the_mark_that_the_provider_wants(string provider, bool marked)
    {
        await ExportAsync("--for", provider);
        foreach (var name in new[] { "training.jsonl", "validation.jsonl" })
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(data.Path, "tuning", "jo", name), TestContext.Current.CancellationToken);
            Assert.Equal(marked, bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
            foreach (var line in Encoding.UTF8.GetString(bytes).TrimStart('\ufeff').Split('\n', StringSplitOptions.RemoveEmptyEntries))
                Assert.Equal(["system", "user", "assistant"], JsonDocument.Parse(line).RootElement.GetProperty("messages").EnumerateArray().Select(m => m.GetProperty("role").GetString()));
        }
        Assert.Equal(2, Directory.GetFiles(Path.Combine(data.Path, "tuning", "jo")).Length);
    }

    [Fact]
    public async Task An_export_takes_the_place_of_the_one_before_with_its_checks()
    {
        await ExportAsync("--for", "openai");
        await ExportAsync("--for", "openai", "--validation", "0");
        Assert.Equal(["training.jsonl"], Directory.GetFiles(Path.Combine(data.Path, "tuning", "jo")).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("GET /v1/files?purpose=fine-tune")]
    [InlineData("POST /v1/files")]
    [InlineData("GET /v1/fine_tuning/jobs?limit=100")]
    [InlineData("POST /v1/fine_tuning/jobs")]
    public async Task Killed_before_it_hears_what_was_done_and_started_again_it_pays_for_one_job(string call)
    {
        await ExportAsync("--for", "openai");
        using (var start = TwinsProcess.Start(data.Path, Environment, "tune", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base))
        {
            var killed = new TaskCompletionSource();
            provider.Done = async done =>
            {
                if (done != call || killed.Task.IsCompleted) return;
                await start.KillAsync();
                killed.TrySetResult();
            };
            await killed.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        }
        Assert.Equal("ftjob-1\tunderway\n", (await StartAsync()).Output);
        Assert.Equal("ftjob-1\tunderway\n", (await StartAsync()).Output);
        Assert.Equal((1, 2), (provider.Jobs, provider.Files));
    }

    [Fact]
    public async Task Killed_while_it_follows_the_job_goes_on_and_is_followed_to_its_end_later()
    {
        await ExportAsync("--for", "openai");
        await StartAsync();
        using (var follow = TwinsProcess.Start(data.Path, Environment, "tune", "follow", "jo", "--model", Base))
        {
            await follow.UntilAsync(() => follow.Error.Contains("Step 2/90", StringComparison.Ordinal));
            Assert.False(follow.HasExited, follow.Error);
            Assert.StartsWith("ftjob-1: running\n", follow.Error, StringComparison.Ordinal);
            await follow.KillAsync();
        }
        Succeed();
        Assert.Equal(Tuned + "\n", (await RunAsync("tune", "follow", "jo", "--model", Base)).Output);
        Assert.Equal("ftjob-1\tsucceeded\n", (await StartAsync()).Output);
        Assert.Equal((1, 2), (provider.Jobs, provider.Files));
    }

    [Fact]
    public async Task A_job_that_failed_says_why_and_is_paid_for_again_only_when_asked()
    {
        await ExportAsync("--for", "openai");
        await StartAsync();
        provider.Job = """ "status":"failed","fine_tuned_model":null,"error":{"code":"x","message":"Line 3 has no assistant message."},"trained_tokens":null """;
        var follow = await TwinsProcess.RunAsync(data.Path, Environment, "tune", "follow", "jo", "--model", Base);
        Assert.Equal((1, ""), (follow.Code, follow.Output));
        Assert.EndsWith("The job ftjob-1 has failed: Line 3 has no assistant message.\n", follow.Error, StringComparison.Ordinal);
        await RefusedAsync(2, "start it --again.", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base);
        Assert.Equal(1, provider.Jobs);
    }

    [Theory]
    [InlineData("ed.twin.yaml", "twin: ed\nname: Ed\n", "ed")]
    [InlineData("jo.twin.yaml", "twin: jo\nname: Jo\ngoals: [Stale bread every morning]\n", "jo")]
    public async Task What_was_exported_of_another_twin_or_of_one_that_has_changed_is_not_trained_on(string file, string twin, string who)
    {
        await ExportAsync("--for", "openai");
        data.File(Path.Combine("my-twins", file), twin);
        await RefusedAsync(2, $"tuning/jo is no export of '{who}' as it may be trained on now", "start", "my-twins", who, "--files", "tuning/jo", "--model", Base);
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task Words_of_somebody_who_took_the_consent_back_since_the_export_are_not_trained_on()
    {
        data.File("my-twins/jo.twin.yaml", "twin: jo\nname: Jo\nmemory:\n  quotes:\n    - {text: The bread here is better than my mother's., subject: p-ada}\n");
        var consents = new ConsentBook(new SqliteRecords(EmbeddedDatabase.Open(data.Path)), TimeProvider.System);
        await consents.KeepAsync("b", new Dictionary<string, Consent>(StringComparer.Ordinal) { ["p-ada"] = new() { Given = new DateOnly(2026, 1, 1), Expires = new DateOnly(2099, 1, 1), Purposes = [Purpose.Training] } }, TestContext.Current.CancellationToken);
        await ExportAsync("--for", "openai");
        Assert.Contains("better than my mother", await File.ReadAllTextAsync(Path.Combine(data.Path, "tuning", "jo", "training.jsonl"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await consents.RemoveAsync(["p-ada"], TestContext.Current.CancellationToken);
        await RefusedAsync(2, "the consents of its people changed", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base);
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task A_provider_that_refuses_is_one_sentence_without_the_key()
    {
        await ExportAsync("--for", "openai");
        provider.Fail(401, """{"error":{"message":"Incorrect API key provided: sk-very-secret.","code":"invalid_api_key"}}""");
        var start = await RefusedAsync(1, "", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base);
        Assert.DoesNotContain("sk-very-secret", start.Error, StringComparison.Ordinal);
        Assert.Equal((0, 0), (provider.Jobs, provider.Files));
    }

    [Theory]
    [InlineData(2, "different examples are too few; 10 are the least that a provider takes", "export", "my-twins", "jo", "--out", "out", "--for", "openai")]
    [InlineData(1, "broken.jsonl(2,1): a line is a JSON object with a question and an answer", "export", "my-twins", "jo", "--out", "out", "--for", "openai", "--transcripts", "broken.jsonl")]
    [InlineData(1, "nothere.jsonl: does not exist.", "export", "my-twins", "jo", "--out", "out", "--for", "openai", "--transcripts", "nothere.jsonl")]
    [InlineData(1, "has no twin 'joe'", "export", "my-twins", "joe", "--out", "out", "--for", "openai")]
    [InlineData(2, "The share for validation is a number from 0 to 0.5, not 0.9.", "export", "my-twins", "jo", "--out", "out", "--for", "openai", "--transcripts", "interviews.jsonl", "--validation", "0.9")]
    [InlineData(2, "--epochs is a number from 1 to 50.", "export", "my-twins", "jo", "--out", "out", "--for", "openai", "--transcripts", "interviews.jsonl", "--epochs", "-3")]
    [InlineData(2, "--price is US dollars per million training tokens", "export", "my-twins", "jo", "--out", "out", "--for", "openai", "--transcripts", "interviews.jsonl", "--price", "-5")]
    [InlineData(2, "agreed to other uses than training", "export", "people", "noor", "--out", "out", "--for", "openai", "--transcripts", "interviews.jsonl")]
    [InlineData(2, "agreed to other uses than training", "start", "people", "noor", "--files", "tuning/jo", "--model", Base)]
    [InlineData(2, "was exported for azure; export it with --for openai.", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base)]
    [InlineData(2, "holds no training.jsonl; write one with: twins tune export", "start", "my-twins", "jo", "--files", "my-twins", "--model", Base)]
    [InlineData(2, "--epochs is a number from 1 to 50.", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base, "--epochs", "0")]
    [InlineData(2, "Say where: --model", "start", "my-twins", "jo", "--files", "tuning/jo")]
    [InlineData(2, "No job of 'jo' was started here; start one with: twins tune start", "follow", "jo", "--model", Base)]
    public async Task Bad_input_gets_one_sentence_and_nothing_is_written_or_sent(int code, string sentence, params string[] arguments)
    {
        data.File("broken.jsonl", "{\"question\": \"Bread?\", \"answer\": \"Yes.\"}\n[1, 2]\n");
        data.File("people/noor.twin.yaml", "twin: noor\nname: Noor\nsubject:\n  person: p-1\n  consent: {given: 2026-01-01, expires: 2099-01-01, purposes: [conversation]}\n");
        data.File("tuning/jo/training.jsonl", arguments.Contains("people") ? "{}\n" : "\ufeff{}\n");
        await RefusedAsync(code, sentence, arguments);
        Assert.False(Directory.Exists(Path.Combine(data.Path, "out")));
        Assert.Empty(provider.Requests);
    }

    [Fact]
    public async Task A_provider_that_nobody_knows_is_refused_with_those_that_are_known()
    {
        var export = await TwinsProcess.RunAsync(data.Path, null, "tune", "export", "my-twins", "jo", "--out", "out", "--for", "mistral");
        Assert.Equal((2, ""), (export.Code, export.Output));
        Assert.Contains("'openai'", export.Error, StringComparison.Ordinal);
        Assert.Contains("'azure'", export.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Twins.Core", export.Error, StringComparison.Ordinal);
    }

    private Dictionary<string, string> Environment => new(StringComparer.Ordinal) { ["OPENAI_API_KEY"] = "sk-very-secret", ["TWINS_MODEL_URL"] = provider.Url.ToString() };

    private void Succeed() => provider.Job = $$""" "status":"succeeded","fine_tuned_model":"{{Tuned}}","error":{},"trained_tokens":4242 """;

    private Task<Finished> ExportAsync(params string[] more) => RunAsync(["tune", "export", "my-twins", "jo", "--out", "tuning/jo", "--transcripts", "interviews.jsonl", .. more]);

    private Task<Finished> StartAsync() => RunAsync("tune", "start", "my-twins", "jo", "--files", "tuning/jo", "--model", Base);

    private async Task<Finished> RunAsync(params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(data.Path, Environment, arguments);
        Assert.True(finished.Code == 0, $"{string.Join(' ', arguments)}: {finished.Error}");
        return finished;
    }

    private async Task<Finished> RefusedAsync(int code, string sentence, params string[] arguments)
    {
        var refused = await TwinsProcess.RunAsync(data.Path, Environment, ["tune", .. arguments]);
        Assert.True((code, "") == (refused.Code, refused.Output), refused.Error + refused.Output);
        Assert.Contains(sentence, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        return refused;
    }

    /// <summary>Answers none of which is like another.</summary>
    private static string Interviews(int many)
    {
        string[] words = ["bread", "train", "rain", "garden", "winter", "uncle", "kettle", "ladder", "market", "window", "saddle", "piano", "letter", "cousin", "apples", "boat"];
        var chance = new Random(20261125);
        var text = new StringBuilder();
        for (var i = 0; i < many; i++)
            text.Append(CultureInfo.InvariantCulture, $$"""{"question": "What about {{words[i % words.Length]}} {{i}}?", "answer": "{{string.Join(' ', Enumerable.Range(0, 15).Select(_ => words[chance.Next(words.Length)]))}}."}""").Append('\n');
        return text.ToString();
    }
}
