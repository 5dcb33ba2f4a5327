using System.Globalization;
using Twins.Core.Evidence;
using Twins.Core.Evidence.Building;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Personas.Prospects;

/// <summary>
/// A twin from a paragraph, without a model. Every sentence of the profile is one of the paragraph and rests on it; what the
/// paragraph does not say stays empty. What an author wrote about somebody is no evidence of that person: it is marked synthetic.
/// </summary>
public sealed class ProspectReader(string source)
{
    /// <summary>In characters.</summary>
    public const int LongestParagraph = 20_000;

    private const int MostSentences = 60;

    /// <param name="paragraph">Not blank, up to <see cref="LongestParagraph"/>.</param>
    /// <param name="name">What the twin answers to; read from the paragraph where null.</param>
    public Prospect Read(string paragraph, string? name = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(paragraph);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paragraph.Length, LongestParagraph, nameof(paragraph));
        var sentences = Passages.Of(paragraph).SelectMany(Passages.Sentences).Distinct(StringComparer.Ordinal).Take(MostSentences).Select((text, i) => new ProspectSentence($"d{i + 1}", text)).ToList();
        var facts = new ProspectFacts(sentences);
        var lists = sentences.GroupBy(Sort).ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. g.Select(s => s.Text)]);
        IReadOnlyList<string> Of(ProspectList list) => lists.GetValueOrDefault(list, []);
        var called = name ?? Called(sentences[0].Text);
        var twin = new Twin
        {
            Id = Naming.Slug(called) ?? "prospect",
            Name = called,
            Summary = sentences[0].Text,
            Demographics = facts.Demographics,
            Goals = Of(ProspectList.Goals),
            Frustrations = Of(ProspectList.Frustrations),
            Tendencies = Of(ProspectList.Tendencies),
            Preferences = new Preferences { Likes = Of(ProspectList.Likes), Dislikes = Of(ProspectList.Dislikes) },
            Decisions = new DecisionFramework { PriceAttitude = facts.Price, Rules = Of(ProspectList.Rules) },
            Memory = new Memory { Documents = [.. sentences.Select((s, i) => new EvidenceItem { Id = s.Id, OwnId = s.Id, Kind = EvidenceKind.Document, Text = s.Text, Source = string.Create(CultureInfo.InvariantCulture, $"{source}, sentence {i + 1}"), Synthetic = true })] },
            Grounds = sentences.Where(s => s.Id is "d1" || Sort(s) is not ProspectList.None).ToDictionary(s => s.Text, s => (IReadOnlyList<string>)[s.Id], StringComparer.Ordinal),
            Notes = facts.Notes,
        };
        return new Prospect(twin, Unknown(twin));
    }

    private static string Called(string first) => ProspectCues.Name().Match(first) is { Success: true } match && !StopWords.Common.Contains(match.Groups["name"].Value.ToLowerInvariant()) && match.Groups["name"].Value is not ("She" or "He" or "They" or "It" or "This" or "My" or "Our" or "Sie" or "Er" or "Ich") ? match.Groups["name"].Value : "Prospect";

    /// <summary>The first list that a sentence fits: what decides comes before what is wanted, and that before what is felt.</summary>
    private static ProspectList Sort(ProspectSentence s) =>
        ProspectCues.Rule().IsMatch(s.Text) ? ProspectList.Rules
        : ProspectCues.Wish().IsMatch(s.Text) ? ProspectList.Goals
        : ProspectCues.Dislike().IsMatch(s.Text) ? ProspectList.Dislikes
        : ProspectCues.Frustration().IsMatch(s.Text) ? ProspectList.Frustrations
        : ProspectCues.Like().IsMatch(s.Text) ? ProspectList.Likes
        : TextReading.Of(s.Text).Affect < 0 ? ProspectList.Frustrations
        : ProspectCues.Habit().IsMatch(s.Text) ? ProspectList.Tendencies
        : ProspectList.None;

    private static IReadOnlyList<string> Unknown(Twin t)
    {
        (string Name, bool Known)[] parts =
        [
            ("age", t.Demographics.Age is not null), ("occupation", t.Demographics.Occupation is not null), ("location", t.Demographics.Location is not null),
            ("household", t.Demographics.Household is not null), ("goals", t.Goals.Count > 0), ("dislikes and frustrations", t.Preferences.Dislikes.Count + t.Frustrations.Count > 0),
            ("price attitude", t.Decisions.PriceAttitude is not PriceAttitude.Unknown), ("rules", t.Decisions.Rules.Count > 0), ("voice", t.Voice.Style is not null),
            ("personality", false),
        ];
        return [.. parts.Where(p => !p.Known).Select(p => p.Name)];
    }
}

/// <param name="Unknown">What the paragraph does not say.</param>
public sealed record Prospect(Twin Twin, IReadOnlyList<string> Unknown);

internal sealed record ProspectSentence(string Id, string Text);

internal enum ProspectList
{
    None,
    Goals,
    Frustrations,
    Tendencies,
    Likes,
    Dislikes,
    Rules,
}
