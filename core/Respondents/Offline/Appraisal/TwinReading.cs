using Twins.Core.Personas;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>A twin as the appraisal needs it; read once for each twin.</summary>
/// <param name="Sceptic">How much it discounts boasts, 0 to 1.</param>
internal sealed record TwinReading(StatementIndex Index, Rule[] Rules, PriceAttitude Price, BigFive Temper, double Sceptic, bool German)
{
    public static TwinReading Of(Twin twin)
    {
        var statements = new List<ReadStatement?>();
        void Add(StatementKind kind, IEnumerable<string> texts) => statements.AddRange(texts.Select(t => StatementReader.Read(kind, t)));
        Add(StatementKind.Goal, twin.Goals);
        Add(StatementKind.Frustration, twin.Frustrations);
        Add(StatementKind.Like, twin.Preferences.Likes);
        Add(StatementKind.Dislike, twin.Preferences.Dislikes);
        Add(StatementKind.Interest, twin.Preferences.Interests);
        Add(StatementKind.Belief, twin.Beliefs);
        Add(StatementKind.Tendency, twin.Tendencies);
        Add(StatementKind.Trait, twin.Personality.Traits);
        Add(StatementKind.Constraint, twin.Constraints);
        Add(StatementKind.Recent, twin.Memory.Recent);
        Add(StatementKind.Voice, twin.Voice.Catchphrases.Concat(twin.Voice.Examples.Select(e => e.Answer)));
        Add(StatementKind.Background, Background(twin));
        statements.AddRange(twin.Memory.Quotes.Select((q, i) => StatementReader.Read(StatementKind.Quote, q.Text, IdOf(q.Id, 'q', i))));
        statements.AddRange(twin.Memory.Facts.Select((f, i) => StatementReader.Read(StatementKind.Fact, f.Text, IdOf(f.Id, 'f', i))));
        statements.AddRange(twin.Memory.Episodes.Select((e, i) => StatementReader.Read(StatementKind.Episode, e.Text, IdOf(e.Id, 'e', i))));
        statements.AddRange(twin.Memory.Rules.Select((r, i) => StatementReader.Read(StatementKind.Rule, r.Text, IdOf(r.Id, 'r', i))));
        statements.AddRange(twin.Memory.Documents.Select((d, i) => StatementReader.Read(StatementKind.Background, d.Text, IdOf(d.Id, 'd', i))));
        return new TwinReading(
            new StatementIndex([.. statements.OfType<ReadStatement>()]),
            [.. twin.Decisions.Rules.Select(RuleReader.Read).OfType<Rule>()],
            twin.Decisions.PriceAttitude,
            twin.Personality.BigFive ?? new BigFive(),
            ScepticismOf(twin.Personality),
            twin.Demographics.Language is { } language && (language.StartsWith("de", StringComparison.OrdinalIgnoreCase) || language.StartsWith("ger", StringComparison.OrdinalIgnoreCase)));
    }

    private static IEnumerable<string> Background(Twin twin) =>
        [twin.Summary, .. twin.Knowledge, .. twin.Habits.Values.SelectMany(h => h), .. twin.Relationships.Select(r => r.Description), twin.Demographics.Household ?? "", twin.Demographics.Health ?? "", twin.Demographics.Work ?? ""];

    /// <summary>Ids are given by position when a twin is read from its file; one made in code may lack them.</summary>
    private static string IdOf(string id, char kind, int index) => id.Length > 0 ? id : $"{kind}{index + 1}";

    private static double ScepticismOf(Personality personality)
    {
        string[] words = ["scept", "skept", "stubborn", "exact", "critical", "distrust", "wary", "amused", "dry", "cautious", "misstrau", "kritisch"];
        var named = personality.Traits.Any(t => Tokenizer.Cut(t).Exists(token => words.Any(w => token.Text.StartsWith(w, StringComparison.Ordinal))));
        return Math.Clamp((named ? 0.8 : 0.4) + (0.5 * (0.5 - (personality.BigFive?.Agreeableness ?? 0.5))), 0, 1);
    }
}
