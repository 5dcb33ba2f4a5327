using System.Text.RegularExpressions;
using Twins.Core.Documents;

namespace Twins.Core.Personas.Change;

/// <summary>A history that was read and checked against the twins that are to live through it.</summary>
public sealed partial class History
{
    private const int MostEvents = 1000;

    private readonly HistoryDocument document;
    private readonly IReadOnlyList<Twin> twins;

    private History(HistoryDocument document, IReadOnlyList<Twin> twins) => (this.document, this.twins) = (document, twins);

    public string Id => document.Id;

    /// <summary>The lives that it tells.</summary>
    public IReadOnlyList<string> Paths => document.Paths.Count > 0 ? document.Paths : [DiaryEntry.Main];

    /// <summary>When these lives leave main.</summary>
    public DateTimeOffset Begins => Midnight(document.Begins ?? document.Events.Min(e => e.Date));

    public IReadOnlyList<Twin> Twins => twins;

    /// <exception cref="DocumentException">The file cannot be read, or names what is not there.</exception>
    public static History Read(string path, TwinLibrary library)
    {
        ArgumentNullException.ThrowIfNull(library);
        var file = DocumentReader.Open<HistoryDocument>(path);
        var (document, all) = (file.Value, library.Twins);
        if (!IdPattern().IsMatch(document.Id)) throw file.Refuse("$.history", $"'{document.Id}' is not an id; use lower-case letters, digits and dashes.");
        for (var i = 0; i < document.Paths.Count; i++)
            if (!NamePattern().IsMatch(document.Paths[i]) || document.Paths.Take(i).Contains(document.Paths[i])) throw file.Refuse($"$.paths[{i}]", $"'{document.Paths[i]}' names no life, or is there twice; use up to 40 letters, digits and dashes, such as A and B.");
        for (var i = 0; i < document.Twins.Count; i++)
            if (!library.Holds(document.Twins[i])) throw file.Refuse($"$.twins[{i}]", $"there is no twin '{document.Twins[i]}'{Spelling.Suggest(document.Twins[i], all.Select(t => t.Id))}");
        if (document.Events.Count is 0 or > MostEvents) throw file.Refuse("$.events", $"a history has 1 to {MostEvents} events, not {document.Events.Count}.");
        var segments = all.Select(t => t.Segment).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        for (var i = 0; i < document.Events.Count; i++) Check(file, i, segments);
        return new History(document, document.Twins.Count is 0 ? all : [.. document.Twins.Distinct(StringComparer.Ordinal).Select(library.Get)]);
    }

    /// <summary>What each twin lives through on one of the lives.</summary>
    public IEnumerable<DiaryEntry> Entries(string path) =>
        from twin in twins
        from happening in document.Events
        where (happening.Path is null || happening.Path == path) && (happening.Only.Count is 0 || (twin.Segment is { } segment && happening.Only.Contains(segment)))
        select new DiaryEntry
        {
            Twin = twin.Id,
            Path = path,
            At = Midnight(happening.Date),
            Kind = DiaryKind.Event,
            Text = happening.Text,
            Importance = happening.Importance,
            Source = happening.Source ?? $"history {document.Id}",
            Invented = happening.Source is null,
        };

    private static void Check(Document<HistoryDocument> file, int i, List<string> segments)
    {
        var happening = file.Value.Events[i];
        if (string.IsNullOrWhiteSpace(happening.Text) || happening.Text.Length > Diary.LongestText) throw file.Refuse($"$.events[{i}].text", $"an event has 1 to {Diary.LongestText} characters; write what the twin lives through.");
        if (happening.Importance is not (>= 0 and <= 1)) throw file.Refuse($"$.events[{i}].importance", $"importance is {happening.Importance}; write a number from 0 to 1.");
        if (happening.Path is { } path && !file.Value.Paths.Contains(path)) throw file.Refuse($"$.events[{i}].path", $"this history has no path '{path}'; name it under 'paths'{Spelling.Suggest(path, file.Value.Paths)}");
        if (happening.Only.FirstOrDefault(s => !segments.Contains(s)) is { } segment) throw file.Refuse($"$.events[{i}].only", $"no twin here is of the segment '{segment}'{Spelling.Suggest(segment, segments)}");
        if (file.Value.Begins is { } begins && happening.Date < begins) throw file.Refuse($"$.events[{i}].date", $"it happens before {begins:yyyy-MM-dd}, when these lives begin; let them begin earlier.");
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(default), TimeSpan.Zero);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,99}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,39}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex NamePattern();
}
