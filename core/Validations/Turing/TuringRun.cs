using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Resampling;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Turing;

/// <summary>How often judges told people from twins.</summary>
internal sealed class TuringRun(TuringCheck check, ValidationRun run)
{
    private const int Draws = 2000;
    private const int LeastGuesses = 20;

    private readonly List<string> notes = [];

    /// <exception cref="DocumentException">A sheet cannot be used, or there are too few guesses.</exception>
    public CheckResult Run()
    {
        if (check.Sheets.Count is 0) throw new DocumentException(check.Texts, null, "has no filled-in sheets. Make sheets with 'twins validate sheets', have judges fill in 'guess' with human or ai, and name the files in 'sheets'.");
        var texts = TuringSheets.Read(check, run).ToDictionary(t => t.Code, StringComparer.Ordinal);
        var guesses = check.Sheets.SelectMany(s => Guesses(s, texts)).ToList();
        if (guesses.GroupBy(g => (g.Judge, g.Text.Code)).FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw new DocumentException(check.Texts, null, $"'{twice.Key.Judge}' judged the text {twice.Key.Code} twice; give each sheet another judge.");
        if (guesses.Count < LeastGuesses) throw new DocumentException(check.Texts, null, $"has {guesses.Count} guesses; at least {LeastGuesses} are needed.");
        return new CheckResult { Id = check.Id, Kind = "turing", Findings = [Finding(guesses)], Parts = [.. Parts(guesses)], Notes = notes };
    }

    /// <summary>Guesses about one text hang together, so that texts are resampled. Judges are few and stand for themselves; each has a row of their own.</summary>
    private Finding Finding(List<Guess> guesses)
    {
        var judges = guesses.Select(g => g.Judge).Distinct().Count();
        var texts = guesses.GroupBy(g => g.Text.Code).Select(g => g.ToList()).ToList();
        var interval = CaseBootstrap.Interval(texts.Count, drawn => Right([.. drawn.SelectMany(i => texts[i])]), Draws, run.Plan.Seed);
        return new Finding(check.Id, Metric.ToldRight, Right(guesses), interval, new(guesses.Count, $"guesses by {judges} judges about {texts.Count} texts"), "the interval says how these judges would do on other texts") { Ceiling = new("guessing blindly", .5) };
    }

    private static IEnumerable<PartRow> Parts(List<Guess> guesses)
    {
        yield return Part("texts of twins, taken for human", [.. guesses.Where(g => !g.Text.IsHuman)], g => g.SaidHuman);
        yield return Part("texts of people, taken for human", [.. guesses.Where(g => g.Text.IsHuman)], g => g.SaidHuman);
        foreach (var judge in guesses.GroupBy(g => g.Judge).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return Part($"{judge.Key}, right", [.. judge], g => g.IsRight);
    }

    private static PartRow Part(string name, List<Guess> guesses, Func<Guess, bool> counts)
    {
        var share = guesses.Count is 0 ? 0 : (double)guesses.Count(counts) / guesses.Count;
        return new(name, guesses.Count, share, guesses.Count is 0 ? null : Proportions.Wilson(share, guesses.Count), "share");
    }

    private static double Right(List<Guess> guesses) => guesses.Average(g => g.IsRight ? 1.0 : 0);

    private List<Guess> Guesses(string sheet, Dictionary<string, BlindText> texts)
    {
        var table = run.Table(sheet);
        var (judge, code, guess) = (table.Column(TuringSheets.Judge), table.Column(TuringSheets.Code), table.Column(TuringSheets.Guess));
        var found = new List<Guess>();
        for (var i = 0; i < code.Length; i++)
        {
            if (guess[i].Length is 0) continue;
            if (!texts.TryGetValue(code[i], out var text)) throw table.Refuse(i, TuringSheets.Code, code[i], "a code of these texts");
            found.Add(new Guess(judge[i].Length > 0 ? judge[i] : sheet, text, guess[i].ToLowerInvariant() switch
            {
                "human" or "person" or "h" => true,
                "ai" or "twin" or "machine" or "a" => false,
                _ => throw table.Refuse(i, TuringSheets.Guess, guess[i], "human or ai"),
            }));
        }
        if (found.Count < code.Length) notes.Add($"{code.Length - found.Count} of {code.Length} lines of {sheet} have no guess.");
        return found;
    }

    private sealed record Guess(string Judge, BlindText Text, bool SaidHuman)
    {
        public bool IsRight => SaidHuman == Text.IsHuman;
    }
}
