using System.Globalization;
using System.Text.RegularExpressions;

namespace Twins.Core.Personas.Prospects;

/// <summary>Age, place, work, household and the attitude to prices, each from the first sentence that says it.</summary>
internal sealed class ProspectFacts
{
    private readonly IReadOnlyList<ProspectSentence> sentences;
    private readonly List<string> notes = [];

    public ProspectFacts(IReadOnlyList<ProspectSentence> sentences)
    {
        this.sentences = sentences;
        Demographics = new Demographics
        {
            Age = Found("age", ProspectCues.Age(), "n", IsOwnAge) is { } age ? int.Parse(age, CultureInfo.InvariantCulture) : null,
            Gender = Gender(),
            Location = Found("location", ProspectCues.Place(), "place"),
            Occupation = Found("occupation", ProspectCues.WorksAs(), "job") ?? Found("occupation", ProspectCues.Noun(), "job", (_, m) => !ProspectCues.NoJob().IsMatch(m.Groups["job"].Value)),
            Household = Found("household", ProspectCues.Household(), "home"),
        };
        Price = Attitude();
    }

    public Demographics Demographics { get; }

    public PriceAttitude Price { get; }

    /// <summary>Which sentence says what.</summary>
    public IReadOnlyList<string> Notes => notes;

    private string? Found(string what, Regex cue, string group, Func<string, Match, bool>? fits = null)
    {
        foreach (var sentence in sentences)
            foreach (Match match in cue.Matches(sentence.Text))
            {
                if (fits is not null && !fits(sentence.Text, match)) continue;
                notes.Add($"The {what} is from {sentence.Id}.");
                return match.Groups[group].Value.Trim();
            }
        return null;
    }

    /// <summary>"Her 12-year-old daughter" says nothing of her own age.</summary>
    private static bool IsOwnAge(string sentence, Match match)
    {
        var age = int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture);
        var (from, to) = (Math.Max(0, match.Index - 25), Math.Min(sentence.Length, match.Index + match.Length + 12));
        return age is > 0 and <= 120 && !ProspectCues.SomebodyElse().IsMatch(sentence[from..to]);
    }

    private string? Gender()
    {
        var (women, men) = (sentences.Sum(s => ProspectCues.Woman().Count(s.Text)), sentences.Sum(s => ProspectCues.Man().Count(s.Text)));
        return women > 2 * men ? "woman" : men > 2 * women ? "man" : null;
    }

    private PriceAttitude Attitude()
    {
        (Regex Cue, PriceAttitude Attitude)[] cues = [(ProspectCues.VerySensitive(), PriceAttitude.VerySensitive), (ProspectCues.Indifferent(), PriceAttitude.Indifferent), (ProspectCues.Sensitive(), PriceAttitude.Sensitive), (ProspectCues.Aware(), PriceAttitude.Aware)];
        foreach (var (cue, attitude) in cues)
            if (sentences.FirstOrDefault(s => cue.IsMatch(s.Text)) is { } sentence)
            {
                notes.Add($"The price attitude is from {sentence.Id}.");
                return attitude;
            }
        return PriceAttitude.Unknown;
    }
}
