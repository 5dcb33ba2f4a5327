using Twins.Core.Evidence.PersonalData;
using Twins.Core.Evidence.Sources;
using Twins.Core.Fidelity;
using Twins.Core.Personas.Segments;

namespace Twins.Core.Evidence.Building;

/// <summary>
/// From raw sources to the evidence of twins: who is who, personal data out at the door, nothing twice, each piece with its
/// place. The sources are read twice and never held; what grows is bounded by people and by the room of the plan.
/// </summary>
/// <param name="read">Reads all sources from the beginning.</param>
/// <param name="barred">Who must not occur: people who were forgotten or took their consent back, by pseudonym.</param>
/// <param name="mayBeNamed">Who agreed to be found again by the pseudonym; nobody unless given.</param>
public sealed class EvidenceBuild(BuildPlan plan, Func<IAsyncEnumerable<SourceRecord>> read, Pseudonyms pseudonyms, Func<string, bool> barred, Func<string, bool>? mayBeNamed = null)
{
    private readonly Dictionary<string, TwinMaterial> twins = new(StringComparer.Ordinal);
    private readonly PersonalDataReport removed = new();
    private readonly HashSet<string> leftOut = new(StringComparer.Ordinal);
    private int tooOld;

    /// <exception cref="AssumptionException">Twins by cluster were asked for, and there are too few people, or nothing in which they differ.</exception>
    public async Task<BuildResult> RunAsync(CancellationToken cancellationToken)
    {
        var traces = plan.By is TwinsBy.Cluster ? new PersonTraces() : null;
        var roll = new Roll(pseudonyms, mayBeNamed ?? (_ => false), traces);
        await foreach (var record in read().WithCancellation(cancellationToken)) roll.Add(record);
        var people = roll.People;
        var redactor = Redactor.Create(roll.Names);
        var clusters = traces is null ? null : Clusters(traces.Of(roll.PersonOf, IsBarred, plan.FewestPeople), redactor);
        var segments = clusters?.ByPerson ?? roll.Segments();
        var room = Math.Min(plan.Room, plan.RoomOfAll / Math.Max(1, KeysOf(people.Select(p => p.Key), segments)));
        var shared = new TwinMaterial(room);
        await foreach (var record in read().WithCancellation(cancellationToken))
        {
            var person = roll.PersonOf(record);
            if (person is not null && IsBarred(person))
            {
                leftOut.Add(person);
                continue;
            }
            if (record.Date < plan.Since)
            {
                tooOld++;
                continue;
            }
            var material = person is null && (record.Segment is null || clusters is not null) ? shared : Material(KeyOf(record, person, segments), Math.Max(1, room));
            var clean = Clean(record, redactor);
            material.Add(clean, person);
            foreach (var item in Items(clean, person)) material.Shelf.Offer(item);
        }
        var common = shared.Build("", plan.FewestPeople).Items;
        return new BuildResult
        {
            Twins = [.. twins.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Value.Build(t.Key, plan.By is TwinsBy.Customer ? 1 : plan.FewestPeople)).Select(t => t with { Items = [.. t.Items, .. common] })],
            Records = roll.Records,
            People = people.Where(p => !leftOut.Contains(p.Key)).SelectMany(p => p.Select(alias => (Person: p.Key, alias))).ToLookup(p => p.Person, p => p.alias, StringComparer.Ordinal),
            Named = roll.Named.Where(n => !leftOut.Contains(n.Key)).ToDictionary(n => n.Key, n => n.Value, StringComparer.Ordinal),
            LeftOut = leftOut.Count,
            TooOld = tooOld,
            Removed = removed,
            Clusters = clusters,
            Redactor = redactor,
        };

        bool IsBarred(string person) => people[person].Append(person).Any(barred);
    }

    private NamedSegments Clusters(IReadOnlyList<PersonFeatures> people, Redactor redactor) =>
        NamedSegments.Of(Segmentation.Of(people, new SegmentOptions { Count = plan.Clusters }), name => redactor.Redact(name).Text);

    private int KeysOf(IEnumerable<string> people, IReadOnlyDictionary<string, string> segments) =>
        plan.By is TwinsBy.Customer ? people.Count() : segments.Values.Append(plan.Rest).Distinct(StringComparer.Ordinal).Count();

    private string KeyOf(SourceRecord record, string? person, IReadOnlyDictionary<string, string> segments) =>
        plan.By is TwinsBy.Customer && person is not null ? person
        : person is not null && segments.TryGetValue(person, out var segment) ? segment
        : plan.By is TwinsBy.Cluster ? plan.Rest : record.Segment ?? plan.Rest;

    private TwinMaterial Material(string key, int room)
    {
        if (!twins.TryGetValue(key, out var material)) twins[key] = material = new TwinMaterial(room);
        return material;
    }

    /// <summary>From here on nobody is named, not even by a file's name.</summary>
    private SourceRecord Clean(SourceRecord record, Redactor redactor)
    {
        var file = redactor.Redact(record.Place.File).Text;
        return record with
        {
            Place = record.Place with { File = file },
            Text = Redact(record.Text),
            Question = record.Question is { } question ? Redact(question) : null,
            Traits = record.Traits.ToDictionary(t => t.Key, t => Redact(t.Value), StringComparer.Ordinal),
            Name = null,
            Person = [],
        };

        string Redact(string text)
        {
            if (text.Length is 0) return text;
            var redacted = redactor.Redact(text);
            removed.Add(file, redacted);
            return redacted.Text;
        }
    }

    private static IEnumerable<EvidenceItem> Items(SourceRecord record, string? person)
    {
        // Answers to closed questions are counted, not quoted.
        if (string.IsNullOrWhiteSpace(record.Text) || record is { Kind: EvidenceKind.Fact, Question: not null }) yield break;
        var passages = Passages.Of(record.Text);
        for (var i = 0; i < passages.Count; i++)
        {
            yield return new EvidenceItem
            {
                Kind = record.Kind,
                Text = passages[i],
                Source = passages.Count is 1 ? record.Place.ToString() : $"{record.Place}, part {i + 1}",
                Licence = record.Place.Licence,
                Date = record.Date,
                Synthetic = record.Synthetic,
                Importance = record.Kind is EvidenceKind.Rule or EvidenceKind.Document ? null : Telling.Of(passages[i]),
                Subject = person,
            };
        }
    }
}

/// <summary>What a build came to.</summary>
public sealed record BuildResult
{
    public required IReadOnlyList<BuiltEvidence> Twins { get; init; }

    /// <summary>How many rows, messages and paragraphs were read.</summary>
    public required int Records { get; init; }

    /// <summary>Everybody who is in it, with all pseudonyms that the person is known by.</summary>
    public required ILookup<string, string> People { get; init; }

    /// <summary>How many people were left out, because they had been forgotten or do not agree.</summary>
    public required int LeftOut { get; init; }

    /// <summary>What the sources know people by who agreed to be found again, by the pseudonym that stands for each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Named { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>How many rows were older than may be kept.</summary>
    public int TooOld { get; init; }

    public required PersonalDataReport Removed { get; init; }

    /// <summary>The kinds of people that were found, where twins were made by them.</summary>
    public NamedSegments? Clusters { get; init; }

    /// <summary>Knows the names of the sources, for whatever is written from them later.</summary>
    public required Redactor Redactor { get; init; }
}
