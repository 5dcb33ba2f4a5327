using System.Runtime.CompilerServices;
using Twins.Core.Documents;
using Twins.Core.Evidence.Sources;

namespace Twins.Adapters.Sources;

/// <summary>A folder of raw material: what is in it, how it is read, and what it says.</summary>
public sealed class SourceFolder
{
    /// <summary>The spec that may lie in the folder.</summary>
    public const string SpecFile = "sources.yaml";

    private static readonly string[] NoEvidence = [SpecFile, "erasure-check.json"];

    private readonly IReadOnlyList<SourceEntry> entries;

    private SourceFolder(string path, IReadOnlyList<SourceEntry> entries, SourceSpec spec, IReadOnlyList<SourceProblem> found) => (Path, this.entries, Spec, Found) = (path, entries, spec, found);

    public string Path { get; }

    /// <summary>How everything is read; what was not said is guessed.</summary>
    public SourceSpec Spec { get; }

    /// <summary>What is wrong with the folder itself, before any file is read.</summary>
    public IReadOnlyList<SourceProblem> Found { get; }

    /// <exception cref="DocumentException">It is no folder, or its spec is refused.</exception>
    public static SourceFolder Open(string folder)
    {
        if (!Directory.Exists(folder)) throw new DocumentException(folder, null, "is not a folder. Name the folder with the material, such as samples/evidence.");
        var (path, found) = (System.IO.Path.GetFullPath(folder), new List<SourceProblem>());
        var listed = SourceListing.Of(path, found.Add).Where(e => !NoEvidence.Contains(e.Name)).ToList();
        var written = System.IO.Path.Combine(path, SpecFile);
        var spec = File.Exists(written) ? Read(written, listed) : new SourceSpec();
        var id = new string([.. System.IO.Path.GetFileName(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        return new SourceFolder(path, listed, new SpecCompletion(spec, found.Add).Complete(id.Length > 0 ? id : "build", listed), found);
    }

    /// <summary>Everything that the sources say, file by file; what cannot be used is told and passed over.</summary>
    public async IAsyncEnumerable<SourceRecord> ReadAsync(Action<SourceProblem> problem, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        foreach (var (entry, file) in entries.Zip(Spec.Files))
        {
            foreach (var record in Records(entry, file, problem))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Segmented(record);
            }
        }
    }

    /// <summary>Who agreed to what, in the files that say so.</summary>
    public IReadOnlyList<ConsentRow> Consents(Action<SourceProblem> problem)
    {
        var rows = new List<ConsentRow>();
        foreach (var (entry, file) in entries.Zip(Spec.Files).Where(e => e.Second.Format is SourceFormat.Consents))
        {
            var problems = new Problems(file.File, problem);
            using var agreed = Agreed(entry, new SourceContext(file, problems)).GetEnumerator();
            while (Next(agreed, problems)) rows.Add(agreed.Current);
            problems.End();
        }
        return rows;
    }

    private static IEnumerable<ConsentRow> Agreed(SourceEntry entry, SourceContext context)
    {
        using var text = SourceText.Open(entry, context.Problems);
        if (text is null) yield break;
        foreach (var row in ConsentSource.Read(text, context)) yield return row;
    }

    private static SourceSpec Read(string path, List<SourceEntry> entries)
    {
        var document = DocumentReader.Open<SourceSpec>(path);
        for (var i = 0; i < document.Value.Files.Count; i++)
        {
            var named = document.Value.Files[i].File;
            if (!entries.Exists(e => SpecCompletion.Means(named, e.Name))) throw document.Refuse($"$.files[{i}].file", $"there is no file '{named}' here{Spelling.Suggest(named, entries.Select(e => e.Name))}");
        }
        return document.Value;
    }

    private SourceRecord Segmented(SourceRecord record) =>
        record.Segment is null && record.Person.Select(p => Spec.Segments.GetValueOrDefault(p)).FirstOrDefault(s => s is not null) is { } segment ? record with { Segment = segment } : record;

    /// <summary>A file that breaks in the middle gives what came before.</summary>
    private IEnumerable<SourceRecord> Records(SourceEntry entry, SourceFile file, Action<SourceProblem> problem)
    {
        if (file.Format is SourceFormat.Ignore or SourceFormat.Consents) yield break;
        var problems = new Problems(file.File, problem);
        var context = new SourceContext(file, problems) { Survey = file.Format is SourceFormat.Qualtrics ? Survey(entry, problem) : null };
        using var records = Reader(entry, context).GetEnumerator();
        while (Next(records, problems)) yield return records.Current;
        problems.End();
    }

    private static bool Next<T>(IEnumerator<T> records, Problems problems)
    {
        try
        {
            return records.MoveNext();
        }
        catch (Exception e) when (SourceEntry.IsFault(e))
        {
            problems.Say(null, e is UnauthorizedAccessException ? "may not be read; give this user the right to." : "is damaged, breaks off in the middle, or is larger than it says; what could be read of it was read. Save or pack it again.");
            return false;
        }
    }

    private QualtricsSurvey? Survey(SourceEntry export, Action<SourceProblem> problem)
    {
        // Beside it under the same name, or the only one there is.
        var surveys = entries.Where(e => e.Name.EndsWith(".qsf", StringComparison.OrdinalIgnoreCase)).ToList();
        var survey = surveys.Find(e => System.IO.Path.ChangeExtension(e.Name, null) == System.IO.Path.ChangeExtension(export.Name, null)) ?? (surveys.Count is 1 ? surveys[0] : null);
        if (survey is null) return null;
        return QualtricsSurvey.Read(survey.Open, new Problems(survey.Name, problem));
    }

    private static IEnumerable<SourceRecord> Reader(SourceEntry entry, SourceContext context)
    {
        if (context.File.Format is SourceFormat.Mail)
        {
            using var stream = entry.Open();
            foreach (var record in MailSource.Read(stream, context)) yield return record;
            yield break;
        }
        using var text = SourceText.Open(entry, context.Problems);
        if (text is null) yield break;
        foreach (var record in Reader(text, context)) yield return record;
    }

    private static IEnumerable<SourceRecord> Reader(TextReader text, SourceContext context) => context.File.Format switch
    {
        SourceFormat.Csv => CsvSource.Read(text, context),
        SourceFormat.JsonLines => JsonLinesSource.Read(text, context),
        SourceFormat.Subtitles => SubtitleSource.Read(text, context),
        SourceFormat.Transcript => TranscriptSource.Read(text, context),
        SourceFormat.Qualtrics => QualtricsSource.Read(text, context),
        SourceFormat.Markdown => MarkdownSource.Read(text, context, asRules: false),
        SourceFormat.Rules => MarkdownSource.Read(text, context, asRules: true),
        _ => TextSource.Read(text, context),
    };
}
