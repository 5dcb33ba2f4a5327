using System.Runtime.CompilerServices;
using System.Text.Json;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Governance.Rights;

/// <summary>What was built from whose data, and where it went: who wants to be shown or forgotten is found through it.</summary>
public sealed class BuildBook(IRecordStore records, IBlobStore blobs)
{
    private const string Partition = "builds";

    /// <summary>Written before anything is built, so that a build that dies half way can be found too.</summary>
    public async Task KeepAsync(BuildEntry entry, IEnumerable<BuiltPerson> people, CancellationToken cancellationToken)
    {
        using var lines = new MemoryStream();
        foreach (var person in people)
        {
            JsonSerializer.Serialize(lines, person, DocumentJson.Options);
            lines.WriteByte((byte)'\n');
        }
        lines.Position = 0;
        await blobs.WriteAsync(Blob(entry.Id), lines, cancellationToken);
        var value = JsonSerializer.SerializeToUtf8Bytes(entry, DocumentJson.Options);
        await records.ChangeAsync(new RecordKey(Partition, entry.Id), _ => value, cancellationToken);
    }

    public async IAsyncEnumerable<BuildEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in records.ListAsync(Partition, null, cancellationToken)) yield return JsonSerializer.Deserialize<BuildEntry>(record.Value.Span, DocumentJson.Options)!;
    }

    public async IAsyncEnumerable<BuiltPerson> PeopleAsync(string build, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var content = await blobs.OpenAsync(Blob(build), cancellationToken);
        if (content is null) yield break;
        using var reader = new StreamReader(content);
        while (await reader.ReadLineAsync(cancellationToken) is { } line) yield return JsonSerializer.Deserialize<BuiltPerson>(line, DocumentJson.Options)!;
    }

    /// <summary>Takes people out of a build's list.</summary>
    public async Task RemoveAsync(BuildEntry entry, IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        var kept = new List<BuiltPerson>();
        await foreach (var person in PeopleAsync(entry.Id, cancellationToken)) if (!people.Contains(person.Person)) kept.Add(person);
        await KeepAsync(entry, kept, cancellationToken);
    }

    private static string Blob(string build) => $"builds/{build}/people.jsonl";
}

/// <param name="Id">The build's name.</param>
/// <param name="Folder">Where its documents were written.</param>
/// <param name="Twins">The ids of its twins.</param>
/// <param name="RetentionMonths">How long its evidence may be kept, counted from each piece's date; null for good.</param>
public sealed record BuildEntry(string Id, string Folder, IReadOnlyList<string> Twins, DateTimeOffset At, int? RetentionMonths = null)
{
    /// <summary>Evidence of before this day is over.</summary>
    public DateOnly? Since(DateOnly today) => RetentionMonths is { } months ? today.AddMonths(-months) : null;
}

/// <summary>A person in the sources of a build.</summary>
/// <param name="Person">The pseudonym that evidence bears.</param>
/// <param name="Aliases">Pseudonyms of everything that the person is known by.</param>
public sealed record BuiltPerson(string Person, IReadOnlyList<string> Aliases);
