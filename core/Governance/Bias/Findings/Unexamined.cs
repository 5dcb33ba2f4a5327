using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Findings;

/// <summary>What an audit could not look at, and why.</summary>
internal static class Unexamined
{
    public static IEnumerable<string> Of(BiasReport r, BiasPlan plan, IReadOnlyList<PeopleAnswers> people)
    {
        if (!r.Respondent.IsLanguageModel) yield return "How a language model answers. The offline respondent reads neither name nor gender, age or nationality, so that swapping them changes nothing it says; audit the model that you mean to use, with --model.";
        foreach (var question in plan.NotExamined) yield return $"Question {question}";
        foreach (var swap in r.Coverage.GroupBy(c => c.Attribute).Select(g => g.MaxBy(c => c.LeftOut.Count)!).Where(c => c.LeftOut.Count > 0))
            yield return $"A swap of {swap.Attribute.ToString().ToLowerInvariant()} with {Figures.Of(swap.LeftOut.Count, "twin", "twins")} of {Figures.Count(r.Twins)}, whose texts tell it anyway or who stand for no single person; they are listed below.";
        foreach (var kind in Grouping.Kinds.Where(k => r.Groups.All(g => g.Kind != k))) yield return $"Gaps by {kind}: fewer than two groups are told apart in this panel.";
        foreach (var kind in r.Groups.GroupBy(g => g.Kind).Where(k => k.All(g => !g.Compared))) yield return $"Gaps by {kind.Key}: fewer than two groups have five twins.";
        if (r.Likeness.Stereotyping is null) yield return $"Whether twins answer as their demographics: {r.Likeness.NoStereotyping}";
        yield return Errors(r, people);
        if (r.Scope.Answers.Missing > 0) yield return $"{Figures.Count(r.Scope.Answers.Missing)} of {Figures.Count(r.Scope.Answers.Asked)} answers that did not come (the twin did not know, or the model refused); they take no part.";
        yield return "Anything that nobody swapped or that no twin’s document states, such as disability, religion or sexual orientation, and attributes taken together, such as young women of one origin.";
    }

    private static string Errors(BiasReport r, IReadOnlyList<PeopleAnswers> people) =>
        r.Errors.Count > 0 ? "Whether twins miss people of a group by more than others, beyond those whom the people’s file links to a twin."
        : people.Count is 0 ? "Whether twins are wrong about some groups more than about others: there are no answers of real people on file, so that it cannot be told."
        : !people.Any(p => p.People.Any(x => x.Twin is not null)) ? "Whether twins are wrong about some groups more than about others: real people’s answers are on file, but no column ‘twin’ says which twin stands for whom, so that it cannot be told."
        : "Whether twins are wrong about some groups more than about others: the people who are linked to twins do not fall into two groups.";
}
