using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Twins.Bench.Loopback;
using Twins.Core.Personas;

namespace Twins.Tests.Cli;

/// <summary>From a folder of data to twins, and from twins to a person who is forgotten: the real command on the sample.</summary>
public sealed class BuildTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Checkout.Root, "samples", "evidence");

    private static readonly JsonElement Check = JsonDocument.Parse(File.ReadAllText(Path.Combine(Sample, "erasure-check.json"))).RootElement;

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder data = new();

    private string Built => Path.Combine(folder.Path, "built");

    public void Dispose()
    {
        folder.Dispose();
        data.Dispose();
    }

    [Fact]
    public async Task One_command_makes_three_twins_whose_evidence_points_to_real_rows()
    {
        await BuildAsync();
        var twins = TwinLibrary.Load(Built).Twins;
        Assert.Equal(["fennel-commuters", "fennel-families", "fennel-pensioners"], twins.Select(t => t.Id));
        Assert.All(twins, t => Assert.Equal(FidelityLevel.DataDriven, FidelityLevels.Of(t, new DateOnly(2026, 11, 25)).Level));
        foreach (var item in twins.SelectMany(t => t.Memory.Quotes).Where(q => q.Source!.StartsWith("tickets.csv, row ", StringComparison.Ordinal)))
        {
            // The row of a spreadsheet; no cell of the sample has a line break before row 40.
            var row = int.Parse(item.Source!.Split(' ')[^1].TrimEnd(','), System.Globalization.CultureInfo.InvariantCulture);
            if (row < 36) Assert.Contains(item.Text[^20..].TrimEnd('.', ']'), File.ReadAllLines(Path.Combine(Sample, "tickets.csv"))[row - 1] + item.Text, StringComparison.Ordinal);
        }
        Assert.All(twins, t => Assert.All(t.Grounds.SelectMany(g => g.Value), id => Assert.Contains(t.Memory.All, i => i.Id == id)));
    }

    [Theory]
    [InlineData("fennel-families", "What do you think of a delivery slot that holds the hour?")]
    [InlineData("fennel-commuters", "What do you think of the lockers at the station?")]
    [InlineData("fennel-pensioners", "What do you think of the paper leaflet with the offers?")]
    public async Task Each_of_them_answers_with_citations(string twin, string question)
    {
        await BuildAsync();
        var ask = await TwinsProcess.RunAsync(data.Path, null, "ask", Built, twin, question);
        Assert.True(ask.Code == 0, ask.Error);
        Assert.Matches(@"\[[a-z]+[0-9]+\] .*\((tickets\.csv|reviews\.jsonl|survey\.csv|interview\.vtt|mail\.mbox|clicks\.csv|returns-policy\.md), ", ask.Error);
    }

    [Fact]
    public async Task Nobodys_name_number_or_address_stands_in_clear_anywhere()
    {
        await BuildAsync();
        var people = File.ReadAllLines(Path.Combine(Sample, "tickets.csv")).Skip(1).Select(l => l.Split(',')).Where(f => f.Length > 4 && f[3].Contains('@', StringComparison.Ordinal)).SelectMany(f => new[] { f[2], f[3] }).Distinct().ToList();
        Assert.True(people.Count >= 30);
        foreach (var secret in people.Concat(["4111 1111", "IE29 AIBK", "01632", "Hawthorn Road", "Lindenstra", "192.0.2.", "7741 2290", "48211-7"]))
            Assert.All(Everything(), file => Assert.False(Holds(file, secret), $"{secret} stands in {file}"));
    }

    [Fact]
    public async Task A_second_build_makes_the_same_twins()
    {
        await BuildAsync();
        var first = Directory.EnumerateFiles(Built, "*.yaml").ToDictionary(f => f, File.ReadAllText);
        await BuildAsync();
        Assert.All(first, f => Assert.Equal(f.Value, File.ReadAllText(f.Key)));
    }

    [Fact]
    public async Task A_person_who_is_forgotten_leaves_no_byte_behind()
    {
        await using var model = await LoopbackModel.StartAsync();
        await BuildAsync();
        var phrase = Check.GetProperty("phrase").GetString()!;
        Assert.Contains(Everything(), file => Holds(file, phrase));
        // Answers of a model that has seen the phrase are in the ledger, and a report quotes it.
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TWINS_MODEL"] = "loopback", ["TWINS_MODEL_URL"] = model.V1.ToString() };
        await RunAsync(environment, "ask", Built, "fennel-pensioners", "What about the scale?");
        await File.WriteAllTextAsync(Path.Combine(Built, "scale.campaign.yaml"), "campaign: scale\npanel: fennel.panel.yaml\nvariants:\n  - {id: a, headline: A new scale by the door}\n  - {id: b, headline: More plums}\nquestions:\n  - {id: like, kind: yes_no, text: Do you like it?}\n");
        await RunAsync(null, "sweep", Built, "--out", Path.Combine(folder.Path, "report"));
        var receipt = Path.Combine(folder.Path, "receipt.json");
        var forget = await TwinsProcess.RunAsync(data.Path, null, "forget", Check.GetProperty("email").GetString()!, "--receipt", receipt);
        Assert.True(forget.Code == 0, forget.Error);
        Assert.Contains("answers in the ledger", forget.Output, StringComparison.Ordinal);
        Assert.Contains("reports in folders", forget.Output, StringComparison.Ordinal);
        Assert.All(Everything(), file => Assert.False(Holds(file, phrase), file));
        Assert.Equal(0, (await TwinsProcess.RunAsync(data.Path, null, "forget", "--verify", receipt)).Code);
        await BuildAsync();
        Assert.All(Everything(), file => Assert.False(Holds(file, phrase), $"{file}, after another build"));
        var show = await TwinsProcess.RunAsync(data.Path, null, "show", "--subject", Check.GetProperty("email").GetString()!);
        Assert.Contains("You asked to be forgotten", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_distils_is_asked_once_for_each_twin_and_told_the_evidence_inside_a_fence()
    {
        await using var model = await LoopbackModel.StartAsync();
        string[] build = ["build", Sample, "--out", Built, "--model", "loopback", "--url", model.V1.ToString()];
        await RunAsync(null, build);
        await RunAsync(null, build);
        Assert.Equal(3, model.Stats.Chats);
        // What the loopback model makes up cites nothing, so that none of it is believed and the extracted profile stays.
        Assert.All(TwinLibrary.Load(Built).Twins, t => Assert.NotEmpty(t.Goals));
    }

    [Fact]
    public async Task Somebody_is_shown_all_that_is_held_and_where_it_came_from()
    {
        await BuildAsync();
        var show = await TwinsProcess.RunAsync(data.Path, null, "show", "--subject", "C3003");
        Assert.Contains(Check.GetProperty("phrase").GetString()!, show.Output, StringComparison.Ordinal);
        Assert.Contains("tickets.csv, row 44", show.Output, StringComparison.Ordinal);
        Assert.Contains("reviews.jsonl, line 20", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receipt_that_somebody_changed_does_not_hold()
    {
        await BuildAsync();
        var receipt = Path.Combine(folder.Path, "receipt.json");
        await RunAsync(null, "forget", "C1001", "--receipt", receipt);
        await File.WriteAllTextAsync(receipt, (await File.ReadAllTextAsync(receipt)).Replace("pieces of evidence", "pieces of nothing", StringComparison.Ordinal));
        var verify = await TwinsProcess.RunAsync(data.Path, null, "forget", "--verify", receipt);
        Assert.Equal(1, verify.Code);
        Assert.Contains("It was changed", verify.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_a_folder_is_read_is_shown_before_it_is_read_and_can_be_edited()
    {
        var show = await TwinsProcess.RunAsync(data.Path, null, "build", Sample, "--show");
        Assert.Contains("format: qualtrics", show.Output, StringComparison.Ordinal);
        Assert.Contains("compared_prices: measure", show.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(data.Path, "blobs")));
        var build = await BuildAsync();
        Assert.Contains("person: customer_id", build.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Twins_of_single_customers_are_made_of_those_alone_who_agreed()
    {
        foreach (var file in Directory.EnumerateFiles(Sample)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var spec = Path.Combine(folder.Path, "sources.yaml");
        await File.WriteAllTextAsync(spec, (await File.ReadAllTextAsync(spec)).Replace("by: segment", "by: customer", StringComparison.Ordinal));
        await RunAsync(null, "build", folder.Path, "--out", Built);
        var twins = TwinLibrary.Load(Built).Twins;
        Assert.Equal(2, twins.Count);
        Assert.All(twins, t => Assert.True(t.Subject!.Consent!.Expires > new DateOnly(2026, 11, 25)));
        Assert.All(twins, t => Assert.StartsWith("p-", t.Subject!.Person, StringComparison.Ordinal));
        // One of them agreed to research and not to conversation.
        var quiet = twins.Single(t => !t.Subject!.Consent!.Purposes.Contains(Purpose.Conversation));
        var ask = await TwinsProcess.RunAsync(data.Path, null, "ask", Built, quiet.Id, "What do you think of lockers?");
        Assert.Equal(2, ask.Code);
        Assert.Contains("agreed to other uses than conversation", ask.Error, StringComparison.Ordinal);
        Assert.Equal("", ask.Output);
    }

    [Fact]
    public async Task Who_agreed_to_be_contacted_can_be_found_again_and_nobody_else()
    {
        foreach (var file in Directory.EnumerateFiles(Sample)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var spec = Path.Combine(folder.Path, "sources.yaml");
        await File.WriteAllTextAsync(spec, (await File.ReadAllTextAsync(spec)).Replace("by: segment", "by: customer", StringComparison.Ordinal));
        var consents = Path.Combine(folder.Path, "consents.csv");
        await File.WriteAllTextAsync(consents, (await File.ReadAllTextAsync(consents)).Replace("marek.dvorak@example.net,2026-02-01,2027-12-31,research", "marek.dvorak@example.net,2026-02-01,2027-12-31,\"research, contact\"", StringComparison.Ordinal));
        await RunAsync(null, "build", folder.Path, "--out", Built);
        foreach (var source in Directory.EnumerateFiles(folder.Path)) File.Delete(source);
        Assert.All(Everything(), file => Assert.False(Holds(file, "marek.dvorak"), file));
        var people = TwinLibrary.Load(Built).Twins.ToDictionary(t => t.Subject!.Consent!.Purposes.Contains(Purpose.Contact), t => t.Subject!.Person);
        var reveal = await RunAsync(null, "reveal", people[true], "--reason", "wants a call about lockers");
        Assert.Contains("marek.dvorak@example.net\n", reveal.Output, StringComparison.Ordinal);
        var other = await TwinsProcess.RunAsync(data.Path, null, "reveal", people[false], "--reason", "curious");
        Assert.Equal((1, ""), (other.Code, other.Output));
        Assert.Contains("did not agree to be contacted", other.Error, StringComparison.Ordinal);
        Assert.Contains("wants a call about lockers", (await RunAsync(null, "show", "--subject", "marek.dvorak@example.net")).Output, StringComparison.Ordinal);
        var forget = await RunAsync(null, "forget", "marek.dvorak@example.net", "--receipt", Path.Combine(folder.Path, "receipt.json"));
        Assert.Contains("1 names that were sealed", forget.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await TwinsProcess.RunAsync(data.Path, null, "reveal", people[true], "--reason", "again")).Code);
    }

    [Fact]
    public async Task Rows_that_may_no_longer_be_kept_are_left_out_and_counted()
    {
        foreach (var file in Directory.EnumerateFiles(Sample)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var spec = Path.Combine(folder.Path, "sources.yaml");
        await File.WriteAllTextAsync(spec, "retention_months: 1\n" + await File.ReadAllTextAsync(spec));
        var build = await RunAsync(null, "build", folder.Path, "--out", Built);
        Assert.Matches("; [0-9]+ rows left out, which are older than may be kept", build.Error);
        var oldest = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(-1).AddDays(-1);
        Assert.All(TwinLibrary.Load(Built).Twins.SelectMany(t => t.Memory.All), i => Assert.True(i.Date is null || i.Date >= oldest));
        Assert.Contains("Everything that is kept may be kept.", (await RunAsync(null, "forget", "--expired")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_words_are_trained_on_without_consent_to_that_and_an_export_is_forgotten_too()
    {
        await BuildAsync();
        var into = Path.Combine(folder.Path, "tuning");
        string[] export = ["tune", "export", Built, "fennel-pensioners", "--out", into, "--for", "openai"];
        var alone = await TwinsProcess.RunAsync(data.Path, null, export);
        Assert.Equal(2, alone.Code);
        Assert.Matches("What [0-9]+ people said was left out: no consent of theirs for training holds.\n0 different examples are too few", alone.Error);
        var lines = Path.Combine(folder.Path, "written.jsonl");
        await File.WriteAllLinesAsync(lines, Enumerable.Range(1, 20).Select(i => $$"""{"question": "What about plums, number {{i}}?", "answer": "I weigh number {{i}} twice."}"""));
        await RunAsync(null, [.. export, "--transcripts", lines]);
        Assert.All(Directory.EnumerateFiles(into), f => Assert.DoesNotContain(Check.GetProperty("phrase").GetString()!, File.ReadAllText(f), StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(into, "training.jsonl"), Check.GetProperty("phrase").GetString());
        var forget = await RunAsync(null, "forget", Check.GetProperty("email").GetString()!, "--receipt", Path.Combine(folder.Path, "receipt.json"));
        Assert.Contains("files to train on", forget.Output, StringComparison.Ordinal);
        Assert.All(Everything(), file => Assert.False(Holds(file, Check.GetProperty("phrase").GetString()!), file));
    }

    [Fact]
    public async Task People_sort_themselves_into_twins_and_each_is_held_against_its_members()
    {
        foreach (var file in Directory.EnumerateFiles(Sample)) File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        var spec = Path.Combine(folder.Path, "sources.yaml");
        await File.WriteAllTextAsync(spec, (await File.ReadAllTextAsync(spec)).Replace("by: segment", "by: cluster\nclusters: 3", StringComparison.Ordinal));
        var build = await RunAsync(null, "build", folder.Path, "--out", Built, "--match");
        Assert.Equal(3, TwinLibrary.Load(Built).Twins.Count);
        // One of the thirty once agreed and no longer does.
        Assert.Matches(@"\d+ of 29 people \(\d+ %\); (more|less)", build.Output);
        Assert.Matches(@"These segments are .*\(silhouette 0\.\d\d\)", build.Output);
        Assert.Matches(@"'What matters most to you when you choose a grocer\?' \(n = \d+\): twin 0\.\d+, everybody 0\.\d+, floor", build.Output);
        Assert.Contains("not a language model and not people", build.Output, StringComparison.Ordinal);
        Assert.Contains("## Kinds of people", await File.ReadAllTextAsync(Path.Combine(Built, "build-report.md")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_customers_cannot_be_sorted_and_are_told_so()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "orders.csv"), "customer_id,orders\n" + string.Concat(Enumerable.Range(1, 10).Select(i => $"C{i},{i}\n")));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "sources.yaml"), "by: cluster\n");
        var build = await TwinsProcess.RunAsync(data.Path, null, "build", folder.Path, "--out", Built);
        Assert.Equal(2, build.Code);
        Assert.Contains("Twins by cluster cannot be made of this folder.", build.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Built));
    }

    private Task<Finished> BuildAsync() => RunAsync(null, "build", Sample, "--out", Built);

    private async Task<Finished> RunAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var finished = await TwinsProcess.RunAsync(data.Path, environment, arguments);
        Assert.True(finished.Code == 0, finished.Error);
        return finished;
    }

    private IEnumerable<string> Everything() => new[] { data.Path, folder.Path }.SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories));

    /// <summary>In UTF-8 and UTF-16, in what is packed too; independent of how the product searches.</summary>
    private static bool Holds(string file, string text)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0) return true;
        if (!bytes.AsSpan().StartsWith("PK"u8)) return false;
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return zip.Entries.Any(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd().Contains(text, StringComparison.Ordinal);
        });
    }
}
