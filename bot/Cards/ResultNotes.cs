using Twins.Core.Studies.Analysis;
using Twins.Core.Studies.Reporting;

namespace Twins.Bot.Cards;

/// <summary>What a reader must know beside the numbers.</summary>
internal static class ResultNotes
{
    public static string Asked(StudyReport r)
    {
        var answered = r.Questions.Count > 0 ? r.Questions[0].Results.Select(x => x.Base).Concat(r.Questions[0].Compound.Select(c => c.Base)).DefaultIfEmpty().Max() : 0;
        return $"{Figures.Count(answered)} of {Figures.Of(r.Panel.Twins, "twin", "twins")} of “{CardText.Plain(r.Panel.Name, 80)}” answered; fidelity: {string.Join(", ", r.Panel.Levels.OrderBy(l => l.Key).Select(l => $"{l.Value} on level {l.Key}"))}.";
    }

    public static string Baselines(StudyReport r) =>
        r.Questions is [{ Dummies.Count: > 0 } q, ..]
            ? $"distance of the panel from what dummies would answer, 0 the same and 1 nothing shared: {string.Join(", ", q.Dummies.Select(d => $"{d.Name} {Figures.Number(d.Distance, 2)}"))}."
            : "none can be computed for this question.";

    /// <summary>The human ceiling, where it is known.</summary>
    public static string People(StudyReport r) =>
        r.Questions.SelectMany(q => q.Human).FirstOrDefault() is not { } human ? "nobody was asked, so the human ceiling is unknown."
        : human.Fits is [.., { Name: "human noise floor" } floor] ? $"{human.Sentence} Two samples of the same people are {Figures.Number(floor.TotalVariation, 2)} apart: no panel can come closer."
        : human.Sentence;

    public static string Worth(StudyReport r) =>
        !r.Respondent.IsLanguageModel || r.Worth.Humans < 0.5 ? "no people: these answers say nothing about how people would answer. Use them to try out the study."
        : $"about {Figures.Of((long)Math.Round(r.Worth.Humans), "person", "people")} ({Figures.Range(Figures.Number(r.Worth.Low, 0), Figures.Number(r.Worth.High, 0))}), however many answers were given.";

    public static string Cost(CostReport c) =>
        $"{(c.Spent is 0 ? "nothing" : Figures.Money(c.Spent))}; {Figures.Of(c.CallsBought, "call", "calls")} bought, {Figures.Count(c.CallsReused)} reused, {Figures.Duration(c.Seconds)}.";

    public static string Verdict(VerdictKind kind) => kind switch
    {
        VerdictKind.Separable => "✓ Separable",
        VerdictKind.TooCloseToCall => "≈ Too close to call",
        _ => "✕ Too weak to use",
    };

    public static string Style(VerdictKind kind) => kind switch
    {
        VerdictKind.Separable => "good",
        VerdictKind.TooCloseToCall => "warning",
        _ => "attention",
    };
}
