using System.Globalization;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Building;

namespace Twins.Core.Personas.Profiles;

/// <summary>
/// Distils a twin from its evidence without a model, by extraction: every sentence of the profile was said by somebody, or is
/// a figure, and names the evidence that it rests on. What the evidence does not say stays empty.
/// </summary>
public sealed class ProfileExtractor(BuiltEvidence evidence, TwinKind kind)
{
    private const int MostQuotes = 24, MostFacts = 16, MostEpisodes = 12, MostRules = 24, MostDocuments = 12;
    private const int MostSentences = 5;
    private const int ShortestSentence = 20, LongestSentence = 220;

    /// <param name="id">The twin's id.</param>
    /// <param name="name">The name it answers to.</param>
    /// <param name="corpus">Where the rest of its evidence is kept.</param>
    public Twin Extract(string id, string name, string? corpus)
    {
        var memory = Remembered();
        var says = memory.Quotes.Concat(memory.Episodes).SelectMany(item => Passages.Sentences(item.Text).Where(s => s.Length is >= ShortestSentence and <= LongestSentence).Select(s => Says.Of(s, item))).ToList();
        var choice = new SentenceChoice(says, MostSentences);
        var rules = choice.Take(s => Cues.Decides(s.Sentence));
        var goals = choice.Take(s => Cues.Wishes(s.Sentence));
        var frustrations = choice.Take(s => s.Affect < 0 || (s.Affect is 0 && Cues.Complains(s.Sentence)));
        var likes = choice.Take(s => s.Affect > 0 && !Cues.Complains(s.Sentence));
        var tendencies = memory.Facts.Where(f => f.Subject is null || kind is TwinKind.Individual).Take(2 * MostSentences).Select(f => Says.Of(f.Text, f)).ToList();
        return new Twin
        {
            Id = id,
            Name = name,
            Kind = kind,
            Segment = kind is TwinKind.Segment ? evidence.Key : null,
            Summary = Summary(memory),
            Demographics = TraitReading.Of(evidence.Traits),
            Goals = Sentences(goals),
            Frustrations = Sentences(frustrations),
            Tendencies = Sentences(tendencies),
            Preferences = new Preferences { Likes = Sentences(likes) },
            Voice = VoiceReading.Of([.. memory.Quotes.Select(q => q.Text)]),
            Decisions = new DecisionFramework { PriceAttitude = PriceReading.Of(says), Rules = Sentences(rules) },
            Memory = memory,
            Grounds = Grounds([.. goals, .. frustrations, .. likes, .. tendencies, .. rules]),
            Corpus = corpus,
        };
    }

    private Memory Remembered()
    {
        var kinds = evidence.Items.ToLookup(i => i.Kind);
        var (quotes, episodes) = (EvidenceChoice.Of(kinds[EvidenceKind.Quote], MostQuotes), EvidenceChoice.Of(kinds[EvidenceKind.Episode], MostEpisodes));
        return new Memory
        {
            Quotes = Named(quotes, 'q'),
            Facts = Named(kinds[EvidenceKind.Fact].OrderByDescending(f => f.Importance ?? 0.5).ThenBy(f => f.Text, StringComparer.Ordinal).Take(MostFacts), 'f'),
            Episodes = Named(episodes, 'e'),
            Rules = Named(kinds[EvidenceKind.Rule].Take(MostRules), 'r'),
            Documents = Named(kinds[EvidenceKind.Document].Take(MostDocuments), 'd'),
        };
    }

    /// <summary>Names of their own: what is taken out later must not shift what others rest on.</summary>
    private static IReadOnlyList<EvidenceItem> Named(IEnumerable<EvidenceItem> items, char letter) => [.. items.Select((item, i) => item with { Id = $"{letter}{i + 1}", OwnId = $"{letter}{i + 1}" })];

    private string Summary(Memory memory)
    {
        var pieces = memory.All.Count();
        var sources = memory.All.Select(i => i.Source?.Split(',')[0]).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var who = kind is TwinKind.Segment ? string.Create(CultureInfo.InvariantCulture, $"The typical customer of the segment '{evidence.Key}', after {evidence.People.Count:N0} people") : "A customer";
        return string.Create(CultureInfo.InvariantCulture, $"{who}: {pieces:N0} of {evidence.Items.Count:N0} pieces of evidence, from {string.Join(", ", sources.Take(8))}{(sources.Count > 8 ? " and others" : "")}.");
    }

    private static IReadOnlyList<string> Sentences(IEnumerable<Says> says) => [.. says.Select(s => s.Sentence).Distinct(StringComparer.Ordinal)];

    private static Dictionary<string, IReadOnlyList<string>> Grounds(IReadOnlyList<Says> says) => says
        .GroupBy(s => s.Sentence, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(s => s.Item.Id).Distinct(StringComparer.Ordinal)], StringComparer.Ordinal);
}
