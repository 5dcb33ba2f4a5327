using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Twins.Bench.Loopback;
using Twins.Tests.Cli;
using Twins.Tests.Storage;

namespace Twins.Tests.Functions.Rights;

/// <summary>A person asks to be shown what a function app holds, and to be forgotten by it: real processes, from data to the last byte.</summary>
public sealed class ForgettingTests(AzuriteFixture azurite) : IDisposable
{
    private static readonly JsonElement Check = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "samples", "evidence", "erasure-check.json"))).RootElement;
    private static readonly string Phrase = Check.GetProperty("phrase").GetString()!;
    private static readonly string Email = Check.GetProperty("email").GetString()!;

    private readonly TemporaryFolder mine = new();
    private readonly TemporaryFolder apps = new();

    private string Built => Path.Combine(mine.Path, "built");

    public void Dispose()
    {
        mine.Dispose();
        apps.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_app_forgets_a_person_by_pseudonym_and_signs_for_it(bool onAzure)
    {
        await using var model = await LoopbackModel.StartAsync();
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "loopback", ["TWINS_MODEL_URL"] = model.V1.ToString() };
        var account = onAzure ? await azurite.AccountAsync() : null;
        if (account is not null) environment["TWINS_STORAGE"] = account;
        await using var app = await FunctionsProcess.StartAsync(apps.Path, environment);
        await HeldAsync(app);
        Assert.True(await HoldsAsync(account, Phrase));
        var show = await ToAsync(app, "show", "--subject", Email);
        Assert.True(show.Code is 0, show.Error);
        Assert.Contains($"*At {app.Http.BaseAddress}*", show.Output, StringComparison.Ordinal);
        Assert.Contains(Phrase, show.Output[show.Output.IndexOf("*At ", StringComparison.Ordinal)..], StringComparison.Ordinal);

        var receipt = Path.Combine(mine.Path, "receipt.json");
        var forget = await ToAsync(app, "forget", Email, "--receipt", receipt);
        Assert.True(forget.Code is 0, forget.Output + forget.Error + app.Log);
        var signed = Signed(await File.ReadAllTextAsync(Path.ChangeExtension(receipt, ".app.json"), TestContext.Current.CancellationToken));
        var erased = signed.GetProperty("erased");
        Assert.Equal(1, erased.GetProperty("documents of the workspace").GetInt32());
        Assert.Equal(1, erased.GetProperty("answers in the ledger").GetInt32());
        Assert.Equal(1, erased.GetProperty("runs with their reports").GetInt32());
        Assert.Equal(0, signed.GetProperty("still_in").GetArrayLength());
        Assert.False(await HoldsAsync(account, Phrase));
        Assert.DoesNotContain(Phrase, await app.Http.GetStringAsync("/api/twins/fennel-pensioners", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        // Who it was is told to nobody: not to the app, and not to its log.
        Assert.False(await HoldsAsync(account, Email));
        Assert.DoesNotContain(Email, app.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Only_an_admin_may_and_only_with_pseudonyms()
    {
        const string Runner = "0123456789abcdef0123456789abcdef-runner";
        await using var app = await FunctionsProcess.StartAsync(apps.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEYS"] = $"tester:Admin:0123456789abcdef0123456789abcdef-test runner:Steward:{Runner}" });
        using var named = await app.Http.PostAsJsonAsync("/api/subjects/erase", new { pseudonyms = (string[])[Email] }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, named.StatusCode);
        Assert.DoesNotContain(Email, await named.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var none = await app.Http.PostAsJsonAsync("/api/subjects/erase", new { pseudonyms = (string[])[] }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        app.Http.DefaultRequestHeaders.Remove("X-Api-Key");
        app.Http.DefaultRequestHeaders.Add("X-Api-Key", Runner);
        foreach (var what in (string[])["show", "erase"])
        {
            using var refused = await app.Http.PostAsJsonAsync($"/api/subjects/{what}", new { pseudonyms = (string[])["p-abcdefghijklmnopqrstuvwxyz"] }, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
    }

    [Fact]
    public async Task An_app_that_cannot_be_reached_leaves_everything_here_as_it_was()
    {
        await RunAsync("build", Path.Combine(Checkout.Root, "samples", "evidence"), "--out", Built);
        var forget = await TwinsProcess.RunAsync(mine.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEY"] = "k" }, "forget", Email, "--to", "http://127.0.0.1:9", "--receipt", Path.Combine(mine.Path, "receipt.json"));
        Assert.Equal(1, forget.Code);
        Assert.Contains("Nothing can be reached at http://127.0.0.1:9/", forget.Error, StringComparison.Ordinal);
        Assert.Contains(Phrase, await File.ReadAllTextAsync(Path.Combine(Built, "fennel-pensioners.twin.yaml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>What a receipt says, once its signature was found to be right by nobody's code but the platform's.</summary>
    private static JsonElement Signed(string receipt)
    {
        var json = JsonDocument.Parse(receipt).RootElement;
        var document = json.GetProperty("document").GetString()!;
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(json.GetProperty("public_key").GetBytesFromBase64(), out _);
        Assert.True(key.VerifyData(Encoding.UTF8.GetBytes(document), json.GetProperty("signature").GetBytesFromBase64(), HashAlgorithmName.SHA256));
        return JsonDocument.Parse(document).RootElement;
    }

    /// <summary>The twins of the sample in the app's workspace, one asked by a model, and a run over them.</summary>
    private async Task HeldAsync(FunctionsProcess app)
    {
        await RunAsync("build", Path.Combine(Checkout.Root, "samples", "evidence"), "--out", Built);
        await File.WriteAllTextAsync(Path.Combine(Built, "scale.campaign.yaml"), "campaign: scale\npanel: fennel.panel.yaml\nvariants:\n  - {id: a, headline: A new scale by the door}\n  - {id: b, headline: More plums}\nquestions:\n  - {id: like, kind: yes_no, text: Do you like it?}\n");
        File.Delete(Path.Combine(Built, "build-report.md"));
        await app.PushAsync(Built, mine.Path);
        using var asked = await app.Http.PostAsJsonAsync("/api/twins/fennel-pensioners/ask", new { question = "What about the scale by the door?" }, TestContext.Current.CancellationToken);
        Assert.True(asked.IsSuccessStatusCode, app.Log);
        var run = await app.StartRunAsync(new { campaign = "scale", model = "offline" });
        await app.FinishAsync(run.GetProperty("id").GetString()!);
    }

    private Task<Finished> ToAsync(FunctionsProcess app, params string[] arguments) =>
        TwinsProcess.RunAsync(mine.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_API_KEY"] = app.Http.DefaultRequestHeaders.GetValues("X-Api-Key").Single() }, [.. arguments, "--to", app.Http.BaseAddress!.ToString()]);

    private async Task RunAsync(params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(mine.Path, null, arguments);
        Assert.True(finished.Code is 0, finished.Error);
    }

    /// <summary>In the app's folder and in its storage account; independent of how the product searches.</summary>
    private async Task<bool> HoldsAsync(string? account, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (Directory.EnumerateFiles(apps.Path, "*", SearchOption.AllDirectories).Where(f => new FileInfo(f).Length > 0).Any(f => Holds(ReadShared(f), bytes))) return true;
        if (account is null) return false;
        var tables = new TableServiceClient(account);
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                if (row.Any(c => c.Value is byte[] value ? Holds(value, bytes) : c.Value is string s && s.Contains(text, StringComparison.Ordinal))) return true;
        var blobs = new BlobServiceClient(account);
        await foreach (var container in blobs.GetBlobContainersAsync())
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                if (Holds((await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToArray(), bytes)) return true;
        return false;
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static bool Holds(byte[] content, byte[] text)
    {
        if (content.AsSpan().IndexOf(text) >= 0) return true;
        if (!content.AsSpan().StartsWith("PK"u8)) return false;
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(content));
        return zip.Entries.Any(e =>
        {
            using var memory = new MemoryStream();
            using (var entry = e.Open()) entry.CopyTo(memory);
            return memory.ToArray().AsSpan().IndexOf(text) >= 0;
        });
    }
}
