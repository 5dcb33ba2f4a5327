using Twins.Core.Studies.Analysis;

namespace Twins.Core.Studies.Reporting.Sections;

/// <summary>Links to the sections that are there.</summary>
internal static class Contents
{
    public static Html Of(StudyReport r) =>
        $"<nav aria-label=\"Sections\"><ul>{Sections(r).Where(s => s.There).Select(s => (Html)$"<li><a href=\"#{s.Id}\">{s.Name}</a></li>")}</ul></nav>";

    private static (string Id, string Name, bool There)[] Sections(StudyReport r)
    {
        var first = r.Questions.Count > 0 ? r.Questions[0] : null;
        return
        [
            ("changes", "Changes", r.Changes is not null),
            ("drift", "Drift", r.Drift is not null),
            ("ranking", "Ranking", true),
            ("segments", "Segments", first is not null && first.Results.Any(x => x.Segments.Count > 1)),
            ("reasons", "Reasons", first is { Themes.Count: > 0 }),
            ("objections", "Objections", r.Objections.Any(o => o.Themes.Count > 0)),
            ("questions", "Questions", r.Questions.Skip(1).Any(q => !q.Primary)),
            ("people", "Real people", r.Questions.Any(q => q.Human.Count > 0)),
            ("noise", "Noise", first is { Results.Count: > 0 }),
            ("unanswered", "Unanswered", true),
            ("method", "Method", true),
        ];
    }
}
