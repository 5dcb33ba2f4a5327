using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Studies.Reporting;

namespace Twins.Core.Governance.Bias.Page;

/// <summary>For whoever reads no table: what was done, what could not be done, what it does not show, and which law it bears on.</summary>
internal static class WordsSection
{
    public static Html Of(BiasReport r) =>
        $"""
        <section id="words"><h2>In words</h2>
        <div class="columns">
        <div><h3>What was examined</h3>
        <p>{Swapped(r)}</p>
        <p>Beside that, the twins as they are were compared by segment, gender, age and nationality: how often each group answers favourably, whether demographics alone explain the answers, and whether all twins answer alike.</p></div>
        <div><h3>How it is read: {(r.Mode is BiasMode.Decision ? "as a decision" : "as a forecast")}</h3>
        <p>{Mode(r.Mode)}</p><p class="soft">{r.WhyMode}</p></div>
        <div><h3>What could not be examined</h3><ul>{r.NotExamined.Select(n => (Html)$"<li dir=\"auto\">{n}</li>")}</ul></div>
        <div><h3>What this does not show</h3><ul>
        <li>That there is no bias. “Not shown” and “not found” mean that what was asked gave no sign of it.</li>
        <li>How real people of a group are treated by whoever uses the answers. Twins are software; nobody in a group answered here.</li>
        <li>Anything about another model, another panel, other questions or a later version of the same model: audit again when one of them changes.</li>
        <li>Why a difference is there. A swap shows that an attribute alone moves answers, not by which path.</li></ul></div>
        </div>
        {Law(r)}
        </section>
        """;

    private static Html Swapped(BiasReport r)
    {
        var attributes = string.Join(", ", r.Coverage.Select(c => c.Attribute).Distinct().Select(Words));
        return (Html)$"The same twins were asked the same questions twice, in the same order, wording and seed, with one attribute changed and nothing else: {attributes}. Where a twin’s texts tell the attribute anyway (“a mother of two”, “a retired teacher”), a swap would not have swapped it, and the twin was left out.{(r.Scope.Again ? " All twins were asked once more with nothing changed, in another order, which says how often answers differ by themselves." : null)}";
    }

    private static string Words(SwapAttribute attribute) => attribute switch
    {
        SwapAttribute.Name => "the name (what origin it signals)",
        SwapAttribute.Gender => "the gender (with the given name)",
        SwapAttribute.Age => $"the age ({Guise.Young} or {Guise.Old})",
        _ => "the origin (nationality and name)",
    };

    private static string Mode(BiasMode mode) => mode is BiasMode.Decision
        ? "The answers may bear on decisions about people. A difference by gender, age, origin or name is then to be suppressed, whether or not people have it too, and is called adverse here."
        : "The answers are to foretell what people will say. Where groups of people differ, twins ought to differ as much, and a gap is a finding to be compared with people’s, not a fault by itself. A shift by a name alone is harder to defend: people’s answers seldom hang on it.";

    private static Html Law(BiasReport r) =>
        $"""
        <h3>The law that it bears on</h3>
        <div class="words-first">
        <p><b>The four-fifths rule</b> (Uniform Guidelines on Employee Selection Procedures, 29 CFR 1607.4 D): a selection rate of a group below four fifths of the highest group’s rate is generally taken as evidence of adverse impact. It is computed below for every group of at least five twins, with its interval, since of few twins a ratio says little. It is a rule about selections of people; here it is applied to answers of twins, as a sign of where to look.{(r.Mode is BiasMode.Forecast ? " In a forecast it is a measure of how far groups differ and no more." : null)}</p>
        <p><b>Article 10 of the EU AI Act</b> (Regulation (EU) 2024/1689) asks providers of high-risk systems to examine their data for possible biases and to take measures against them. This report can be a part of such an examination and is none by itself: it looks at answers, not at training data.</p>
        <p><b>This is not legal advice.</b> Whether a difference is lawful is for people who know the case and its law.</p>
        </div>
        """;
}
