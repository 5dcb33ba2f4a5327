using Twins.Core.Evidence.Sources;

namespace Twins.Core.Evidence.Building;

/// <summary>What the sources give for one twin, while they are read.</summary>
internal sealed class TwinMaterial(int room)
{
    private readonly HashSet<string> people = new(StringComparer.Ordinal);
    private readonly BehaviourFacts behaviour = new();
    private readonly SurveyFacts surveys = new();
    private readonly Dictionary<string, Dictionary<string, string>> traits = new(StringComparer.Ordinal);
    private double ratings;
    private int rated;

    public Shelf Shelf { get; } = new(room);

    public void Add(SourceRecord record, string? person)
    {
        behaviour.Add(record, person);
        if (record.Rating is { } rating) (ratings, rated) = (ratings + rating, rated + 1);
        if (person is null) return;
        people.Add(person);
        if (record is { Kind: EvidenceKind.Fact, Question: not null }) surveys.Add(record, person);
        foreach (var (name, value) in record.Traits)
        {
            if (!traits.TryGetValue(name, out var values)) traits[name] = values = new(StringComparer.Ordinal);
            values[person] = value;
        }
    }

    public BuiltEvidence Build(string key, int fewest) => new(key)
    {
        People = [.. people.Order(StringComparer.Ordinal)],
        Items = [.. behaviour.Facts(fewest), .. surveys.Facts(fewest), .. Shelf.Items],
        Traits = traits.ToDictionary(t => t.Key, t => (IReadOnlyList<string>)[.. t.Value.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Value)], StringComparer.Ordinal),
        Answered = surveys.Answered,
        Rating = rated > 0 ? ratings / rated : null,
        Duplicates = Shelf.Duplicates,
        NearlyDuplicates = Shelf.NearlyDuplicates,
        LeftOut = Shelf.LeftOut,
    };
}

/// <summary>The evidence of one twin: cleaned, without personal data, the most telling first.</summary>
/// <param name="Key">The segment, or the person's pseudonym.</param>
public sealed record BuiltEvidence(string Key)
{
    /// <summary>Pseudonyms of everybody who is in it.</summary>
    public required IReadOnlyList<string> People { get; init; }

    public required IReadOnlyList<EvidenceItem> Items { get; init; }

    /// <summary>What the people are like, one value for each of whom it is known, by the name of the column.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Traits { get; init; }

    /// <summary>The closed questions that they were asked.</summary>
    public IReadOnlyList<AnsweredQuestion> Answered { get; init; } = [];

    /// <summary>How content they were on average, 0 to 1; null where nobody was asked.</summary>
    public double? Rating { get; init; }

    public int Duplicates { get; init; }

    public int NearlyDuplicates { get; init; }

    /// <summary>What there was no room for.</summary>
    public int LeftOut { get; init; }

    /// <summary>The same without what people answered to one question.</summary>
    public BuiltEvidence Without(string question) => this with { Items = [.. Items.Where(i => i.Kind is not EvidenceKind.Fact || !i.Text.StartsWith(SurveyFacts.Beginning(question), StringComparison.Ordinal))] };
}
