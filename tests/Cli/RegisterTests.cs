using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Twins.Tests.Storage;

namespace Twins.Tests.Cli;

/// <summary>The register and its audit log, by the real commands.</summary>
public sealed partial class RegisterTests : IDisposable
{
    private const string Grace = "twin:grace-adeyemi";

    private readonly TemporaryFolder data = new();
    private readonly AzuriteFixture azurite;

    public RegisterTests(AzuriteFixture azurite)
    {
        this.azurite = azurite;
        SampleFolder.Copy(data.Path, "grocer");
    }

    public void Dispose() => data.Dispose();

    [Fact]
    public async Task The_examples_in_the_help_run()
    {
        foreach (var example in await ExamplesAsync("register")) await DoneAsync(example);
        var opened = "";
        foreach (var command in (string[])["add", "approve", "list", "show", "revoke", "incident"])
            foreach (var example in await ExamplesAsync("register", command))
            {
                // An incident has the number that it was given.
                var done = await DoneAsync([.. example.Select((word, i) => i > 0 && example[i - 1] is "--close" ? opened : word)]);
                opened = Number().Match(done.Output).Groups["number"].Value;
            }
        foreach (var command in (string[])["show", "erase-note"])
            foreach (var example in await ExamplesAsync("audit", command)) await DoneAsync(example);
        await DoneAsync("audit", "verify");
    }

