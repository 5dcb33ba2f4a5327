using System.IO.Compression;
using System.Text;
using Twins.Adapters.Sources;
using Twins.Core.Documents;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Adapters.Sources;

public sealed class SourceFolderTests
{
    [Fact]
    public async Task A_table_is_understood_without_a_word_about_it()
    {
        using var folder = new TemporaryFolder();
        folder.File("tickets.csv", """
            ticket_id,customer_id,customer_name,email,created,segment,subject,message,stars
            7,C1,Ada Byron,ada@example.org,2026-03-02,families,Milk,"It was sour, again.",2
            8,C2,Bo Lind,bo@example.org,2026-03-03,singles,Bread,It was fine.,5
            """);
        var (records, problems) = await ReadAsync(folder.Path);
        Assert.Empty(problems);
        Assert.Equal("Milk. It was sour, again.", records[0].Text);
        Assert.Equal(["C1", "ada@example.org"], records[0].Person);
        Assert.Equal(("Ada Byron", "families", new DateOnly(2026, 3, 2), 0.25), (records[0].Name, records[0].Segment, records[0].Date!.Value, records[0].Rating!.Value));
        Assert.Equal("tickets.csv, row 2", records[0].Place.ToString());
        Assert.Empty(records[0].Measures);
    }

    [Fact]
    public async Task A_German_table_with_semicolons_in_an_old_encoding_is_understood_too()
    {
        using var folder = new TemporaryFolder();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        await File.WriteAllBytesAsync(Path.Combine(folder.Path, "beschwerden.csv"), Encoding.GetEncoding(1252).GetBytes("Kundennummer;Datum;Nachricht\r\nK7;24.12.2025;Die Brötchen waren für uns zu spät, und zwar über eine Stunde.\r\n"), TestContext.Current.CancellationToken);
        var (records, _) = await ReadAsync(folder.Path);
        var record = Assert.Single(records);
        Assert.Equal("Die Brötchen waren für uns zu spät, und zwar über eine Stunde.", record.Text);
        Assert.Equal(new DateOnly(2025, 12, 24), record.Date);
        Assert.Equal("K7", Assert.Single(record.Person));
    }

    [Fact]
    public async Task A_table_of_figures_gives_measures_by_their_columns()
    {
        using var folder = new TemporaryFolder();
        folder.File("clicks.csv", "customer_id,sessions,compared_prices\nC1,10,9\nC2,4,1\n");
        var (records, _) = await ReadAsync(folder.Path);
        Assert.Equal([10, 9], records[0].Measures.Values);
        Assert.Equal("", records[0].Text);
    }

    [Fact]
    public async Task Of_a_transcript_the_customers_words_are_quotes_and_the_agents_are_not()
    {
        using var folder = new TemporaryFolder();
        folder.File("call.txt", """
            [00:01] Agent: How can I help?
            [00:04] Maria: My slot was moved.
            [00:06] Maria: For the second time.
            [00:09] Agent: I am sorry.
            [00:12] Maria: I want it to hold.
            """);
        var (records, _) = await ReadAsync(folder.Path);
        Assert.Equal(["My slot was moved. For the second time.", "I want it to hold."], records.Select(r => r.Text));
        Assert.All(records, r => Assert.Equal((EvidenceKind.Quote, "Maria"), (r.Kind, r.Name)));
        Assert.Equal("call.txt, line 2", records[0].Place.ToString());
    }

