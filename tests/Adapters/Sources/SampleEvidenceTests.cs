using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Adapters.Sources;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Adapters.Sources;

/// <summary>What the sample promises to whoever builds on it.</summary>
public sealed partial class SampleEvidenceTests
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "samples", "evidence");

    [Fact]
    public async Task All_of_the_sample_can_be_read()
    {
        var (records, problems) = await ReadAsync();
        Assert.Empty(problems);
        string[] files = ["clicks.csv", "interview.vtt", "mail.mbox", "returns-policy.md", "reviews.jsonl", "survey.csv", "tickets.csv"];
        Assert.Equal(files, records.Select(r => r.Place.File).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(63, records.Count(r => r.Place.File == "tickets.csv"));
        Assert.Equal(40, records.Count(r => r.Place.File == "reviews.jsonl"));
        Assert.Equal(30, records.Where(r => r.Place.File == "survey.csv").Select(r => r.Place.At).Distinct().Count());
        Assert.Equal(["orlaith.brennan@example.org", "marek.dvorak@example.net"], records.Where(r => r.Place.File == "interview.vtt").SelectMany(r => r.Person).Distinct());
        Assert.All(records.Where(r => r.Place.File == "returns-policy.md"), r => Assert.Equal(EvidenceKind.Rule, r.Kind));
    }

    [Fact]
    public async Task Each_of_the_three_segments_has_quotes_praise_complaint_and_figures()
    {
        var (records, _) = await ReadAsync();
        var segments = records.Where(r => r.Segment is not null).SelectMany(r => r.Person.Select(p => (Person: p, r.Segment))).Distinct().ToLookup(p => p.Segment!, p => p.Person);
        Assert.Equal(["commuters", "families", "pensioners"], segments.Select(s => s.Key).Order(StringComparer.Ordinal));
        foreach (var segment in segments)
        {
            var own = records.Where(r => r.Person.Any(segment.Contains)).ToList();
            Assert.True(own.Count(r => r.Kind is EvidenceKind.Quote && r.Text.Length > 0) >= 8);
            Assert.Contains(own, r => r.Rating > 0.7);
            Assert.Contains(own, r => r.Rating < 0.3);
            Assert.True(own.Count(r => r.Measures.Count >= 4) >= 50);
        }
    }

    [Fact]
    public async Task The_customer_to_forget_is_in_five_files_and_alone_says_the_phrase()
    {
        var (records, _) = await ReadAsync();
        using var check = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "erasure-check.json"), TestContext.Current.CancellationToken));
        var (email, phrase) = (check.RootElement.GetProperty("email").GetString()!, check.RootElement.GetProperty("phrase").GetString()!);
        var known = records.Where(r => r.Person.Contains(email)).SelectMany(r => r.Person).ToHashSet();
        Assert.Equal(["clicks.csv", "mail.mbox", "reviews.jsonl", "survey.csv", "tickets.csv"], records.Where(r => r.Person.Any(known.Contains)).Select(r => r.Place.File).Distinct().Order(StringComparer.Ordinal));
        var said = Assert.Single(records, r => r.Text.Contains(phrase, StringComparison.Ordinal));
        Assert.Contains(email, said.Person);
        Assert.Equal(check.RootElement.GetProperty("name").GetString(), said.Name);
    }

    [Fact]
    public void Every_address_in_it_is_reserved_for_examples()
    {
        var addresses = Directory.EnumerateFiles(Folder).SelectMany(f => Address().Matches(File.ReadAllText(f))).Select(m => m.Groups["domain"].Value).Distinct();
        Assert.Subset(new HashSet<string> { "example.com", "example.org", "example.net", "fennelandrye.example" }, addresses.ToHashSet());
    }

    private static async Task<(List<SourceRecord> Records, List<SourceProblem> Problems)> ReadAsync()
    {
        var folder = SourceFolder.Open(Folder);
        var (records, problems) = (new List<SourceRecord>(), new List<SourceProblem>(folder.Found));
        await foreach (var record in folder.ReadAsync(problems.Add, TestContext.Current.CancellationToken)) records.Add(record);
        Assert.Equal(3, folder.Consents(problems.Add).Count);
        return (records, problems);
    }

    [GeneratedRegex(@"[\w.]+@(?<domain>[\w-]+(\.[\w-]+)+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
