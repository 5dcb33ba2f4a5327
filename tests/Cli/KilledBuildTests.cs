using System.Text;
using System.Text.Json;
using Twins.Adapters.Storage.Embedded;
using Twins.Bench.Loopback;
using Twins.Core.Storage;

namespace Twins.Tests.Cli;

/// <summary>A build that is killed half-way loses nothing: done again it gives the same twins, and whoever it has read of can be forgotten at any moment. Runs while nothing else does: a build is over in two seconds, and has to be seen before.</summary>
[Collection(nameof(KilledBuildTests))]
[CollectionDefinition(nameof(KilledBuildTests), DisableParallelization = true)]
public sealed class KilledBuildTests : IDisposable
{
    private static readonly JsonElement Check = JsonDocument.Parse(File.ReadAllText(Path.Combine(Checkout.Root, "samples", "evidence", "erasure-check.json"))).RootElement;

    private readonly TemporaryFolder whole = new();
    private readonly TemporaryFolder killed = new();
    private readonly TemporaryFolder sources = new();

    public KilledBuildTests() => SampleFolder.Copy(sources.Path, "evidence");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Evidence => Path.Combine(sources.Path, "samples", "evidence");

    private static string Phrase => Check.GetProperty("phrase").GetString()!;

    private static string Email => Check.GetProperty("email").GetString()!;

    public void Dispose()
    {
        whole.Dispose();
        killed.Dispose();
        sources.Dispose();
    }

    [Theory]
    [InlineData("twins.db", 1)]
    [InlineData("evidence.db", 1)]
    [InlineData("people.jsonl", 1)]
    [InlineData("items.jsonl", 1)]
    [InlineData("items.jsonl", 2)]
    [InlineData("items.jsonl", 3)]
    [InlineData("*.twin.yaml", 1)]
    public async Task Killed_when_a_file_appears_and_done_again_it_gives_byte_for_byte_the_same_twins(string file, int many)
    {
        await KeyAsync(whole.Path);
        await BuildAsync(whole.Path);
        // Pseudonyms follow from the installation's key, and twins bear them.
        if (file is not "twins.db") await KeyAsync(killed.Path);
        await KillAsync(() => Directory.EnumerateFiles(killed.Path, file, Everywhere).Count() >= many, "build", Evidence);
        if (file is "twins.db") await KeyAsync(killed.Path);
        await BuildAsync(killed.Path);
        Assert.Equal(5, Directory.GetFiles(Path.Combine(killed.Path, "out", "fennel")).Length);
        foreach (var folder in new[] { "out", "blobs" }) Assert.Equal(Files(whole.Path, folder), Files(killed.Path, folder));
        string[] ask = ["ask", "out/fennel", "fennel-pensioners", "What about the scale by the door?"];
        Assert.Equal(await RunAsync(whole.Path, ask), await RunAsync(killed.Path, ask));
        await ForgetAsync();
    }

    [Theory]
    [InlineData("people.jsonl", 1)]
    [InlineData("items.jsonl", 1)]
    [InlineData("items.jsonl", 3)]
    [InlineData("*.twin.yaml", 1)]
    [InlineData("*.twin.yaml", 3)]
    public async Task Killed_when_a_file_appears_and_never_done_again_a_person_is_found_and_forgotten_all_the_same(string file, int many)
    {
        await KillAsync(() => Directory.EnumerateFiles(killed.Path, file, Everywhere).Count() >= many, "build", Evidence);
        await ForgetAsync();
    }

    [Fact]
    public async Task Who_has_left_the_sources_is_found_though_the_build_without_them_was_killed()
    {
        await BuildAsync(killed.Path);
        foreach (var source in Directory.EnumerateFiles(Evidence))
            await File.WriteAllTextAsync(source, (await File.ReadAllTextAsync(source, Stop)).Replace(Phrase, "The scale by the door is wrong", StringComparison.Ordinal).Replace(Email, "ida.north@example.net", StringComparison.Ordinal).Replace("Rosalind Tate", "Ida North", StringComparison.Ordinal).Replace("C3003", "C9003", StringComparison.Ordinal), Stop);
        // It hangs where everybody is known and nothing is written yet.
        await using var model = await LoopbackModel.StartAsync(new LoopbackOptions { Script = _ => new Fault.Hang() });
        await KillAsync(() => model.Stats.Chats > 0, "build", Evidence, "--model", "loopback", "--url", model.V1.ToString());
        Assert.Contains(Kept(), file => Holds(file, Phrase));
        await ForgetAsync();
    }

    [Fact]
    public async Task What_a_killed_process_had_begun_to_write_is_forgotten_too()
    {
        await BuildAsync(killed.Path);
        // Exactly what it leaves between the last byte and the renaming.
        var twin = Path.Combine(killed.Path, "out", "fennel", "fennel-pensioners.twin.yaml");
        File.Copy(twin, twin + ".part");
        var corpus = Directory.EnumerateFiles(Path.Combine(killed.Path, "blobs"), "items.jsonl", SearchOption.AllDirectories).Single(f => Holds(f, Phrase));
        File.Copy(corpus, Path.Combine(killed.Path, "blobs", "+", "abcdefgh.xyz"));
        await ForgetAsync();
        Assert.False(File.Exists(twin + ".part"));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(killed.Path, "blobs", "+")));
    }

    private static EnumerationOptions Everywhere => new() { RecurseSubdirectories = true, IgnoreInaccessible = true };

    /// <summary>The same for both installations; otherwise it is drawn at the first build.</summary>
    private static async Task KeyAsync(string data)
    {
        var (records, place) = (new SqliteRecords(EmbeddedDatabase.Open(data)), new RecordKey("keys", "subjects"));
        await records.ChangeAsync(place, _ => Encoding.UTF8.GetBytes("a key that is thirty-two bytes.."), Stop);
    }

    private Task<Finished> BuildAsync(string data) => RunAsync(data, "build", Evidence);

    private static async Task<Finished> RunAsync(string data, params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(data, null, arguments);
        Assert.True(finished.Code == 0, $"{string.Join(' ', arguments)}: {finished.Error}{finished.Output}");
        return finished;
    }

    private async Task KillAsync(Func<bool> now, params string[] arguments)
    {
        using var build = TwinsProcess.Start(killed.Path, null, arguments);
        while (!now() && !build.HasExited) await Task.Yield();
        Assert.False(build.HasExited, build.Error);
        await build.KillAsync();
    }

    private async Task ForgetAsync()
    {
        await RunAsync(killed.Path, "forget", Email, "--receipt", "receipt.json");
        Assert.All(Kept(), file => Assert.False(Holds(file, Phrase), file));
    }

    private IEnumerable<string> Kept() => Directory.EnumerateFiles(killed.Path, "*", Everywhere);

    private static SortedDictionary<string, string> Files(string data, string folder) =>
        new(Directory.EnumerateFiles(Path.Combine(data, folder), "*", Everywhere).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) is not "+").ToDictionary(f => Path.GetRelativePath(data, f), f => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(f)))), StringComparer.Ordinal);

    private static bool Holds(string file, string text)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
    }
}
