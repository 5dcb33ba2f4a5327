using System.Runtime.CompilerServices;
using Twins.Core.Fidelity.Choice;
using Twins.Core.Fidelity.Choice.Designs;

namespace Twins.Core.Studies.Questions.Compound;

/// <summary>
/// Which products of a conjoint are shown together. It follows from the question alone, so that every machine shows the same
/// choices, and is searched for once. Whoever changes the search changes what twins see: raise the version of the prompts.
/// </summary>
public static class ConjointTasks
{
    public const int Versions = 6;

    /// <summary>More trials gain a percent of efficiency at four times the wait.</summary>
    private const int Trials = 4000;

    private static readonly ConditionalWeakTable<ConjointQuestion, ConjointDesign> Known = [];

    /// <summary>Per version its choices, per choice its products, each as the levels of all parts.</summary>
    public static IReadOnlyList<IReadOnlyList<int[][]>> Of(ConjointQuestion question) => Design(question).Versions;

    public static ConjointDesign Design(ConjointQuestion question) => Known.GetValue(question, static q => ConjointDesign.Of(
        Coding(q),
        new ConjointDesignOptions { Tasks = q.Tasks, Alternatives = q.Alternatives, Versions = Versions, Trials = Trials, Seed = unchecked((int)Seeds.For(0, "conjoint", q.Id)) }));

    /// <summary>Prices as a straight line, all else in effects coding.</summary>
    public static ConjointCoding Coding(ConjointQuestion question) =>
        new([.. question.Parts.Select(p => p.IsPrice ? ConjointAttribute.Of([.. p.Prices]) : ConjointAttribute.Of(p.Levels.Count))]);
}