    [Fact]
    public async Task A_twin_is_registered_approved_and_shown_with_what_stands_in_its_document()
    {
        await AddAsync();
        await DoneAsync("register", "approve", Grace, "--use", "credit", "--until", "2099-12-31", "--note", "Minutes of May", "--by", "legal-1");
        var shown = (await DoneAsync("register", "show", Grace)).Output;
        Assert.Contains("Approval: credit by legal-1 on ", shown, StringComparison.Ordinal);
        Assert.Contains("holds until 2099-12-31: Minutes of May", shown, StringComparison.Ordinal);
        Assert.Matches(@"^twin:grace-adeyemi +[0-9a-f]{12} cx-team +approved: credit\n$", (await DoneAsync("register", "list")).Output);
        using var json = JsonDocument.Parse((await DoneAsync("register", "show", Grace, "--json")).Output);
        Assert.Equal("2099-12-31", json.RootElement.GetProperty("approvals")[0].GetProperty("until").GetString());
        // A document that says something else is another version, for which nobody stood.
        var document = Path.Combine(data.Path, "samples", "grocer", "twins", "grace-adeyemi.twin.yaml");
        await File.WriteAllTextAsync(document, (await File.ReadAllTextAsync(document)).Replace("name: Grace", "name: Gracie", StringComparison.Ordinal));
        await AddAsync();
        Assert.Contains("of another version", (await DoneAsync("register", "show", Grace)).Output, StringComparison.Ordinal);
        Assert.Contains("no approval", (await DoneAsync("register", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_was_edited_in_the_database_is_found_named_and_not_relied_on()
    {
        await AddAsync();
        var head = Head((await DoneAsync("audit", "verify")).Output);
        await DoneAsync("register", "approve", Grace, "--use", "credit", "--until", "2099-12-31", "--by", "legal-1");
        await DoneAsync("audit", "verify", "--head", head);
        Edit("UPDATE records SET value = CAST(replace(CAST(value AS TEXT), 'legal-1', 'legal-9') AS BLOB) WHERE partition = 'audit-log'");
        var verify = await RunAsync("audit", "verify");
        Assert.Equal((1, "Entry 2 is not what was written.\n"), (verify.Code, verify.Output));
        await RefusedAsync(1, "changed behind its back", "register", "list");
        await RefusedAsync(1, "changed behind its back", "register", "add", "model:m", "--version", "1", "--owner", "it", "--purpose", "p", "--by", "it");
    }

    [Fact]
    public async Task A_log_whose_end_and_head_were_taken_away_is_found_with_the_head_that_was_kept()
    {
        await AddAsync();
        var first = Head((await DoneAsync("audit", "verify")).Output);
        await DoneAsync("register", "incident", Grace, "--what", "Went wrong", "--by", "cx-lead");
        var second = Head((await DoneAsync("audit", "verify")).Output);
        Edit("DELETE FROM records WHERE partition = 'audit-log' AND id = (SELECT max(id) FROM records WHERE partition = 'audit-log')");
        Assert.Contains("its end was cut off", (await RunAsync("audit", "verify")).Output, StringComparison.Ordinal);
        Edit($"UPDATE records SET value = CAST('{first} 1' AS BLOB) WHERE partition = 'audit-head'");
        await DoneAsync("audit", "verify");
        var verify = await RunAsync("audit", "verify", "--head", second, "--json");
        using var json = JsonDocument.Parse(verify.Output);
        Assert.Equal((1, "head_unknown"), (verify.Code, json.RootElement.GetProperty("faults")[0].GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task The_register_of_a_function_app_is_kept_and_checked_in_its_storage_account()
    {
        var account = await azurite.AccountAsync();
        await DoneAsync("register", "add", "model:azure:gpt-mini", "--version", "1", "--owner", "it", "--purpose", "Answers", "--by", "it", "--account", account);
        var head = Head((await DoneAsync("audit", "verify", "--account", account)).Output);
        await DoneAsync("register", "approve", "model:azure:gpt-mini", "--use", "credit", "--until", "2099-12-31", "--by", "legal-1", "--account", account);
        Assert.Contains("2 entries", (await DoneAsync("audit", "verify", "--head", head, "--account", account)).Output, StringComparison.Ordinal);
        Assert.Contains("approved: credit", (await DoneAsync("register", "list", "--account", account)).Output, StringComparison.Ordinal);
        // Nothing of it is here.
        Assert.Empty((await DoneAsync("register", "list")).Output);
        await RefusedAsync(2, "--account is neither", "register", "list", "--account", "no account");
    }

    [Fact]
    public async Task Processes_that_write_at_once_and_are_killed_anywhere_leave_a_chain_that_holds()
    {
        await AddAsync();
        var chance = new Random(20261126);
        for (var round = 0; round < 4; round++)
        {
            var before = Entries();
            var writers = Enumerable.Range(0, 4).Select(i => TwinsProcess.Start(data.Path, null, "register", "incident", Grace, "--what", $"What {i} saw", "--by", $"writer-{i}")).ToList();
            // Somewhere around their writes: after one or two of them have come through, whatever the machine's speed.
            var until = before + chance.Next(1, 3);
            await Patience.UntilAsync(() => Entries() >= until || writers.All(w => w.HasExited), () => string.Concat(writers.Select(w => w.Error)));
            foreach (var writer in writers) if (!writer.HasExited) await writer.KillAsync();
            foreach (var writer in writers) writer.Dispose();
            Assert.True(Entries() >= until);
            await DoneAsync("audit", "verify");
        }
        var after = await DoneAsync("register", "incident", Grace, "--what", "The last", "--by", "writer");
        Assert.Contains($"Entry {Entries()} of the audit log", after.Output, StringComparison.Ordinal);
        await DoneAsync("audit", "verify", "--head", Hash().Match(after.Output).Value);
    }

    [Fact]
    public async Task A_note_that_names_somebody_can_be_erased_and_no_byte_of_it_is_left()
    {
        await AddAsync();
        await DoneAsync("register", "incident", Grace, "--what", "Rosalind Tate complained", "--by", "cx-lead");
        var head = Head((await DoneAsync("audit", "verify")).Output);
        await DoneAsync("audit", "erase-note", "2", "--by", "dpo-1");
        Assert.Contains("1 notes were erased", (await DoneAsync("audit", "verify", "--head", head)).Output, StringComparison.Ordinal);
        Assert.Contains("(note erased)", (await DoneAsync("audit", "show", Grace)).Output, StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(data.Path, "*", SearchOption.AllDirectories)) Assert.DoesNotContain("Rosalind", System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("is not registered. Add it first: twins register add twin:nobody", "register", "show", "twin:nobody")]
    [InlineData("'grace' cannot be registered; say twin:<id>", "register", "show", "grace")]
    [InlineData("twins register add twin:grace-adeyemi --from <folder>", "register", "add", Grace, "--version", "1", "--owner", "o", "--purpose", "p", "--by", "b")]
    [InlineData("twins register add model:m --version <name>", "register", "add", "model:m", "--owner", "o", "--purpose", "p", "--by", "b")]
    [InlineData("no name or address", "register", "add", "model:m", "--version", "1", "--owner", "Ann Smith", "--purpose", "p", "--by", "b")]
    [InlineData("--purpose is blank", "register", "add", "model:m", "--version", "1", "--owner", "o", "--purpose", " ", "--by", "b")]
    [InlineData("--until is a day such as 2027-06-30, not 'soon'", "register", "approve", Grace, "--use", "credit", "--until", "soon", "--by", "b")]
    [InlineData("--head is a hash of 64 digits", "audit", "verify", "--head", "9f2c")]
    [InlineData("Entry 7 has no note", "audit", "erase-note", "7", "--by", "b")]
    public async Task Misuse_gets_one_sentence_that_names_the_next_step(string sentence, params string[] arguments) => await RefusedAsync(2, sentence, arguments);

    [Fact]
    public async Task Looking_where_nothing_was_ever_kept_makes_nothing()
    {
        foreach (var look in (string[][])[["register", "list"], ["audit", "show"], ["audit", "verify"]]) await DoneAsync(look);
        Assert.Empty(Directory.GetFiles(data.Path, "*.db"));
    }

    private Task<Finished> AddAsync() => DoneAsync("register", "add", Grace, "--from", "samples/grocer", "--owner", "cx-team", "--purpose", "Messages", "--by", "cx-lead");

    private async Task<IReadOnlyList<string[]>> ExamplesAsync(params string[] command)
    {
        var examples = DocumentedCommands.Of((await DoneAsync([.. command, "--help"])).Output.Split("Usage:")[0]);
        Assert.NotEmpty(examples);
        return examples;
    }

    private async Task RefusedAsync(int code, string sentence, params string[] arguments)
    {
        var refused = await RunAsync(arguments);
        Assert.True((code, "") == (refused.Code, refused.Output), refused.Error + refused.Output);
        Assert.Contains(sentence, Assert.Single(refused.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task<Finished> DoneAsync(params string[] arguments)
    {
        var finished = await RunAsync(arguments);
        Assert.True(finished.Code == 0, $"{string.Join(' ', arguments)}: {finished.Error}{finished.Output}");
        return finished;
    }

    private Task<Finished> RunAsync(params string[] arguments) => TwinsProcess.RunAsync(data.Path, null, arguments);

    private int Entries() => Sql("SELECT count(*) FROM records WHERE partition = 'audit-log'", command => Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));

    private void Edit(string sql) => Assert.True(Sql(sql, command => command.ExecuteNonQuery()) > 0);

    private T Sql<T>(string sql, Func<SqliteCommand, T> run)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data.Path, "twins.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return run(command);
    }

    private static string Head(string verified) => Hash().Match(verified).Value;

    [GeneratedRegex("Incident (?<number>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Number();

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