    [Theory]
    [InlineData("talk.vtt", "WEBVTT\n\nNOTE nobody said this\n\n1\n00:00:01.000 --> 00:00:03.000\n<v Interviewer>And?\n\n2\n00:00:03.500 --> 00:00:05.000\n<v Zoe>I wait <i>too</i> long.\n")]
    [InlineData("talk.srt", "1\n00:00:01,000 --> 00:00:03,000\nInterviewer: And?\n\n2\n00:00:03,500 --> 00:00:05,000\nZoe: I wait <i>too</i> long.\n")]
    public async Task Subtitles_give_turns_with_their_times(string name, string content)
    {
        using var folder = new TemporaryFolder();
        folder.File(name, content);
        var record = Assert.Single((await ReadAsync(folder.Path)).Records);
        Assert.Equal("I wait too long.", record.Text);
        Assert.Contains("00:00:03", record.Place.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_mail_only_what_the_sender_wrote_is_read()
    {
        using var folder = new TemporaryFolder();
        folder.File("box.mbox", """
            From ann@example.org Mon Oct 12 10:12:00 2026
            From: Ann Oder <ann@example.org>
            Subject: Re: The order
            Date: Mon, 12 Oct 2026 10:12:00 +0000
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <html><style>p{}</style><p>It came &amp; was cold.</p><p>-- </p><p>Ann</p></html>

            From bob@example.org Mon Oct 12 10:13:00 2026
            From: bob@example.org
            Subject: Hello
            Date: Mon, 12 Oct 2026 10:13:00 +0000

            I liked it.
            On Fri, 9 Oct 2026 the shop wrote:
            > Did you like it?

            """);
        var (records, _) = await ReadAsync(folder.Path);
        Assert.Equal(["The order. It came & was cold.", "Hello. I liked it."], records.Select(r => r.Text));
        Assert.Equal("ann@example.org", Assert.Single(records[0].Person));
        Assert.Equal(new DateOnly(2026, 10, 12), records[0].Date);
    }

    [Fact]
    public async Task A_survey_of_Qualtrics_gives_answers_in_words()
    {
        using var folder = new TemporaryFolder();
        folder.File("s.qsf", """
            {"SurveyElements":[
              {"Element":"SQ","Payload":{"QuestionText":"How <b>often</b>?","DataExportTag":"Q1","QuestionType":"MC","Choices":{"1":{"Display":"Daily"},"2":{"Display":"Never"}}}},
              {"Element":"SQ","Payload":{"QuestionText":"Why?","DataExportTag":"Q2","QuestionType":"TE"}}]}
            """);
        folder.File("s.csv", "StartDate,ResponseId,RecipientEmail,segment,Q1,Q2\nStart Date,Response ID,Recipient Email,segment,How often?,Why?\n\"{\"\"ImportId\"\":\"\"startDate\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"recipientEmail\"\"}\",\"{\"\"ImportId\"\":\"\"segment\"\"}\",\"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_TEXT\"\"}\"\n2026-10-05,R_1,eve@example.org,families,2,Too dear\n");
        var (records, problems) = await ReadAsync(folder.Path);
        Assert.Empty(problems);
        Assert.Equal([(EvidenceKind.Fact, "How often?", "Never"), (EvidenceKind.Quote, "Why?", "Too dear")], records.Select(r => (r.Kind, r.Question!, r.Text)));
        Assert.All(records, r => Assert.Equal(("families", "eve@example.org"), (r.Segment, r.Person[0])));
    }

    [Fact]
    public async Task A_procedure_gives_its_rules_and_a_document_its_passages()
    {
        using var folder = new TemporaryFolder();
        folder.File("returns-policy.md", "# Returns\n\n- Never give cash.\n\nWe like our shop. If it is late, refund it.\n");
        folder.File("about.md", "# About\n\nWe opened in 1990.\n\n> I love it here.\n");
        var (records, _) = await ReadAsync(folder.Path);
        Assert.Equal([(EvidenceKind.Document, "About: We opened in 1990."), (EvidenceKind.Quote, "I love it here."), (EvidenceKind.Rule, "Returns: Never give cash."), (EvidenceKind.Rule, "Returns: If it is late, refund it.")], records.Select(r => (r.Kind, r.Text)));
    }

    [Fact]
    public async Task What_an_archive_holds_is_read_from_it()
    {
        using var folder = new TemporaryFolder();
        using (var zip = ZipFile.Open(Path.Combine(folder.Path, "export.zip"), ZipArchiveMode.Create))
        {
            await using var writer = new StreamWriter(zip.CreateEntry("sub/reviews.jsonl").Open());
            await writer.WriteAsync("""{"user":{"id":"U1"},"review":"Good bread and a long queue."}""");
        }
        var record = Assert.Single((await ReadAsync(folder.Path)).Records);
        Assert.Equal(("export.zip/sub/reviews.jsonl", "line 1"), (record.Place.File, record.Place.At));
    }

    [Fact]
    public async Task The_spec_stands_above_every_guess()
    {
        using var folder = new TemporaryFolder();
        folder.File("a.csv", "who,what,group\nC1,I like long walks to the shop,x\n");
        folder.File("sources.yaml", "build: mine\nlicence: contract 7\nsegments: {C1: walkers}\nfiles:\n  - file: a.csv\n    kind: episode\n    columns: {who: person, group: ignore}\n");
        var source = SourceFolder.Open(folder.Path);
        Assert.Equal("mine", source.Spec.Id);
        var record = Assert.Single((await ReadAsync(folder.Path)).Records);
        Assert.Equal((EvidenceKind.Episode, "walkers", "contract 7"), (record.Kind, record.Segment, record.Place.Licence));
    }

    [Fact]
    public void A_spec_that_names_no_file_is_refused_with_the_one_that_was_meant()
    {
        using var folder = new TemporaryFolder();
        folder.File("reviews.csv", "a\nb\n");
        folder.File("sources.yaml", "files:\n  - file: review.csv\n");
        var refusal = Assert.Throws<DocumentException>(() => SourceFolder.Open(folder.Path));
        Assert.Contains("did you mean 'reviews.csv'?", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Consents_are_no_evidence()
    {
        using var folder = new TemporaryFolder();
        folder.File("consents.csv", "email,given,expires,purposes\nann@example.org,2026-01-01,2027-01-01,\"research, conversation\"\nbob@example.org,soon,2027-01-01,research\n");
        var problems = new List<SourceProblem>();
        var row = Assert.Single(SourceFolder.Open(folder.Path).Consents(problems.Add));
        Assert.Equal(2, row.Consent.Purposes.Count);
        Assert.Equal("row 3", Assert.Single(problems).At);
    }

    internal static async Task<(IReadOnlyList<SourceRecord> Records, IReadOnlyList<SourceProblem> Problems)> ReadAsync(string folder)
    {
        var source = SourceFolder.Open(folder);
        var (records, problems) = (new List<SourceRecord>(), source.Found.ToList());
        await foreach (var record in source.ReadAsync(problems.Add)) records.Add(record);
        return (records, problems);
    }
}
