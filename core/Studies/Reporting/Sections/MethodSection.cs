using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>How to read the numbers, what they cost, and what it takes to get them again.</summary>
internal static class MethodSection
{
    public static Html Of(StudyReport r) =>
        $"""
        <section id="method"><h2>How to read this</h2>
        <div class="columns notes">
        <div><h3>Verdicts</h3><dl>
        <dt>Separable</dt><dd>The leader differs from all others by more than twins differ among themselves, and by more than the noise of the people that the panel is worth.</dd>
        <dt>Too close to call</dt><dd>The leader shares its group with others. Choose among them for other reasons, or ask people.</dd>
        <dt>Too weak to use</dt><dd>Too few answers, or a lead smaller than the noise, or what a dummy would have said. Do not act on it.</dd></dl></div>
        <div><h3>Numbers</h3><dl>
        <dt>95% interval</dt><dd>From resampling the twins: how far the figure would move with other twins from the same pool. It says nothing about how well twins stand for people.</dd>
        <dt>Alike</dt><dd>Two messages on a common line, or with a common letter, cannot be told apart.</dd>
        <dt>Best?</dt><dd>In how many of those resamples the message comes out first.</dd>
        <dt>n</dt><dd>Twins that answered at least once. Means are weighted by the panel’s segment shares.</dd></dl></div>
        </div>
        <h3>Cost and reproduction</h3>
        <dl class="pairs">{Rows(r).Select(p => (Html)$"<div><dt>{p.Name}</dt><dd dir=\"auto\">{p.Value}</dd></div>")}</dl>
        </section>
        """;

    private static IEnumerable<(string Name, string Value)> Rows(StudyReport r)
    {
        yield return ("Campaign", r.Campaign);
        yield return ("Panel", $"{r.Panel.Name} ({r.Panel.Id})");
        yield return ("Respondent", r.Respondent.Name);
        yield return ("Seed", r.Plan.Seed.ToString());
        yield return ("Plan", r.Plan.Hash);
        yield return ("Evaluations", Figures.Count(r.Plan.Evaluations));
        yield return ("Spent", $"{Figures.Money(r.Cost.Spent)} now, {Figures.Money(r.Cost.SpentBefore)} before");
        yield return ("Calls", $"{Figures.Count(r.Cost.CallsBought)} bought, {Figures.Count(r.Cost.CallsReused)} reused");
        yield return ("Tokens", $"{Figures.Count(r.Cost.InputTokens)} in ({Figures.Count(r.Cost.CachedTokens)} cached), {Figures.Count(r.Cost.OutputTokens)} out");
        yield return ("Time", Figures.Duration(r.Cost.Seconds));
        yield return ("Finished", Figures.Day(r.Finished));
        yield return ("Written by", $"Twins {typeof(MethodSection).Assembly.GetName().Version?.ToString(3)}");
    }
}
